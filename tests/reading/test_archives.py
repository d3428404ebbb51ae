"""WARC and WACZ, built by hand; a test without FastWARC installed is skipped."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import ConfigurationError
from sayso.model import Document, bytes_id
from sayso.reading import Failure, archives, documents, find_inputs, load
from tests.reading.reading_pages import article

PAGE = article().encode()
HTTP = "application/http; msgtype=response"


def record(kind: str, uri: str | None, block: bytes, media: str = HTTP, **more: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{zlib.crc32(block):08x}-0000-4000-8000-000000000000>",
        "WARC-Date": "2031-06-12T04:05:06Z",
        **({"WARC-Target-URI": uri} if uri else {}),
        "Content-Type": media,
        "Content-Length": str(len(block)),
        **{key.replace("_", "-"): value for key, value in more.items()},
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(
    body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str
) -> bytes:
    fields = {
        "Content-Type": media,
        **{key.replace("_", "-"): value for key, value in more.items()},
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    return b"".join(
        b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (body[:1000], body[1000:], b"")
    )


INFO = record(
    "warcinfo", None, b"software: Harvester/2\r\nformat: WARC 1.1\r\n", "application/warc-fields"
)
RECORDS = [
    INFO,
    record("request", "https://a.example/1", b"GET /1 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    record("response", "https://a.example/1", answer(PAGE)),
    record("response", "https://a.example/2", answer(chunked(PAGE + b"<!--2-->"), Transfer_Encoding="chunked")),
    record("response", "https://a.example/3", answer(gzip.compress(PAGE + b"<!--3-->", mtime=0), Content_Encoding="gzip")),
    record("response", "https://a.example/4", answer(PAGE + b"<!--4-->", Content_Encoding="gzip", Transfer_Encoding="chunked")),
    record("response", "https://a.example/no", answer(b"no", status="404 Not Found")),
    record("response", "https://a.example/p.png", answer(b"\x89PNG", "image/png")),
    record("response", "https://a.example/robots.txt", answer(b"User-agent: *", "text/plain")),
    record("revisit", "https://a.example/1", answer(b"")),
    record("response", "https://a.example/cut", answer(PAGE), WARC_Truncated="length"),
    record("response", "https://a.example/bad", answer(gzip.compress(PAGE, mtime=0)[:-40], Content_Encoding="gzip")),
    record("resource", "https://a.example/note", b"The ferry office said nothing more.", "text/plain"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _needs_fastwarc() -> None:
    pytest.importorskip("fastwarc")


def whole(records: list[bytes]) -> bytes:
    return b"".join(records)


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def read(source: Path | bytes) -> tuple[list[Document], list[Failure], dict[str, int]]:
    inputs = find_inputs([source])
    found = [one for item in inputs.items for one in load(item)]
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, Failure)],
        dict(inputs.skipped),
    )


@pytest.mark.parametrize(("name", "pack"), [("a.warc", whole), ("a.warc.gz", packed)])
def test_captures_become_documents(
    tmp_path: Path, name: str, pack: Callable[[list[bytes]], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(RECORDS))
    found, failed, skipped = read(path)
    assert [one.source.name for one in found] == [
        f"{path}#https://a.example/{end}" for end in ("1", "2", "3", "4", "note")
    ]
    page = found[0]
    assert page.title == "Ferry halted after warning shots on the Pripyat"
    assert page.source.fetched_at == "2031-06-12T04:05:06Z"
    assert page.source.fetched_with == "Harvester/2"
    assert page.id == page.source.sha256 == bytes_id(PAGE)
    assert page.url == "https://polesia-star.example/2031/06/11/ferry"
    assert ("warc:WARC-Target-URI", "https://a.example/1") in [
        (known.origin, known.value) for known in page.evidence
    ]
    assert found[-1].url == "https://a.example/note"
    assert [one.id for one in found[1:4]] == [
        bytes_id(PAGE + f"<!--{n}-->".encode()) for n in (2, 3, 4)
    ]
    (broken,) = failed
    assert broken.name == f"{path}#https://a.example/bad"
    assert skipped == {
        "the server answered 404": 1,
        "not a text format (image/png)": 1,
        "a server's rules for robots": 1,
        "captured before, unchanged since": 1,
        "cut short by the crawler": 1,
    }


def test_an_archive_is_known_by_its_content_where_it_has_no_name() -> None:
    for data in (whole(RECORDS[:3]), packed(RECORDS[:3])):
        found, failed, _ = read(data)
        assert len(found) == 1
        assert failed == []


def test_a_wacz_is_read_archive_by_archive(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("datapackage.json", json.dumps({"software": "Packer 1"}))
        file.writestr("archive/a.warc.gz", packed(RECORDS[2:3]), zipfile.ZIP_STORED)
        file.writestr("archive/b.warc", whole(RECORDS[3:4]), zipfile.ZIP_DEFLATED)
        file.writestr("archive/c.warc", b"nothing of the kind")
        file.writestr("pages/pages.jsonl", "{}")
    found, failed, _ = read(path)
    assert [one.source.fetched_with for one in found] == ["Packer 1"] * 2
    assert found[0].source.name == f"{path}/archive/a.warc.gz#https://a.example/1"
    assert [one.error.code for one in failed] == ["S143"]


def test_a_cut_archive_keeps_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(packed(RECORDS[:4])[:-300])
    found, failed, _ = read(path)
    assert len(found) == 1
    assert [one.error.code for one in failed] in (["S143"], ["S143", "S143"])
    path = tmp_path / "cut.warc"
    path.write_bytes(whole(RECORDS[:4])[:-300])
    found, failed, _ = read(path)
    assert len(found) == 1
    assert {one.error.code for one in failed} == {"S143"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.warc", b"", "S143"),
        ("a.warc", b"no archive at all", "S143"),
        ("a.warc.gz", b"\x1f\x8bnor this", "S143"),
        ("a.wacz", b"PK\x03\x04 nor this", "S144"),
        ("a.wacz", b"", "S144"),
    ],
)
def test_what_is_no_archive_says_so(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found, failed, _ = read(path)
    assert found == []
    assert [one.error.code for one in failed] == [code]
    assert str(failed[0].error).startswith(f"{path}: ")


def test_a_zip_without_archives_is_no_wacz(tmp_path: Path) -> None:
    path = tmp_path / "other.wacz"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("readme.txt", "hello")
    _, failed, _ = read(path)
    assert [one.error.code for one in failed] == ["S144"]


def test_too_large_a_capture_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 20_000)
    bomb = record(
        "response", "https://a.example/bomb",
        answer(gzip.compress(bytes(2_000_000)), Content_Encoding="gzip"),
    )  # fmt: skip
    big = record("response", "https://a.example/big", answer(b"x" * 30_000))
    path = tmp_path / "a.warc"
    path.write_bytes(whole([INFO, bomb, big, RECORDS[-1]]))
    found, failed, _ = read(path)
    assert len(found) == 1
    assert [one.error.code for one in failed] == ["S108", "S108"]


@pytest.mark.parametrize(
    ("packing", "data"),
    [
        ("br", bytes.fromhex("1b0800f82541dcde8293d8a401")),
        ("deflate", zlib.compress(b"no access")),
        ("deflate", zlib.compress(b"no access", wbits=-15)),
        ("gzip", gzip.compress(b"no access", mtime=0)),
        ("gzip", b"no access"),
        ("br", b"no access"),
        ("zstd-of-tomorrow", b"no access"),
    ],
)
def test_packings(packing: str, data: bytes) -> None:
    assert archives._unpacked(data, None, packing, 1000) == b"no access"


def test_folders_hold_archives(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed(RECORDS[:3]))
    (tmp_path / "data.json.gz").write_bytes(b"\x1f\x8b")
    inputs = find_inputs([tmp_path])
    assert [item.name for item in inputs.items] == [str(tmp_path / "a.warc.gz")]
    assert all(item.is_batch for item in inputs.items)


def test_without_fastwarc_the_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    path = tmp_path / "a.warc"
    path.write_bytes(whole(RECORDS))
    (failed,) = documents([path])
    assert isinstance(failed, Failure)
    assert isinstance(failed.error, ConfigurationError)
    assert 'pip install "sayso[warc]"' in str(failed.error)


def test_records_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(whole([INFO, RECORDS[2], b"WARC/1.1\r\nbroken"]))
    first = next(iter(archives.records_of(find_inputs([path]).items[0])))
    assert not isinstance(first, Failure)
    assert io.BytesIO(first.data or b"").read() == PAGE
