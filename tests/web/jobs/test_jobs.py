"""Adding, exporting and verifying from the workbench, each in a process of its own."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger.database import one, rows
from sayso.ledger.store import Ledger
from sayso.web.adding import addresses_in, clean_name
from sayso.web.errors import WorkbenchError
from sayso.web.jobs import Job, Jobs
from tests.web.browser import Browser, Serve

ARTICLE = (
    "GALATI, 4 May 2031 - The harbour office said on Sunday that two barges had sunk near Braila. "
    "The shipping union denied that any crew was aboard."
)


def ended(client: Browser, path: str) -> dict[str, Any]:
    """What a job says once it is over."""
    for _ in range(600):
        found: dict[str, Any] = client.get(path, params={"format": "json"}).json()
        if found["state"] != "running":
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def titles(case: Path) -> list[str]:
    with Ledger(case) as ledger:
        found = rows(ledger.connection, "SELECT key FROM documents ORDER BY key")
        return [ledger.document(key).source.name for (key,) in found]


def test_files_addresses_and_texts_are_added(writer: Browser, case_path: Path) -> None:
    before = len(titles(case_path))
    answer = writer.post(
        "/add",
        data={
            "csrf": writer.token(),
            "text": ARTICLE + " It rained.\r\nAgain.",
            "publisher": "Ode",
        },
        files=[
            ("files", ("../../etc/barges.txt", ARTICLE.encode(), "text/plain")),
            ("files", ("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")),
        ],
    )
    assert answer.status_code == 303, answer.text
    job = ended(writer, answer.headers["location"])
    assert job["state"] == "done"
    assert job["counts"] == {"added": 2, "failed": 1}
    assert [one["name"] for one in job["failures"]] == ["broken.pdf"]
    assert job["failures"][0]["error"]["fix"]
    assert titles(case_path)[before:] == ["barges.txt", "pasted text"]
    page = writer.get(answer.headers["location"]).text
    assert "broken.pdf" in page
    assert "2 added" in page
    with Ledger(case_path) as ledger:
        (key,) = one(ledger.connection, "SELECT max(key) FROM documents") or (0,)
        assert ledger.document(key).publisher == "Ode"
        assert "\r" not in ledger.document(key).text


def test_the_same_again_is_known(writer: Browser) -> None:
    for expected in ("added", "unchanged"):
        answer = writer.submit("/add", {"text": ARTICLE})
        assert ended(writer, answer.headers["location"])["counts"] == {expected: 1}


def test_the_log_names_the_reviewer(writer: Browser, case_path: Path) -> None:
    writer.submit("/reviewer", {"name": "Ilinca"})
    ended(writer, writer.submit("/add", {"text": ARTICLE}).headers["location"])
    with Ledger(case_path) as ledger:
        found = list(rows(ledger.connection, "SELECT who FROM log WHERE action = 'add'"))
    assert found[-1][0] == "Ilinca"


def test_what_was_uploaded_is_removed_afterwards(writer: Browser) -> None:
    answer = writer.submit("/add", {"text": ARTICLE})
    job = next(j for j in writer.site.more["jobs"].all())  # type: ignore[attr-defined]
    ended(writer, answer.headers["location"])
    assert not job.folder.exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0:1/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_refused(writer: Browser, address: str) -> None:
    job = ended(writer, writer.submit("/add", {"addresses": address}).headers["location"])
    assert job["counts"] == {"failed": 1}
    assert job["failures"][0]["error"]["code"] == "S142", job


def test_private_addresses_are_fetched_where_that_is_allowed(serve: Serve, case_path: Path) -> None:
    client = serve(case=case_path, allow_private=True)
    job = ended(
        client, client.submit("/add", {"addresses": "http://127.0.0.1:1/"}).headers["location"]
    )
    assert job["failures"][0]["error"]["code"] == "S112"  # tried, and nobody listens there


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"addresses": "file:///etc/passwd"},
        {"addresses": "javascript:alert(1)"},
        {"addresses": "-"},
        {"text": "x", "published": "yesterday"},
    ],
)
def test_what_cannot_be_added_is_said_at_once(writer: Browser, fields: dict[str, str]) -> None:
    answer = writer.submit("/add", fields)
    assert answer.status_code == 400
    assert "S530" in answer.text
    assert not writer.get("/jobs", params={"format": "json"}).json()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\Brăila.html", "Brăila.html"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\n.txt", "a b .txt"),
        ("\u202egpj.txt", "gpj.txt"),
    ],
)
def test_names_of_files_are_names_only(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


def test_long_names_keep_their_ending() -> None:
    name = clean_name("ж" * 500 + ".html")
    assert name.endswith(".html")
    assert len(name.encode()) <= 120


def test_addresses_are_told_from_words() -> None:
    assert addresses_in("http://a.example/1\nhttps://b.example http://a.example/1") == [
        "http://a.example/1",
        "https://b.example",
    ]
    with pytest.raises(WorkbenchError, match="no web address"):
        addresses_in("http:///nowhere")


def test_an_export_is_downloaded_complete(writer: Browser) -> None:
    answer = writer.post(
        "/export", data={"csrf": writer.token(), "formats": ["csv", "geojson"], "bom": "on"}
    )
    path = answer.headers["location"]
    job = ended(writer, path)
    assert job["state"] == "done", job
    packed = writer.get(f"{path}/download")
    assert packed.headers["content-type"] == "application/zip"
    assert "attachment" in packed.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert "prut/statements.csv" in names
    assert "prut/README.txt" in names
    assert "statements.csv" in writer.get(path).text


@pytest.mark.parametrize("formats", [[], ["csv", "exe"], ["../csv"]])
def test_unknown_formats_are_refused(writer: Browser, formats: list[str]) -> None:
    answer = writer.post("/export", data={"csrf": writer.token(), "formats": formats})
    assert answer.status_code == 400
    assert "S530" in answer.text


def test_verifying_says_that_all_is_well(writer: Browser) -> None:
    path = writer.submit("/verify").headers["location"]
    job = ended(writer, path)
    assert job["result"]["faults"] == 0
    assert job["result"]["last"]["hash"] in writer.get(path).text
    assert "All is as it was written" in writer.get(path).text


def test_verifying_names_what_was_changed(writer: Browser, case_path: Path) -> None:
    victim = next(f for f in sorted((case_path / "objects").rglob("*")) if f.is_file())
    os.chmod(victim, 0o644)  # noqa: PTH101 - whatever the mode was
    victim.write_bytes(b"changed")
    path = writer.submit("/verify").headers["location"]
    job = ended(writer, path)
    assert job["result"]["faults"] == 1
    assert victim.name[:20] in job["faults"][0]["subject"]
    assert victim.name[:20] in writer.get(path).text
    assert "All is as it was written" not in writer.get(path).text


def test_a_job_can_be_stopped(writer: Browser) -> None:
    many = "\n".join(f"http://192.0.2.{n}/" for n in range(1, 60))
    path = writer.submit("/add", {"addresses": many}).headers["location"]
    assert writer.submit(f"{path}/stop").status_code == 303
    assert ended(writer, path)["state"] in {"stopped", "done"}


def test_a_page_under_way_asks_again_by_itself(writer: Browser) -> None:
    jobs = Jobs(lambda: None)
    job = Job("add", "Adding <b>", Path("nowhere"), total=4, done=1)
    jobs._known[job.id] = job
    writer.site.more["jobs"] = jobs
    page = writer.get(f"/jobs/{job.id}").text
    assert 'hx-trigger="every 1s"' in page
    assert 'http-equiv="refresh"' in page
    assert "1 of 4 done" in page
    assert "Adding &lt;b&gt;" in page
    part = writer.get(f"/jobs/{job.id}", params={"part": "1"}).text
    assert "<html" not in part
    assert 'id="job"' in part


def test_too_many_jobs_are_refused(writer: Browser) -> None:
    jobs = Jobs(lambda: None)
    for _ in range(4):
        job = Job("add", "Adding", Path("nowhere"))
        jobs._known[job.id] = job
    writer.site.more["jobs"] = jobs
    answer = writer.submit("/verify")
    assert answer.status_code == 503
    assert "S531" in answer.text


def test_unknown_jobs_are_not_found(writer: Browser) -> None:
    assert writer.get("/jobs/nothing").status_code == 404
    assert writer.get("/jobs/nothing/download").status_code == 404


@pytest.mark.parametrize("path", ["/add", "/export", "/verify", "/jobs"])
def test_pages_open(client: Browser, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1>" in answer.text
