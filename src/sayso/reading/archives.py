"""Web archives: each page, PDF or text that a WARC or WACZ captured is a document.

WARC is ISO 28500; a WACZ is a ZIP of WARCs with a description (WACZ 1.1.1, Webrecorder).
FastWARC reads the records; one record is in memory at a time.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import ConfigurationError, InputError
from sayso.reading.formats import HTML, PDF, PLAIN, media_type
from sayso.reading.inputs import Fact, Failure, Input
from sayso.reading.limits import MOST_BYTES, MOST_PDF_BYTES

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["is_archive", "records_of"]

_READ = frozenset({HTML, "application/xhtml+xml", PDF, PLAIN})
_AGAIN = "fetch the archive again; what stands before is read"
_MOST_INFO = 1 << 20
"""Bytes of a record about the crawl, and of a WACZ's description, that are looked at."""
_DAMAGED = (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError)


@dataclass(slots=True)
class _Archive:
    """One WARC under way."""

    name: str
    skipped: Counter[str]
    software: str | None = None


def is_archive(item: Input) -> bool:
    """Tell whether an input is a web archive: by its first bytes where they are there."""
    name = item.name.lower()
    if item.data is None:
        return name.endswith((".warc", ".warc.gz", ".warc.zst", ".wacz"))
    head = item.data[:1024]
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
        except zlib.error:
            return False
    is_zip = head.startswith(b"PK\x03\x04") and name.split("?")[0].endswith(".wacz")
    return head.startswith(b"WARC/") or is_zip


def records_of(item: Input) -> Iterator[Input | Failure]:
    """Yield the captured pages, PDFs and texts of a WARC or WACZ, in the archive's order.

    Address, time of capture and the crawler's name go with each as facts; the bytes are
    the page's own, without the packing they travelled in. What isn't such a capture (an
    answer other than 200, a picture, a revisit) is counted in ``item.skipped`` by reason.

    Raises:
        ConfigurationError: ``S200`` FastWARC is not installed.
        InputError: ``S144`` it is no ZIP with archives in it.
        OSError: The file can't be opened.
    """
    _fastwarc(item.name)
    skipped = item.skipped if item.skipped is not None else Counter()
    with ExitStack() as stack:
        stream: IO[bytes]
        if item.data is not None:
            stream = BytesIO(item.data)
        elif item.path is not None:
            stream = stack.enter_context(item.path.open("rb"))
        else:
            return
        is_zip = stream.read(4) == b"PK\x03\x04"
        stream.seek(0)
        if is_zip or item.name.lower().endswith(".wacz"):
            yield from _of_wacz(item.name, stream, skipped)
        else:
            yield from _of_warc(stream, _Archive(item.name, skipped))


def _fastwarc(name: str) -> None:
    try:
        import fastwarc  # noqa: F401 (whether it is there)
    except ImportError as error:
        raise ConfigurationError(
            "web archives need FastWARC, which is not installed",
            subject=name,
            fix='install it with: pip install "sayso[warc]"',
        ) from error


def _of_wacz(name: str, stream: IO[bytes], skipped: Counter[str]) -> Iterator[Input | Failure]:
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise _no_wacz(name, "is no ZIP file, or a broken one") from error
    with archive:
        inside = [
            n for n in archive.namelist()
            if n.startswith("archive/") and n.lower().endswith((".warc", ".warc.gz"))
        ]  # fmt: skip
        if not inside:
            raise _no_wacz(name, "holds no WARC")
        software = _described(archive)
        for one in inside:
            part = _Archive(f"{name}/{one}", skipped, software)
            try:
                with archive.open(one) as warc:
                    yield from _of_warc(warc, part)
            except _DAMAGED as error:
                yield Failure(part.name, _broken(part.name, error))


def _no_wacz(name: str, cause: str) -> InputError:
    fix = "make the WACZ anew, or give the .warc.gz files themselves"
    return InputError(cause, subject=name, fix=fix, code="S144")


def _described(archive: zipfile.ZipFile) -> str | None:
    try:
        with archive.open("datapackage.json") as file:
            software = json.loads(file.read(_MOST_INFO)).get("software")
    except (KeyError, AttributeError, RecursionError, *_DAMAGED):
        return None
    return software if isinstance(software, str) else None


def _of_warc(stream: IO[bytes], archive: _Archive) -> Iterator[Input | Failure]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = (
        WarcRecordType.warcinfo
        | WarcRecordType.response
        | WarcRecordType.resource
        | WarcRecordType.revisit
    )
    count = 0
    try:
        for record in ArchiveIterator(stream, record_types=kinds, strict_mode=False):
            count += 1
            if record.record_type == WarcRecordType.warcinfo:
                archive.software = _software(record) or archive.software
            elif record.record_type == WarcRecordType.revisit:
                archive.skipped["captured before, unchanged since"] += 1
            else:
                found = _document(record, archive)
                if found is not None:
                    yield found
    except _DAMAGED as error:
        yield Failure(archive.name, _broken(archive.name, error, count))
        return
    if not count:
        yield Failure(archive.name, _broken(archive.name, ValueError("no record in it")))


