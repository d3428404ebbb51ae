"""A text in pieces, so that spans that nest or cross can all be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Document, Role, Span

__all__ = ["Block", "Mark", "Segment", "blocks", "segments"]

_GAP = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is to be shown.

    Attributes:
        start: First character.
        end: One past the last character.
        part: ``source``, ``cue``, ``content`` or ``event``.
        number: Of the statement (or event), counted from 1.
        first: Whether it is the first span of that part of that statement.
    """

    start: int
    end: int
    part: str
    number: int
    first: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text between two ends of marks.

    Attributes:
        start: First character.
        end: One past the last character.
        marks: What it belongs to, longest first.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a passage, or of what stands between passages (``role`` None)."""

    start: int
    end: int
    role: Role | None
    language: str | None


def blocks(document: Document) -> Iterator[Block]:
    """Yield the paragraphs of a document, all of its words in one of them."""
    at = 0
    for passage in sorted(document.passages, key=lambda p: p.start):
        if passage.start > at:
            yield from _paragraphs(document.text, at, passage.start, None, None)
        start = max(at, passage.start)
        yield from _paragraphs(document.text, start, passage.end, passage.role, passage.language)
        at = max(at, passage.end)
    yield from _paragraphs(document.text, at, len(document.text), None, None)


def _paragraphs(
    text: str, start: int, end: int, role: Role | None, language: str | None
) -> Iterator[Block]:
    at = start
    for gap in _GAP.finditer(text, start, end):
        yield from _trimmed(text, at, gap.start(), role, language)
        at = gap.end()
    yield from _trimmed(text, at, end, role, language)


def _trimmed(
    text: str, start: int, end: int, role: Role | None, language: str | None
) -> Iterator[Block]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    if left < right:
        yield Block(left, right, role, language)


def segments(
    block: tuple[int, int], marks: Iterable[Mark], anchors: Iterable[int] = ()
) -> list[Segment]:
    """Cut a stretch of text at every end of a mark and at every anchor.

    Args:
        block: The stretch.
        marks: Spans that may begin before it, end after it, nest and cross.
        anchors: Offsets that a link leads to: a segment has to begin there.

    Returns:
        Segments that together cover the stretch, in order, without overlap.
    """
    span = Span(*block)
    inside = [m for m in marks if m.start < span.end and m.end > span.start]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts.update((max(mark.start, span.start), min(mark.end, span.end)))
    cuts.update(anchor for anchor in anchors if span.start <= anchor < span.end)
    opening: dict[int, list[Mark]] = {}
    for mark in inside:
        opening.setdefault(max(mark.start, span.start), []).append(mark)
    order = sorted(cuts)
    active: list[Mark] = []
    found = []
    for start, end in pairwise(order):
        active = [m for m in active if m.end > start] + opening.get(start, [])
        longest_first = sorted(active, key=lambda m: (m.start - m.end, m.number, m.part))
        found.append(Segment(start, end, tuple(longest_first)))
    return found
