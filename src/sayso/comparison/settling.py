"""Settling: the parts of a layer by average linkage, brought up to date around what changed.

What changed is parted anew by its own links, as if nothing else were there. A part beside it stays
as it is unless something draws it: two groups, which the one and the other were made of, are as
like on average as each is to what it was joined to next. If there is such a part, both are parted
anew together; if not, nothing beyond can change either (:mod:`sayso.comparison.clustering` says
why). So the result is that of parting all at once.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.comparison.clustering import (
    WHOLE,
    Branch,
    Cluster,
    Outline,
    branches,
    draws,
    linked,
    outline,
)
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


class Settling(Layer[T]):
    """A layer whose parts are made by average linkage."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        super().__init__(connection, rules)
        self.weights = Weights(self.run)
        self._outlined: dict[int, Outline] = {}

    def clear(self) -> None:
        """Forget what was read."""
        super().clear()
        self.weights.clear()
        self._outlined.clear()

    def shrink(self, kept: int) -> None:
        """Forget what was read first, but for some things."""
        super().shrink(kept)
        self.weights.shrink(kept)
        self._outlined.clear()

    def changed(self, a: int, b: int) -> None:
        """Note that the links of two things changed."""
        self.weights.changed(a, b)

    def forget(self, key: int) -> set[int]:
        """Forget what is kept of a thing besides its own; return things that this touches."""
        self.weights.gone(key)
        self._outlined.pop(self.part(key), None)
        return super().forget(key)

    @abstractmethod
    def joins(self, thing: T) -> bool:
        """Tell whether links join a thing to others at all."""

    def settled(self, changed: set[int]) -> set[int]:
        """Act upon changes of the parts and links of some things; return others to make anew."""
        del changed
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
        affected = self.affected(fresh)
        changed = fresh | self._settle_all({self.part(key) for key in fresh}, fresh)
        stale = changed | affected | set(told) | self.settled(changed)
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
        groups: list[Cluster] = []
        seen: set[tuple[int, ...]] = set()
        more = dirty
        while more:
            new = {part: self.members(part) for part in sorted(more)}
            region |= new
            keys |= {key for members in new.values() for key in members}
            near = self.weights.of(keys)
            more = self._decided_beside(keys, near)
            if not more:
                groups = self._linked(keys, near)
                more = self._drawn(keys, near, [g for g in groups if tuple(g.leaves) not in seen])
                seen |= {tuple(group.leaves) for group in groups}
        return self._keep(region, self._whole(keys, groups), fresh)

    def _decided_beside(self, keys: set[int], near: Near) -> set[int]:
        """Return the parts beside some things in which a person decided something."""
        if not self._any_decision():
            return set()
        ends = {key for a, b, _ in self._decided_links(keys) for key in (a, b)}
        beside = {other for key in keys for other, weight in near[key].items() if weight > 0}
        parts = set(self._parts_of(beside - keys).values())
        decided = {part for part in parts if self.decided(self.members(part))}
        return decided | {self.part(key) for key in ends - keys}

    def _parts_of(self, keys: Iterable[int]) -> dict[int, int]:
        """Return by thing the part it is in; its own number where it stands alone."""
        found = {key: key for key in keys}
        for some in chunks(found):
            sql = f"SELECT item, part FROM {{n}}_parts WHERE item IN ({some})"  # noqa: S608 - numbers
            found |= dict(self.run(sql))
        return found

    def _drawn(self, keys: set[int], near: Near, groups: Iterable[Cluster]) -> set[int]:
        """Return the parts that the groups of some things draw."""
        least = LEAST * WHOLE
        pulls: list[tuple[Branch, list[int]]] = []
        for group in groups:
            outside = {
                key: {other: weight for other, weight in near[key].items() if other not in keys}
                for key in group.leaves
            }
            for branch in branches(group, outside, least):
                bar = branch.level * branch.size
                strong = [other for other, weight in branch.sums.items() if weight >= bar]
                if strong:
                    pulls.append((branch, strong))
        at = self._parts_of({other for _, strong in pulls for other in strong})
        outlines = self._outlines(set(at.values()))
        found: set[int] = set()
        for branch, strong in pulls:
            for part in {at[other] for other in strong} - found:
                if draws(branch, outlines[part]):
                    found.add(part)
        return found

    def _outlines(self, parts: set[int]) -> Mapping[int, Outline]:
        """Return what parts were made of, of some parts at least."""
        known = self._outlined
        rows: dict[int, list[tuple[int, int]]] = {part: [] for part in parts - known.keys()}
        for some in chunks(rows):
            sql = (
                "SELECT part, item, comp FROM {n}_parts "  # noqa: S608 - numbers
                f"WHERE part IN ({some}) ORDER BY part, leaf"
            )
            for part, item, height in self.run(sql):
                rows[part].append((item, height))
        for part, leaves in rows.items():
            heights = [height / _UNIT for _, height in leaves[1:]]
            group = Cluster([item for item, _ in leaves] or [part], heights)
            known[part] = outline(group, LEAST * WHOLE)
        return known

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

    def _linked(self, keys: set[int], near: Near) -> list[Cluster]:
        """Return the groups of some things by their links."""
        self.load(keys)
        names = {key: self.thing(key)[0].id for key in keys if self.joins(self.thing(key)[0])}
        order = sorted(names, key=names.__getitem__)
        number = {key: n for n, key in enumerate(order)}
        weights: dict[tuple[int, int], int] = {}
        for key, at in number.items():
            for other, weight in near[key].items():
                beyond = number.get(other, -1)
                if beyond > at:
                    weights[(at, beyond)] = weight
        return [
            Cluster([order[n] for n in group.leaves], group.heights)
            for group in linked([1] * len(order), weights, LEAST * WHOLE)
        ]

    def _whole(self, keys: set[int], groups: Iterable[Cluster]) -> list[Cluster]:
        """Return the parts of some things: groups, joined where people joined them, and others."""
        parts = list(groups)
        at = {key: n for n, part in enumerate(parts) for key in part.leaves}
        alone = [Cluster([key], []) for key in sorted(keys - at.keys())]
        joins = [(a, b) for a, b, relation in self._decided_links(keys) if relation == "join"]
        for a, b in joins:
            if a in at and b in at and at[a] != at[b]:
                keep, gone = sorted((at[a], at[b]))
                one, other = parts[keep], parts[gone]
                at |= dict.fromkeys(other.leaves, keep)
                both = [*one.heights, 0.0, *other.heights]
                parts[keep] = Cluster([*one.leaves, *other.leaves], both)
                parts[gone] = Cluster([], [])
        return [*(part for part in parts if part.leaves), *alone]

    def _keep(
        self, region: Mapping[int, list[int]], parts: list[Cluster], fresh: set[int]
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
        for part in {*region, *(min(group.leaves) for group in parts)}:
            self._outlined.pop(part, None)
        for some_keys in chunks({key for keys in region.values() for key in keys}):
            self.run(f"DELETE FROM {{n}}_parts WHERE item IN ({some_keys})")  # noqa: S608 - numbers
        sql = f"INSERT INTO {self.name}_parts VALUES (?, ?, ?, ?)"  # noqa: S608 - our own tables
        self.connection.executemany(sql, rows)
        return stale
