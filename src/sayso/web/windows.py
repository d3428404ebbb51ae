"""Long documents in parts, so that a page of any of them is made and shown at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.export.page.segments import Block

__all__ = ["MOST_CHARACTERS", "MOST_STATEMENTS", "Window", "window_at", "windows"]

MOST_CHARACTERS = 50_000
"""Of one part: some 8,000 words, more than nearly any article has."""
MOST_STATEMENTS = 100
"""That begin in one part, where it can be cut between them."""
LEAST_CHARACTERS = 1_000
"""A part isn't cut shorter for the number of its statements."""
_SEARCHED = 2_000
"""Characters back in which a white space is looked for, where a paragraph has to be cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """One part of a document.

    Attributes:
        number: Counted from 1.
        start: First character; the first part begins with the text.
        end: One past the last; the last part ends with it.
        blocks: Its paragraphs, cut where they cross its ends.
    """

    number: int
    start: int
    end: int
    blocks: tuple[Block, ...]


def windows(text: str, blocks: Iterable[Block], begins: Sequence[int]) -> tuple[Window, ...]:
    """Cut a document into parts.

    Args:
        text: All of it.
        blocks: Its paragraphs.
        begins: Where its statements begin, in order.

    Returns:
        At least one part; together they cover the text.
    """
    parts: list[list[Block]] = [[]]
    for block in blocks:
        for piece in _cut(text, block, begins):
            start = parts[-1][0].start if parts[-1] else piece.start
            if parts[-1] and _full(start, piece.end, begins):
                parts.append([])
            parts[-1].append(piece)
    edges = [0, *(part[0].start for part in parts[1:]), len(text)]
    return tuple(
        Window(number, edges[number - 1], edges[number], tuple(part))
        for number, part in enumerate(parts, 1)
    )


def _full(start: int, end: int, begins: Sequence[int]) -> bool:
    size = end - start
    count = bisect_left(begins, end) - bisect_left(begins, start)
    return size > MOST_CHARACTERS or (count > MOST_STATEMENTS and size > LEAST_CHARACTERS)


def _cut(text: str, block: Block, begins: Sequence[int]) -> Iterator[Block]:
    """Yield a paragraph in pieces, none of which is longer than a part."""
    start = block.start
    while _full(start, block.end, begins):
        latest = min(block.end, start + MOST_CHARACTERS)
        first = bisect_left(begins, start)
        if first + MOST_STATEMENTS < len(begins):
            latest = min(latest, max(begins[first + MOST_STATEMENTS], start + LEAST_CHARACTERS))
        if latest >= block.end:
            break
        space = text.rfind(" ", max(start + 1, latest - _SEARCHED), latest)
        end = space + 1 if space > start else latest
        yield replace(block, start=start, end=end)
        start = end
    yield replace(block, start=start)


def window_at(parts: Sequence[Window], offset: int) -> Window:
    """Return the part that holds a character."""
    return parts[max(0, bisect_right(parts, offset, key=lambda part: part.start) - 1)]
