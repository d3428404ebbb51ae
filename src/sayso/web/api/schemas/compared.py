"""Schemas of what comparison makes: claims, disputes, events; and of sources."""

from __future__ import annotations

from sayso.model import EventType, Stance, TollKind
from sayso.web.api.schemas.records import HREF
from sayso.web.api.shapes import (
    BOOLEAN,
    COUNT,
    DATE,
    NUMBER,
    OFFSET,
    TEXT,
    Schema,
    choice,
    many,
    maybe,
    record,
    ref,
    table,
    text,
)

__all__ = ["SCHEMAS"]

_INDEPENDENT: Schema = {
    **COUNT,
    "description": "Distinct root claimants; copies and outlets that only cite count once.",
}
_DAYS: Schema = {"first": maybe(TEXT), "last": maybe(TEXT)}
_PARTY = maybe(record({"name": TEXT, "country": maybe(TEXT), "sector": maybe(TEXT)}))
_PLACE: Schema = {
    "name": TEXT,
    "lat": maybe(NUMBER),
    "lon": maybe(NUMBER),
    "country": maybe(TEXT),
    "precision": maybe({"type": "integer"}),
}
_SHOWN_PLACE = maybe(record({**_PLACE, "country_name": maybe(TEXT), "precision_words": TEXT}))
_SUMMARY = many(
    record(
        {
            "kind": choice(*TollKind),
            "low": COUNT,
            "best": COUNT,
            "high": COUNT,
            "claimants": COUNT,
            "rule": TEXT,
        }
    ),
    description="Only a summary of what claimants count.",
)
_TOLL: Schema = {
    "kind": choice(*TollKind),
    "low": COUNT,
    "high": maybe(COUNT),
    "of": maybe(TEXT),
    "claimant": maybe(TEXT),
    "country": maybe(TEXT),
    "statement": maybe(TEXT),
    "doc": TEXT,
    "start": OFFSET,
    "end": OFFSET,
    "published": maybe(TEXT),
}
_CLAIM_HEAD: Schema = {
    "kind": choice("claim"),
    "role": choice("holds", "denies"),
    "id": TEXT,
    "what": TEXT,
    "independent_sources": _INDEPENDENT,
    "claimants": many(TEXT),
    "denied_by": many(TEXT),
    "statements": COUNT,
    "denials": COUNT,
    "told": COUNT,
    "documents": COUNT,
    **_DAYS,
}
_EVENT_HEAD: Schema = {
    "id": TEXT,
    "type": choice(*EventType),
    "what": TEXT,
    "actor": _PARTY,
    "recipient": _PARTY,
    "date": maybe(DATE),
    "background": BOOLEAN,
    "summary": _SUMMARY,
    "independent_sources": _INDEPENDENT,
    "sides": many(TEXT),
    "mentions": COUNT,
    "documents": COUNT,
    **_DAYS,
}
_OWN_VOICE = record(
    {
        "doc": TEXT,
        "publisher": maybe(TEXT),
        "start": OFFSET,
        "end": OFFSET,
        "text": TEXT,
    },
    description="An outlet that tells the same in its own voice.",
)
_CLAIM: Schema = {
    "id": TEXT,
    "what": TEXT,
    "statements": many(TEXT, description="Ids of those that hold it."),
    "denied_by": many(TEXT, description="Ids of those that deny it."),
    "independent_sources": _INDEPENDENT,
    "documents": many(TEXT),
}
_EVENT_LINK = record({"id": TEXT, "what": TEXT, "type": TEXT, "href": HREF})
_COUNT_ROW = record(
    {
        **_TOLL,
        "claimant": TEXT,
        "words": TEXT,
        "whose": maybe(TEXT),
        "publisher": maybe(TEXT),
        "title": maybe(TEXT),
        "republishes": maybe(TEXT),
        "standing": BOOLEAN,
        "state": TEXT,
        "source": maybe(TEXT),
        "href": HREF,
    },
    description="A count of people by one claimant.",
)
_MENTIONED = record(
    {
        "id": TEXT,
        "doc": TEXT,
        "start": OFFSET,
        "end": OFFSET,
        "words": TEXT,
        "type": TEXT,
        "reality": TEXT,
        "date": maybe(DATE),
        "place": maybe(TEXT),
        "actor": maybe(TEXT),
        "statement": maybe(TEXT),
        "title": maybe(TEXT),
        "publisher": maybe(TEXT),
        "published": maybe(TEXT),
        "href": HREF,
    }
)
_PAPER_LINK = {"doc": TEXT, "publisher": maybe(TEXT), "href": HREF}

