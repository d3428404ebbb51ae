"""How a question is put to SQLite so that a page costs the same in a case of any size.

A filter that few records pass is followed first and its records are sorted; where many
pass, the records are walked by date until the page is full. SQLite can't tell the two
apart by itself, so the passing ones are counted first, up to :data:`FEW`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.ledger.database import one

if TYPE_CHECKING:
    from sayso.ledger.queries import Filters
    from sayso.ledger.store import Ledger

__all__ = ["FEW", "FEW_DOCUMENTS", "Plan", "are_few", "date_conditions"]

FEW = 3_000
"""Records that are sorted in some 4 ms; walking by date to a rarer one takes longer."""
FEW_DOCUMENTS = 150
"""Documents whose records (thirty each) are looked at one by one for the words they say."""


def are_few(ledger: Ledger, rows: str, values: Sequence[Any] = (), most: int = FEW) -> bool:
    """Tell whether a query (``FROM … WHERE …``) has at most so many rows."""
    sql = f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT {most + 1})"  # noqa: S608 - from here
    (count,) = one(ledger.connection, sql, values) or (0,)
    return int(count) <= most


def date_conditions(
    table: str, first: int | None, last: int | None
) -> tuple[list[str], list[list[str]]]:
    """Return conditions for times that touch a range of days.

    Args:
        table: ``s`` or ``e``; its ``last`` is NULL where it is the same day as ``first``.
        first: First day of the range, as an ordinal.
        last: Last day of the range.

    Returns:
        The conditions, and the same once for single days and once for longer times, such
        that each can be looked up in an index.
    """
    either, one_day, longer = [], [f"{table}.last IS NULL"], [f"{table}.last IS NOT NULL"]
    if first is not None:
        either.append(f"ifnull({table}.last, {table}.first) >= {int(first)}")
        one_day.append(f"{table}.first >= {int(first)}")
        longer.append(f"{table}.last >= {int(first)}")
    if last is not None:
        for parts in (either, one_day, longer):
            parts.append(f"{table}.first <= {int(last)}")
    return either, [one_day, longer]


class Plan:
    """One question for statements or events.

    Args:
        table: ``statements`` or ``events``.
        filters: What to look for.
        days: First and last day asked for, as ordinals.
    """

    def __init__(self, table: str, filters: Filters, days: tuple[int | None, int | None]) -> None:
        """Begin with no conditions."""
        self.table, self.alias, self.filters, self.days = table, table[0], filters, days
        self.source = f"{table} {self.alias}"
        self.parts: list[str] = []
        self.values: list[Any] = []
        self.narrow = False

    def where(self, part: str, *values: Any) -> None:  # noqa: ANN401 - what SQLite takes
        """Add a condition."""
        self.parts.append(part)
        self.values += values

    def follow(self, part: str, *, few: bool) -> None:
        """Add a condition that an index knows, to be followed first if few pass it."""
        self.narrow |= few
        self.parts.append(part)

    def sql(self, *, paged: bool = True) -> tuple[str, list[Any]]:
        """Return the query for keys and statuses, and its values.

        Args:
            paged: Let SQLite skip and stop; otherwise rows come one by one.
        """
        either, branches = date_conditions(self.alias, *self.days)
        walks = not self.narrow and self.days != (None, None)
        columns = ", ".join(f"{self.alias}.{name} AS {name}" for name in ("key", "status", "first"))
        selects = [
            f"SELECT {columns} FROM {self.source} WHERE {' AND '.join([*self.parts, *more])}"  # noqa: S608 - fixed
            for more in (branches if walks else [either])
        ]
        order = "DESC" if self.filters.newest_first else "ASC"
        # a walk is along an index, so keys go as dates do; "+" keeps SQLite from walking
        keys = "ASC" if self.filters.document is not None else order
        by = f"{f'+{self.alias}.' if self.narrow else ''}first {order}, key {keys}"
        sql = f"{' UNION ALL '.join(selects)} ORDER BY {by}"
        if paged:
            sql += f" LIMIT {self.filters.limit + 1} OFFSET {self.filters.offset}"
        return sql, self.values * len(selects)