def _broken(name: str, error: Exception, count: int = 0) -> InputError:
    where = f"is broken after {count} records" if count else "is no WARC, or a broken one"
    return InputError(f"{where} ({error})", subject=name, fix=_AGAIN, code="S143")


def _software(record: WarcRecord) -> str | None:
    """Return who the crawl's first record says made it."""
    for line in record.reader.read(_MOST_INFO).decode("utf-8", "replace").splitlines():
        key, _, value = line.partition(":")
        if key.strip().lower() == "software" and value.strip():
            return value.strip()
    return None


def _document(record: WarcRecord, archive: _Archive) -> Input | Failure | None:
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    name = f"{archive.name}#{uri or record.record_id}"
    http = record.http_headers if record.is_http_parsed else None
    kind = http.get("Content-Type") if http is not None else record.headers.get("Content-Type")
    reason = _reason_to_skip(record, uri, kind)
    if reason:
        archive.skipped[reason] += 1
        return None
    is_pdf = (kind or "").lower().startswith(PDF)
    most = MOST_PDF_BYTES if is_pdf else MOST_BYTES
    length = record.content_length
    data = _all(record.reader, most) if length <= most else None
    if data is not None and len(data) < length:
        cause = f"ends after {len(data)} of {length} bytes"
        return Failure(name, InputError(cause, subject=name, fix=_AGAIN, code="S143"))
    if data is not None and http is not None:
        try:
            packing = http.get("Transfer-Encoding"), http.get("Content-Encoding")
            data = _unpacked(data, *packing, most)
        except (ValueError, zlib.error) as error:
            cause = f"can't be unpacked ({error})"
            return Failure(name, InputError(cause, subject=name, fix=_AGAIN, code="S143"))
    if data is None:
        cause = f"is more than the {most / 1e6:,.0f} MB one document may have"
        fix = "save the page and read a part of it"
        return Failure(name, InputError(cause, subject=name, fix=fix, code="S108"))
    if not kind and media_type(data, uri) not in {HTML, PDF}:
        archive.skipped["of no stated type"] += 1
        return None
    if not data.strip():
        archive.skipped["an empty answer"] += 1
        return None
    return Input(
        name,
        data=data,
        served=kind,
        fetched_at=record.headers.get("WARC-Date"),
        fetched_with=archive.software,
        part=True,
        facts=(Fact("url", uri, "warc:WARC-Target-URI"),) if uri else (),
    )


def _reason_to_skip(record: WarcRecord, uri: str, kind: str | None) -> str | None:
    status = record.http_headers.status_code if record.is_http_parsed else None
    if record.is_http_parsed and status != 200:
        return f"the server answered {status or 'without a status'}"
    bare = (kind or "").split(";")[0].strip().lower()
    if bare and bare not in _READ:
        return f"not a text format ({bare[:60]})"
    if bare == PLAIN and urlsplit(uri).path == "/robots.txt":
        return "a server's rules for robots"
    if record.headers.get("WARC-Truncated"):
        return "cut short by the crawler"
    return None


def _all(reader: object, most: int) -> bytes | None:
    """Return all that a reader gives, or None where that is more than *most* bytes."""
    pieces: list[bytes] = []
    size = 0
    while piece := reader.read(1 << 16):  # type: ignore[attr-defined]
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return None
    return b"".join(pieces)


def _unpacked(data: bytes, transfer: str | None, content: str | None, most: int) -> bytes | None:
    """Undo chunks and packing; None where that is more than *most* bytes.

    Some crawlers unpack but keep the header: what isn't packed as it says stays as it is.

    Raises:
        ValueError: It ends before it is unpacked.
    """
    from fastwarc.stream_io import BrotliReader, ChunkedReader

    packing = (content or "").strip().lower()
    if "chunked" in (transfer or "").lower():
        data = _through(ChunkedReader, data, most) or data
    if packing in {"gzip", "x-gzip"} and data.startswith(b"\x1f\x8b"):
        return _inflated(data, 16 + zlib.MAX_WBITS, most)
    if packing == "br":
        plain = _through(BrotliReader, data, most)
        return data if plain == b"" else plain
    if packing == "deflate":
        for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                return _inflated(data, window, most)
            except zlib.error:
                continue
    return data


def _through(reader: type, data: bytes, most: int) -> bytes | None:
    """Return what a reader makes of bytes: nothing where it can't read them."""
    try:
        return _all(reader(BytesIO(data)), most)
    except _DAMAGED:
        return b""


def _inflated(data: bytes, window: int, most: int) -> bytes | None:
    unpacker = zlib.decompressobj(window)
    plain = unpacker.decompress(data, most + 1)
    if len(plain) > most:
        return None
    if not unpacker.eof:
        raise ValueError("its packing ends too early")
    return plain
