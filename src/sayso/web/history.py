"""The history of decisions: who, when, what, why, and what was taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.ledger.database import rows
from sayso.ledger.reviews import ACTIONS
from sayso.web.case import opened
from sayso.web.decisions import decisions_of
from sayso.web.document_links import record_url
from sayso.web.page import choice, pager, render, table_response, whole, words

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.web.case import Opened

__all__ = ["data", "routes"]

LIMIT, MOST = 50, 500


def _json(name: str) -> Any:  # noqa: ANN401 - a column's function
    def text(row: Mapping[str, Any]) -> str | None:
        value = row[name]
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    return text


COLUMNS = (
    "number",
    "at",
    "who",
    "action",
    "kind",
    "record",
    "doc",
    "field",
    ("value", _json("value")),
    ("replaces", _json("replaces")),
    "reason",
    "undoes",
    "undone_by",
)


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return decisions, the last one first.

    Args:
        opened: The case.
        params: ``who`` (a whole name), ``action``, ``record`` (id), ``limit``, ``offset``.

    Returns:
        ``rows``, ``more``, ``limit``, ``offset``, ``filters`` and ``names`` of reviewers.
    """
    limit = max(1, min(MOST, whole(params, "limit", LIMIT)))
    offset = whole(params, "offset", 0)
    filters = {
        "who": words(params, "who"),
        "action": choice(params, "action", (*ACTIONS, "undo")),
        "record": words(params, "record"),
    }
    found = decisions_of(
        opened,
        who=filters["who"],
        action=filters["action"],
        record=filters["record"],
        limit=limit,
        offset=offset,
    )
    sql = "SELECT DISTINCT l.who FROM reviews r JOIN log l ON l.number = r.log ORDER BY 1 LIMIT 200"
    return {
        "rows": found.rows,
        "more": found.more,
        "limit": limit,
        "offset": offset,
        "filters": filters,
        "names": [name for (name,) in rows(opened.ledger.connection, sql)],
    }


def _list(request: Request) -> Response:
    with opened(request) as case:
        found = data(case, request.query_params)
    if file := table_response(request, found["rows"], COLUMNS, "history"):
        return file
    return render(
        request,
        "history.html.j2",
        **found,
        actions=(*ACTIONS, "undo"),
        record_url=record_url,
        pages=pager(
            request,
            offset=found["offset"],
            limit=found["limit"],
            shown=len(found["rows"]),
            more=found["more"],
            total=None,
        ),
    )


routes = [Route("/history", _list)]
