"""The review queue: what is asked first, every decision, and what is refused."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from sayso.case import Case
from sayso.ledger.store import Ledger
from sayso.web.case import Opened
from sayso.web.queue import data
from sayso.workflow import build_pipeline
from tests.web.browser import Browser

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"


@pytest.fixture
def ana(writer: Browser) -> Browser:
    """A client with a reviewer's name."""
    writer.submit("/reviewer", {"name": "Ana"})
    return writer


def reviewed(case: Path, record: str) -> tuple[Any, str]:
    """A statement or event as it stands, with its status."""
    with Ledger(case) as ledger:
        for key in range(1, 40):
            try:
                found = ledger.reading(key)
            except Exception:  # noqa: BLE001 - beyond the last document
                break
            statements = [s for s in found.reading.statements if s.id == record]
            events = [e for e in found.reading.events if e.id == record]
            for one in (*statements, *events):
                return one, found.status.get(record, "unreviewed")
    raise AssertionError(record)


def asked(case: Path, **params: str) -> dict[str, Any]:
    opened = Opened(case)
    try:
        return data(opened, params)
    finally:
        opened.close()


def first(case: Path, kind: str = "statement") -> dict[str, Any]:
    found: dict[str, Any] = asked(case, kind=kind)["record"]
    return found


def decided(client: Browser, record: str, action: str, **fields: str) -> Response:
    return client.submit("/review/decide", {"record": record, "action": action, **fields})


def test_the_least_certain_comes_first(made_case: Path) -> None:
    with Case(made_case, create=False) as case:
        least = min(
            *(s["confidence"] for s in case.statements(status="unreviewed")),
            *(e["confidence"] for e in case.mentions(status="unreviewed")),
        )
    found = asked(made_case)
    assert round(found["record"]["confidence"], 2) == round(least, 2)
    assert found["waiting"]["statement"] == 9


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_skipping_through_comes_to_every_record_in_order(made_case: Path, kind: str) -> None:
    seen: list[str] = []
    certain: list[int] = []
    for _ in range(40):
        found = asked(made_case, kind=kind, skip=".".join(one[:16] for one in seen))
        if found["record"] is None:
            break
        assert found["kind"] == kind
        seen.append(found["record"]["id"])
        certain.append(found["record"]["percent"])
    assert len(set(seen)) == len(seen) > 10
    assert certain == sorted(certain)


def test_the_queue_of_one_document_and_of_a_speaker(made_case: Path) -> None:
    with Case(made_case, create=False) as case:
        statement = next(s for s in case.statements() if s["speaker"])
    found = asked(made_case, document=statement["doc"])
    assert found["document"]["id"] == statement["doc"]
    named = asked(made_case, who=statement["speaker"]["name"])
    assert statement["speaker"]["name"] in named["record"]["speaker"]["name"]
    assert asked(made_case, who="Nobody at all")["record"] is None


