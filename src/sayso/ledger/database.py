"""The connection to a case's SQLite file: settings, transactions, errors in plain words.

SQLite comes with apsw, not with Python: releases 3.7.0 to 3.51.2 can corrupt a database
when two connections reset the write-ahead log at once (fixed in 3.51.3).
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sayso.errors import LedgerError
from sayso.ledger.packing import inflate

if TYPE_CHECKING:
    import apsw

Row = tuple[Any, ...]
"""A row as SQLite gives it; the tables are STRICT, so each column has its declared type."""

__all__ = ["Row", "connect", "let_log_grow", "one", "plainly", "rows", "writing"]

DERIVED = frozenset({"comparison.sqlite", "meanings.sqlite"})
"""Files beside a ledger that are made anew from it, if they are gone."""
BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another one; a document's transaction takes 2 to 4 ms."""
AGAIN_SECONDS = 0.01
"""Pause before what SQLite refused at once is tried again."""
CHECKPOINT_PAGES = 1_000
"""Pages in the write-ahead log (8 MB) after which SQLite moves them to the main file."""
PAGE_BYTES = 8192
"""Of a new file. Of 500 synthetic documents, 2, 4, 8 and 16 KiB pages made files of 2.97,
3.60, 3.11 and 3.17 times the text, added in 21.1, 18.5, 18.7 and 19.1 ms each: into a page
of 4 KiB often fits only one text. The full-text index keeps to half a page."""
LOG_WAITS = ((64 << 20, 16 << 20, 200), (1 << 30, 128 << 20, 5_000))
"""Size of the write-ahead log from which a writer waits for readers of old states, who keep
SQLite from beginning the log anew; after how much growth again; and for how many milliseconds
at most. A document takes 0.4 to 0.7 MB. A fifth of a second lets those finish who ask; who
exports for a minute isn't waited for until a gigabyte is there, since the wait is everybody's:
waits of 5 s at each 128 MB kept the log to 270 MB in a minute and somebody waiting for 10 s."""
LOG_LIMIT_BYTES = 16 * 1024 * 1024
"""Size that the write-ahead log is cut back to once a checkpoint emptied it."""


def connect(
    path: Path, *, create: bool = False, readonly: bool = False, page_bytes: int = PAGE_BYTES
) -> apsw.Connection:
    """Open a database with sayso's settings.

    The file is in WAL mode, synchronous FULL: what a commit acknowledged survives kill -9
    and a power cut. Readers never wait; a second writer waits up to thirty seconds.

    Args:
        path: The file.
        create: Make it if it isn't there.
        readonly: Open it for reading alone.
        page_bytes: Size of a page, if the file is new.

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
            connection.execute(f"PRAGMA page_size = {page_bytes}")
            _log_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {LOG_LIMIT_BYTES}")
    return connection


def _log_ahead(connection: apsw.Connection) -> None:
    """Turn to WAL mode. While two make one new file, SQLite refuses this without waiting."""
    import apsw

    latest = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if time.monotonic() > latest:
                raise
            time.sleep(AGAIN_SECONDS)
        else:
            return


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
        _shorten_log(connection)


_next_wait: WeakKeyDictionary[apsw.Connection, int] = WeakKeyDictionary()
_let_grow: WeakKeyDictionary[apsw.Connection, int] = WeakKeyDictionary()


def let_log_grow(connection: apsw.Connection, pages: int) -> None:
    """Let the write-ahead log grow longer before its pages are moved to the main file.

    Moving many at once costs less than moving as many bit by bit, since one page is changed time
    and again; and fewer writers meet it.

    Args:
        connection: Of the writer.
        pages: In the log, after which they are moved. No writer waits for readers of old states
            before the log has twice as many.
    """
    connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")
    (page_bytes,) = one(connection, "PRAGMA page_size") or (PAGE_BYTES,)
    _let_grow[connection] = 2 * pages * int(page_bytes)


def _shorten_log(connection: apsw.Connection) -> None:
    """Begin the write-ahead log anew where it has grown long; what was committed is safe."""
    import apsw

    try:
        size = Path(f"{connection.filename}-wal").stat().st_size
    except OSError:
        return
    if size < _let_grow.get(connection, 0):
        return
    waits = [(step, wait) for least, step, wait in LOG_WAITS if size >= least]
    if not waits or size < _next_wait.get(connection, 0):
        return
    step, wait = waits[-1]
    connection.set_busy_timeout(wait)
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        _next_wait[connection] = 0
    except apsw.Error:  # readers stay, or the disk is full: the next commit says so
        _next_wait[connection] = size + step
    finally:
        connection.set_busy_timeout(BUSY_MILLISECONDS)


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
        restore = "restore the case from a copy; the originals in objects/ can be added anew"
        derived = Path(path).name in DERIVED
        raise LedgerError(
            f"is damaged: {error}",
            subject=str(path),
            fix="delete it: nothing is lost, it is made anew from the case" if derived else restore,
            code="S408",
        ) from error
