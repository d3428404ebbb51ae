"""The lines of a PDF page: words with their boxes, as PDFium gives the characters."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Box", "PdfLine", "Word", "lines_of_page"]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""

_HYPHENS = frozenset("\x02\ufffe\u00ad")
_WIDE_GAP = 2.0
"""Gap between two words of one line, in heights of the line, from which they are apart."""


@dataclass(slots=True)
class Word:
    """A word: its characters and the box around them."""

    text: str
    box: Box


@dataclass(slots=True)
class PdfLine:
    """A line of words, in reading order.

    Attributes:
        words: Its words; right-to-left lines are in logical order.
        box: Around all of them.
        size: Height of its letters, in points.
        page: Counted from 1.
    """

    words: list[Word]
    box: Box
    size: float
    page: int
    text: str = field(default="")

    def __post_init__(self) -> None:
        """Join the words."""
        self.text = " ".join(word.text for word in self.words)


def union(a: Box, b: Box) -> Box:
    """Return the box around two boxes."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def lines_of_page(textpage: Any, number: int) -> list[PdfLine]:  # noqa: ANN401 (no types)
    """Return the lines of a page in the order in which PDFium finds them.

    PDFium puts the characters of right-to-left lines into logical order itself; a change
    of height or a wide gap starts a new line here, since columns may share a baseline.
    """
    lines: list[PdfLine] = []
    words: list[Word] = []
    letters: list[str] = []
    box: Box | None = None

    def end_word() -> None:
        nonlocal box
        if letters and box is not None:
            words.append(Word("".join(letters), box))
        letters.clear()
        box = None

    def end_line() -> None:
        end_word()
        for run in _split(words):
            around = run[0].box
            for word in run[1:]:
                around = union(around, word.box)
            sizes = sorted(word.box[3] - word.box[1] for word in run)
            lines.append(PdfLine(run, around, sizes[len(sizes) // 2], number))
        words.clear()

    for text, where in _characters(textpage):
        if text in {"\n", "\r"}:
            end_line()
        elif text.isspace():
            end_word()
        elif where is None:
            continue
        else:
            if box is not None and _elsewhere(box, where):
                end_word()
            letters.append(text)
            box = where if box is None else union(box, where)
    end_line()
    return _rejoined(lines)


def _characters(textpage: Any) -> list[tuple[str, Box | None]]:  # noqa: ANN401
    """Return each character with its box; None for those that PDFium made up."""
    from pypdfium2 import raw

    found: list[tuple[str, Box | None]] = []
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    loose = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not text:
            continue
        if text in _HYPHENS:
            text = "\u00ad"
        elif not text.isspace() and unicodedata.category(text) in {"Cc", "Cn", "Co"}:
            continue
        elif "\ufb00" <= text <= "\ufdff" or "\ufe70" <= text <= "\ufefc":
            text = unicodedata.normalize("NFKC", text)  # ligatures and shaped letters
        if text.isspace():
            found.append((text, None))
            continue
        where: Box | None = None
        if raw.FPDFText_GetLooseCharBox(textpage, index, loose):
            where = (loose.left, loose.bottom, loose.right, loose.top)
        if where is None or where[2] <= where[0] or where[3] <= where[1]:
            raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
            where = (left.value, bottom.value, right.value, top.value)
        found.append((text, where))
    return found


def _elsewhere(box: Box, where: Box) -> bool:
    """Tell whether a character doesn't continue the word that *box* surrounds."""
    height = max(box[3] - box[1], where[3] - where[1], 1.0)
    if min(box[3], where[3]) - max(box[1], where[1]) < 0.2 * min(
        box[3] - box[1], where[3] - where[1]
    ):
        return True
    gap = max(where[0] - box[2], box[0] - where[2])
    return gap > 0.35 * height


def _split(words: list[Word]) -> list[list[Word]]:
    """Part a line's words where they stand at other heights or far apart."""
    runs: list[list[Word]] = []
    for word in words:
        if runs:
            last = runs[-1][-1].box
            height = max(last[3] - last[1], 1.0)
            apart = max(word.box[0] - last[2], last[0] - word.box[2])
            level = min(last[3], word.box[3]) - max(last[1], word.box[1])
            if apart <= _WIDE_GAP * height and level > 0.3 * min(height, word.box[3] - word.box[1]):
                runs[-1].append(word)
                continue
        runs.append([word])
    return runs


def _rejoined(lines: list[PdfLine]) -> list[PdfLine]:
    """Join pieces that follow each other on one baseline with no more than a word's gap."""
    out: list[PdfLine] = []
    for line in lines:
        if out:
            last = out[-1]
            level = min(last.box[3], line.box[3]) - max(last.box[1], line.box[1])
            gap = line.box[0] - last.box[2]
            if (
                level > 0.6 * max(last.size, line.size)
                and -0.1 * line.size <= gap <= 0.9 * line.size
            ):
                around, size = union(last.box, line.box), max(last.size, line.size)
                out[-1] = PdfLine(last.words + line.words, around, size, line.page)
                continue
        out.append(line)
    return out
