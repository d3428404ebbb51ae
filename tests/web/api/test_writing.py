"""Decisions, additions, exports and verification by programs."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger
from tests.web.api.schema import Plain, faults
from tests.web.browser import Browser, Serve

ARTICLE = (
    "GALATI, 4 May 2031 - The harbour office said on Sunday that two barges had sunk near Braila. "
    "The shipping union denied that any crew was aboard."
)
JSON = {"content-type": "application/json"}


def sent(client: Browser, path: str, body: Plain, status: int, gives: str, **more: Plain) -> Plain:
    answer = client.post(path, json=body, **more)
    assert answer.status_code == status, answer.text
    found = answer.json()
    assert not faults(gives, found)
    return found


def refused(
    client: Browser, path: str, body: Plain, status: int, code: str, **more: Plain
) -> Plain:
    found = sent(client, path, body, status, "Error", **more)
    assert found["error"]["code"] == code, found
    assert found["error"]["fix"]
    return found["error"]


def ended(client: Browser, job: str) -> Plain:
    for _ in range(600):
        found = client.get(f"/api/jobs/{job}").json()
        if found["state"] != "running":
            assert not faults("Job", found)
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def a_statement(client: Browser) -> Plain:
    return client.get("/api/statements?who=Dragan&limit=1").json()["rows"][0]


def test_a_decision_is_made_seen_and_taken_back(writer: Browser) -> None:
    row = a_statement(writer)
    body = {"record": row["id"], "action": "correct", "field": "stance", "value": "doubts",
            "who": "Ilinca Rusu"}  # fmt: skip
    made = sent(writer, "/api/review", body, 201, "Decision")
    assert made["who"] == "Ilinca Rusu"
    assert (made["field"], made["value"], made["replaces"]) == ("stance", "doubts", row["stance"])
    now = writer.get(f"/api/statements/{row['id']}").json()
    assert not faults("Record", now)
    assert now["record"]["stance"] == "doubts"
    assert now["seen"] == made["number"]
    assert writer.get("/api/history").json()["rows"] == [made]
    queue = writer.get(f"/api/review?statement={row['id']}").json()
    assert not faults("Queue", queue)
    back = sent(writer, "/api/undo", {"number": made["number"], "who": "Ana"}, 201, "Decision")
    assert (back["action"], back["undoes"]) == ("undo", made["number"])
    history = writer.get("/api/history").json()
    assert not faults("DecisionList", history)
    assert [one["undone_by"] for one in history["rows"]] == [None, back["number"]]
    assert writer.get(f"/api/statements/{row['id']}").json()["record"]["stance"] == row["stance"]
    refused(writer, "/api/undo", {"number": made["number"], "who": "Ana"}, 404, "S406")


def test_the_name_may_stand_in_the_header(writer: Browser) -> None:
    body = {"record": a_statement(writer)["id"], "action": "accept"}
    header = {"x-reviewer": "Zo%C3%AB%20Radu"}
    made = sent(writer, "/api/review", body, 201, "Decision", headers=header)
    assert made["who"] == "Zoë Radu"
    bad = {"x-reviewer": "a%00b"}
    refused(writer, "/api/review", body, 403, "S504", headers=bad)


def test_without_a_name_nothing_is_decided(writer: Browser, case_path: Path) -> None:
    body = {"record": a_statement(writer)["id"], "action": "accept"}
    told = refused(writer, "/api/review", body, 403, "S504")
    assert "X-Reviewer" in told["fix"]
    with Ledger(case_path) as ledger:
        assert not ledger.reviews()


def test_decisions_that_make_no_sense(writer: Browser) -> None:
    known = {"record": a_statement(writer)["id"], "who": "Ana"}
    refused(writer, "/api/review", {**known, "action": "reject"}, 400, "S520")
    refused(writer, "/api/review", {**known, "action": "bless"}, 400, "S540")
    refused(writer, "/api/review", {**known, "action": "accept", "mood": 1}, 400, "S540")
    refused(writer, "/api/review", {"action": "accept", "who": "Ana"}, 400, "S540")
    wrong = {**known, "action": "correct", "field": "stance", "value": ["denies"]}
    refused(writer, "/api/review", wrong, 400, "S410")
    other = {**known, "record": "0" * 64, "action": "accept"}
    refused(writer, "/api/review", other, 404, "S406")
    fields = f'"record": "{known["record"]}", "action": "note", "who": "Ana"'
    body = f'{{{fields}, "reason": "\\ud800"}}'
    answer = writer.post("/api/review", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["error"]["subject"]) == (400, "reason")


def test_a_later_decision_of_somebody_else_is_a_conflict(writer: Browser) -> None:
    record = a_statement(writer)["id"]
    seen = writer.get(f"/api/statements/{record}").json()["seen"]
    sent(writer, "/api/review", {"record": record, "action": "accept", "who": "Ana", "seen": seen},
         201, "Decision")  # fmt: skip
    late = {"record": record, "action": "reject", "reason": "not said", "who": "Bo", "seen": seen}
    assert "Ana" in refused(writer, "/api/review", late, 409, "S521")["cause"]


def test_spans_dates_places_and_people_are_corrected(writer: Browser) -> None:
    row = a_statement(writer)
    start, end = row["content"][0]
    for field, value in (
        ("content", [[start, end - 1]]),
        ("said", "2031-05-13"),
        ("speaker", {"name": "Svetlana Dragan", "country": "MDA", "sector": "REB"}),
        ("speaker", None),
    ):
        body = {"record": row["id"], "action": "correct", "field": field, "value": value,
                "who": "Ana"}  # fmt: skip
        assert sent(writer, "/api/review", body, 201, "Decision")["value"] == value
    found = writer.get("/api/history?record=" + row["id"][:12]).json()
    assert not faults("DecisionList", found)
    assert len(found["rows"]) == 4
    page = writer.get(f"/api/documents/{row['sha256']}").json()
    assert not faults("DocumentPage", page)


def test_a_text_is_added_exported_and_verified(writer: Browser) -> None:
    body = {"texts": [{"text": ARTICLE, "name": "barges"}], "published": "2031-05-04",
            "publisher": "Danube Post", "who": "Ilinca"}  # fmt: skip
    job = sent(writer, "/api/add", body, 202, "Job")
    done = ended(writer, job["id"])
    assert (done["state"], done["counts"]) == ("done", {"added": 1})
    row = writer.get("/api/documents?publisher=Danube").json()["rows"][0]
    assert row["published"] == "2031-05-04"
    assert writer.get(f"/api/documents/{row['id']}").json()["added"]["who"] == "Ilinca"

    job = sent(writer, "/api/export", {"formats": ["csv"]}, 202, "Job")
    assert ended(writer, job["id"])["state"] == "done"
    file = writer.get(f"/api/jobs/{job['id']}/download")
    assert file.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        assert any(name.endswith(".csv") for name in packed.namelist())

    job = sent(writer, "/api/verify", {}, 202, "Job")
    assert ended(writer, job["id"])["result"]["faults"] == 0
    assert sent(writer, f"/api/jobs/{job['id']}/stop", {}, 200, "Job")["state"] == "done"
    found = writer.get("/api/jobs").json()
    assert not faults("JobList", found)
    assert [one["kind"] for one in found["rows"]] == ["verify", "export", "add"]
    assert writer.get(f"/api/jobs/{job['id']}/download").status_code == 404


def test_files_are_added_with_the_token_of_a_form(writer: Browser) -> None:
    files = [("files", ("../../etc/barges.txt", ARTICLE.encode(), "text/plain"))]
    without = writer.post("/api/add", files=files)
    assert (without.status_code, without.json()["error"]["code"]) == (403, "S503")
    assert not faults("Error", without.json())
    data = {"csrf": writer.token(), "published": "2031-05-04"}
    answer = writer.post("/api/add", data=data, files=files)
    assert answer.status_code == 202, answer.text
    assert ended(writer, answer.json()["id"])["counts"] == {"added": 1}


def test_private_addresses_are_refused_at_once(writer: Browser) -> None:
    job = sent(writer, "/api/add", {"addresses": ["http://127.0.0.1:1/"]}, 202, "Job")
    assert ended(writer, job["id"])["failures"][0]["error"]["code"] == "S142"


@pytest.mark.parametrize(
    "body",
    [{}, {"addresses": []}, {"addresses": ["ftp://x"]}, {"texts": [{"text": ""}]},
     {"texts": "x"}, {"texts": [{"name": "x"}]}, {"published": "May", "texts": [{"text": "x"}]},
     {"texts": [{"text": "x"}], "plain": 1}, [], 7, "x"],
)  # fmt: skip
def test_what_cant_be_added(writer: Browser, body: Plain) -> None:
    answer = writer.post("/api/add", json=body)
    assert answer.status_code == 400
    assert not faults("Error", answer.json())
    assert writer.get("/api/jobs").json()["rows"] == []


@pytest.mark.parametrize("formats", [[], ["doc"], "csv", None])
def test_what_cant_be_exported(writer: Browser, formats: Plain) -> None:
    refused(writer, "/api/export", {"formats": formats}, 400, "S540")


def test_a_program_shows_the_token_and_needs_no_other(serve: Serve, case_path: Path) -> None:
    client = serve(case=case_path, token="f" * 32)
    refusal = client.get("/api/case")
    assert refusal.status_code == 401
    assert not faults("Error", refusal.json())
    bearer = {"authorization": "Bearer " + "f" * 32}
    assert client.get("/api/case", headers=bearer).status_code == 200
    files = [("files", ("barges.txt", ARTICLE.encode(), "text/plain"))]
    assert client.post("/api/add", files=files, headers=bearer).status_code == 202
    form = client.post("/api/export", data={"formats": "csv"}, headers=bearer)
    assert (form.status_code, form.json()["error"]["code"]) == (415, "S541")
    assert not faults("Error", form.json())
