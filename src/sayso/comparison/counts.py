"""Counts that only sum up what the same text gives elsewhere with whoever gives it."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.model import Reading, Role, Span, Toll

__all__ = ["TOTAL", "since", "summed_up"]

TOTAL = 3
"""Counts from here on are totals where they stand apart from any event's words."""
_VAGUE = 2
"""A range this many times as wide as its lower end is a manner of speaking: "thousands"."""
_ASIDE = frozenset({Role.TITLE, Role.CAPTION})
_SINCE = re.compile(r"(?i)\bsince\s+(?:the\s+)?(?:\w+\s+)?$")


def summed_up(reading: Reading) -> frozenset[Span]:
    """Return the evidence of counts that comparison needn't take for somebody's own.

    A headline's count is that of the text below it, and "thousands" in the outlet's voice is
    what it then quotes as 3,200: each is left to the count that says whose it is.
    """
    tolls = [t for e in reading.events for t in e.tolls]
    body = [t for t in tolls if not _aside(reading, t)]
    found = set()
    for toll in tolls:
        others = [t for t in body if t is not toll and t.kind is toll.kind]
        if _aside(reading, toll):
            same = any((t.low, t.high) == (toll.low, toll.high) for t in others)
        elif (
            toll.statement is None and toll.high is not None and toll.high >= _VAGUE * toll.low > 0
        ):
            same = any(
                t.statement is not None and toll.low <= t.low and (t.high or t.low) <= toll.high
                for t in others
            )
        else:
            same = False
        if same:
            found.add(toll.evidence)
    return frozenset(found)


def _aside(reading: Reading, toll: Toll) -> bool:
    starts = [s.start for s in reading.sentences]
    index = bisect_right(starts, toll.evidence.start) - 1
    return index < 0 or reading.sentences[index].role in _ASIDE


def since(text: str, start: int) -> bool:
    """Tell whether a date begins a stretch: "six dead since Thursday"."""
    return _SINCE.search(text, max(0, start - 30), start) is not None
