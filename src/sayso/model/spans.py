"""Spans: where in a text something stands.

Offsets are 0-based and end-exclusive, in Unicode code points of ``Document.text``
throughout sayso. A discontinuous stretch (a quotation split by "he said") is a tuple of
spans in text order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = [
    "Span",
    "Spans",
    "hull",
    "merge_spans",
    "overlap",
    "span_text",
    "spans_text",
    "trim",
]


class Span(NamedTuple):
    """A stretch of text, ``text[start:end]``."""

    start: int
    end: int

    def covers(self, other: tuple[int, int]) -> bool:
        """Tell whether *other* lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end

    def touches(self, other: tuple[int, int]) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end


Spans = tuple[Span, ...]
"""Spans of one discontinuous stretch, in text order, without overlap."""


def overlap(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> int:
    """Count the characters that two lists of spans share."""
    other = list(b)
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in other)


def hull(spans: Iterable[tuple[int, int]]) -> Span:
    """Return the smallest span that holds all of *spans*; they must not be empty."""
    pairs = list(spans)
    return Span(min(s for s, _ in pairs), max(e for _, e in pairs))


def merge_spans(spans: Iterable[tuple[int, int]]) -> Spans:
    """Sort spans, drop empty ones, and join those that touch or overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def span_text(text: str, span: tuple[int, int]) -> str:
    """Return the characters that a span points at."""
    return text[span[0] : span[1]]


def spans_text(text: str, spans: Iterable[tuple[int, int]], joiner: str = " … ") -> str:
    """Return the characters of several spans, *joiner* marking what lies between."""
    return joiner.join(text[s:e] for s, e in spans)


def trim(text: str, span: tuple[int, int], characters: str | None = None) -> Span:
    """Shrink a span by white space (or *characters*) at either end; may come out empty."""
    start, end = span
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(characters))
    end -= len(piece) - len(piece.rstrip(characters))
    return Span(start, max(start, end))
