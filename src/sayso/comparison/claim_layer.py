"""Claims: how statements are kept, joined and denied, and the record of each claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.comparison.answers import ASSERTIVE, OPPOSED
from sayso.comparison.codec import held_from, pack
from sayso.comparison.facts import Answer, Held
from sayso.comparison.grouping import BARS, Edge, Group, answered, is_core, partition
from sayso.comparison.kin_links import kin_links, kin_within, likelier
from sayso.comparison.layer import Layer
from sayso.comparison.making import SHOWN, Lookup, day_in, names_in
from sayso.comparison.propositions import Link, keys_of, relation
from sayso.comparison.rules import Edges, Frame, Rules
from sayso.comparison.shelf import Made
from sayso.comparison.sources import Outlet, roots
from sayso.model import content_id

if TYPE_CHECKING:
    import apsw

__all__ = ["Claims"]


MOST = 6
"""Greatest product of the two ranks of a link that counts: the likest of one statement if it is
among the other's first six, the second of both. On 39 annotated cases claims are .510, .515, .535
and .541, denials .342, .340, .348 and .349 with 4, 5, 6 and 8 (.539 and .339 if all count). Of the
71,400 statements of a large case, 8 hang together on average with 4, 41 with 6, else nearly all."""


def _link(a: Held, b: Held, apart: int | None) -> tuple[bool, Link] | None:
    if a.own is not None or b.own is not None:
        return _tells(a, b, apart)
    link = relation(a, b, apart)
    if a.doc != b.doc:  # what rules find goes before what the model finds
        return likelier(a, link, kin_links(a, b, apart) if link is None else [])
    if link is None:
        return None
    return (link.relation != "denies" or a.stance in OPPOSED, link)


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


class Claims(Layer[Held]):
    """Keeps statements and the claims they make."""

    name: ClassVar[str] = "statements"
    most: ClassVar[int | None] = MOST

    def __init__(self, connection: apsw.Connection, lookup: Lookup) -> None:
        """Work on a comparison file."""
        super().__init__(
            connection,
            Rules(pack, held_from, keys_of, _link, _within, _frame, BARS),
        )
        self.lookup = lookup

    def partition(self, things: Mapping[str, Held], edges: Edges) -> list[Sequence[str]]:
        """Return the parts that statements fall into."""
        return [part.members for part in partition(things, edges)]

    def place(self, thing: Held, others: Mapping[str, Held]) -> str | None:
        """Return the statement in words of its own that one is, or passes on."""
        to = thing.id if is_core(thing) else next((a.to for a in thing.answers), "")
        return to if to in others and is_core(others[to]) else None

    def affected(self, touched: set[int]) -> set[int]:
        """Return the statements whose claims change: what denials answer now, or did before.

        A denial goes to the best of what it may answer, so what comes or goes there changes
        other claims, too.
        """
        found = set(touched)
        denials: set[int] = set()
        for key in touched:
            found |= self._at(key)
            for other in (key, *self._tellers(key)):
                found |= self._told(other)
            if self.thing(key)[0].stance in OPPOSED or self._denies(key):
                denials.add(key)
            hung = "SELECT a FROM {n}_links WHERE b = ? AND relation = 'answer repeats'"
            for target in [key, *(a for (a,) in self.run(hung, (key,)))]:
                sql = "SELECT a FROM {n}_links WHERE b = ? AND relation IN ('denies', 'answer')"
                denials |= {a for (a,) in self.run(sql, (target,))}
        for denial in denials:
            old, new = self._chosen(denial), self._best(denial)
            if old != new:
                found |= {place for place, _ in (*old, *new)}
                self.run("DELETE FROM denials WHERE denial = ?", (denial,))
                for place, reason in new:
                    self.run("INSERT INTO denials VALUES (?, ?, ?)", (denial, place, reason))
            elif denial in touched:
                found |= {place for place, _ in new}
        return found

    def _denies(self, key: int) -> bool:
        """Tell whether a statement speaks against another, whatever its stance."""
        sql = "SELECT 1 FROM {n}_links WHERE a = ? AND relation = 'denies' LIMIT 1"
        return self.run(sql, (key,)).fetchone() is not None

    def forget(self, key: int) -> set[int]:
        """Forget what a statement denies; return what it denied, and who denied it."""
        sql = "SELECT place FROM denials WHERE denial = ?1 UNION SELECT denial FROM denials "
        found = {one for (one,) in self.run(f"{sql} WHERE place = ?1", (key,))}
        self.run("DELETE FROM denials WHERE denial = ?1 OR place = ?1", (key,))
        return found

    def make(self, part: int, members: Sequence[int]) -> Made | None:
        """Return the claim of a part: two statements or more, or one that is denied."""
        del part
        if len(members) == 1 and not is_core(self.thing(members[0])[0]):
            return None
        return self._made(members)

    def alone(self) -> Iterator[Mapping[str, Any]]:
        """Yield the claims that one statement alone holds, and nobody denies, by document."""
        sql = (
            "SELECT t.key FROM {n} t JOIN documents d ON d.key = t.doc WHERE t.place = t.key "
            "AND NOT EXISTS (SELECT 1 FROM {n}_members m WHERE m.item = t.key) ORDER BY d.doc, t.id"
        )
        for (key,) in self.run(sql):
            made = self._made([key], alone=True)
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
        for key in members:
            for other, reason in self.run(
                "SELECT a, reason FROM {n}_links WHERE b = ? AND relation = 'answer repeats'",
                (key,),
            ):
                h = self.thing(other)[0]
                held[h.id] = h
                hung[h.id] = reason
            for denial, reason in self.run(
                "SELECT denial, reason FROM denials WHERE place = ?", (key,)
            ):
                h = self.thing(denial)[0]
                if h.id not in core:  # who holds a claim doesn't deny it
                    held[h.id] = h
                    denied[h.id] = reason
            for teller, reason in self._telling(key):
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
        reasons: dict[str, str] = {}
        for joined in partition({one: held[one] for one in core}, edges):
            reasons |= {one: joined.reasons.get(one, "") for one in joined.members}
        group = Group(
            core, statements, sorted(denied), reasons | hung | denied | told, sorted(told)
        )
        return _claim(group, held, _near(edges), self.lookup)

    def _tellers(self, key: int) -> list[int]:
        """Return what outlets tell in their own voice that a statement holds, too."""
        return [a for a, _ in self._telling(key)]

    def _telling(self, key: int) -> list[tuple[int, str]]:
        sql = "SELECT a, reason FROM {n}_links WHERE b = ? AND relation = 'tells'"
        return list(self.run(sql, (key,)))

    def _told(self, key: int) -> set[int]:
        """Return the statements that hold what an outlet tells, likest first."""
        sql = "SELECT b FROM {n}_links WHERE a = ? AND relation = 'tells'"
        return {b for (b,) in self.run(sql, (key,))}

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
        return list(self.run("SELECT place, reason FROM denials WHERE denial = ?", (denial,)))

    def _best(self, denial: int) -> list[tuple[int, str]]:
        """Return the statement that a denial answers best, with the reason, if there is one."""
        sql = (
            "SELECT -l.score, t.id, l.reason, t.place FROM {n}_links l JOIN {n} t ON t.key = l.b "
            "WHERE l.a = ? AND l.relation = 'denies' AND t.place IS NOT NULL "
            "ORDER BY l.score DESC, t.id, l.reason LIMIT 1"
        )
        options = list(self.run(sql, (denial,)))
        for score, to, reason in answered(self.thing(denial)[0]):
            key = self.key(to)
            options += [(score, to, reason, place) for place in self._at(key or -1)]
        return [(place, reason) for _, _, reason, place in sorted(options)[:1]]


def _near(edges: Edges) -> dict[str, list[tuple[str, float]]]:
    near: dict[str, list[tuple[str, float]]] = {}
    for a, b, link in sorted(edges, key=lambda e: (e[0], e[1])):
        if link.relation in {"same", "copy"}:
            near.setdefault(a, []).append((b, link.score))
            near.setdefault(b, []).append((a, link.score))
    return near


def _claim(
    found: Group,
    held: Mapping[str, Held],
    near: Mapping[str, Sequence[tuple[str, float]]],
    lookup: Lookup,
) -> Made:
    members = [held[s] for s in found.statements]
    docs = sorted({held[s].doc for s in [*found.statements, *found.denied_by, *found.told]})
    outlets = {doc: lookup.outlet(doc)[0] for doc in docs}
    ordered = sorted(
        members, key=lambda h: (outlets[h.doc].published or "9999", h.doc, h.start, h.id)
    )
    tree = roots(members, outlets, lookup.descriptions(docs), lookup.decided)
    first, last = lookup.days(docs)
    own = content_id("claim", next(h.id for h in ordered if h.id in set(found.core)))[:16]
    body: dict[str, Any] = {
        "id": own,
        "what": _what(members, near),
        "statements": [h.id for h in ordered],
        "denied_by": found.denied_by,
        "independent_sources": len(tree),
        "told": [_telling(held[s], outlets) for s in found.told],
        "documents": docs,
        "sources": [
            {
                "claimant": root.name,
                "statements": root.statements,
                "because": [{"statement": s, "reason": r} for s, r in root.because],
            }
            for root in tree
        ],
        "reasons": {s: r for s, r in sorted(found.reasons.items()) if r},
        "texts": {
            h.id: {
                "doc": h.doc,
                "speaker": h.speaker.name if h.speaker else None,
                "stance": h.stance,
                "said": h.said,
                "text": h.text,
            }
            for h in [*ordered, *(held[s] for s in found.denied_by)]
        },
    }
    told = [*ordered, *(held[s] for s in found.denied_by)]
    head = {
        "id": own,
        "what": body["what"],
        "independent_sources": len(tree),
        "claimants": [root.name for root in tree[:SHOWN]],
        "denied_by": names_in(held[s].speaker for s in found.denied_by)[:SHOWN],
        "statements": len(ordered),
        "denials": len(found.denied_by),
        "told": len(found.told),
        "documents": len(docs),
        "first": day_in(first),
        "last": day_in(last),
    }
    return Made(
        own,
        body,
        head,
        size=len(found.statements) + 2 * len(found.denied_by),
        first=first,
        last=last,
        members=dict.fromkeys(found.statements, "holds")
        | dict.fromkeys(found.denied_by, "denies")
        | dict.fromkeys(found.told, "tells"),
        names={
            "who": names_in(h.speaker for h in told),
            "publisher": [o.publisher for o in outlets.values() if o.publisher],
        },
        text=" ".join([body["what"], *(h.text for h in told)]),
        disputed=bool(found.denied_by),
    )


def _telling(held: Held, outlets: Mapping[str, Outlet]) -> dict[str, Any]:
    """Return where an outlet tells in its own voice what a claim holds."""
    start, end = held.own or (held.start, held.start)
    outlet = outlets.get(held.doc)
    return {
        "doc": held.doc,
        "publisher": outlet.publisher if outlet else None,
        "start": start,
        "end": end,
        "text": held.text,
    }


def _what(members: Sequence[Held], near: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Return the words of the statement that is most like the others."""
    ids = {h.id for h in members}
    weight = {i: sum(score for other, score in near.get(i, ()) if other in ids) for i in ids}
    telling = [h for h in members if h.stance in ASSERTIVE and len(h.text) > 12] or [*members]
    best = min(telling, key=lambda h: (-round(weight[h.id], 3), len(h.text), h.id))
    return best.text
