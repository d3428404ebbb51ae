"""Claims: how statements are kept, joined and denied, and the record of each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.comparison.answers import ASSERTIVE, OPPOSED
from sayso.comparison.claim_record import claim, near
from sayso.comparison.codec import held_from, pack
from sayso.comparison.facts import Answer, Held
from sayso.comparison.grouping import Edge, Group, answered, is_core, joined_by
from sayso.comparison.kin_links import kin_links, kin_within, with_rules
from sayso.comparison.making import Lookup
from sayso.comparison.propositions import DAYS, LONE_DAYS, Link, keys_of, relation
from sayso.comparison.rules import Frame, Rules
from sayso.comparison.settings import Settings
from sayso.comparison.settling import Settling
from sayso.comparison.shelf import Made
from sayso.comparison.things import chunks

if TYPE_CHECKING:
    import apsw

__all__ = ["Claims"]


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


def _links(a: Held, b: Held, apart: int | None) -> Sequence[tuple[bool, Link]]:
    if a.own is not None or b.own is not None:
        told = _tells(a, b, apart)
        return [] if told is None else [told]
    kin = kin_links(a, b, apart) if a.doc != b.doc else ()  # else see kin_within
    return with_rules(a, relation(a, b, apart), kin)


def _tells(a: Held, b: Held, apart: int | None) -> tuple[bool, Link] | None:
    """Return the link from what an outlet tells in its own voice to who holds the same."""
    if (a.own is None) == (b.own is None):
        return None
    told, said = (b, a) if a.own is None else (a, b)
    if said.blamed and told.countries and said.blamed not in told.countries:
        return None
    if {f.kind for f in said.figures} - {f.kind for f in told.figures}:
        return None
    link = relation(a, b, apart)
    if link is None or link.relation == "denies":
        return None
    return a.own is not None, Link("tells", link.score, link.reason)


def _within(held: Sequence[Held]) -> list[Edge]:
    """Keep what statements of a document answer; their grouping reads the answers itself."""
    told = [
        (h.id, answer.to, Link(_kind(answer), 1.0, answer.rule))
        for h in held
        for answer in h.answers
    ]
    return told + kin_within(held)


def _frame(held: Held) -> Frame:
    spot = held.spots[0] if len(held.spots) == 1 else None
    return Frame.of(spot, held.days, held.blamed if held.stance in ASSERTIVE else None)


def _kind(answer: Answer) -> str:
    return "answer repeats" if answer.relation == "repeats" else "answer"


class Claims(Settling[Held]):
    """Keeps statements and the claims they make."""

    name: ClassVar[str] = "statements"

    def __init__(self, connection: apsw.Connection, lookup: Lookup) -> None:
        """Work on a comparison file."""
        super().__init__(
            connection,
            Rules(
                pack,
                held_from,
                keys_of,
                _links,
                _within,
                _frame,
                lone=LONE_DAYS,
                far=DAYS,
            ),
        )
        self.lookup = lookup
        self.settings = Settings(connection)
        self._alike: dict[int, dict[int, set[int]]] = {}

    def clear(self) -> None:
        """Forget what was read."""
        super().clear()
        self.settings.clear()

    def remove(self, doc: int) -> set[int]:
        """Take out a document's statements; return those of others that this touches."""
        touched = super().remove(doc)
        self.settings.take(doc)
        return touched

    def beside(
        self, doc: int, day: int | None, things: Sequence[Held], keys: Sequence[int]
    ) -> Mapping[int, set[int]]:
        """Note a document's setting; return statements of that setting that are like its own."""
        self.settings.put(doc, day, things, keys)
        return self.settings.alike(doc)

    def still_beside(self, key: int) -> set[int]:
        """Return statements of its document's setting that are like one."""
        ((doc,),) = self.run("SELECT doc FROM {n} WHERE key = ?", (key,))
        if doc not in self._alike:
            self._alike = {doc: self.settings.alike(doc)}
        return self._alike[doc].get(key, set())

    def shifted(self) -> tuple[set[int], set[int]]:
        """Return statements whose documents meet fewer others of their setting now, and more."""
        self._alike = {}
        return self.settings.moved()

    def joins(self, thing: Held) -> bool:
        """Tell whether links join a statement to others: whether it holds something itself."""
        return is_core(thing)

    def place(self, thing: Held, others: Mapping[str, Held]) -> str | None:
        """Return the statement in words of its own that one is, or passes on."""
        to = thing.id if is_core(thing) else next((a.to for a in thing.answers), "")
        return to if to in others and is_core(others[to]) else None

    def affected(self, touched: set[int]) -> set[int]:
        """Return the statements whose claims change beside those touched: what outlets tell."""
        found = set(touched)
        for some in chunks(touched):
            sql = f"SELECT place FROM {{n}} WHERE key IN ({some}) AND place IS NOT NULL"  # noqa: S608 - numbers
            found |= {place for (place,) in self.run(sql)}
        tellers = {teller for _, teller, _ in self._onto(touched, "tells")}
        for some in chunks(touched | tellers):
            sql = f"SELECT b FROM {{n}}_links WHERE a IN ({some}) AND relation = 'tells'"  # noqa: S608 - numbers
            found |= {held for (held,) in self.run(sql)}
        return found

    def settled(self, stale: set[int]) -> set[int]:
        """Find out anew which claims are denied, where claims changed; return what else changes.

        A denial goes to the claims that it is likeliest to deny, so what comes or goes in one
        changes others, too.
        """
        found: set[int] = set()
        for denial in sorted(self._deniers(stale)):
            old, new = self._chosen(denial), self._denied(denial)
            if old != new:
                found |= {place for place, _ in (*old, *new)}
                self.run("DELETE FROM denials WHERE denial = ?", (denial,))
                for place, reason in new:
                    self.run("INSERT INTO denials VALUES (?, ?, ?)", (denial, place, reason))
        return found

    def _deniers(self, stale: set[int]) -> set[int]:
        """Return what denies, or did deny, a statement of the claims of some statements."""
        whole = {key for part in {self.part(key) for key in stale} for key in self.members(part)}
        found: set[int] = set()
        hung = {key for _, key, _ in self._onto(whole, "answer repeats")}
        for some in chunks(whole | hung):
            for kind in ("denies", "answer"):
                sql = (
                    f"SELECT a, score FROM {{n}}_links WHERE b IN ({some}) AND relation = '{kind}'"  # noqa: S608 - numbers
                )
                found |= {a for a, score in self.run(sql) if self._may_count(a, kind, score)}
        for some in chunks(whole):
            sql = (
                f"SELECT denial FROM denials WHERE place IN ({some}) UNION SELECT denial FROM "  # noqa: S608 - numbers
                f"denials WHERE denial IN ({some}) UNION SELECT a FROM {{n}}_links WHERE a IN "
                f"({some}) AND relation IN ('denies', 'answer')"
            )
            found |= {a for (a,) in self.run(sql)}
        return found

    def _may_count(self, denial: int, relation: str, score: float) -> bool:
        """Tell whether something is likely enough denied for any claim to be so by this link."""
        if relation == "answer" or score >= PLAIN:
            return True
        return score >= DENIED and self.thing(denial)[0].stance in OPPOSED

    def forget(self, key: int) -> set[int]:
        """Forget what a statement denies; return what it denied, and who denied it."""
        sql = "SELECT place FROM denials WHERE denial = ?1 UNION SELECT denial FROM denials "
        found = {one for (one,) in self.run(f"{sql} WHERE place = ?1", (key,))}
        self.run("DELETE FROM denials WHERE denial = ?1 OR place = ?1", (key,))
        return found | super().forget(key)

    def make(self, part: int, members: Sequence[int]) -> Made | None:
        """Return the claim of a part: two statements or more, or one that is denied.

        What only denials hold is the other side of what they deny, and no claim in any list.
        """
        del part
        held = [self.thing(key)[0] for key in members]
        if all(h.stance in OPPOSED or not is_core(h) for h in held):
            return None
        return self._made(members)

    def alone(self) -> Iterator[Mapping[str, Any]]:
        """Yield what one statement alone holds and nobody denies, or what only denials hold.

        By document.
        """
        sql = (
            "SELECT t.key FROM {n} t JOIN documents d ON d.key = t.doc WHERE t.place = t.key "
            "AND NOT EXISTS (SELECT 1 FROM {n}_members m WHERE m.item = t.key AND "
            "m.role = 'holds') ORDER BY d.doc, t.id"
        )
        known: set[int] = set()
        for (key,) in list(self.run(sql)):
            if key in known:
                continue
            members = self.members(self.part(key))
            known.update(members)
            made = self._made(members, alone=True)
            if made is not None:
                yield made.body

    def _made(self, members: Sequence[int], *, alone: bool = False) -> Made | None:
        """Return the claim of some statements, if more than one has part in it.

        Args:
            members: The statements.
            alone: Return it even where only one has part in it.
        """
        held = {(h := self.thing(key)[0]).id: h for key in members}
        core = sorted(held)
        hung: dict[str, str] = {}
        denied: dict[str, str] = {}
        told: dict[str, str] = {}
        for _, other, reason in self._onto(members, "answer repeats"):
            h = self.thing(other)[0]
            held[h.id] = h
            hung[h.id] = reason
        for some in chunks(members):
            sql = (
                f"SELECT denial, reason FROM denials WHERE place IN ({some}) ORDER BY place, denial"  # noqa: S608 - numbers
            )
            for denial, reason in self.run(sql):
                h = self.thing(denial)[0]
                if h.id not in core:  # who holds a claim doesn't deny it
                    held[h.id] = h
                    denied[h.id] = reason
        for key, teller, reason in self._onto(members, "tells"):
            if self._best_told(teller) == key:
                h = self.thing(teller)[0]
                held[h.id] = h
                told[h.id] = reason
        denied = {one: reason for one, reason in denied.items() if one not in hung}
        statements = sorted({*core, *hung})
        elsewhere = {held[one].doc for one in told} - {held[one].doc for one in core}
        several = len(statements) > 1 or bool(denied or elsewhere)
        if not (several or alone):
            return None
        edges = self.edges(members)
        reasons = joined_by(edges)
        group = Group(
            core, statements, sorted(denied), reasons | hung | denied | told, sorted(told)
        )
        return claim(group, held, near(edges), self.lookup)

    def _onto(self, keys: Iterable[int], relation: str) -> list[tuple[int, int, str]]:
        """Return the links of one kind that lead to some statements: to, from, reason."""
        found: list[tuple[int, int, str]] = []
        for some in chunks(keys):
            sql = (
                f"SELECT b, a, reason FROM {{n}}_links WHERE b IN ({some}) "  # noqa: S608 - numbers
                f"AND relation = '{relation}' ORDER BY b, a"
            )
            found += self.run(sql)
        return found

    def _best_told(self, key: int) -> int | None:
        """Return the statement that is likest to what an outlet tells."""
        sql = (
            "SELECT l.b FROM {n}_links l JOIN {n} t ON t.key = l.b WHERE l.a = ? "
            "AND l.relation = 'tells' AND t.place = t.key ORDER BY l.score DESC, t.id LIMIT 1"
        )
        found = self.run(sql, (key,)).fetchone()
        return None if found is None else int(found[0])

    def _at(self, key: int) -> set[int]:
        """Return what a statement stands for."""
        sql = "SELECT place FROM {n} WHERE key = ? AND place IS NOT NULL"
        return {place for (place,) in self.run(sql, (key,))}

    def _chosen(self, denial: int) -> list[tuple[int, str]]:
        sql = "SELECT place, reason FROM denials WHERE denial = ? ORDER BY place"
        return list(self.run(sql, (denial,)))

    def _denied(self, denial: int) -> list[tuple[int, str]]:
        """Return a statement of each claim that one surely enough denies, with the reason.

        That is how likely it denies what the claim's statements hold, on average; those it isn't
        linked with count as nothing.
        """
        sql = (
            "SELECT l.score, l.reason, t.place, ifnull(p.part, t.place), s.id FROM {n}_links l "
            "JOIN {n} t ON t.key = l.b JOIN {n} s ON s.key = t.place "
            "LEFT JOIN {n}_parts p ON p.item = t.place "
            "WHERE l.a = ? AND l.relation = 'denies' AND t.place IS NOT NULL"
        )
        options = list(self.run(sql, (denial,)))
        for score, to, reason in answered(self.thing(denial)[0]):
            for place in self._at(self.key(to) or -1):
                known = self.thing(place)[0].id
                options.append((-score, reason, place, self.part(place), known))
        best: dict[int, dict[str, tuple[float, int, str]]] = {}
        own = self.part(denial)
        for score, reason, place, part, known in sorted(options):
            if part != own:
                best.setdefault(part, {})[known] = (score, place, reason)
        sizes = dict.fromkeys(best, 1)
        for some in chunks(best):
            sql = f"SELECT part, count(*) FROM {{n}}_parts WHERE part IN ({some}) GROUP BY part"  # noqa: S608 - numbers
            sizes |= dict(self.run(sql))
        means = {
            part: round(sum(sorted(o[0] for o in some.values())) / (sizes[part] + UNKNOWN), 6)
            for part, some in best.items()
        }
        opposed = self.thing(denial)[0].stance in OPPOSED
        lowest = DENIED if opposed else PLAIN
        least = max(lowest, BESIDE * max(means.values(), default=0.0))
        found = []
        for part, mean in means.items():
            if mean >= least:
                top = min(best[part].items(), key=lambda o: (-o[1][0], o[0]))
                found.append(top[1][1:])
        return sorted(found)
