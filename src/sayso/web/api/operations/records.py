"""Documents, statements and event mentions, and the search through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.ledger.database import one
from sayso.ledger.indexing import STATUSES
from sayso.ledger.showing import find_record
from sayso.model import EventType, Stance
from sayso.model.serial import reading_to_dict
from sayso.web import documents, search, statements
from sayso.web.api.operation import Operation, Parameter
from sayso.web.api.operations.shared import days, made, paging, part, rows_of, sorting, words
from sayso.web.api.shapes import choice, integer
from sayso.web.document import data as document_data
from sayso.web.document import held_of
from sayso.web.errors import WorkbenchError
from sayso.web.overview import ledger_count
from sayso.web.record import Wanted, record_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sayso.web.case import Opened

__all__ = ["OPERATIONS"]

_STATUS = Parameter(
    "status", choice(*STATUSES), "What people decided; without it all but the rejected."
)
_RECORDS = (
    words("who", "Part of a name, or a country (ISO 3166-1 alpha-3)."),
    words("where", "A place, a country, or a box: west,south,east,north in degrees."),
    *days("Said or happened"),
    words("about", "Words that must stand in it."),
    words("publisher", "Part of the outlet's name."),
    words("document", "Any id of a document."),
    _STATUS,
)
_ID = part("id", "Its id, or a unique beginning of at least 6 digits.")
_DOC = part("doc", "Any of its ids; one with a slash is written as ~ and base64url.")


def _count(table: str) -> Callable[[Opened], int]:
    def count(case: Opened) -> int:
        return int((ledger_count(case, table) or (0,))[0])

    return count


def _statements_that_stand(case: Opened) -> int:
    rejected = STATUSES.index("rejected")
    gone = one(
        case.ledger.connection, "SELECT count(*) FROM statements WHERE status = ?", (rejected,)
    )
    return _count("statements")(case) - int((gone or (0,))[0])


def _reading(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    return reading_to_dict(held_of(case, params["doc"]).reading)


def _record(kind: str) -> Callable[[Opened, Mapping[str, str]], dict[str, Any]]:
    def make(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
        real, key, known = find_record(case.ledger, params["id"])
        if real != kind:
            raise WorkbenchError(
                f"is the id of a {'statement' if real == 'statement' else 'mention of an event'}",
                subject=params["id"][:80],
                fix="ask for it under its own address",
                code="S506",
            )
        return record_data(case, Wanted(kind, key, known))

    return make


OPERATIONS = (
    Operation(
        "documents", "/api/documents", "Documents, with their counts and what each republishes.",
        rows_of(documents.data, _count("documents")), "DocumentList", of="/documents",
        params=(
            words("publisher", "Part of the outlet's name."), *days("Published"),
            words("about", "Words that must stand in it."), sorting(documents.SORTS),
            *paging(documents.LIMIT, documents.MOST),
        ),
    ),
    Operation(
        "document", "/api/documents/{doc}",
        "A document, or one part of a long one, with all that was read in it.",
        made(document_data), "DocumentPage", of="/documents/{doc}", parts=(_DOC,), missing=True,
        params=(
            Parameter("part", integer(1, 99_999_999), "Number of the part."),
            words("statement", "The part with this statement."),
            words("event", "The part with this event mention."),
            Parameter(
                "span", {"type": "string", "pattern": "^[0-9]{1,9}-[0-9]{1,9}$"},
                "The part with these characters, START-END.",
            ),
            Parameter("at", integer(0, 99_999_999), "The part with this character."),
        ),
    ),
    Operation(
        "reading", "/api/documents/{doc}/reading",
        "The whole reading of a document as people left it, schema sayso.reading/1.",
        made(_reading), "Reading", of="/documents/{doc}", parts=(_DOC,), missing=True,
    ),
    Operation(
        "statements", "/api/statements", "Who said what, when, about which place.",
        rows_of(statements.data, _statements_that_stand), "StatementList", of="/statements",
        missing=True,
        params=(
            *_RECORDS, Parameter("stance", choice(*Stance)), sorting(statements.SORTS),
            *paging(statements.LIMIT, statements.MOST),
        ),
    ),
    Operation(
        "statement", "/api/statements/{id}",
        "A statement in its context, with its evidence, its claims and its decisions.",
        made(_record("statement")), "Record", of="/statements/{id}", parts=(_ID,), missing=True,
    ),
    Operation(
        "mentions", "/api/mentions", "Event mentions, as documents tell them.",
        rows_of(statements.mentions), "MentionList", of="/mentions", missing=True,
        params=(
            *_RECORDS, Parameter("type", choice(*EventType)), sorting(statements.SORTS),
            *paging(statements.LIMIT, statements.MOST),
        ),
    ),
    Operation(
        "mention", "/api/mentions/{id}",
        "An event mention in its context, with its evidence, its events and its decisions.",
        made(_record("event")), "Record", of="/mentions/{id}", parts=(_ID,), missing=True,
    ),
    Operation(
        "search", "/api/search", "Documents that match best, with the words around the match.",
        rows_of(search.data), "HitList", of="/search",
        params=(
            Parameter(
                "q", {"type": "string", "minLength": 1, "maxLength": 1_000},
                'Words, "phrases" and beginnings*.', required=True,
            ),
            *paging(search.LIMIT, search.MOST),
        ),
    ),
)  # fmt: skip
