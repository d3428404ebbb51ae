"""Schemas of actors joined across documents."""

from __future__ import annotations

from sayso.web.api.schemas.records import HREF
from sayso.web.api.shapes import COUNT, TEXT, Schema, choice, many, maybe, record, text

__all__ = ["SCHEMAS"]

_SIGNS: Schema = {"name": TEXT, "country": maybe(TEXT), "sector": maybe(TEXT)}
_COUNTS: Schema = {
    "statements": COUNT,
    "events": {**COUNT, "description": "Event mentions that it acts or is acted on in."},
    "documents": COUNT,
    "first": maybe(TEXT),
    "last": maybe(TEXT),
}
_DECIDED: Schema = {
    "review": maybe({**COUNT, "description": "Number of the decision; null for a rule."}),
    "who": maybe(text("Who decided.")),
}
_ID = text("Of name, country and sector; the same in every case.")
_ROW: Schema = {
    "id": text("Of the name that stands for all."),
    **_SIGNS,
    "kind": choice("person", "body"),
    "aliases": many(TEXT, description="Other ways in which documents write it."),
    "roles": many(TEXT, description="Words that documents describe it with."),
    **_COUNTS,
    "names": many(record({"id": _ID, **_SIGNS, **_COUNTS, "href": maybe(HREF)})),
    "joins": many(
        record(
            {"a": _ID, "b": _ID, "names": many(TEXT), "reason": TEXT, **_DECIDED},
            description="Why two of its names are one.",
        )
    ),
    "apart": many(
        record(
            {"id": _ID, **_SIGNS, "reason": TEXT, **_DECIDED, "href": HREF},
            description="Who it isn't, as somebody decided.",
        )
    ),
    "href": HREF,
}

SCHEMAS: dict[str, Schema] = {
    "ActorRow": record(_ROW),
    "ActorPage": record(
        {
            **_ROW,
            "unsure": many(
                record({"id": _ID, **_SIGNS, **_COUNTS, "why": TEXT, "href": HREF}),
                description="Others that may be the same, and why no rule joins them.",
            ),
            "found": many(record({"id": _ID, **_SIGNS, "statements": COUNT, "href": HREF})),
        },
        description="An actor: its names, why they are one, who else it may be.",
    ),
}
