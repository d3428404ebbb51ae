"""The connection to a case's SQLite file: settings, transactions, errors in plain words.

SQLite comes with apsw, not with Python: releases 3.7.0 to 3.51.2 can corrupt a database
when two connections reset the write-ahead log at once (fixed in 3.51.3).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError

if TYPE_CHECKING:
    import apsw

Row = tuple[Any, ...]
"""A row as SQLite gives it; the tables are STRICT, so each column has its declared type."""

__all__ = ["Row", "connect", "deflate", "inflate", "one", "plainly", "rows", "writing"]

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another one; a document's transaction takes 2 to 4 ms."""
CHECKPOINT_PAGES = 2_000
"""Pages of 4 KiB in the write-ahead log after which SQLite moves them to the main file."""
PAGE_BYTES = 4096
"""Of a new file. Of 2,000 synthetic documents, 2 to 32 KiB pages made files of 3.26, 3.50,
3.93, 3.43 and 3.30 times the text; small ones keep a commit's write-ahead log short."""
LOG_LIMIT_BYTES = 16 * 1024 * 1024
"""Size that the write-ahead log is cut back to once a checkpoint emptied it."""


def deflate(text: str) -> bytes:
    """Return text as compressed UTF-8; lone surrogates survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def inflate(data: bytes) -> str:
    """Return the text that :func:`deflate` was given."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def connect(path: Path, *, create: bool = False, readonly: bool = False) -> apsw.Connection:
    """Open a database with sayso's settings.

    The file is in WAL mode, synchronous FULL: what a commit acknowledged survives kill -9
    and a power cut. Readers never wait; a second writer waits up to thirty seconds.

    Raises:
        LedgerError: ``S401`` there is no such file, ``S403`` it stays locked, ``S404`` the
            disk is full, ``S408`` the file is damaged.
    """
    import apsw

    flags = apsw.SQLITE_OPEN_READONLY if readonly else apsw.SQLITE_OPEN_READWRITE
    if create:
        flags |= apsw.SQLITE_OPEN_CREATE
    with plainly(path):
        connection = apsw.Connection(str(path), flags=flags)
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        connection.create_scalar_function("inflate", _inflated, 1, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")
        if not readonly:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {LOG_LIMIT_BYTES}")
    return connection


def rows(connection: apsw.Connection, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
    """Yield the rows of a query."""
    yield from connection.execute(sql, values)


def one(connection: apsw.Connection, sql: str, values: Sequence[Any] = ()) -> Row | None:
    """Return the first row of a query, or None."""
    row: Row | None = connection.execute(sql, values).fetchone()
    return row


def _inflated(*values: Any) -> str | None:  # noqa: ANN401 - what SQLite hands to a function
    """For SQLite: the text, with what UTF-8 can't hold replaced; None if it is damaged."""
    (data,) = values
    if data is None:
        return None
    try:
        return inflate(data).encode("utf-8", "replace").decode("utf-8")
    except (zlib.error, UnicodeDecodeError):
        return None  # verify says which document it is


@contextmanager
def writing(connection: apsw.Connection) -> Iterator[None]:
    """Run a block as one write transaction: all of it lands, or nothing.

    Raises:
        LedgerError: As :func:`connect`.
    """
    with plainly(connection.filename):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def plainly(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into ones that say what to do."""
    import apsw

    try:
        yield
    except apsw.BusyError as error:
        raise LedgerError(
            "is being written by another program that doesn't finish",
            subject=str(path),
            fix="close the other program or wait, then try again",
            code="S403",
        ) from error
    except (apsw.FullError, apsw.IOError) as error:
        raise LedgerError(
            f"can't be written: {error}",
            subject=str(path),
            fix="free some space on the disk and run the same command again; "
            "everything acknowledged so far is kept",
            code="S404",
        ) from error
    except apsw.CantOpenError as error:
        raise LedgerError(
            "can't be opened as a case",
            subject=str(path),
            fix="check the path, or make a case with 'sayso add'",
            code="S401",
        ) from error
    except apsw.ReadOnlyError as error:
        raise LedgerError(
            "can't be written: the file or its folder is read-only",
            subject=str(path),
            fix="check the permissions of the folder",
            code="S405",
        ) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise LedgerError(
            f"is damaged: {error}",
            subject=str(path),
            fix="restore the case from a copy; the originals in objects/ can be added anew",
            code="S408",
        ) from error
