"""Verify: re-hash everything, walk the chain, look up every span; say exactly what fails."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.errors import SaysoError
from sayso.ledger.bodies import unpack
from sayso.ledger.custody import entries, entry_hash
from sayso.ledger.database import one, plainly, rows
from sayso.ledger.indexing import EVENT_TYPES, STANCES, STATUSES, days, record_key, short_hash
from sayso.ledger.learning import dictionary_faults
from sayso.ledger.packing import inflate
from sayso.ledger.reviews import apply_reviews

if TYPE_CHECKING:
    from sayso.ledger.reviews import Reviewed
    from sayso.ledger.store import Ledger
    from sayso.model import Reading

__all__ = ["Fault", "verify"]

_DAMAGED = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that doesn't check out.

    Attributes:
        subject: What it is about: a log entry, an object, a document, a reading.
        cause: What is wrong with it.
    """

    subject: str
    cause: str

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.subject}: {self.cause}"


def verify(
    ledger: Ledger, *, progress: Callable[[int, int], None] | None = None
) -> Iterator[Fault]:
    """Yield every fault of a case; none means that nothing was changed since it was written.

    Checked: SQLite's own structure, the chain of the log, the bytes of every object, every
    stored text, reading and review against the log, every span against its text, the index
    against readings and reviews, and that nothing is there which the log doesn't know.

    Args:
        ledger: The case.
        progress: Called with the number of documents done and their total.
    """
    connection = ledger.connection
    with plainly(ledger.file):
        for (message,) in connection.execute("PRAGMA integrity_check(20)"):
            if message != "ok":
                yield Fault("ledger.sqlite", message)
        known = _Log()
        yield from _chain(ledger, known)
        for subject, cause in dictionary_faults(ledger.connection, known.dictionaries):
            yield Fault(subject, cause)
        yield from _documents(ledger, known, progress)
        yield from _reviews(ledger, known)
        yield from _search(ledger)
    for digest in sorted(known.others - known.objects):
        if wrong := ledger.objects.check(digest):
            yield Fault(f"objects/{digest[:2]}/{digest}", wrong)
    known.objects |= known.others
    for digest in ledger.objects:
        if digest not in known.objects:
            yield Fault(f"objects/{digest[:2]}/{digest}", "no log entry knows this object")


class _Log:
    """What the log says should be there."""

    def __init__(self) -> None:
        self.added: dict[str, tuple[int, dict[str, Any]]] = {}
        self.readings: dict[int, tuple[str, str]] = {}
        self.reviews: dict[int, dict[str, Any]] = {}
        self.dictionaries: list[str] = []
        self.objects: set[str] = set()
        self.others: set[str] = set()


def _chain(ledger: Ledger, known: _Log) -> Iterator[Fault]:
    number = 0
    for entry in entries(ledger.connection):
        subject = f"log entry {entry.number}"
        if entry.number != number + 1:
            yield Fault(subject, f"entries {number + 1} to {entry.number - 1} are gone")
        digest = entry_hash(
            entry.number,
            entry.at,
            entry.who,
            entry.version,
            entry.action,
            entry.payload,
            entry.previous,
        )
        if digest != entry.hash:
            yield Fault(subject, "was changed, or doesn't follow from the entry before it")
        number = entry.number
        try:
            payload = json.loads(entry.payload)
            if entry.action == "add":
                known.added[payload["document"]] = (entry.number, payload)
                known.objects.add(payload["object"])
            if entry.action == "reread" and "object" in payload:
                known.others.add(payload["object"])
            if entry.action in {"add", "reread"}:
                known.readings[entry.number] = (payload["document"], payload["reading"])
            if entry.action == "learn":
                known.dictionaries.append(payload["dictionary"])
            if entry.action == "review":
                known.reviews[entry.number] = payload
        except _DAMAGED as error:
            yield Fault(subject, f"its payload can't be read: {error}")
    (head,) = one(ledger.connection, "SELECT count(*) FROM log") or (0,)
    if head != number:
        yield Fault("log", f"has {head} entries, the last one is number {number}")


def _documents(
    ledger: Ledger, known: _Log, progress: Callable[[int, int], None] | None
) -> Iterator[Fault]:
    checked: dict[str, str | None] = {}
    missing = dict(known.added)
    keys = [key for (key,) in rows(ledger.connection, "SELECT key FROM documents ORDER BY key")]
    for done, key in enumerate(keys, 1):
        row = one(
            ledger.connection,
            "SELECT id, object, given, text, log, reading, title, "
            "publisher, published, language, url, first, last, newer FROM documents WHERE key = ?",
            (key,),
        )
        if row is None:
            continue  # removed by another program while this one looked
        subject = f"document {row[2] or row[0][:12]}"
        entry, payload = missing.pop(row[0], (0, {}))
        if entry != row[4]:
            yield Fault(subject, "the log doesn't know it")
            continue
        yield from _document(ledger, subject, row, payload, checked)
        yield from _readings(ledger, subject, key, row, known)
        if progress:
            progress(done, len(keys))
    for document, (entry, _) in missing.items():
        yield Fault(f"document {document[:12]}", f"is gone; log entry {entry} added it")


