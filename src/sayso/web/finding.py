"""Lists of claims, disputes and events for the pages, with counts of what can be chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from sayso.comparison.finding import Query, Wanted
from sayso.comparison.words import fold
from sayso.export.case.countries import country_codes
from sayso.ledger.database import one, rows
from sayso.web.said import marks

if TYPE_CHECKING:
    import apsw

    from sayso.web.case import Opened
    from sayso.web.facets import Asked

__all__ = ["COUNTED", "Found", "find", "kind_of"]

COUNTED = 4_000
"""Rows, in the order asked for, that facets are counted over: more take longer than a page may."""
_VALUES = 24
"""Values of a facet that are read; a page shows fewer."""

Record = dict[str, Any]


class Found:
    """A page of a list.

    Attributes:
        rows: What comparison keeps of each group for lists, with ``shelf`` and ``key``.
        more: Whether further rows follow.
        total: How many there are; None where counting takes too long.
        facets: For each kind of name, values with how many rows have them.
        counted: Rows that facets are counted over, where these aren't all.
    """

    def __init__(
        self,
        rows: list[Record],
        total: int | None,
        facets: Mapping[str, Sequence[tuple[str, int]]],
        *,
        more: bool,
        counted: int | None,
    ) -> None:
        """Keep what was found."""
        self.rows, self.more, self.total, self.facets = rows, more, total, facets
        self.counted = counted


def find(
    opened: Opened,
    shelves: list[str],
    wanted: Asked,
    *,
    facets: Iterable[str],
    disputed: bool | None = None,
    background: bool | None = None,
    tolls: bool | None = None,
) -> Found:
    """Return a page of groups, with counts of names to choose from.

    Args:
        opened: The case.
        shelves: ``statements`` (claims), ``figures`` (counts that differ), ``happenings``.
        wanted: What is asked for; ``publisher``, ``where`` and ``type`` among its facets.
        facets: Kinds of names to count: ``who``, ``publisher``, ``where``, ``type``.
        disputed: Whether somebody denies it, or counts differ.
        background: Whether it is earlier history.
        tolls: Whether it has counts.

    Raises:
        LedgerError: ``S409`` a date is none.
    """
    connection = opened.comparison.connection
    chosen = wanted.chosen
    query = Query(
        connection,
        shelves,
        Wanted(
            wanted.who,
            wanted.about,
            wanted.since,
            wanted.until,
            chosen.get("publisher"),
            chosen.get("where"),
            chosen.get("type"),
            disputed=disputed,
            background=background,
            tolls=tolls,
        ),
        wanted.order,
    )
    least = wanted.offset + wanted.limit + 1
    keys = query.keys(max(least, COUNTED), 0)
    page = keys[wanted.offset : least - 1]
    total = len(keys) if len(keys) < max(least, COUNTED) else query.total()
    counted = {
        kind: values
        for kind in facets
        if (values := _counts(opened, keys[:COUNTED], kind, shelves)) or kind in chosen
    }
    return Found(
        [_head(connection, shelf, key) for _, key, shelf in page],
        total,
        counted,
        more=len(keys) >= least,
        counted=COUNTED if len(keys) >= COUNTED else None,
    )


def _head(connection: apsw.Connection, shelf: str, key: int) -> Record:
    sql = f"SELECT head FROM {shelf}_bodies WHERE key = ?"  # noqa: S608 - our own tables
    found = one(connection, sql, (key,))
    head: Record = json.loads(found[0]) if found else {}
    return {**head, "shelf": shelf, "key": key}


def _counts(
    opened: Opened, keys: Sequence[tuple[int, int, str]], kind: str, shelves: Sequence[str]
) -> list[tuple[str, int]]:
    """Return the names of a kind that most of some groups have, spelled as their texts do."""
    connection = opened.comparison.connection
    counts: dict[str, int] = {}
    examples: dict[str, tuple[str, int]] = {}
    for shelf in shelves:
        asked = json.dumps([key for _, key, of in keys if of == shelf])
        sql = (
            "SELECT n.name, count(*), min(f.grp) FROM json_each(?) asked "  # noqa: S608 - our own tables
            f"CROSS JOIN {shelf}_facets f ON f.grp = asked.value "
            "CROSS JOIN names n ON n.key = f.name AND n.kind = ? GROUP BY f.name"
        )
        for name, count, example in rows(connection, sql, (asked, kind)):
            counts[name] = counts.get(name, 0) + count
            examples.setdefault(name, (shelf, example))
    best = sorted(counts, key=lambda name: (-counts[name], name))[:_VALUES]
    if kind == "where":
        best = [name for name in counts if country_codes(name.upper())]
        best.sort(key=lambda name: (-counts[name], name))
    return [(_spelled(opened, kind, name, examples[name]), counts[name]) for name in best]


def _spelled(opened: Opened, kind: str, name: str, example: tuple[str, int]) -> str:
    """Return a name as the texts write it; names are kept without capitals and accents."""
    if kind in {"type", "where"}:
        return name.upper()
    shelf, key = example
    parent = "f.parent" if shelf == "figures" else "f.key"  # the event, or the group itself
    layer = "statements" if shelf == "statements" else "happenings"
    known: Iterable[str | None] = []
    if kind == "publisher":
        sql = (
            f"SELECT DISTINCT d.publisher FROM {shelf}_groups f "  # noqa: S608 - our own tables
            f"JOIN {layer}_members m ON m.grp = {parent} JOIN {layer} t ON t.key = m.item "
            "JOIN documents d ON d.key = t.doc WHERE f.key = ?"
        )
        known = [row[0] for row in rows(opened.comparison.connection, sql, (key,))]
    else:
        sql = f"SELECT body FROM {shelf}_bodies WHERE key = ?"  # noqa: S608 - our own tables
        found = one(opened.comparison.connection, sql, (key,))
        known = _names(json.loads(found[0])) if found is not None else []
        sql = (  # who else speaks in its documents
            f"SELECT DISTINCT json_extract(s.body, '$[4][0]') FROM {shelf}_groups f "  # noqa: S608 - our own tables
            f"JOIN {layer}_members m ON m.grp = {parent} "
            f"JOIN {layer} t ON t.key = m.item JOIN statements s ON s.doc = t.doc WHERE f.key = ?"
        )
        known = chain(known, (row[0] for row in rows(opened.comparison.connection, sql, (key,))))
    return next((n for n in known if n and fold(n) == name), name.title())


def _names(record: Record) -> list[str | None]:
    found = [told["speaker"] for told in record.get("texts", {}).values()]
    found += [t["claimant"] for t in record.get("tolls") or record.get("figures") or []]
    return [*found, *(record[k]["name"] for k in ("actor", "recipient") if record.get(k))]


def kind_of(record: Mapping[str, Any]) -> str:
    """Return ``figures``, ``taken back``, ``denied`` or ``undisputed`` for a whole record."""
    if "figures" in record:
        return "figures"
    if not record["denied_by"]:
        return "undisputed"
    stances = {record["texts"][s]["stance"] for s in record["denied_by"] if s in record["texts"]}
    return "taken back" if stances == {"retracts"} else "denied"


def answers(opened: Opened, keys: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return who speaks against claims, and how: pairs of stance and name, by claim's number."""
    sql = (
        "SELECT DISTINCT m.grp, json_extract(s.body, '$[3]'), json_extract(s.body, '$[4][0]') "  # noqa: S608 - question marks alone
        "FROM statements_members m JOIN statements s ON s.key = m.item "
        f"WHERE m.role = 'denies' AND m.grp IN ({marks(keys)}) ORDER BY 1, 2, 3"
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for key, stance, name in rows(opened.comparison.connection, sql, keys):
        found.setdefault(key, []).append((stance, name or "not named"))
    return found
