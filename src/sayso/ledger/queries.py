"""Questions to a case: who said what, where and when; sorted, paged, with evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.bodies import Body
from sayso.ledger.database import one, rows
from sayso.ledger.indexing import EVENT_TYPES, MOST_RECORDS, STANCES, STATUSES, days, record_key
from sayso.ledger.judging import with_joined
from sayso.ledger.packing import inflate
from sayso.ledger.planning import FEW_DOCUMENTS, Plan, are_few, date_conditions
from sayso.ledger.searching import fts_query, says
from sayso.model import EventType, Reading, Stance, spans_text
from sayso.model.edtf import is_edtf
from sayso.model.serial import event_to_dict, place_to_dict, statement_to_dict

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.model import Document, Place

__all__ = [
    "Filters",
    "Page",
    "Records",
    "actor_keys",
    "conditions",
    "documents",
    "events",
    "fill",
    "joined",
    "statements",
]

_OF_DOCUMENT = f"key BETWEEN d.key * {MOST_RECORDS} AND d.key * {MOST_RECORDS} + {MOST_RECORDS - 1}"


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for; everything given must hold.

    Attributes:
        who: Part of the speaker's name, or an ISO 3166-1 alpha-3 code.
        where: A place's or country's name, an alpha-3 code, or a box
            ``west,south,east,north`` in degrees.
        since: EDTF; nothing that ended before its first day.
        until: EDTF; nothing that began after its last day.
        stance: One of :class:`sayso.model.Stance`.
        about: Words that the content must hold.
        publisher: Part of the outlet's name.
        type: One of :class:`sayso.model.EventType`.
        status: ``unreviewed``, ``accepted``, ``corrected`` or ``rejected``; without it
            everything but the rejected.
        document: Number of one document.
        limit: Most rows to return.
        offset: Rows to skip.
        newest_first: Sort by date, latest first; otherwise earliest first.
    """

    who: str | None = None
    where: str | None = None
    since: str | None = None
    until: str | None = None
    stance: str | None = None
    about: str | None = None
    publisher: str | None = None
    type: str | None = None
    status: str | None = None
    document: int | None = None
    limit: int = 50
    offset: int = 0
    newest_first: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer.

    Attributes:
        rows: JSON objects, each with ``doc``, the id of its document.
        more: Whether further rows follow.
    """

    rows: list[dict[str, Any]]
    more: bool


class Records:
    """Single records of many readings: without reviews only the record itself is read."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from a case; the last document is kept, so ask document by document."""
        self.ledger = ledger
        self.last: tuple[int, Body | Reading] | None = None

    def _at(self, key: int) -> Body | Reading:
        if self.last is None or self.last[0] != key:
            row = one(
                self.ledger.connection,
                "SELECT r.body, d.text, EXISTS(SELECT 1 FROM reviews WHERE document = d.key) "
                "FROM documents d JOIN readings r ON r.key = d.reading WHERE d.key = ?",
                (key,),
            )
            if row is None or row[2]:
                self.last = key, self.ledger.reading(key).reading
            else:
                self.last = key, Body(row[0], inflate(row[1]))
        return self.last[1]

    def statement(self, key: int, number: int) -> tuple[Document, dict[str, Any]]:
        """Return a statement as in the contract, and its document."""
        known = self._at(key)
        if isinstance(known, Body):
            statement = known.statement(number)
            known = Reading(known.document, actors=known.actors([statement.speaker]))
        else:
            statement = known.statements[number]
        return known.document, statement_to_dict(known, statement)

    def event(self, key: int, number: int) -> tuple[Document, dict[str, Any], Place | None]:
        """Return an event mention as in the contract, its document and its place."""
        known = self._at(key)
        if isinstance(known, Body):
            event = known.event(number)
            place = None if event.place is None else known.place(event.place)
            ids = [event.actor, event.recipient, *(toll.claimant for toll in event.tolls)]
            known = Reading(known.document, actors=known.actors(ids))
        else:
            event = known.events[number]
            place = None if event.place is None else known.places[event.place]
        return known.document, event_to_dict(known, event), place


def _fault(name: str, value: str, fix: str) -> LedgerError:
    kind = {"since": "date", "until": "date", "where": "place"}.get(name, name)
    return LedgerError(f"{value!r} is no {kind}", subject=f"--{name}", fix=fix, code="S409")


def conditions(filters: Filters, table: str) -> tuple[list[str], list[Any]]:
    """Return the SQL conditions that events and statements share."""
    plan = _plan(filters, {"s": "statements", "e": "events"}[table])
    return plan.parts + date_conditions(table, *plan.days)[0], plan.values


def _days(filters: Filters) -> tuple[int | None, int | None]:
    """Return the first and last day asked for."""
    for name in ("since", "until"):
        edtf = getattr(filters, name)
        if edtf is not None and not is_edtf(edtf):
            raise _fault(name, edtf, "write a date as in 2031-05-03, 2031-05 or 2031")
    return days(filters.since)[0], days(filters.until)[1]


