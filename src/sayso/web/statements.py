"""The list of statements: who said what, when, about which place, as which stance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import LedgerError
from sayso.ledger.database import one
from sayso.ledger.indexing import STATUSES
from sayso.ledger.queries import Filters, Page, documents
from sayso.ledger.queries import events as ask_events
from sayso.ledger.queries import statements as ask
from sayso.ledger.showing import find_record
from sayso.model import EventType, Stance
from sayso.web.case import opened
from sayso.web.document_links import claims_of, events_of, record_url, whole_ids
from sayso.web.document_records import AGAINST
from sayso.web.documents import publishers
from sayso.web.page import choice, pager, render, table_response, url, whole, words
from sayso.web.paths import given

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.case import Opened

__all__ = ["COLUMNS", "data", "mentions", "routes"]

LIMIT, MOST = 50, 200
SORTS = {"-date": "latest first", "date": "earliest first"}


def _spans(name: str) -> Any:  # noqa: ANN401 - a column's function
    return lambda row: " ".join(f"{start}:{end}" for start, end in row[name])


COLUMNS = (
    ("id", "id"),
    ("document", "doc"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("speaker", lambda row: (row["speaker"] or {}).get("name")),
    ("speaker_country", lambda row: (row["speaker"] or {}).get("country")),
    ("speaker_sector", lambda row: (row["speaker"] or {}).get("sector")),
    ("source", "source_text"),
    ("cue", "cue_text"),
    ("content", "content_text"),
    ("stance", "stance"),
    ("kind", "kind"),
    ("said", lambda row: (row["said"] or {}).get("edtf")),
    ("via", lambda row: (row["via"] or {}).get("name")),
    ("nested_in", "nested_in"),
    ("status", "status"),
    ("confidence", "confidence"),
    ("source_offsets", _spans("source")),
    ("cue_offsets", _spans("cue")),
    ("content_offsets", _spans("content")),
    ("claims", lambda row: " ".join(claim["id"] for claim in row["claims"])),
)
MENTION_COLUMNS = (
    ("id", "id"),
    ("document", "doc"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("type", "type"),
    ("mode", "mode"),
    ("what", "what"),
    ("actor", lambda row: (row["actor"] or {}).get("name")),
    ("recipient", lambda row: (row["recipient"] or {}).get("name")),
    ("place", lambda row: (row["where"] or {}).get("name")),
    ("country", lambda row: (row["where"] or {}).get("country")),
    ("date", "date"),
    ("reality", "reality"),
    ("background", "background"),
    ("statement", "statement"),
    ("status", "status"),
    ("confidence", "confidence"),
    ("events", lambda row: " ".join(event["id"] for event in row["folded"])),
)


def _asked(params: Mapping[str, str], *more: str) -> tuple[dict[str, Any], str, int, int]:
    names = ("who", "where", "since", "until", "about", "publisher", *more)
    asked: dict[str, Any] = {name: words(params, name) for name in names}
    asked["status"] = choice(params, "status", STATUSES)
    sort = choice(params, "sort", SORTS) or "-date"
    limit = max(1, whole(params, "limit", LIMIT, MOST))
    return asked, sort, limit, whole(params, "offset", 0)


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return statements, each with its document's address and its claims.

    Args:
        opened: The case.
        params: ``who``, ``where``, ``since``, ``until``, ``stance``, ``about``,
            ``publisher``, ``status``, ``document`` (any id of one), ``sort`` (``date`` or
            ``-date``), ``limit`` and ``offset``.

    Returns:
        ``rows``, ``more``, ``offset``, ``limit``, ``sort`` and ``filters``.

    Raises:
        LedgerError: ``S409`` a filter has no such value; ``S406`` there is no such document.
    """
    asked, sort, limit, offset = _asked(params)
    asked["stance"] = choice(params, "stance", Stance)
    filters = Filters(
        **asked, document=_document(opened, params), limit=limit, offset=offset,
        newest_first=sort == "-date",
    )  # fmt: skip
    found = ask(opened.ledger, filters) if _publishes(opened, asked) else Page([], more=False)
    _address(opened, found.rows, "statement")
    claims = claims_of(opened, [row["id"] for row in found.rows])
    for row in found.rows:
        row["claims"] = claims.get(row["id"], [])
        row["against"] = row["stance"] in AGAINST
    asked["document"] = words(params, "document")
    return {
        "rows": found.rows,
        "more": found.more,
        "offset": offset,
        "limit": limit,
        "sort": sort,
        "filters": asked,
    }


