"""Questions by who, where, when, stance and words."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from sayso.errors import LedgerError
from sayso.ledger.counts import sources, tolls, weekly
from sayso.ledger.queries import Filters, Page, documents, events, statements
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger


def docs(page: Page) -> list[str]:
    return [row["doc"] for row in page.rows]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["tulcea-1", "galati-2", "galati-1"]),
        ({"newest_first": False}, ["galati-1", "galati-2", "tulcea-1"]),
        ({"stance": "denies"}, ["galati-2"]),
        ({"who": "port"}, ["tulcea-1", "galati-2", "galati-1"]),
        ({"who": "ROU", "limit": 1}, ["tulcea-1"]),
        ({"who": "nobody"}, []),
        ({"where": "galați"}, ["galati-2", "galati-1"]),
        ({"where": "ROU"}, ["galati-2", "galati-1"]),
        ({"where": "28,45,29,46"}, ["galati-2", "galati-1"]),
        ({"where": "170,45,-170,46"}, []),
        ({"publisher": "courier"}, ["galati-2"]),
        ({"publisher": "%"}, []),
        ({"about": "barge bridge"}, ["galati-2", "galati-1"]),
        ({"about": '"the bridge"', "stance": "denies"}, ["galati-2"]),
        ({"about": "barg*"}, ["galati-2", "galati-1"]),
        ({"about": "wept"}, []),
        ({"since": "2031-05-05"}, ["tulcea-1", "galati-2"]),
        ({"since": "2031-05-05", "until": "2031-05"}, ["tulcea-1", "galati-2"]),
        ({"until": "2031-05-04"}, ["galati-1"]),
    ],
)
def test_statements(case: Ledger, filters: dict[str, Any], expected: list[str]) -> None:
    assert docs(statements(case, Filters(**filters))) == expected


def test_pages_say_whether_more_follow(case: Ledger) -> None:
    page = statements(case, Filters(limit=2))
    assert (len(page.rows), page.more) == (2, True)
    page = statements(case, Filters(limit=2, offset=2))
    assert (docs(page), page.more) == (["galati-1"], False)
    page = statements(case, Filters(about="barge", limit=1))
    assert (docs(page), page.more) == (["galati-2"], True)


def test_a_statement_carries_its_words(case: Ledger) -> None:
    row = statements(case, Filters(stance="denies")).rows[0]
    assert row["cue_text"] == "denied"
    assert row["source_text"] == "The harbour master"
    assert row["content_text"].startswith("that a barge")


@pytest.mark.parametrize(
    "filters",
    [
        {"stance": "lies"},
        {"since": "last week"},
        {"status": "odd"},
        {"where": "a,b,c,d"},
        {"about": "!"},
    ],
)
def test_a_wrong_filter_is_said_so(case: Ledger, filters: dict[str, Any]) -> None:
    with pytest.raises(LedgerError, match="S409"):
        statements(case, Filters(**filters))


def test_events_with_their_place(case: Ledger) -> None:
    rows = events(case, Filters(type="accident", where="Galați")).rows
    assert [row["doc"] for row in rows] == ["galati-2", "galati-1"]
    assert rows[0]["where"]["name"] == "Galați"
    assert rows[0]["tolls"][0]["claimant"]["name"] == "Port Police"


def test_documents_sources_weeks_and_tolls(case: Ledger) -> None:
    assert [d["id"] for d in documents(case, Filters(about="cafe")).rows] == ["galati-2"]
    (source,) = sources(case, Filters()).rows
    assert source["statements"] == 3
    assert source["stances"] == {"asserts": 2, "denies": 1}
    assert [(w["publisher"], w["week"], w["statements"]) for w in weekly(case)] == [
        ("Brăila Courier", "2031-05-05", 1),
        ("Delta Wire", "2031-05-05", 1),
        ("Dunărea Post", "2031-04-28", 1),
    ]
    assert tolls(case)[0]["times"] == 3


def test_search_ranks_and_opens_at_the_word(case: Ledger) -> None:
    hits = search(case, '"café owners"')
    assert [hit.doc for hit in hits] == ["galati-2"]
    start, end = hits[0].matches[0]
    assert hits[0].snippet[start:end] == "Café owners"
    assert [hit.doc for hit in search(case, "barg*", limit=1, offset=1)] != []
    with pytest.raises(LedgerError, match="S409"):
        search(case, "--")


@pytest.mark.parametrize(
    "query", ['"', "a OR b", "NEAR(x)", "title:", "x*y", "(", "{a}", "-barge", "'"]
)
def test_no_query_breaks_the_search(case: Ledger, query: str) -> None:
    with contextlib.suppress(LedgerError):
        assert isinstance(search(case, query), list)
