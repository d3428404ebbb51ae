"""Settling: the parts of a layer by average linkage, brought up to date around what changed.

What changed is parted anew together with the parts next to it, by the links that might join them.
A part beside what changed is left out if no link can reach into it: the links' mean with each of
its things, and with each group that it was made of, is below the level at which that was joined
within the part. If those that are parted along come out as they were, nothing beyond them can
change (:mod:`sayso.comparison.clustering` says why); if not, the parts next to these are looked at,
too. So the result is that of parting all at once.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sayso.comparison.clustering import WHOLE, linked, untouched
from sayso.comparison.layer import Layer
from sayso.comparison.rules import Rules, T
from sayso.comparison.things import chunks
from sayso.comparison.weights import Weights

if TYPE_CHECKING:
    import apsw

__all__ = ["Settling"]

LEAST = 0.1
"""Least mean chance with which the statements of two groups hold one claim, of all pairs, for the
two to be one. Of .06 to .15 on 41 annotated cases, each read by models that hadn't seen it."""
_UNIT = 1_000
"""Heights are kept times this, rounded down."""

Near = Mapping[int, Mapping[int, int]]
"""Weights by thing and thing."""


class _Part(NamedTuple):
    """A part: its things in the order of :class:`~sayso.comparison.clustering.Cluster`."""

    leaves: list[int]
    heights: list[float]


class _Ring(NamedTuple):
    """What stands beside a region.

    Attributes:
        at: By thing that a link leads to, the part it is in.
        opened: Of these, the parts that links reach into, with all their things.
    """

    at: dict[int, int]
    opened: dict[int, list[int]]


