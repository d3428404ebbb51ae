"""The list of documents: what came in, from whom, when, and what republishes what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.ledger.database import rows
from sayso.ledger.queries import Filters
from sayso.ledger.queries import documents as ask
from sayso.web.case import opened
from sayso.web.document_links import document_url, file_names, republished, whole_ids
from sayso.web.page import choice, pager, render, table_response, whole, words

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.case import Opened

__all__ = ["COLUMNS", "data", "publishers", "routes"]

LIMIT, MOST = 50, 500
SORTS = {"-published": "latest first", "published": "earliest first"}
MOST_PUBLISHERS = 200
"""Names offered for the filter."""

COLUMNS = (
    ("id", "id"),
    ("sha256", "sha256"),
    ("published", "published"),
    ("publisher", "publisher"),
    ("title", "title"),
    ("language", "language"),
    ("url", "url"),
    ("statements", "statements"),
    ("events", "events"),
    ("added", "added"),
    ("republishes", lambda row: (row["republishes"] or {}).get("doc")),
    ("republishes_publisher", lambda row: (row["republishes"] or {}).get("publisher")),
)


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return documents with their counts and what each republishes.

    Args:
        opened: The case.
        params: ``publisher``, ``since``, ``until``, ``about``, ``sort`` (``published`` or
            ``-published``), ``limit`` and ``offset``.

    Returns:
        ``rows``, ``more``, ``offset``, ``limit``, ``sort`` and ``filters``.

    Raises:
        LedgerError: ``S409`` a filter has no such value.
    """
    sort = choice(params, "sort", SORTS) or "-published"
    limit = max(1, whole(params, "limit", LIMIT, MOST))
    names = ("publisher", "since", "until", "about")
    asked: dict[str, Any] = {name: words(params, name) for name in names}
    offset = whole(params, "offset", 0)
    filters = Filters(**asked, limit=limit, offset=offset, newest_first=sort == "-published")
    found = ask(opened.ledger, filters)
    copied = republished(opened, [row["id"] for row in found.rows])
    ids = whole_ids(opened.ledger, [copy["doc"] for copy in copied.values()])
    for row in found.rows:
        copy = copied.get(row["id"])
        row["republishes"] = copy and {**copy, "sha256": ids.get(copy["doc"])}
    return {
        "rows": found.rows,
        "more": found.more,
        "offset": offset,
        "limit": limit,
        "sort": sort,
        "filters": asked,
    }


def publishers(opened: Opened) -> list[tuple[str, int]]:
    """Return the outlets of a case with their numbers of documents, most first."""
    sql = (
        "SELECT publisher, count(*) FROM documents WHERE publisher IS NOT NULL GROUP BY publisher "
        "ORDER BY count(*) DESC, publisher LIMIT ?"
    )
    return [(str(name), int(many)) for name, many in rows(opened.ledger.connection, sql,
                                                          (MOST_PUBLISHERS,))]  # fmt: skip


def page(request: Request) -> Response:
    """Show the list, or go to the document that ``?doc=`` names."""
    params = request.query_params
    if doc := words(params, "doc"):
        return RedirectResponse(document_url(doc), 303)
    with opened(request) as case:
        found = data(case, params)
        table = table_response(request, found["rows"], COLUMNS, "documents")
        return table or render(
            request,
            "documents.html.j2",
            publishers=publishers(case),
            files=file_names(case.ledger, found["rows"], "sha256"),
            pages=pager(
                request,
                offset=found["offset"],
                limit=found["limit"],
                shown=len(found["rows"]),
                more=found["more"],
            ),
            **found,
        )


routes = [Route("/documents", page)]
