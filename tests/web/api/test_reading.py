"""Every address that only reads answers as the OpenAPI document says, and pages are stable."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from sayso.web.api.openapi import document
from sayso.web.api.operations import OPERATIONS
from sayso.web.paths import segment
from tests.web.api.schema import faults
from tests.web.browser import Browser

LISTS = {
    "/api/documents": ("", "publisher=ledger", "sort=published&limit=2", "since=2031-05-17"),
    "/api/statements": ("", "stance=denies", "who=Dragan&sort=date", "where=MDA", "about=drone"),
    "/api/mentions": ("", "type=ASSAULT", "who=Kyiv", "status=unreviewed&limit=3"),
    "/api/search": ("q=fire", "q=%22fuel+depot%22&limit=1", "q=nowhereatall"),
    "/api/claims": ("", "state=denied", "state=undisputed&sort=size", "about=drones"),
    "/api/disputes": ("", "kind=figures", "kind=denied&sort=first"),
    "/api/events": ("", "background=all", "counts=yes", "type=ASSAULT&where=MDA", "counts=differ"),
    "/api/actors": ("", "joined=yes", "kind=person&sort=name", "who=dragan&sort=latest"),
    "/api/sources": ("", "did=denied", "sector=GOV&sort=name", "country=UKR"),
    "/api/history": ("",),
    "/api/jobs": ("",),
}
GIVES = {operation.path: operation.gives for operation in OPERATIONS if operation.method == "GET"}


def got(client: Browser, path: str, gives: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    found: dict[str, Any] = answer.json()
    assert not faults(gives, found)
    return found


@pytest.mark.parametrize(
    "address", [f"{path}?{query}" for path, queries in LISTS.items() for query in queries]
)
def test_a_list_is_as_described(client: Browser, address: str) -> None:
    found = got(client, address, GIVES[address.partition("?")[0]])
    assert found["offset"] == 0
    assert len(found["rows"]) <= found["limit"]
    if not found["more"]:
        assert found["total"] == len(found["rows"])


def test_every_list_is_tested() -> None:
    assert {path for path, gives in GIVES.items() if gives.endswith("List")} == set(LISTS)


ROWS = {
    "/api/documents": ("/api/documents/{}", "sha256"),
    "/api/statements": ("/api/statements/{}", "id"),
    "/api/mentions": ("/api/mentions/{}", "id"),
    "/api/claims": ("/api/claims/{}", "id"),
    "/api/disputes": ("/api/disputes/{}", "id"),
    "/api/events?background=all": ("/api/events/{}", "id"),
    "/api/sources": ("/api/sources/{}", "name"),
    "/api/actors": ("/api/actors/{}", "id"),
}


@pytest.mark.parametrize("address", ROWS)
def test_what_a_list_names_is_there(client: Browser, address: str) -> None:
    path, key = ROWS[address]
    pattern = path.replace(
        "{}", "{name}" if key == "name" else "{doc}" if "doc" in path else "{id}"
    )
    rows = client.get(address, params={"limit": 200} if "?" not in address else None).json()["rows"]
    assert rows
    for row in rows[:40]:
        found = got(client, path.format(segment(row[key])), GIVES[pattern])
        assert found.get(key, row[key]) == row[key] or found["document"]["sha256"] == row[key]


def test_a_reading_is_what_the_command_line_prints(client: Browser) -> None:
    for row in client.get("/api/documents").json()["rows"]:
        found = got(client, f"/api/documents/{row['sha256']}/reading", "Reading")
        assert found["schema"] == "sayso.reading/1"
        assert len(found["statements"]) == row["statements"]
        text = found["document"]["text"]
        for statement in found["statements"]:
            assert all(text[start:end] for start, end in statement["content"])


def test_a_claim_holds_the_record_of_the_command_line(client: Browser) -> None:
    row = client.get("/api/claims?sort=size").json()["rows"][0]
    found = got(client, f"/api/claims/{row['id'][:10]}", "ClaimPage")
    record = found["record"]
    assert record["statements"] == [s["id"] for s in found["statements"] if s["role"] == "holds"]
    assert set(record["documents"]) == {paper["doc"] for paper in found["documents"]}


@pytest.mark.parametrize("query", ["", "kind=statement", "kind=event", "kind=tie", "who=Dragan"])
def test_the_queue_is_as_described(client: Browser, query: str) -> None:
    found = got(client, f"/api/review?{query}", "Queue")
    assert found["record"] or found["tie"]


def test_the_case_its_map_and_its_timeline(client: Browser) -> None:
    case = got(client, "/api/case", "Case")
    assert case["name"] == "prut"
    assert case["numbers"]["documents"] == 9
    points = got(client, "/api/map", "Map")["points"]
    assert "Tiraspol" in {point["name"] for point in points}
    assert got(client, "/api/timeline", "Timeline")["items"]
    for row in client.get("/api/events").json()["rows"][:10]:
        there = row["place"] and row["place"]["lat"] is not None
        assert len(got(client, f"/api/map?event={row['id']}", "Map")["points"]) == bool(there)
    drawn = [
        got(client, f"/api/timeline?claim={row['id']}", "Timeline")["items"]
        for row in client.get("/api/disputes?kind=denied").json()["rows"]
    ]
    assert any(drawn)


@pytest.mark.parametrize(
    "address",
    ["/api/documents", "/api/statements?sort=date", "/api/mentions", "/api/claims",
     "/api/disputes?sort=size", "/api/events?background=all", "/api/sources?sort=name",
     "/api/actors?sort=names", "/api/search?q=the"],
)  # fmt: skip
def test_pages_of_rows_make_up_the_whole_list(client: Browser, address: str) -> None:
    join = "&" if "?" in address else "?"
    most = 100 if "search" in address or "mentions" in address else 200
    whole = client.get(f"{address}{join}limit={most}").json()
    assert not whole["more"]
    assert whole["total"] == len(whole["rows"]) > 3
    step = max(2, whole["total"] // 3)
    parts: list[Any] = []
    while True:
        page = client.get(f"{address}{join}limit={step}&offset={len(parts)}").json()
        assert page["total"] in {None, whole["total"]}
        parts += page["rows"]
        assert page["more"] == (len(parts) < whole["total"])
        if not page["more"]:
            break
    assert parts == whole["rows"]
    beyond = client.get(f"{address}{join}offset={whole['total'] + 5}").json()
    assert (beyond["rows"], beyond["more"]) == ([], False)


def test_totals_of_whole_lists_are_known_at_once(client: Browser) -> None:
    for path in ("/api/documents", "/api/statements", "/api/claims", "/api/sources"):
        whole = client.get(path, params={"limit": 200}).json()
        assert client.get(path, params={"limit": 1}).json()["total"] == len(whole["rows"])


def test_a_span_and_a_statement_choose_the_part_of_a_document(client: Browser) -> None:
    row = client.get("/api/statements").json()["rows"][0]
    path = f"/api/documents/{row['sha256']}"
    chosen = got(client, f"{path}?statement={row['id']}", "DocumentPage")["chosen"]
    assert chosen["id"] == row["id"]
    assert got(client, f"{path}?span=10-20", "DocumentPage")["chosen"]["spans"] == [[10, 20]]


def test_the_document_describes_itself(client: Browser) -> None:
    answer = client.get("/api/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == document()
    assert "access-control-allow-origin" not in answer.headers


def test_every_page_has_its_address(client: Browser) -> None:
    pages = {operation.of for operation in OPERATIONS} - {""}
    there = {
        getattr(route, "path", "")
        for route in client.site_routes()
        if not getattr(route, "path", "").startswith(("/api", "/static", "/help"))
    }
    without = there - pages - {
        "/healthz", "/reviewer", "/theme",  # nothing of the case
        "/documents/{doc}/original", "/documents/{doc}/page/{number:int}.png",  # files, not data
        "/review/decide", "/review/undo",  # POST /api/review, POST /api/undo
        "/jobs/{id}/stop", "/jobs/{id}/download",  # the same under /api
    }  # fmt: skip
    assert not without


def test_names_with_awkward_signs_are_asked_for(client: Browser) -> None:
    name = "A/B % ~ \u202eevil"
    answer = client.get(f"/api/sources/{segment(name)}")
    assert answer.status_code == 404
    assert answer.json()["error"]["subject"] == name
    assert client.get(f"/api/sources/{quote('~~~', safe='')}").status_code == 404
