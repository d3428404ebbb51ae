"""Parting: the parts of a layer made link by link, surest links first.

Where things come or go, the parts around them are made anew; a new thing that surely joins parts
as they are, and keeps none of them from the others, is put there at once
(:mod:`sayso.comparison.fitting`).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.comparison.fitting import Fitting
from sayso.comparison.layer import Layer
from sayso.comparison.rules import Edges, Rules, T
from sayso.comparison.things import COPIES, JOINING, Row, chunks

if TYPE_CHECKING:
    import apsw

__all__ = ["Parting"]


class Parting(Layer[T]):
    """A layer whose parts are made link by link."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        super().__init__(connection, rules)
        self.fitting: Fitting[T] = Fitting(self)

    @abstractmethod
    def partition(self, things: Mapping[str, T], edges: Edges) -> list[Sequence[str]]:
        """Return the parts that things fall into.

        Parts must be joined link by link in an order that links alone give, where what
        forbids a join forbids it for good: :meth:`regroup` relies on it.
        """

    def clear(self) -> None:
        """Forget what was read."""
        super().clear()
        self.fitting.clear()

    def shrink(self, kept: int) -> None:
        """Forget what was read first, but for some things."""
        super().shrink(kept)
        self.fitting.shrink(kept)

    def forget(self, key: int) -> set[int]:
        """Forget what is kept of a thing besides its own; return things that this touches."""
        self.fitting.forget([self.part(key), key])
        return super().forget(key)

    def regroup(
        self,
        touched: Iterable[int],
        added: Sequence[Iterable[int]] = (),
        told: Iterable[int] = (),
    ) -> None:
        """Make anew what changes with some things: their parts, and the groups of these.

        Parts next to a touched one, by a link that didn't join them, are looked at with it.
        Where they come out as they were, nothing beyond them can change. New things are put one
        by one where they surely belong; what is left is parted in the end, all at once.

        Args:
            touched: Things whose links changed.
            added: Things that are new, by document.
            told: Things whose parts stay, but whose groups' records change.
        """
        self.hidden = {key for keys in added for key in keys}
        known = set(touched) - self.hidden
        fresh = known | self.hidden
        stale = self.affected(fresh) | set(told)
        dirty = {self.part(key) for key in known}
        for part in dirty:
            self.drop(part)
        while dirty:
            stale |= self._settle(dirty.pop(), dirty, known)
        left: set[int] = set()
        for key in sorted(self.hidden):
            self.hidden.discard(key)
            if not self.fitting.fit(key):
                self.hidden.add(key)
                left.add(key)
        self.hidden.clear()
        dirty = set(left)
        while dirty:
            stale |= self._settle(dirty.pop(), dirty, left)
        for part in sorted({self.part(key) for key in stale}):
            self.drop(part)
            made = self.make(part, self.members(part))
            if made is not None:
                self._put(part, made)

    def _settle(self, start: int, dirty: set[int], fresh: set[int]) -> set[int]:
        """Part a region anew; return the things whose groups are to be made."""
        region: dict[int, list[int]] = {}
        ring: dict[int, list[int]] = {}
        frontier = [start]
        known: dict[int, list[Row]] = {}
        while frontier:
            while frontier:
                part = frontier.pop()
                region[part] = ring.pop(part, []) or self.members(part)
                for near in self._around(region[part]):
                    if near in dirty:
                        dirty.discard(near)
                        frontier.append(near)
                    elif near not in region and near not in ring and near not in frontier:
                        ring[near] = self.members(near)
            keys = [*region.values(), *ring.values()]
            parts = self._parts([key for found in keys for key in found], known)
            kept = {tuple(sorted(found)) for found in parts}
            frontier = [part for part, found in ring.items() if tuple(found) not in kept]
        inside = {key for found in region.values() for key in found}
        return self._assign(region, [found for found in parts if found[0] in inside], fresh)

    def _around(self, keys: Iterable[int]) -> set[int]:
        """Return the parts that joining links lead to."""
        found: set[int] = set()
        for some in chunks(keys):
            sql = (
                f"SELECT ifnull(p.part, l.other) FROM (SELECT b AS other FROM {{n}}_links WHERE "  # noqa: S608 - numbers
                f"a IN ({some}) AND relation IN {JOINING} UNION "
                f"SELECT a FROM {{n}}_links WHERE b IN ({some}) AND relation IN {JOINING}) l "
                "LEFT JOIN {n}_parts p ON p.item = l.other"
            )
            found |= {int(part) for (part,) in self.run(sql)}
        return found - self.hidden

    def _parts(self, keys: Sequence[int], read: dict[int, list[Row]]) -> list[list[int]]:
        """Return the parts of some things; those without links stand alone."""
        if len(keys) == 1:
            return [[keys[0]]]
        edges = self.edges(keys, read)
        linked = {one for a, b, _ in edges for one in (a, b)}
        if linked:
            self.load(keys)
        number = {self.thing(key)[0].id: key for key in keys} if linked else {}
        things = {one: self.thing(number[one])[0] for one in sorted(linked)}
        found = [sorted(number[one] for one in part) for part in self.partition(things, edges)]
        known = {key for part in found for key in part}
        return found + [[key] for key in keys if key not in known]

    def _assign(
        self, region: Mapping[int, Sequence[int]], parts: list[list[int]], fresh: set[int]
    ) -> set[int]:
        """Write down the parts of a region; return the things in those that changed."""
        before = {tuple(keys): part for part, keys in region.items()}
        stale: set[int] = set()
        changed = []
        for keys in parts:
            if before.get(tuple(keys)) == keys[0]:
                del before[tuple(keys)]
                if not fresh.isdisjoint(keys):
                    self._mark(keys)
                    stale |= set(keys)
            else:
                changed.append(keys)
                stale |= set(keys)
        self.fitting.forget({*region, *(key for keys in parts for key in keys)})
        for old in before.values():
            self.drop(old)
        for keys in changed:
            for key in keys:
                self.run("DELETE FROM {n}_parts WHERE item = ?", (key,))
        for keys in changed:
            if len(keys) > 1:
                self.connection.executemany(
                    f"INSERT INTO {self.name}_parts(item, part, comp) VALUES (?, ?, ?)",  # noqa: S608 - our own tables
                    [(key, keys[0], key) for key in keys],
                )
                self._mark(keys)
        return stale

    def _mark(self, keys: Sequence[int]) -> None:
        """Write down which things of a part copies join."""
        if len(keys) > 1:
            comps = self._copies(keys)
            self.connection.executemany(
                f"UPDATE {self.name}_parts SET comp = ?1 WHERE item = ?2 AND comp <> ?1",  # noqa: S608 - our own tables
                [(comps.get(key, key), key) for key in keys],
            )

    def _copies(self, keys: Sequence[int]) -> dict[int, int]:
        """Return by which number the things of a part go that copies alone would join."""
        edges = self.edges(keys, relations=COPIES)
        if not edges:
            return {}
        number = {self.thing(key)[0].id: key for key in keys}
        things = {one: self.thing(number[one])[0] for e in edges for one in e[:2]}
        found = [[number[one] for one in part] for part in self.partition(things, edges)]
        return {key: min(part) for part in found for key in part}
