"""Lists of claims, disputes and events: filters, facets, pages, files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from sayso.model import Stance
from sayso.web import claims, disputes, events, finding
from sayso.web.case import Cases
from tests.comparison.quarrel import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from sayso.web.case import Opened

LISTS = ["/claims", "/disputes", "/events", "/sources", "/actors"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_links_every_row_to_its_page(client: TestClient, path: str) -> None:
    rows = client.get(f"{path}?format=json").json()
    text = client.get(path).text
    assert rows
    assert text.count("<h1>") == 1
    for row in rows:
        assert f'href="{row["href"]}"' in text
        assert client.get(row["href"]).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_pages_together_are_the_whole_list(client: TestClient, path: str) -> None:
    whole = client.get(f"{path}?format=json&limit=500").json()
    found = []
    for offset in range(0, len(whole) + 3, 3):
        found += client.get(f"{path}?format=json&limit=3&offset={offset}").json()
    assert found == whole


@pytest.mark.parametrize("path", LISTS)
def test_the_file_holds_what_the_page_shows(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?format=csv&limit=4&offset=1")
    lines = list(csv.reader(io.StringIO(answer.text)))
    assert len(lines) == 5
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query", ["limit=x", "offset=-1", "sort=colour", "since=yesterday", "format=exe", "until=x"]
)
def test_what_makes_no_sense_is_refused_with_a_way_out(
    client: TestClient, path: str, query: str
) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert "S409" in answer.text


@pytest.mark.parametrize("path", LISTS)
def test_whatever_is_typed_stays_text(client: TestClient, path: str) -> None:
    typed = "\"><script>alert(1)</script>' OR 1=1 --\u202e%_*"
    query = urlencode({"who": typed, "about": typed, "publisher": typed, "where": typed})
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", LISTS)
def test_each_facet_leads_to_rows_and_keeps_the_rest(client: TestClient, path: str) -> None:
    text = client.get(f"{path}?since=2031-05-01").text
    aside = text[text.index("<aside") :]
    links = re.findall(
        r'<li><a href="([^"]+)"><bdi>[^<]*</bdi></a> <span class="count">(\d+)', aside
    )
    assert links
    for href, count in links:
        address = href.replace("&amp;", "&")
        assert "since=2031-05-01" in address
        rows = client.get(f"{address}&format=json&limit=500").json()
        assert len(rows) >= int(count) > 0  # part of a name may stand in longer ones
        assert 'aria-current="true"' in client.get(address).text


def test_disputes_are_sorted_by_their_latest_movement(prut: Opened) -> None:
    rows = disputes.data(prut, {})["rows"]
    last = [row["last"] for row in rows]
    assert last == sorted(last, reverse=True)
    assert {row["kind"] for row in rows} >= {"denied", "figures"}


def test_disputes_by_kind(prut: Opened) -> None:
    whole = disputes.data(prut, {})
    denied = disputes.data(prut, {"kind": "denied"})
    figures = disputes.data(prut, {"kind": "figures"})
    assert denied["total"] + figures["total"] == whole["total"]
    assert {row["kind"] for row in figures["rows"]} == {"figures"}
    assert all(row["denied_by"] for row in denied["rows"])


def test_who_takes_back_is_said_to_take_back(tmp_path: Path) -> None:
    paper = Writer("paper", "Delta Wire", "2031-05-04")
    paper.say("Moraru", "said", "Ruvian gunners had hit a crane in Galați on 3 May")
    paper.say("Moraru", "withdrew", "the statement", Stance.RETRACTS)
    reading = paper.reading()
    with Ledger(tmp_path / "case", create=True) as ledger:
        ledger.add(reading, reading.document.text.encode())
        with Comparison(ledger) as comparison:
            comparison.update()
    cases = Cases(tmp_path / "case")
    with cases.lend() as case:
        (row,) = disputes.data(case, {})["rows"]
        found = disputes.one(case, row["id"])
    cases.close()
    assert row["kind"] == found["kind"] == "taken back"
    assert row["denied_by"] == row["said_by"] == ["Ilinca Moraru"]


def test_claims_by_state(prut: Opened) -> None:
    whole = claims.data(prut, {})
    denied = claims.data(prut, {"state": "denied"})
    rest = claims.data(prut, {"state": "undisputed"})
    assert denied["total"] + rest["total"] == whole["total"]
    assert all(not row["denied_by"] for row in rest["rows"])


def test_names_are_spelled_as_in_the_texts(galati: Opened) -> None:
    facets = claims.data(galati, {})["facets"]
    assert "Brăila Courier" in {row["value"] for row in facets["publisher"]}
    assert "Petru Lazăr" in {row["value"] for row in facets["who"]}


def test_earlier_history_is_kept_apart(prut: Opened) -> None:
    now = events.data(prut, {"limit": "500"})["rows"]
    before = events.data(prut, {"background": "yes"})["rows"]
    both = events.data(prut, {"background": "all", "limit": "500"})["rows"]
    assert not any(row["background"] for row in now)
    assert all(row["background"] for row in before)
    assert {r["id"] for r in now} | {r["id"] for r in before} == {r["id"] for r in both}


def test_events_by_kind_and_place(galati: Opened) -> None:
    rows = events.data(galati, {"type": "assault", "where": "Brăila"})["rows"]
    assert len(rows) == 1
    assert rows[0]["place"]["precision_words"] == "exact place"
    assert rows[0]["place"]["country_name"] == "Romania"


def test_an_empty_case_says_what_to_do(serve: Callable[..., TestClient], tmp_path: Path) -> None:
    Ledger(tmp_path / "empty", create=True).close()
    empty = serve(case=tmp_path / "empty")
    for path in LISTS:
        answer = empty.get(path)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text


def test_facets_of_long_lists_say_how_far_they_count(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Counted over" not in client.get("/claims").text
    monkeypatch.setattr(finding, "COUNTED", 5)
    text = client.get("/claims?limit=2").text
    assert "Counted over the first 5 rows" in text
    assert "1–2 of" in text
