"""Claims, disputes, events, sources and actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.comparison import asking
from sayso.comparison.actor_list import SORTS
from sayso.model import EventType, Sector
from sayso.web import actors, claims, disputes, events, sources
from sayso.web.api.operation import Call, Operation, Parameter
from sayso.web.api.operations.shared import days, made, paging, part, rows_of, sorting, words
from sayso.web.api.shapes import choice
from sayso.web.facets import LIMIT
from sayso.web.page import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import apsw

    from sayso.web.case import Opened

__all__ = ["OPERATIONS"]

_PUBLISHER = words("publisher", "Part of the name of an outlet that published it.")
_ABOUT = words("about", "Words (or beginnings of words) that must all stand in it.")
_CLAIMS = (
    words("who", "Part of the name of somebody who says or denies it."),
    _ABOUT,
    *days("Published"),
    _PUBLISHER,
)
_ID = part("id", "Its id, or a unique beginning.")
_PAGING = paging(LIMIT, MOST_ROWS)


def _with_record(
    page: Callable[[Opened, str], dict[str, Any]],
    record: Callable[[apsw.Connection, str], dict[str, Any]],
) -> Callable[[Opened, Mapping[str, str]], dict[str, Any]]:
    """Return what a page shows, with the record as the command line prints it."""

    def make(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
        found = page(case, params["id"])
        return {**found, "record": record(case.comparison.connection, found["id"])}

    return make


def _source(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    return sources.one(case, params["name"], params)


def _actor(case: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    return actors.one(case, params["id"], params)


def _source_rows(call: Call) -> Any:  # noqa: ANN401 - JSON
    found = rows_of(_source)(call)
    found.pop("facets", None)
    return found


OPERATIONS = (
    Operation(
        "claims", "/api/claims", "What several statements hold, and what somebody denies.",
        rows_of(claims.data), "ClaimList", of="/claims",
        params=(
            *_CLAIMS, Parameter("state", choice(*claims.STATES), "Whether somebody denies it."),
            sorting(claims.ORDERS), *_PAGING,
        ),
    ),
    Operation(
        "claim", "/api/claims/{id}", "A claim: its statements by side, its sources, its events.",
        made(_with_record(claims.one, asking.claim)), "ClaimPage", of="/claims/{id}",
        parts=(_ID,), missing=True,
    ),
    Operation(
        "disputes", "/api/disputes", "Claims that are denied, and counts that can't all hold.",
        rows_of(disputes.data), "ClaimList", of="/disputes",
        params=(
            *_CLAIMS, Parameter("kind", choice("denied", "figures"), "Denied, or counts differ."),
            sorting(claims.ORDERS), *_PAGING,
        ),
    ),
    Operation(
        "dispute", "/api/disputes/{id}", "A dispute, its versions side by side.",
        made(_with_record(disputes.one, asking.dispute)), "ClaimPage", of="/disputes/{id}",
        parts=(_ID,), missing=True,
    ),
    Operation(
        "events", "/api/events", "What happened, folded over documents.",
        rows_of(events.data), "EventList", of="/events",
        params=(
            words("who", "Part of the name of somebody who acts, is acted on, counts or tells."),
            _ABOUT, *days("Published"), _PUBLISHER,
            Parameter("type", choice(*EventType)),
            words("where", "Part of its place's name, or a country (ISO 3166-1 alpha-3)."),
            Parameter(
                "background", choice(*events.HISTORY) | {"default": "no"},
                "Whether it is told as earlier history.",
            ),
            Parameter("counts", choice(*events.COUNTS), "With counts, or with ones that differ."),
            sorting(events.ORDERS), *_PAGING,
        ),
    ),
    Operation(
        "event", "/api/events/{id}", "An event: each side's version, counts by claimant, place.",
        made(_with_record(events.one, asking.event)), "EventPage", of="/events/{id}",
        parts=(_ID,), missing=True,
    ),
    Operation(
        "sources", "/api/sources", "Who speaks, and how often they said, denied, took back.",
        rows_of(sources.data), "SourceList", of="/sources",
        params=(
            words("who", "Part of the name."), *days("Spoke"),
            Parameter("did", choice(*sources.PARTS)),
            words("country", "ISO 3166-1 alpha-3."), Parameter("sector", choice(*Sector)),
            sorting(sources.ORDERS), *_PAGING,
        ),
    ),
    Operation(
        "source", "/api/sources/{name}",
        "A source: what it said, denied, took back, declined to answer; when and where.",
        _source_rows, "SourcePage", of="/sources/{name}", missing=True,
        parts=(part("name", "As the list has it; one with a slash as ~ and base64url."),),
        params=(
            Parameter("did", choice(*sources.PARTS)),
            sorting({"latest": "latest first", "first": "earliest first"}), *_PAGING,
        ),
    ),
    Operation(
        "actors", "/api/actors",
        "Who speaks and acts, joined across documents, with the reason of each join.",
        rows_of(actors.data), "ActorList", of="/actors",
        params=(
            words("who", "Part of one of its names or aliases."), *days("Heard of"),
            Parameter(
                "joined", choice(*actors.JOINED), "Of several names or decided about, or neither."
            ),
            Parameter("kind", choice(*actors.KINDS)),
            words("country", "ISO 3166-1 alpha-3."), Parameter("sector", choice(*Sector)),
            sorting(SORTS), *_PAGING,
        ),
    ),
    Operation(
        "actor", "/api/actors/{id}", "An actor: its names, why they are one, who else it may be.",
        made(_actor), "ActorPage", of="/actors/{id}", missing=True,
        parts=(part("id", "Id of any of its names, or a unique beginning."),),
        params=(words("find", "Part of the name of others to join it with."),),
    ),
)  # fmt: skip
