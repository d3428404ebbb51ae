"""Which statement of one finder is which of another: by their cues, else by their contents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Spans, hull, overlap

__all__ = ["Parts", "align", "jaccard"]

Parts = tuple[Spans, Spans, Spans]
"""Source, cue and content of one statement."""

_SAME = 0.5
"""Jaccard of contents from which two statements with different cues count as one."""
_SOURCE = 0.3
"""Weight of the sources beside the contents when cues overlap."""
_REACH = 400
"""How far before a cue another may begin and still overlap it, in characters."""
_MOST = 40
"""Contents that one content is compared with at most, so that time stays linear."""


def jaccard(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> float:
    """Return the share of characters that two span lists have in common, 0 to 1."""
    first, second = list(a), list(b)
    shared = overlap(first, second)
    whole = sum(e - s for s, e in first) + sum(e - s for s, e in second) - shared
    return shared / whole if whole else 0.0


def align(left: Sequence[Parts], right: Sequence[Parts]) -> list[tuple[int, int]]:
    """Pair the statements of two finders one to one, best pairs first.

    Two statements can be one when their cues overlap, or when their contents do by half and
    neither's cue stands in the other's content (then one is nested in the other).

    Returns:
        Pairs of numbers, in the order of *left*.
    """
    scored = [
        (True, _likeness(left[i], right[j]), shared, -i, -j)
        for i, j, shared in _by_cue(left, right)
    ]
    scored += [(False, share, 0, -i, -j) for i, j, share in _by_content(left, right)]
    scored.sort(reverse=True)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for *_, i, j in scored:
        if -i not in taken_left and -j not in taken_right:
            taken_left.add(-i)
            taken_right.add(-j)
            pairs.append((-i, -j))
    return sorted(pairs)


def _likeness(a: Parts, b: Parts) -> float:
    """Weigh how much of content and source two statements share."""
    return jaccard(a[2], b[2]) + _SOURCE * jaccard(a[0], b[0])


def _by_cue(left: Sequence[Parts], right: Sequence[Parts]) -> Iterator[tuple[int, int, int]]:
    order = sorted((parts[1][0].start, j) for j, parts in enumerate(right) if parts[1])
    for i, (_, cue, _) in enumerate(left):
        if not cue:
            continue
        whole = hull(cue)
        at = bisect_left(order, (whole.start - _REACH, -1))
        while at < len(order) and order[at][0] < whole.end:
            j = order[at][1]
            shared = overlap(cue, right[j][1])
            if shared:
                yield i, j, shared
            at += 1


def _by_content(left: Sequence[Parts], right: Sequence[Parts]) -> Iterator[tuple[int, int, float]]:
    hulls = [hull(parts[2]) for parts in right]
    order = sorted((span.start, j) for j, span in enumerate(hulls))
    for i, (_, cue, content) in enumerate(left):
        whole = hull(content)
        size = whole.end - whole.start
        at = bisect_left(order, (whole.start - 2 * size, -1))
        for start, j in order[at : at + _MOST]:
            if start >= whole.end:
                break
            if hulls[j].end <= whole.start or overlap(cue, right[j][2]):
                continue
            if overlap(right[j][1], content):
                continue
            share = jaccard(content, right[j][2])
            if share >= _SAME:
                yield i, j, share
