"""Whichever way a question is put to SQLite, the same records come back, by an index."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.ledger import queries
from sayso.ledger.database import rows
from sayso.ledger.queries import Filters, events, statements
from sayso.ledger.store import Ledger

ASKED: list[dict[str, Any]] = [
    {},
    {"who": "port police"},
    {"where": "Galați"},
    {"since": "2031-05-05"},
    {"until": "2031-05-04"},
    {"since": "2031-05-04", "until": "2031-05-05", "who": "ROU"},
    {"about": "barge"},
    {"about": "barge bridge", "since": "2031-05-05"},
    {"stance": "denies"},
    {"publisher": "Post", "about": "barge"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("oldest", [True, False])
def test_both_ways_find_the_same(
    case: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], *, oldest: bool
) -> None:
    filters = Filters(**asked, newest_first=not oldest)
    ask = [statements] if "stance" in asked else [statements, events]
    found = {}
    for few in (True, False):
        monkeypatch.setattr(queries, "are_few", lambda *_, _few=few: _few)
        found[few] = [[(r["doc"], r["id"]) for r in f(case, filters).rows] for f in ask]
    assert found[True] == found[False]
    assert found[True][0]
    dates = [r["published"] for r in statements(case, filters).rows]
    assert dates == sorted(dates, reverse=not oldest)


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "statements_first"),
        ({"since": "2031-05-05", "until": "2031-05-05"}, "statements_first (first>? AND first<?)"),
        ({"since": "2031-05-05", "until": "2031-05-05"}, "statements_last"),
        ({"who": "port police"}, "statements_speaker (speaker=?)"),
        ({"where": "Galați"}, "SEARCH s USING INTEGER PRIMARY KEY"),
        ({"stance": "denies"}, "statements_stance (stance=?"),
        ({"status": "accepted"}, "statements_status"),
    ],
    ids=str,
)
def test_an_index_is_followed(
    case: Ledger, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], index: str
) -> None:
    plans: list[str] = []

    def watch(connection: Any, sql: str, values: Any = ()) -> Any:  # noqa: ANN401 - a stand-in
        plans.extend(str(r[3]) for r in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))
        return rows(connection, sql, values)

    monkeypatch.setattr(queries, "rows", watch)
    statements(case, Filters(**asked))
    assert index in "\n".join(plans)
    assert not [p for p in plans if p.startswith("SCAN s") and "INDEX" not in p]
