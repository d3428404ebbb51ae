"""Shelf: groups as they are kept to be asked for, with what they are found by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.comparison.words import fold

if TYPE_CHECKING:
    import apsw

__all__ = ["EVER", "NEVER", "Made", "Shelf"]

EVER = 4_000_000
"""First day of a group without dates, as ordinal: after every day that is asked for."""
NEVER = 0
"""Last day of a group without dates."""


@dataclass(frozen=True, slots=True)
class Made:
    """A group: its record, what it is found by, and its members with their roles.

    Attributes:
        id: The group's.
        body: The record as outputs have it.
        head: What a list shows of it.
        size: By which groups are sorted, largest first.
        first: Day of its earliest document, as ordinal.
        last: Day of its latest one.
        members: Role by id of member.
        names: What it is found by, by kind: ``who``, ``where``, ``publisher``, ``type``.
        text: Its words.
        disputed: Whether somebody denies it, or its counts can't all hold.
        background: Whether it is earlier history.
        tolls: Whether it has counts.
        figures: Its disputes over counts.
    """

    id: str
    body: Mapping[str, Any]
    head: Mapping[str, Any]
    size: int
    first: int | None
    last: int | None
    members: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    text: str = ""
    disputed: bool = False
    background: bool = False
    tolls: bool = False
    figures: Sequence[Made] = ()


class Shelf:
    """Keeps the groups of one kind: ``statements``, ``happenings`` or ``figures``."""

    def __init__(self, connection: apsw.Connection, name: str) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.name = name

    def _run(self, sql: str, values: Sequence[Any] = ()) -> apsw.Cursor:
        return self.connection.execute(sql.replace("{n}", self.name), values)

    def put(self, made: Made, parent: int) -> int:
        """Keep a group, under what it hangs on, and return its number."""
        self._run(
            "INSERT INTO {n}_groups(id, parent, size, first, last, disputed, background, tolls) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                made.id,
                parent,
                made.size,
                EVER if made.first is None else made.first,
                NEVER if made.last is None else made.last,
                made.disputed,
                made.background,
                made.tolls,
            ),
        )
        key = self.connection.last_insert_rowid()
        self._run(
            "INSERT INTO {n}_bodies VALUES (?, ?, ?)", (key, _json(made.head), _json(made.body))
        )
        self._run("INSERT INTO {n}_text(rowid, text) VALUES (?, ?)", (key, made.text))
        for kind, names in made.names.items():
            for name in sorted({fold(n) for n in names} - {""}):
                self._run(
                    "INSERT OR IGNORE INTO {n}_facets VALUES (?, ?)", (self._name(kind, name), key)
                )
        return key

    def holds(self, parent: int, made: Made) -> bool:
        """Tell whether a group hangs on a part, and is kept word for word as it is made."""
        found = self.of(parent)
        if len(found) != 1:
            return False
        for column, value in (("head", made.head), ("body", made.body)):
            sql = f"SELECT {column} FROM {{n}}_bodies WHERE key = ?"  # noqa: S608 - our own columns
            if self._run(sql, found).fetchone() != (_json(value),):
                return False
        return True

    def drop(self, key: int) -> None:
        """Take a group away."""
        for table, column in (("groups", "key"), ("bodies", "key"), ("facets", "grp")):
            self._run(f"DELETE FROM {{n}}_{table} WHERE {column} = ?", (key,))  # noqa: S608 - our own tables
        self._run("DELETE FROM {n}_text WHERE rowid = ?", (key,))

    def of(self, parent: int) -> list[int]:
        """Return the groups that hang on a part, or on a group of another shelf."""
        return [k for (k,) in self._run("SELECT key FROM {n}_groups WHERE parent = ?", (parent,))]

    def _name(self, kind: str, name: str) -> int:
        sql = "SELECT key FROM names WHERE kind = ? AND name = ?"
        found = self.connection.execute(sql, (kind, name)).fetchone()
        if found is None:
            self.connection.execute("INSERT INTO names(kind, name) VALUES (?, ?)", (kind, name))
            return self.connection.last_insert_rowid()
        return int(found[0])


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
