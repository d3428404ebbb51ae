"""Events: what happened, by whose account, with each side's version and counts over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison import asking
from sayso.comparison.codec import happening_from
from sayso.export.page.map import Spot, draw_spots, precision_words
from sayso.ledger.database import rows
from sayso.model import EventType, TollKind
from sayso.web import finding
from sayso.web.case import Opened, opened
from sayso.web.claims import ORDERS as CLAIM_ORDERS
from sayso.web.claims import pager_of
from sayso.web.document_links import document_url
from sayso.web.dossier import (
    MOST_PAPERS,
    MOST_STATEMENTS,
    charts_of,
    counts_of,
    papers,
    span_of_days,
)
from sayso.web.facets import asked, links, listed
from sayso.web.page import choice, render, table_response
from sayso.web.paths import given, url
from sayso.web.said import by_side, side_name, statements_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.export.page.map import Map

__all__ = ["data", "one", "routes"]

FACETS = {"type": "Kind", "where": "Country", "who": "Named", "publisher": "Outlet"}
ORDERS = {**CLAIM_ORDERS, "size": "most documents first"}
HISTORY = {"no": "what is reported on", "yes": "told as earlier history", "all": "both"}
"""Background events are kept apart: a list shows them only where it is asked for."""
COUNTS = {"yes": "with counts", "differ": "with counts that differ"}
COLUMNS = (
    ("id", "id"),
    ("type", "type"),
    ("what", "what"),
    ("date", "date"),
    ("place", lambda row: (row["place"] or {}).get("name")),
    ("country", lambda row: (row["place"] or {}).get("country")),
    ("lat", lambda row: (row["place"] or {}).get("lat")),
    ("lon", lambda row: (row["place"] or {}).get("lon")),
    ("precision", lambda row: (row["place"] or {}).get("precision")),
    ("actor", lambda row: (row["actor"] or {}).get("name")),
    ("recipient", lambda row: (row["recipient"] or {}).get("name")),
    ("sides", lambda row: "; ".join(row["sides"])),
    ("counts", lambda row: "; ".join(row["counts"])),
    ("independent sources", "independent_sources"),
    ("mentions", "mentions"),
    ("documents", "documents"),
    ("background", "background"),
    ("first", "first"),
    ("last", "last"),
)
COUNT_COLUMNS = tuple(
    (name, name)
    for name in (
        "kind", "low", "high", "of", "claimant", "country", "published", "publisher", "doc",
        "start", "end", "statement", "standing",
    )
)  # fmt: skip
MOST_MENTIONS = 120
"""Mentions that a page shows at once."""


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of events.

    Args:
        opened: The case.
        params: ``who``, ``about``, ``since``, ``until``, ``publisher``, ``type``, ``where``,
            ``background`` (one of :data:`HISTORY`, ``no`` by default), ``counts`` (one of
            :data:`COUNTS`), ``sort``, ``limit``, ``offset``.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
    """
    wanted = asked(params, tuple(ORDERS), (*FACETS, "background", "counts"))
    background = choice(params, "background", HISTORY) or "no"
    counts = choice(params, "counts", COUNTS)
    choice(params, "type", [*EventType, *(t.value.lower() for t in EventType)])
    found = finding.find(
        opened,
        ["happenings"],
        wanted,
        facets=FACETS,
        disputed=True if counts == "differ" else None,
        background=None if background == "all" else background == "yes",
        tolls=True if counts else None,
    )
    return listed([_brief(head) for head in found.rows], wanted, found)


def _brief(head: Mapping[str, Any]) -> dict[str, Any]:
    kept = {k: v for k, v in head.items() if k not in {"shelf", "key", "summary", "tolls"}}
    counts = [
        f"{s['kind']} {s['low']:,}" + (f" to {s['high']:,}" if s["high"] != s["low"] else "")
        for s in head["summary"]
    ]
    return {
        **kept,
        "place": _place(head["place"]),
        "summary": head["summary"],
        "counts": counts,
        "href": url("/events", head["id"]),
    }


def _place(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        **place,
        "country_name": side_name(place["country"]) if place["country"] else None,
        "precision_words": precision_words(place["precision"]),
    }