def test_the_page_shows_the_record_in_its_context(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    page = ana.get("/review", params={"kind": "statement"}).text
    texts = re.findall(r'<p data-text data-start="(\d+)" data-length="(\d+)"[^>]*>(.*?)</p>', page)
    assert texts
    with Ledger(case_path) as ledger:
        text = ledger.document(
            ledger.document_key(asked(case_path, kind="statement")["document"]["sha256"])
        ).text
    for start, length, html in texts:
        words = unescape(re.sub(r"<[^>]+>", "", html))
        assert words == text[int(start) : int(start) + int(length)]
    assert 'class="m-content' in page
    assert record["id"] in page


def test_accepting_leads_to_the_next_one_and_can_be_undone(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    answer = decided(ana, record["id"], "accept", next="/review?kind=statement")
    assert answer.status_code == 303
    assert reviewed(case_path, record["id"])[1] == "accepted"
    page = ana.get(answer.headers["location"]).text
    assert "accepted a statement" in page
    assert first(case_path)["id"] != record["id"]
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    ana.submit("/review/undo", {"number": number[1], "next": "/history"})
    assert reviewed(case_path, record["id"])[1] == "unreviewed"
    assert first(case_path)["id"] == record["id"]
    again = ana.submit("/review/undo", {"number": number[1]})
    assert again.status_code == 404
    history = ana.get("/history").text
    assert "taken back" in history
    assert "Ana" in history


CORRECTIONS: list[tuple[str, dict[str, str], Any]] = [
    ("stance", {"value": "doubts"}, "doubts"),
    ("said", {"value": "2031-05-03~"}, "2031-05-03~"),
    ("said", {"value": ""}, None),
    ("speaker", {"name": "  Ioana   Rusu ", "country": "rou", "sector": "GOV"}, "Ioana Rusu"),
    ("speaker", {"name": ""}, None),
    ("content", {"spans": "[[0, 4], [6, 9]]"}, [(0, 4), (6, 9)]),
    ("source", {"spans": "[]"}, []),
]


@pytest.mark.parametrize(("field", "fields", "expected"), CORRECTIONS)
def test_statements_are_corrected(
    ana: Browser, case_path: Path, field: str, fields: dict[str, str], expected: object
) -> None:
    record = first(case_path)
    answer = decided(ana, record["id"], "correct", field=field, **fields)
    assert answer.status_code == 303, answer.text
    statement, status = reviewed(case_path, record["id"])
    assert status == "corrected"
    value = getattr(statement, field)
    if field == "speaker":
        with Ledger(case_path) as ledger:
            key = ledger.document_key(
                asked(case_path, statement=record["id"])["document"]["sha256"]
            )
            names = {a.id: a.name for a in ledger.reading(key).reading.actors}
        assert (None if value is None else names[value]) == expected
    elif field == "said":
        assert (None if value is None else value.edtf) == expected
    elif field == "stance":
        assert value == expected
    else:
        assert [tuple(span) for span in value] == expected
    assert "corrected" in ana.get("/review", params={"statement": record["id"]}).text


def test_events_are_corrected(ana: Browser, case_path: Path) -> None:
    record = first(case_path, "event")
    place = asked(case_path, event=record["id"])["places"][0]
    for field, fields in (
        ("type", {"value": "PROTEST"}),
        ("date", {"value": "2031-05"}),
        ("background", {"value": "yes"}),
        ("reality", {"value": "hypothetical"}),
        ("recipient", {"name": "The ferry company", "country": "MDA"}),
        ("place", {"spans": str(place["span"])}),
    ):
        answer = decided(ana, record["id"], "correct", field=field, **fields)
        assert answer.status_code == 303, (field, answer.text)
    found = asked(case_path, event=record["id"])["record"]
    assert (found["type"], found["date"], found["background"]) == ("PROTEST", "2031-05", True)
    assert found["where"]["name"] == place["name"]
    assert found["recipient"]["name"] == "The ferry company"
    assert found["status"] == "corrected"
    assert decided(ana, record["id"], "correct", field="place", spans="").status_code == 303
    assert asked(case_path, event=record["id"])["record"]["where"] is None


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("reject", {}),
        ("reject", {"reason": "   "}),
        ("note", {}),
        ("reject", {"reason": "x" * 4001}),
        ("praise", {}),
        ("correct", {"field": "stance", "value": "lies"}),
        ("correct", {"field": "said", "value": "yesterday"}),
        ("correct", {"field": "confidence", "value": "1"}),
        ("correct", {"field": "speaker", "name": "Ion", "sector": "SPY"}),
        ("correct", {"field": "speaker", "name": "Ion", "country": "Romania"}),
        ("correct", {"field": "content", "spans": "[]"}),
        ("correct", {"field": "content", "spans": "[[5, 5]]"}),
        ("correct", {"field": "content", "spans": "[[0, 9], [5, 12]]"}),
        ("correct", {"field": "content", "spans": "[[9, 12], [0, 5]]"}),
        ("correct", {"field": "content", "spans": "[[-3, 5]]"}),
        ("correct", {"field": "content", "spans": "[[0, 99999999]]"}),
        ("correct", {"field": "content", "spans": "[[0, true]]"}),
        ("correct", {"field": "content", "spans": "[[0.0, 4]]"}),
        ("correct", {"field": "content", "spans": '[["0", "4"]]'}),
        ("correct", {"field": "content", "spans": "[" * 5000}),
        ("correct", {"field": "content", "spans": "everything"}),
        ("join", {}),
        ("join", {"other": "SELF"}),
        ("split", {"other": "EVENT"}),
    ],
)
def test_senseless_decisions_are_refused(
    ana: Browser, case_path: Path, action: str, fields: dict[str, str]
) -> None:
    record = first(case_path)
    fields = {
        key: {"SELF": record["id"], "EVENT": first(case_path, "event")["id"]}.get(value, value)
        for key, value in fields.items()
    }
    answer = decided(ana, record["id"], action, **fields)
    assert answer.status_code == 400, answer.text
    assert "S520" in answer.text or "S410" in answer.text
    assert reviewed(case_path, record["id"])[1] == "unreviewed"
    with Case(case_path, create=False) as case:
        assert not case.ledger.reviews()


def test_places_are_chosen_among_those_of_the_text(ana: Browser, case_path: Path) -> None:
    record = first(case_path, "event")
    answer = decided(ana, record["id"], "correct", field="place", spans="[0, 1]")
    assert answer.status_code == 400
    assert "no place was read" in answer.text


def test_a_name_is_needed(writer: Browser, case_path: Path) -> None:
    record = first(case_path)
    assert 'name="name" required' in writer.get("/review").text
    answer = decided(writer, record["id"], "accept")
    assert answer.status_code == 403
    assert "S504" in answer.text
    assert reviewed(case_path, record["id"])[1] == "unreviewed"


