"""Dictionaries that a case learns from its own documents, to keep new ones in less space.

Names, places, turns of phrase and explanations come back from document to document. When a
case has grown to each of :data:`MILESTONES` documents, the program that adds the next one
trains a dictionary for texts and one for readings (Collet and Kucherawy, RFC 8878, section
5), notes their hashes in the log and compresses what it adds from then on with them. What
is there stays as it is; a dictionary is never changed or removed.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import LedgerError
from sayso.ledger.database import connect, one, rows, writing
from sayso.ledger.packing import READINGS, TEXTS, deflate, inflate, know, on_unknown

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.store import Ledger
    from sayso.ledger.zstd import ZstdCompressor, ZstdDict

__all__ = ["MILESTONES", "Learned", "dictionary_faults"]


@dataclass(frozen=True, slots=True)
class _Milestone:
    documents: int
    size: int


MILESTONES = (
    _Milestone(60, 32 << 10),
    _Milestone(600, 128 << 10),
    _Milestone(3_000, 256 << 10),
    _Milestone(10_000, 1 << 20),
)
"""Documents from which a dictionary of a size in bytes pays. Of 300 news articles, 32 kB
learned from 60 others brought texts from 0.43 to 0.37 times the plain text and readings from
0.94 to 0.71; 128 kB from 700: 0.34 and 0.65; 256 kB and 1 MB from 1,200: 0.33 and 0.62, 0.31
and 0.57. Stored, the first ones take 14% of the text there is by then, the later ones 2 to 5%."""
LEVEL = 17
"""Of zstd: with 256 kB, 12 is 1.4 ms a document faster and makes texts 5% and readings 6%
longer; 19 is 1.8 ms slower and makes both 1% shorter."""
_SAMPLES = 1_200
"""Documents learned from at most, evenly over the case; it takes up to a second."""
_LONGEST = 100_000
"""Characters of one text or reading learned from."""
_KINDS = (TEXTS, READINGS)


class Learned:
    """How one ledger object packs what it adds.

    Args:
        ledger: The case.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Load nothing yet."""
        self._ledger = ledger
        self._generation = 0
        self._packers: dict[str, ZstdCompressor] = {}
        file = Path(ledger.file)
        on_unknown(str(file.absolute()), lambda: _find(file))

    def text(self, text: str) -> bytes:
        """Return a document's text, compressed."""
        return self._pack(text, TEXTS)

    def reading(self, body: str) -> bytes:
        """Return a reading's body, compressed."""
        return self._pack(body, READINGS)

    def _pack(self, text: str, kind: str) -> bytes:
        packer = self._packers.get(kind)
        if packer is None:
            return deflate(text, kind)
        return packer.compress(text.encode("utf-8", "surrogatepass"), packer.FLUSH_FRAME)

    def prepare(self) -> None:
        """Load the newest dictionaries; learn new ones if the case has grown to it.

        Must run outside of a transaction, so that others can write while it learns.
        """
        if self._generation == len(MILESTONES):
            return
        connection = self._ledger.connection
        (documents,) = one(connection, "SELECT ifnull(max(key), 0) FROM documents") or (0,)
        due = sum(documents >= milestone.documents for milestone in MILESTONES)
        if due <= self._generation:
            return
        if not self._take(due):
            made = {kind: _train(self._ledger, kind, MILESTONES[due - 1].size) for kind in _KINDS}
            with writing(connection):
                there = one(connection, "SELECT 1 FROM dictionaries WHERE generation >= ?", (due,))
                for kind, data in made.items():
                    if there is None:  # else another program was faster
                        self._ledger.log(
                            "learn", {"dictionary": dictionary_hash(data), "kind": kind}
                        )
                        connection.execute(
                            "INSERT INTO dictionaries(generation, kind, data) VALUES (?, ?, ?)",
                            (due, kind, zlib.compress(data, 9)),
                        )
            self._take(due)

    def _take(self, due: int) -> bool:
        """Use the dictionaries of a generation, if they are there."""
        from sayso.ledger.zstd import ZstdCompressor

        sql = "SELECT kind, data FROM dictionaries WHERE generation = ? AND data IS NOT NULL"
        for kind, packed in list(rows(self._ledger.connection, sql, (due,))):
            data = zlib.decompress(packed)
            if data:
                known = _known(data)
                know(known)
                self._packers[kind] = ZstdCompressor(level=LEVEL, zstd_dict=known)
            self._generation = due
        return self._generation == due


def dictionary_hash(data: bytes) -> str:
    """Return the SHA-256 by which the log knows a dictionary."""
    return hashlib.sha256(data).hexdigest()


def dictionary_faults(
    connection: apsw.Connection, logged: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield subject and cause of each dictionary that isn't as the log knows it."""
    stored = []
    for key, packed in rows(connection, "SELECT key, data FROM dictionaries ORDER BY key"):
        try:
            stored.append(dictionary_hash(zlib.decompress(packed)))
        except zlib.error as error:
            yield f"dictionary {key}", f"can't be read: {error}"
            stored.append("")
            continue
        if stored[-1] not in logged:
            yield f"dictionary {key}", "was changed, or the log doesn't know it"
    if len(stored) != len(logged):
        yield "dictionaries", f"there are {len(stored)}, the log knows {len(logged)}"


def _known(data: bytes) -> ZstdDict:
    from sayso.ledger.zstd import ZstdDict

    return ZstdDict(data)


def _train(ledger: Ledger, kind: str, size: int) -> bytes:
    """Return a dictionary; empty if the documents are too few or too short for one."""
    from sayso.ledger.zstd import ZstdError, train_dict

    column, table = ("text", "documents") if kind == TEXTS else ("body", "readings")
    (last,) = one(ledger.connection, f"SELECT ifnull(max(key), 0) FROM {table}") or (0,)  # noqa: S608 - two names
    sql = f"SELECT {column} FROM {table} WHERE key = ?"  # noqa: S608 - two names
    samples: list[bytes] = []
    for key in range(1, last + 1, max(1, last // _SAMPLES)):
        row = one(ledger.connection, sql, (key,))
        if row is not None:
            samples.append(inflate(row[0])[:_LONGEST].encode("utf-8", "surrogatepass"))
    try:
        return bytes(train_dict(samples, size).dict_content)
    except (ZstdError, ValueError):
        return b""


def _find(file: Path) -> None:
    """Make the dictionaries of a case known, as they are in its file now.

    What is damaged is left out: whoever needs it says so.
    """
    import apsw

    with suppress(LedgerError, apsw.Error):
        connection = connect(file, readonly=True)
        try:
            for (packed,) in list(rows(connection, "SELECT data FROM dictionaries")):
                with suppress(zlib.error):
                    if data := zlib.decompress(packed):
                        know(_known(data))
        finally:
            connection.close()