def one(opened: Opened, given_id: str) -> dict[str, Any]:
    """Return an event with each side's version, counts, place, mentions and claims.

    Raises:
        LedgerError: ``S406`` there is none.
    """
    connection = opened.comparison.connection
    event = asking.event(connection, given_id)
    told = list(dict.fromkeys(s for v in event["versions"] for s in v["statements"]))
    cards = statements_of(opened, told[:MOST_STATEMENTS])
    mentions = _mentions(opened, event)
    for known, card in cards.items():
        words = [m["words"] for m in mentions if m["statement"] == known]
        card["reason"] = f"tells of it: {', '.join(dict.fromkeys(words))}" if words else ""
        card["role"] = "tells"
    known_papers = papers(opened, event["documents"])
    first, last = span_of_days(known_papers)
    claims = {
        head["id"]: {**head, "href": url("/disputes" if head["denials"] else "/claims", head["id"])}
        for heads in asking.of_statements(connection, told[:MOST_STATEMENTS]).values()
        for head in heads
    }
    kinds = {kind.value: number for number, kind in enumerate(TollKind)}
    tolls = sorted(event["tolls"], key=lambda t: kinds.get(t["kind"], len(kinds)))
    return {
        **{
            key: event[key]
            for key in (
                "id", "type", "what", "actor", "recipient", "date", "background", "summary",
                "independent_sources",
            )
        },
        "place": _place(event["place"]),
        "first": first,
        "last": last,
        "versions": by_side(cards.values()),
        "left_out": len(told) - len(cards),
        "own_voice": [m for m in mentions if m["statement"] is None],
        "mentions": mentions,
        "mentioned": len(event["mentions"]),
        "counts": counts_of(opened, tolls, event["tolls"]),
        "documents": known_papers[:MOST_PAPERS],
        "documents_total": len(known_papers),
        "claims": sorted(claims.values(), key=lambda c: (-c["denials"], -c["statements"], c["id"])),
        "statements": list(cards.values()),
    }  # fmt: skip


def _mentions(opened: Opened, event: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the first mentions of an event, with where each stands in its text."""
    sql = (
        "SELECT t.id, t.body, d.title, d.publisher, d.published FROM happenings_groups g "
        "JOIN happenings_members m ON m.grp = g.key JOIN happenings t ON t.key = m.item "
        "JOIN documents d ON d.key = t.doc WHERE g.id = ? "
        "ORDER BY ifnull(d.published, '9999'), d.doc, json_extract(t.body, '$[2]') LIMIT ?"
    )
    found = []
    for known, body, title, publisher, published in rows(
        opened.comparison.connection, sql, (event["id"], MOST_MENTIONS)
    ):
        mention = happening_from(body)
        if mention.hangs_on is not None:
            continue  # a count told apart from any event's words: it is among the counts
        found.append(
            {
                "id": known,
                "doc": mention.doc,
                "start": mention.start,
                "end": mention.end,
                "words": mention.trigger,
                "type": mention.type,
                "reality": mention.reality,
                "date": mention.date,
                "place": mention.spot[0] if mention.spot else None,
                "actor": mention.actor.name if mention.actor else None,
                "statement": mention.statement,
                "title": title,
                "publisher": publisher,
                "published": published,
                "href": document_url(mention.doc, span=(mention.start, mention.end)),
            }
        )
    return found


def area(place: Mapping[str, Any] | None) -> Map | None:
    """Return a small map with the place as an area: the larger, the less exactly it is known."""
    if place is None or place["lat"] is None or place["lon"] is None:
        return None
    spot = Spot(place["name"], place["lat"], place["lon"], place["precision"], "#mentions")
    return draw_spots([spot])


def _list(request: Request) -> Response:
    with opened(request) as case:
        found = data(case, request.query_params)
    file = table_response(request, found["rows"], COLUMNS, "events")
    return file or render(
        request,
        "events.html.j2",
        found=found,
        facets=links(request, found, FACETS, _label),
        choices={"background": HISTORY, "counts": COUNTS},
        orders=ORDERS,
        rows_shown=pager_of(request, found),
    )


def _label(facet: str, value: str) -> str:
    if facet == "type":
        return value.lower()
    return side_name(value) if facet == "where" else value


def _record(request: Request) -> Response:
    with opened(request) as case:
        found = one(case, given(request, "id"))
    file = table_response(request, found["counts"], COUNT_COLUMNS, f"event-{found['id']}")
    return file or render(
        request,
        "event.html.j2",
        found=found,
        charts=charts_of(found["counts"], found["summary"]),
        map=area(found["place"]),
        points=_points(found["place"]),
    )


def _points(place: Mapping[str, Any] | None) -> Sequence[dict[str, Any]]:
    """Return what the zoomable map draws."""
    if place is None or place["lat"] is None:
        return ()
    same = {key: place[key] for key in ("lat", "lon", "name", "precision")}
    return [{**same, "count": 1, "href": "#mentions"}]


routes = [Route("/events", _list), Route("/events/{id}", _record)]
