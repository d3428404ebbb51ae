"""Pages of a PDF: a picture of each, and boxes over the words that statements stand in."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from sayso.errors import SaysoError
from sayso.web.case import opened
from sayso.web.document_links import document_url
from sayso.web.errors import WorkbenchError
from sayso.web.paths import given
from sayso.web.readings import Held, hold

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.export.page.segments import Mark
    from sayso.ledger.objects import Objects
    from sayso.model import Anchor, Document
    from sayso.web.case import Opened

__all__ = ["Picture", "boxes", "is_pdf", "page_image", "pages_view", "picture"]

MOST_PIXELS = 4_000_000
"""Of one picture: an A4 page at 126 dots to the inch has half of it."""
MOST_BYTES = 64 << 20
"""Of the pictures that are kept in memory, together."""
SECONDS = 20
"""That a page may take."""
AT_ONCE = 2
"""Pages that are drawn at the same time."""
_NEAR = 1.5
"""Gap between two words of one line, in heights of the line, up to which one box holds both."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, in the page's own coordinates."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it is shown.

    Attributes:
        pages: Number of pages of the file.
        png: The picture; empty where there is no such page.
        width: In points, as the page is shown.
        height: In points, as the page is shown.
        matrix: From the page's own coordinates to the picture's in points, from its top left.
    """

    pages: int
    png: bytes
    width: float = 0
    height: float = 0
    matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0)

    def place(self, box: Box) -> Box:
        """Return left, top, width and height of a box within the picture, in points."""
        a, b, c, d, e, f = self.matrix
        xs, ys = zip(
            *((a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]),
            strict=True,
        )
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def is_pdf(document: Document) -> bool:
    """Tell whether a document has pages to show."""
    return document.source.media_type == "application/pdf"


# pictures

_turn = threading.BoundedSemaphore(AT_ONCE)
_lock = threading.Lock()
_known: OrderedDict[tuple[str, int], Picture] = OrderedDict()


def picture(objects: Objects, digest: str, number: int) -> Picture:
    """Return the picture of a page, counted from 1; those shown lately are kept.

    Args:
        objects: The originals of the case.
        digest: Hash of the file.
        number: The page.

    Raises:
        WorkbenchError: ``S508`` it can't be drawn.
        LedgerError: ``S407`` it is gone.
    """
    key = digest, number
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    path = objects.path(digest)
    with _turn:
        if path.name == digest and path.is_file():
            drawn = _drawn(str(path), number)
        else:  # kept in fewer bytes, or gone, which this says
            drawn = _drawn("-", number, objects.get(digest))
    with _lock:
        _known[key] = drawn
        while len(_known) > 1 and sum(len(p.png) for p in _known.values()) > MOST_BYTES:
            _known.popitem(last=False)
    return drawn


def _drawn(path: str, number: int, data: bytes | None = None) -> Picture:
    program = Path(__file__).with_name("pdfrender.py")
    command = [sys.executable, "-I", str(program), path, str(number), str(MOST_PIXELS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, without a shell
            command, input=data or b"", capture_output=True, timeout=SECONDS, check=True
        )
        head, _, png = done.stdout.partition(b"\n")
        known = json.loads(head)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        slow = isinstance(error, subprocess.TimeoutExpired)
        raise WorkbenchError(
            f"page {number} can't be drawn" + (" in time" if slow else ""),
            fix="read the document's text, or download the original",
            code="S508",
        ) from error
    if not png:
        return Picture(int(known["pages"]), b"")
    return Picture(
        int(known["pages"]), png, known["width"], known["height"], tuple(known["matrix"])
    )


def page_image(request: Request) -> Response:
    """Answer with the picture of a page; it never changes, so browsers may keep it."""
    number = int(request.path_params["number"])
    with opened(request) as case:
        held = hold(case.ledger, case.ledger.document_key(given(request, "doc")))
        digest, objects = held.object, case.ledger.objects
        if not is_pdf(held.reading.document):
            raise _no_page(number)
    etag = f'"{digest[:32]}-{number}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=31536000, immutable"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    drawn = picture(objects, digest, number)
    if not drawn.png:
        raise _no_page(number)
    return Response(drawn.png, media_type="image/png", headers=headers)


def _no_page(number: int) -> WorkbenchError:
    return WorkbenchError(
        f"the document has no page {number}", fix="open the document itself", code="S506"
    )


# boxes


def boxes(held: Held, span: tuple[int, int], number: int) -> list[Box]:
    """Return boxes around the words of a span on a page, one a line."""
    anchors = held.reading.document.anchors
    first = max(0, bisect_right(held.page_starts, span[0]) - 1)
    after = bisect_left(held.page_starts, span[1])
    return _by_line(
        anchor
        for anchor in anchors[first:after]
        if anchor.page == number and anchor.box is not None and anchor.end > span[0]
    )


def _by_line(anchors: Iterable[Anchor]) -> list[Box]:
    found: list[Box] = []
    for anchor in anchors:
        box = anchor.box
        if box is None:
            continue
        if found and _same_line(found[-1], box):
            last = found[-1]
            found[-1] = (
                min(last[0], box[0]), min(last[1], box[1]),
                max(last[2], box[2]), max(last[3], box[3]),
            )  # fmt: skip
        else:
            found.append(box)
    return found


def _same_line(a: Box, b: Box) -> bool:
    height = min(a[3] - a[1], b[3] - b[1])
    level = min(a[3], b[3]) - max(a[1], b[1])
    gap = max(a[0], b[0]) - min(a[2], b[2])
    return level > 0.5 * height and gap < _NEAR * max(a[3] - a[1], b[3] - b[1])


def pages_view(case: Opened, held: Held, params: Mapping[str, str]) -> dict[str, Any]:
    """Return one page with boxes over what was read on it.

    Args:
        case: The case.
        held: The document, a PDF.
        params: ``page``, counted from 1; without it the page of what ``statement``,
            ``event`` or ``span`` chose, or the first.

    Raises:
        WorkbenchError: ``S506`` there is no such page.
    """
    number = _number(held, params)
    try:
        drawn = picture(case.ledger.objects, held.object, number)
    except SaysoError as error:
        return {"number": number, "of": None, "error": error, "boxes": [], "statements": []}
    if not drawn.png:
        raise _no_page(number)
    marks: dict[tuple[int, str, int], Mark] = {}
    for start, end in held.page_stretches.get(number, ()):
        for mark in held.marks_within(start, end):
            marks[mark.start, mark.part, mark.number] = mark
    reading = held.reading
    ids = [s.id for s in reading.statements]
    found = []
    for mark in sorted(marks.values(), key=lambda m: (m.start - m.end, m.start)):
        said = mark.part in {"source", "cue", "content"}
        for order, box in enumerate(boxes(held, (mark.start, mark.end), number)):
            x, y, width, height = drawn.place(box)
            found.append(
                {
                    "kind": mark.part,
                    "number": mark.number,
                    "statement": ids[mark.number - 1] if said else None,
                    "begins": said and mark.first and order == 0,
                    "span": [mark.start, mark.end],
                    "text": reading.document.text[mark.start : mark.end][:200],
                    "x": round(x, 2),
                    "y": round(y, 2),
                    "width": round(width, 2),
                    "height": round(height, 2),
                }
            )
    doc = reading.document.id
    return {
        "number": number,
        "of": drawn.pages,
        "error": None,
        "width": round(drawn.width, 2),
        "height": round(drawn.height, 2),
        "image": document_url(doc, "page", f"{number}.png"),
        "boxes": found,
        "statements": sorted({b["number"] for b in found if b["statement"]}),
    }


def _number(held: Held, params: Mapping[str, str]) -> int:
    wanted = params.get("page")
    if wanted:
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 6 and int(wanted)):
            raise _no_page(0)
        return int(wanted)
    document = held.reading.document
    at = 0
    if chosen := params.get("statement"):
        at = next((b for s, b in held.begins.items() if s.startswith(chosen)), 0)
    elif chosen := params.get("event"):
        events = held.reading.events
        at = next((e.trigger.start for e in events if e.id.startswith(chosen)), 0)
    elif (chosen := params.get("span", "").partition("-")[0]).isdigit():
        at = int(chosen)
    pages = [a.page for a in document.locate((at, at + 1)) if a.page] or [
        a.page for a in document.anchors[:1] if a.page
    ]
    return pages[0] if pages else 1