class Settling(Layer[T]):
    """A layer whose parts are made by average linkage."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        super().__init__(connection, rules)
        self.weights = Weights(self.run)

    def clear(self) -> None:
        """Forget what was read."""
        super().clear()
        self.weights.clear()

    def shrink(self, kept: int) -> None:
        """Forget what was read first, but for some things."""
        super().shrink(kept)
        self.weights.shrink(kept)

    def changed(self, a: int, b: int) -> None:
        """Note that the links of two things changed."""
        self.weights.changed(a, b)

    def forget(self, key: int) -> set[int]:
        """Forget what is kept of a thing besides its own; return things that this touches."""
        self.weights.gone(key)
        return super().forget(key)

    @abstractmethod
    def joins(self, thing: T) -> bool:
        """Tell whether links join a thing to others at all."""

    def settled(self, stale: set[int]) -> set[int]:
        """Act upon changes of the parts of some things; return other things to make anew."""
        del stale
        return set()

    def regroup(
        self,
        touched: Iterable[int],
        added: Sequence[Iterable[int]] = (),
        told: Iterable[int] = (),
    ) -> None:
        """Make anew what changes with some things: their parts, and the groups of these.

        Args:
            touched: Things whose links changed.
            added: Things that are new, by document.
            told: Things whose parts stay, but whose groups' records change.
        """
        fresh = {*touched, *(key for keys in added for key in keys)}
        stale = self.affected(fresh) | set(told)
        stale |= self._settle_all({self.part(key) for key in fresh}, fresh)
        stale |= self.settled(stale)
        for part in sorted({self.part(key) for key in stale}):
            made = self.make(part, self.members(part))
            if made is not None and self.shelf.holds(part, made):
                continue  # nothing that is shown of it changed
            self.drop(part)
            if made is not None:
                self._put(part, made)

    def _settle_all(self, dirty: set[int], fresh: set[int]) -> set[int]:
        """Part some parts anew, and those that this changes; return the things in these."""
        region: dict[int, list[int]] = {}
        keys: set[int] = set()
        parts: list[_Part] = []
        more = dirty
        while more:
            new = {part: self.members(part) for part in sorted(more)}
            region |= new
            keys |= {key for members in new.values() for key in members}
            near = self.weights.of(keys)
            ring, more = self._ring(keys, near)
            if not more:
                parts, more = self._parted(keys, near, ring)
        return self._keep(region, parts, fresh)

    def _ring(self, keys: set[int], near: Near) -> tuple[_Ring, set[int]]:
        """Return what may change beside some things, and which parts are to be parted with them."""
        reach: dict[int, int] = {}
        for key in keys:
            for other, weight in near[key].items():
                if other not in keys and weight > reach.get(other, 0):
                    reach[other] = weight
        at = {key: key for key in reach}
        for some in chunks(reach):
            sql = f"SELECT item, part FROM {{n}}_parts WHERE item IN ({some})"  # noqa: S608 - numbers
            at |= dict(self.run(sql))
        alone = {key for key, part in at.items() if key == part and reach[key] >= LEAST * WHOLE}
        trees = self._trees(set(at.values()))
        alone -= trees.keys()
        opened = self._opened(keys, near, reach, at, trees)
        decided: set[int] = set()
        if self._any_decision():
            ends = {key for a, b, _ in self._decided_links(keys) for key in (a, b)}
            decided = {self.part(key) for key in ends - keys}
            decided |= {p for p in alone | {*at.values()} if self.decided(self.members(p))}
        known = {key: part for key, part in at.items() if part in alone or part in opened}
        return _Ring(known, opened), decided

    def _opened(
        self,
        keys: set[int],
        near: Near,
        reach: Mapping[int, int],
        at: Mapping[int, int],
        trees: Mapping[int, Sequence[tuple[int, int]]],
    ) -> dict[int, list[int]]:
        """Return the parts that links of some things reach into, with all their things."""
        heights = {p: [height / _UNIT for _, height in rows[1:]] for p, rows in trees.items()}
        doubted = {
            part
            for part, rows in trees.items()
            if not untouched(heights[part], [reach.get(k, 0) for k, _ in rows], LEAST * WHOLE)
        }
        reaching: dict[int, dict[int, dict[int, int]]] = {part: {} for part in doubted}
        for key in keys:
            for other, weight in near[key].items():
                if weight > 0 and other in at and at[other] in doubted:
                    reaching[at[other]].setdefault(key, {})[other] = weight
        return {
            part: sorted(key for key, _ in trees[part])
            for part, rows in reaching.items()
            if not all(
                untouched(heights[part], [row.get(key, 0) for key, _ in trees[part]], LEAST * WHOLE)
                for row in rows.values()
            )
        }

    def _trees(self, parts: set[int]) -> dict[int, list[tuple[int, int]]]:
        """Return the leaves of some parts with the height at which each joined the one before."""
        found: dict[int, list[tuple[int, int]]] = {}
        for some in chunks(parts):
            sql = (
                "SELECT part, item, comp FROM {n}_parts "  # noqa: S608 - numbers
                f"WHERE part IN ({some}) ORDER BY part, leaf"
            )
            for part, item, height in self.run(sql):
                found.setdefault(part, []).append((item, height))
        return found

    def _decided_links(self, keys: set[int]) -> list[tuple[int, int, str]]:
        """Return the links of some things that people decided upon."""
        found: list[tuple[int, int, str]] = []
        if self._any_decision():
            for some in chunks(keys):
                for end in ("a", "b"):
                    sql = f"SELECT a, b, relation FROM {{n}}_links WHERE {end} IN ({some}) AND "  # noqa: S608 - numbers
                    found += self.run(sql + "relation IN ('join', 'split')")
        return found

    def _any_decision(self) -> bool:
        return self.run("SELECT 1 FROM decisions LIMIT 1").fetchone() is not None

    def _parted(self, keys: set[int], near: Near, ring: _Ring) -> tuple[list[_Part], set[int]]:
        """Return the parts of some things with their levels, and parts beside that change."""
        self.load(keys)
        own = {key for key in keys if self.joins(self.thing(key)[0])}
        opened = {key for members in ring.opened.values() for key in members}
        beside = {*ring.at.values()} - ring.opened.keys()
        names = {key: self.thing(key)[0].id for key in own}
        for some in chunks(opened | beside):
            names |= dict(self.run(f"SELECT key, id FROM {{n}} WHERE key IN ({some})"))  # noqa: S608 - numbers
        order = sorted(names, key=names.__getitem__)
        number = {key: n for n, key in enumerate(order)}
        near = self.weights.of(opened)
        weights: dict[tuple[int, int], int] = {}
        for some_keys, others in ((own, number), *((m, set(m)) for m in ring.opened.values())):
            for key in some_keys:
                at = number[key]
                for other, weight in near[key].items():
                    if other in others:
                        beyond = number[other]
                        weights[(at, beyond) if at < beyond else (beyond, at)] = weight
        found = [
            ([order[n] for n in group.leaves], group.heights)
            for group in linked([1] * len(order), weights, LEAST * WHOLE)
        ]
        whole = {tuple(sorted(some)) for some, _ in found}
        changed = {p for p, members in ring.opened.items() if tuple(members) not in whole}
        changed |= {key for some, _ in found if len(some) > 1 for key in some if key in beside}
        if changed:
            return [], changed
        parts = [_Part(some, heights) for some, heights in found if some[0] in own]
        joins = [(a, b) for a, b, relation in self._decided_links(keys) if relation == "join"]
        return [
            *self._joined(parts, joins),
            *(_Part([key], []) for key in sorted(keys - own)),
        ], set()

    def _joined(self, parts: list[_Part], joins: Sequence[tuple[int, int]]) -> list[_Part]:
        """Join the parts of what people joined."""
        at = {key: n for n, part in enumerate(parts) for key in part.leaves}
        for a, b in joins:
            if a in at and b in at and at[a] != at[b]:
                keep, gone = sorted((at[a], at[b]))
                one, other = parts[keep], parts[gone]
                at |= dict.fromkeys(other.leaves, keep)
                both = [*one.heights, 0.0, *other.heights]
                parts[keep] = _Part([*one.leaves, *other.leaves], both)
                parts[gone] = _Part([], [])
        return [part for part in parts if part.leaves]

    def _keep(
        self, region: Mapping[int, list[int]], parts: list[_Part], fresh: set[int]
    ) -> set[int]:
        """Write down the parts of a region; return the things in those that changed."""
        before = {tuple(keys): part for part, keys in region.items()}
        stale: set[int] = set()
        rows = []
        for leaves, heights in parts:
            keys = sorted(leaves)
            if before.pop(tuple(keys), None) is None or not fresh.isdisjoint(keys):
                stale |= set(keys)
            if len(keys) > 1:
                levels = [0, *(int(height * _UNIT) for height in heights)]
                some = enumerate(zip(leaves, levels, strict=True))
                rows += [(key, keys[0], level, n) for n, (key, level) in some]
        for old in before.values():
            self.drop(old)
        for some_keys in chunks({key for keys in region.values() for key in keys}):
            self.run(f"DELETE FROM {{n}}_parts WHERE item IN ({some_keys})")  # noqa: S608 - numbers
        sql = f"INSERT INTO {self.name}_parts VALUES (?, ?, ?, ?)"  # noqa: S608 - our own tables
        self.connection.executemany(sql, rows)
        return stale
