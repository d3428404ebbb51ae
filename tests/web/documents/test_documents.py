"""The list of documents."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.web.browser import Browser


def rows(client: Browser, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/documents?format=json{query}").json()
    return found


def test_all_documents_latest_first(client: Browser) -> None:
    found = rows(client)
    assert len(found) == 9
    dates = [row["published"] for row in found]
    assert dates == sorted(dates, reverse=True)
    assert [row["published"][:10] for row in rows(client, "&sort=published")] == sorted(
        row["published"][:10] for row in found
    )
    page = client.get("/documents")
    assert page.status_code == 200
    assert all(f'href="/documents/{row["sha256"]}"' in page.text for row in found)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("&publisher=odesa", 2),
        ("&since=2031-05-17", 4),
        ("&until=2031-05-14", 1),
        ("&about=welders", 0),
        ("&publisher=nobody", 0),
        ("&publisher=&since=&until=", 9),
        ("&limit=2&offset=8", 1),
    ],
)
def test_filters(client: Browser, query: str, count: int) -> None:
    found = rows(client, query)
    assert len(found) == count if count or "welders" not in query else 0 < len(found) < 9


def test_what_republishes_what(client: Browser) -> None:
    (copy,) = [row for row in rows(client) if row["republishes"]]
    assert copy["publisher"] == "Odesa Quay"
    assert copy["republishes"]["publisher"] == "The Chisinau Ledger"
    page = client.get("/documents?publisher=odesa")
    assert f'republishes <a href="/documents/{copy["republishes"]["sha256"]}"' in page.text


def test_the_same_rows_as_a_table(client: Browser) -> None:
    answer = client.get("/documents?format=csv&publisher=odesa")
    assert answer.headers["content-type"].startswith("text/csv")
    found = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in found] == [row["id"] for row in rows(client, "&publisher=odesa")]
    assert sum(bool(row["republishes"]) for row in found) == 1


@pytest.mark.parametrize(
    "query",
    ["since=soon", "until=2031-13", "limit=x", "offset=-1", "sort=title", "format=xml", 'about="'],
)
def test_filters_that_make_no_sense(client: Browser, query: str) -> None:
    answer = client.get(f"/documents?{query}")
    assert answer.status_code == 400
    assert "S409" in answer.text


def test_pages_of_rows(client: Browser) -> None:
    page = client.get("/documents?limit=4&publisher=")
    assert "/documents?limit=4&amp;offset=4" in page.text
    last = client.get("/documents?limit=4&offset=8")
    assert 'rel="next"' not in last.text
    assert 'rel="prev"' in last.text
    assert "No more documents" in client.get("/documents?offset=100").text


def test_going_to_a_document_by_its_id(client: Browser) -> None:
    doc = rows(client)[0]["sha256"]
    answer = client.get(f"/documents?doc={doc}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{doc}"
