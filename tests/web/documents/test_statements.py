"""The lists of statements and event mentions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser import Browser


def rows(client: Browser, query: str = "", kind: str = "statements") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/{kind}?format=json&limit=200{query}").json()
    return found


def test_the_list_and_its_pages(client: Browser) -> None:
    every = rows(client)
    assert len(every) > 100
    first = client.get("/statements?format=json&limit=20").json()
    second = client.get("/statements?format=json&limit=20&offset=20").json()
    assert [r["id"] for r in first + second] == [r["id"] for r in every[:40]]
    page = client.get("/statements?limit=20").text
    assert all(row["href"].replace("&", "&amp;") in page for row in first)
    assert "offset=20" in page
    oldest = rows(client, "&sort=date")
    assert {r["id"] for r in oldest} == {r["id"] for r in every}
    assert oldest[0]["id"] != every[0]["id"]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("&stance=denies", lambda r: r["stance"] == "denies"),
        ("&who=Dragan", lambda r: "dragan" in r["speaker"]["name"].lower()),
        ("&who=UKR", lambda r: r["speaker"]["country"] == "UKR"),
        ("&publisher=odesa", lambda r: r["publisher"] == "Odesa Quay"),
        ("&about=drone*", lambda r: "drone" in r["content_text"].lower()),
        (
            "&since=2031-05-17",
            lambda r: (
                len((r["said"] or {"edtf": ""})["edtf"]) != 10 or r["said"]["edtf"] >= "2031-05-17"
            ),
        ),
        ("&status=unreviewed", lambda r: r["status"] == "unreviewed"),
        ("&where=Parcani", bool),
        ("&stance=denies&publisher=odesa", lambda r: r["stance"] == "denies"),
    ],
)
def test_filters(client: Browser, query: str, holds: Callable[[dict[str, Any]], bool]) -> None:
    found = rows(client, query)
    assert 0 < len(found) < (200 if "status" in query else len(rows(client)))
    assert all(holds(row) for row in found)


def test_an_outlet_that_published_nothing(client: Browser) -> None:
    assert rows(client, "&publisher=nobody") == []
    assert rows(client, "&publisher=nobody", "mentions") == []


def test_statuses_that_nothing_has(client: Browser) -> None:
    assert rows(client, "&status=rejected") == []
    assert "Nothing is like this" in client.get("/statements?status=rejected").text


@pytest.mark.parametrize(
    "query",
    [
        "stance=lies",
        "status=true",
        "since=soon",
        "where=1,2,3,x",
        "sort=who",
        "limit=9999",
        "offset=x",
    ],
)
def test_filters_that_make_no_sense(client: Browser, query: str) -> None:
    answer = client.get(f"/statements?{query}")
    assert answer.status_code == 400
    assert "S409" in answer.text


def test_filters_stay_in_the_form_and_the_links(client: Browser) -> None:
    page = client.get("/statements?stance=denies&publisher=odesa&about=").text
    assert '<option value="denies" selected>' in page
    assert 'value="odesa"' in page
    links = re.findall(r'href="(/statements\?[^"]*)"', page)
    for wanted in ("publisher=odesa", "stance=denies", "format=csv"):
        links = [link for link in links if wanted in link]
    assert links


def test_the_table_holds_offsets_and_claims(client: Browser) -> None:
    answer = client.get("/statements?format=csv&limit=200")
    found = list(csv.DictReader(io.StringIO(answer.text)))
    by_id = {row["id"]: row for row in rows(client)}
    assert len(found) == len(by_id)
    for row in found:
        known = by_id[row["id"]]
        assert row["content_offsets"] == " ".join(f"{s}:{e}" for s, e in known["content"])
        assert row["document"] == known["doc"]
    assert any(row["claims"] for row in found)


def test_of_one_document(client: Browser) -> None:
    doc = rows(client)[0]["sha256"]
    found = rows(client, f"&document={doc[:12]}")
    assert {row["sha256"] for row in found} == {doc}
    assert "only of" in client.get(f"/statements?document={doc}").text


def test_event_mentions(client: Browser) -> None:
    found = rows(client, "", "mentions")
    assert len(found) > 30
    assault = rows(client, "&type=ASSAULT", "mentions")
    assert {row["type"] for row in assault} == {"ASSAULT"}
    assert len(assault) < len(found)
    page = client.get("/mentions?type=ASSAULT&limit=200").text
    assert all(row["href"].replace("&", "&amp;") in page for row in assault)
    assert any(row["folded"] for row in found)
    assert client.get("/mentions?type=WAR").status_code == 400
    table = list(csv.DictReader(io.StringIO(client.get("/mentions?format=csv&limit=200").text)))
    assert [row["id"] for row in table] == [row["id"] for row in found]
