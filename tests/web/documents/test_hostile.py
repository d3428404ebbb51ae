"""Documents that try to do something are shown, and do nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sayso.web.paths import url
from tests.web.browser import Browser

PAGES = (
    "/documents",
    "/documents?about=blast",
    "/statements?limit=200",
    "/mentions",
    "/search?q=police",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E+police",
    "/search?q=hostile+OR+evil",
    "/documents?publisher=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/statements?who=%22+onfocus%3D%22alert(1)",
    "/statements?about=%7B%7B7*7%7D%7D",
)
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Strict(HTMLParser):
    """Notes everything that a browser would run or fetch from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "script" and (
            not known.get("src") or not str(known["src"]).startswith("/static/")
        ):
            self.wrong.append(f"script {known}")
        if tag in {"object", "embed", "base", "style"} or (tag == "meta" and "http-equiv" in known):
            self.wrong.append(tag)
        if tag == "iframe" and (
            known.get("sandbox", "x") != "" and known.get("sandbox") is not None
        ):
            self.wrong.append(f"iframe {known}")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.wrong.append(f"{tag} {name}")
            if name in {"src", "action", "formaction", "data"} and not str(value).startswith("/"):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "href" and not re.match(r"(/|#|\?|https?://)", str(value)):
                self.wrong.append(f"{tag} href={value}")


def check(text: str) -> None:
    parser = Strict()
    parser.feed(text)
    assert parser.wrong == []
    assert not OBEYED.search(text)
    assert "49" not in re.findall(r"evil\W+49", text)


def documents(client: Browser) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/documents?format=json&limit=200").json()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_lists_run_nothing(hostile: Browser, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status_code in {200, 400}
    check(answer.text)
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_documents_run_nothing(hostile: Browser) -> None:
    shown = 0
    for row in documents(hostile):
        for view in ("", "?view=original"):
            answer = hostile.get(f"/documents/{row['sha256']}{view}")
            assert answer.status_code == 200, row["id"]
            check(answer.text)
            shown += 1
    assert shown > 20


def test_hostile_words_are_there_to_be_read(hostile: Browser) -> None:
    row = next(r for r in documents(hostile) if r["id"] == "hostile")
    page = hostile.get(f"/documents/{row['sha256']}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "␀␛[31m�evil�" in page


def test_statements_in_an_overridden_direction(hostile: Browser) -> None:
    row = next(r for r in documents(hostile) if "Soroca" in (r["title"] or ""))
    page = hostile.get(f"/documents/{row['sha256']}").text
    assert "�elpoep deksam�" in page
    assert 'dir="auto"' in page
    assert "Not read: in ru" in page


def test_no_cell_is_a_formula(hostile: Browser) -> None:
    for path in ("/documents", "/statements", "/mentions", "/search"):
        answer = hostile.get(f"{path}?format=csv&limit=100&q=the")
        assert answer.status_code == 200, answer.text
        for row in csv.reader(io.StringIO(answer.text)):
            for value in row:
                assert not value.lstrip().startswith(("=", "+", "@")), value
                assert not value.startswith("-") or value[1:2].isdigit()


@pytest.mark.parametrize(
    "given_id",
    [
        "a/b c",
        "..",
        ".",
        "x?y#z",
        "q'\"<i>",
        "Тирасполь/1",
        "a\\b",
        "~tilde",
        "50% off",
        "tab\there",
    ],
)
def test_awkward_ids_have_addresses(hostile: Browser, given_id: str) -> None:
    whole = next(r for r in documents(hostile) if r["id"] == given_id)["sha256"]
    answer = hostile.get(url("/documents", given_id, span="0-15"))
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/documents/{whole}?span=0-15"
    page = hostile.get(f"/documents/{whole}")
    assert page.status_code == 200
    check(page.text)
    assert hostile.get(url("/documents", given_id, "original")).status_code == 200
    rows = hostile.get("/statements", params={"document": given_id, "format": "json"}).json()
    assert [row["sha256"] for row in rows] == [whole]
    hits = hostile.get("/search?q=barge&format=json&limit=100").json()
    assert whole in {hit["sha256"] for hit in hits}


def test_two_documents_with_one_id(hostile: Browser) -> None:
    two = [row for row in documents(hostile) if row["id"] == "twice"]
    assert len({row["sha256"] for row in two}) == 2
    answer = hostile.get("/documents/twice")
    assert answer.status_code == 404
    assert "several documents" in answer.text
    rows = hostile.get("/statements?format=json&limit=200&offset=650").json()
    links = {row["href"] for row in rows if row["doc"] == "twice"}
    assert len(links) == 2
    for link in links:
        assert hostile.get(link).headers["location"].startswith("/documents/")


def test_a_line_of_ten_megabytes(serve: Callable[..., Browser], tmp_path: Path) -> None:
    import time

    from sayso.ledger.store import Ledger
    from sayso.model import Document, Passage, Reading, Role, SourceFile, bytes_id

    text = "<b>x</b>" * (10_000_000 // 8)
    data = text.encode()
    source = SourceFile("line.txt", "text/plain", len(data), bytes_id(data))
    known = Document(bytes_id(data), text, (Passage(0, len(text), Role.BODY, "en"),), source)
    with Ledger(tmp_path / "line", create=True) as ledger:
        ledger.add(Reading(known), data)
    client = serve(case=tmp_path / "line")
    assert client.get("/documents").status_code == 200
    for query in ("", "?part=150", "?span=9999000-9999010"):
        begun = time.process_time()
        answer = client.get(f"/documents/{known.id}{query}")
        assert answer.status_code == 200
        assert len(answer.content) < 600_000
        assert "&lt;b&gt;x&lt;/b&gt;" in answer.text
        assert time.process_time() - begun < 3
    assert client.get(f"/documents/{known.id}/original").headers["content-length"] == str(len(data))
