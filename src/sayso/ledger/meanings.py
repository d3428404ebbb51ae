"""What statements mean, kept beside a case: ``meanings.sqlite``, derived, made anew at will.

A row is a document's: for each statement the key by which its meaning is known again, of its
words and the encoder's weights, and the meaning itself. A key that isn't there is read anew, so
rows may be missing, of an older encoder, or of words that a review has changed since.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

from sayso.ledger.database import connect, one, plainly, writing

__all__ = ["NAME", "KeptMeanings"]

NAME = "meanings.sqlite"
_VERSION = 1
_KEY = 8
"""Bytes of a key."""
_TABLE = "CREATE TABLE meanings(doc INTEGER PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL)"


class KeptMeanings:
    """The meanings of a case's statements, by document.

    Args:
        folder: The case's.

    Raises:
        LedgerError: The file can't be opened or made; see :func:`sayso.ledger.database.connect`.
    """

    def __init__(self, folder: Path) -> None:
        """Open the file, or make it."""
        self.connection = connect(folder / NAME, create=True)
        self.connection.execute("PRAGMA synchronous = NORMAL")  # it is no source
        with plainly(folder / NAME):
            if one(self.connection, "PRAGMA user_version") != (_VERSION,):
                self._make()

    def _make(self) -> None:
        with writing(self.connection):
            if one(self.connection, "PRAGMA user_version") != (_VERSION,):  # nobody else did
                self.connection.execute("DROP TABLE IF EXISTS meanings")
                self.connection.execute(f"{_TABLE} STRICT")
                self.connection.execute(f"PRAGMA user_version = {_VERSION}")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def of(self, document: int) -> dict[bytes, str]:
        """Return the meanings that are known of a document's statements, by key.

        Args:
            document: Its number in the ledger.
        """
        row = one(self.connection, "SELECT size, body FROM meanings WHERE doc = ?", (document,))
        if row is None:
            return {}
        size, body = row
        starts = range(0, len(body) - len(body) % (_KEY + size), _KEY + size)
        return {
            bytes(body[at : at + _KEY]): b64encode(body[at + _KEY : at + _KEY + size]).decode()
            for at in starts
        }

    def keep(self, document: int, meanings: Mapping[bytes, str]) -> None:
        """Keep the meanings of a document's statements in place of those that were kept."""
        found = {key: b64decode(meaning) for key, meaning in sorted(meanings.items())}
        size = len(next(iter(found.values()), b""))
        body = b"".join(key + meaning for key, meaning in found.items())
        with plainly(self.connection.filename):
            self.connection.execute(
                "INSERT OR REPLACE INTO meanings VALUES (?, ?, ?)", (document, size, body)
            )
