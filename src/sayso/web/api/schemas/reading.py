"""Schemas of a reading, ``sayso.reading/1``, and of the records in it."""

from __future__ import annotations

from sayso.model import (
    EventType,
    Label,
    PlaceUse,
    QuoteKind,
    Reality,
    Role,
    Sector,
    Stance,
    TimeType,
    TollKind,
)
from sayso.web.api.shapes import (
    ANY,
    BOOLEAN,
    COUNT,
    DATE,
    NUMBER,
    OFFSET,
    SPAN,
    SPANS,
    TEXT,
    Schema,
    choice,
    many,
    maybe,
    record,
    ref,
    text,
)

__all__ = ["EVENT_MENTION", "PLACE", "SCHEMAS", "STATEMENT"]

_CONFIDENCE: Schema = {
    "type": "number",
    "minimum": 0,
    "maximum": 1,
    "description": "How sure the reading is; nothing about whether what is said is so.",
}
_COUNTRY = maybe(text("ISO 3166-1 alpha-3."))
_SECTOR = maybe(choice(*Sector))
_ID = text("SHA-256 of what makes the record that record.")

STATEMENT: Schema = {
    "id": _ID,
    "source": SPANS,
    "cue": SPANS,
    "content": SPANS,
    "kind": choice(*QuoteKind),
    "stance": choice(*Stance),
    "speaker": maybe(ref("Actor")),
    "via": maybe(record({"name": TEXT, "evidence": maybe(SPAN)})),
    "nested_in": maybe(text("Id of the statement that contains this one.")),
    "said": maybe(record({"edtf": DATE, "evidence": maybe(SPAN), "rule": maybe(TEXT)})),
    "confidence": _CONFIDENCE,
    "stance_evidence": SPANS,
    "venue": maybe(SPAN),
    "addressee": maybe(SPAN),
    "explanation": maybe(TEXT),
    "component": maybe(TEXT),
}
PLACE: Schema = {
    "start": OFFSET,
    "end": OFFSET,
    "name": TEXT,
    "lat": maybe(NUMBER),
    "lon": maybe(NUMBER),
    "country": _COUNTRY,
    "gazetteer_id": maybe(TEXT),
    "use": choice(*PlaceUse),
    "precision": maybe({"type": "integer", "description": "UCDP where_prec, 1 to 7."}),
    "admin": many(TEXT),
    "explanation": maybe(TEXT),
}
EVENT_MENTION: Schema = {
    "id": _ID,
    "trigger": SPAN,
    "type": choice(*EventType),
    "mode": maybe(TEXT),
    "actor": maybe(ref("Actor")),
    "recipient": maybe(ref("Actor")),
    "place": maybe({**COUNT, "description": "Index into the places of the reading."}),
    "date": maybe(DATE),
    "reality": choice(*Reality),
    "background": BOOLEAN,
    "statement": maybe(text("Id of the statement it stands in.")),
    "tolls": many(ref("Toll")),
    "actor_spans": SPANS,
    "recipient_spans": SPANS,
    "date_evidence": maybe(SPAN),
    "reality_evidence": SPANS,
    "background_evidence": SPANS,
    "confidence": _CONFIDENCE,
    "explanation": maybe(TEXT),
}
_ANCHOR: Schema = {
    "start": OFFSET,
    "end": OFFSET,
    "path": text("Of the element in the page."),
    "page": {"type": "integer", "minimum": 1},
    "box": many(NUMBER),
    "source": SPAN,
}
_DOCUMENT: Schema = {
    "id": text("As it came in, where it came with one; else its SHA-256."),
    "title": maybe(TEXT),
    "byline": maybe(TEXT),
    "publisher": maybe(TEXT),
    "published": maybe(DATE),
    "language": maybe(TEXT),
    "url": maybe(TEXT),
    "text": TEXT,
    "passages": many(
        record({"start": OFFSET, "end": OFFSET, "role": choice(*Role), "language": maybe(TEXT)})
    ),
    "sha256": TEXT,
    "given_id": maybe(TEXT),
    "origin": maybe(TEXT),
    "source": record(
        {
            "name": TEXT,
            "media_type": maybe(TEXT),
            "size": maybe(COUNT),
            "sha256": maybe(TEXT),
            "encoding": maybe(TEXT),
            "fetched_by": maybe(TEXT),
            "fetched_at": maybe(TEXT),
            "fetched_with": maybe(TEXT),
        }
    ),
    "evidence": many(
        record({"field": TEXT, "origin": TEXT, "span": maybe(SPAN), "value": maybe(TEXT)})
    ),
    "anchors": many(record(_ANCHOR, optional=("path", "page", "box", "source"))),
}

