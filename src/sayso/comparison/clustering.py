"""Average linkage: groups whose members belong together on average, not by one link.

Groups are merged, those likest first, while the mean of what speaks for two of them, over all pairs
of their members, is at least a threshold (UPGMA: Sokal and Michener, 1958; average linkage). A pair
that nothing is known of counts as nothing. One stray link joins two statements so, but not two
groups.

The order of merges among groups that have nothing to do with one another makes no difference
(average linkage is reducible: Bruynooghe, 1978), and no group is joined at a higher level than what
it is made of. :mod:`sayso.comparison.settling` relies on both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

__all__ = [
    "NEVER",
    "WHOLE",
    "Branch",
    "Cluster",
    "Outline",
    "branches",
    "draws",
    "linked",
    "outline",
]

WHOLE = 10_000
"""Weight of a pair that is surely one. Weights are whole numbers, whose sums are exact: which
groups are likest doesn't hang on the order in which pairs come."""
NEVER = -(10**12)
"""Weight of a pair that must not be in one group."""


DENSE = 16
"""Things, and links of each on average, from which on a table of all pairs is faster."""
WIDE = 400
"""Things from which on it isn't: each merge looks at the whole table."""


class Cluster(NamedTuple):
    """A group.

    Attributes:
        leaves: Numbers of what is in it, so ordered that what was joined stands together.
        heights: Mean weight at which each and the next one came into one group: where it is least,
            the group was made of the groups on both sides.
    """

    leaves: list[int]
    heights: list[float]


def linked(
    sizes: Sequence[int], weights: Mapping[tuple[int, int], int], least: float
) -> list[Cluster]:
    """Return the groups of some things.

    Args:
        sizes: How many pairs each thing has with another of one: 1, or more for what is a group
            itself. Of equally like groups those go first whose things stand first here.
        weights: What speaks for two being together, added up over their pairs, by their numbers,
            the lesser first; of :data:`WHOLE`. What isn't there is 0.
        least: Least mean weight of two groups that become one; above 0.
    """
    near: list[dict[int, int]] = [{} for _ in sizes]
    for (a, b), weight in weights.items():
        near[a][b] = near[b][a] = weight
    found: list[tuple[int, Cluster]] = []
    for some in _connected(near):
        links = sum(len(near[n]) for n in some)
        dense = DENSE <= len(some) < WIDE and links >= DENSE * len(some)
        found += (_dense if dense else _sparse)(some, sizes, near, least)
    return [group for _, group in sorted(found, key=itemgetter(0))]


def _connected(near: list[dict[int, int]]) -> Iterator[list[int]]:
    """Yield what is connected by something that speaks for it, in order."""
    seen: set[int] = set()
    for start in range(len(near)):
        if start not in seen:
            seen.add(start)
            some = [start]
            for n in some:
                for other, weight in near[n].items():
                    if weight > 0 and other not in seen:
                        seen.add(other)
                        some.append(other)
            yield sorted(some)


def _sparse(
    some: Sequence[int], sizes: Sequence[int], near: list[dict[int, int]], least: float
) -> Iterator[tuple[int, Cluster]]:
    """Yield the groups of a few things, or of what has few links, each with its first thing."""
    size = {n: sizes[n] for n in some}
    members = {n: [n] for n in some}
    heights: dict[int, list[float]] = {n: [] for n in some}
    heap = []
    for a in some:
        for b, weight in near[a].items():
            if a < b and weight > 0:
                mean = weight / (size[a] * size[b])
                if mean >= least:
                    heap.append((-mean, a, b, size[a], size[b]))
    heapify(heap)
    while heap:
        mean, a, b, x, y = heappop(heap)
        if size[a] != x or size[b] != y:
            continue  # one of them has grown since, or is gone
        members[a] += members[b]
        heights[a] += [-mean, *heights[b]]
        size[a], size[b] = x + y, 0
        _merge(near, a, b)
        for other, weight in near[a].items():
            if weight > 0:
                mean = weight / (size[a] * size[other])
                if mean >= least:
                    first, second = (a, other) if a < other else (other, a)
                    heappush(heap, (-mean, first, second, size[first], size[second]))
    for n in some:
        if size[n]:
            yield n, Cluster(members[n], heights[n])


