"""Actors: who speaks and acts, joined across documents; each join can be seen and undone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison import actor_list
from sayso.comparison.actor_counts import changes
from sayso.comparison.joined_actors import Joined, joined_actors
from sayso.errors import SaysoError
from sayso.ledger.judging import judged
from sayso.model import Sector
from sayso.web.case import Opened, opened
from sayso.web.claims import pager_of
from sayso.web.decisions import decisions_of
from sayso.web.facets import asked, links
from sayso.web.page import choice, render, table_response, words
from sayso.web.paths import given, url
from sayso.web.said import side_name
from sayso.web.sources import SECTORS, days_asked

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.comparison.joining import Group

__all__ = ["KINDS", "MANY_DOCUMENTS", "data", "one", "routes"]

FACETS = {"joined": "Names", "kind": "Kind", "country": "Country", "sector": "Part of society"}
KINDS = ("person", "body")
JOINED = {"yes": "several, or decided about", "no": "one alone"}
MANY_DOCUMENTS = 8_000
"""Of a larger case the last list is shown while a thread makes a new one: about 1 s for 50,000."""
MOST_FOUND = 20
"""Actors that are offered to be joined with one."""

COLUMNS: tuple[tuple[str, str | Callable[[Mapping[str, Any]], object]], ...] = (
    ("id", "id"),
    ("name", "name"),
    ("kind", "kind"),
    ("country", "country"),
    ("sector", "sector"),
    ("names", lambda row: "; ".join(n["name"] for n in row["names"])),
    ("aliases", lambda row: "; ".join(row["aliases"])),
    ("roles", lambda row: "; ".join(row["roles"])),
    ("statements", "statements"),
    ("events", "events"),
    ("documents", "documents"),
    ("first", "first"),
    ("last", "last"),
    ("joins", lambda row: "; ".join(j["reason"] for j in row["joins"])),
)
NAMES: tuple[str, ...] = (
    "id", "name", "country", "sector", "statements", "events", "documents", "first", "last",
)  # fmt: skip

_LOCK = threading.Lock()
_RUNNING: set[Path] = set()
_SIGNS: dict[Path, _Signs] = {}

# the list


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of actors.

    Args:
        opened: The case.
        params: ``who`` (part of a name or alias), ``since``, ``until`` (they spoke, or were
            written of, then), ``joined`` (``yes``: those of several names
            or whom somebody decided about; ``no``), ``kind``, ``country``, ``sector``,
            ``sort``, ``limit``, ``offset``.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
    """
    wanted = asked(params, tuple(actor_list.SORTS), FACETS)
    for name, options in (("joined", JOINED), ("kind", KINDS), ("sector", Sector)):
        choice(params, name, options)
    first, last = days_asked(wanted)
    connection = opened.comparison.connection
    known, fresh = _known(opened)
    kept = actor_list.named(connection, known, wanted.who)
    if first is not None or last is not None:
        kept = [group for group in kept if actor_list.is_heard(group, first, last)]
    signs = _signs_of(Path(opened.ledger.path), known)
    facets = _facets(kept, wanted.chosen, signs)
    asked_for = {f"{facet} {value}" for facet, value in wanted.chosen.items()}
    if asked_for:
        kept = [group for group in kept if asked_for <= signs.of(group)]
    kept = actor_list.in_order(kept, wanted.order)
    page = kept[wanted.offset : wanted.offset + wanted.limit]
    return {
        "rows": [_linked(row) for row in actor_list.rows_of(connection, known, page)],
        "total": len(kept),
        "more": len(kept) > wanted.offset + wanted.limit,
        "limit": wanted.limit,
        "offset": wanted.offset,
        "sort": wanted.order,
        "asked": wanted.as_json(),
        "facets": facets,
        "facets_counted_over": None,
        "up_to_date": fresh,
    }


def _known(opened: Opened) -> tuple[Joined, bool]:
    """Return the joined actors, and whether they are of the newest counts.

    What people decided is always the newest: a reviewer sees at once what came of it.
    """
    connection = opened.comparison.connection
    decided = judged(opened.ledger)
    ((documents,),) = connection.execute("SELECT count(*) FROM documents")
    found = joined_actors(connection, decided, fresh=documents <= MANY_DOCUMENTS)
    fresh = found.version == changes(connection)
    path = Path(opened.ledger.path)
    with _LOCK:
        due = not fresh and path not in _RUNNING
        if due:
            _RUNNING.add(path)
    if due:
        threading.Thread(target=_join_aside, args=(path,), daemon=True).start()
    return found, fresh


def _join_aside(path: Path) -> None:
    try:
        with suppress(SaysoError):  # the next page tries again
            case = Opened(path)
            try:
                joined_actors(case.comparison.connection, judged(case.ledger))
            finally:
                case.close()
    finally:
        with _LOCK:
            _RUNNING.discard(path)


