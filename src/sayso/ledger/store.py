"""The ledger: a folder with ``ledger.sqlite`` and ``objects/`` that loses nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso import __version__
from sayso.errors import LedgerError
from sayso.ledger.bodies import Body, pack
from sayso.ledger.custody import append
from sayso.ledger.database import connect, one, plainly, rows, writing
from sayso.ledger.indexing import clear, days, index_reading, unindex
from sayso.ledger.learning import Learned
from sayso.ledger.moving import move_reviews
from sayso.ledger.objects import Objects
from sayso.ledger.packing import inflate
from sayso.ledger.reviews import Review, Reviewed, apply_reviews, reviews_from_rows
from sayso.ledger.schema import migrate
from sayso.model import bytes_id

if TYPE_CHECKING:
    from types import TracebackType

    from sayso.model import Document, Reading

__all__ = ["Added", "Ledger", "seen_hash"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an addition.

    Attributes:
        key: Number of the document within the case.
        outcome: ``added``, ``unchanged`` (the same bytes and the same reading were there)
            or ``reread`` (a newer reading was appended).
    """

    key: int
    outcome: str


def seen_hash(data: bytes, declared: str = "") -> bytes:
    """Return the hash by which known input is skipped: of raw bytes and declared facts."""
    hasher = hashlib.sha256(data)
    if declared:
        hasher.update(b"\0" + declared.encode("utf-8", "surrogatepass"))
    return hasher.digest()


