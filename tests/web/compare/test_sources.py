"""Sources: who did what how often, week by week, and which outlets cite them."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sayso.ledger.queries import Filters
from sayso.ledger.queries import statements as all_statements
from sayso.web import sources, speakers
from sayso.web.case import Cases

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from sayso.web.case import Opened


def spoken(case: Opened) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in all_statements(case.ledger, Filters(limit=10_000)).rows:
        if row["speaker"]:
            found.setdefault(row["speaker"]["name"], []).append(row)
    return found


def test_the_list_counts_what_the_statements_are(prut: Opened) -> None:
    known = spoken(prut)
    rows = sources.data(prut, {"limit": "500"})["rows"]
    assert {row["name"]: row["statements"] for row in rows} == {n: len(s) for n, s in known.items()}
    for row in rows:
        assert sum(row[part] for part in sources.PARTS) == row["statements"]


def test_a_source_page_holds_all_its_statements(prut: Opened) -> None:
    for name, told in list(spoken(prut).items())[:8]:
        found = sources.one(prut, name, {"limit": "500"})
        assert {row["id"] for row in found["rows"]} == {row["id"] for row in told}
        assert sum(week["statements"] for week in found["weeks"]) <= len(told)
        assert all(date.fromisoformat(week["week"]).weekday() == 0 for week in found["weeks"])
        assert sum(o["statements"] for o in found["outlets"]) == len(told)
        assert found["documents_total"] == len({row["doc"] for row in told})


@pytest.mark.parametrize("part", list(sources.PARTS))
def test_parts_hold_their_stances(prut: Opened, part: str) -> None:
    rows = sources.data(prut, {"did": part})["rows"]
    assert rows
    for row in rows:
        found = sources.one(prut, row["name"], {"did": part})
        assert found["total"] == row[part] == len(found["rows"])
        assert {s["stance"] for s in found["rows"]} <= set(sources.PARTS[part][1])


def test_statements_know_the_claims_they_stand_in(galati: Opened) -> None:
    (told,) = sources.one(galati, "Petru Lazăr", {})["rows"]
    assert {claim["role"] for claim in told["claims"]} == {"denies"}
    assert told["claims"][0]["href"].startswith("/disputes/")


def test_nobody_of_this_name(client: TestClient) -> None:
    assert client.get("/sources/Nobody%20At%20All").status_code == 404
    assert client.get("/sources/a%2Fb").status_code == 404


def test_a_page_of_a_source(quarrel: TestClient) -> None:
    text = quarrel.get("/sources/harbour%20hospital").text
    assert 'class="chart columns"' in text
    assert "Cited by" in text
    assert "Brăila Courier" in text


def test_a_rejected_statement_is_no_longer_counted(writer: TestClient, case_path: Any) -> None:  # noqa: ANN401 - a path
    from sayso import Case

    row = writer.get("/sources?format=json&limit=1").json()[0]
    told = writer.get(f"{row['href']}?format=json").json()
    with Case(case_path) as case:
        case.review(told[0]["doc"], told[0]["id"], "reject", who="Ana", reason="no statement")
    again = {r["name"]: r for r in writer.get("/sources?format=json").json()}
    assert again[row["name"]]["statements"] == row["statements"] - 1
    assert told[0]["id"] not in {s["id"] for s in writer.get(f"{row['href']}?format=json").json()}


def test_a_large_case_is_counted_aside(
    case_path: Path, monkeypatch: pytest.MonkeyPatch, prut: Opened
) -> None:
    known = sources.data(prut, {})
    assert known["up_to_date"]
    monkeypatch.setattr(speakers, "FEW_DOCUMENTS", 0)
    cases = Cases(case_path)
    with cases.lend() as case:
        first = sources.data(case, {"limit": "500"})
        assert not first["up_to_date"]
        counts = {row["name"]: row["statements"] for row in first["rows"]}
        for _ in range(1500):  # a loaded machine is no failure
            found = sources.data(case, {"limit": "500"})
            if found["up_to_date"]:
                break
            time.sleep(0.02)
    cases.close()
    assert found["up_to_date"]
    assert {row["name"]: row["statements"] for row in found["rows"]} == counts
    assert found["facets"]["did"] == known["facets"]["did"]