def mentions(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return event mentions as documents tell them, each with the event it is of.

    Args:
        opened: The case.
        params: As for :func:`data`, with ``type`` instead of ``stance``.

    Raises:
        LedgerError: ``S409`` a filter has no such value; ``S406`` there is no such document.
    """
    asked, sort, limit, offset = _asked(params)
    asked["type"] = choice(params, "type", EventType)
    filters = Filters(
        **asked, document=_document(opened, params), limit=limit, offset=offset,
        newest_first=sort == "-date",
    )  # fmt: skip
    known = _publishes(opened, asked)
    found = ask_events(opened.ledger, filters) if known else Page([], more=False)
    _address(opened, found.rows, "event")
    folded = events_of(opened, [row["id"] for row in found.rows])
    for row in found.rows:
        row["folded"] = folded.get(row["id"], [])
    asked["document"] = words(params, "document")
    return {
        "rows": found.rows,
        "more": found.more,
        "offset": offset,
        "limit": limit,
        "sort": sort,
        "filters": asked,
    }


def _publishes(opened: Opened, asked: Mapping[str, Any]) -> bool:
    """Tell whether any document is of the outlet asked for: a walk through all finds none late."""
    if asked["publisher"] is None:
        return True
    return bool(documents(opened.ledger, Filters(publisher=asked["publisher"], limit=1)).rows)


def _document(opened: Opened, params: Mapping[str, str]) -> int | None:
    doc = words(params, "document")
    return None if doc is None else opened.ledger.document_key(doc)


def _address(opened: Opened, found: list[dict[str, Any]], kind: str) -> None:
    """Add the address of each record in its document."""
    ids = whole_ids(opened.ledger, [row["doc"] for row in found])
    for row in found:
        whole_id = ids.get(row["doc"])
        row["sha256"] = whole_id
        if whole_id is None:  # two documents came with one id: the record knows its own
            row["href"] = url(f"/{'statements' if kind == 'statement' else 'mentions'}", row["id"])
        else:
            row["href"] = record_url(whole_id, kind, row["id"])


def page(request: Request) -> Response:
    """Show the list of statements."""
    return _list(request, "statements")


def mentions_page(request: Request) -> Response:
    """Show the list of event mentions."""
    return _list(request, "mentions")


def _list(request: Request, kind: str) -> Response:
    with opened(request) as case:
        said = kind == "statements"
        found = (data if said else mentions)(case, request.query_params)
        columns = COLUMNS if said else MENTION_COLUMNS
        table = table_response(request, found["rows"], columns, kind)
        return table or render(
            request,
            "statements.html.j2",
            kind=kind,
            publishers=publishers(case),
            options_of={"stance": list(Stance), "status": STATUSES, "type": list(EventType)},
            pages=pager(
                request,
                offset=found["offset"],
                limit=found["limit"],
                shown=len(found["rows"]),
                more=found["more"],
            ),
            **found,
        )


def record(request: Request) -> Response:
    """Go to a statement or event mention where it stands in its document.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    with opened(request) as case:
        kind, key, found = find_record(case.ledger, given(request, "id"))
        row = one(case.ledger.connection, "SELECT id FROM documents WHERE key = ?", (key,))
    if row is None:  # pragma: no cover - a record without its document
        raise LedgerError("its document is gone", subject=found, code="S406")
    return RedirectResponse(record_url(row[0], kind, found), 303)


routes = [
    Route("/statements", page),
    Route("/statements/{id}", record),
    Route("/mentions", mentions_page),
    Route("/mentions/{id}", record),
]
