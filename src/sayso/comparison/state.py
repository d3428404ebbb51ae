"""How far a comparison is: which documents of the ledger it has yet to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.comparison.lock import updating
from sayso.comparison.schema import NAME, VERSION
from sayso.ledger.database import connect, one, rows, writing

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.store import Ledger

__all__ = ["Status", "behind", "clear", "note_changes", "status"]

_LOGS = ("readings", "reviews")
_CHANGED = (
    "SELECT document FROM readings WHERE key > ?1 UNION "
    "SELECT document FROM reviews WHERE key > ?2 AND document IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Status:
    """How far a comparison is.

    Attributes:
        behind: Documents that were added, read anew or reviewed since it was made.
        documents: Documents of the case.
        updating: Whether some process is bringing it up to date.
    """

    behind: int
    documents: int
    updating: bool


def status(ledger: Ledger, connection: apsw.Connection | None = None) -> Status:
    """Tell how far the comparison of a case is; nothing is written.

    Args:
        ledger: The case.
        connection: Its comparison file, if it is open.
    """
    folder = Path(ledger.path)
    (documents,) = one(ledger.connection, "SELECT count(*) FROM documents") or (0,)
    left, own = int(documents), connection is None and (folder / NAME).exists()
    if own:
        connection = connect(folder / NAME, readonly=True)
    try:
        if connection is not None and one(connection, "PRAGMA user_version") == (VERSION,):
            left = behind(ledger, connection)
    finally:
        if own and connection is not None:
            connection.close()
    if not left:
        return Status(0, int(documents), updating=False)
    with updating(folder, wait=False) as free:
        return Status(left, int(documents), updating=not free)


def behind(ledger: Ledger, connection: apsw.Connection) -> int:
    """Return how many documents the comparison has yet to look at."""
    known = {doc for (doc,) in rows(connection, "SELECT doc FROM todo")}
    return len(known | {doc for (doc,) in rows(ledger.connection, _CHANGED, _seen(connection))})


def note_changes(ledger: Ledger, connection: apsw.Connection) -> None:
    """Write down which documents are to be looked at, so that none is forgotten."""
    last = [
        (name, (one(ledger.connection, f"SELECT max(key) FROM {name}") or (0,))[0] or 0)  # noqa: S608 - two names of our own
        for name in _LOGS
    ]
    changed = list(rows(ledger.connection, _CHANGED, _seen(connection)))
    with writing(connection):
        connection.executemany("INSERT OR IGNORE INTO todo VALUES (?)", changed)
        connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", last)


def clear(connection: apsw.Connection) -> None:
    """Empty all tables."""
    sql = (
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE '%\\_text\\__%' ESCAPE '\\'"
    )
    for (name,) in list(rows(connection, sql)):
        connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our own tables


def _seen(connection: apsw.Connection) -> tuple[int, int]:
    known: dict[str, int] = dict(rows(connection, "SELECT name, value FROM state"))
    return known.get("readings", 0), known.get("reviews", 0)
