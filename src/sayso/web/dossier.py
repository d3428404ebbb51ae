"""What the pages of claims, disputes and events show of one record: statements, counts, papers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sayso.comparison.disputes import latest_counts
from sayso.comparison.words import fold
from sayso.export.edtf import long_words, stretch
from sayso.export.page.timeline import Link, lay_out_dates
from sayso.ledger.database import rows
from sayso.web.charts import MOST_SERIES, Point, Range, Series, ranges, steps
from sayso.web.document_links import document_url
from sayso.web.paths import url
from sayso.web.said import documents_of, marks, parts, side_name

if TYPE_CHECKING:
    from markupsafe import Markup

    from sayso.web.case import Opened

__all__ = [
    "charts_of",
    "count_words",
    "counts_of",
    "events_with",
    "papers",
    "span_of_days",
    "timeline_of",
]

MOST_DATES = 24
"""Dates of one line; more are told by the list alone."""
_SHORT = 25
"""Characters of a name on the line."""
MOST_PAPERS = 200
"""Documents that one page lists."""
MOST_STATEMENTS = 120
"""Statements of one record that its page shows at once."""


def timeline_of(cards: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return a line of statements in the order of time, or None where it would show nothing.

    Returns:
        ``drawing`` for the template, ``marks`` for the zoomable line.
    """
    links: list[tuple[str | None, Link]] = []
    for card in cards:
        said = card["said"] or card["published"]
        day = said.partition("T")[0] if said and "/" not in said else said  # without the hour
        who = card["speaker"] or "not named"
        name = f"{who if len(who) < _SHORT else who[: _SHORT - 2].rstrip() + '…'} {card['stance']}"
        if (day, name) not in {(known, link.name) for known, link in links}:
            links.append((day, Link(f"#s-{card['id'][:12]}", card["stance"], name)))
    if not 1 < len({day for day, _ in links if day}) <= MOST_DATES:
        return None
    drawing = lay_out_dates(links)
    return {"drawing": drawing, "marks": _marks(links)} if drawing.rows else None


def _marks(links: Sequence[tuple[str | None, Link]]) -> list[dict[str, Any]]:
    """Return what the zoomable line draws."""
    found = []
    for day, link in links:
        known = stretch(day) if day else None
        if known is None or known.first is None:
            continue
        more = known.last is not None and known.last != known.first
        found.append(
            {
                "start": known.first.isoformat(),
                "end": known.last.isoformat() if known.last and more else None,
                "label": link.name,
                "href": link.target,
                "kind": link.sign,
            }
        )
    return found


def count_words(low: int, high: int | None) -> str:
    """Return a count in words: ``3``, ``24 to 99``, ``1,001 or more``."""
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def span_of_days(papers_: Sequence[Mapping[str, Any]]) -> tuple[str | None, str | None]:
    """Return the first and the last day on which some documents were published."""
    known = [paper["day"] for paper in papers_ if paper["day"] is not None]
    if not known:
        return None, None
    first, last = (date.fromordinal(day).isoformat() for day in (min(known), max(known)))
    return first, last


def papers(opened: Opened, refs: Sequence[str]) -> list[dict[str, Any]]:
    """Return documents, earliest first, each with the title of the one it republishes."""
    found = documents_of(opened, refs)
    originals = documents_of(opened, [p["republishes"] for p in found.values() if p["republishes"]])
    for paper in found.values():
        original = originals.get(paper["republishes"] or "")
        paper["original"] = (
            {"doc": original["doc"], "publisher": original["publisher"], "href": original["href"]}
            if original
            else None
        )
    return sorted(found.values(), key=lambda p: (p["published"] or "9999", p["doc"]))


def events_with(opened: Opened, statements: Sequence[str]) -> list[dict[str, Any]]:
    """Return the events that statements tell of, as comparison records them."""
    found: dict[int, dict[str, Any]] = {}
    for some in parts(list(dict.fromkeys(statements))):
        asked = marks(some)
        sql = (
            "SELECT DISTINCT m.grp, b.body FROM happenings t "  # noqa: S608 - question marks alone
            "JOIN happenings_members m ON m.item = t.key JOIN happenings_bodies b ON b.key = m.grp "
            f"WHERE t.doc IN (SELECT doc FROM statements WHERE id IN ({asked})) "
            f"AND json_extract(t.body, '$[14]') IN ({asked})"
        )
        for known, body in rows(opened.comparison.connection, sql, (*some, *some)):
            found.setdefault(known, json.loads(body))
    return sorted(found.values(), key=lambda e: (-len(e["mentions"]), e["id"]))


