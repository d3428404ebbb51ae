"""Counts over a case: who speaks how often, statements by week, tolls by claimant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.ledger.indexing import STANCES, TOLL_KINDS
from sayso.ledger.judging import judged
from sayso.ledger.queries import Filters, Page, actor_keys, conditions, fill, joined
from sayso.model import actor_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ledger.store import Ledger

__all__ = ["sources", "tolls", "weekly"]


def sources(ledger: Ledger, filters: Filters) -> Page:
    """Return speakers with what they did: how often, first and last, by stance.

    Those that people joined are one row, under the name that speaks most; ``also`` has the
    others. Their documents are added up, so one that names both counts twice.
    """
    parts, values = conditions(filters, "s")
    if filters.who is not None:
        parts.append(f"s.speaker IN ({actor_keys(ledger, filters.who)})")
    rows = ledger.connection.execute(
        "SELECT a.name, a.country, a.sector, s.stance, count(*), count(DISTINCT s.key / 65536), "  # noqa: S608 - fixed
        "min(s.first), max(s.first) FROM statements s JOIN actors a ON a.key = s.speaker "
        f"{joined(filters, 's')}WHERE {' AND '.join(parts)} "
        "GROUP BY a.key, s.stance",
        values,
    )
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for name, country, sector, stance, count, in_documents, first, last in rows:
        row = found.setdefault(
            (name, country, sector),
            {
                "name": name,
                "country": country,
                "sector": sector,
                "statements": 0,
                "documents": 0,
                "first": None,
                "last": None,
                "stances": {},
                "also": [],
            },
        )
        row["statements"] += count
        row["documents"] = max(row["documents"], in_documents)
        row["stances"][STANCES[stance].value] = count
        row["first"] = min(filter(None, (row["first"], _iso(first))), default=None)
        row["last"] = max(filter(None, (row["last"], _iso(last))), default=None)
    return fill(iter(_joined(ledger, found.values())), filters)


def _joined(ledger: Ledger, found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows, those put together whose actors people joined; most statements first."""
    known = judged(ledger)
    roots = {known.root(one.a.id) for one in known.judgements if one.join}
    kept: list[dict[str, Any]] = []
    leads: dict[str, dict[str, Any]] = {}
    for row in sorted(found, key=_rank):
        root = known.root(actor_id(*(row[n] for n in _ACTOR))) if roots else ""
        lead = leads.setdefault(root, row) if root in roots else row
        if lead is row:
            kept.append(row)
            continue
        lead["also"].append({name: row[name] for name in _ACTOR})
        lead["statements"] += row["statements"]
        lead["documents"] += row["documents"]
        lead["first"] = min(filter(None, (lead["first"], row["first"])), default=None)
        lead["last"] = max(filter(None, (lead["last"], row["last"])), default=None)
        for stance, count in row["stances"].items():
            lead["stances"][stance] = lead["stances"].get(stance, 0) + count
    return sorted(kept, key=_rank)


_ACTOR = ("name", "country", "sector")


def _rank(row: dict[str, Any]) -> tuple[int, list[str]]:
    return -row["statements"], [str(row[name]) for name in _ACTOR]


def _iso(ordinal: int | None) -> str | None:
    from datetime import date

    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def weekly(ledger: Ledger) -> list[dict[str, Any]]:
    """Return counts of statements by outlet and week; ``week`` is the Monday's date."""
    rows = ledger.connection.execute(
        "SELECT publisher, week, statements FROM weekly WHERE statements > 0 "
        "ORDER BY publisher, week"
    )
    return [
        {"publisher": publisher or None, "week": _iso(week or None), "statements": count}
        for publisher, week, count in rows
    ]


def tolls(ledger: Ledger) -> list[dict[str, Any]]:
    """Return every toll's range by kind and claimant, with how often it was given."""
    rows = ledger.connection.execute(
        "SELECT t.kind, a.name, a.country, t.low, t.high, t.times FROM toll_counts t "
        "LEFT JOIN actors a ON a.key = t.claimant WHERE t.times > 0 "
        "ORDER BY t.kind, a.name, t.low"
    )
    return [
        {
            "kind": TOLL_KINDS[kind].value,
            "claimant": name,
            "country": country,
            "low": low,
            "high": None if high < 0 else high,
            "times": times,
        }
        for kind, name, country, low, high, times in rows
    ]