SCHEMAS: dict[str, Schema] = {
    "ClaimRow": record(
        {
            "id": TEXT,
            "kind": choice("denied", "figures", "taken back", "undisputed"),
            "what": TEXT,
            "said_by": many(TEXT),
            "denied_by": many(TEXT),
            "independent_sources": _INDEPENDENT,
            "statements": maybe(COUNT),
            "denials": COUNT,
            "documents": COUNT,
            **_DAYS,
            "href": HREF,
        },
        description="A claim or a dispute in a list, with numbers instead of ids.",
    ),
    "Claim": record(
        {
            **_CLAIM,
            "told": many(_OWN_VOICE),
            "sources": many(
                record(
                    {
                        "claimant": maybe(TEXT),
                        "statements": many(TEXT),
                        "because": many(record({"statement": TEXT, "reason": TEXT})),
                    }
                )
            ),
            "reasons": table(TEXT, "Why a statement was joined, by its id."),
            "texts": table(
                record(
                    {
                        "doc": TEXT,
                        "speaker": maybe(TEXT),
                        "stance": choice(*Stance),
                        "said": maybe(DATE),
                        "text": TEXT,
                    }
                ),
                "The exact words of its statements, by id.",
            ),
        },
        description="One proposition; what 'sayso claims --json' prints.",
    ),
    "FigureDispute": record(
        {**_CLAIM, "event": TEXT, "figures": many(record(_TOLL))},
        description="Counts of one event that can't all hold.",
    ),
    "Event": record(
        {
            "id": TEXT,
            "type": choice(*EventType),
            "what": TEXT,
            "actor": _PARTY,
            "recipient": _PARTY,
            "place": maybe(record(_PLACE)),
            "date": maybe(DATE),
            "background": BOOLEAN,
            "mentions": many(record({"doc": TEXT, "start": OFFSET, "end": OFFSET})),
            "versions": many(record({"side": maybe(TEXT), "statements": many(TEXT)})),
            "tolls": many(record(_TOLL)),
            "summary": _SUMMARY,
            "independent_sources": _INDEPENDENT,
            "documents": many(TEXT),
        },
        description="One happening; what 'sayso events --json' prints.",
    ),
    "ClaimHead": record(_CLAIM_HEAD),
    "EventHead": record(
        {
            "kind": choice("event"),
            "role": choice("mention"),
            **_EVENT_HEAD,
            "place": maybe(record(_PLACE)),
            "tolls": many(
                record({"kind": TEXT, "low": COUNT, "high": maybe(COUNT), "claimant": maybe(TEXT)})
            ),
        }
    ),
    "Card": record(
        {
            "id": TEXT,
            "doc": TEXT,
            "href": HREF,
            "title": maybe(TEXT),
            "publisher": maybe(TEXT),
            "published": maybe(TEXT),
            "republishes": maybe(TEXT),
            "day": maybe({"type": "integer"}),
            "start": OFFSET,
            "speaker": maybe(TEXT),
            "country": maybe(TEXT),
            "sector": maybe(TEXT),
            "named": BOOLEAN,
            "stance": choice(*Stance),
            "said": maybe(DATE),
            "via": maybe(TEXT),
            "nested_in": maybe(TEXT),
            "quote": TEXT,
            "source_text": TEXT,
            "cue_text": TEXT,
            "kind": maybe(TEXT),
            "status": TEXT,
            "confidence": maybe(NUMBER),
            "reason": text("How it was joined to the others."),
            "role": choice("holds", "denies", "counts", "tells"),
        },
        description="A statement with its exact words.",
    ),
    "Side": record(
        {
            "side": TEXT,
            "name": TEXT,
            "claimants": many(
                record(
                    {
                        "name": TEXT,
                        "country": maybe(TEXT),
                        "sector": maybe(TEXT),
                        "named": BOOLEAN,
                        "href": maybe(TEXT),
                        "statements": many(ref("Card")),
                    }
                )
            ),
        },
        description="What those of one side say, by claimant.",
    ),
    "Paper": record(
        {
            **_PAPER_LINK,
            "title": maybe(TEXT),
            "published": maybe(TEXT),
            "republishes": maybe(TEXT),
            "day": maybe({"type": "integer"}),
            "original": maybe(record(_PAPER_LINK)),
        }
    ),
    "SourceTree": record(
        {
            "count": _INDEPENDENT,
            "rules": many(TEXT),
            "roots": many(
                record(
                    {
                        "claimant": maybe(TEXT),
                        "country": maybe(TEXT),
                        "href": maybe(TEXT),
                        "statements": COUNT,
                        "own": many(ref("Card")),
                        "counted": many(record({"card": ref("Card"), "reason": TEXT})),
                        "outlets": many(TEXT),
                    }
                )
            ),
        },
        description="Who was counted as whom, and why.",
    ),
    "ClaimPage": record(
        {
            "id": TEXT,
            "kind": choice("denied", "figures", "taken back", "undisputed"),
            "what": TEXT,
            "heading": TEXT,
            **_DAYS,
            "independent_sources": _INDEPENDENT,
            "held": many(ref("Side")),
            "denied": many(ref("Side")),
            "holding": COUNT,
            "denying": COUNT,
            "left_out": COUNT,
            "told": many(_OWN_VOICE),
            "tree": maybe(ref("SourceTree")),
            "counts": many(_COUNT_ROW),
            "documents": many(ref("Paper")),
            "documents_total": COUNT,
            "events": many(_EVENT_LINK),
            "statements": many(ref("Card")),
            "record": {"anyOf": [ref("Claim"), ref("FigureDispute")]},
        },
        description="A claim or dispute, its versions side by side; ``record`` is as "
        "'sayso claims --json' and 'sayso disputes --json' print it.",
    ),
    "EventRow": record(
        {
            **_EVENT_HEAD,
            "place": _SHOWN_PLACE,
            "counts": many(TEXT),
            "href": HREF,
        },
        description="An event in a list, with numbers instead of ids.",
    ),
    "EventPage": record(
        {
            **{
                name: _EVENT_HEAD[name]
                for name in (
                    "id", "type", "what", "actor", "recipient", "date", "background", "summary",
                    "independent_sources", "first", "last",
                )
            },
            "place": _SHOWN_PLACE,
            "versions": many(ref("Side")),
            "left_out": COUNT,
            "own_voice": many(_MENTIONED),
            "mentions": many(_MENTIONED),
            "mentioned": COUNT,
            "counts": many(_COUNT_ROW),
            "documents": many(ref("Paper")),
            "documents_total": COUNT,
            "claims": many(record({**_CLAIM_HEAD, "href": HREF})),
            "statements": many(ref("Card")),
            "record": ref("Event"),
        },
        description="An event as each side tells it; ``record`` is as 'sayso events --json' "
        "prints it.",
    ),
}  # fmt: skip
