"""Make ``articles/06-odesa-quay-welders.pdf``, an example of a printed page.

    python -m examples.make_pdf [OUT]

Two columns on two pages, with a running head, page numbers, and words that are divided at
line ends. The file comes out the same, byte for byte, with the same version of reportlab.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

__all__ = ["SOFT", "SOURCE", "build", "story"]

SOFT = "|"
"""Stands in the source where a word may be divided."""

SOURCE = Path(__file__).parent / "odesa-quay-welders.txt"
"""Headline, byline and paragraphs, with blank lines between."""

TARGET = Path(__file__).parent / "articles" / "06-odesa-quay-welders.pdf"

RUNNING = "ODESA QUAY"
DATE = "Saturday 17 May 2031"

_FONT, _BOLD, _SIZE, _LEADING = "Times-Roman", "Times-Bold", 9.5, 12.0
_LEFT, _GUTTER, _TOP, _BOTTOM = 36.0, 20.0, 520.0, 70.0
_WIDTH = (A5[0] - 2 * _LEFT - _GUTTER) / 2


def wrap(paragraph: str, width: float) -> list[str]:
    """Break a paragraph into lines no wider than *width* points, dividing at soft hyphens."""
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        parts = word.split(SOFT)
        for cut in range(len(parts), -1, -1):
            head = "".join(parts[:cut]) + ("-" if 0 < cut < len(parts) else "")
            tried = f"{line} {head}".strip() if head else line
            if stringWidth(tried, _FONT, _SIZE) <= width:
                break
        if cut == len(parts):
            line = tried
        else:
            lines.append(tried)
            line = "".join(parts[cut:])
    return [*lines, line]


def columns(
    lines: Sequence[tuple[str, bool]], tops: Sequence[float]
) -> Iterator[tuple[int, float]]:
    """Yield (column, height) for each line; columns start at the heights in *tops*."""
    column, y = 0, tops[0]
    for _, opens in lines:
        if y < _BOTTOM:
            column, y = column + 1, tops[column + 1]
        elif opens and y != tops[column]:
            y -= _LEADING / 2
        yield column, y
        y -= _LEADING


def story() -> tuple[str, str, list[str]]:
    """Return headline, byline and paragraphs of the source."""
    head, *paragraphs = SOURCE.read_text(encoding="utf-8").strip().split("\n\n")
    headline, byline = head.split("\n")
    return headline, byline, paragraphs


def build(path: Path) -> None:
    """Write the pages to a file."""
    headline, byline, paragraphs = story()
    rl_config.invariant = 1
    canvas = Canvas(str(path), pagesize=A5, pageCompression=1)
    canvas.setTitle(headline)
    canvas.setAuthor(byline.removeprefix("By "))
    lines = [
        (line, number == 0)
        for paragraph in paragraphs
        for number, line in enumerate(wrap(paragraph, _WIDTH))
    ]
    page = 0
    tops = [_TOP - 52, _TOP - 52, *[_TOP] * 8]
    for (line, _), (column, y) in zip(lines, columns(lines, tops), strict=True):
        if column // 2 + 1 > page:
            if page:
                canvas.showPage()
            page += 1
            _furniture(canvas, page)
            if page == 1:
                _head(canvas, headline, byline)
        canvas.setFont(_FONT, _SIZE)
        canvas.drawString(_LEFT + (column % 2) * (_WIDTH + _GUTTER), y, line)
    canvas.save()


def _furniture(canvas: Canvas, page: int) -> None:
    """Draw the running head and the page number."""
    canvas.setFont(_BOLD, 9)
    canvas.drawString(_LEFT, 560, RUNNING)
    canvas.setFont(_FONT, 9)
    canvas.drawRightString(A5[0] - _LEFT, 560, DATE)
    canvas.drawCentredString(A5[0] / 2, 36, f"Odesa Quay · page {page}")


def _head(canvas: Canvas, headline: str, byline: str) -> None:
    """Draw headline and byline across both columns."""
    canvas.setFont(_BOLD, 13)
    canvas.drawString(_LEFT, _TOP, headline)
    canvas.setFont(_FONT, 9.5)
    canvas.drawString(_LEFT, _TOP - 20, byline)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
