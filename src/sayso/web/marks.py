"""A document's text with its marks, cut into pieces that a template can show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.export.page.segments import Block, Mark, Segment, segments
from sayso.model import Reading

__all__ = ["KINDS", "is_english", "marks_of", "sections", "snippet", "unread_because"]

KINDS: dict[str, str] = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "event": "event",
    "place": "place",
    "time": "time",
}
"""What a mark shows, and the word for it: each has its own shape beside its colour."""


def marks_of(reading: Reading) -> list[Mark]:
    """Return every mark of a reading, by where it begins.

    Marks of statements, events, places and times are numbered from 1 in the order of the
    reading; ``first`` tells the first span in the text of each.
    """
    found = []
    for number, statement in enumerate(reading.statements, 1):
        spans = [
            (*span, part)
            for part, spans in (
                ("source", statement.source),
                ("cue", statement.cue),
                ("content", statement.content),
            )
            for span in spans
        ]
        begin = min((start for start, _, _ in spans), default=-1)
        for start, end, part in spans:
            first = start == begin
            begin = -1 if first else begin
            found.append(Mark(start, end, part, number, first))
    found += [Mark(*event.trigger, "event", n) for n, event in enumerate(reading.events, 1)]
    found += [Mark(p.start, p.end, "place", n) for n, p in enumerate(reading.places, 1)]
    found += [Mark(t.start, t.end, "time", n) for n, t in enumerate(reading.times, 1)]
    return sorted(found, key=lambda mark: mark.start)


def is_english(language: str | None) -> bool:
    """Tell whether a passage's language is one that statements are looked for in."""
    return language is None or language[:2] == "en"


def unread_because(block: Block) -> str:
    """Return why a paragraph wasn't read for statements; nothing where it was."""
    if block.role is None:
        return "between passages"
    if not block.role.is_read:
        return block.role.value
    return "" if is_english(block.language) else f"in {block.language}"


def sections(
    text: str,
    blocks: Iterable[Block],
    marks: Sequence[Mark],
    anchors: Mapping[int, Sequence[str]],
    chosen: Iterable[tuple[int, int]] = (),
) -> list[dict[str, Any]]:
    """Return paragraphs in runs of one role, in pieces with the same marks.

    Args:
        text: Of the whole document.
        blocks: The paragraphs to show, in text order.
        marks: By where they begin; those elsewhere are left aside.
        anchors: Ids that links lead to, by the character they stand before.
        chosen: Spans that a link asked for.

    Returns:
        Runs with ``role``, ``unread`` (why, or nothing), ``size`` and ``paragraphs``; a
        paragraph has ``language`` and ``pieces``, a piece ``words`` (each with the ``ids``
        before it), ``kinds``, ``statements``, ``begins`` and ``events``, by number, and
        whether a source ``starts`` and ``ends`` with it.
    """
    shown = list(blocks)
    if not shown:
        return []
    picked = [m for m in marks if m.end > shown[0].start and m.start < shown[-1].end]
    asked = [Mark(*span, "chosen", 0, first=False) for span in chosen]
    if asked:
        picked = sorted([*picked, *asked], key=lambda mark: mark.start)
    offsets = sorted(anchors)
    reached = 0
    active: list[Mark] = []
    runs: list[dict[str, Any]] = []
    for block in shown:
        role = block.role.value if block.role else "between"
        unread = unread_because(block)
        if not runs or (runs[-1]["role"], runs[-1]["unread"]) != (role, unread):
            runs.append({"role": role, "unread": unread, "size": 0, "paragraphs": []})
        active = [mark for mark in active if mark.end > block.start]
        while reached < len(picked) and picked[reached].start < block.end:
            active.append(picked[reached])
            reached += 1
        inside = offsets[bisect_left(offsets, block.start) : bisect_left(offsets, block.end)]
        pieces = _pieces(text, segments((block.start, block.end), active, inside), anchors)
        runs[-1]["size"] += block.end - block.start
        runs[-1]["paragraphs"].append(
            {
                "start": block.start,
                "end": block.end,
                "language": block.language,
                "pieces": pieces,
            }
        )
    return runs


def _pieces(
    text: str, cut: Iterable[Segment], anchors: Mapping[int, Sequence[str]]
) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    before: tuple[Mark, ...] | None = None
    for segment in cut:
        if segment.marks != before:
            pieces.append(_piece(segment))
        before = segment.marks
        pieces[-1]["ends"] = any(m.part == "source" and m.end == segment.end for m in before)
        ids = list(anchors.get(segment.start, ()))
        pieces[-1]["words"].append({"ids": ids, "text": text[segment.start : segment.end]})
    return pieces


def _piece(segment: Segment) -> dict[str, Any]:
    parts = {mark.part for mark in segment.marks}
    said = {"source", "cue", "content"}
    starting = [m for m in segment.marks if m.first and m.start == segment.start]
    return {
        "words": [],
        "kinds": sorted(parts),
        "starts": any(m.part == "source" and m.start == segment.start for m in segment.marks),
        "ends": False,
        "deep": sum(mark.part == "content" for mark in segment.marks) > 1,
        "statements": list(dict.fromkeys(m.number for m in segment.marks if m.part in said)),
        "begins": [m.number for m in starting if m.part in said],
        "events": [m.number for m in starting if m.part == "event"],
    }


def snippet(text: str, matches: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """Return a text in pieces, each with whether it is a match; matches don't overlap."""
    pieces = []
    at = 0
    for start, end in matches:
        if start > at:
            pieces.append({"text": text[at:start], "match": False})
            at = start
        if end > at:
            pieces.append({"text": text[at:end], "match": True})
            at = end
    if at < len(text):
        pieces.append({"text": text[at:], "match": False})
    return pieces
