"""What the uncased word pieces don't show, as small integers: case, gaps, state of quotation.

The same functions feed training and serving, so that what a number means can't drift apart.
Offsets are 0-based, end-exclusive code points of the text throughout.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.extraction.encoder.quotation import Quotation, is_wrapped

__all__ = ["GAPS", "QUOTES", "SHAPES", "gaps", "piece_features", "quote_states", "shape"]

SHAPES = 8
GAPS = 6
QUOTES = 8


def shape(piece: str) -> int:
    """Tell the case of a piece as written.

    Returns:
        0 other, 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 mixed, 6 digits, 7 digits and letters.
    """
    if piece.islower():
        return 1 if piece.isalpha() or not any(map(str.isdigit, piece)) else 7
    if piece.isdigit():
        return 6
    if piece.isupper():
        return 4 if len(piece) == 1 else 3 if piece.isalpha() else 7
    if piece.istitle():
        return 2
    if piece.isalpha():
        return 5
    return 7 if any(map(str.isalnum, piece)) else 0


def gaps(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Tell what stands before each piece; a line break that only wraps a line counts as a space.

    Returns:
        0 nothing, 1 a space, 2 a line break, 3 a blank line, 4 other space, 5 the text's start.
    """
    out: list[int] = []
    last = 0
    for i, (start, end) in enumerate(offsets):
        if i == 0:
            out.append(5)
        elif start <= last:
            out.append(0)
        elif start == last + 1:
            out.append(2 if text[last] == "\n" and not is_wrapped(text, last) else 1)
        else:
            breaks = text.count("\n", last, start)
            out.append(3 if breaks > 1 else 2 if breaks else 4)
        last = end
    return out


def quote_states(offsets: Sequence[tuple[int, int]], marks: Sequence[Quotation]) -> list[int]:
    """Tell the state of quotation of each piece.

    Returns:
        0 outside, 1 inside double marks, 2 an opening double mark, 3 a closing one, 4 inside
        single marks only, 5 single inside double, 6 a single mark, 7 inside double marks that are
        never closed.
    """
    doubles = [q for q in marks if not q.single]
    singles = [q for q in marks if q.single]
    double_starts = [q.start for q in doubles]
    single_starts = [q.start for q in singles]
    out: list[int] = []
    for start, end in offsets:
        i = bisect_right(double_starts, start) - 1
        state = _double_state(doubles[i], start, end) if i >= 0 else 0
        j = bisect_right(single_starts, start) - 1
        if j >= 0 and start < singles[j].end and state in (0, 1, 7):
            q = singles[j]
            is_mark = end <= q.start + q.opening or start >= q.end - q.closing
            state = 6 if is_mark else 5 if state else 4
        out.append(state)
    return out


def _double_state(q: Quotation, start: int, end: int) -> int:
    if start >= q.end:
        return 0
    if end <= q.start + q.opening:
        return 2
    if q.closing and start >= q.end - q.closing:
        return 3
    return 1 if q.closed else 7


def piece_features(
    text: str, offsets: Sequence[tuple[int, int]], marks: Sequence[Quotation]
) -> list[list[int]]:
    """Return shape, gap and quotation state of every piece: three equally long lists."""
    shapes = [shape(text[s:e]) for s, e in offsets]
    return [shapes, gaps(text, offsets), quote_states(offsets, marks)]
