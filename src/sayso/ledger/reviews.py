"""Reviews: what people decided, appended and laid over whatever the machine reads.

A review hangs on its evidence, not on the reading it was made on: after a document is read
anew, it goes to the record whose spans overlap its own most, and a record that a person
accepted or corrected stays even when the new reading has none there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sayso.errors import LedgerError
from sayso.model import (
    Actor,
    EventMention,
    EventType,
    Reading,
    Reality,
    Said,
    Sector,
    Span,
    Spans,
    Stance,
    Statement,
    Via,
    content_id,
    event_id,
    overlap,
    statement_id,
)
from sayso.model.edtf import is_edtf

__all__ = [
    "ACTIONS",
    "FIELDS",
    "Review",
    "Reviewed",
    "apply_reviews",
    "check_review",
    "evidence_of",
]

ACTIONS = ("accept", "correct", "reject", "join", "split", "note")
"""What a review may do; ``undo`` is a review that names the one it takes back."""

FIELDS: dict[str, tuple[str, ...]] = {
    "statement": ("source", "cue", "content", "stance", "speaker", "said", "via"),
    "event": ("type", "reality", "date", "background", "actor", "recipient", "place"),
}
"""The fields a person can correct, by kind of record."""

CARRY_JACCARD = 0.5
"""Overlap from which two records of two readings are the same one; the threshold by which
attribution scorers align statements (PolNeAR, Newell et al. 2018)."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision of a person about one record.

    Attributes:
        key: Number within the case, in the order of decisions.
        who: The name the reviewer gave.
        at: When, ISO 8601.
        target_kind: ``statement``, ``event``, ``actor`` or ``claim``.
        target: The record's id when it was reviewed.
        action: One of :data:`ACTIONS`.
        field: For corrections, which field.
        value: For corrections, the new value; for joins, the other record's id.
        reason: In the reviewer's words.
        spans: The characters that the record rested on.
        record: The record as it was, as JSON object.
        replaces: The value before.
        moved: Whether the spans were looked up in a text that is another than the one it
            was made on; without spans, they aren't there (see :mod:`sayso.ledger.moving`).
    """

    key: int
    who: str
    at: str
    target_kind: str
    target: str
    action: str
    field: str | None
    value: Any
    reason: str | None
    spans: Spans
    record: dict[str, Any] | None = None
    replaces: Any = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading with the reviews laid over it.

    Attributes:
        reading: The reading as people left it: corrections made, rejected records gone
            from nothing, for ``status`` says so.
        status: ``accepted``, ``corrected`` or ``rejected`` by record id.
        carried: Key of review to id of the record it now stands on; None if on nothing.
    """

    reading: Reading
    status: dict[str, str]
    carried: dict[int, str | None]


def evidence_of(record: Statement | EventMention) -> Spans:
    """Return the spans by which a record is found again in another reading."""
    if isinstance(record, Statement):
        return tuple(sorted((*record.cue, *record.content)))
    return (record.trigger,)


def check_review(kind: str, action: str, field: str | None, value: object, text: str) -> None:
    """Raise LedgerError (``S410``) if a review makes no sense for its record."""
    if action not in ACTIONS:
        raise _refused(f"there is no review {action!r}", f"use one of {', '.join(ACTIONS)}")
    if action != "correct":
        return
    if field not in FIELDS.get(kind, ()):
        raise _refused(
            f"the field {field!r} of a {kind} can't be corrected",
            f"use one of {', '.join(FIELDS.get(kind, ()))}",
        )
    try:
        _checked(field, value, len(text))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _refused(f"{value!r} is no value for {field}: {error}", "see the codebook") from error


def _checked(field: str | None, value: Any, size: int) -> None:  # noqa: ANN401 - JSON
    if field in {"source", "cue", "content"}:
        _in_text(value, size)
    elif field == "place" and value is not None:
        _in_text([value], size)
    elif field in _WORDS:
        _WORDS[field](value)
    elif field in {"said", "date"}:
        if value is not None and not is_edtf(value):
            raise ValueError("not EDTF level 1")
    elif field in {"speaker", "actor", "recipient"} and value is not None:
        if not value["name"]:
            raise ValueError("a name is missing")
        if value.get("sector"):
            Sector(value["sector"])


_WORDS: dict[str, type[StrEnum]] = {"stance": Stance, "type": EventType, "reality": Reality}


def _in_text(spans: Iterable[Sequence[int]], size: int) -> None:
    for start, end in spans:
        if not 0 <= start < end <= size:
            raise ValueError(f"characters {start} to {end} aren't in the text")


def _refused(cause: str, fix: str) -> LedgerError:
    return LedgerError(cause, fix=fix, code="S410")


def apply_reviews(reading: Reading, reviews: Sequence[Review]) -> Reviewed:
    """Lay reviews over a reading, in the order in which they were made."""
    status: dict[str, str] = {}
    carried: dict[int, str | None] = {}
    for review in reviews:
        if review.target_kind not in FIELDS:
            carried[review.key] = review.target
            continue
        reading, target = _found(reading, review)
        carried[review.key] = target
        if target is None:
            continue
        if review.action == "correct":
            reading = _corrected(reading, review, target)
            status[target] = "corrected"
        elif review.action == "reject":
            status[target] = "rejected"
        elif review.action == "accept" and status.get(target) != "corrected":
            status[target] = "accepted"
    return Reviewed(reading, status, carried)


