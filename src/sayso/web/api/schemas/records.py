"""Schemas of documents and records as the pages of a case show them."""

from __future__ import annotations

from sayso.ledger.indexing import STATUSES
from sayso.web.api.schemas.reading import EVENT_MENTION, PLACE, STATEMENT
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

__all__ = ["HREF", "SCHEMAS"]

HREF = text("Address of its page in the workbench.")
_STATUS = choice(*STATUSES, description="What people decided.")
_DOC = text("Id of the document, as it came in.")
_SHA = maybe(text("The document's own id; null where several came in with one id."))
_QUOTES = many(ref("Quote"))
_NUMBERED = record({"id": TEXT, "number": COUNT})
_ANCHOR = maybe(
    record(
        {"of": TEXT, "span": maybe(SPAN), "text": maybe(TEXT)},
        description="What a time was counted from.",
    )
)
_REVIEWS = many(
    record(
        {
            "number": COUNT,
            "at": TEXT,
            "who": TEXT,
            "action": TEXT,
            "field": maybe(TEXT),
            "value": ANY,
            "replaces": ANY,
            "reason": maybe(TEXT),
        }
    )
)
_SHOWN: Schema = {"percent": COUNT, "status": _STATUS, "reviews": _REVIEWS}

SHOWN_STATEMENT: Schema = {
    **STATEMENT,
    "number": COUNT,
    "who": TEXT,
    "detail": TEXT,
    "against": BOOLEAN,
    "source_text": TEXT,
    "cue_text": TEXT,
    "content_text": TEXT,
    "said": maybe(
        record(
            {
                "edtf": DATE,
                "words": TEXT,
                "evidence": maybe(SPAN),
                "text": maybe(TEXT),
                "rule": maybe(TEXT),
                "anchor": _ANCHOR,
            }
        )
    ),
    "reported_by": TEXT,
    "outer": maybe(_NUMBERED),
    "inner": many(_NUMBERED),
    "addressee_text": TEXT,
    "venue_text": TEXT,
    "where": many(TEXT),
    "events": many(COUNT),
    "evidence": _QUOTES,
    "stands_at": many(TEXT),
    **_SHOWN,
}
SHOWN_EVENT: Schema = {
    **EVENT_MENTION,
    "number": COUNT,
    "what": TEXT,
    "who": TEXT,
    "whom": TEXT,
    "where": maybe(ref("Place")),
    "when": TEXT,
    "on_whose_word": maybe(_NUMBERED),
    "evidence": _QUOTES,
    "toll_words": many(TEXT),
    **_SHOWN,
}
_OF_CLAIM = record(
    {
        "id": TEXT,
        "role": choice("holds", "denies"),
        "what": TEXT,
        "disputed": BOOLEAN,
        "statements": COUNT,
    },
    description="A claim that the statement holds or denies.",
)
_OF_EVENT = record({"id": TEXT, "what": TEXT, "mentions": COUNT})
_FACT = record(
    {
        "field": TEXT,
        "label": TEXT,
        "value": TEXT,
        "words": TEXT,
        "found": many(
            record(
                {
                    "origin": TEXT,
                    "value": maybe(TEXT),
                    "span": maybe(SPAN),
                    "text": maybe(TEXT),
                }
            )
        ),
    }
)
_COPY = record(
    {
        "earlier": BOOLEAN,
        "doc": TEXT,
        "publisher": maybe(TEXT),
        "published": maybe(TEXT),
        "title": maybe(TEXT),
        "kind": TEXT,
        "shared": maybe(NUMBER),
        "reason": maybe(TEXT),
        "sha256": maybe(TEXT),
    },
    description="A document that shares text with this one.",
)