def _dense(
    some: Sequence[int], sizes: Sequence[int], near: list[dict[int, int]], least: float
) -> Iterator[tuple[int, Cluster]]:
    """Yield the same groups as :func:`_sparse`, from a table of all pairs."""
    import numpy as np

    at = {n: k for k, n in enumerate(some)}
    count = len(some)
    weights = np.zeros((count, count), np.int64)
    for n, row in ((at[n], near[n]) for n in some):
        for other, weight in row.items():
            if other in at:
                weights[n, at[other]] = weight
    size = np.array([sizes[n] for n in some], np.int64)
    means = weights / (size[:, None] * size[None, :])
    means[np.tril_indices(count)] = -np.inf
    members = [[n] for n in some]
    heights: list[list[float]] = [[] for _ in some]
    while True:
        a, b = divmod(int(means.argmax()), count)  # of equal ones the first
        mean = float(means[a, b])
        if mean < least:
            break
        members[a] += members[b]
        heights[a] += [mean, *heights[b]]
        size[a] += size[b]
        weights[a] += weights[b]
        weights[:, a] = weights[a]
        members[b] = []
        weights[b] = weights[:, b] = 0
        means[b] = means[:, b] = -np.inf
        row = weights[a] / (size[a] * size)
        means[a, a + 1 :] = row[a + 1 :]
        means[:a, a] = row[:a]
    for n, group, levels in zip(some, members, heights, strict=True):
        if group:
            yield n, Cluster(group, levels)


class Branch(NamedTuple):
    """What was one group at some time on the way to a whole one.

    Attributes:
        size: How many things it has.
        level: Mean weight at which it is joined to what it is next joined to; for the whole group
            the least at which anything is.
        sums: What speaks for its being one with things outside, by thing.
    """

    size: int
    level: float
    sums: Mapping[int, int]


def branches(
    group: Cluster, outside: Mapping[int, Mapping[int, int]], least: float
) -> Iterator[Branch]:
    """Yield what a group was made of, and the whole.

    Args:
        group: Whose leaves and heights.
        outside: Weights of its things with others, by thing and thing.
        least: As for :func:`linked`.
    """
    bounds = [least, *group.heights, least]

    def of(start: int, end: int) -> Iterator[Branch]:
        size = end - start
        level = max(bounds[start], bounds[end])
        if size == 1:
            yield Branch(1, level, outside[group.leaves[start]])
            return
        cut = min(range(start + 1, end), key=bounds.__getitem__)
        sums: dict[int, int] = {}
        for parts in (of(start, cut), of(cut, end)):
            for branch in parts:
                yield branch
            for other, weight in branch.sums.items():  # of the last one, which is the whole
                sums[other] = sums.get(other, 0) + weight
        yield Branch(size, level, sums)

    return of(0, len(group.leaves))


class Outline(NamedTuple):
    """What a group was made of, by its things.

    Attributes:
        leaves: As the group's.
        around: By thing what it was in on the way to the whole, smallest first: from which leaf, to
            before which, and the level of :class:`Branch`.
    """

    leaves: list[int]
    around: Mapping[int, Sequence[tuple[int, int, float]]]


def outline(group: Cluster, least: float) -> Outline:
    """Return what a group was made of; see :func:`linked` for ``least``."""
    bounds = [least, *group.heights, least]
    around: dict[int, list[tuple[int, int, float]]] = {leaf: [] for leaf in group.leaves}
    todo = [(0, len(group.leaves))]
    for start, end in todo:
        level = max(bounds[start], bounds[end])
        for leaf in group.leaves[start:end]:
            around[leaf].insert(0, (start, end, level))
        if end - start > 1:
            cut = min(range(start + 1, end), key=bounds.__getitem__)
            todo += [(start, cut), (cut, end)]
    return Outline(group.leaves, around)


def draws(branch: Branch, group: Outline) -> bool:
    """Tell whether something may be joined to a group, or to what this is made of.

    It is if, on average, it is as like as both are to what they are next joined to otherwise. While
    no branch of any group draws another group, all stay as they are.

    Args:
        branch: Of another group.
        group: Its levels may be told too low.
    """
    size, least, weights = branch.size, branch.level, branch.sums
    sums: list[int] = []
    for leaf in group.leaves:
        if weights.get(leaf, 0) < least * size:
            continue  # no mean is above its greatest summand
        for start, end, level in group.around[leaf]:
            if end - start == 1:
                total = weights[leaf]
            else:
                sums = sums or [0, *accumulate(weights.get(one, 0) for one in group.leaves)]
                total = sums[end] - sums[start]
            if total >= max(level, least) * size * (end - start):
                return True
    return False


def _merge(near: list[dict[int, int]], a: int, b: int) -> None:
    """Put what speaks for a group's pairs to that of another, which it becomes part of."""
    mine = near[a]
    for other, weight in near[b].items():
        theirs = near[other]
        del theirs[b]
        if other != a:
            mine[other] = theirs[a] = mine.get(other, 0) + weight
    near[b] = {}
