"""The columns of the tables that CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.export.case.cells import words
from sayso.export.case.when import date_prec, days_of
from sayso.export.case.where import point
from sayso.export.wording import event_actor, event_recipient, toll_claimant, where, who
from sayso.model import Actor, EventMention, Statement, Toll

if TYPE_CHECKING:
    from sayso.export.case.item import Item

__all__ = ["DOCUMENTS", "EVENTS", "STATEMENTS", "TABLES", "TOLLS", "Column", "Kind", "Table"]


class Kind(StrEnum):
    """The type of a column's values."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    TRUTH = "true or false"
    DAY = "day"
    SPANS = "spans"
    LIST = "list of text"


class Column(NamedTuple):
    """A column: its name, type, meaning, and how it is filled from a document and a record."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Item, Any], Any]


class Table(NamedTuple):
    """A table: its name, what a row is, its columns, and the records of a document."""

    name: str
    row: str
    columns: tuple[Column, ...]
    records: Callable[[Item], Iterator[Any]]


T, I, R, B, D, S, L = (  # noqa: E741 - short names keep the tables below readable
    Kind.TEXT,
    Kind.INTEGER,
    Kind.REAL,
    Kind.TRUTH,
    Kind.DAY,
    Kind.SPANS,
    Kind.LIST,
)


def _of(actor: Actor | None, field: str) -> Any:  # noqa: ANN401 - the type of the field
    value = getattr(actor, field) if actor else None
    return str(value) if field == "sector" and value else value


def _text(item: Item, spans: Any) -> str | None:  # noqa: ANN401 - spans, or one, or None
    if not spans:
        return None
    several = [spans] if isinstance(spans[0], int) else spans
    return words(item.reading.document.text, several) or None


def _actor_columns(prefix: str, find: Callable[[Item, Any], Actor | None]) -> tuple[Column, ...]:
    return (
        Column(
            f"{prefix}_country", T, "ISO 3166-1 alpha-3", lambda i, r: _of(find(i, r), "country")
        ),
        Column(f"{prefix}_sector", T, "GOV, MIL, REB …", lambda i, r: _of(find(i, r), "sector")),
    )


_SOURCE = (
    Column("document", T, "id of the document", lambda i, _: i.reading.id),
    Column("publisher", T, "its outlet", lambda i, _: i.reading.document.publisher),
    Column("published", T, "its date, EDTF", lambda i, _: i.reading.document.published),
    Column("title", T, "its headline", lambda i, _: i.reading.document.title),
    Column("url", T, "its address", lambda i, _: i.reading.document.url),
)


def _speaker(item: Item, statement: Statement) -> Actor | None:
    return item.actor(statement.speaker)


def _said(_: Item, statement: Statement) -> str | None:
    return statement.said.edtf if statement.said else None


STATEMENTS = (
    *_SOURCE,
    Column("statement", T, "id of the statement", lambda _, s: s.id),
    Column("nested_in", T, "id of the statement around it", lambda _, s: s.nested_in),
    Column(
        "status", T, "unreviewed, accepted, corrected or rejected", lambda i, s: i.status_of(s.id)
    ),
    Column("speaker", T, "resolved name", lambda i, s: _of(_speaker(i, s), "name")),
    *_actor_columns("speaker", _speaker),
    Column("speaker_role", T, "office or description", lambda i, s: _of(_speaker(i, s), "role")),
    Column(
        "speaker_named", B, "false for an unnamed source", lambda i, s: _of(_speaker(i, s), "named")
    ),
    Column("via", T, "through whom it came", lambda _, s: s.via.name if s.via else None),
    Column(
        "reported_by", T, "who says it was said", lambda i, s: who(i.reading, s).reported_by or None
    ),
    Column("source", T, "words that name the source", lambda i, s: _text(i, s.source)),
    Column("cue", T, "words that mark the statement", lambda i, s: _text(i, s.cue)),
    Column("content", T, "words of the statement", lambda i, s: _text(i, s.content)),
    Column("kind", T, "direct, indirect or mixed", lambda _, s: s.kind.value),
    Column("stance", T, "what the speaker does with it", lambda _, s: s.stance.value),
    Column("said", T, "when it was said, EDTF", _said),
    Column("said_first", D, "first day of said", lambda i, s: days_of(_said(i, s)).first),
    Column("said_last", D, "last day of said", lambda i, s: days_of(_said(i, s)).last),
    Column(
        "venue", T, "where or on what occasion, in the text's words", lambda i, s: _text(i, s.venue)
    ),
    Column("addressee", T, "to whom, in the text's words", lambda i, s: _text(i, s.addressee)),
    Column(
        "places", L, "locations it is about", lambda i, s: [p.name for p in where(i.reading, s)]
    ),
    Column(
        "confidence", R, "how sure sayso is that it read rightly, 0 to 1", lambda _, s: s.confidence
    ),
    Column("source_offsets", S, "where source stands", lambda _, s: s.source),
    Column("cue_offsets", S, "where cue stands", lambda _, s: s.cue),
    Column("content_offsets", S, "where content stands", lambda _, s: s.content),
    Column("stance_offsets", S, "what stance rests on", lambda _, s: s.stance_evidence),
    Column(
        "said_offsets",
        S,
        "what said rests on; none: the publication date",
        lambda _, s: [s.said.evidence] if s.said and s.said.evidence else [],
    ),
    Column("explanation", T, "why sayso reads a statement here", lambda _, s: s.explanation),
)


def _place(item: Item, event: EventMention) -> Any:  # noqa: ANN401 - Place or None
    return item.place(event)


def _field(item: Item, event: EventMention, field: str) -> Any:  # noqa: ANN401 - as the field
    place = item.place(event)
    return None if place is None else getattr(place, field)


def _coordinate(item: Item, event: EventMention, index: int) -> float | None:
    found = point(item.place(event))
    return None if found is None else found[index]


EVENTS = (
    *_SOURCE,
    Column("event", T, "id of the event mention", lambda _, e: e.id),
    Column(
        "status", T, "unreviewed, accepted, corrected or rejected", lambda i, e: i.status_of(e.id)
    ),
    Column("type", T, "PLOVER type, or ACCIDENT", lambda _, e: e.type.value),
    Column("mode", T, "PLOVER mode", lambda _, e: e.mode),
    Column("trigger", T, "words that name it", lambda i, e: _text(i, e.trigger)),
    Column(
        "reality",
        T,
        "happened, ongoing, planned, hypothetical or negated",
        lambda _, e: e.reality.value,
    ),
    Column("background", B, "earlier history, told for context", lambda _, e: e.background),
    Column(
        "statement",
        T,
        "id of the statement it stands in; none: the outlet's own voice",
        lambda _, e: e.statement,
    ),
    Column("actor", T, "who does it", lambda i, e: event_actor(i.reading, e) or None),
    *_actor_columns("actor", lambda i, e: i.actor(e.actor)),
    Column("recipient", T, "to whom", lambda i, e: event_recipient(i.reading, e) or None),
    *_actor_columns("recipient", lambda i, e: i.actor(e.recipient)),
    Column("place", T, "where", lambda i, e: _field(i, e, "name")),
    Column("place_country", T, "ISO 3166-1 alpha-3", lambda i, e: _field(i, e, "country")),
    Column("latitude", R, "WGS 84, no finer than where_prec", lambda i, e: _coordinate(i, e, 1)),
    Column("longitude", R, "WGS 84, no finer than where_prec", lambda i, e: _coordinate(i, e, 0)),
    Column("where_prec", I, "UCDP GED, 1 exact to 7", lambda i, e: _field(i, e, "precision")),
    Column("gazetteer_id", T, "such as geonames:677697", lambda i, e: _field(i, e, "gazetteer_id")),
    Column("date", T, "when, EDTF", lambda _, e: e.date),
    Column("date_first", D, "first day of date", lambda _, e: days_of(e.date).first),
    Column("date_last", D, "last day of date", lambda _, e: days_of(e.date).last),
    Column("date_prec", I, "UCDP GED, 1 a day to 5", lambda _, e: date_prec(e.date)),
    Column(
        "confidence", R, "how sure sayso is that it read rightly, 0 to 1", lambda _, e: e.confidence
    ),
    Column("trigger_offsets", S, "where trigger stands", lambda _, e: [e.trigger]),
    Column("actor_offsets", S, "where the actor is named", lambda _, e: e.actor_spans),
    Column("recipient_offsets", S, "where the recipient is named", lambda _, e: e.recipient_spans),
    Column(
        "place_offsets",
        S,
        "where the place is named",
        lambda i, e: [p.span] if (p := _place(i, e)) else [],
    ),
    Column(
        "date_offsets",
        S,
        "what date rests on",
        lambda _, e: [e.date_evidence] if e.date_evidence else [],
    ),
    Column("reality_offsets", S, "what reality rests on", lambda _, e: e.reality_evidence),
    Column("explanation", T, "why sayso reads an event here", lambda _, e: e.explanation),
)

_Count = tuple[EventMention, Toll]


def _event(column: str) -> Callable[[Item, _Count], Any]:
    value = next(c.value for c in EVENTS if c.name == column)
    return lambda item, count: value(item, count[0])


TOLLS = (
    *_SOURCE,
    Column("event", T, "id of the event mention it belongs to", _event("event")),
    Column("status", T, "of the event mention", _event("status")),
    Column(
        "kind",
        T,
        "killed, injured, missing, detained, displaced or present",
        lambda _, c: c[1].kind.value,
    ),
    Column("low", I, "least number that the words allow", lambda _, c: c[1].low),
    Column("high", I, "greatest number; none: the words set no limit", lambda _, c: c[1].high),
    Column(
        "claimant", T, "who gives the count", lambda i, c: toll_claimant(i.reading, c[1]) or None
    ),
    *_actor_columns("claimant", lambda i, c: i.actor(c[1].claimant)),
    Column(
        "statement",
        T,
        "id of the statement it stands in; none: the outlet's own voice",
        lambda _, c: c[1].statement,
    ),
    Column("words", T, "the words that count", lambda i, c: _text(i, c[1].evidence)),
    Column("of", T, "the words that say whom", lambda i, c: _text(i, c[1].of)),
    Column("type", T, "type of the event", _event("type")),
    Column("reality", T, "of the event", _event("reality")),
    Column("place", T, "where", _event("place")),
    Column("place_country", T, "ISO 3166-1 alpha-3", _event("place_country")),
    Column("date", T, "when, EDTF", _event("date")),
    Column("date_first", D, "first day of date", _event("date_first")),
    Column("date_last", D, "last day of date", _event("date_last")),
    Column("words_offsets", S, "where words stand", lambda _, c: [c[1].evidence]),
    Column("of_offsets", S, "where of stands", lambda _, c: [c[1].of] if c[1].of else []),
)


def _document(field: str) -> Callable[[Item, Any], Any]:
    return lambda item, _: getattr(item.reading.document, field)


def _file(field: str) -> Callable[[Item, Any], Any]:
    return lambda item, _: getattr(item.reading.document.source, field)


DOCUMENTS = (
    Column("document", T, "id, as given on input where it was", lambda i, _: i.reading.id),
    Column("sha256", T, "hash of the original bytes, or of the line of a batch", _document("id")),
    Column("title", T, "headline", _document("title")),
    Column("byline", T, "author as published", _document("byline")),
    Column("publisher", T, "outlet", _document("publisher")),
    Column("origin", T, "whom a republished piece credits", _document("origin")),
    Column("published", T, "date, EDTF", _document("published")),
    Column(
        "published_first",
        D,
        "first day of published",
        lambda i, _: days_of(i.reading.document.published).first,
    ),
    Column(
        "published_last",
        D,
        "last day of published",
        lambda i, _: days_of(i.reading.document.published).last,
    ),
    Column("language", T, "ISO 639-1", _document("language")),
    Column("url", T, "address", _document("url")),
    Column("file", T, "name it was read under", _file("name")),
    Column("media_type", T, "what reading found", _file("media_type")),
    Column("bytes", I, "size of the original", _file("size")),
    Column("original", T, "SHA-256 of the original in the case", lambda i, _: i.original),
    Column("fetched_by", T, "who collected it, as declared", _file("fetched_by")),
    Column("fetched_at", T, "when, as declared", _file("fetched_at")),
    Column("fetched_with", T, "with what, as declared", _file("fetched_with")),
    Column("added", T, "when it came into the case, ISO 8601 UTC", lambda i, _: i.added),
    Column(
        "characters",
        I,
        "length of the text, code points",
        lambda i, _: len(i.reading.document.text),
    ),
    Column("statements", I, "statements in this export", lambda i, _: len(i.reading.statements)),
    Column("events", I, "event mentions in this export", lambda i, _: len(i.reading.events)),
    Column("rejected", I, "rejected records left out", lambda i, _: i.left_out),
    Column(
        "components",
        L,
        "what read it",
        lambda i, _: [f"{c.name} {c.version}" for c in i.reading.components],
    ),
)

TABLES = (
    Table("statements", "one statement", STATEMENTS, lambda i: iter(i.reading.statements)),
    Table("events", "one mention of an event", EVENTS, lambda i: iter(i.reading.events)),
    Table("tolls", "one count that somebody gives", TOLLS, lambda i: i.tolls()),
    Table("documents", "one document", DOCUMENTS, lambda _: iter((None,))),
)
"""The tables with a row for each record. Offsets are 0-based, end-exclusive code points of
the document's text."""