def _records(reading: Reading, kind: str) -> tuple[Statement, ...] | tuple[EventMention, ...]:
    return reading.statements if kind == "statement" else reading.events


def _found(reading: Reading, review: Review) -> tuple[Reading, str | None]:
    """Find the record a review stands on; bring it back where the new reading lacks it."""
    records: Iterable[Statement | EventMention] = _records(reading, review.target_kind)
    if not review.moved and any(record.id == review.target for record in records):
        return reading, review.target  # in another text the same id is of other words
    best, score = None, CARRY_JACCARD
    for record in records:
        value = _jaccard(evidence_of(record), review.spans)
        if value >= score:
            best, score = record.id, value
    if best is not None or review.action not in {"accept", "correct"} or not review.record:
        return reading, best
    return _brought_back(reading, review)


def _jaccard(a: Spans, b: Spans) -> float:
    shared = overlap(a, b)
    total = sum(e - s for s, e in a) + sum(e - s for s, e in b) - shared
    return shared / total if total else 0.0


def _brought_back(reading: Reading, review: Review) -> tuple[Reading, str]:
    record, known = review.record or {}, review.target
    if review.target_kind == "statement":
        source, cue, content = (_spans(record[name]) for name in ("source", "cue", "content"))
        if review.moved:
            known = statement_id(reading.document.id, source, cue, content)
        kept = Statement(
            known,
            source,
            cue,
            content,
            stance=Stance(record["stance"]),
            confidence=1.0,
            explanation=f"kept by the review of {review.who}",
            component="review",
        )
        reading = replace(reading, statements=(*reading.statements, kept))
        speaker = record.get("speaker")
        if speaker:
            reading = _with_actor(reading, known, "speaker", speaker)
        return reading, known
    trigger, type_ = Span(*record["trigger"]), EventType(record["type"])
    if review.moved:
        known = event_id(reading.document.id, trigger, type_)
    event = EventMention(
        known,
        trigger,
        type_,
        reality=Reality(record["reality"]),
        date=record.get("date"),
        confidence=1.0,
        explanation=f"kept by the review of {review.who}",
    )
    return replace(reading, events=(*reading.events, event)), known


def _spans(value: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(int(start), int(end)) for start, end in value)


def _corrected(reading: Reading, review: Review, target: str) -> Reading:
    field, value = str(review.field), review.value
    if field in {"speaker", "actor", "recipient"}:
        return _with_actor(reading, target, field, value)
    change: dict[str, Any]
    if field in {"source", "cue", "content"}:
        change = {field: _spans(value)}
    elif field == "place":
        change = {field: _place(reading, value)}
    elif field == "stance":
        change = {field: Stance(value)}
    elif field == "type":
        change = {field: EventType(value)}
    elif field == "reality":
        change = {field: Reality(value)}
    elif field == "said":
        said = None if value is None else Said(value, rule=f"set by {review.who}")
        change = {field: said}
    elif field == "via":
        change = {field: None if value is None else Via(value, review.spans[0])}
    else:
        change = {field: value}
    return _changed(reading, target, change)


def _place(reading: Reading, value: Sequence[int] | None) -> int | None:
    """Return the number of the place that stands at a span of the text, or None."""
    if value is None:
        return None
    span = (value[0], value[1])
    return next((n for n, p in enumerate(reading.places) if (p.start, p.end) == span), None)


def _changed(reading: Reading, target: str, change: dict[str, Any]) -> Reading:
    return replace(
        reading,
        statements=tuple(replace(s, **change) if s.id == target else s for s in reading.statements),
        events=tuple(replace(e, **change) if e.id == target else e for e in reading.events),
    )


def _with_actor(reading: Reading, target: str, field: str, value: dict[str, Any] | None) -> Reading:
    """Point a record at the actor a reviewer named, added if the reading lacks them."""
    if value is None:
        return _changed(reading, target, {field: None})
    sector = Sector(value["sector"]) if value.get("sector") else None
    for actor in reading.actors:
        if (actor.name, actor.country, actor.sector) == (
            value["name"],
            value.get("country"),
            sector,
        ):
            return _changed(reading, target, {field: actor.id})
    actor_id = content_id("reviewed", value["name"], value.get("country"), sector)[:16]
    actor = Actor(actor_id, value["name"], value.get("country"), sector)
    reading = replace(reading, actors=(*reading.actors, actor))
    return _changed(reading, target, {field: actor_id})


def reviews_from_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Review, int]]:
    """Yield reviews, each with its log entry's number.

    Args:
        rows: ``key, who, at, kind, target, action, field, value, reason, evidence, log``.
    """
    for key, who, at, kind, target, action, field, value, reason, evidence, log in rows:
        known = json.loads(evidence)
        review = Review(
            key,
            who,
            at,
            kind,
            target,
            action,
            field,
            None if value is None else json.loads(value),
            reason,
            _spans(known["spans"]),
            known.get("record"),
            known.get("replaces"),
        )
        yield review, log
