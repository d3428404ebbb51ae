"""The index over a case: rows to search by, made from a document's newest reading.

Nothing here counts as evidence: every row can be made again from ``readings`` and
``reviews``, and is, whenever a document is read anew or reviewed.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import one, rows
from sayso.model import EventType, PlaceUse, Reading, Reality, Span, Stance, TollKind
from sayso.model.edtf import EdtfError, parse_edtf

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.reviews import Reviewed
    from sayso.model import Actor, EventMention, Place, Sentence, Statement

__all__ = [
    "EVENT_TYPES",
    "MOST_RECORDS",
    "STANCES",
    "STATUSES",
    "TOLL_KINDS",
    "StatementPlaces",
    "days",
    "index_reading",
    "record_key",
    "short_hash",
    "unindex",
]

MOST_RECORDS = 65_536
"""Statements or events that one document can have: keys are document x this + number."""
STANCES = tuple(Stance)
"""Stances as the index numbers them; new ones go to the end."""
EVENT_TYPES = tuple(EventType)
REALITIES = tuple(Reality)
TOLL_KINDS = tuple(TollKind)
"""Likewise."""
STATUSES = ("unreviewed", "accepted", "corrected", "rejected")
"""What people decided about a record, as the index numbers it."""


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> tuple[int | None, int | None]:
    """Return the first and last day of an EDTF value as ordinals; None for open ends."""
    if not edtf:
        return None, None
    try:
        value = parse_edtf(edtf)
    except EdtfError:
        return None, None
    first = value.first.as_date() if value.first else None
    last = value.last.as_date() if value.last else None
    return (first.toordinal() if first else None, last.toordinal() if last else None)


def _range(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Return a time's first day, and its last one where it is another."""
    first = last if first is None else first
    return first, None if last == first else last


def short_hash(record_id: str) -> int:
    """Return the first 4 bytes of an id as a number that 4 bytes hold, in the ids' order."""
    return int(record_id[:8].ljust(8, "0"), 16) - (1 << 31)


def record_key(document: int, number: int) -> int:
    """Return the key of a document's statement or event with a number."""
    return document * MOST_RECORDS + number


class StatementPlaces:
    """Which places the statements of a reading are about.

    Args:
        reading: The reading.
    """

    def __init__(self, reading: Reading) -> None:
        """Sort the literal places and the sentences by where they begin."""
        self._places = _Sorted(
            (place, number)
            for number, place in enumerate(reading.places)
            if place.use is PlaceUse.LITERAL
        )
        self._sentences = _Sorted((s, n) for n, s in enumerate(reading.sentences))

    def of(self, statement: Statement) -> list[int]:
        """Return the numbers of a statement's places.

        The literal ones inside its content; where there is none, those in the sentences it
        stands in.
        """
        inside = self._places.touching(statement.content)
        if inside or not self._places.starts:
            return inside
        return self._places.touching(
            self._sentences.spans(self._sentences.touching((*statement.content, *statement.cue)))
        )


class _Sorted:
    """Numbered records by where they begin, to be found without looking at all of them."""

    def __init__(self, records: Iterable[tuple[Place | Sentence, int]]) -> None:
        found = sorted((record.start, record.end, number) for record, number in records)
        self.starts = [start for start, _, _ in found]
        self.found = found
        self.by_number = {number: Span(start, end) for start, end, number in found}
        self.longest = max((end - start for start, end, _ in found), default=0)

    def touching(self, spans: Iterable[Span]) -> list[int]:
        """Return the numbers of records that share a character with a span, in their order."""
        numbers = set()
        for first, last in spans:
            at = bisect_left(self.starts, first - self.longest)
            while at < len(self.found) and self.found[at][0] < last:
                if self.found[at][1] > first:
                    numbers.add(self.found[at][2])
                at += 1
        return sorted(numbers)

    def spans(self, numbers: Iterable[int]) -> list[Span]:
        """Return the spans of records."""
        return [self.by_number[number] for number in numbers]


def unindex(connection: apsw.Connection, document: int, reading: Reading) -> None:
    """Remove the index rows of a document, which were made from *reading*."""
    bounds = (record_key(document, 0), record_key(document + 1, 0) - 1)
    between = "key BETWEEN ? AND ?"
    (statements,) = one(
        connection,
        f"SELECT count(*) FROM statements WHERE {between}",  # noqa: S608 - fixed
        bounds,
    ) or (0,)
    for place in {_place(connection, place) for place in reading.places}:
        connection.execute(
            "DELETE FROM statement_places WHERE place = ? AND statement BETWEEN ? AND ?",
            (place, *bounds),
        )
    counted = list(rows(connection, f"{_TOLLS} WHERE event BETWEEN ? AND ?", bounds))
    connection.executemany(_COUNT_TOLL, [(*toll, -1) for toll in counted])
    connection.execute("DELETE FROM tolls WHERE event BETWEEN ? AND ?", bounds)
    connection.execute(f"DELETE FROM statements WHERE {between}", bounds)  # noqa: S608
    connection.execute(f"DELETE FROM events WHERE {between}", bounds)  # noqa: S608
    _count_week(connection, document, -statements)
    connection.execute("DELETE FROM doubts WHERE document = ?", (document,))


