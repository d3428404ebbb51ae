"""The index over a case: rows to search by, made from a document's newest reading.

Nothing here counts as evidence: every row can be made again from ``readings`` and
``reviews``, and is, whenever a document is read anew or reviewed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import one, rows
from sayso.model import PlaceUse, Reading, Stance, overlap
from sayso.model.edtf import EdtfError, parse_edtf

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.reviews import Reviewed
    from sayso.model import Actor, Place, Statement

__all__ = [
    "MOST_RECORDS",
    "STANCES",
    "STATUSES",
    "days",
    "index_reading",
    "record_key",
    "short_hash",
    "statement_places",
    "unindex",
]

MOST_RECORDS = 65_536
"""Statements or events that one document can have: keys are document x this + number."""
STANCES = tuple(Stance)
"""Stances as the index numbers them; new ones go to the end."""
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
    """Return the first 4 bytes of an id as a number, for an index of small rows."""
    return int(record_id[:8].ljust(8, "0"), 16)


def record_key(document: int, number: int) -> int:
    """Return the key of a document's statement or event with a number."""
    return document * MOST_RECORDS + number


def statement_places(reading: Reading, statement: Statement) -> list[int]:
    """Return the indexes of the places that a statement is about.

    The literal ones inside its content; where there is none, those in the sentences it
    stands in.
    """
    literal = [
        (number, place)
        for number, place in enumerate(reading.places)
        if place.use is PlaceUse.LITERAL
    ]
    inside = [n for n, place in literal if overlap([place.span], statement.content)]
    if inside:
        return inside
    parts = (*statement.content, *statement.cue)
    sentences = [s.span for s in reading.sentences if overlap([s.span], parts)]
    return [n for n, place in literal if overlap([place.span], sentences)]


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
        where += [
            (place, key) for place in {places[n] for n in statement_places(reading, statement)}
        ]
    for number, event in enumerate(reading.events):
        first, last = days(event.date)
        key = record_key(document, number)
        events.append(
            (
                key,
                short_hash(event.id),
                event.type.value,
                actors[event.actor],
                actors[event.recipient],
                None if event.place is None else places[event.place],
                *_range(first, last),
                event.reality.value,
                int(event.background),
                STATUSES.index(status.get(event.id, "unreviewed")),
            )
        )
        tolls += [
            (key, n, t.kind.value, t.low, t.high, actors[t.claimant], published[0])
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


def _actor(connection: apsw.Connection, actor: Actor) -> int:
    row = (actor.name, actor.country, actor.sector.value if actor.sector else None)
    return _key(
        connection,
        "SELECT key FROM actors WHERE name = ? AND ifnull(country, '') = ifnull(?, '') "
        "AND ifnull(sector, '') = ifnull(?, '')",
        "INSERT INTO actors(name, country, sector) VALUES (?, ?, ?)",
        row,
    )


def _place(connection: apsw.Connection, place: Place) -> int:
    row = (place.name, place.country, place.gazetteer_id, place.lat, place.lon)
    key = one(
        connection,
        "SELECT key FROM places WHERE name = ? AND ifnull(country, '') = ifnull(?, '') "
        "AND ifnull(gazetteer_id, '') = ifnull(?, '') AND ifnull(lat, 0) = ifnull(?, 0) "
        "AND ifnull(lon, 0) = ifnull(?, 0)",
        row,
    )
    if key:
        return int(key[0])
    connection.execute(
        "INSERT INTO places(name, country, gazetteer_id, lat, lon, admin) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (*row, " > ".join(place.admin) or None),
    )
    return connection.last_insert_rowid()


def _key(connection: apsw.Connection, select: str, insert: str, row: tuple[Any, ...]) -> int:
    found = one(connection, select, row)
    if found:
        return int(found[0])
    connection.execute(insert, row)
    return connection.last_insert_rowid()
