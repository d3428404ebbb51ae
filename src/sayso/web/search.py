"""Full-text search: each hit opens at the place in its document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.ledger.searching import search
from sayso.web.case import opened
from sayso.web.document_links import document_url, whole_ids
from sayso.web.marks import snippet
from sayso.web.page import pager, render, table_response, whole, words

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.web.case import Opened

__all__ = ["COLUMNS", "data", "routes"]

LIMIT, MOST = 20, 100

COLUMNS = (
    ("id", "doc"),
    ("published", "published"),
    ("publisher", "publisher"),
    ("title", "title"),
    ("found", "snippet"),
    ("offsets", lambda row: " ".join(f"{start}:{end}" for start, end in row["spans"])),
    ("page", "page"),
)


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return the documents that match best, with the words around the first match.

    Args:
        opened: The case.
        params: ``q`` (words, ``"phrases"`` and ``prefixes*``), ``limit`` and ``offset``.

    Returns:
        ``rows``, ``more``, ``offset``, ``limit`` and ``q``; a row has ``pieces`` of its
        snippet, each with whether it is a match, and ``spans`` of the first matches in the
        text, with the addresses of their places.

    Raises:
        LedgerError: ``S409`` there is no word in the query.
    """
    query = words(params, "q")
    limit = max(1, whole(params, "limit", LIMIT, MOST))
    offset = whole(params, "offset", 0)
    hits = search(opened.ledger, query, limit=limit + 1, offset=offset) if query else []
    ids = whole_ids(opened.ledger, [hit.doc for hit in hits])
    found = []
    for hit in hits[:limit]:
        whole_id = ids.get(hit.doc, hit.doc)
        places = [document_url(whole_id, span=span) for span in hit.spans]
        found.append(
            {
                "doc": hit.doc,
                "sha256": ids.get(hit.doc),
                "title": hit.title,
                "publisher": hit.publisher,
                "published": hit.published,
                "snippet": hit.snippet,
                "pieces": snippet(hit.snippet, hit.matches),
                "cut": [hit.start > 0, True],
                "start": hit.start,
                "spans": [list(span) for span in hit.spans],
                "page": hit.anchor.page if hit.anchor else None,
                "href": places[0] if places else document_url(whole_id),
                "places": places,
            }
        )
    return {
        "rows": found,
        "more": len(hits) > limit,
        "offset": offset,
        "limit": limit,
        "q": query,
    }


def page(request: Request) -> Response:
    """Show what was found."""
    with opened(request) as case:
        found = data(case, request.query_params)
        table = table_response(request, found["rows"], COLUMNS, "search")
        return table or render(
            request,
            "search.html.j2",
            pages=pager(
                request,
                offset=found["offset"],
                limit=found["limit"],
                shown=len(found["rows"]),
                more=found["more"],
            ),
            **found,
        )


routes = [Route("/search", page)]