SCHEMAS: dict[str, Schema] = {
    "Actor": record(
        {
            "name": TEXT,
            "country": _COUNTRY,
            "sector": _SECTOR,
            "id": TEXT,
            "role": maybe(TEXT),
            "named": BOOLEAN,
        },
        description="Who speaks, acts or is acted on.",
    ),
    "Toll": record(
        {
            "kind": choice(*TollKind),
            "low": COUNT,
            "high": maybe(COUNT),
            "evidence": SPAN,
            "claimant": maybe(ref("Actor")),
            "statement": maybe(TEXT),
            "of": maybe(SPAN),
        },
        description="A count of people, as a claimant gives it.",
    ),
    "Statement": record(STATEMENT, description="Who said what, as the reading has it."),
    "EventMention": record(EVENT_MENTION, description="What a text tells that happened."),
    "Place": record(PLACE),
    "Mention": record(
        {
            "start": OFFSET,
            "end": OFFSET,
            "label": choice(*Label),
            "actor": maybe(TEXT),
            "confidence": maybe(NUMBER),
        }
    ),
    "Time": record(
        {
            "start": OFFSET,
            "end": OFFSET,
            "type": choice(*TimeType),
            "value": maybe(TEXT),
            "edtf": maybe(DATE),
            "form": maybe(TEXT),
            "anchor": maybe(SPAN),
            "anchored_to": maybe(TEXT),
            "precision": maybe({"type": "integer", "description": "UCDP date_prec, 1 to 5."}),
            "mod": maybe(TEXT),
        },
        description="Type and value as in TimeML.",
    ),
    "Document": record(_DOCUMENT, description="One published text."),
    "Reading": record(
        {
            "schema": choice("sayso.reading/1"),
            "id": TEXT,
            "document": ref("Document"),
            "statements": many(ref("Statement")),
            "mentions": many(ref("Mention")),
            "places": many(ref("Place")),
            "times": many(ref("Time")),
            "events": many(ref("EventMention")),
            "actors": many(
                record(
                    {
                        "id": TEXT,
                        "name": TEXT,
                        "country": _COUNTRY,
                        "sector": _SECTOR,
                        "role": maybe(TEXT),
                        "aliases": many(TEXT),
                        "mentions": SPANS,
                        "named": BOOLEAN,
                        "evidence": many(record({"field": TEXT, "spans": SPANS})),
                    }
                )
            ),
            "components": many(record({"name": TEXT, "version": TEXT})),
            "sentences": many(
                record(
                    {
                        "start": OFFSET,
                        "end": OFFSET,
                        "role": choice(*Role),
                        "language": maybe(TEXT),
                        "paragraph": COUNT,
                    }
                )
            ),
            "triggers": many(record({"start": OFFSET, "end": OFFSET, "confidence": NUMBER})),
        },
        description="A document and everything read in it, as people left it; what "
        "'sayso read --format json' prints.",
    ),
    "Decision": record(
        {
            "number": COUNT,
            "at": text("When, ISO 8601."),
            "who": text("The name the reviewer gave."),
            "kind": TEXT,
            "record": text("Id of the statement, event mention or actor."),
            "action": TEXT,
            "field": maybe(TEXT),
            "value": ANY,
            "replaces": ANY,
            "reason": maybe(TEXT),
            "undoes": maybe({**COUNT, "description": "Number of the decision it takes back."}),
            "undone_by": maybe(COUNT),
            "doc": maybe(TEXT),
            "document": maybe(TEXT),
            "title": maybe(TEXT),
            "names": many(TEXT, description="Of the actors that it is about; else none."),
        },
        description="What a person decided about a record; never changed afterwards.",
    ),
}
