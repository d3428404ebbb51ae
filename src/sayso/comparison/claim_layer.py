"""Claims: how statements are kept, joined and denied, and the record of each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.comparison.answers import ASSERTIVE, OPPOSED
from sayso.comparison.claim_record import claim, near
from sayso.comparison.codec import held_from, pack
from sayso.comparison.denied import Denials
from sayso.comparison.facts import Answer, Held
from sayso.comparison.grouping import Edge, Group, is_core, joined_by
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
        self.denials = Denials(self)
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
        """Return the statements whose claims change beside those touched: what outlets tell.

        What is told counts for the claim alone that holds what is likest to it.
        """
        found = set(touched)
        for some in chunks(touched):
            sql = f"SELECT place FROM {{n}} WHERE key IN ({some}) AND place IS NOT NULL"  # noqa: S608 - numbers
            found |= {place for (place,) in self.run(sql)}
        tellers = {teller for _, teller, _ in self._onto(touched, "tells")}
        best = self._best_told(touched | tellers)
        moved = {t for t in touched | tellers if t in touched or best.get(t) in touched}
        found |= {best[teller] for teller in moved if teller in best}
        for some in chunks(moved):
            sql = (
                "SELECT g.parent FROM {n}_members m JOIN {n}_groups g ON g.key = m.grp "  # noqa: S608 - numbers
                f"WHERE m.item IN ({some}) AND m.role = 'tells'"
            )
            found |= {part for (part,) in self.run(sql)}
        return found

    def settled(self, changed: set[int]) -> set[int]:
        """Find out anew which claims are denied, where claims changed; return what else changes."""
        return self.denials.settle(changed)

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
        tells = self._onto(members, "tells")
        best = self._best_told({teller for _, teller, _ in tells})
        for key, teller, reason in tells:
            if best.get(teller) == key:
                h = self.thing(teller)[0]
                held[h.id] = h
                told[h.id] = reason
        told_on = {held[one].nested_in for one in denied}  # who only passes a denial on, denies not
        denied = {
            one: reason
            for one, reason in denied.items()
            if one not in hung and (held[one].stance in OPPOSED or one not in told_on)
        }
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

    def _best_told(self, tellers: Iterable[int]) -> dict[int, int]:
        """Return by what an outlet tells the statement that is likest to it."""
        found: dict[int, int] = {}
        for some in chunks(tellers):
            sql = (
                "SELECT l.a, l.b FROM {n}_links l JOIN {n} t ON t.key = l.b "  # noqa: S608 - numbers
                f"WHERE l.a IN ({some}) AND l.relation = 'tells' AND t.place = t.key "
                "ORDER BY l.a, l.score DESC, t.id"
            )
            for teller, held in self.run(sql):
                found.setdefault(teller, held)
        return found
