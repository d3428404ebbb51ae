"""Sources: who speaks, what they said, denied, took back and declined to answer, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.comparison import asking
from sayso.comparison.words import fold
from sayso.ledger.database import rows
from sayso.ledger.indexing import MOST_RECORDS, STATUSES
from sayso.ledger.queries import Records
from sayso.model import Sector
from sayso.web.case import Opened, opened
from sayso.web.charts import columns
from sayso.web.claims import pager_of
from sayso.web.errors import WorkbenchError
from sayso.web.facets import Asked, asked, links
from sayso.web.page import choice, render, table_response
from sayso.web.paths import given, url
from sayso.web.said import side_name, text_link, words_of
from sayso.web.source_facts import actors_of, as_outlet, condition, counts, papers
from sayso.web.speakers import PARTS, Speaker, speakers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["PARTS", "SECTORS", "data", "days_asked", "one", "routes"]

FACETS = {"did": "Did", "country": "Country", "sector": "Part of society"}
ORDERS = {"statements": "most statements first", "latest": "latest first", "name": "by name"}
SECTORS = {
    "GOV": "government", "MIL": "military", "REB": "armed group", "OPP": "opposition",
    "MED": "news media", "IGO": "international body", "NGO": "organisation",
    "CVL": "civilians", "BUS": "business",
}  # fmt: skip
COLUMNS: tuple[tuple[str, str | Callable[[Mapping[str, Any]], object]], ...] = (
    ("name", "name"),
    ("countries", lambda row: "; ".join(row["countries"])),
    ("sectors", lambda row: "; ".join(row["sectors"])),
    ("statements", "statements"),
    *((part, part) for part in PARTS),
    ("first", "first"),
    ("last", "last"),
)
STATEMENT_COLUMNS = tuple(
    (name.replace("_", " "), name)
    for name in (
        "id", "stance", "said", "quote", "cue_text", "source_text", "via", "publisher",
        "published", "title", "doc", "status", "confidence",
    )
)  # fmt: skip

# the list


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of sources.

    Args:
        opened: The case.
        params: ``who`` (part of the name), ``since``, ``until`` (they spoke then), ``did``
            (one of :data:`PARTS`), ``country``, ``sector``, ``sort``, ``limit``, ``offset``.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
    """
    wanted = asked(params, tuple(ORDERS), FACETS)
    choice(params, "did", PARTS)
    choice(params, "sector", Sector)
    first, last = days_asked(wanted)
    known, fresh = speakers(opened.ledger)
    kept: Sequence[Speaker] = known
    if wanted.who:
        name = fold(wanted.who)
        kept = [s for s in kept if name in fold(s.name)]
    if first is not None:
        kept = [s for s in kept if (s.last or 0) >= first]
    if last is not None:
        kept = [s for s in kept if s.first is not None and s.first <= last]
    facets = _facets(kept, wanted.chosen)
    asked_for = {f"{facet} {value}" for facet, value in wanted.chosen.items()}
    if asked_for:
        kept = [s for s in kept if asked_for <= s.facets]
    if wanted.order == "latest":
        kept = sorted(kept, key=lambda s: -(s.last or 0))
    elif wanted.order == "name":
        kept = sorted(kept, key=lambda s: (fold(s.name), s.name))
    page = kept[wanted.offset : wanted.offset + wanted.limit]
    return {
        "rows": [_brief(s) for s in page],
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


def days_asked(wanted: Asked) -> tuple[int | None, int | None]:
    """Return the first and the last day that a list is asked for, as ordinals."""
    from sayso.comparison.select import day_of

    first = day_of(wanted.since, "since")[0] if wanted.since else None
    return first, day_of(wanted.until, "until")[1] if wanted.until else None


def _facets(kept: Sequence[Speaker], chosen: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Count the values of each facet among what the choices of the others leave."""
    found: dict[str, list[dict[str, Any]]] = {}
    known: dict[frozenset[str], Counter[str]] = {}
    for facet in FACETS:
        others = frozenset(f"{f} {v}" for f, v in chosen.items() if f != facet)
        if others not in known:
            left = (
                (s.facets for s in kept if others <= s.facets)
                if others
                else (s.facets for s in kept)
            )
            known[others] = Counter(chain.from_iterable(left))
        counts = {
            value: count
            for name, count in known[others].items()
            for kind, _, value in (name.partition(" "),)
            if kind == facet
        }
        order = list(PARTS) if facet == "did" else sorted(counts, key=lambda v: (-counts[v], v))
        found[facet] = [{"value": v, "count": counts[v]} for v in order if v in counts]
    return found


def _brief(source: Speaker) -> dict[str, Any]:
    return {
        "name": source.name,
        "also": source.also,
        "countries": source.values("country"),
        "sectors": source.values("sector"),
        "statements": source.statements,
        **_parts(source.stances),
        "stances": dict(sorted(source.stances.items(), key=lambda pair: -pair[1])),
        "first": _iso(source.first),
        "last": _iso(source.last),
        "href": url("/sources", source.name),
    }


def _parts(stances: Mapping[str, int]) -> dict[str, int]:
    return {p: sum(stances.get(s, 0) for s in given) for p, (_, given) in PARTS.items()}


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


# one source


def one(opened: Opened, name: str, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a source: what it said, denied, took back, declined to answer; when and where.

    Args:
        opened: The case.
        name: As the list has it.
        params: ``did`` (one of :data:`PARTS`), ``limit`` and ``offset`` of the statements.

    Raises:
        LedgerError: ``S409`` a parameter has no such value.
        WorkbenchError: ``S506`` nobody of this name says anything in the case.
    """
    wanted = asked(params, ("latest", "first"), ("did",))
    did = choice(params, "did", PARTS)
    keys, countries, sectors, also = actors_of(opened, name)
    stances, weeks = counts(opened, keys)
    own = as_outlet(opened, name)
    if not stances and not own["documents"]:
        raise WorkbenchError(
            "nobody of this name says anything in this case",
            subject=name[:80],
            fix="look for a part of the name in the list of sources",
            code="S506",
        )
    total = _parts(stances)[did] if did else sum(stances.values())
    statements = _statements(opened, keys, did, wanted)
    page, more = statements[: wanted.limit], len(statements) > wanted.limit
    stands_in = asking.of_statements(opened.comparison.connection, [s["id"] for s in page])
    for statement in page:
        statement["claims"] = [
            {
                "id": head["id"],
                "what": head["what"],
                "role": head["role"],
                "denials": head["denials"],
                "href": url("/disputes" if head["denials"] else "/claims", head["id"]),
            }
            for head in stands_in.get(statement["id"], ())
        ]
    return {
        "name": name,
        "also": also,
        "countries": countries,
        "sectors": sectors,
        "as_outlet": own,
        "total_statements": sum(stances.values()),
        "parts": _parts(stances),
        "stances": stances,
        "first": weeks[0][0].isoformat() if weeks else None,
        "last": weeks[-1][0].isoformat() if weeks else None,
        "weeks": [{"week": week.isoformat(), "statements": count} for week, count in weeks],
        **papers(opened, keys),
        "rows": page,
        "total": total,
        "more": more,
        "limit": wanted.limit,
        "offset": wanted.offset,
        "sort": wanted.order,
        "asked": wanted.as_json(),
        "facets": {},
    }


def _statements(
    opened: Opened, keys: Sequence[int], did: str | None, wanted: Asked
) -> list[dict[str, Any]]:
    """Return a page of a source's statements, and one more where there is one."""
    order = "DESC" if wanted.order == "latest" else "ASC"
    sql = (
        f"SELECT key, status FROM statements WHERE {condition(keys, did)} "  # noqa: S608 - numbers
        f"ORDER BY first {order}, key {order} LIMIT ? OFFSET ?"
    )
    records = Records(opened.ledger)
    picked = rows(opened.ledger.connection, sql, (wanted.limit + 1, wanted.offset))
    found = []
    for key, status in list(picked):
        document, statement = records.statement(*divmod(key, MOST_RECORDS))
        found.append(
            {
                "id": statement["id"],
                "doc": document.ref,
                "href": text_link(document.ref, statement["id"]),
                "title": document.title,
                "publisher": document.publisher,
                "published": document.published,
                "stance": statement["stance"],
                "said": statement["said"]["edtf"] if statement["said"] else None,
                "via": statement["via"]["name"] if statement["via"] else None,
                **words_of(document, statement),
                "status": STATUSES[status],
            }
        )
    return found


def _label(facet: str, value: str) -> str:
    if facet == "did":
        return PARTS[value][0].lower()
    return side_name(value) if facet == "country" else SECTORS.get(value, value)


def _list(request: Request) -> Response:
    with opened(request) as case:
        found = data(case, request.query_params)
    file = table_response(request, found["rows"], COLUMNS, "sources")
    return file or render(
        request,
        "sources.html.j2",
        found=found,
        facets=links(request, found, FACETS, _label),
        choices={},
        orders=ORDERS,
        parts=PARTS,
        sectors=SECTORS,
        side_name=side_name,
        rows_shown=pager_of(request, found),
    )


def _record(request: Request) -> Response:
    with opened(request) as case:
        found = one(case, given(request, "name"), request.query_params)
    file = table_response(request, found["rows"], STATEMENT_COLUMNS, "source")
    weeks = [(date.fromisoformat(w["week"]), w["statements"]) for w in found["weeks"]]
    return file or render(
        request,
        "source.html.j2",
        found=found,
        parts=PARTS,
        sectors=SECTORS,
        side_name=side_name,
        chart=columns(weeks, title="Statements by week", key="weeks", unit="statements"),
        rows_shown=pager_of(request, found),
    )


routes = [Route("/sources", _list), Route("/sources/{name}", _record)]
