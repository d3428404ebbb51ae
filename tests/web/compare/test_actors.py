"""Actors: the list with its reasons, and joining, splitting and undoing on the page."""

from __future__ import annotations

import csv
import io
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from sayso import Case
from sayso.ledger.judging import judged
from sayso.ledger.store import Ledger
from sayso.web import actors
from sayso.web.case import Cases
from sayso.web.paths import url
from tests.comparison.quarrel import Writer
from tests.web.browser import Browser, Serve

if TYPE_CHECKING:
    from sayso.web.case import Opened


@pytest.fixture
def ana(writer: Browser) -> Browser:
    """A client with a reviewer's name."""
    writer.submit("/reviewer", {"name": "Ana"})
    return writer


def row(case: Opened, name: str, **params: str) -> dict[str, Any]:
    rows = actors.data(case, {"limit": "500", **params})["rows"]
    return next(found for found in rows if found["name"] == name)


def api(client: Browser, **params: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/actors", params=params).json()["rows"]
    return found


def test_the_list_says_why_names_are_one(client: Browser, prut: Opened) -> None:
    text = client.get("/actors?joined=yes").text
    assert "Svetlana Dragan" in text
    assert "same name, country agrees, one is quoted by name alone" in text
    assert "Pavel Gorun" not in text
    csv = client.get("/actors?format=csv&who=dragan").text
    assert csv.splitlines()[0].startswith("id,name,kind,country")
    assert "one is quoted by name alone" in csv
    assert row(prut, "Svetlana Dragan")["kind"] == "person"


def test_facets_count_what_they_leave(prut: Opened) -> None:
    whole = actors.data(prut, {})
    for facet, values in whole["facets"].items():
        for value in values:
            left = actors.data(prut, {facet: value["value"]})
            assert left["total"] == value["count"] > 0
    assert {v["value"] for v in whole["facets"]["joined"]} == {"yes", "no"}


def test_a_page_of_an_actor(client: Browser, prut: Opened) -> None:
    found = row(prut, "Svetlana Dragan")
    text = client.get(found["href"]).text
    assert "Why they are one" in text
    assert "They are two" in text
    for name in found["names"]:
        assert name["id"] in text
    assert "give your name at the top" in text
    other = client.get(f"/actors/{found['names'][1]['id']}")
    assert "Why they are one" in other.text
    assert client.get("/actors/a-0000000000000000").status_code == 404
    assert client.get("/actors/%3Cb%3E").status_code == 404


def test_who_may_be_the_same(client: Browser, prut: Opened) -> None:
    found = row(prut, "Oleh Tarnavchuk", country="UKR")
    text = client.get(found["href"]).text
    assert "another country" in text
    assert "it could be somebody else" in text
    assert "They are one" in client.get(f"{found['href']}?find=gorun").text
    assert "No other actor is called so" in client.get(f"{found['href']}?find=nobody-at-all").text


def test_splitting_and_undoing(ana: Browser, case_path: Path) -> None:
    (found,) = api(ana, who="dragan")
    assert len(found["names"]) == 2
    (join,) = found["joins"]
    page = ana.get(found["href"]).text
    assert f'value="{join["b"]}"' in page
    answer = ana.submit(
        "/review/decide",
        {"record": join["a"], "other": join["b"], "action": "split", "reason": "two <b>women</b>",
         "next": found["href"]},
    )  # fmt: skip
    assert answer.status_code == 303
    after = ana.get(answer.headers["location"]).text
    assert "are two" in after
    assert "two &lt;b&gt;women" in after
    assert [len(row["names"]) for row in api(ana, who="dragan")] == [1, 1]
    with Case(case_path, create=False) as case:
        (made,) = judged(case.ledger).judgements
        assert (made.who, made.join, made.reason) == ("Ana", False, "two <b>women</b>")
    history = ana.get("/history").text
    assert "are two" in history
    assert f"/actors/{join['a']}" in history
    undone = ana.submit("/review/undo", {"number": str(made.review), "next": found["href"]})
    assert undone.status_code == 303
    assert "taken back" in ana.get("/history").text
    assert api(ana, who="dragan") == [found]


def test_joining_is_seen_by_sources(ana: Browser) -> None:
    ukraine, nowhere = (
        next(r for r in api(ana, who="tarnavchuk") if r["country"] == country)
        for country in ("UKR", None)
    )
    before = ana.get("/api/sources", params={"who": "tarnavchuk"}).json()["rows"]
    (gorun,) = api(ana, who="gorun")
    answer = ana.post(
        "/api/review",
        json={"record": ukraine["id"], "action": "join", "value": nowhere["id"][:12], "who": "Ana"},
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["names"] == ["Oleh Tarnavchuk", "Oleh Tarnavchuk"]
    assert sorted(r["statements"] for r in api(ana, who="tarnavchuk")) == [1, 3]
    second = {"record": gorun["id"], "action": "join", "value": nowhere["id"], "who": "Ana"}
    assert ana.post("/api/review", json=second).status_code == 201
    (joined,) = ana.get("/api/sources", params={"who": "gorun"}).json()["rows"]
    assert joined["also"] == ["Oleh Tarnavchuk"]
    assert joined["statements"] == gorun["statements"] + sum(r["statements"] for r in before)
    page = ana.get(joined["href"])
    assert "Joined with" in page.text
    whole = ana.get("/api/sources/Pavel%20Gorun").json()
    assert whole["also"] == ["Oleh Tarnavchuk"]
    assert whole["total_statements"] == gorun["statements"] + 3


@pytest.mark.parametrize(
    ("action", "other", "status"),
    [("join", "SELF", 400), ("join", "a-0000000000000000", 404), ("accept", "", 400),
     ("join", "", 400), ("split", "a-", 404)],
)  # fmt: skip
def test_what_is_refused(ana: Browser, action: str, other: str, status: int) -> None:
    (found,) = api(ana, who="gorun")
    fields = {"record": found["id"], "action": action, "next": "/actors"}
    fields["other"] = found["id"] if other == "SELF" else other
    assert ana.submit("/review/decide", fields).status_code == status
    body = {"record": found["id"], "action": action, "value": fields["other"], "who": "Ana"}
    assert ana.post("/api/review", json=body).status_code == status


def test_nobody_decides_without_a_name_or_from_elsewhere(writer: Browser) -> None:
    a, b = api(writer, limit="2")
    fields = {"record": a["id"], "other": b["id"], "action": "join"}
    assert writer.submit("/review/decide", fields).status_code == 403
    writer.submit("/reviewer", {"name": "Ana"})
    assert writer.post("/review/decide", data=fields).status_code == 403  # without the token
    assert len(api(writer, limit="2")) == 2


def test_claims_follow_a_decision(ana: Browser, case_path: Path) -> None:
    with Case(case_path, create=False) as case:
        claims = [c for c in case.claims() if c["independent_sources"] > 1]
        listed = {name["name"]: r for r in case.actors() for name in r["names"]}
        claim, first, second = next(
            (claim, *known[:2])
            for claim in claims
            for names in ([s["claimant"] for s in claim["sources"]],)
            for known in ([listed[n] for n in names if " " in n and n in listed],)
            if len(known) > 1
        )  # a town may speak under a name that it isn't listed by
    fields = {"record": first["id"], "other": second["id"], "action": "join"}
    assert ana.submit("/review/decide", fields).status_code == 303
    assert ana.site.comparing.wait()
    found = ana.get(f"/api/claims/{claim['id']}").json()["record"]
    assert found["independent_sources"] == claim["independent_sources"] - 1


def test_a_large_case_is_joined_aside(
    case_path: Path, monkeypatch: pytest.MonkeyPatch, prut: Opened
) -> None:
    known = actors.data(prut, {"limit": "500"})
    assert known["up_to_date"]
    cases = Cases(case_path)
    with cases.lend() as case:
        actors.data(case, {})
        monkeypatch.setattr(actors, "MANY_DOCUMENTS", 0)
        told = case.comparison.connection.execute("SELECT doc FROM documents WHERE key = 1")
        ((doc,),) = list(told)
        with Case(case_path, create=False) as other:
            (statement, *_) = [s for s in other.statements() if s["doc"] == doc and s["speaker"]]
            other.review(doc, statement["id"], "reject", who="Ana", reason="no statement")
            other.actors()  # brings the counts up to date, and this process's list
        from sayso.comparison.joined_actors import _KEPT

        _KEPT.clear()
        assert actors.data(case, {})["up_to_date"]  # nothing older is there to be shown
        with Case(case_path, create=False) as other:
            other.undo(other.ledger.reviews()[-1].key, who="Ana")
            with other._compared():
                pass
        first = actors.data(case, {"limit": "500"})
        assert not first["up_to_date"]
        for _ in range(1500):  # a loaded machine is no failure
            found = actors.data(case, {"limit": "500"})
            if found["up_to_date"]:
                break
            time.sleep(0.02)
    cases.close()
    assert found["rows"] == known["rows"]


BAD = "<script>alert(1)</script>\u202e"
FORMULA = "=cmd|'/c calc'!A1"


@pytest.fixture
def hostile(serve: Serve, tmp_path: Path) -> Browser:
    """A case whose actors have names that would like to be more than names."""
    path = tmp_path / "hostile"
    with Ledger(path, create=True) as ledger:
        for number, name in enumerate((BAD, f"{BAD} {FORMULA}", FORMULA)):
            paper = Writer(f"d{number}", "Delta Wire", "2031-05-04")
            paper.say("Bucharest", "said", "the harbour was open")
            reading = paper.reading()
            named = tuple(
                replace(actor, name=name, role=BAD, aliases=(FORMULA, f'" onx={BAD}'))
                for actor in reading.actors
            )
            ledger.add(replace(reading, actors=named), reading.document.text.encode())
    with Case(path) as case:
        rows = case.actors()
        ids = [row["id"] for row in rows]
        case.review(None, ids[0], "join", kind="actor", value=ids[1], who=BAD[:-1], reason=BAD)
        case.review(None, ids[0], "split", kind="actor", value=ids[2], who="Ana", reason=FORMULA)
        case.actors()
    return serve(case=path)


def test_nothing_of_an_actor_runs(hostile: Browser) -> None:
    rows = hostile.get("/actors?format=json").json()
    assert len(rows) == 2
    asked = quote(BAD[:-1])  # a field holds what was typed into it, as it was typed
    find = f"?find={asked}"
    pages = [f"{row['href']}{end}" for row in rows for end in ("", find, "?done=1")]
    names = [url("/sources", name["name"]) for row in rows for name in row["names"]]
    for address in ("/actors", f"/actors?who={asked}", *pages, *names, "/sources", "/history"):
        answer = hostile.get(address)
        assert answer.status_code == 200, address
        assert not re.search(r"<script>alert|\u202e| onx=<|\sstyle=", answer.text), address
    text = hostile.get("/actors?format=csv").text
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.lstrip().startswith(("=", "+", "@")) for cell in cells)
