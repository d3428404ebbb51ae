"""Claims: what several statements hold, who holds it, who denies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison import asking
from sayso.web import finding
from sayso.web.case import Opened, opened
from sayso.web.dossier import (
    MOST_PAPERS,
    MOST_STATEMENTS,
    charts_of,
    counts_of,
    events_with,
    papers,
    span_of_days,
    timeline_of,
)
from sayso.web.facets import asked, links, listed
from sayso.web.page import choice, pager, render, table_response
from sayso.web.paths import given, url
from sayso.web.said import by_side, statements_of
from sayso.web.tree import source_tree

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["briefs", "data", "list_page", "one", "pager_of", "record_page", "routes", "shown"]

FACETS = {"who": "Said or denied by", "publisher": "Outlet"}
ORDERS = {"latest": "latest first", "size": "most statements first", "first": "earliest first"}
STATES = {"denied": "somebody denies it", "undisputed": "nobody denies it here"}
KINDS = {
    "denied": "denied",
    "figures": "counts differ",
    "taken back": "taken back",
    "undisputed": "not denied here",
}
"""What a claim's state is called."""
COLUMNS = (
    ("id", "id"),
    ("state", "kind"),
    ("what", "what"),
    ("said by", lambda row: "; ".join(row["said_by"])),
    ("denied by", lambda row: "; ".join(row["denied_by"])),
    ("independent sources", "independent_sources"),
    ("statements", "statements"),
    ("denials", "denials"),
    ("documents", "documents"),
    ("first", "first"),
    ("last", "last"),
)
STATEMENT_COLUMNS = tuple(
    (name.replace("_", " "), name)
    for name in (
        "role", "speaker", "country", "sector", "stance", "said", "quote", "publisher",
        "published", "doc", "id", "reason",
    )
)  # fmt: skip


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of claims.

    Args:
        opened: The case.
        params: ``who``, ``about``, ``since``, ``until``, ``publisher``, ``state`` (one of
            :data:`STATES`), ``sort``, ``limit``, ``offset``.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
    """
    wanted = asked(params, tuple(ORDERS), (*FACETS, "state"))
    state = choice(params, "state", STATES)
    found = finding.find(
        opened,
        ["statements"],
        wanted,
        facets=FACETS,
        disputed=None if state is None else state == "denied",
    )
    return listed(briefs(opened, found.rows), wanted, found)


def briefs(opened: Opened, heads: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return claims and disputes as rows of a list."""
    against = finding.answers(opened, [h["key"] for h in heads if h["shelf"] == "statements"])
    return [_brief(head, against.get(head["key"], [])) for head in heads]


def _brief(head: Mapping[str, Any], against: Sequence[tuple[str, str]]) -> dict[str, Any]:
    stances = {stance for stance, _ in against}
    figures = head["shelf"] == "figures"
    kind = (
        "figures"
        if figures
        else "undisputed"
        if not against
        else "taken back"
        if stances == {"retracts"}
        else "denied"
    )
    return {
        "id": head["id"],
        "kind": kind,
        "what": head["what"],
        "said_by": head["claimants"],
        "denied_by": [] if figures else list(dict.fromkeys(name for _, name in against)),
        "independent_sources": head["independent_sources"],
        "statements": head.get("statements"),
        "denials": head.get("denials", 0),
        "documents": head["documents"],
        "first": head["first"],
        "last": head["last"],
        "href": url("/claims" if kind == "undisputed" else "/disputes", head["id"]),
    }


def one(opened: Opened, given_id: str) -> dict[str, Any]:
    """Return a claim with its statements by side and claimant, its sources and its events.

    Raises:
        LedgerError: ``S406`` there is none.
    """
    return shown(opened, asking.claim(opened.comparison.connection, given_id))


def shown(opened: Opened, claim: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim as its page and the JSON interface show it."""
    holding, denying = claim["statements"], claim["denied_by"]
    cards = statements_of(opened, [*holding[:MOST_STATEMENTS], *denying[:MOST_STATEMENTS]])
    for known, card in cards.items():
        card["reason"] = claim["reasons"].get(known, "")
        card["role"] = "denies" if known in set(denying) else "holds"
    known_papers = papers(opened, claim["documents"])
    first, last = span_of_days(known_papers)
    events = events_with(opened, [*holding, *denying][: 2 * MOST_STATEMENTS])
    inside = {*holding, *denying}
    counts = [
        count
        for event in events
        for count in counts_of(
            opened, [t for t in event["tolls"] if t["statement"] in inside], event["tolls"]
        )
    ]
    return {
        "id": claim["id"],
        "kind": finding.kind_of(claim),
        "what": claim["what"],
        "heading": claim["what"],
        "first": first,
        "last": last,
        "independent_sources": claim["independent_sources"],
        "held": by_side(cards[s] for s in holding if s in cards),
        "denied": by_side(cards[s] for s in denying if s in cards),
        "holding": len(holding),
        "denying": len(denying),
        "left_out": len(holding) + len(denying) - len(cards),
        "told": list(claim["told"]),
        "tree": source_tree(claim, cards),
        "counts": counts,
        "documents": known_papers[:MOST_PAPERS],
        "documents_total": len(known_papers),
        "events": [
            {"id": e["id"], "what": e["what"], "type": e["type"], "href": url("/events", e["id"])}
            for e in events
        ],
        "statements": [cards[s] for s in [*holding, *denying] if s in cards],
    }


Data = Callable[["Opened", Mapping[str, str]], dict[str, Any]]


def list_page(
    request: Request,
    name: str,
    make: Data,
    choices: Mapping[str, Mapping[str, str]],
) -> Response:
    """Show a list of claims or disputes, or give it as CSV or JSON.

    Args:
        request: The request.
        name: Of the template and the file.
        make: Returns the data.
        choices: Values to choose one of, by parameter.
    """
    with opened(request) as case:
        found = make(case, request.query_params)
    file = table_response(request, found["rows"], COLUMNS, name)
    return file or render(
        request,
        f"{name}.html.j2",
        found=found,
        facets=links(request, found, FACETS),
        choices=choices,
        orders=ORDERS,
        kinds=KINDS,
        rows_shown=pager_of(request, found),
    )


def pager_of(request: Request, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ways to other rows of a list."""
    return pager(
        request,
        offset=found["offset"],
        limit=found["limit"],
        shown=len(found["rows"]),
        more=found["more"],
        total=found["total"],
    )


def record_page(
    request: Request, name: str, make: Callable[[Opened, str], dict[str, Any]]
) -> Response:
    """Show one claim or dispute, or give its statements as CSV or JSON."""
    with opened(request) as case:
        found = make(case, given(request, "id"))
    file = table_response(request, found["statements"], STATEMENT_COLUMNS, f"{name}-{found['id']}")
    return file or render(
        request,
        f"{name}.html.j2",
        found=found,
        charts=charts_of(found["counts"]),
        timeline=None if found["kind"] == "figures" else timeline_of(found["statements"]),
        kinds=KINDS,
    )


def _list(request: Request) -> Response:
    return list_page(request, "claims", data, {"state": STATES})


def _record(request: Request) -> Response:
    return record_page(request, "claim", one)


routes = [Route("/claims", _list), Route("/claims/{id}", _record)]