def counts_of(
    opened: Opened, tolls: Sequence[dict[str, Any]], all_tolls: Sequence[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Return counts by claimant over time as tables show them.

    Args:
        opened: The case.
        tolls: As comparison records them, in the order of time.
        all_tolls: Those among which a later count of the same claimant is looked for, if
            these aren't all of their event.
    """
    known = documents_of(opened, [toll["doc"] for toll in tolls])
    standing = {_whose(t): t for t in latest_counts(all_tolls or tolls)}
    found = []
    for toll in tolls:
        paper = known.get(toll["doc"], {})
        found.append(
            {
                **toll,
                "words": count_words(toll["low"], toll["high"]),
                "claimant": toll["claimant"] or "not named",
                "whose": side_name(toll["of"]) if toll["of"] else None,
                "publisher": paper.get("publisher"),
                "title": paper.get("title"),
                "republishes": paper.get("republishes"),
                "standing": standing.get(_whose(toll)) is toll,
                "state": _state(toll, standing.get(_whose(toll))),
                "source": url("/sources", toll["claimant"]) if toll["claimant"] else None,
                "href": document_url(toll["doc"], span=(toll["start"], toll["end"])),
            }
        )
    return found


def _whose(toll: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what a later count must share with an earlier one to update it."""
    return (toll["kind"], fold(toll["claimant"] or ""), toll["of"] or "")


def _state(toll: Mapping[str, Any], latest: Mapping[str, Any] | None) -> str:
    if latest is None or latest is toll:
        return "latest of this claimant"
    same = (toll["low"], toll["high"]) == (latest["low"], latest["high"])
    return "given again later" if same else "updated later"


def charts_of(
    counts: Sequence[Mapping[str, Any]], summary: Sequence[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Return charts for each kind of count: ranges by claimant, and over time.

    Args:
        counts: As :func:`counts_of` returns them.
        summary: Low, best and high by kind.

    Returns:
        Objects with ``kind``, ``rows`` (its counts), ``ranges`` and ``steps`` (SVG; steps
        only where counts move), ``undrawn`` (claimants that steps leave to the table) and
        ``summary``.
    """
    found = []
    for kind in dict.fromkeys(count["kind"] for count in counts):
        some = [count for count in counts if count["kind"] == kind]
        told = next((s for s in summary if s["kind"] == kind), None)
        own = [count for count in some if not _again(count, some)]
        series = _series(own)
        found.append(
            {
                "kind": kind,
                "rows": some,
                "summary": told,
                "ranges": ranges(
                    _bars(some),
                    title=f"People {kind}, by claimant",
                    key=f"ranges-{kind}",
                    summary=(told["low"], told["best"], told["high"]) if told else None,
                ),
                "steps": _steps(series, kind) if _moves(series) else None,
                "undrawn": max(0, len(series) - MOST_SERIES),
            }
        )
    return found


def _again(count: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a count stands in a copy of a document that gave it before."""
    number = (*_whose(count), count["low"], count["high"])
    return bool(count["republishes"]) and any(
        (*_whose(other), other["low"], other["high"]) == number
        for other in others
        if other["doc"] == count["republishes"]
    )


def _steps(series: Sequence[Series], kind: str) -> Markup:
    return steps(series, title=f"People {kind}, by claimant over time", key=f"steps-{kind}")


def _moves(series: Sequence[Series]) -> bool:
    """Tell whether there is something to see over time."""
    several = len({p.day for s in series for p in s.points}) > 1
    return several and len({(p.low, p.high) for s in series for p in s.points}) > 1


def _bars(counts: Sequence[Mapping[str, Any]]) -> list[Range]:
    """Return a bar for each number that a claimant gives, however many texts carry it."""
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for count in counts:
        found.setdefault((*_whose(count), count["low"], count["high"]), []).append(count)
    return [_range(same) for same in found.values()]


def _range(same: Sequence[Mapping[str, Any]]) -> Range:
    own = [count for count in same if not _again(count, same)]
    count = own[0]
    days = [count["published"].partition("T")[0] for count in own if count["published"]]
    told = [long_words(days[0]) if days else "date not known"]
    told += [f"again {long_words(days[-1])}"] if len(set(days)) > 1 else []
    told += [f"of {count['whose']}"] if count["whose"] else []
    standing = any(one["standing"] for one in same)
    told += [] if standing else ["updated later"]
    words = (count["low"], count["high"], count["words"])
    return Range(count["claimant"], ", ".join(told), *words, standing)


def _series(counts: Sequence[Mapping[str, Any]]) -> list[Series]:
    """Return each claimant's counts over time; those counted most often first."""
    points: dict[tuple[str, str], list[Point]] = {}
    names: dict[tuple[str, str], str] = {}
    several = len({count["of"] for count in counts}) > 1
    for count in counts:
        days = stretch(count["published"]) if count["published"] else None
        if days is None or days.first is None:
            continue
        key = (fold(count["claimant"]), count["of"] or "")
        people = f" (of {count['whose']})" if key[1] and several else ""
        names.setdefault(key, count["claimant"] + people)
        point = Point(days.first, count["low"], count["high"], count["words"])
        points.setdefault(key, []).append(point)
    order = sorted(points, key=lambda k: (-len({p.day for p in points[k]}), k))
    return [Series(names[k], tuple(sorted(points[k], key=lambda p: p.day))) for k in order]
