"""Finding groups by what they are asked for: names, words, days; in an order, page by page.

Where few groups have what is asked for, these are sorted; where many have it, groups are
walked in their order until the page is full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.comparison.schema import SHELVES
from sayso.comparison.select import day_of
from sayso.comparison.words import fold
from sayso.errors import LedgerError
from sayso.ledger.database import one, rows

if TYPE_CHECKING:
    import apsw

__all__ = ["FEW", "ORDERS", "Query", "Wanted", "names_of"]

FEW = 3_000
"""Groups that are sorted at once; more are walked in order."""
ORDERS = {
    "size": "size DESC, first, id",
    "latest": "last DESC, size DESC, id",
    "first": "first, size DESC, id",
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What groups are asked for; see :mod:`sayso.comparison.asking`."""

    who: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    where: str | None = None
    type: str | None = None
    disputed: bool | None = None
    background: bool | None = None
    tolls: bool | None = None


class Query:
    """One question to one or two shelves.

    Args:
        connection: The comparison file.
        shelves: Which groups; those of the first come first where they are sorted by size.
        wanted: What they must have.
        order: One of :data:`ORDERS`.

    Raises:
        LedgerError: ``S409`` a date or the order is none.
    """

    def __init__(
        self, connection: apsw.Connection, shelves: list[str], wanted: Wanted, order: str
    ) -> None:
        """Find out which conditions few groups meet."""
        if order not in ORDERS:
            raise LedgerError(
                f"there is no order {order!r}", fix=f"use one of {', '.join(ORDERS)}", code="S409"
            )
        self.connection = connection
        self.shelves = shelves
        self.order = order
        self.plain = _conditions(wanted)
        self.sets = _sets(connection, wanted)
        self.few = {shelf: self._few(shelf) for shelf in shelves}

    def keys(self, limit: int, offset: int) -> list[tuple[int, int, str]]:
        """Return shelf number, key and shelf of the groups of a page."""
        parts = []
        values: list[Any] = []
        for number, shelf in enumerate(self.shelves):
            sql, given = self._select(shelf, "key, size, first, last, id")
            parts.append(f"SELECT {number} AS shelf, * FROM ({sql})")  # noqa: S608 - from here
            values += given
        by = ORDERS[self.order]
        if len(self.shelves) > 1 and self.order == "size":
            by = f"shelf, {by}"
        if len(self.shelves) == 1:
            sql, values = self._select(self.shelves[0], "0, key")
            sql = f"{sql} ORDER BY {by} LIMIT {limit} OFFSET {offset}"
        else:
            union = " UNION ALL ".join(parts)
            sql = f"SELECT shelf, key FROM ({union}) ORDER BY {by} LIMIT {limit} OFFSET {offset}"  # noqa: S608 - from here
        return [
            (number, key, self.shelves[number])
            for number, key in rows(self.connection, sql, values)
        ]

    def total(self) -> int | None:
        """Return how many groups there are, where that is told quickly."""
        found = 0
        for shelf in self.shelves:
            if self.sets and not self.few[shelf]:
                return None
            sql, values = self._select(shelf, "count(*)")
            found += int((one(self.connection, sql, values) or (0,))[0])
        return found

    def _select(self, shelf: str, columns: str) -> tuple[str, list[Any]]:
        parts, values = list(self.plain), list[Any]()
        few = self.few[shelf]
        for sql, given in self.sets:
            parts.append(f"{'' if few else '+'}key IN ({sql.format(n=shelf)})")
            values += given
        where = f" WHERE {' AND '.join(parts)}" if parts else ""
        return f"SELECT {columns} FROM {shelf}_groups{where}", values  # noqa: S608 - from here

    def _few(self, shelf: str) -> bool:
        """Tell whether some condition is met by few groups."""
        for sql, values in self.sets:
            counted = f"SELECT count(*) FROM ({sql.format(n=shelf)} LIMIT {FEW + 1})"  # noqa: S608 - from here
            if (one(self.connection, counted, values) or (0,))[0] <= FEW:
                return True
        return False


def _conditions(wanted: Wanted) -> list[str]:
    found = []
    if wanted.since:
        found.append(f"last >= {day_of(wanted.since, '--since')[0]}")
    if wanted.until:
        found.append(f"first <= {day_of(wanted.until, '--until')[1]}")
    for name in ("disputed", "background", "tolls"):
        value = getattr(wanted, name)
        if value is not None:
            found.append(name if value else f"NOT {name}")
    return found


def _sets(connection: apsw.Connection, wanted: Wanted) -> list[tuple[str, list[Any]]]:
    """Return queries for the numbers of groups that a name or a word leads to."""
    found: list[tuple[str, list[Any]]] = []
    for kind in ("who", "where", "publisher", "type"):
        value = getattr(wanted, kind)
        if value:
            keys = _name_keys(connection, kind, value, whole=kind == "type")
            marks = ",".join(str(key) for key in keys)
            one_name = "" if len(keys) == 1 else "DISTINCT "
            sql = f"SELECT {one_name}grp FROM {{n}}_facets WHERE name IN ({marks})"  # noqa: S608 - numbers
            found.append((sql, []))
    if wanted.about:
        words = _WORD.findall(fold(wanted.about))
        if words:
            asked = " AND ".join(f'"{word}"*' for word in words)
            found.append(("SELECT rowid FROM {n}_text WHERE {n}_text MATCH ?", [asked]))
    return found


def _name_keys(connection: apsw.Connection, kind: str, value: str, *, whole: bool) -> list[int]:
    test = "name = ?" if whole else "instr(name, ?)"
    sql = f"SELECT key FROM names WHERE kind = ? AND {test}"  # noqa: S608 - from here
    return [key for (key,) in rows(connection, sql, (kind, fold(value)))]


def names_of(connection: apsw.Connection, kind: str, start: str, limit: int) -> list[str]:
    """Return names that groups are found by, sorted; *start* is a part of them."""
    used = " OR ".join(
        f"EXISTS (SELECT 1 FROM {shelf}_facets f WHERE f.name = n.key)"  # noqa: S608 - our own tables
        for shelf in SHELVES
    )
    sql = (
        f"SELECT name FROM names n WHERE kind = ? AND instr(name, ?) AND ({used}) "  # noqa: S608 - from here
        "ORDER BY name LIMIT ?"
    )
    return [name for (name,) in rows(connection, sql, (kind, fold(start), limit))]
