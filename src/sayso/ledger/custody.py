"""Chain of custody: every addition and review is an entry whose hash holds the one before.

After the Berkeley Protocol on Digital Open Source Investigations (2020), which asks for
authenticity, integrity and provenance: who did what, when, with what, and proof that
nothing was changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import apsw

__all__ = ["GENESIS", "Entry", "append", "canonical", "entries", "entry_hash", "last_entry"]

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
        action: ``open``, ``add``, ``reread``, ``review``, ``export``.
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
        "INSERT INTO log(number, at, who, version, action, payload, previous, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, at, who, version, action, body, previous, digest),
    )
    return entry


def entries(connection: apsw.Connection, since: int = 0) -> Iterator[Entry]:
    """Yield the entries after number *since*, in order."""
    rows = connection.execute(
        "SELECT number, at, who, version, action, payload, previous, hash FROM log "
        "WHERE number > ? ORDER BY number",
        (since,),
    )
    for row in rows:
        yield Entry(*row)


def last_entry(connection: apsw.Connection) -> Entry | None:
    """Return the newest entry: whoever knows its hash can prove all that stands before it."""
    row = connection.execute(
        "SELECT number, at, who, version, action, payload, previous, hash FROM log "
        "ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Entry(*row) if row else None