class Ledger:
    """A case on disk. One object belongs to one thread; many processes may open one case.

    Args:
        path: The case's folder.
        create: Make it if it isn't there.
        who: Name that the log gives for what is done through this object.

    Raises:
        LedgerError: The folder is no case, or can't be opened or made.
    """

    def __init__(self, path: Path | str, *, create: bool = False, who: str = "sayso") -> None:
        """Open the case and bring it to the current schema."""
        self.path = Path(path)
        self.who = who
        self.file = self.path / "ledger.sqlite"
        if not self.file.is_file():
            if not create:
                raise LedgerError(
                    "is not a case",
                    subject=str(path),
                    fix="make one with 'sayso add CASE INPUT…', or check the path",
                    code="S401",
                )
            self._make_folder()
        self.objects = Objects(self.path / "objects")
        self.connection = connect(self.file, create=create)
        self.learned = Learned(self)
        with plainly(self.file):
            if migrate(self.connection, self.path, self._reindex):
                with writing(self.connection):
                    self.log("open", {"schema": int(self.connection.pragma("user_version"))})

    def _make_folder(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(
                f"can't be made: {error.strerror}",
                subject=str(self.path),
                fix="choose a folder that you may write to",
                code="S401",
            ) from error
        if any(p.name != "objects" for p in self.path.iterdir() if not p.name.startswith(".")):
            raise LedgerError(
                "is a folder with other files in it",
                subject=str(self.path),
                fix="name a new or empty folder for the case",
                code="S401",
            )

    def __enter__(self) -> Self:
        """Return the ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the case."""
        self.close()

    def close(self) -> None:
        """Close the file; what was acknowledged is on disk already."""
        self.connection.close()

    def log(self, action: str, payload: dict[str, Any], who: str | None = None) -> int:
        """Append to the log within the transaction under way; return the entry's number."""
        entry = append(self.connection, action, payload, who=who or self.who, version=__version__)
        return entry.number

    # additions

    def known(self, seen: bytes) -> int | None:
        """Return the document that an input with this :func:`seen_hash` became, or None."""
        row = one(self.connection, "SELECT document FROM seen WHERE hash = ?", (seen,))
        return None if row is None else int(row[0])

    def remember(self, seen: Iterable[bytes], key: int) -> None:
        """Note further hashes by which a document's input is known."""
        with writing(self.connection):
            for one_hash in seen:
                self.connection.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (one_hash, key))

    def add(
        self,
        reading: Reading,
        original: bytes,
        *,
        seen: bytes | Iterable[bytes] | None = None,
        imported: str | None = None,
    ) -> Added:
        """Add a document with its reading, in one transaction.

        A document whose bytes are known gets the reading appended if it differs from its
        newest one; the older reading stays.

        Args:
            reading: What was read.
            original: The bytes it was read from.
            seen: Hash, or hashes, by which the same input is skipped next time.
            imported: Where a reading that was made elsewhere comes from; *original* is then
                its JSON, and the log says so.

        Raises:
            LedgerError: ``S403`` another program blocks, ``S404`` the disk is full.
        """
        document = reading.document
        with plainly(self.file):
            self.learned.prepare()
        row = self._newest(document.id)
        body, body_hash = self._pack(reading, row)
        there = row is not None and row[1] == body_hash
        # an object is on disk before the log knows it, and written outside of the lock
        digest = bytes_id(original) if there else self.objects.stage(original)
        with writing(self.connection):
            if (now := self._newest(document.id)) is not None and row is None:
                body, body_hash = self._pack(reading, now)  # another program was faster
            row = now
            payload: dict[str, Any] = {"document": document.id, "reading": body_hash}
            if imported is not None:
                payload["imported"] = imported
            if row is None:
                payload |= {
                    "object": digest,
                    "text": hashlib.sha256(
                        document.text.encode("utf-8", "surrogatepass")
                    ).hexdigest(),
                    "given_id": document.given_id,
                    "declared": asdict(document.source),
                }
                entry = self.log("add", payload)
                key, outcome = self._insert_document(reading, digest, entry), "added"
            elif row[1] != body_hash:
                if row[2] != digest:  # the same text in a line written otherwise, or imported
                    payload["object"] = digest if not there else self.objects.stage(original)
                entry = self.log("reread", payload)
                key, outcome = int(row[0]), "reread"
            else:
                entry, key, outcome = 0, int(row[0]), "unchanged"
            if outcome != "unchanged":
                if outcome == "reread":
                    unindex(self.connection, key, self.machine_reading(key))
                    self._amend(key, document)
                self.connection.execute(
                    "INSERT INTO readings(document, hash, body, log) VALUES (?, ?, ?, ?)",
                    (key, body_hash, body, entry),
                )
                self.connection.execute(
                    "UPDATE documents SET reading = ? WHERE key = ?",
                    (self.connection.last_insert_rowid(), key),
                )
                index_reading(
                    self.connection, key, apply_reviews(reading, self.reviews(document=key))
                )
            for one_hash in (seen,) if isinstance(seen, bytes) else seen or ():
                self.connection.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (one_hash, key))
        if outcome != "unchanged":
            self.objects.settle(digest)
        return Added(key, outcome)

    def _pack(self, reading: Reading, row: tuple[Any, ...] | None) -> tuple[bytes, str]:
        return pack(reading, None if row is None else inflate(row[3]), self.learned.reading)

    def _newest(self, document: str) -> tuple[Any, ...] | None:
        """Return a document's number, its newest reading's and its object's hash, its text."""
        return one(
            self.connection,
            "SELECT d.key, r.hash, d.object, d.text FROM documents d LEFT JOIN readings r "
            "ON r.key = d.reading WHERE d.id = ?",
            (document,),
        )

    def _insert_document(self, reading: Reading, digest: str, entry: int) -> int:
        document = reading.document
        given = None if document.given_id is None else _storable(document.given_id)
        text = self.learned.text(document.text)
        self.connection.execute(
            "INSERT INTO documents(id, given, object, title, publisher, "
            "published, language, url, first, last, text, log) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document.id, given, digest, *_columns(document), text, entry),
        )
        key = self.connection.last_insert_rowid()
        self.connection.execute(
            "INSERT INTO search(rowid, text, title) SELECT key, text, title FROM document_texts "
            "WHERE key = ?",
            (key,),
        )
        return key

    def _amend(self, key: int, document: Document) -> None:
        """Let a document's row say what its newest reading says of it, its text included."""
        read = "SELECT key, text, title FROM document_texts WHERE key = ?"
        self.connection.execute(
            f"INSERT INTO search(search, rowid, text, title) SELECT 'delete', * FROM ({read})",  # noqa: S608 - a constant
            (key,),
        )
        row = one(self.connection, "SELECT text FROM documents WHERE key = ?", (key,))
        other = row is not None and inflate(row[0]) != document.text
        self.connection.execute(
            "UPDATE documents SET title = ?, publisher = ?, published = ?, language = ?, url = ?, "
            "first = ?, last = ?, newer = ? WHERE key = ?",
            (*_columns(document), self.learned.text(document.text) if other else None, key),
        )
        self.connection.execute(f"INSERT INTO search(rowid, text, title) {read}", (key,))

    def _reindex(self) -> None:
        """Make the index anew, within the transaction under way."""
        known = {}
        for (key,) in list(rows(self.connection, "SELECT key FROM documents ORDER BY key")):
            with suppress(Exception):  # what is damaged is left out; verify says which it is
                known[key] = self._newest_text(key)
        for key, text in known.items():
            newer = None if text is None else self.learned.text(text)
            self.connection.execute("UPDATE documents SET newer = ? WHERE key = ?", (newer, key))
        clear(self.connection)
        for key in known:
            index_reading(self.connection, key, self.reading(key))

    def _newest_text(self, key: int) -> str | None:
        """Return the text of a document's newest reading if it is another than the first."""
        row = one(self.connection, "SELECT text FROM documents WHERE key = ?", (key,))
        text = self.reading(key).reading.document.text
        return None if row is not None and inflate(row[0]) == text else text

    # readings

    def document_key(self, ref: str) -> int:
        """Return the number of the document with an id, a given id or a unique start of one.

        Raises:
            LedgerError: ``S406`` there is none, or several begin like this.
        """
        sql = "SELECT key FROM documents WHERE id = ?1 OR given = ?1 LIMIT 2"
        found = list(rows(self.connection, sql, (ref,)))
        if not found and len(ref) >= 6:
            sql = "SELECT key FROM documents WHERE id >= ?1 AND id < ?2 LIMIT 2"
            found = list(rows(self.connection, sql, (ref, ref + "~")))
        if len(found) != 1:
            raise LedgerError(
                "several documents have this id" if found else "no document has this id",
                subject=ref,
                fix="list the ids with 'sayso documents CASE'",
                code="S406",
            )
        return int(found[0][0])

    def machine_reading(self, key: int) -> Reading:
        """Return the newest reading of a document as the machine left it."""
        return self._body(key).reading()

    def document(self, key: int) -> Document:
        """Return a document, without reading the rest of its records."""
        return self._body(key).document

    def _body(self, key: int) -> Body:
        row = one(
            self.connection,
            "SELECT r.body, d.text FROM documents d JOIN readings r ON r.key = d.reading "
            "WHERE d.key = ?",
            (key,),
        )
        if row is None:
            raise LedgerError(
                "no document has this number",
                subject=str(key),
                fix="list the ids with 'sayso documents CASE'",
                code="S406",
            )
        return Body(row[0], inflate(row[1]))

    def reading(self, key: int) -> Reviewed:
        """Return the newest reading of a document with its reviews laid over it."""
        return apply_reviews(self.machine_reading(key), self.reviews(document=key))

    # reviews

    def reviews(self, *, document: int | None = None, undone: bool = False) -> list[Review]:
        """Return reviews in the order they were made; of one document, or of all.

        Those of one document count their characters in its newest text; all together are
        given as they were made.

        Args:
            document: Number of the document.
            undone: Also those that were taken back.
        """
        sql = _REVIEWS if undone else f"{_REVIEWS} {_STANDING}"
        if document is None:
            found = rows(self.connection, f"{sql} ORDER BY r.key")
            return [review for review, _ in reviews_from_rows(found)]
        sql += " AND r.document = ? ORDER BY r.key"
        made = list(reviews_from_rows(rows(self.connection, sql, (document,))))
        return move_reviews(made, self._texts(document)) if made else []

    def _texts(self, key: int) -> list[tuple[int, Callable[[], str]]]:
        """Return the log entry of each reading of a document, with what gives its text."""
        sql = (
            "SELECT r.log, r.body, d.text FROM readings r JOIN documents d ON d.key = r.document "
            "WHERE d.key = ? ORDER BY r.key"
        )
        found = rows(self.connection, sql, (key,))
        return [(log, partial(_text_of, body, text)) for log, body, text in found]


def _text_of(body: bytes, text: bytes) -> str:
    return Body(body, inflate(text)).text


def _storable(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


def _columns(document: Document) -> tuple[str | int | None, ...]:
    """Return title, publisher, published, language, url, and its first and last day."""
    title, publisher, url = (
        None if value is None else _storable(value)
        for value in (document.title, document.publisher, document.url)
    )
    return (title, publisher, document.published, document.language, url, *days(document.published))


_REVIEWS = (
    "SELECT r.key, l.who, l.at, r.target_kind, r.target, r.action, r.field, r.value, r.reason, "
    "r.evidence, r.log FROM reviews r JOIN log l ON l.number = r.log WHERE r.action <> 'undo'"
)
_STANDING = "AND r.key NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL)"
