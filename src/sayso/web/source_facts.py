"""What the ledger holds of one source: how often it spoke, when, where, quoted by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from sayso.ledger.database import rows
from sayso.ledger.indexing import MOST_RECORDS, STANCES, STATUSES
from sayso.ledger.judging import with_joined
from sayso.web.paths import url
from sayso.web.said import marks
from sayso.web.speakers import PARTS

if TYPE_CHECKING:
    from sayso.web.case import Opened

__all__ = ["actors_of", "as_outlet", "condition", "counts", "papers"]

MOST_PAPERS = 100
"""Documents and outlets that the page of a source shows."""


def actors_of(opened: Opened, name: str) -> tuple[list[int], list[str], list[str], list[str]]:
    """Return the actors of a name, and those that people joined with them.

    Returns:
        Their numbers, countries, sectors and other names.
    """
    sql = "SELECT key FROM actors WHERE name = ?"
    own = (key for (key,) in rows(opened.ledger.connection, sql, (name,)))
    keys = sorted(with_joined(opened.ledger, own))
    sql = f"SELECT key, country, sector, name FROM actors WHERE key IN ({marks(keys)}) ORDER BY key"  # noqa: S608 - question marks alone
    found = list(rows(opened.ledger.connection, sql, keys))
    return (
        [key for key, _, _, _ in found],
        sorted({country for _, country, _, _ in found if country}),
        sorted({sector for _, _, sector, _ in found if sector}),
        sorted({other for _, _, _, other in found if other != name}),
    )


def condition(keys: Sequence[int], did: str | None = None) -> str:
    """Return the SQL condition for what some actors say and nobody rejected; of one part."""
    sql = f"speaker IN ({','.join(str(key) for key in keys) or 'NULL'}) AND status <> "
    sql += str(STATUSES.index("rejected"))
    if did is None:
        return sql
    numbers = ",".join(str(STANCES.index(stance)) for stance in PARTS[did][1])
    return f"{sql} AND +stance IN ({numbers})"


def counts(opened: Opened, keys: Sequence[int]) -> tuple[dict[str, int], list[tuple[date, int]]]:
    """Return counts by stance, most first, and by the Monday of each week."""
    sql = (  # day 1 of the calendar was a Monday
        "SELECT stance, (first - 1) / 7 * 7 + 1, count(*) FROM statements "  # noqa: S608 - numbers
        f"WHERE {condition(keys)} GROUP BY 1, 2"
    )
    stances: Counter[str] = Counter()
    weeks: Counter[int] = Counter()
    for stance, monday, count in rows(opened.ledger.connection, sql):
        stances[STANCES[stance].value] += count
        if monday is not None:
            weeks[monday] += count
    return dict(stances.most_common()), [(date.fromordinal(d), n) for d, n in sorted(weeks.items())]


def papers(opened: Opened, keys: Sequence[int]) -> dict[str, Any]:
    """Return the outlets that cite a source, and the latest documents in which it speaks."""
    sql = (
        "SELECT d.publisher, d.first, d.key, s.n FROM "  # noqa: S608 - numbers
        f"(SELECT key / {MOST_RECORDS} AS doc, count(*) AS n FROM statements "
        f"WHERE {condition(keys)} GROUP BY 1) s JOIN documents d ON d.key = s.doc"
    )
    found = list(rows(opened.ledger.connection, sql))
    statements: Counter[str | None] = Counter()
    documents: Counter[str | None] = Counter()
    for publisher, _, _, count in found:
        statements[publisher] += count
        documents[publisher] += 1
    outlets = sorted(statements, key=lambda p: (-statements[p], p or ""))[:MOST_PAPERS]
    latest = nsmallest(MOST_PAPERS, found, key=lambda row: (-(row[1] or 0), row[2]))
    return {
        "outlets": [
            {"publisher": p, "statements": statements[p], "documents": documents[p]}
            for p in outlets
        ],
        "outlets_total": len(statements),
        "documents": _described(opened, [row[2] for row in latest]),
        "documents_total": len(found),
    }


def _described(opened: Opened, keys: Sequence[int]) -> list[dict[str, Any]]:
    sql = (
        "SELECT key, ifnull(given, id), id, title, publisher, published FROM documents "  # noqa: S608 - question marks alone
        f"WHERE key IN ({marks(keys)})"
    )
    found = {
        key: {
            "doc": doc,
            "title": title,
            "publisher": publisher,
            "published": published,
            "href": url("/documents", whole),
        }
        for key, doc, whole, title, publisher, published in rows(
            opened.ledger.connection, sql, keys
        )
    }
    return [found[key] for key in keys if key in found]


def as_outlet(opened: Opened, name: str) -> dict[str, Any]:
    """Return how many documents an outlet of this name published, and where they are listed."""
    sql = "SELECT count(*) FROM documents WHERE publisher = ?"
    ((count,),) = rows(opened.ledger.connection, sql, (name,))
    return {"documents": count, "href": url("/documents", publisher=name)}
