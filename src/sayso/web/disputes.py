"""Disputes: claims with somebody on both sides, and counts that can't all hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison import asking
from sayso.web import finding
from sayso.web.claims import FACETS, ORDERS, briefs, list_page, record_page, shown
from sayso.web.dossier import MOST_PAPERS, MOST_STATEMENTS, counts_of, papers, span_of_days
from sayso.web.facets import asked, listed
from sayso.web.page import choice
from sayso.web.paths import url
from sayso.web.said import by_side, side_name, statements_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.web.case import Opened

__all__ = ["data", "one", "routes"]

_KINDS = {"denied": "claims that are denied", "figures": "counts that differ"}


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of disputes; those with the latest movement come first.

    Args:
        opened: The case.
        params: As :func:`sayso.web.claims.data` has them; ``kind`` (``denied`` or
            ``figures``) instead of ``state``.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
    """
    wanted = asked(params, tuple(ORDERS), (*FACETS, "kind"))
    kind = choice(params, "kind", _KINDS)
    shelves = {"denied": ["statements"], "figures": ["figures"]}
    found = finding.find(
        opened,
        shelves.get(kind or "", ["statements", "figures"]),
        wanted,
        facets=FACETS,
        disputed=True,
    )
    return listed(briefs(opened, found.rows), wanted, found)


def one(opened: Opened, given_id: str) -> dict[str, Any]:
    """Return a dispute: a claim that somebody denies, or counts of one event that differ.

    Raises:
        LedgerError: ``S406`` there is none.
    """
    found = asking.dispute(opened.comparison.connection, given_id)
    return _figures(opened, found) if "figures" in found else shown(opened, found)


def _figures(opened: Opened, dispute: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dispute over counts: the standing ones, and the earlier ones they update."""
    event = asking.event(opened.comparison.connection, dispute["event"])
    kind = dispute["figures"][0]["kind"]
    people = dispute["figures"][0]["of"] or ""
    tolls = [t for t in event["tolls"] if t["kind"] == kind and (t["of"] or "") == people]
    told = list(dict.fromkeys(t["statement"] for t in tolls if t["statement"]))
    cards = statements_of(opened, told[:MOST_STATEMENTS])
    for card in cards.values():
        card["reason"] = f"counts people {kind} in the same event"
        card["role"] = "counts"
    known_papers = papers(opened, sorted({t["doc"] for t in tolls}))
    first, last = span_of_days(known_papers)
    return {
        "id": dispute["id"],
        "kind": "figures",
        "what": dispute["what"],
        "heading": f"People {kind}{f' of {side_name(people)}' if people else ''}: {event['what']}",
        "first": first,
        "last": last,
        "independent_sources": dispute["independent_sources"],
        "held": by_side(cards.values()),
        "denied": [],
        "holding": len(told),
        "denying": 0,
        "left_out": len(told) - len(cards),
        "told": [],
        "tree": None,
        "counts": counts_of(opened, tolls),
        "documents": known_papers[:MOST_PAPERS],
        "documents_total": len(known_papers),
        "events": [
            {
                "id": event["id"],
                "what": event["what"],
                "type": event["type"],
                "href": url("/events", event["id"]),
            }
        ],
        "statements": list(cards.values()),
    }


def _list(request: Request) -> Response:
    return list_page(request, "disputes", data, {"kind": _KINDS})


def _record(request: Request) -> Response:
    return record_page(request, "dispute", one)


routes = [Route("/disputes", _list), Route("/disputes/{id}", _record)]
