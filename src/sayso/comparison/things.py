"""Things of a layer as its tables keep them, and the links between them."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from sayso.comparison.propositions import Link
from sayso.comparison.rules import Edges, Rules, T

if TYPE_CHECKING:
    import apsw

__all__ = ["BEARING", "COPIES", "JOINING", "WORDING", "Row", "Things", "chunks"]

WORDING = "wording"
"""Relation of a copy that the words of two tellings make, whatever the facts say."""
COPIES = "('copy', 'wording')"
"""Relations of copies."""
JOINING = "('copy', 'wording', 'same', 'join')"
"""Relations that put things together."""
BEARING = "('copy', 'wording', 'same', 'denies', 'clash', 'join', 'split')"
"""Relations that bear on what is put together."""

Row = tuple[int, int, str, float, str]
"""A link as the file has it: two things, relation, score, reason."""


def chunks(keys: Iterable[int]) -> Iterator[str]:
    """Yield numbers for SQL, some hundred at a time."""
    several = sorted(keys)
    for start in range(0, len(several), 500):
        yield ",".join(map(str, several[start : start + 500]))


class Things(ABC, Generic[T]):
    """Reads the tables of one layer.

    Args:
        connection: The comparison file.
        rules: How its things are kept and compared.
    """

    name: ClassVar[str]
    """Of its tables."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.rules: Rules[T] = rules
        self.cache: dict[int, tuple[T, int | None]] = {}
        self.hidden: set[int] = set()

    def clear(self) -> None:
        """Forget what was read."""
        self.cache.clear()

    def shrink(self, kept: int) -> None:
        """Forget what was read first, but for some things."""
        for key in [*islice(self.cache, max(0, len(self.cache) - kept))]:
            del self.cache[key]

    def run(self, sql: str, values: Sequence[Any] = ()) -> apsw.Cursor:
        """Run a statement on this layer's tables, which it calls ``{n}``."""
        return self.connection.execute(sql.replace("{n}", self.name), values)

    def has(self, key: int) -> bool:
        """Tell whether a thing is still there."""
        return self.run("SELECT 1 FROM {n} WHERE key = ?", (key,)).fetchone() is not None

    def key(self, thing: str) -> int | None:
        """Return the number of a thing by its id."""
        found = self.run("SELECT key FROM {n} WHERE id = ?", (thing,)).fetchone()
        return None if found is None else int(found[0])

    def thing(self, key: int) -> tuple[T, int | None]:
        """Return a thing with the day its document was published."""
        if key not in self.cache:
            sql = (
                "SELECT t.body, d.day FROM {n} t JOIN documents d ON d.key = t.doc WHERE t.key = ?"
            )
            ((body, day),) = self.run(sql, (key,))
            self.cache[key] = (self.rules.unpack(body), day)
        return self.cache[key]

    def load(self, keys: Iterable[int]) -> None:
        """Read several things at once."""
        for some in chunks(key for key in keys if key not in self.cache):
            sql = "SELECT t.key, t.body, d.day FROM {n} t JOIN documents d ON d.key = t.doc WHERE "
            for key, body, day in self.run(f"{sql} t.key IN ({some})"):
                self.cache[key] = (self.rules.unpack(body), day)

    def of_documents(self, docs: Iterable[int]) -> set[int]:
        """Return the numbers of all things of some documents that stand in a group."""
        sql = "SELECT m.item FROM {n} t JOIN {n}_members m ON m.item = t.key WHERE t.doc = ?"
        return {item for doc in docs for (item,) in self.run(sql, (doc,))}

    def neighbours(self, key: int) -> set[int]:
        """Return all things that a thing is linked with."""
        sql = "SELECT b FROM {n}_links WHERE a = ?1 UNION SELECT a FROM {n}_links WHERE b = ?1"
        return {item for (item,) in self.run(sql, (key,))}

    def edges(
        self,
        keys: Iterable[int],
        known: dict[int, list[Row]] | None = None,
        relations: str = BEARING,
    ) -> Edges:
        """Return the links between some things that bear on their parts.

        Args:
            keys: The things.
            known: What was read before, by the first thing of each link; what is read now is
                put there, too.
            relations: Which links, as SQL.
        """
        kept = set(keys) - self.hidden
        known = {} if known is None else known
        new = [key for key in kept if key not in known]
        known.update({key: [] for key in new})
        sql = f"SELECT a, b, relation, score, reason FROM {{n}}_links WHERE relation IN {relations}"  # noqa: S608 - ours
        for some in chunks(new):
            for row in self.run(f"{sql} AND a IN ({some})"):
                known[row[0]].append(row)
        found = [row for key in sorted(kept) for row in known[key] if row[1] in kept]
        linked = {row[0] for row in found} | {row[1] for row in found}
        self.load(linked)
        ids = {key: self.thing(key)[0].id for key in linked}
        return [
            (ids[a], ids[b], Link("copy" if relation == WORDING else relation, score, reason))
            for a, b, relation, score, reason in found
        ]