def index_reading(connection: apsw.Connection, document: int, reviewed: Reviewed) -> None:
    """Insert the index rows of a document whose older rows are gone."""
    reading, status = reviewed.reading, reviewed.status
    if max(len(reading.statements), len(reading.events)) >= MOST_RECORDS:
        raise LedgerError(
            f"has more than {MOST_RECORDS - 1} statements or events",
            subject=reading.id,
            fix="split the document",
            code="S411",
        )
    published = days(reading.document.published)
    actors = {None: None} | {a.id: _actor(connection, a) for a in reading.actors}
    places = [_place(connection, place) for place in reading.places]
    statements, where, events, tolls = [], [], [], []
    about = StatementPlaces(reading)
    for number, statement in enumerate(reading.statements):
        first, last = days(statement.said.edtf) if statement.said else published
        key = record_key(document, number)
        statements.append(
            (
                key,
                short_hash(statement.id),
                STANCES.index(statement.stance),
                actors[statement.speaker],
                *_range(first, last),
                STATUSES.index(status.get(statement.id, "unreviewed")),
            )
        )
        where += [(place, key) for place in {places[n] for n in about.of(statement)}]
    for number, event in enumerate(reading.events):
        first, last = days(event.date)
        key = record_key(document, number)
        events.append(
            (
                key,
                short_hash(event.id),
                EVENT_TYPES.index(event.type),
                actors[event.actor],
                actors[event.recipient],
                None if event.place is None else places[event.place],
                *_range(first, last),
                REALITIES.index(event.reality),
                int(event.background),
                STATUSES.index(status.get(event.id, "unreviewed")),
            )
        )
        tolls += [
            (key, n, TOLL_KINDS.index(t.kind), t.low, t.high, actors[t.claimant], published[0])
            for n, t in enumerate(event.tolls)
        ]
    many = connection.executemany
    many("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)", statements)
    many("INSERT INTO statement_places VALUES (?, ?)", where)
    many("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", events)
    many("INSERT INTO tolls VALUES (?, ?, ?, ?, ?, ?, ?)", tolls)
    counted = [(t[2], t[5] or 0, t[3], -1 if t[4] is None else t[4], 1) for t in tolls]
    many(_COUNT_TOLL, counted)
    _count_week(connection, document, len(reading.statements))
    connection.execute(
        "INSERT INTO doubts VALUES (?, ?, ?)",
        (document, _least(reading.statements, status), _least(reading.events, status)),
    )


def _least(records: Iterable[Statement | EventMention], status: dict[str, str]) -> int | None:
    """Return the least confidence, in percent, of records that nobody has reviewed."""
    open_ones = (round(100 * r.confidence) for r in records if r.id not in status)
    return min(open_ones, default=None)


_TOLLS = "SELECT kind, ifnull(claimant, 0), low, ifnull(high, -1) FROM tolls"
_COUNT_TOLL = (
    "INSERT INTO toll_counts VALUES (?, ?, ?, ?, ?) ON CONFLICT(kind, claimant, low, high) "
    "DO UPDATE SET times = times + excluded.times"
)


def _count_week(connection: apsw.Connection, document: int, change: int) -> None:
    """Keep the counts of statements by outlet and week (ISO weeks, as Monday's ordinal)."""
    publisher, first = one(
        connection,
        "SELECT ifnull(publisher, ''), first FROM documents WHERE key = ?",
        (document,),
    ) or ("", None)
    week = 0 if first is None else first - (first - 1) % 7
    connection.execute(
        "INSERT INTO weekly VALUES (?, ?, ?) ON CONFLICT(publisher, week) "
        "DO UPDATE SET statements = statements + excluded.statements",
        (publisher, week, change),
    )


def clear(connection: apsw.Connection) -> None:
    """Remove all rows of the index."""
    for table in (
        "statement_places", "statements", "tolls", "toll_counts", "weekly", "events", "places",
        "actors", "doubts",
    ):  # fmt: skip
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
    connection.execute("INSERT INTO search(search) VALUES('rebuild')")


def _actor(connection: apsw.Connection, actor: Actor) -> int:
    row = (actor.name, actor.country, actor.sector.value if actor.sector else None)
    hashed = (_hash(row), *row)
    key = one(
        connection,
        "SELECT key FROM actors WHERE hash = ? AND name = ? AND country IS ? AND sector IS ?",
        hashed,
    )
    if key:
        return int(key[0])
    connection.execute(
        "INSERT INTO actors(hash, name, country, sector) VALUES (?, ?, ?, ?)", hashed
    )
    return connection.last_insert_rowid()


def _place(connection: apsw.Connection, place: Place) -> int:
    row = (place.name, place.country, place.gazetteer_id, place.lat, place.lon)
    hashed = (_hash(row), *row)
    key = one(
        connection,
        "SELECT key FROM places WHERE hash = ? AND name = ? AND country IS ? "
        "AND gazetteer_id IS ? AND lat IS ? AND lon IS ?",
        hashed,
    )
    if key:
        return int(key[0])
    connection.execute(
        "INSERT INTO places(hash, name, country, gazetteer_id, lat, lon, admin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*hashed, " > ".join(place.admin) or None),
    )
    return connection.last_insert_rowid()


def _hash(row: tuple[Any, ...]) -> int:
    """Return 4 bytes to look a row up by, as SQLite stores them shortest."""
    parts = (None if part is None else str(part) for part in row)
    return zlib.crc32(repr(tuple(parts)).encode("ascii", "backslashreplace")) - (1 << 31)
