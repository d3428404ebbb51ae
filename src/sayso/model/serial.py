"""A reading as JSON, schema ``sayso.reading/1``, and back.

The keys that other tools rely on come first in each object and in a fixed order; what
sayso adds stands after them, so that a reader of the contract alone finds what it knows.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sayso.model.serial_parse import SCHEMA, reading_from_dict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.model.document import Anchor, Document
    from sayso.model.reading import Reading
    from sayso.model.records import (
        Actor,
        EventMention,
        Mention,
        Place,
        Sentence,
        Statement,
        Time,
        Toll,
        Trigger,
    )

__all__ = [
    "SCHEMA",
    "event_to_dict",
    "failure_to_dict",
    "place_to_dict",
    "reading_from_dict",
    "reading_to_dict",
    "statement_to_dict",
    "to_json",
]

JSONObject = dict[str, Any]

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Valid in JSON, but read as line ends or as orders by terminals and editors."""
_LONE = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair: JSON can say it, UTF-8 can't."""


def reading_to_dict(reading: Reading) -> JSONObject:
    """Return a reading as plain lists, dictionaries, strings and numbers.

    Offsets are 0-based, end-exclusive code points of ``document.text``. ``id`` is the one
    that the input named, where it named one; ``document.sha256`` is the content's own.
    """
    return {
        "schema": SCHEMA,
        "id": reading.id,
        "document": _document(reading.document),
        "statements": [statement_to_dict(reading, statement) for statement in reading.statements],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "places": [place_to_dict(place) for place in reading.places],
        "times": [_time(time) for time in reading.times],
        "events": [event_to_dict(reading, event) for event in reading.events],
        "actors": [_actor_record(actor) for actor in reading.actors],
        "components": [{"name": c.name, "version": c.version} for c in reading.components],
        "sentences": [_sentence(sentence) for sentence in reading.sentences],
        "triggers": [_trigger(trigger) for trigger in reading.triggers],
    }


def failure_to_dict(identifier: str, error: str) -> JSONObject:
    """Return what stands in the place of a reading for an input that failed."""
    return {"id": identifier, "error": error}


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON text that is safe to print and to split into lines.

    Characters stay readable, except those that a terminal, an editor or a line reader
    could take for an order: these are escaped, which no JSON reader can tell.

    Raises:
        ValueError: A number is not finite.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    line = json.dumps(
        value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )
    line = _UNSAFE.sub(_escape, line)
    return _LONE.sub(_escape, line)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _spans(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _document(document: Document) -> JSONObject:
    source = document.source
    return {
        "id": document.ref,
        "title": document.title,
        "byline": document.byline,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "url": document.url,
        "text": document.text,
        "passages": [
            {"start": p.start, "end": p.end, "role": p.role.value, "language": p.language}
            for p in document.passages
        ],
        "sha256": document.id,
        "given_id": document.given_id,
        "origin": document.origin,
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "size": source.size,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "fetched_by": source.fetched_by,
            "fetched_at": source.fetched_at,
            "fetched_with": source.fetched_with,
        },
        "evidence": [
            {"field": e.field, "origin": e.origin, "span": _span(e.span), "value": e.value}
            for e in document.evidence
        ],
        "anchors": [_anchor(anchor) for anchor in document.anchors],
    }


def _anchor(anchor: Anchor) -> JSONObject:
    """An anchor has the keys of its format alone: there are many, and most are null."""
    known: JSONObject = {"start": anchor.start, "end": anchor.end}
    if anchor.path is not None:
        known["path"] = anchor.path
    if anchor.page is not None:
        known["page"] = anchor.page
    if anchor.box is not None:
        known["box"] = list(anchor.box)
    if anchor.source is not None:
        known["source"] = _span(anchor.source)
    return known


def _actor(reading: Reading, actor_id: str | None) -> JSONObject | None:
    actor = reading.actor(actor_id)
    if actor is None:
        return None
    return {
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector.value if actor.sector else None,
        "id": actor.id,
        "role": actor.role,
        "named": actor.named,
    }


def _actor_record(actor: Actor) -> JSONObject:
    return {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector.value if actor.sector else None,
        "role": actor.role,
        "aliases": list(actor.aliases),
        "mentions": _spans(actor.mentions),
        "named": actor.named,
        "evidence": [{"field": e.field, "spans": _spans(e.spans)} for e in actor.evidence],
    }


def statement_to_dict(reading: Reading, statement: Statement) -> JSONObject:
    """Return one statement of a reading as it stands in :func:`reading_to_dict`."""
    via, said = statement.via, statement.said
    return {
        "id": statement.id,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "kind": statement.kind.value,
        "stance": statement.stance.value,
        "speaker": _actor(reading, statement.speaker),
        "via": None if via is None else {"name": via.name, "evidence": _span(via.evidence)},
        "nested_in": statement.nested_in,
        "said": None
        if said is None
        else {"edtf": said.edtf, "evidence": _span(said.evidence), "rule": said.rule},
        "confidence": statement.confidence,
        "stance_evidence": _spans(statement.stance_evidence),
        "venue": _span(statement.venue),
        "addressee": _span(statement.addressee),
        "explanation": statement.explanation,
        "component": statement.component,
    }


def _mention(mention: Mention) -> JSONObject:
    return {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label.value,
        "actor": mention.actor,
        "confidence": mention.confidence,
    }


def _trigger(trigger: Trigger) -> JSONObject:
    return {"start": trigger.start, "end": trigger.end, "confidence": trigger.confidence}


def place_to_dict(place: Place) -> JSONObject:
    """Return one place as it stands in :func:`reading_to_dict`."""
    return {
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "use": place.use.value,
        "precision": place.precision,
        "admin": list(place.admin),
        "explanation": place.explanation,
    }


def _time(time: Time) -> JSONObject:
    return {
        "start": time.start,
        "end": time.end,
        "type": time.type.value,
        "value": time.value,
        "edtf": time.edtf,
        "form": time.form,
        "anchor": _span(time.anchor),
        "anchored_to": time.anchored_to,
        "precision": time.precision,
        "mod": time.mod,
    }


def event_to_dict(reading: Reading, event: EventMention) -> JSONObject:
    """Return one event of a reading as it stands in :func:`reading_to_dict`."""
    return {
        "id": event.id,
        "trigger": _span(event.trigger),
        "type": event.type.value,
        "mode": event.mode,
        "actor": _actor(reading, event.actor),
        "recipient": _actor(reading, event.recipient),
        "place": event.place,
        "date": event.date,
        "reality": event.reality.value,
        "background": event.background,
        "statement": event.statement,
        "tolls": [_toll(reading, toll) for toll in event.tolls],
        "actor_spans": _spans(event.actor_spans),
        "recipient_spans": _spans(event.recipient_spans),
        "date_evidence": _span(event.date_evidence),
        "reality_evidence": _spans(event.reality_evidence),
        "background_evidence": _spans(event.background_evidence),
        "confidence": event.confidence,
        "explanation": event.explanation,
    }


def _toll(reading: Reading, toll: Toll) -> JSONObject:
    return {
        "kind": toll.kind.value,
        "low": toll.low,
        "high": toll.high,
        "evidence": _span(toll.evidence),
        "claimant": _actor(reading, toll.claimant),
        "statement": toll.statement,
        "of": _span(toll.of),
    }


def _sentence(sentence: Sentence) -> JSONObject:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "role": sentence.role.value,
        "language": sentence.language,
        "paragraph": sentence.paragraph,
    }
