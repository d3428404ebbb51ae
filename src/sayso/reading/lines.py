"""Lines of plain text into blocks: paragraphs by blank lines, indents and line lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.reading.blocks import Block
from sayso.reading.datelines import opens_story
from sayso.reading.stamps import is_stamp
from sayso.reading.wire import is_slug, is_version_note

__all__ = ["Line", "blocks_of"]

_WIDEST = 130
"""Lines longer than this are paragraphs of their own: nothing was wrapped by hand."""
_NARROWEST = 30
_ITEM = re.compile(r"^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+|>\s|#{1,6}\s)")
_HEADING = re.compile(r"^#{1,6}\s+\S")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})\s*$")
_OWN = re.compile(
    r"^\W{0,3}(?:by\s+[A-Z]|eds?\b\s*[:.]|\(c\)|©|tags?\s*:|photo\s*:)", re.IGNORECASE
)
_OPENER = re.compile(r"^\s*(\S+)")
_TABLE = re.compile(r"^\s*\|")
_TIMED = re.compile(r"^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:[:–—-]|\S{1,4}:)")
"""The head of an entry of a log: "04:30 - Shots at the quay"."""
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[\"”’»')]*[.!?][\"”’»')]*\s+\W?[A-Z]")
_GOES_ON = re.compile(
    r"\b(?:an?|the|of|in|on|at|to|for|by|with|from|and|or|but|than|that|into|over|its|their)$"
)
"""Words that no headline, item or paragraph ends with."""
_STOPS = (".", "!", "?", "…", "。", "؟", "۔", ":", ";")
_CLOSERS = "\"'”’»)]*_ "
_LOOSE = 6
"""Columns short of the width at which a line written by hand may still turn to the next."""
_FULL = 0.7
"""Share of the width below which a line is taken for a heading, an item or a last line."""
_HEAD_LINES = 8
"""Lines at the head of a text among which slugs, notes to editors and a dateline stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without its line end: ``text[start:end]``."""

    start: int
    end: int
    text: str


def blocks_of(text: str) -> list[Block]:
    """Split a text into blocks; runs in linear time.

    Blank lines part blocks. Within a group of lines, a line is joined to the next one when
    the text was wrapped by hand: the next line's first word would not have fitted.
    """
    lines = _lines(text)
    groups = _groups(lines)
    width = _width(lines, [pair for group in groups if _closed(group) for pair in pairwise(group)])
    blocks: list[Block] = []
    seen = 0
    for group in groups:
        blocks.extend(_group(text, group, width, top=_HEAD_LINES - seen))
        seen += len(group)
    return blocks


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Return the lines between blank ones, together."""
    groups: list[list[Line]] = []
    open_ = False
    for line in lines:
        if not line.text.strip():
            open_ = False
        elif open_:
            groups[-1].append(line)
        else:
            groups.append([line])
            open_ = True
    return groups


def _lines(text: str) -> list[Line]:
    found = []
    at = 0
    for raw in text.split("\n"):
        found.append(Line(at, at + len(raw), raw.replace("\f", " ").replace("\r", " ")))
        at += len(raw) + 1
    return found