def _document(
    ledger: Ledger,
    subject: str,
    row: tuple[Any, ...],
    payload: dict[str, Any],
    checked: dict[str, str | None],
) -> Iterator[Fault]:
    if (row[1], row[2]) != (payload["object"], payload["given_id"]):
        yield Fault(subject, "its row was changed: object or id differ from the log")
    digest = payload["object"]
    if digest not in checked:
        checked[digest] = ledger.objects.check(digest)
        if checked[digest]:
            yield Fault(f"objects/{digest[:2]}/{digest}", str(checked[digest]))
    try:
        text = inflate(row[3])
    except Exception as error:  # noqa: BLE001 - any damage to the bytes ends up here
        yield Fault(subject, f"its text can't be read: {error}")
        return
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != payload["text"]:
        yield Fault(subject, "its text was changed")


def _readings(
    ledger: Ledger, subject: str, key: int, row: tuple[Any, ...], known: _Log
) -> Iterator[Fault]:
    newest = None
    stored = list(
        rows(
            ledger.connection,
            "SELECT key, hash, body, log FROM readings WHERE document = ? ORDER BY key",
            (key,),
        )
    )
    for reading_key, digest, body, entry in stored:
        name = f"{subject}, reading {reading_key}"
        if known.readings.pop(entry, None) != (row[0], digest):
            yield Fault(name, "differs from the log")
        try:
            if hashlib.sha256(inflate(body).encode()).hexdigest() != digest:
                yield Fault(name, "was changed: its content doesn't have its hash")
                continue
            newest = unpack(body, inflate(row[3]))
            newest.check()
        except SaysoError as error:
            yield Fault(name, error.cause)
        except Exception as error:  # noqa: BLE001 - any damage to the bytes ends up here
            yield Fault(name, f"can't be read: {error}")
    if not stored or stored[-1][0] != row[5]:
        yield Fault(subject, "doesn't point at its newest reading")
    elif newest is not None:
        yield from _row(subject, row, newest)
        yield from _index(ledger, subject, key, newest)


def _row(subject: str, row: tuple[Any, ...], reading: Reading) -> Iterator[Fault]:
    document = reading.document
    first, last = days(document.published)
    expected = (
        document.title,
        document.publisher,
        document.published,
        document.language,
        document.url,
        first,
        last,
    )
    names = ("title", "publisher", "published", "language", "url", "first day", "last day")
    for name, value, stored in zip(names, expected, row[6:13], strict=True):
        if isinstance(value, str):
            value = value.encode("utf-8", "replace").decode()  # noqa: PLW2901 - as it was stored
        if value != stored:
            yield Fault(subject, f"its {name} was changed")
    try:
        shown = inflate(row[3] if row[13] is None else row[13])
    except Exception as error:  # noqa: BLE001 - any damage to the bytes ends up here
        yield Fault(subject, f"its newer text can't be read: {error}")
        return
    if shown != document.text:
        yield Fault(subject, "its newer text was changed: it isn't its newest reading's")


def _index(ledger: Ledger, subject: str, key: int, reading: Reading) -> Iterator[Fault]:
    reviewed = apply_reviews(reading, ledger.reviews(document=key))
    bounds = (record_key(key, 0), record_key(key + 1, 0) - 1)
    expected: dict[str, list[tuple[object, ...]]] = {
        "stance": [
            (short_hash(s.id), STANCES.index(s.stance), _status(reviewed, s.id))
            for s in reviewed.reading.statements
        ],
        "type": [
            (short_hash(e.id), EVENT_TYPES.index(e.type), _status(reviewed, e.id))
            for e in reviewed.reading.events
        ],
    }
    for column, table in (("stance", "statements"), ("type", "events")):
        sql = (
            f"SELECT hash, {column}, status FROM {table} "  # noqa: S608 - fixed names
            "WHERE key BETWEEN ? AND ? ORDER BY key"
        )
        if list(rows(ledger.connection, sql, bounds)) != expected[column]:
            yield Fault(subject, f"the index of its {table} differs from its reading")


def _status(reviewed: Reviewed, record: str) -> int:
    return STATUSES.index(reviewed.status.get(record, "unreviewed"))


def _reviews(ledger: Ledger, known: _Log) -> Iterator[Fault]:
    for entry, (document, _) in known.readings.items():
        yield Fault(f"document {document[:12]}", f"the reading of log entry {entry} is gone")
    missing = dict(known.reviews)
    stored = rows(
        ledger.connection,
        "SELECT r.key, d.id, r.target_kind, r.target, r.action, r.field, r.value, r.reason, "
        "r.evidence, r.undoes, r.log FROM reviews r LEFT JOIN documents d ON d.key = r.document",
    )
    for (
        key,
        document,
        kind,
        target,
        action,
        field,
        value,
        reason,
        evidence,
        undoes,
        entry,
    ) in stored:
        payload = missing.pop(entry, None)
        row = {
            "document": document,
            "kind": kind,
            "target": target,
            "action": action,
            "field": field,
            "value": None if value is None else json.loads(value),
            "reason": reason,
            "evidence": json.loads(evidence),
            "undoes": undoes,
        }
        if payload is None:
            yield Fault(f"review {key}", "the log doesn't know it")
        elif payload != row:
            yield Fault(f"review {key}", "was changed: it differs from the log")
    for entry in missing:
        yield Fault("reviews", f"the review of log entry {entry} is gone")


def _search(ledger: Ledger) -> Iterator[Fault]:
    import apsw

    try:
        ledger.connection.execute("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
    except apsw.CorruptError:
        yield Fault("search", "the full-text index doesn't fit the texts; rebuild it")
