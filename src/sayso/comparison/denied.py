"""Which claims a statement denies: those whose statements it is likeliest to deny, on average.

Where claims or links change, what denies a claim near is looked at anew, all at once: a denial goes
to the claims that it is likeliest to deny, so what comes or goes in one changes others, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.comparison.answers import OPPOSED
from sayso.comparison.grouping import answered
from sayso.comparison.things import chunks

if TYPE_CHECKING:
    from sayso.comparison.facts import Held
    from sayso.comparison.parts import Parts

__all__ = ["Denials"]

UNKNOWN = 1
"""Statements that nothing is known of, which the mean chance that a claim is denied counts as if
the claim had them, too: one likely denial of what one statement holds is little. Of 0 to 2."""
DENIED = 0.12
"""Least mean chance, over all statements that hold a claim, that another one denies it. Of .08 to
.17 on 19 annotated cases that no model had seen, and the gold ledger: with .1 and :data:`PLAIN`
.18 denials are .01 better on the cases, .05 worse in the ledger."""
PLAIN = 0.2
"""The same for one whose stance is none that speaks against anything: another version of what
happened is a denial only where it plainly is one. Of .11 to .25, likewise."""
BESIDE = 0.7
"""Share of the greatest such mean of a denial that a claim must reach to be denied by it, too. Of
.5 to 1: below, denials of the gold ledger hit too many claims; above, annotated cases lose more."""

Choice = tuple[int, str]
"""A statement of the claim that is denied, and the reason."""
_Option = tuple[float, str, int, int, str]
"""What may be denied: chance, reason, the statement it stands for, its part, its id."""


class Denials:
    """Keeps which claims of a layer are denied.

    Args:
        layer: The statements.
    """

    def __init__(self, layer: Parts[Held]) -> None:
        """Work on a layer."""
        self.layer = layer

    def settle(self, changed: set[int]) -> set[int]:
        """Find out anew what is denied, where parts or links of some statements changed.

        Returns:
            Statements of the claims that are denied otherwise than before.
        """
        deniers = self._deniers(changed)
        old, new = self._kept(deniers), self._found(deniers)
        found: set[int] = set()
        for denial in sorted(deniers):
            if old[denial] != new[denial]:
                found |= {place for place, _ in {*old[denial]} ^ {*new[denial]}}
                self.layer.run("DELETE FROM denials WHERE denial = ?", (denial,))
                for place, reason in new[denial]:
                    sql = "INSERT INTO denials VALUES (?, ?, ?)"
                    self.layer.run(sql, (denial, place, reason))
        return found

    def _deniers(self, changed: set[int]) -> set[int]:
        """Return what denies, or did deny, a statement of the claims of some statements."""
        run = self.layer.run
        whole = self._whole(changed)
        found: set[int] = set()
        hung: set[int] = set()
        for some in chunks(whole):
            sql = f"SELECT a FROM {{n}}_links WHERE b IN ({some}) AND relation = 'answer repeats'"  # noqa: S608 - numbers
            hung |= {a for (a,) in run(sql)}
        for some in chunks(whole | hung):
            for kind in ("denies", "answer"):
                sql = (
                    f"SELECT a, score FROM {{n}}_links WHERE b IN ({some}) AND relation = '{kind}'"  # noqa: S608 - numbers
                )
                found |= {a for a, score in run(sql) if self._may_count(a, kind, score)}
        for some in chunks(whole):
            sql = (
                f"SELECT denial FROM denials WHERE place IN ({some}) UNION SELECT denial FROM "  # noqa: S608 - numbers
                f"denials WHERE denial IN ({some}) UNION SELECT a FROM {{n}}_links WHERE a IN "
                f"({some}) AND relation IN ('denies', 'answer')"
            )
            found |= {a for (a,) in run(sql)}
        return found

    def _whole(self, keys: Iterable[int]) -> set[int]:
        """Return the statements of the parts that some are in."""
        parts = set(self._parts(keys).values())
        found = set(parts)  # what stands alone is a part itself
        for some in chunks(parts):
            sql = f"SELECT item FROM {{n}}_parts WHERE part IN ({some})"  # noqa: S608 - numbers
            found |= {item for (item,) in self.layer.run(sql)}
        return found

    def _parts(self, keys: Iterable[int]) -> dict[int, int]:
        """Return by statement the part it is in."""
        known = set(keys)
        found = {key: key for key in known}
        for some in chunks(known):
            sql = f"SELECT item, part FROM {{n}}_parts WHERE item IN ({some})"  # noqa: S608 - numbers
            found |= dict(self.layer.run(sql))
        return found

    def _opposed(self, denial: int) -> bool:
        return self.layer.thing(denial)[0].stance in OPPOSED

    def _may_count(self, denial: int, relation: str, score: float) -> bool:
        """Tell whether something is likely enough denied for any claim to be so by this link."""
        if relation == "answer" or score >= PLAIN:
            return True
        return score >= DENIED and self._opposed(denial)

    def _kept(self, denials: Iterable[int]) -> dict[int, list[Choice]]:
        """Return by denial what it was found to deny before."""
        found: dict[int, list[Choice]] = {denial: [] for denial in denials}
        for some in chunks(found):
            sql = f"SELECT * FROM denials WHERE denial IN ({some}) ORDER BY denial, place"  # noqa: S608 - numbers
            for denial, place, reason in self.layer.run(sql):
                found[denial].append((place, reason))
        return found

    def _found(self, denials: Iterable[int]) -> dict[int, list[Choice]]:
        """Return by denial a statement of each claim that it surely enough denies, with the reason.

        That is how likely it denies what the claim's statements hold, on average; those it isn't
        linked with count as nothing.
        """
        self.layer.load(denials)
        options = self._options(denials)
        own = self._parts(options)
        parts = {option[3] for some in options.values() for option in some}
        sizes = dict.fromkeys(parts, 1)
        for some in chunks(parts):
            sql = f"SELECT part, count(*) FROM {{n}}_parts WHERE part IN ({some}) GROUP BY part"  # noqa: S608 - numbers
            sizes |= dict(self.layer.run(sql))
        found: dict[int, list[Choice]] = {}
        for denial, given in options.items():
            best: dict[int, dict[str, tuple[float, int, str]]] = {}
            for score, reason, place, part, known in sorted(given):
                if part != own[denial]:
                    best.setdefault(part, {})[known] = (score, place, reason)
            means = {
                part: round(sum(sorted(o[0] for o in some.values())) / (sizes[part] + UNKNOWN), 6)
                for part, some in best.items()
            }
            lowest = DENIED if self._opposed(denial) else PLAIN
            least = max(lowest, BESIDE * max(means.values(), default=0.0))
            tops = (
                min(best[part].items(), key=lambda o: (-o[1][0], o[0]))
                for part, mean in means.items()
                if mean >= least
            )
            found[denial] = sorted(top[1][1:] for top in tops)
        return found

    def _options(self, denials: Iterable[int]) -> dict[int, list[_Option]]:
        """Return by denial what it may deny."""
        layer = self.layer
        found: dict[int, list[_Option]] = {denial: [] for denial in denials}
        for some in chunks(found):
            sql = (
                "SELECT l.a, l.score, l.reason, t.place, ifnull(p.part, t.place), s.id "  # noqa: S608 - numbers
                "FROM {n}_links l JOIN {n} t ON t.key = l.b JOIN {n} s ON s.key = t.place "
                "LEFT JOIN {n}_parts p ON p.item = t.place "
                f"WHERE l.a IN ({some}) AND l.relation = 'denies' AND t.place IS NOT NULL"
            )
            for denial, *option in layer.run(sql):
                score, reason, place, part, known = option
                found[denial].append((score, reason, place, part, known))
        for denial, given in found.items():
            for score, reason, to in (
                (s, r, layer.key(t)) for s, t, r in answered(layer.thing(denial)[0])
            ):
                sql = "SELECT place FROM {n} WHERE key = ? AND place IS NOT NULL"
                for (place,) in layer.run(sql, (to,)):
                    known = layer.thing(place)[0].id
                    given.append((-score, reason, place, layer.part(place), known))
        return found
