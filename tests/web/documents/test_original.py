"""The original: as it came, in a sandbox, or as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from httpx2 import Response

from sayso.model import SourceFile
from sayso.web.original import shown_as
from tests.web.browser import Browser


def by_type(client: Browser, media_type: str) -> str:
    for row in client.get("/documents?format=json&limit=100").json():
        with client.site.cases.lend() as case:
            known = case.ledger.document(case.ledger.document_key(row["sha256"]))
        if known.source.media_type == media_type:
            return str(row["sha256"])
    raise AssertionError(media_type)


def sandboxed(answer: Response) -> None:
    policy = {
        part.split()[0]: part.split()[1:]
        for part in answer.headers["content-security-policy"].split(";")
    }
    assert policy["sandbox"] == []
    assert policy["default-src"] == ["'none'"]
    assert policy["img-src"] == ["data:"]
    assert "script-src" not in policy
    assert policy["frame-ancestors"] == ["'self'"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


def test_a_page_is_shown_in_a_sandbox(hostile: Browser) -> None:
    doc = by_type(hostile, "text/html")
    answer = hostile.get(f"/documents/{doc}/original")
    sandboxed(answer)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    assert b"<script>alert(1)</script>" in answer.content
    page = hostile.get(f"/documents/{doc}?view=original").text
    assert (
        f'<iframe class="original" sandbox title="The original, as it came" src="/documents/{doc}/original"'
        in page
    )


def test_its_source_and_the_file(hostile: Browser) -> None:
    doc = by_type(hostile, "text/html")
    source = hostile.get(f"/documents/{doc}/original?source=1")
    sandboxed(source)
    assert source.headers["content-type"] == "text/plain; charset=utf-8"
    file = hostile.get(f"/documents/{doc}/original?download=1")
    sandboxed(file)
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == f'attachment; filename="{doc[:16]}.html"'


def test_text_is_never_taken_for_a_page(client: Browser) -> None:
    doc = by_type(client, "text/plain")
    answer = client.get(f"/documents/{doc}/original")
    sandboxed(answer)
    assert answer.headers["content-type"].startswith("text/plain; charset=")


def test_other_files_are_downloads(client: Browser) -> None:
    doc = by_type(client, "application/pdf")
    answer = client.get(f"/documents/{doc}/original")
    sandboxed(answer)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    page = client.get(f"/documents/{doc}?view=original").text
    assert "<iframe" not in page
    assert f"/documents/{doc}/original?download=1" in page


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("text/html", "text/html"),
        ("text/plain", "text/plain"),
        ("message/rfc822", "text/plain"),
        ("application/xhtml+xml", "text/plain"),
        ("image/svg+xml", None),
        ("application/x-anything", None),
        ("text/html; charset=x", None),
    ],
)
def test_types(media_type: str, kind: str | None) -> None:
    assert shown_as(SourceFile("x", media_type, 1, "0" * 64)) == kind


def test_a_reading_from_elsewhere_has_its_line_as_original(hostile: Browser) -> None:
    rows = hostile.get("/documents?format=json&limit=100").json()
    doc = next(row for row in rows if row["id"] == "hostile")["sha256"]
    answer = hostile.get(f"/documents/{doc}/original")
    assert answer.content == b'"hostile"'
    assert answer.headers["content-type"].startswith("text/plain")


def test_an_original_that_is_gone(serve: Callable[..., Browser], case_path: Path) -> None:
    client = serve(case=case_path)
    doc = by_type(client, "application/pdf")
    html = by_type(client, "text/html")
    for file in (case_path / "objects").rglob("*"):
        if file.is_file():
            file.unlink()
    assert client.get(f"/documents/{html}").status_code == 200
    answer = client.get(f"/documents/{html}/original")
    assert answer.status_code == 404
    assert "S407" in answer.text
    assert client.get(f"/documents/{doc}/page/1.png").status_code in {200, 404}