def _plan(filters: Filters, table: str) -> Plan:
    """Begin a plan with what events and statements share, but for the days."""
    plan = Plan(table, filters, _days(filters))
    key, status = f"{plan.alias}.key", f"{plan.alias}.status"
    if filters.publisher is not None:
        plan.source += f" CROSS JOIN documents d ON d.key = {key} / {MOST_RECORDS}"
        plan.where("d.publisher LIKE ? ESCAPE '\\'", _like(filters.publisher))
    if filters.document is not None:
        first = record_key(filters.document, 0)
        plan.follow(f"{key} BETWEEN {first} AND {first + MOST_RECORDS - 1}", few=True)
    if filters.status is None:
        plan.where(f"+{status} <> {STATUSES.index('rejected')}")
    elif filters.status in STATUSES:
        number = STATUSES.index(filters.status)
        if number:
            plan.where(f"{status} > 0")  # so that SQLite may use its index
        plan.where(f"{status} = {number}")
    else:
        raise _fault("status", filters.status, f"use one of {', '.join(STATUSES)}")
    return plan


def joined(filters: Filters, table: str) -> str:
    """Return the join to the documents, where a filter needs it."""
    if filters.publisher is None:
        return ""
    return f"JOIN documents d ON d.key = {table}.key / {MOST_RECORDS} "


def _like(text: str) -> str:
    for mark in "\\%_":
        text = text.replace(mark, f"\\{mark}")
    return f"%{text}%"


def actor_keys(ledger: Ledger, who: str) -> str:
    """Return the keys of the actors that a name or country means, for an SQL list.

    Those that people joined with one of them are meant, too.
    """
    rows = ledger.connection.execute(
        "SELECT key FROM actors WHERE name LIKE ?1 ESCAPE '\\' OR country = ?2",
        (_like(who), who if len(who) == 3 and who.isupper() else None),
    )
    found = with_joined(ledger, (key for (key,) in rows))
    return ",".join(map(str, sorted(found))) or "NULL"


def _place_keys(ledger: Ledger, where: str) -> str:
    box = where.split(",")
    if len(box) == 4:
        try:
            west, south, east, north = (float(part) for part in box)
        except ValueError:
            raise _fault("where", where, "write a box as west,south,east,north") from None
        span = "lon BETWEEN ?3 AND ?4" if west <= east else "(lon >= ?3 OR lon <= ?4)"
        rows = ledger.connection.execute(
            f"SELECT key FROM places WHERE lat BETWEEN ?1 AND ?2 AND {span}",  # noqa: S608 - fixed
            (south, north, west, east),
        )
    else:
        rows = ledger.connection.execute(
            "SELECT key FROM places WHERE name = ?1 COLLATE NOCASE OR country = ?2 "
            "OR admin LIKE ?3 ESCAPE '\\'",
            (where, where if len(where) == 3 and where.isupper() else None, _like(where)),
        )
    return ",".join(str(key) for (key,) in rows) or "NULL"


def fill(found: Iterator[dict[str, Any]], filters: Filters) -> Page:
    """Skip, take and look whether one more follows."""
    rows: list[dict[str, Any]] = []
    for number, row in enumerate(found):
        if number >= filters.offset + filters.limit:
            return Page(rows, more=True)
        if number >= filters.offset:
            rows.append(row)
    return Page(rows, more=False)


