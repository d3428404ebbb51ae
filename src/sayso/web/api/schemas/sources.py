"""Schemas of the case as a whole, of who speaks in it, and of what maps and timelines draw."""

from __future__ import annotations

from sayso.web.api.schemas.records import HREF
from sayso.web.api.shapes import (
    COUNT,
    NUMBER,
    TEXT,
    Schema,
    choice,
    many,
    maybe,
    record,
    ref,
    table,
)

__all__ = ["SCHEMAS"]

_PARTS: Schema = dict.fromkeys(("said", "denied", "retracted", "declined"), COUNT)
_WORDS = {name: maybe(TEXT) for name in ("title", "publisher", "published")}
_SAID: Schema = {
    "id": TEXT,
    "doc": TEXT,
    "href": HREF,
    **_WORDS,
    "stance": TEXT,
    "said": maybe(TEXT),
    "via": maybe(TEXT),
    "quote": TEXT,
    "source_text": TEXT,
    "cue_text": TEXT,
    "kind": TEXT,
    "confidence": NUMBER,
    "status": TEXT,
    "claims": many(
        record(
            {"id": TEXT, "what": TEXT, "role": TEXT, "denials": COUNT, "href": HREF},
        )
    ),
}
_DISPUTE: Schema = {
    "id": TEXT,
    "what": TEXT,
    "independent_sources": COUNT,
    "claimants": many(TEXT),
    "denied_by": many(TEXT),
    "statements": COUNT,
    "denials": COUNT,
    "told": COUNT,
    "documents": COUNT,
    "first": maybe(TEXT),
    "last": maybe(TEXT),
    "event": TEXT,
}
_EVENT = {
    name: {"$ref": f"#/components/schemas/EventHead/properties/{name}"}
    for name in (
        "id", "type", "what", "actor", "recipient", "place", "date", "background", "summary",
        "independent_sources", "sides", "tolls", "mentions", "documents", "first", "last",
    )
}  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "SourceRow": record(
        {
            "name": TEXT,
            "also": many(TEXT, description="Other names that people joined with it."),
            "countries": many(TEXT),
            "sectors": many(TEXT),
            "statements": COUNT,
            **_PARTS,
            "stances": table(COUNT, "Statements by stance."),
            "first": maybe(TEXT),
            "last": maybe(TEXT),
            "href": HREF,
        }
    ),
    "SourceStatement": record(_SAID),
    "SourceFacts": record(
        {
            "name": TEXT,
            "also": many(TEXT, description="Other names that people joined with it."),
            "countries": many(TEXT),
            "sectors": many(TEXT),
            "as_outlet": record({"documents": COUNT, "href": HREF}),
            "total_statements": COUNT,
            "parts": record(_PARTS),
            "stances": table(COUNT, "Statements by stance."),
            "first": maybe(TEXT),
            "last": maybe(TEXT),
            "weeks": many(record({"week": TEXT, "statements": COUNT})),
            "outlets": many(
                record({"publisher": maybe(TEXT), "statements": COUNT, "documents": COUNT})
            ),
            "outlets_total": COUNT,
            "documents": many(record({"doc": TEXT, **_WORDS, "href": HREF})),
            "documents_total": COUNT,
        }
    ),
    "Case": record(
        {
            "name": TEXT,
            "version": TEXT,
            "numbers": record(
                dict.fromkeys(("documents", "statements", "claims", "disputes", "events"), COUNT)
            ),
            "comparing": record(
                {"documents": COUNT, "done": COUNT, "error": TEXT},
                description="Documents that still wait to be compared.",
            ),
            "disputes": many(
                record(_DISPUTE, optional=("event", "statements", "denials", "told", "denied_by"))
            ),
            "weekly": record(
                {
                    "unit": choice("week", "month", "year"),
                    "outlets": many(TEXT),
                    "others": COUNT,
                    "totals": many(COUNT),
                    "undated": COUNT,
                    "periods": many(record({"from": TEXT, "to": TEXT, "counts": many(COUNT)})),
                }
            ),
            "places": many(
                record(
                    {
                        "name": TEXT,
                        "country": maybe(TEXT),
                        "lat": NUMBER,
                        "lon": NUMBER,
                        "count": COUNT,
                    }
                )
            ),
            "events": many(record(_EVENT)),
            "newest": many(
                record({"id": TEXT, **_WORDS, "language": maybe(TEXT), "added": TEXT,
                        "statements": COUNT})
            ),
            "log": {**COUNT, "description": "Number of the log's last entry."},
        },
        description="What the first page shows.",
    ),
    "Point": record(
        {
            "lat": NUMBER,
            "lon": NUMBER,
            "name": TEXT,
            "count": COUNT,
            "precision": maybe({"type": "integer"}),
            "href": HREF,
        }
    ),
    "Map": record({"points": many(ref("Point"))}),
    "Timeline": record(
        {
            "items": many(
                record(
                    {
                        "start": TEXT,
                        "end": maybe(TEXT),
                        "label": TEXT,
                        "href": HREF,
                        "kind": TEXT,
                    }
                )
            )
        }
    ),
}  # fmt: skip
