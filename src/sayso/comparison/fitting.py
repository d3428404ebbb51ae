"""Fitting: new things that surely join parts as they are, without parting all anew.

Links join things likest first, unless two of a part bar it. A new thing changes nothing else
if it, and the parts that its links lead to, are barred by nothing: these become one part. Nor
does it where a link leads to a part that a thing surely joined with it bars: what is sure is
joined by copies, which go before all else, or by a likelier link, and so are the pieces of
parts that likelier links join (:mod:`sayso.comparison.fragments`). Where neither is sure, the
parts around are made anew (:mod:`sayso.comparison.parting`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Generic, NamedTuple

from sayso.comparison.fragments import Fragments
from sayso.comparison.rules import T
from sayso.comparison.things import WORDING

if TYPE_CHECKING:
    from sayso.comparison.parting import Parting

__all__ = ["Fitting"]

_MOST_KNOWN = 400_000
"""Pairs of signs that are remembered."""
_COPIES = frozenset({"copy", WORDING})

Signs = dict[Hashable, list[int]]
"""Things by all that two of them can bar one another by."""


@dataclass(slots=True)
class _Part:
    """A part: its things by their signs, and which of them copies join."""

    signs: Signs = field(default_factory=dict)
    copies: dict[int, list[int]] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    fragments: Fragments | None = None


class _Tie(NamedTuple):
    """A link of the new thing, in the order in which links join."""

    rank: int
    score: float
    low: str
    high: str
    other: int
    part: int
    comp: int


class Fitting(Generic[T]):
    """Puts new things into parts.

    Args:
        layer: Whose things and parts.
    """

    def __init__(self, layer: Parting[T]) -> None:
        """Know nothing of its parts yet."""
        self.layer: Parting[T] = layer
        self.parts: dict[int, _Part] = {}
        self.known: dict[tuple[Hashable, Hashable], bool] = {}

    def clear(self) -> None:
        """Forget what was read."""
        self.shrink(0)

    def shrink(self, kept: int) -> None:
        """Forget all parts that were read if there are more than some, and pairs of signs."""
        if len(self.parts) > kept:
            self.parts.clear()
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()

    def forget(self, parts: Iterable[int]) -> None:
        """Forget some parts."""
        for part in parts:
            self.parts.pop(part, None)

    def fit(self, key: int) -> bool:
        """Put a new thing where it surely belongs; tell whether that could be told."""
        layer, bars = self.layer, self.layer.rules.bars
        thing = layer.thing(key)[0]
        if not bars.joins(thing):
            return True
        ties = self._ties(key, thing.id)
        if ties is None:
            return False
        if not ties:
            return not bars.hangs(thing)
        if layer.decided([key, *(m for t in ties for m in self._part(t.part).members)]):
            return False
        found = self._joined(key, ties)
        if found is None or (bars.hangs(thing) and not found):
            return False
        if found and not self._hung(key, ties, found):
            return False
        if found:
            self._join(key, found, {t.comp for t in ties if not t.rank and t.part in found})
        return True

    def _ties(self, key: int, own: str) -> list[_Tie] | None:
        """Return a thing's links to those that are there; None if a person decided on it."""
        layer, bars = self.layer, self.layer.rules.bars
        rows = [
            row
            for row in layer.run(
                "SELECT l.other, l.relation, l.score, ifnull(p.part, l.other), "
                "ifnull(p.comp, l.other) FROM (SELECT b AS other, relation, score FROM {n}_links "
                "WHERE a = ?1 UNION ALL SELECT a, relation, score FROM {n}_links WHERE b = ?1) l "
                "LEFT JOIN {n}_parts p ON p.item = l.other",
                (key,),
            )
            if row[0] not in layer.hidden
        ]
        if any(row[1] in {"join", "split"} for row in rows):
            return None
        layer.load({row[0] for row in rows})
        ties: list[_Tie] = []
        for other, relation, score, part, comp in rows:
            if relation != "same" and relation not in _COPIES:
                continue
            it = layer.thing(other)[0]
            if bars.joins(it):
                low, high = sorted((own, it.id))
                rank = 0 if relation in _COPIES else 1
                ties.append(_Tie(rank, -score, low, high, other, part, comp))
        return sorted(ties)

    def _joined(self, key: int, ties: list[_Tie]) -> set[int] | None:
        """Return the parts that surely become one with a thing; None if that isn't sure."""
        bars = self.layer.rules.bars
        own = self._signs([key])
        sure: Signs = dict(own)
        comps: dict[int, int] = {}
        for tie in ties:
            if not tie.rank and tie.comp not in comps:
                comps[tie.comp] = tie.part
                copies = self._comp(tie.part, tie.comp)
                if bars.other is not None and self._barred(sure, copies, bars.other):
                    return None
                sure = _union(sure, copies)
        found = set(comps.values())
        whole: Signs = dict(sure)
        for part in found:
            taken = {k for c, p in comps.items() if p == part for k in self._members(part, c)}
            rest = self._signs(k for k in self._part(part).members if k not in taken)
            own_copies = self._signs(taken)
            others = {s: ks for s, ks in whole.items() if s not in own_copies} | own
            if rest and self._barred(others, rest, bars.apart):
                return None
            whole = _union(whole, rest)
        for tie in ties:
            if not tie.rank or tie.part in found:
                continue
            copies = self._comp(tie.part, tie.comp)
            if self._barred(sure, copies, bars.apart):
                continue
            if self._barred(whole, self._part(tie.part).signs, bars.apart):
                if self._refused(own, [t for t in ties if t < tie and t.part in found], tie):
                    continue
                return None
            found.add(tie.part)
            sure = _union(sure, copies)
            whole = _union(whole, self._part(tie.part).signs)
        return found

    def _refused(self, own: Signs, joined: list[_Tie], tie: _Tie) -> bool:
        """Tell whether a link is surely refused by what is joined before it has its turn.

        Args:
            own: The new thing.
            joined: Its links that surely join it to others before.
            tie: The link.
        """
        bars = self.layer.rules.bars
        if bars.other is not None:  # what hangs on others is joined whatever bars it
            return False
        sure = dict(own)
        for known in {(t.part, t.other) for t in joined}:
            sure = _union(sure, self._signs(self._fragments(known[0]).piece(known[1], -tie.score)))
        piece = self._fragments(tie.part).piece(tie.other, -tie.score)
        return self._barred(sure, self._signs(piece), bars.apart)

    def _fragments(self, number: int) -> Fragments:
        part = self._part(number)
        if part.fragments is None:
            sql = (
                "SELECT l.relation, l.score, l.a, l.b FROM {n}_parts p JOIN {n}_links l ON "
                "l.a = p.item JOIN {n}_parts q ON q.item = l.b AND q.part = p.part "
                "WHERE p.part = ? AND l.relation IN ('same', 'copy', 'wording')"
            )
            links = [
                (inf if relation in _COPIES else score, a, b)
                for relation, score, a, b in self.layer.run(sql, (number,))
            ]
            part.fragments = Fragments(part.members, links)
        return part.fragments

    def _hung(self, key: int, ties: list[_Tie], found: set[int]) -> bool:
        """Tell whether things that hang on others leave it sure where a thing goes.

        What hangs on another goes there in the end, even where something bars it; so it may
        bar nothing in a part that the new thing joins by it.
        """
        bars, thing = self.layer.rules.bars, self.layer.thing
        for tie in ties:
            if tie.part in found and bars.hangs(thing(tie.other)[0]):
                hung = self._signs([tie.other])
                if any(self._barred(hung, self._part(p).signs, bars.apart) for p in found):
                    return False
        if not bars.hangs(thing(key)[0]):
            return True
        members = [m for part in found for m in self._part(part).members]
        return not all(bars.hangs(thing(m)[0]) for m in members)

    # parts

    def _part(self, number: int) -> _Part:
        found = self.parts.get(number)
        if found is None:
            found = _Part()
            for item, comp in self.layer.run(
                "SELECT item, comp FROM {n}_parts WHERE part = ?", (number,)
            ):
                found.members.append(item)
                if comp != item or item in found.copies:
                    found.copies.setdefault(comp, []).append(item)
            for comp, items in found.copies.items():
                if comp not in items:
                    items.append(comp)
            found.members = found.members or [number]
            self.layer.load(found.members)
            found.signs = self._signs(found.members)
            self.parts[number] = found
        return found

    def _members(self, part: int, comp: int) -> list[int]:
        return self._part(part).copies.get(comp, [comp])

    def _comp(self, part: int, comp: int) -> Signs:
        return self._signs(self._members(part, comp))

    def _signs(self, keys: Iterable[int]) -> Signs:
        sign, thing = self.layer.rules.bars.sign, self.layer.thing
        found: Signs = {}
        for key in keys:
            found.setdefault(sign(thing(key)[0]), []).append(key)
        return found

    def _barred(self, some: Signs, others: Signs, bar: Callable[[T, T], bool]) -> bool:
        """Tell whether any of some things bars any of others."""
        thing, exact = self.layer.thing, self.layer.rules.bars.exact
        for one, first in some.items():
            for other, second in others.items():
                a, b = thing(first[0])[0], thing(second[0])[0]
                if not exact(a, b):
                    if any(bar(thing(p)[0], thing(q)[0]) for p in first for q in second):
                        return True
                    continue
                if bar is not self.layer.rules.bars.apart:
                    if bar(a, b):
                        return True
                    continue
                known = self.known.get((one, other))
                if known is None:
                    known = self.known[one, other] = bar(a, b)
                if known:
                    return True
        return False

    def _join(self, key: int, parts: set[int], comps: set[int]) -> None:
        """Write down that a thing and some parts are one part, and which copies join."""
        layer = self.layer
        known = {part: self._part(part) for part in parts}
        number = min(key, *parts)
        whole = _Part()
        comp = min([key, *comps])
        rows = []
        for part, found in known.items():
            layer.drop(part)
            whole.members += found.members
            for old, items in found.copies.items():
                if old not in comps:
                    whole.copies[old] = items
            if part == number and len(found.members) > 1:
                continue
            several = len(found.members) > 1
            if several:
                layer.run("UPDATE {n}_parts SET part = ? WHERE part = ?", (number, part))
            else:
                rows.append((part, number, part))
        if comps:
            copied = {m for p, f in known.items() for c in comps for m in f.copies.get(c, ())}
            copied |= comps | {key}
            whole.copies[comp] = sorted(copied)
        rows.append((key, number, comp))
        layer.connection.executemany(
            f"INSERT OR REPLACE INTO {layer.name}_parts(item, part, comp) VALUES (?, ?, ?)",  # noqa: S608 - our own tables
            rows,
        )
        if comps:
            layer.connection.executemany(
                f"UPDATE {layer.name}_parts SET comp = ? WHERE item = ?",  # noqa: S608 - our own tables
                [(comp, item) for item in whole.copies[comp]],
            )
        whole.members.append(key)
        for found in known.values():
            whole.signs = _union(whole.signs, found.signs)
        whole.signs = _union(whole.signs, self._signs([key]))
        self.forget(parts)
        self.parts[number] = whole


def _union(a: Signs, b: Signs) -> Signs:
    """Return things of two kinds by their signs."""
    if len(b) > len(a):
        a, b = b, a
    found = dict(a)
    for sign, keys in b.items():
        found[sign] = [*found[sign], *keys] if sign in found else keys
    return found