def statements(ledger: Ledger, filters: Filters) -> Page:
    """Return statements as in ``sayso.reading/1``, each with its words, outlet and status.

    Raises:
        LedgerError: ``S409`` a filter has no such value.
    """
    plan = _plan(filters, "statements")
    if filters.stance is not None and filters.stance not in set(Stance):
        raise _fault("stance", filters.stance, f"use one of {', '.join(Stance)}")
    if filters.who is not None:
        known = f"speaker IN ({actor_keys(ledger, filters.who)})"
        plan.follow(f"s.{known}", few=are_few(ledger, f"FROM statements WHERE {known}"))
    if filters.where is not None:
        known = f"FROM statement_places WHERE place IN ({_place_keys(ledger, filters.where)})"
        few = are_few(ledger, known)
        plan.follow(f"{'' if few else '+'}s.key IN (SELECT statement {known})", few=few)
    if filters.stance is not None:
        number = STANCES.index(Stance(filters.stance))
        indexed = f"s.stance = {number}" + (" AND s.stance > 0" if number else "")
        plan.where(f"+s.stance = {number}" if plan.narrow else indexed)
    words = fts_query(filters.about) if filters.about else None
    holds = _about(ledger, plan, words)
    picked = rows(ledger.connection, *plan.sql(paged=not words))
    records = Records(ledger)

    def found() -> Iterator[dict[str, Any]]:
        for key, status, _ in picked:
            if not holds(key // MOST_RECORDS):
                continue
            document, value = records.statement(*divmod(key, MOST_RECORDS))
            row = _statement_row(document, value, STATUSES[status])
            if filters.about is None or says(row["content_text"], filters.about):
                yield row

    return _page(found(), filters, paged=not words)


def _page(found: Iterator[dict[str, Any]], filters: Filters, *, paged: bool) -> Page:
    """Return a page of what was found; *paged* if SQLite skipped and stopped by itself."""
    if not paged:
        return fill(found, filters)
    taken = list(found)
    return Page(taken[: filters.limit], more=len(taken) > filters.limit)


def _about(ledger: Ledger, plan: Plan, words: str | None) -> Callable[[int], bool]:
    """Add the look into the words to a plan, or return it, to be taken document by document."""
    if words is None:
        return lambda _: True
    if are_few(ledger, "FROM search WHERE search MATCH ?", (words,), FEW_DOCUMENTS):
        found = rows(ledger.connection, "SELECT rowid FROM search WHERE search MATCH ?", (words,))
        keys = ",".join(f"({key})" for (key,) in found) or "(NULL)"
        plan.source = f"(VALUES {keys}) f CROSS JOIN {plan.source}"
        first = f"f.column1 * {MOST_RECORDS}"
        plan.follow(f"{plan.alias}.key BETWEEN {first} AND {first} + {MOST_RECORDS - 1}", few=True)
        return lambda _: True

    @lru_cache(maxsize=1 << 16)
    def holds(document: int) -> bool:
        sql = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
        return one(ledger.connection, sql, (words, document)) is not None

    return holds


def _statement_row(document: Document, value: dict[str, Any], status: str) -> dict[str, Any]:
    return {
        "doc": document.ref,
        **value,
        "source_text": spans_text(document.text, value["source"]),
        "cue_text": spans_text(document.text, value["cue"]),
        "content_text": spans_text(document.text, value["content"]),
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "status": status,
    }


def events(ledger: Ledger, filters: Filters) -> Page:
    """Return event mentions as in ``sayso.reading/1``, each with its words and its place.

    Raises:
        LedgerError: ``S409`` a filter has no such value.
    """
    plan = _plan(filters, "events")
    if filters.type is not None:
        if filters.type.upper() not in set(EventType):
            raise _fault("type", filters.type, f"use one of {', '.join(EventType)}")
        plan.where("e.type = ?", EVENT_TYPES.index(EventType(filters.type.upper())))
    if filters.who is not None:
        keys = actor_keys(ledger, filters.who)
        known = f"(e.actor IN ({keys}) OR e.recipient IN ({keys}))"
        plan.follow(known, few=are_few(ledger, f"FROM events e WHERE {known}"))
    if filters.where is not None:
        known = f"e.place IN ({_place_keys(ledger, filters.where)})"
        plan.follow(known, few=are_few(ledger, f"FROM events e WHERE {known}"))
    words = fts_query(filters.about) if filters.about else None
    holds = _about(ledger, plan, words)
    picked = rows(ledger.connection, *plan.sql(paged=not words))
    records = Records(ledger)

    def found() -> Iterator[dict[str, Any]]:
        for key, status, _ in picked:
            if not holds(key // MOST_RECORDS):
                continue
            document, value, place = records.event(*divmod(key, MOST_RECORDS))
            yield {
                "doc": document.ref,
                **value,
                "what": document.text[slice(*value["trigger"])],
                "where": None if place is None else place_to_dict(place),
                "publisher": document.publisher,
                "published": document.published,
                "status": STATUSES[status],
            }

    return _page(found(), filters, paged=not words)


def documents(ledger: Ledger, filters: Filters) -> Page:
    """Return documents with their counts of statements and events."""
    parts: list[str] = ["1"]
    values: list[Any] = []
    for name, sign, column in (("since", ">=", "last"), ("until", "<=", "first")):
        edtf = getattr(filters, name)
        if edtf is not None:
            if not is_edtf(edtf):
                raise _fault(name, edtf, "write a date as in 2031-05-03, 2031-05 or 2031")
            parts.append(f"d.{column} {sign} ?")
            values.append(days(edtf)[0 if name == "since" else 1])
    if filters.publisher is not None:
        parts.append("d.publisher LIKE ? ESCAPE '\\'")
        values.append(_like(filters.publisher))
    if filters.about is not None:
        parts.append("d.key IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(fts_query(filters.about))
    order = "DESC" if filters.newest_first else "ASC"
    rows = ledger.connection.execute(
        "SELECT ifnull(d.given, d.id), d.id, d.title, d.publisher, d.published, d.language, "  # noqa: S608 - fixed
        "d.url, d.object, l.at, (SELECT count(*) FROM statements "
        f"WHERE {_OF_DOCUMENT}), (SELECT count(*) FROM events WHERE {_OF_DOCUMENT}) "
        f"FROM documents d JOIN log l ON l.number = d.log WHERE {' AND '.join(parts)} "
        f"ORDER BY d.first {order}, d.key LIMIT {filters.limit + 1} OFFSET {filters.offset}",
        values,
    )
    names = (
        "id",
        "sha256",
        "title",
        "publisher",
        "published",
        "language",
        "url",
        "object",
        "added",
        "statements",
        "events",
    )
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return Page(found[: filters.limit], more=len(found) > filters.limit)