SCHEMAS: dict[str, Schema] = {
    "Quote": record(
        {"label": TEXT, "start": OFFSET, "end": OFFSET, "text": TEXT},
        description="The exact words that a field rests on; long ones shortened.",
    ),
    "DocumentRow": record(
        {
            "id": _DOC,
            "sha256": TEXT,
            "title": maybe(TEXT),
            "publisher": maybe(TEXT),
            "published": maybe(DATE),
            "language": maybe(TEXT),
            "url": maybe(TEXT),
            "object": TEXT,
            "added": TEXT,
            "statements": COUNT,
            "events": COUNT,
            "republishes": maybe(
                record(
                    {
                        "doc": TEXT,
                        "publisher": maybe(TEXT),
                        "title": maybe(TEXT),
                        "sha256": maybe(TEXT),
                    }
                )
            ),
        }
    ),
    "StatementRow": record(
        {
            **STATEMENT,
            "doc": _DOC,
            "source_text": TEXT,
            "cue_text": TEXT,
            "content_text": TEXT,
            "publisher": maybe(TEXT),
            "published": maybe(DATE),
            "title": maybe(TEXT),
            "status": _STATUS,
            "sha256": _SHA,
            "href": HREF,
            "claims": many(_OF_CLAIM),
            "against": BOOLEAN,
        },
        description="A statement with its words, its outlet and its claims.",
    ),
    "MentionRow": record(
        {
            **EVENT_MENTION,
            "doc": _DOC,
            "what": TEXT,
            "where": maybe(ref("Place")),
            "publisher": maybe(TEXT),
            "published": maybe(DATE),
            "status": _STATUS,
            "sha256": _SHA,
            "href": HREF,
            "folded": many(_OF_EVENT),
        },
        description="An event mention with its words, its outlet and the event it is of.",
    ),
    "Hit": record(
        {
            "doc": _DOC,
            "sha256": _SHA,
            "title": maybe(TEXT),
            "publisher": maybe(TEXT),
            "published": maybe(DATE),
            "snippet": TEXT,
            "pieces": many(record({"text": TEXT, "match": BOOLEAN})),
            "cut": many(BOOLEAN),
            "start": OFFSET,
            "spans": SPANS,
            "page": maybe({"type": "integer"}),
            "href": HREF,
            "places": many(TEXT),
        },
        description="A document that was found, with the words around the first match.",
    ),
    "ShownStatement": record(SHOWN_STATEMENT),
    "ShownEvent": record(SHOWN_EVENT),
    "DocumentHeading": record(
        {
            "id": _DOC,
            "sha256": TEXT,
            "title": maybe(TEXT),
            "publisher": maybe(TEXT),
            "published": maybe(DATE),
            "published_words": TEXT,
            "byline": maybe(TEXT),
            "origin": maybe(TEXT),
            "url": maybe(TEXT),
            "link": maybe(TEXT),
            "language": maybe(TEXT),
            "file": maybe(TEXT),
            "media_type": maybe(TEXT),
            "size": maybe(COUNT),
            "object": TEXT,
            "components": many(TEXT),
            "has_pages": BOOLEAN,
        }
    ),
    "DocumentPage": record(
        {
            "document": ref("DocumentHeading"),
            "facts": many(_FACT),
            "added": record(
                {
                    "at": maybe(TEXT),
                    "who": maybe(TEXT),
                    "version": maybe(TEXT),
                    "log": maybe(COUNT),
                }
            ),
            "readings": many(
                record(
                    {
                        "hash": TEXT,
                        "at": TEXT,
                        "who": TEXT,
                        "version": TEXT,
                        "log": COUNT,
                        "shown": BOOLEAN,
                    }
                )
            ),
            "copies": many(_COPY),
            "part": record(
                {"number": COUNT, "of": COUNT, "start": OFFSET, "end": OFFSET, "length": COUNT},
                description="Long documents are shown in parts.",
            ),
            "chosen": maybe(record({"kind": TEXT, "id": TEXT, "at": OFFSET, "spans": SPANS})),
            "text": text("Of the part."),
            "statements": many(record({**SHOWN_STATEMENT, "claims": many(_OF_CLAIM)})),
            "events": many(record({**SHOWN_EVENT, "folded": many(_OF_EVENT)})),
            "tolls": many(
                record(
                    {
                        "kind": TEXT,
                        "low": COUNT,
                        "high": maybe(COUNT),
                        "count": TEXT,
                        "claimant": TEXT,
                        "evidence": SPAN,
                        "text": TEXT,
                        "event": record({"number": COUNT, "id": TEXT, "what": TEXT}),
                        "statement": maybe(_NUMBERED),
                    }
                )
            ),
            "places": many(
                record(
                    {
                        **{
                            name: PLACE[name]
                            for name in (
                                "name", "country", "lat", "lon", "precision", "use",
                                "gazetteer_id", "explanation",
                            )
                        },
                        "within": TEXT,
                        "precision_words": TEXT,
                        "mentions": _QUOTES,
                    }
                )
            ),
            "times": many(
                record(
                    {
                        "label": TEXT,
                        "start": OFFSET,
                        "end": OFFSET,
                        "text": TEXT,
                        "type": TEXT,
                        "edtf": maybe(DATE),
                        "words": TEXT,
                        "value": maybe(TEXT),
                        "precision": maybe({"type": "integer"}),
                        "anchor": _ANCHOR,
                    }
                )
            ),
            "unread": many(
                record(
                    {
                        "start": OFFSET,
                        "end": OFFSET,
                        "because": TEXT,
                        "language": maybe(TEXT),
                        "text": TEXT,
                    }
                )
            ),
            "counts": record(
                {"statements": COUNT, "events": COUNT, "places": COUNT, "times": COUNT}
            ),
        },
        description="A document, or one part of a long one, with all that was read in it.",
    ),
}  # fmt: skip
