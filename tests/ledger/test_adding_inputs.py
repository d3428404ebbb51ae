"""Adding what stands for many documents: feeds, archives, tables, and readings as they are."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.adding import Outcome
from sayso.case import Case
from sayso.ledger.custody import entries
from sayso.model import Reading, bytes_id
from sayso.model.serial import reading_to_dict, to_json
from sayso.reading import manners

ARTICLE = "The port police in Galați said on Monday that a barge had struck the bridge."
PAGE = "<html><head><title>Barge {n}</title></head><body><p>{text} Barge {n}.</p></body></html>"


def page(number: int) -> bytes:
    return PAGE.format(n=number, text=ARTICLE).encode()


class Handler(BaseHTTPRequestHandler):
    asked: Counter[str]
    pages: dict[str, bytes]

    def do_GET(self) -> None:
        type(self).asked[self.path] += 1
        data = self.pages.get(self.path)
        if data is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        return


def feed(base: str, *items: tuple[int, str]) -> bytes:
    body = "".join(
        f"<item><guid>{n}</guid><title>Barge {n}</title><link>{base}/{n}</link>"
        f"<pubDate>{date}</pubDate></item>"
        for n, date in items
    )
    return f"<rss><channel><title>Post</title>{body}</channel></rss>".encode()


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(manners, "PAUSE", 0.0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_port}"
    Handler.asked = Counter()
    date = "Mon, 05 May 2031 10:00:00 GMT"
    Handler.pages = {f"/{n}": page(n) for n in (1, 2)}
    Handler.pages["/feed"] = feed(base, (1, date), (2, date), (3, date))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield base
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_feed_is_added_and_only_news_is_fetched_again(tmp_path: Path, server: str) -> None:
    with Case(tmp_path / "case") as case:
        assert case.add(f"{server}/feed").counts == {"added": 2, "failed": 1}
        Handler.pages["/3"] = page(3)
        Handler.pages["/feed"] = feed(server, (1, "6 May 2031"), (2, "Mon, 05 May 2031 10:00:00 GMT"),
                                      (3, "Mon, 05 May 2031 10:00:00 GMT"))  # fmt: skip
        assert case.add(f"{server}/feed").counts == {"added": 1, "unchanged": 2}
        assert Handler.asked == {"/feed": 2, "/1": 2, "/2": 1, "/3": 2}
        assert case.add(f"{server}/feed").counts == {"unchanged": 3}
        assert Handler.asked["/1"] == 2
        assert {d["published"] for d in case.documents()} == {"2031-05-05T10:00:00+00:00"}
        assert case.add(f"{server}/feed", again=True).counts.keys() <= {"unchanged", "reread"}
        assert {d["url"]: d["published"] for d in case.documents()}[f"{server}/1"] == "2031-05-06"
        assert list(case.verify()) == []


def test_several_processes_take_the_entries_of_a_feed(tmp_path: Path, server: str) -> None:
    outcomes: list[Outcome] = []
    with Case(tmp_path / "case") as case:
        case.add(f"{server}/feed", jobs=2, report=outcomes.append)
        assert len(case.documents()) == 2
    assert sorted(one.outcome for one in outcomes) == ["added", "added", "failed"]


def capture(number: int) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(number)
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000{number}-0000-4000-8000-"
        f"000000000000>\r\nWARC-Date: 2031-05-06T07:08:09Z\r\nWARC-Target-URI: https://a.example/{number}"
        f"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def test_an_archive_is_added_and_goes_on_where_it_was(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(capture(n) for n in range(4)))

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with Case(tmp_path / "case") as case:
        with pytest.raises(KeyboardInterrupt):
            case.add(path, report=stop)
        assert case.add(path).counts == {"unchanged": 1, "added": 3}
        assert case.add(path, jobs=2).counts == {"unchanged": 4}
        rows = case.documents(newest_first=False)
        assert [row["url"] for row in rows] == [f"https://a.example/{n}" for n in range(4)]
        assert case.ledger.objects.get(bytes_id(page(2))) == page(2)
        assert list(case.verify()) == []


@pytest.fixture(name="readings")
def _readings() -> list[Reading]:
    return [sayso.read(page(n), publisher="Post") for n in range(3)]


def as_lines(readings: list[Reading]) -> str:
    return "".join(to_json(reading_to_dict(reading)) + "\n" for reading in readings)


def test_readings_are_taken_as_they_are(tmp_path: Path, readings: list[Reading]) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text(as_lines(readings), encoding="utf-8")
    with Case(tmp_path / "case") as case:
        assert case.add(path, publisher="Another").counts == {"added": 3}
        assert case.add(path).counts == {"unchanged": 3}
        assert case.add(path, again=True).counts == {"unchanged": 3}
        assert case.reading(readings[1].id) == readings[1]
        log = [e for e in entries(case.ledger.connection) if e.action == "add"]
        payload = json.loads(log[0].payload)
        assert payload["imported"] == f"{path}:1"
        line = path.read_bytes().splitlines(keepends=True)[0]
        assert case.ledger.objects.get(payload["object"]) == line
        assert list(case.verify()) == []


def test_a_reading_of_a_known_document_is_appended(tmp_path: Path, readings: list[Reading]) -> None:
    original, path = tmp_path / "page.html", tmp_path / "readings.jsonl"
    original.write_bytes(page(0))
    path.write_text(as_lines(readings[:1]), encoding="utf-8")
    with Case(tmp_path / "case") as case:
        assert case.add(original).counts == {"added": 1}
        assert case.add(path).counts == {"reread": 1}
        assert len(case.documents()) == 1
        assert list(case.verify()) == []
        (line,) = [o for o in case.ledger.objects if o != bytes_id(page(0))]
        target = case.ledger.objects.path(line)
        target.chmod(0o600)
        target.write_bytes(b"{}")
        assert [line[:12] in fault.subject for fault in case.verify()] == [True]


def test_the_reading_that_is_there_leaves_no_object(tmp_path: Path) -> None:
    original, path = tmp_path / "page.html", tmp_path / "readings.jsonl"
    original.write_bytes(page(0))
    with Case(tmp_path / "case") as case:
        case.add(original)
        (row,) = case.documents()
        path.write_text(as_lines([case.reading(row["id"])]), encoding="utf-8")
        assert case.add(path).counts == {"unchanged": 1}
        assert list(case.ledger.objects) == [bytes_id(page(0))]
        assert list(case.verify()) == []


def test_what_a_later_reading_declares_is_no_tampering(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(0))
    with Case(tmp_path / "case") as case:
        case.add(path, publisher="Dunărea Post", title="Old title", published="2031-05-05")
        new: dict[str, Any] = {
            "publisher": "Brăila Courier",
            "title": "New barge",
            "published": "2031-05-06",
        }
        assert case.add(path, **new).counts == {"reread": 1}
        (row,) = case.documents()
        assert (row["publisher"], row["title"]) == ("Brăila Courier", "New barge")
        assert [hit.doc for hit in case.search("new")] == [row["id"]]
        assert case.search("old") == []
        weekly = case.ledger.connection.execute("SELECT publisher FROM weekly WHERE statements > 0")
        assert weekly.fetchall() == [("Brăila Courier",)]
        assert list(case.verify()) == []


def test_a_later_reading_may_come_to_another_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(0))
    with Case(tmp_path / "case") as case:
        case.add(path)
        (row,) = case.documents()
        first = case.reading(row["id"])
        assert case.add(path, plain=True).counts == {"reread": 1}
        second = case.reading(row["id"])
        assert first.document.text != second.document.text
        assert second.document.text.startswith("<html>")
        second.check()
        assert case.statements()[0]["cue_text"] == "said"
        assert list(case.verify()) == []
        assert case.add(path, again=True).counts == {"reread": 1}
        assert case.reading(row["id"]) == first
        assert list(case.verify()) == []


def test_a_line_written_otherwise_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with Case(tmp_path / "case") as case:
        for line in ('{"id":"a","text":"%s"}', '{"id": "a", "text": "%s"}'):
            path.write_text(line % ARTICLE, encoding="utf-8")
            case.add(path)
        assert len(case.documents()) == 1
        assert list(case.verify()) == []


def test_a_reading_that_does_not_hold_is_refused_alone(
    tmp_path: Path, readings: list[Reading]
) -> None:
    records = [json.loads(line) for line in as_lines(readings).splitlines()]
    records[0]["statements"][0]["cue"] = [[0, 10_000]]
    del records[1]["mentions"]
    records.append({"schema": "sayso.reading/9"})
    records.append({"id": "x", "text": f'"sayso.reading/1" {ARTICLE}'})
    path = tmp_path / "readings.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Case(tmp_path / "case") as case:
        summary = case.add(path)
        assert summary.counts == {"added": 2, "failed": 3}
        assert [failure.error.code for failure in summary.failures] == ["S122", "S121", "S124"]
        assert str(summary.failures[1].error).startswith(f"{path}:2: reading: has no 'mentions'")
        assert list(case.verify()) == []


def test_reading_a_reading_says_to_add_it(tmp_path: Path, readings: list[Reading]) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text(as_lines(readings[:1]), encoding="utf-8")
    (failure,) = sayso.read_many([path])
    assert not isinstance(failure, Reading)
    assert failure.error.code == "S146"


@pytest.mark.parametrize("nested", [False, True])
def test_a_table_of_readings(tmp_path: Path, readings: list[Reading], *, nested: bool) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    lines = as_lines(readings).splitlines()
    rows = [json.loads(line) for line in lines] if nested else [{"reading": one} for one in lines]
    path = tmp_path / "readings.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path)
    with Case(tmp_path / "case") as case:
        assert case.add(path).counts == {"added": 3}
        assert case.add(path).counts == {"unchanged": 3}
        assert case.reading(readings[2].id) == readings[2]
        assert list(case.verify()) == []


def test_a_table_of_documents(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{"id": f"g{n}", "text": f"{ARTICLE} Barge {n}.", "published": None} for n in range(3)]
    good, bad, other = (tmp_path / f"{name}.parquet" for name in ("good", "bad", "other"))
    parquet.write_table(pa.Table.from_pylist(rows), good)
    parquet.write_table(pa.table({"colour": ["red"]}), other)
    bad.write_bytes(good.read_bytes()[:-50] + b"PAR1")
    with Case(tmp_path / "case") as case:
        summary = case.add([good, bad, other])
        assert summary.counts == {"added": 3, "failed": 2}
        assert [failure.error.code for failure in summary.failures] == ["S145", "S145"]
        assert {d["id"] for d in case.documents()} == {"g0", "g1", "g2"}