def _closed(group: list[Line]) -> bool:
    """Tell whether a group may be paragraphs: more than a line, the last one ends a sentence."""
    return len(group) > 1 and _ends_sentence(group[-1].text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _width(lines: list[Line], closed: list[tuple[Line, Line]]) -> int | None:
    """Return the width that the text was wrapped to, or None if it wasn't.

    *closed* are the pairs of lines within paragraphs: headlines and what else stands in
    groups that end no sentence may be longer, and count only where paragraphs don't tell.
    """
    full_lines = [line for line in lines if line.text.strip() and not _TABLE.match(line.text)]
    size = sum(len(line.text) for line in full_lines)
    if sum(len(line.text) for line in full_lines if len(line.text) > _WIDEST) > 0.3 * size:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
    return _width_of(closed) or _width_of(pairs)


def _width_of(pairs: list[tuple[Line, Line]]) -> int | None:
    """Return the width of pairs of lines, one after the other.

    The 95th percentile of the first ones; wrapped if those that couldn't have taken the
    next word make up half of them.
    """
    if len(pairs) < 3:
        return None
    lengths = sorted(len(a.text.rstrip()) for a, _ in pairs)
    width = lengths[int((len(lengths) - 1) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(1 for a, b in pairs if not _fits(a, b, width - 3))
    if full < 0.5 * len(pairs):
        return None
    return max(width, min(lengths[-1], width + 12))


def _fits(line: Line, following: Line, width: int) -> bool:
    word = _OPENER.match(following.text[:80])
    return len(line.text.rstrip()) + 1 + len(word.group(1) if word else "") <= width


def _group(text: str, group: list[Line], width: int | None, *, top: int) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    flows = width is not None and _flows(group, width)
    for number, line in enumerate(group):
        if _UNDERLINE.match(line.text) and run and len(run) == 1:
            run.append(line)
            block = _block(text, run, alone=True)
            block.heading, run = True, []
            blocks.append(block)
            continue
        run.append(line)
        following = group[number + 1] if number + 1 < len(group) else None
        if following is None or _parted(line, following, head=number < top):
            joined = False
        else:
            joined = _joined(line, following, width)
            if not joined and flows and width is not None:
                joined = _in_sentence(line, following, width, first=number == 0)
        if not joined:
            blocks.append(_block(text, run, alone=len(run) == len(group)))
            run = []
    if run:
        blocks.append(_block(text, run, alone=len(run) == len(group)))
    for block in blocks[1:]:
        block.opens = False
    return blocks


def _flows(group: list[Line], width: int) -> bool:
    """Tell whether a group is wrapped paragraphs: most of its longer lines are about full."""
    if not _closed(group):
        return False
    pairs = [(a, b) for a, b in pairwise(group) if len(a.text.rstrip()) >= _FULL * width]
    full = sum(1 for a, b in pairs if not _fits(a, b, width - _LOOSE))
    return bool(pairs) and 2 * full >= len(pairs)


def _parted(line: Line, following: Line, *, head: bool) -> bool:
    """Tell whether what stands in two lines parts them, however long they are."""
    here, there = line.text.strip(), following.text.strip()
    if _ITEM.match(following.text) or _HEADING.match(here) or _OWN.match(there):
        return True
    if _TABLE.match(here) or _TABLE.match(there):
        return True
    if is_stamp(there):
        return True
    if is_stamp(here):
        return not there[:1].islower()
    return head and (
        is_slug(here) or is_slug(there) or is_version_note(there) or opens_story(there)
    )


def _joined(line: Line, following: Line, width: int | None) -> bool:
    here, there = line.text.rstrip(), following.text.lstrip()
    if _UNDERLINE.match(following.text):
        return True
    if width is None or len(here) > _WIDEST:
        return False
    if there[:1].islower() and not here.endswith((".", "!", "?")):
        return True
    if _indented(line, following):
        return False
    cut = len(here) >= _FULL * width and _GOES_ON.search(here) is not None
    return cut or not _fits(line, following, width)


def _indented(line: Line, following: Line) -> bool:
    indent = len(following.text) - len(following.text.lstrip())
    return indent >= 2 and len(line.text) - len(line.text.lstrip()) < indent


def _in_sentence(line: Line, following: Line, width: int, *, first: bool) -> bool:
    """Tell whether a line of wrapped paragraphs breaks off within a sentence.

    The first line of a group may be a heading above it: it must be about full, or hold
    the end of a sentence before.
    """
    here = line.text.rstrip()
    if _ends_sentence(here) or len(here) < _FULL * width or _indented(line, following):
        return False
    if _TIMED.match(following.text):
        return False
    about_full = not _fits(line, following, width - _LOOSE)
    return not first or about_full or here.endswith(",") or _INNER_STOP.search(here) is not None


def _block(text: str, run: list[Line], *, alone: bool) -> Block:
    start, end = run[0].start, run[-1].end
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    body = text[start:end]
    quoted = body.startswith("> ")
    return Block(
        start, end, body, lines=len(run), alone=alone,
        heading=_HEADING.match(body) is not None, quoted=quoted,
    )  # fmt: skip
