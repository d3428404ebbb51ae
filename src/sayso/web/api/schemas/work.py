"""Schemas of reviewing, of jobs, of errors, and of what writes are asked with."""

from __future__ import annotations

from sayso.export.case import FORMATS
from sayso.ledger.reviews import ACTIONS, FIELDS
from sayso.web.api.shapes import (
    BOOLEAN,
    COUNT,
    NUMBER,
    OFFSET,
    SPAN,
    SPANS,
    TEXT,
    Schema,
    asked_record,
    choice,
    integer,
    many,
    maybe,
    record,
    ref,
    table,
    text,
)
from sayso.web.reviewer import LONGEST
from sayso.web.reviewing import LONGEST_REASON

__all__ = ["SCHEMAS"]

_FIELDS = tuple(dict.fromkeys(name for names in FIELDS.values() for name in names))
_WHO = text(
    "Your name, as the log gives it; the header X-Reviewer may hold it instead.",
    minLength=1,
    maxLength=LONGEST,
)
_REASON = maybe(text("Why, in your words.", maxLength=LONGEST_REASON))
_RECORD: Schema = {
    "kind": choice("statement", "event"),
    "record": {"anyOf": [ref("ShownStatement"), ref("ShownEvent")]},
    "document": ref("DocumentHeading"),
    "groups": many({"anyOf": [ref("ClaimHead"), ref("EventHead")]}),
    "seen": {**COUNT, "description": "Number of the last decision about it; 0 for none."},
    "context": record({"start": OFFSET, "end": OFFSET, "text": TEXT, "spans": SPANS}),
    "places": many(
        record({"span": SPAN, "name": TEXT, "country": maybe(TEXT), "words": TEXT}),
    ),
}

SCHEMAS: dict[str, Schema] = {
    "Error": record(
        {
            "error": record(
                {
                    "code": text("Stable; docs/errors.md lists them."),
                    "cause": TEXT,
                    "fix": text("What to do."),
                    "subject": text("What it is about; may be empty."),
                }
            )
        },
        description="The shape of every answer with a status of 400 or more.",
    ),
    "Record": record(
        _RECORD, description="A statement or event mention, in its context and with its history."
    ),
    "Queue": record(
        {
            **_RECORD,
            "kind": choice("statement", "event", "tie"),
            "record": maybe(_RECORD["record"]),
            "document": maybe(_RECORD["document"]),
            "tie": maybe(
                record(
                    {
                        "id": TEXT,
                        "kind": choice("statement", "event"),
                        "score": NUMBER,
                        "reason": maybe(TEXT),
                        "a": ref("Record"),
                        "b": ref("Record"),
                    },
                    description="Two records that comparison holds for the same.",
                )
            ),
            "waiting": table(COUNT, "Documents with something unreviewed, by kind of record."),
            "filters": record({"kind": maybe(TEXT), "document": maybe(TEXT), "who": maybe(TEXT)}),
            "skip": many(TEXT),
            "named": maybe(TEXT),
        },
        optional=("groups", "seen", "context", "places"),
        description="The record to decide about next, least certain first.",
    ),
    "Job": record(
        {
            "id": TEXT,
            "kind": choice("add", "export", "verify"),
            "title": TEXT,
            "state": choice("running", "done", "stopped", "failed"),
            "seconds": NUMBER,
            "left": maybe(NUMBER),
            "total": maybe(COUNT),
            "done": COUNT,
            "counts": table(COUNT, "Outcomes."),
            "failures": many(record({"name": TEXT, "error": maybe(ref("Error/properties/error"))})),
            "faults": many(record({"subject": TEXT, "cause": TEXT})),
            "result": maybe({"type": "object", "description": "What came of it."}),
            "error": maybe(ref("Error/properties/error")),
        },
        description="Something long under way, or done.",
    ),
    "AskedReview": asked_record(
        {
            "record": text(
                "Id of a statement, event mention or actor, or a unique beginning.",
                minLength=6,
                maxLength=64,
            ),
            "action": choice(*ACTIONS),
            "field": maybe(
                text(f"For corrections: {', '.join(_FIELDS)}.", maxLength=40),
            ),
            "value": {
                "description": "For corrections the new value, as in the records; for join and "
                "split the id of the other record; of actors these two alone."
            },
            "reason": _REASON,
            "seen": maybe(
                integer(
                    0,
                    999_999_999,
                    description="Number of the last decision that you saw; a later one is a "
                    "conflict.",
                )
            ),
            "who": _WHO,
        },
        ("record", "action"),
    ),
    "AskedUndo": asked_record(
        {
            "number": integer(1, 999_999_999, description="Of the decision to take back."),
            "reason": _REASON,
            "who": _WHO,
        },
        ("number",),
    ),
    "AskedAdd": asked_record(
        {
            "addresses": many(
                text("Begins with http:// or https://", maxLength=4_000), maxItems=1_000
            ),
            "texts": many(
                asked_record(
                    {"text": text("", minLength=1), "name": text("", minLength=1, maxLength=200)},
                    ("text",),
                ),
                maxItems=1_000,
            ),
            "published": text("Of all of it, EDTF.", format="edtf", maxLength=100),
            "publisher": text("Of all of it.", minLength=1, maxLength=400),
            "plain": {**BOOLEAN, "description": "Take texts as they are: all of it body."},
            "again": {**BOOLEAN, "description": "Read known documents anew."},
            "who": _WHO,
        },
    ),
    "AskedExport": asked_record(
        {
            "formats": many(choice(*FORMATS), minItems=1, maxItems=len(FORMATS)),
            "rejected": {**BOOLEAN, "description": "With records that were rejected."},
            "bom": {**BOOLEAN, "description": "Byte order marks in CSV files."},
            "who": _WHO,
        },
        ("formats",),
    ),
    "AskedNothing": asked_record({}),
}
