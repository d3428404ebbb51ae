"""Parts: which things of a layer links put together, and the groups made of these.

A part depends on the things that links connect, and on nothing else. How parts are made is a
layer's own: link by link (:mod:`sayso.comparison.parting`) or by what belongs together on average
(:mod:`sayso.comparison.settling`).
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.comparison.rules import Rules, T
from sayso.comparison.shelf import Made, Shelf
from sayso.comparison.things import Things

if TYPE_CHECKING:
    import apsw

__all__ = ["Parts"]


class Parts(Things[T]):
    """Keeps the parts of one layer, and its groups."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        super().__init__(connection, rules)
        self.shelf = Shelf(connection, self.name)
        self.figures = Shelf(connection, "figures")

    # what makes a layer

    @abstractmethod
    def make(self, part: int, members: Sequence[int]) -> Made | None:
        """Return the group of a part, or None where there is nothing to show."""

    def affected(self, touched: set[int]) -> set[int]:
        """Return the things whose groups' records change with some things."""
        return touched

    # parts

    def part(self, key: int) -> int:
        """Return the number of the part a thing is in; its own where it stands alone."""
        found = self.run("SELECT part FROM {n}_parts WHERE item = ?", (key,)).fetchone()
        return key if found is None else int(found[0])

    def members(self, part: int) -> list[int]:
        """Return the things of a part."""
        found = self.run("SELECT item FROM {n}_parts WHERE part = ? ORDER BY item", (part,))
        return [item for (item,) in found] or [part]

    # groups

    @abstractmethod
    def regroup(
        self,
        touched: Iterable[int],
        added: Sequence[Iterable[int]] = (),
        told: Iterable[int] = (),
    ) -> None:
        """Make anew what changes with some things: their parts, and the groups of these.

        Args:
            touched: Things whose links changed.
            added: Things that are new, by document.
            told: Things whose parts stay, but whose groups' records change.
        """

    def decided(self, keys: Iterable[int]) -> bool:
        """Tell whether a person joined any of some things to others, or kept it apart."""
        if self.run("SELECT 1 FROM decisions LIMIT 1").fetchone() is None:
            return False
        sql = (
            "SELECT 1 FROM {n} t WHERE t.key IN (SELECT value FROM json_each(?)) AND "
            "(EXISTS (SELECT 1 FROM decisions d WHERE d.a = t.id) OR "
            "EXISTS (SELECT 1 FROM decisions d WHERE d.b = t.id)) LIMIT 1"
        )
        return self.run(sql, (json.dumps(sorted(set(keys))),)).fetchone() is not None

    def _put(self, part: int, made: Made) -> None:
        group = self.shelf.put(made, part)
        for dispute in made.figures:
            self.figures.put(dispute, group)
        for member, role in made.members.items():
            self.run(
                "INSERT OR IGNORE INTO {n}_members SELECT key, ?, ? FROM {n} WHERE id = ?",
                (group, role, member),
            )

    def drop(self, part: int) -> None:
        """Take away the groups of a part."""
        for group in self.shelf.of(part):
            self.run("DELETE FROM {n}_members WHERE grp = ?", (group,))
            self.shelf.drop(group)
            if self.name == "happenings":
                for key in self.figures.of(group):
                    self.figures.drop(key)
