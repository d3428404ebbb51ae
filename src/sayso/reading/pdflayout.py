"""Reading order of a PDF: columns, running headers and footers, paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.reading.languages import script_of
from sayso.reading.pdflines import PdfLine

__all__ = ["Paragraph", "continues", "in_reading_order", "paragraphs_of", "running_lines"]

_MARGIN = 0.13
"""Share of the page's height, at top and bottom, in which running lines stand."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:of|/|из|з|از)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_STOPS = (".", "!", "?", "…", ":", "؟", "۔", "”", '"', "»")
_RTL = frozenset({"arabic", "hebrew"})


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: In reading order; they may run over columns and pages.
        size: Height of most of its letters, in points.
        running: Whether it is a header, footer or page number.
    """

    lines: list[PdfLine]
    size: float
    running: bool = False
    after: list[Paragraph] = field(default_factory=list)


def running_lines(pages: list[list[PdfLine]], heights: list[float]) -> set[int]:
    """Return the ids of lines that are headers, footers or page numbers.

    A line near the top or bottom that stands, but for its numbers, at the same height on
    two pages or more, and on a third of them; or a page number alone.
    """
    seen: dict[tuple[str, int], list[PdfLine]] = defaultdict(list)
    found: set[int] = set()
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            middle = (line.box[1] + line.box[3]) / 2
            if _MARGIN * height < middle < (1 - _MARGIN) * height:
                continue
            if _PAGE_NUMBER.match(line.text):
                found.add(id(line))
            shape = re.sub(r"\d+", "#", line.text.lower())
            seen[shape, round(middle / 8)].append(line)
    for (shape, level), lines in seen.items():
        near = lines + seen.get((shape, level + 1), []) + seen.get((shape, level - 1), [])
        count = len({line.page for line in near})
        if count >= 2 and count * 3 >= len(pages):
            found.update(id(line) for line in lines)
    for lines, height in zip(pages[1:], heights[1:], strict=True):
        found.update(id(line) for line in lines if _stands_apart(line, lines, height))
    return found


def _stands_apart(line: PdfLine, lines: list[PdfLine], height: float) -> bool:
    """Tell whether a short line stands alone at the very top or bottom of a later page."""
    at_top = line.box[1] > 0.9 * height
    if not (at_top or line.box[3] < 0.1 * height):
        return False
    if len(line.text.split()) > 8 or line.text.endswith((".", ",", "-")):
        return False
    for other in lines:
        level = min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])
        if other is line or level > 0.5 * line.size:
            continue
        gap = line.box[1] - other.box[3] if at_top else other.box[1] - line.box[3]
        if gap < line.size:
            return False
    return True


def in_reading_order(lines: list[PdfLine], *, depth: int = 0) -> list[list[PdfLine]]:
    """Sort a page's lines into columns, each from top to bottom, columns in reading order.

    Lines that cross the gutter between two columns (headlines, captions over the whole
    width) part the page into zones, which are read one after another.
    """
    gutter = _gutter(lines) if depth < 4 else None
    if gutter is None:
        return [_rows(lines)]
    rtl = _is_rtl(lines)
    columns: list[list[PdfLine]] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []

    def close() -> None:
        for side in (right, left) if rtl else (left, right):
            if side:
                columns.extend(in_reading_order(side[:], depth=depth + 1))
                side.clear()

    for line in sorted(lines, key=lambda item: -item.box[3]):
        if line.box[0] < gutter < line.box[2]:
            close()
            if columns and columns[-1] and columns[-1][-1].box[0] < gutter < columns[-1][-1].box[2]:
                columns[-1].append(line)
            else:
                columns.append([line])
        elif line.box[2] <= gutter:
            left.append(line)
        else:
            right.append(line)
    close()
    return columns


def _rows(lines: list[PdfLine]) -> list[PdfLine]:
    """Sort lines of one column: by height, those on one level by their side."""
    rtl = _is_rtl(lines)
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda item: -(item.box[1] + item.box[3])):
        if rows:
            last = rows[-1][0].box
            level = min(last[3], line.box[3]) - max(last[1], line.box[1])
            if level > 0.6 * min(last[3] - last[1], line.box[3] - line.box[1]):
                rows[-1].append(line)
                continue
        rows.append([line])
    return [
        line
        for row in rows
        for line in sorted(row, key=lambda item: -item.box[2] if rtl else item.box[0])
    ]


def _is_rtl(lines: list[PdfLine]) -> bool:
    return script_of(" ".join(line.text for line in lines[:60])) in _RTL


def _gutter(lines: list[PdfLine]) -> float | None:
    """Return the middle of the widest strip that few lines cross, with columns beside it."""
    if len(lines) < 6:
        return None
    low = min(line.box[0] for line in lines)
    high = max(line.box[2] for line in lines)
    width = int(high - low) + 1
    if width < 100 or width > 20_000:
        return None
    steps = [0] * (width + 2)
    for line in lines:
        steps[int(line.box[0] - low)] += 1
        steps[int(line.box[2] - low) + 1] -= 1
    cover: list[int] = []
    total = 0
    for step in steps[:width]:
        total += step
        cover.append(total)
    most = 0.25 * len(lines)
    best: tuple[int, float] | None = None
    start: int | None = None
    for x in range(int(width * 0.12), int(width * 0.88) + 1):
        if cover[x] <= most:
            start = x if start is None else start
            continue
        if start is not None and (best is None or x - start > best[0]):
            best = (x - start, low + (start + x) / 2)
        start = None
    if best is None or best[0] < 6:
        return None
    gutter = best[1]
    left = [line for line in lines if line.box[2] <= gutter]
    right = [line for line in lines if line.box[0] >= gutter]
    few = max(3, 0.15 * len(lines))
    if len(left) < few or len(right) < few:
        return None
    together = _height(left), _height(right)
    shared = min(together[0][1], together[1][1]) - max(together[0][0], together[1][0])
    return gutter if shared > 30 else None


def _height(lines: list[PdfLine]) -> tuple[float, float]:
    return min(line.box[1] for line in lines), max(line.box[3] for line in lines)


def paragraphs_of(columns: list[list[PdfLine]]) -> list[Paragraph]:
    """Join lines into paragraphs, over the ends of columns and pages where they go on."""
    found: list[Paragraph] = []
    for column in columns:
        if not column:
            continue
        shape = _Shape(column)
        for number, line in enumerate(column):
            if number == 0:
                goes_on = bool(found) and continues(found[-1], line)
            else:
                goes_on = not shape.breaks(column[number - 1], line)
            if goes_on and found:
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line], line.size))
    for paragraph in found:
        sizes = Counter(round(line.size, 1) for line in paragraph.lines)
        paragraph.size = sizes.most_common(1)[0][0]
    return found


class _Shape:
    """The measures of a column: its edges and the usual step from line to line."""

    def __init__(self, lines: list[PdfLine]) -> None:
        self.left = _usual([line.box[0] for line in lines], low=True)
        self.right = _usual([line.box[2] for line in lines], low=False)
        steps = [
            a.box[1] - b.box[1]
            for a, b in pairwise(lines)
            if 0 < a.box[1] - b.box[1] < 3 * max(a.size, b.size)
        ]
        steps.sort()
        self.step = steps[len(steps) // 3] if steps else 0.0
        self.rtl = _is_rtl(lines)

    def breaks(self, above: PdfLine, line: PdfLine) -> bool:
        """Tell whether a new paragraph starts with *line*."""
        size = max(above.size, line.size, 1.0)
        if abs(above.size - line.size) > 0.12 * size:
            return True
        step = above.box[1] - line.box[1]
        if abs(step) < 0.3 * size:
            return line.box[0] - above.box[2] > 2 * size  # side by side on one level
        if step < 0 or (self.step and step > 1.3 * self.step and step > 1.15 * size):
            return True
        width = max(self.right - self.left, 1.0)
        indent = (self.right - line.box[2]) if self.rtl else (line.box[0] - self.left)
        before = (self.right - above.box[2]) if self.rtl else (above.box[0] - self.left)
        short = (above.box[0] - self.left) if self.rtl else (self.right - above.box[2])
        if indent > 0.8 * size and before < 0.4 * size and indent < 0.3 * width:
            return True
        return (short > 0.25 * width and above.text.endswith(_STOPS)) or short > 0.6 * width


def _usual(values: list[float], *, low: bool) -> float:
    ordered = sorted(values)
    at = len(ordered) // 10
    return ordered[at] if low else ordered[-1 - at]


def continues(paragraph: Paragraph, line: PdfLine) -> bool:
    """Tell whether a paragraph goes on at the head of the next column or page."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size) or len(last.text) < 12:
        return False
    if last.text.endswith(("-", "\u00ad")):
        return line.text[:1].islower()
    if last.text.endswith(_STOPS[:7]):
        return False
    first = next((c for c in line.text if c.isalpha()), "")
    return first.islower() or (
        (len(paragraph.lines) > 1 and not first.isupper()) or last.text.endswith((",", ";"))
    )
