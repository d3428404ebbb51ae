"""A layer: things of documents, the links between them, and the groups that these make.

A link depends on two things alone, a group on the things that links connect. So a document
is added or taken out by making its links and the groups it touches anew, and the result is
the same in whatever order documents came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sayso.comparison.propositions import Keys, Link
from sayso.comparison.schema import code

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.facts import Happening, Held

__all__ = ["Layer", "Made", "Rules"]

SHORT = 5
"""Words of a thing that count as short; it may share two words with another and no more."""
ENOUGH = 3
"""Keys that two longer things must share: the three pairs of three shared words."""

T = TypeVar("T", "Held", "Happening")


@dataclass(frozen=True, slots=True)
class Made:
    """A group: its record as JSON, and its members with their roles.

    Attributes:
        id: The group's.
        body: JSON.
        size: By which groups are sorted, largest first.
        first: Day of its earliest document.
        last: Day of its latest one.
        members: Role by id of member.
    """

    id: str
    body: str
    size: int
    first: int | None
    last: int | None
    members: Mapping[str, str]


@dataclass(frozen=True)
class Rules(Generic[T]):
    """What makes one layer different from another.

    Attributes:
        name: Of its tables.
        pack: Writes a thing.
        unpack: Reads it back.
        keys: Under which keys candidates are found; those that share none aren't compared.
        link: How two things stand to one another, given the days between their documents.
        within: Links that a document itself gives: pairs of ids with a link.
        gather: Groups of things that links connect.
    """

    name: str
    pack: Callable[[T], str]
    unpack: Callable[[str], T]
    keys: Callable[[T, int | None], Keys]
    link: Callable[[T, T, int | None], tuple[bool, Link] | None]
    within: Callable[[Sequence[T]], list[tuple[str, str, Link]]]
    gather: Callable[[dict[str, T], list[tuple[str, str, Link]]], list[Made]]


class Layer(Generic[T]):
    """Keeps the tables of one layer."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.rules: Rules[T] = rules
        self.cache: dict[int, tuple[T, int | None]] = {}

    def _run(self, sql: str, values: tuple[Any, ...] = ()) -> apsw.Cursor:
        """Run a statement on this layer's tables, which it calls ``{n}``."""
        return self.connection.execute(self._named(sql), values)

    def _named(self, sql: str) -> str:
        return sql.replace("{n}", self.rules.name)

    def remove(self, doc: int) -> set[int]:
        """Take out a document's things; return those of others that they were linked to."""
        gone = [k for (k,) in self._run("SELECT key FROM {n} WHERE doc = ?", (doc,))]
        touched: set[int] = set()
        for key in gone:
            touched |= self._neighbours(key)
            for (group,) in list(self._run("SELECT grp FROM {n}_members WHERE item = ?", (key,))):
                touched |= self._drop(group)
            keys = self.rules.keys(*self.thing(key))
            self.connection.executemany(
                self._named("DELETE FROM {n}_terms WHERE code = ? AND item = ?"),
                [(code(k), key) for k in keys.stored],
            )
            self._run("DELETE FROM {n}_links WHERE a = ? OR b = ?", (key, key))
            self._run("DELETE FROM {n} WHERE key = ?", (key,))
            self.cache.pop(key, None)
        return touched - set(gone)

    def add(self, doc: int, day: int | None, things: Sequence[T]) -> set[int]:
        """Put in a document's things with their links; return their numbers."""
        fresh: dict[str, int] = {}
        candidates: dict[int, set[int]] = {}
        for thing in things:
            self._run(
                "INSERT INTO {n}(id, doc, body) VALUES (?, ?, ?)",
                (thing.id, doc, self.rules.pack(thing)),
            )
            key = self.connection.last_insert_rowid()
            fresh[thing.id] = key
            self.cache[key] = (thing, day)
            keys = self.rules.keys(thing, day)
            candidates[key] = self._sharing(keys)
            self.connection.executemany(
                self._named("INSERT OR IGNORE INTO {n}_terms VALUES (?, ?, ?)"),
                [(code(k), key, keys.size) for k in keys.stored],
            )
        for key, others in candidates.items():
            for other in sorted(others - {key}):
                self._link(key, other)
        for a, b, link in self.rules.within(things):
            if a in fresh and b in fresh:
                self._store(fresh[a], fresh[b], link)
        return set(fresh.values())

    def _sharing(self, keys: Keys) -> set[int]:
        """Return things that share enough keys: one with short things, else those of 3 words."""
        found: set[int] = set()
        sql = "SELECT item, size, count(*) FROM {n}_terms WHERE code IN (?) GROUP BY item"
        for codes, enough in ((keys.asked, ENOUGH), (keys.sure, 1)):
            numbers = tuple({code(k) for k in codes})
            asked = sql.replace("?", ",".join("?" * len(numbers)))
            found |= {
                item
                for item, size, n in self._run(asked, numbers)
                if n >= enough or min(size, keys.size) <= SHORT
            }
        return found

    def _link(self, key: int, other: int) -> None:
        (a, x), (b, y) = self.thing(key), self.thing(other)
        apart = None if x is None or y is None else abs(x - y)
        if b.id < a.id:
            a, b, key, other = b, a, other, key
        found = self.rules.link(a, b, apart)
        if found is not None:
            forward, link = found
            self._store(*((key, other) if forward else (other, key)), link)

    def _store(self, a: int, b: int, link: Link) -> None:
        self._run(
            "INSERT OR REPLACE INTO {n}_links VALUES (?, ?, ?, ?, ?)",
            (a, b, link.relation, link.score, link.reason),
        )

    def decide(self, a: str, b: str, link: Link) -> set[int]:
        """Link two things by id as a person decided; return their numbers."""
        keys = [self.key(one_id) for one_id in (a, b)]
        if keys[0] is None or keys[1] is None or keys[0] == keys[1]:
            return set()
        self._store(keys[0], keys[1], link)
        return {keys[0], keys[1]}

    def has(self, key: int) -> bool:
        """Tell whether a thing is still there."""
        return self._run("SELECT 1 FROM {n} WHERE key = ?", (key,)).fetchone() is not None

    def key(self, thing: str) -> int | None:
        """Return the number of a thing by its id."""
        found = self._run("SELECT key FROM {n} WHERE id = ?", (thing,)).fetchone()
        return None if found is None else int(found[0])

    def thing(self, key: int) -> tuple[T, int | None]:
        """Return a thing with the day its document was published."""
        if key not in self.cache:
            sql = (
                "SELECT t.body, d.day FROM {n} t JOIN documents d ON d.key = t.doc WHERE t.key = ?"
            )
            ((body, day),) = self._run(sql, (key,))
            self.cache[key] = (self.rules.unpack(body), day)
        return self.cache[key]

    def _neighbours(self, key: int) -> set[int]:
        sql = "SELECT b FROM {n}_links WHERE a = ?1 UNION SELECT a FROM {n}_links WHERE b = ?1"
        return {item for (item,) in self._run(sql, (key,))}

    def regroup(self, touched: Iterable[int]) -> None:
        """Make the groups anew of all that is connected with some things."""
        left = set(touched)
        while left:
            part, frontier = set[int](), {left.pop()}
            while frontier:
                part |= frontier
                frontier = {n for key in frontier for n in self._neighbours(key)} - part
            left -= part
            self._gather(part)

    def _gather(self, part: set[int]) -> None:
        for key in part:
            for (group,) in list(self._run("SELECT grp FROM {n}_members WHERE item = ?", (key,))):
                self._drop(group)
        things = {(thing := self.thing(key)[0]).id: (key, thing) for key in part}
        ids = {key: thing.id for key, thing in things.values()}
        edges = []
        for key in sorted(part):
            for b, relation, score, reason in self._run(
                "SELECT b, relation, score, reason FROM {n}_links WHERE a = ?", (key,)
            ):
                edges.append((ids[key], ids[b], Link(relation, score, reason)))
        for made in self.rules.gather({i: t for i, (_, t) in things.items()}, edges):
            self._run(
                "INSERT INTO {n}_groups(id, size, first, last, body) VALUES (?, ?, ?, ?, ?)",
                (made.id, made.size, made.first, made.last, made.body),
            )
            group = self.connection.last_insert_rowid()
            for member, role in made.members.items():
                self._run(
                    "INSERT OR IGNORE INTO {n}_members VALUES (?, ?, ?)",
                    (things[member][0], group, role),
                )

    def _drop(self, group: int) -> set[int]:
        members = {m for (m,) in self._run("SELECT item FROM {n}_members WHERE grp = ?", (group,))}
        self._run("DELETE FROM {n}_members WHERE grp = ?", (group,))
        self._run("DELETE FROM {n}_groups WHERE key = ?", (group,))
        return members

    def of_documents(self, docs: Iterable[int]) -> set[int]:
        """Return the numbers of all things of some documents that stand in a group."""
        sql = "SELECT m.item FROM {n} t JOIN {n}_members m ON m.item = t.key WHERE t.doc = ?"
        return {item for doc in docs for (item,) in self._run(sql, (doc,))}
