"""Which words of a page an extractor chose: its output found again in the page's blocks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    wanted = [[word for word, _, _ in _words(paragraph)] for paragraph in chosen]
    page = _Page(words, bytearray(len(words)))
    cursor, before, short = 0, 0, list[list[str]]()
    for paragraph in wanted:
        if len(paragraph) < _GRAM:
            short += [paragraph] if paragraph else []
            continue
        first, after = page.mark(paragraph, cursor)
        if first is not None:
            page.mark_short(short, before, first if first >= before else len(words))
            short, before = [], after
        cursor = after
    page.mark_short(short, before, len(words))
    return _spans(blocks, places, page.taken)


def _words(text: str) -> list[tuple[str, int, int]]:
    if text.isascii():
        return [(m.group().lower(), *m.span()) for m in _WORD.finditer(text)]
    return [
        (unicodedata.normalize("NFKC", m.group()).lower(), *m.span()) for m in _WORD.finditer(text)
    ]


@dataclass(slots=True)
class _Page:
    """The words of a page, where each run of a few stands, and which are taken."""

    words: list[str]
    taken: bytearray
    indexes: dict[int, dict[tuple[str, ...], list[int]]] = field(default_factory=dict)

    def _places(self, gram: tuple[str, ...]) -> list[int]:
        """Return where a run of words stands, in order; indexes are made when first asked."""
        size = len(gram)
        if size not in self.indexes:
            index: dict[tuple[str, ...], list[int]] = defaultdict(list)
            runs = zip(*(self.words[first:] for first in range(size)), strict=False)
            for at, run in enumerate(runs):
                index[run].append(at)
            self.indexes[size] = dict(index)
        return self.indexes[size].get(gram, [])

    def mark(self, wanted: list[str], cursor: int) -> tuple[int | None, int]:
        """Take a paragraph's words; gives where the first stood and where the last ended."""
        at, first, size = 0, None, len(wanted)
        if self.words[cursor : cursor + size] == wanted and not any(
            self.taken[cursor : cursor + size]
        ):
            self.taken[cursor : cursor + size] = b"\x01" * size
            return cursor, cursor + size
        while at < len(wanted):
            size = min(_GRAM, len(wanted)) if at == 0 else _GRAM
            start, length = self._best(wanted, at, size, cursor)
            if length == 0:
                at += 1
                continue
            self.taken[start : start + length] = b"\x01" * length
            first = start if first is None else first
            cursor = start + length
            at += length
        return first, cursor

    def mark_short(self, wanted: list[list[str]], low: int, high: int) -> None:
        """Take paragraphs of a word or two that stand between two longer ones.

        Above the first longer one they are looked for upwards from it: a kicker's words
        stand in the menu, too.
        """
        head = low == 0 and high < len(self.words)
        for paragraph in reversed(wanted) if head else wanted:
            places = self._places(tuple(paragraph))
            a, b = bisect_left(places, low), bisect_left(places, high)
            near = places[max(a, b - _TRIED) : b][::-1] if head else places[a : min(b, a + _TRIED)]
            size = len(paragraph)
            place = next((p for p in near if not any(self.taken[p : p + size])), None)
            if place is None:
                self.mark(paragraph, low)
                continue
            self.taken[place : place + size] = b"\x01" * size
            low, high = (low, place) if head else (place + size, high)

    def _best(self, wanted: list[str], at: int, size: int, cursor: int) -> tuple[int, int]:
        """Return the place and length of the longest match of ``wanted[at:]``; 0 for none."""
        gram = tuple(wanted[at : at + size])
        places = self._places(gram) if len(gram) == size else None
        if not places:
            return self._continued(wanted[at], cursor)
        words, taken = self.words, self.taken
        ahead = bisect_left(places, cursor)
        best, longest = 0, 0
        for place in places[ahead : ahead + _TRIED] + places[:_TRIED]:
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
            if at + length == len(wanted):
                break
        return best, longest

    def _continued(self, word: str, cursor: int) -> tuple[int, int]:
        """Match a word right where the last match ended, over a gap of up to three words."""
        for place in range(cursor, min(cursor + 4, len(self.words))):
            if self.words[place] == word and not self.taken[place]:
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
