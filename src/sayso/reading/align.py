"""Which words of a page an extractor chose: its output found again in the page's blocks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["chosen_spans"]

_WORD = re.compile(r"[^\W_]+")
_GRAM = 4
"""Words that must agree for a match to start; shorter paragraphs match as a whole."""
_TRIED = 6
"""Places tried for each start, so that a page of one repeated phrase stays linear."""


def chosen_spans(blocks: Sequence[str], chosen: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Find an extractor's paragraphs again in a page's blocks.

    Words are compared without case and punctuation. Each paragraph is looked for from
    where the last one ended, then anywhere among the words not yet taken; it may run over
    several blocks, and a block may be taken in part.

    Args:
        blocks: The page's blocks, in reading order.
        chosen: The extractor's paragraphs, in its order.

    Returns:
        For each block, the stretches that were chosen, as offsets in the block.
    """
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, block in enumerate(blocks):
        for word, start, end in _words(block):
            words.append(word)
            places.append((number, start, end))
    index: dict[tuple[str, ...], list[int]] = {}
    wanted = [[word for word, _, _ in _words(paragraph)] for paragraph in chosen]
    for size in {_GRAM, *(len(w) for w in wanted if 0 < len(w) < _GRAM)}:
        for at in range(len(words) - size + 1):
            index.setdefault(tuple(words[at : at + size]), []).append(at)
    taken = bytearray(len(words))
    cursor = 0
    for paragraph in wanted:
        cursor = _mark(paragraph, words, index, taken, cursor)
    return _spans(blocks, places, taken)


def _words(text: str) -> list[tuple[str, int, int]]:
    return [
        (unicodedata.normalize("NFKC", m.group()).lower(), m.start(), m.end())
        for m in _WORD.finditer(text)
    ]


def _mark(
    wanted: list[str],
    words: list[str],
    index: dict[tuple[str, ...], list[int]],
    taken: bytearray,
    cursor: int,
) -> int:
    at = 0
    while at < len(wanted):
        size = min(_GRAM, len(wanted)) if at == 0 else _GRAM
        start, length = _best(wanted, at, size, words, index, taken, cursor)
        if length == 0:
            at += 1
            continue
        taken[start : start + length] = b"\x01" * length
        cursor = start + length
        at += length
    return cursor


def _best(
    wanted: list[str],
    at: int,
    size: int,
    words: list[str],
    index: dict[tuple[str, ...], list[int]],
    taken: bytearray,
    cursor: int,
) -> tuple[int, int]:
    """Return the place and length of the longest match of ``wanted[at:]``; 0 for none."""
    gram = tuple(wanted[at : at + size])
    if len(gram) < size:
        return _continued(wanted, at, words, taken, cursor)
    places = index.get(gram)
    if not places:
        return _continued(wanted, at, words, taken, cursor)
    ahead = bisect_left(places, cursor)
    tried = places[ahead : ahead + _TRIED] + places[:_TRIED]
    best, longest = 0, 0
    for place in tried:
        if taken[place]:
            continue
        length = 0
        while (
            at + length < len(wanted)
            and place + length < len(words)
            and wanted[at + length] == words[place + length]
            and not taken[place + length]
        ):
            length += 1
        if length > longest:
            best, longest = place, length
    return best, longest


def _continued(
    wanted: list[str], at: int, words: list[str], taken: bytearray, cursor: int
) -> tuple[int, int]:
    """Match single words right where the last match ended, over a gap of up to three words."""
    for place in range(cursor, min(cursor + 4, len(words))):
        if words[place] == wanted[at] and not taken[place]:
            return place, 1
    return 0, 0


def _spans(
    blocks: Sequence[str], places: list[tuple[int, int, int]], taken: bytearray
) -> list[list[tuple[int, int]]]:
    spans: list[list[tuple[int, int]]] = [[] for _ in blocks]
    previous = -2
    for at, (number, start, end) in enumerate(places):
        if not taken[at]:
            continue
        mine = spans[number]
        if mine and previous == at - 1:
            mine[-1] = (mine[-1][0], end)
        else:
            mine.append((start, end))
        previous = at
    return spans
