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
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.comparison.clustering import NEVER, WHOLE, linked, untouched
from sayso.comparison.layer import Layer
from sayso.comparison.rules import Edges, T
from sayso.comparison.things import BEARING, chunks

__all__ = ["Settling", "weighed"]

LEAST = 0.1
"""Least mean chance with which the statements of two groups hold one claim, of all pairs, for the
two to be one. Of .06 to .15 on 41 annotated cases, each read by models that hadn't seen it."""
DENYING = 0.35
"""How much of the chance that one statement denies another speaks against their holding one claim,
of 0 to 1: with 0 claims are .01 better, with more denials are."""
CLASHING = 1.0
"""How much two counts that can't both hold speak against one claim."""
_UNIT = 1_000
"""Heights are kept times this, rounded down."""

_Pair = tuple[int, int]
_Row = tuple[int, int, str, float]
"""A link: two things, the relation, and the score."""
_ROWS = (
    "SELECT a, b, CASE relation WHEN 'wording' THEN 'copy' ELSE relation END, score FROM {n}_links"
)


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


def weighed(links: Iterable[_Row]) -> dict[_Pair, int]:
    """Return what speaks for two things being one, by pair, the lesser number first.

    What a person kept apart stays so; what was copied isn't denied.

    Args:
        links: Two things, the relation, and the score.
    """
    same: dict[_Pair, int] = {}
    denied: dict[_Pair, int] = {}
    apart: set[_Pair] = set()
    clashing: set[_Pair] = set()
    for a, b, relation, score in links:
        pair = (a, b) if a < b else (b, a)
        if relation == "split":
            apart.add(pair)
        elif relation == "clash":
            clashing.add(pair)
        elif relation != "join":
            kept = denied if relation == "denies" else same
            weight = round(score * WHOLE)
            if weight > kept.get(pair, 0):
                kept[pair] = weight
    for pair in denied.keys() & same.keys():
        if same[pair] < WHOLE:
            same[pair] -= round(denied[pair] * DENYING)
    unlike = dict.fromkeys(clashing, -round(CLASHING * WHOLE))
    return unlike | same | dict.fromkeys(apart, NEVER)


class Settling(Layer[T]):
    """A layer whose parts are made by average linkage."""

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
            self.drop(part)
            made = self.make(part, self.members(part))
            if made is not None:
                self._put(part, made)

    def _settle_all(self, dirty: set[int], fresh: set[int]) -> set[int]:
        """Part some parts anew, and those that this changes; return the things in these."""
        region: dict[int, list[int]] = {}
        links: set[_Row] = set()
        keys: set[int] = set()
        parts: list[_Part] = []
        more = dirty
        while more:
            new = {part: self.members(part) for part in sorted(more)}
            region |= new
            links |= self._read({key for members in new.values() for key in members})
            keys |= {key for members in new.values() for key in members}
            ring, more = self._ring(keys, links)
            if not more:
                parts, more = self._parted(keys, links, ring)
        return self._keep(region, parts, fresh)

    def _read(self, keys: set[int]) -> set[_Row]:
        """Read the links of some things that bear on their parts."""
        found: set[_Row] = set()
        for some in chunks(keys):
            for end in ("a", "b"):
                found.update(self.run(f"{_ROWS} WHERE {end} IN ({some}) AND relation IN {BEARING}"))
        return found

    def _ring(self, keys: set[int], links: Collection[_Row]) -> tuple[_Ring, set[int]]:
        """Return what may change beside some things, and which parts are to be parted with them."""
        out = [row for row in links if (row[0] in keys) != (row[1] in keys)]
        reach = {b if a in keys else a: 0 for a, b, *_ in out}
        for (a, b), weight in weighed(out).items():
            other = b if a in keys else a
            reach[other] = max(reach[other], weight)
        at = {key: key for key in reach}
        for some in chunks(reach):
            sql = f"SELECT item, part FROM {{n}}_parts WHERE item IN ({some})"  # noqa: S608 - numbers
            at |= dict(self.run(sql))
        decided = {
            at[b if a in keys else a] for a, b, relation, _ in out if relation in {"join", "split"}
        }
        alone = {key for key, part in at.items() if key == part and reach[key] >= LEAST * WHOLE}
        opened: dict[int, list[int]] = {}
        for part, rows in self._trees(set(at.values())).items():
            alone.discard(part)
            near = [reach.get(item, 0) for item, _ in rows]
            if not untouched([height / _UNIT for _, height in rows[1:]], near, LEAST * WHOLE):
                opened[part] = sorted(item for item, _ in rows)
        if self._any_decision():
            decided |= {p for p in alone | {*at.values()} if self.decided(self.members(p))}
        known = {key: part for key, part in at.items() if part in alone or part in opened}
        return _Ring(known, opened), decided

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

    def _any_decision(self) -> bool:
        return self.run("SELECT 1 FROM decisions LIMIT 1").fetchone() is not None

    def _parted(
        self, keys: set[int], links: Collection[_Row], ring: _Ring
    ) -> tuple[list[_Part], set[int]]:
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
        weights: dict[_Pair, int] = {}
        for (a, b), weight in weighed([*links, *self._inside(ring.opened)]).items():
            x, y = (key if key in own or key in opened else ring.at.get(key) for key in (a, b))
            if x in number and y in number:
                pair = min(number[x], number[y]), max(number[x], number[y])
                weights[pair] = weights.get(pair, 0) + weight
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
        joined = self._joined(parts, [row for row in links if row[2] == "join"])
        return [*joined, *(_Part([key], []) for key in sorted(keys - own))], set()

    def _inside(self, parts: Iterable[int]) -> list[_Row]:
        """Return the links between things of one part, for some parts."""
        found: list[_Row] = []
        for some in chunks(parts):
            sql = (
                f"{_ROWS} JOIN {{n}}_parts p ON p.item = a JOIN {{n}}_parts q ON q.item = b AND "
                f"q.part = p.part WHERE p.part IN ({some}) AND relation IN {BEARING}"
            )
            found += self.run(sql)
        return found

    def _joined(self, parts: list[_Part], joins: Sequence[_Row]) -> list[_Part]:
        """Join the parts of what people joined."""
        at = {key: n for n, part in enumerate(parts) for key in part.leaves}
        for a, b, _, _ in joins:
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

    def partition(self, things: Mapping[str, T], edges: Edges) -> list[Sequence[str]]:
        """Return each thing alone: :meth:`regroup` parts them."""
        del edges
        return [[one] for one in sorted(things)]
