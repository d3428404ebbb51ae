"""What a whole case looks like: numbers, newest documents, statements by week, where, when.

Every answer is JSON-able, and none reads more than it shows or an index holds.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sayso.comparison import asking
from sayso.ledger.database import one, rows
from sayso.ledger.indexing import MOST_RECORDS

if TYPE_CHECKING:
    from sayso.web.case import Opened

__all__ = ["newest", "overview"]

SOURCES = 5
"""Outlets that the chart tells apart; the others are one together."""
PERIODS = 60
"""Columns of the chart; a longer time is counted by month, then by year."""
PLACES = 60
EVENTS = 24
DISPUTES = 8

Record = dict[str, Any]


def overview(case: Opened) -> Record:
    """Return the numbers, disputes, weeks, places and events of a case."""
    connection = case.comparison.connection
    counts = asking.counts(connection)
    ledger = case.ledger.connection
    disputes = asking.disputes(connection, order="latest", limit=DISPUTES, brief=True)
    events = asking.events(connection, background=False, limit=EVENTS, brief=True)
    return {
        "numbers": {
            "documents": _count(ledger_count(case, "documents")),
            "statements": _count(one(ledger, "SELECT sum(statements) FROM weekly")),
            "claims": counts["claims"],
            "disputes": counts["disputes"],
            "events": counts["events"],
        },
        "disputes": disputes.rows,
        "weekly": _weekly(case),
        "places": _places(case),
        "events": events.rows,
    }


def ledger_count(case: Opened, table: str) -> tuple[Any, ...] | None:
    """Return how many rows a table has."""
    return one(case.ledger.connection, f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables


def _count(row: tuple[Any, ...] | None) -> int:
    return int(row[0] or 0) if row else 0


def newest(case: Opened, limit: int, after: int = 0) -> list[Record]:
    """Return the documents that came in last, newest first.

    Args:
        case: The case.
        limit: Most of them.
        after: Only those that the log has after this entry.
    """
    sql = (
        "SELECT ifnull(d.given, d.id), d.title, d.publisher, d.published, d.language, l.at, "  # noqa: S608 - a number
        f"(SELECT count(*) FROM statements WHERE key BETWEEN d.key * {MOST_RECORDS} AND "
        f"d.key * {MOST_RECORDS} + {MOST_RECORDS - 1}) FROM documents d "
        "JOIN log l ON l.number = d.log WHERE d.log > ? ORDER BY d.key DESC LIMIT ?"
    )
    names = ("id", "title", "publisher", "published", "language", "added", "statements")
    found = rows(case.ledger.connection, sql, (after, limit))
    return [dict(zip(names, row, strict=True)) for row in found]


def _weekly(case: Opened) -> Record:
    """Return statements by period and outlet: the outlets with most of them, and the others."""
    ledger = case.ledger.connection
    totals = list(
        rows(
            ledger,
            "SELECT publisher, sum(statements) AS n FROM weekly WHERE statements > 0 "
            "GROUP BY publisher ORDER BY n DESC, publisher",
        )
    )
    chosen = [publisher for publisher, _ in totals if publisher][:SOURCES]
    places = {name: number for number, name in enumerate(chosen)}
    others = len(chosen)
    weeks = [
        (date.fromordinal(week), publisher, count)
        for publisher, week, count in rows(
            ledger, "SELECT publisher, week, statements FROM weekly WHERE statements > 0"
        )
        if week > 0
    ]
    undated = sum(n for _, n in totals) - sum(count for _, _, count in weeks)
    found: dict[date, list[int]] = {}
    unit = _unit([day for day, _, _ in weeks])
    for day, publisher, count in weeks:
        row = found.setdefault(_begin(day, unit), [0] * (others + 1))
        row[places.get(publisher, others)] += count
    return {
        "unit": unit,
        "outlets": chosen,
        "others": max(0, len(totals) - len(chosen)),
        "totals": [n for name in chosen for p, n in totals if p == name],
        "undated": undated,
        "periods": [
            {"from": begin.isoformat(), "to": _end(begin, unit).isoformat(), "counts": counts}
            for begin, counts in sorted(found.items())
        ],
    }


def _unit(days: list[date]) -> str:
    """Return the shortest unit in which few enough columns cover all days."""
    if not days or (max(days) - min(days)).days < 7 * PERIODS:
        return "week"
    return "month" if (max(days) - min(days)).days < 30 * PERIODS else "year"


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _end(begin: date, unit: str) -> date:
    """Return the last day of a period."""
    try:
        if unit == "week":
            return begin + timedelta(days=6)
        if unit == "month":
            return (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except OverflowError:
        return date.max
    return begin.replace(month=12, day=31)


def _places(case: Opened) -> list[Record]:
    """Return where most event mentions are, as far as the place has coordinates."""
    sql = (
        "SELECT p.name, p.country, p.lat, p.lon, sum(c.n) AS n FROM "
        "(SELECT place, count(*) AS n FROM events WHERE place IS NOT NULL GROUP BY place) c "
        "JOIN places p ON p.key = c.place WHERE p.lat IS NOT NULL AND p.lon IS NOT NULL "
        "GROUP BY p.name, p.lat, p.lon ORDER BY n DESC, p.name LIMIT ?"
    )
    names = ("name", "country", "lat", "lon", "count")
    found = rows(case.ledger.connection, sql, (PLACES,))
    return [dict(zip(names, row, strict=True)) for row in found]
