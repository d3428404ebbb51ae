"""The first page: what came in, what changed, what is disputed, where and when."""

from __future__ import annotations

from contextlib import suppress
from math import sqrt
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison.state import behind
from sayso.export.page.map import Map, Spot, draw_spots
from sayso.export.page.timeline import Link, Timeline, lay_out_dates
from sayso.export.visible import visible
from sayso.web.case import opened, site
from sayso.web.document_links import file_names
from sayso.web.overview import newest, overview
from sayso.web.page import plural, render, url
from sayso.web.since import changed, last_number, visit
from sayso.web.weeks import draw_weeks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.web.app import Site
    from sayso.web.case import Opened

__all__ = ["data", "routes", "warm"]

NEWEST = 10
_LARGEST = 18
"""Radius of the dot with most events."""
_SHARE = 0.9
"""Part of the event mentions whose places the map shows at first."""

Record = dict[str, Any]


def data(case: Opened, params: Mapping[str, str]) -> Record:  # noqa: ARG001 - as for every page
    """Return what the page shows but for the visit: numbers, documents, disputes, events."""
    return {**overview(case), "newest": newest(case, NEWEST), "log": last_number(case)}


def _show(request: Request) -> Response:
    shared = site(request)
    with opened(request) as case:
        found = _remembered(shared, case)
        seen = visit(request.cookies, shared.settings.case, found["log"])
        since = None if seen.since is None else changed(case, seen.since)
    response = render(request, "home.html.j2", **found, since=since)
    seen.keep(response, shared.settings.case)
    return response


def _remembered(shared: Site, case: Opened) -> Record:
    """Return data and drawings, made anew only when the case or its comparison has changed."""
    stamp = (last_number(case), behind(case.ledger, case.comparison.connection))
    known = shared.more.get("home")
    if isinstance(known, tuple) and known[0] == stamp:
        found: Record = known[1]
        return found
    made = data(case, {})
    places = _mostly(made["places"])
    timeline = _timeline(made["events"], made["newest"])
    made |= {
        "chart": draw_weeks(made["weekly"]),
        "map": _map(places),
        "points": _points(places),
        "timeline": timeline,
        "files": file_names(case.ledger, made["newest"], "id"),
        "items": _items(made["events"], {row.edtf for row in timeline.rows if row.outside}),
    }
    shared.more["home"] = (stamp, made)
    return made


def warm(shared: Site) -> None:
    """Make the page's data before anybody asks for it; what is wrong is said when they do."""
    with suppress(Exception), shared.cases.lend() as case:
        _remembered(shared, case)


def _mostly(places: list[Record]) -> list[Record]:
    """Return the places with most events that together have nearly all of them."""
    enough = _SHARE * sum(p["count"] for p in places)
    found: list[Record] = []
    for place in places:
        if found and enough <= 0:
            break
        found.append(place)
        enough -= place["count"]
    return found


def _map(places: list[Record]) -> Map | None:
    """Draw the places; one that few events are at doesn't make the others a blot."""
    counts = {(p["name"], p["lat"], p["lon"]): p["count"] for p in places}
    drawing = draw_spots(
        Spot(name, lat, lon, None, url("/events", where=name)) for name, lat, lon in counts
    )
    if drawing is None:
        return None
    named: dict[str, int] = {}
    for (name, _, _), count in counts.items():
        named.setdefault(visible(name), count)
    most = max(named.values())
    for dot in drawing.dots:
        dot.radius = round(max(5, _LARGEST * sqrt(named[dot.name] / most)), 1)
        dot.precision = plural(named[dot.name], "event mention")
    drawing.dots.sort(key=lambda dot: -dot.radius)
    return drawing


def _points(places: list[Record]) -> list[Record]:
    return [
        {**{k: p[k] for k in ("lat", "lon", "name", "count")}, "precision": None,
         "href": url("/events", where=p["name"])}
        for p in places
    ]  # fmt: skip


def _name(event: Record) -> str:
    """Return an event's name without the date, which the line shows."""
    what = str(event["what"])
    return what.removesuffix(f", {event['date']}") if event["date"] else what


def _timeline(events: list[Record], newest: list[Record]) -> Timeline:
    """Lay out the events around the day on which the newest documents were published."""
    days = sorted(str(d["published"])[:10] for d in newest if d["published"])
    return lay_out_dates(
        ((event["date"], Link(url("/events", event["id"]), "", _name(event))) for event in events),
        days[len(days) // 2] if days else None,
    )


def _items(events: list[Record], outside: set[str]) -> list[Record]:
    """Return what the livelier line shows: what lies years away would press it together."""
    return [
        {"start": event["date"], "end": None, "label": _name(event), "kind": event["type"].lower(),
         "href": url("/events", event["id"])}
        for event in events
        if event["date"] and event["date"] not in outside
    ]  # fmt: skip


routes = [Route("/", _show)]