def test_a_form_of_another_page_is_refused(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    answer = ana.post("/review/decide", data={"record": record["id"], "action": "accept"})
    assert answer.status_code == 403
    assert reviewed(case_path, record["id"])[1] == "unreviewed"


def test_somebody_elses_decision_is_shown_not_lost(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    with Case(case_path, create=False) as case:
        doc = asked(case_path, statement=record["id"])["document"]["id"]
        case.review(doc, record["id"], "reject", who="Bogdan", reason="not said")
    answer = decided(ana, record["id"], "accept", seen="0")
    assert answer.status_code == 409
    assert "Bogdan" in answer.text
    assert reviewed(case_path, record["id"])[1] == "rejected"
    seen = str(asked(case_path, statement=record["id"])["seen"])
    assert (
        decided(ana, record["id"], "correct", field="stance", value="doubts", seen=seen).status_code
        == 303
    )


def test_a_rejection_keeps_its_reason_whatever_it_says(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    reason = '<script>alert(1)</script> =HYPERLINK("x") \u202eabc'
    decided(ana, record["id"], "reject", reason=reason)
    assert reviewed(case_path, record["id"])[1] == "rejected"
    page = ana.get("/history").text
    assert "<script>alert" not in page
    assert "\u202e" not in page
    csv = ana.get("/history", params={"format": "csv"}).text
    assert "alert(1)" in csv
    assert ana.get("/history", params={"format": "json"}).json()[0]["reason"] == reason
    equals = "=1+1"
    decided(ana, record["id"], "note", reason=equals)
    assert f",{equals}," not in ana.get("/history", params={"format": "csv"}).text


def test_a_note_leaves_a_record_open(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    decided(ana, record["id"], "note", reason="ask the editor")
    assert reviewed(case_path, record["id"])[1] == "unreviewed"
    assert "ask the editor" in ana.get("/review", params={"statement": record["id"]}).text


def test_joins_and_splits_are_respected_by_claims(ana: Browser, case_path: Path) -> None:
    with Case(case_path, create=False) as case:
        claim = next(c for c in case.claims() if len(c["statements"]) > 1)
    a, b = claim["statements"][:2]
    assert decided(ana, a, "split", other=b[:20], reason="two fires").status_code == 303
    with Case(case_path, create=False) as case:
        together = [c for c in case.claims() if {a, b} <= set(c["statements"])]
    assert not together
    assert decided(ana, a, "join", other=b).status_code == 303


def test_ties_are_asked_about_the_weakest_first(ana: Browser, case_path: Path) -> None:
    found = asked(case_path, kind="tie")["tie"]
    page = ana.get("/review", params={"kind": "tie"}).text
    if found is None:
        assert "Nothing is left" in page
        return
    assert found["reason"]
    assert found["a"]["document"]["id"] != found["b"]["document"]["id"]
    assert "Not the same" in page
    decided(ana, found["a"]["record"]["id"], "split", other=found["b"]["record"]["id"])
    ana.site.comparing.wait()
    following = asked(case_path, kind="tie")["tie"]
    assert following is None or following["id"] != found["id"]
    skipped = asked(case_path, kind="tie", skip=following["id"] if following else "")["tie"]
    assert skipped is None or following is None or skipped["id"] != following["id"]


def test_decisions_survive_reading_anew(ana: Browser, case_path: Path) -> None:
    record = first(case_path)
    decided(ana, record["id"], "correct", field="stance", value="doubts")
    with Case(case_path, create=False) as case:
        case.add([EXAMPLES], again=True, pipeline=build_pipeline("rules"))
    statement, status = reviewed(case_path, record["id"])
    assert (statement.stance, status) == ("doubts", "corrected")


def test_unknown_records_are_not_found(ana: Browser) -> None:
    for params in ({"statement": "0" * 64}, {"event": "zz"}, {"document": "nothing"}):
        assert ana.get("/review", params=params).status_code == 404, params
    assert ana.get("/review", params={"kind": "mood"}).status_code == 400
    assert decided(ana, "0" * 64, "accept").status_code == 404


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "\\\\evil", ""])
def test_nobody_is_led_elsewhere(ana: Browser, case_path: Path, target: str) -> None:
    record = first(case_path)
    answer = decided(ana, record["id"], "accept", next=target)
    assert answer.headers["location"].startswith("/review?done=")


def test_history_is_filtered_and_paged(ana: Browser, case_path: Path) -> None:
    for _ in range(3):
        decided(ana, first(case_path)["id"], "accept")
    decided(ana, first(case_path)["id"], "reject", reason="a headline")
    rows = ana.get("/history", params={"format": "json", "action": "reject"}).json()
    assert [row["reason"] for row in rows] == ["a headline"]
    assert len(ana.get("/history", params={"format": "json", "limit": "2"}).json()) == 2
    assert "After →" in ana.get("/history", params={"limit": "2"}).text
    assert ana.get("/history", params={"format": "json", "who": "Bogdan"}).json() == []
