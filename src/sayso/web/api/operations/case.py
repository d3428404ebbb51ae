"""The case as a whole: numbers, what map and timeline draw, and the document of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso import __version__
from sayso.comparison import asking
from sayso.web.api.operation import Call, Operation
from sayso.web.api.operations.shared import made, words
from sayso.web.case import opened, site
from sayso.web.claims import one as one_claim
from sayso.web.dossier import timeline_of
from sayso.web.home import data as home_data
from sayso.web.overview import overview
from sayso.web.paths import url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.web.case import Opened

__all__ = ["OPERATIONS"]


def _case(call: Call) -> dict[str, Any]:
    shared = site(call.request)
    with opened(call.request) as case:
        found = home_data(case, {})
    behind = shared.comparing.state
    return {
        "name": shared.settings.case.resolve().name,
        "version": __version__,
        "comparing": {"documents": behind.documents, "done": behind.done, "error": behind.error},
        **found,
    }


def _map(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    if event := params.get("event"):
        known = asking.event(case.comparison.connection, event)
        place = known["place"] or {"lat": None}
        more = {"count": len(known["mentions"]), "href": url("/events", known["id"])}
        found = [] if place["lat"] is None else [{**place, **more}]
    else:
        found = [
            {**place, "precision": None, "href": url("/events", where=place["name"])}
            for place in overview(case)["places"]
        ]
    names = ("lat", "lon", "name", "count", "precision", "href")
    return {"points": [{name: place[name] for name in names} for place in found]}


def _timeline(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    if claim := params.get("claim"):
        known = timeline_of(one_claim(case, claim)["statements"])
        items = known["marks"] if known else []
        return {"items": [{**i, "href": f"{url('/claims', claim)}{i['href']}"} for i in items]}
    return {
        "items": [
            {
                "start": event["date"],
                "end": None,
                "label": event["what"],
                "href": url("/events", event["id"]),
                "kind": event["type"].lower(),
            }
            for event in overview(case)["events"]
            if event["date"]
        ]
    }


def _document(call: Call) -> dict[str, Any]:
    from sayso.web.api.openapi import document

    del call
    return document()


OPERATIONS = (
    Operation(
        "openapi", "/api/openapi.json", "This interface, as an OpenAPI 3.1 document.", _document
    ),
    Operation(
        "case", "/api/case", "The case: numbers, newest documents, open disputes, weeks, places.",
        _case, "Case", of="/",
    ),
    Operation(
        "map", "/api/map", "Where events are: those of the whole case, or of one event.",
        made(_map), "Map", of="/", missing=True,
        params=(words("event", "Id of an event, or a unique beginning."),),
    ),
    Operation(
        "timeline", "/api/timeline", "When events were, or when the statements of a claim.",
        made(_timeline), "Timeline", of="/", missing=True,
        params=(words("claim", "Id of a claim, or a unique beginning."),),
    ),
)  # fmt: skip
