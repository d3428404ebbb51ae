"""Lines of plain text into blocks: paragraphs by blank lines, indents and line lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.reading.blocks import Block

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
    width = _width(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if line.text.strip():
            group.append(line)
            continue
        blocks.extend(_group(text, group, width))
        group = []
    blocks.extend(_group(text, group, width))
    return blocks


def _lines(text: str) -> list[Line]:
    found = []
    at = 0
    for raw in text.split("\n"):
        found.append(Line(at, at + len(raw), raw.replace("\f", " ").replace("\r", " ")))
        at += len(raw) + 1
    return found


def _width(lines: list[Line]) -> int | None:
    """Return the width that the text was wrapped to, or None if it wasn't.

    The 95th percentile of the lines that another line follows; wrapped if those that
    couldn't have taken the next word make up half of them, and if little of the text
    stands in longer lines.
    """
    full_lines = [line for line in lines if line.text.strip()]
    size = sum(len(line.text) for line in full_lines)
    if sum(len(line.text) for line in full_lines if len(line.text) > _WIDEST) > 0.3 * size:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
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


def _group(text: str, group: list[Line], width: int | None) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    for number, line in enumerate(group):
        if _UNDERLINE.match(line.text) and run and len(run) == 1:
            run.append(line)
            block = _block(text, run, alone=True)
            block.heading, run = True, []
            blocks.append(block)
            continue
        run.append(line)
        following = group[number + 1] if number + 1 < len(group) else None
        if following is None or not _joined(line, following, width):
            blocks.append(_block(text, run, alone=len(run) == len(group)))
            run = []
    if run:
        blocks.append(_block(text, run, alone=len(run) == len(group)))
    for block in blocks[1:]:
        block.opens = False
    return blocks


def _joined(line: Line, following: Line, width: int | None) -> bool:
    here, there = line.text.rstrip(), following.text.lstrip()
    if _ITEM.match(following.text) or _HEADING.match(here) or _OWN.match(there):
        return False
    if _UNDERLINE.match(following.text):
        return True
    if width is None or len(here) > _WIDEST:
        return False
    if there[:1].islower() and not here.endswith((".", "!", "?")):
        return True
    indented = len(following.text) - len(there)
    if indented >= 2 and len(line.text) - len(line.text.lstrip()) < indented:
        return False
    return not _fits(line, following, width)


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
