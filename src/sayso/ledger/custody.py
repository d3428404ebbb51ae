"""Chain of custody: every addition and review is an entry whose hash holds the one before.

After the Berkeley Protocol on Digital Open Source Investigations (2020), which asks for
authenticity, integrity and provenance: who did what, when, with what, and proof that
nothing was changed since.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sayso.ledger.database import rows

if TYPE_CHECKING:
    import apsw

__all__ = [
    "GENESIS",
    "Entry",
    "append",
    "canonical",
    "entries",
    "entry_hash",
    "last_entry",
    "pack_payload",
    "unpack_payload",
]

GENESIS = "0" * 64
"""What stands for the entry before the first one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    Attributes:
        number: Position, counted from 1.
        at: When, ISO 8601 in UTC, by this computer's clock.
        who: The name the person gave; ``sayso`` for what the program did unasked.
        version: The version of sayso that wrote the entry.
        action: ``open``, ``add``, ``reread``, ``review``, ``learn``, ``export``.
        payload: What the action says, as canonical JSON.
        previous: Hash of the entry before.
        hash: SHA-256 over all of the above.
    """

    number: int
    at: str
    who: str
    version: str
    action: str
    payload: str
    previous: str
    hash: str


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces: the same value, the same bytes."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def entry_hash(
    number: int, at: str, who: str, version: str, action: str, payload: str, previous: str
) -> str:
    """Return the hash that binds an entry to everything before it."""
    content = canonical([number, at, who, version, action, payload, previous])
    return hashlib.sha256(content.encode()).hexdigest()


def append(
    connection: apsw.Connection, action: str, payload: dict[str, Any], *, who: str, version: str
) -> Entry:
    """Append an entry; must run inside a write transaction, so that none comes between."""
    last = last_entry(connection)
    number, previous = (last.number + 1, last.hash) if last else (1, GENESIS)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    body = canonical(payload)
    digest = entry_hash(number, at, who, version, action, body, previous)
    entry = Entry(number, at, who, version, action, body, previous, digest)
    connection.execute(
        "INSERT INTO log(number, at, who, version, action, payload, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, at, who, version, action, pack_payload(body), bytes.fromhex(digest)),
    )
    return entry


def entries(connection: apsw.Connection, since: int = 0) -> Iterator[Entry]:
    """Yield the entries after number *since*, in order."""
    before = "SELECT hash FROM log WHERE number <= ? ORDER BY number DESC LIMIT 1"
    previous = GENESIS
    for (digest,) in rows(connection, before, (since,)):
        previous = digest.hex()
    for row in rows(connection, f"{_READ} WHERE number > ? ORDER BY number", (since,)):
        yield (entry := _entry(row, previous))
        previous = entry.hash


def last_entry(connection: apsw.Connection) -> Entry | None:
    """Return the newest entry: whoever knows its hash can prove all that stands before it."""
    found = list(rows(connection, f"{_READ} ORDER BY number DESC LIMIT 2"))
    if not found:
        return None
    return _entry(found[0], found[1][-1].hex() if len(found) > 1 else GENESIS)


_READ = "SELECT number, at, who, version, action, payload, hash FROM log"


def _entry(row: tuple[Any, ...], previous: str) -> Entry:
    number, at, who, version, action, payload, digest = row
    return Entry(number, at, who, version, action, unpack_payload(payload), previous, digest.hex())


# payloads: JSON whose bulk are hashes, which don't compress as digits

_HASH = re.compile(rb"[0-9a-f]{64}")
_NUMBERED = re.compile(rb"\x00(.)", re.DOTALL)
_MOST_HASHES = 250
_USUAL = (
    b'"who""join""split""note""reject""value":null"undoes":null"correct""action":"accept"'
    b'{"document":"\x00\x01","reading":"\x00\x02"}"kind":"statement","reason":"evidence":{'
    b'{"declared":{"encoding":"utf-8","fetched_at":null,"fetched_by":null,"fetched_with":null,'
    b'"media_type":"application/jsonl""application/pdf""text/html""text/plain","name":"'
    b'.jsonl:.pdf.html.txt","sha256":"\x00\x01","size":1},"document":"\x00\x01","given_id":null,'
    b'"object":"\x00\x01","reading":"\x00\x02","text":"\x00\x01"}'
)
"""What payloads are made of; must stay as it is for ever, since logs are packed with it."""


def pack_payload(*values: Any) -> bytes:  # noqa: ANN401 - what SQLite hands to a function
    """Return a payload (ASCII) as its hashes, 32 bytes each, and the rest, compressed."""
    found: dict[bytes, int] = {}

    def number(match: re.Match[bytes]) -> bytes:
        if len(found) < _MOST_HASHES or match[0] in found:
            return b"\0" + bytes([found.setdefault(match[0], len(found) + 1)])
        return match[0]

    rest = _HASH.sub(number, values[0].encode("ascii"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_USUAL)
    hashes = b"".join(bytes.fromhex(known.decode()) for known in found)
    return bytes([len(found)]) + hashes + packer.compress(rest) + packer.flush()


def unpack_payload(data: bytes) -> str:
    """Return what :func:`pack_payload` was given; a note of the damage, if it is damaged."""
    try:
        end = 1 + 32 * data[0]
        unpacker = zlib.decompressobj(-15, zdict=_USUAL)
        rest = unpacker.decompress(data[end:]) + unpacker.flush()
        if not unpacker.eof or unpacker.unused_data:
            return "(damaged)"
        hashes = [data[at : at + 32].hex().encode() for at in range(1, end, 32)]
        return _NUMBERED.sub(lambda match: hashes[match[1][0] - 1], rest).decode("ascii")
    except (zlib.error, IndexError, ValueError):
        return "(damaged)"