class _Signs:
    """What actors are chosen by: the values of each, after its facet's name."""

    def __init__(self, known: Joined) -> None:
        """Look at every actor once."""
        self.known = known
        same: dict[frozenset[str], frozenset[str]] = {}
        self.found = []
        for group in known.groups:
            signs = frozenset(_signs(group, known))
            self.found.append(same.setdefault(signs, signs))
        self.whole = Counter(self.found)

    def of(self, group: Group) -> frozenset[str]:
        """Return the signs of an actor."""
        return self.found[self.known.at[group.members[0].id]]


def _signs(group: Group, known: Joined) -> Iterator[str]:
    person = any(form.person for form in group.members)
    yield f"joined {'yes' if actor_list.is_joined(group, known) else 'no'}"
    yield f"kind {KINDS[0] if person else KINDS[1]}"
    yield from (f"country {country}" for country in actor_list.countries_of(group))
    yield from (f"sector {sector}" for sector in actor_list.sectors_of(group))


def _signs_of(path: Path, known: Joined) -> _Signs:
    """Return the signs of a case's actors, kept as long as these are."""
    with _LOCK:
        kept = _SIGNS.get(path)
    if kept is None or kept.known is not known:
        kept = _Signs(known)
        with _LOCK:
            _SIGNS.clear()  # a workbench has one case
            _SIGNS[path] = kept
    return kept


def _facets(
    kept: Sequence[Group], chosen: Mapping[str, str], signs: _Signs
) -> dict[str, list[dict[str, Any]]]:
    """Count the values of each facet among what the choices of the others leave."""
    whole = len(kept) == len(signs.found)
    alike = signs.whole if whole else Counter(signs.of(group) for group in kept)
    found: dict[str, list[dict[str, Any]]] = {}
    for facet in FACETS:
        others = {f"{f} {v}" for f, v in chosen.items() if f != facet}
        counts: Counter[str] = Counter()
        for some, count in alike.items():
            if others <= some:
                for sign in some:
                    kind, _, value = sign.partition(" ")
                    counts[value] += count if kind == facet else 0
        order = sorted((v for v in counts if counts[v]), key=lambda value: (-counts[value], value))
        found[facet] = [{"value": value, "count": counts[value]} for value in order]
    return found


def _linked(row: dict[str, Any]) -> dict[str, Any]:
    """Return an actor with the addresses of its page and of what it says."""
    for name in row["names"]:
        name["href"] = url("/sources", name["name"]) if name["statements"] else None
    for other in row["apart"]:
        other["href"] = url("/actors", other["id"])
    return {**row, "href": url("/actors", row["id"])}


# one actor


def one(opened: Opened, known: str, params: Mapping[str, str]) -> dict[str, Any]:
    """Return an actor: its names, why they are one, and who else it may be.

    Args:
        opened: The case.
        known: Id of any of its names, or a unique beginning.
        params: ``find``: part of the name of others to join it with.

    Raises:
        LedgerError: ``S406`` there is no such actor.
    """
    joined, _ = _known(opened)
    connection = opened.comparison.connection
    found = _linked(actor_list.actor(connection, known, joined))
    for other in found["unsure"]:
        other["href"] = url("/actors", other["id"])
    return {**found, "found": _others(opened, joined, found, words(params, "find"))}


def _others(
    opened: Opened, joined: Joined, found: Mapping[str, Any], part: str | None
) -> list[dict[str, Any]]:
    """Return other actors whose names have some words."""
    if part is None:
        return []
    connection = opened.comparison.connection
    if part in joined.at:
        groups: Sequence[Group] = [joined.groups[joined.at[part]]]
    else:
        groups = actor_list.named(connection, joined, part)
    number = joined.at[found["id"]]
    rows = [g.members[0] for g in groups if joined.at[g.members[0].id] != number][:MOST_FOUND]
    return [
        {
            "id": form.id,
            "name": form.name,
            "country": form.country,
            "sector": form.sector,
            "statements": form.statements,
            "href": url("/actors", form.id),
        }
        for form in rows
    ]


def _label(facet: str, value: str) -> str:
    if facet == "country":
        return side_name(value)
    return JOINED.get(value, SECTORS.get(value, value))


def _list(request: Request) -> Response:
    with opened(request) as case:
        found = data(case, request.query_params)
    file = table_response(request, found["rows"], COLUMNS, "actors")
    return file or render(
        request,
        "actors.html.j2",
        found=found,
        facets=links(request, found, FACETS, _label),
        choices={},
        orders=actor_list.SORTS,
        sectors=SECTORS,
        side_name=side_name,
        rows_shown=pager_of(request, found),
    )


def _record(request: Request) -> Response:
    done = words(request.query_params, "done")
    with opened(request) as case:
        found = one(case, given(request, "id"), request.query_params)
        flash = None
        if done and done.isascii() and done.isdigit() and len(done) < 12:
            flash = next(iter(decisions_of(case, number=int(done)).rows), None)
    file = table_response(request, found["names"], NAMES, "actor")
    return file or render(
        request,
        "actor.html.j2",
        found=found,
        find=words(request.query_params, "find"),
        flash=flash,
        sectors=SECTORS,
        side_name=side_name,
        here_again=url("/actors", found["id"]),
    )


routes = [Route("/actors", _list), Route("/actors/{id}", _record)]
