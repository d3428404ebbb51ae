"""Pages of a PDF: pictures, and boxes over the right words."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.browser import Browser

pytest.importorskip("reportlab")

from sayso import Case
from sayso.ledger.objects import Objects
from sayso.web import pdfpages
from sayso.web.errors import WorkbenchError
from sayso.web.pdfpages import pages_view, picture
from sayso.web.readings import hold
from sayso.workflow import build_pipeline
from tests.web.documents.conftest import pdf

LINES = [
    "Port of Izmail closed after a collision on the Danube",
    "The harbour master said on Monday that a barge had struck",
    "the quay in Izmail and that nobody had been hurt.",
    "Romania denied that its pilots had been aboard the barge.",
    "Page {page} of the bulletin of the port.",
]


def unpacked(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and the rows of a PNG as sayso writes it."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) == (8, 2)
    at, data = 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            kind + body
        )
        data += body if kind == b"IDAT" else b""
        at += 12 + size
    return width, height, zlib.decompress(data)


def kept(objects: Objects, data: bytes) -> str:
    """Put a file among the originals."""
    digest = objects.stage(data)
    objects.settle(digest)
    return digest


def inked(png: bytes, shown: tuple[float, float], box: dict[str, Any]) -> float:
    """Share of dark pixels within a box."""
    width, height, rows = unpacked(png)
    scale = width / shown[0]
    left, right = int(box["x"] * scale), int((box["x"] + box["width"]) * scale)
    top, bottom = int(box["y"] * scale), int((box["y"] + box["height"]) * scale)
    stride = 1 + 3 * width
    dark = total = 0
    for y in range(max(0, top), min(height, bottom)):
        for x in range(max(0, left), min(width, right)):
            at = y * stride + 1 + 3 * x
            total += 1
            dark += rows[at] < 128
    return dark / max(total, 1)


@pytest.fixture(params=[0, 90, 180, 270])
def turned(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, Case]]:
    file = tmp_path / "port.pdf"
    file.write_bytes(pdf(LINES, rotate=request.param, pages=2, size=(842, 595)))
    with Case(tmp_path / "port") as case:
        assert not case.add([file], pipeline=build_pipeline("rules")).failures
        yield request.param, case


class Holder:
    """A case as pages see it."""

    def __init__(self, case: Case) -> None:
        self.ledger = case.ledger


def test_boxes_lie_over_the_words(turned: tuple[int, Case]) -> None:
    rotation, case = turned
    held = hold(case.ledger, 1)
    text = held.reading.document.text
    view = pages_view(Holder(case), held, {"page": "2"})  # type: ignore[arg-type]
    assert view["of"] == 2
    assert (view["width"], view["height"]) == (842, 595)
    assert len({b["kind"] for b in view["boxes"]}) >= 4
    drawn = picture(case.ledger.objects, held.object, 2)
    for box in view["boxes"]:
        assert 0 <= box["x"] <= box["x"] + box["width"] <= view["width"]
        assert 0 <= box["y"] <= box["y"] + box["height"] <= view["height"]
        assert inked(drawn.png, (drawn.width, drawn.height), box) > 0.04, box
    if rotation == 0:
        # the harbour master stands at the left of the second line, 595 - 100 - 18 - 40 points up
        source = next(b for b in view["boxes"] if b["kind"] == "source" and "harbour" in b["text"])
        assert text[slice(*source["span"])] == "The harbour master"
        assert source["x"] == pytest.approx(72, abs=2)
        assert source["y"] + source["height"] == pytest.approx(100 + 18 + 40, abs=5)
        assert 90 < source["width"] < 115
        content = [b for b in view["boxes"] if b["kind"] == "content" and "struck" in b["text"]]
        assert len({round(b["y"]) for b in content}) >= 2  # one box a line


def test_nothing_else_is_boxed(tmp_path: Path) -> None:
    file = tmp_path / "port.pdf"
    file.write_bytes(pdf(LINES))
    with Case(tmp_path / "port") as case:
        case.add([file], pipeline=build_pipeline("rules"))
        held = hold(case.ledger, 1)
        view = pages_view(Holder(case), held, {})  # type: ignore[arg-type]
        own = [b for b in view["boxes"] if b["kind"] == "source" and "Romania" in b["text"]]
        assert len(own) == 1
        assert own[0]["width"] == pytest.approx(48, abs=6)


def test_the_page_in_the_workbench(client: Browser) -> None:
    rows = client.get("/documents?format=json").json()
    doc = next(row for row in rows if "Welders" in row["title"])["sha256"]
    page = client.get(f"/documents/{doc}?view=pages")
    assert page.status_code == 200
    assert f'<image href="/documents/{doc}/page/1.png"' in page.text
    assert page.text.count('<rect class="b-content"') > 3
    answer = client.get(f"/documents/{doc}/page/1.png")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    width, height, _ = unpacked(answer.content)
    assert 600 < width < height < 2000
    again = client.get(
        f"/documents/{doc}/page/1.png", headers={"if-none-match": answer.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/documents/{doc}/page/99.png").status_code == 404
    assert client.get(f"/documents/{doc}/page/0.png").status_code == 404
    assert client.get(f"/documents/{doc}?view=pages&page=99").status_code == 404
    assert client.get(f"/documents/{doc}?view=pages&page=x").status_code == 404
    with client.site.cases.lend() as case:
        known = hold(case.ledger, case.ledger.document_key(doc)).reading.document
    late = next(anchor.start for anchor in known.anchors if anchor.page == 2)
    assert "Page 2 of 2" in client.get(f"/documents/{doc}?view=pages&span={late}-{late + 3}").text
    assert "Page 1 of 2" in client.get(f"/documents/{doc}?view=pages").text


def test_pictures_are_of_moderate_size(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    drawn = picture(objects, kept(objects, pdf(["A wall of paper."], size=(14_000, 14_000))), 1)
    width, height, _ = unpacked(drawn.png)
    assert width * height <= pdfpages.MOST_PIXELS * 1.01
    assert drawn.width == 14_000


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\nnonsense", b"", b"%PDF-1.4\n" + bytes(range(256)) * 40]
)
def test_a_broken_file_costs_nothing_else(tmp_path: Path, data: bytes) -> None:
    objects = Objects(tmp_path)
    with pytest.raises(WorkbenchError, match="can't be drawn"):
        picture(objects, kept(objects, data), 1)


def test_a_page_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    objects = Objects(tmp_path)
    digest = kept(objects, pdf(LINES, pages=3))
    monkeypatch.setattr(pdfpages, "SECONDS", 0.001)
    with pytest.raises(WorkbenchError, match="in time"):
        picture(objects, digest, 1)
