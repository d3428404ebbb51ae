"""A layer: things of documents, the links between them, and the groups that these make.

A link depends on two things alone, a group on the things that links connect. So a document
is added or taken out by making its links and the groups it touches anew, and the result is
the same in whatever order documents came.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar

from sayso.comparison.propositions import Keys, Link
from sayso.comparison.schema import code
from sayso.comparison.shelf import Made, Shelf
from sayso.comparison.words import fold

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.facts import Happening, Held
    from sayso.comparison.terms import Days, Spot

__all__ = ["Frame", "Layer", "Rules"]

SHORT = 5
"""Words of a thing that count as short; it may share two words with another and no more."""
ENOUGH = 3
"""Keys that two longer things must share: the three pairs of three shared words."""
T = TypeVar("T", "Held", "Happening")

Edges = list[tuple[str, str, Link]]


class Frame(NamedTuple):
    """Where, when and by whom, as numbers: what differs here has nothing to do with the other.

    Attributes:
        spot: Code of the only place, by name.
        lat: Its latitude in hundredths of a degree.
        lon: Its longitude.
        first: First day.
        last: Last day.
        side: Code of the side that acted.
    """

    spot: int | None = None
    lat: int | None = None
    lon: int | None = None
    first: int | None = None
    last: int | None = None
    side: int | None = None

    @classmethod
    def of(cls, spot: Spot | None, days: Days | None, side: str | None = None) -> Self:
        """Return the frame of a thing."""
        first, last = days or (None, None)
        where: tuple[int | None, ...] = (None, None, None)
        if spot is not None:
            points = (None if x is None else round(100 * x) for x in spot[1:3])
            where = (code(f"{fold(spot[0])} {spot[3]}"), *points)
        return cls(*where, first, last, None if side is None else code(side))


_FITS = """(t.spot IS NULL OR ?1 IS NULL OR t.spot = ?1 OR
    (abs(t.lat - ?2) <= 5 AND abs(t.lon - ?3) <= 30))
    AND (t.first IS NULL OR ?4 IS NULL OR (t.first <= ?5 + 3 AND t.last >= ?4 - 3))
    AND (t.side IS NULL OR ?6 IS NULL OR t.side = ?6)"""
"""Wider than what forbids a link: places 5 km apart (at 80 degrees north), four days."""


@dataclass(frozen=True)
class Rules(Generic[T]):
    """How the things of a layer are kept and compared two by two.

    Attributes:
        pack: Writes a thing.
        unpack: Reads it back.
        keys: Under which keys candidates are found; those that share none aren't compared.
        link: How two things stand to one another, given the days between their documents;
            with whether the link goes from the first to the second.
        within: Links that a document itself gives: pairs of ids with a link.
        frame: What keeps a thing from being linked, whatever its words are.
        framed: Whether that holds for candidates found by several keys, too.
    """

    pack: Callable[[T], str]
    unpack: Callable[[str], T]
    keys: Callable[[T, int | None], Keys]
    link: Callable[[T, T, int | None], tuple[bool, Link] | None]
    within: Callable[[Sequence[T]], Edges]
    frame: Callable[[T], Frame]
    framed: bool = True


class Layer(ABC, Generic[T]):
    """Keeps the tables of one layer."""

    name: ClassVar[str]
    """Of its tables."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.rules: Rules[T] = rules
        self.cache: dict[int, tuple[T, int | None]] = {}
        self.hidden: set[int] = set()
        self.shelf = Shelf(connection, self.name)
        self.figures = Shelf(connection, "figures")

    # what makes a layer

    @abstractmethod
    def partition(self, things: Mapping[str, T], edges: Edges) -> list[Sequence[str]]:
        """Return the parts that things fall into.

        Parts must be joined link by link in an order that links alone give, where what
        forbids a join forbids it for good: :meth:`regroup` relies on it.
        """

    @abstractmethod
    def make(self, part: int, members: Sequence[int]) -> Made | None:
        """Return the group of a part, or None where there is nothing to show."""

    def place(self, thing: T, others: Mapping[str, T]) -> str | None:
        """Return which of a document's things one stands for; itself as a rule."""
        del others
        return thing.id

    def affected(self, touched: set[int]) -> set[int]:
        """Return the things whose groups' records change with some things."""
        return touched

    def forget(self, key: int) -> set[int]:
        """Forget what is kept of a thing besides its own; return things that this touches."""
        del key
        return set()

    # tables

    def run(self, sql: str, values: Sequence[Any] = ()) -> apsw.Cursor:
        """Run a statement on this layer's tables, which it calls ``{n}``."""
        return self.connection.execute(sql.replace("{n}", self.name), values)

    def remove(self, doc: int) -> set[int]:
        """Take out a document's things; return those of others that this touches."""
        gone = [k for (k,) in self.run("SELECT key FROM {n} WHERE doc = ?", (doc,))]
        touched: set[int] = set()
        many = self.connection.executemany
        for key in gone:
            part = self.part(key)
            touched |= self.neighbours(key) | set(self.members(part)) | self.forget(key)
            self._drop(part)
        for key in gone:
            keys = self.rules.keys(*self.thing(key))
            many(
                f"DELETE FROM {self.name}_terms WHERE code = ? AND item = ?",  # noqa: S608 - our own tables
                [(code(k), key) for k in keys.stored],
            )
            self.run("DELETE FROM {n}_links WHERE a = ?1 OR b = ?1", (key,))
            self.run("DELETE FROM {n}_parts WHERE item = ?", (key,))
            self.run("DELETE FROM {n} WHERE key = ?", (key,))
            self.cache.pop(key, None)
        return touched - set(gone)

    def add(self, doc: int, day: int | None, things: Sequence[T]) -> set[int]:
        """Put in a document's things with their links; return their numbers."""
        fresh: dict[str, int] = {}
        candidates: dict[int, set[int]] = {}
        for thing in things:
            self.run(
                "INSERT INTO {n}(id, doc, body, spot, lat, lon, first, last, side) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (thing.id, doc, self.rules.pack(thing), *(frame := self.rules.frame(thing))),
            )
            key = self.connection.last_insert_rowid()
            fresh[thing.id] = key
            self.cache[key] = (thing, day)
            keys = self.rules.keys(thing, day)
            candidates[key] = self._sharing(keys, frame)
            self.connection.executemany(
                f"INSERT OR IGNORE INTO {self.name}_terms VALUES (?, ?, ?)",  # noqa: S608 - our own tables
                [(code(k), key, keys.size) for k in keys.stored],
            )
        by_id = {thing.id: thing for thing in things}
        for thing in things:
            to = self.place(thing, by_id)
            if to is not None:
                self.run("UPDATE {n} SET place = ? WHERE key = ?", (fresh[to], fresh[thing.id]))
        for key, others in candidates.items():
            for other in sorted(others - {key}):
                self._link(key, other)
        for a, b, link in self.rules.within(things):
            if a in fresh and b in fresh:
                self._store(fresh[a], fresh[b], link)
        return set(fresh.values())

    def _sharing(self, keys: Keys, frame: Frame) -> set[int]:
        """Return things that share enough keys: one with short things, else those of 3 words."""
        found: set[int] = set()
        for codes, enough, framed in (
            (keys.asked, ENOUGH, self.rules.framed),
            (keys.sure, 1, True),
        ):
            numbers = {code(k) for k in codes}
            if not numbers:
                continue
            least = 1 if keys.size <= SHORT else enough
            sql = (
                "SELECT s.item FROM (SELECT item, size, count(*) AS n FROM {n}_terms WHERE code IN "
                f"({','.join(map(str, numbers))}) GROUP BY item "
                f"HAVING n >= {least} OR size <= {SHORT}) s"
            )
            if framed:
                sql += f" JOIN {{n}} t ON t.key = s.item WHERE {_FITS}"
            found |= {item for (item,) in self.run(sql, frame if framed else ())}
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
        self.run(
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

    def of_documents(self, docs: Iterable[int]) -> set[int]:
        """Return the numbers of all things of some documents that stand in a group."""
        sql = "SELECT m.item FROM {n} t JOIN {n}_members m ON m.item = t.key WHERE t.doc = ?"
        return {item for doc in docs for (item,) in self.run(sql, (doc,))}

    # links and parts

    def neighbours(self, key: int) -> set[int]:
        """Return all things that a thing is linked with."""
        sql = "SELECT b FROM {n}_links WHERE a = ?1 UNION SELECT a FROM {n}_links WHERE b = ?1"
        return {item for (item,) in self.run(sql, (key,))}

    def part(self, key: int) -> int:
        """Return the number of the part a thing is in; its own where it stands alone."""
        found = self.run("SELECT part FROM {n}_parts WHERE item = ?", (key,)).fetchone()
        return key if found is None else int(found[0])

    def members(self, part: int) -> list[int]:
        """Return the things of a part."""
        found = self.run("SELECT item FROM {n}_parts WHERE part = ? ORDER BY item", (part,))
        return [item for (item,) in found] or [part]

    def edges(self, keys: Iterable[int]) -> Edges:
        """Return the links between some things that bear on their parts."""
        kept = set(keys)
        ids: dict[int, str] = {}
        found = []
        sql = (
            "SELECT b, relation, score, reason FROM {n}_links WHERE a = ? AND relation IN "
            "('copy', 'same', 'join', 'split')"
        )
        for key in sorted(kept):
            for b, relation, score, reason in self.run(sql, (key,)):
                if b in kept and b not in self.hidden:
                    for one in (key, b):
                        if one not in ids:
                            ids[one] = self.thing(one)[0].id
                    found.append((ids[key], ids[b], Link(relation, score, reason)))
        return found

    # groups

    def regroup(
        self,
        touched: Iterable[int],
        added: Sequence[Iterable[int]] = (),
        told: Iterable[int] = (),
    ) -> None:
        """Make anew what changes with some things: their parts, and the groups of these.

        Parts next to a touched one, by a link that didn't join them, are looked at with it.
        Where they come out as they were, nothing beyond them can change. Of many documents,
        each is looked at as if those after it weren't there yet, which keeps this small.

        Args:
            touched: Things whose links changed.
            added: Things that are new, by document.
            told: Things whose parts stay, but whose groups' records change.
        """
        documents = [set(keys) for keys in added]
        self.hidden = {key for keys in documents for key in keys}
        known = set(touched) - self.hidden
        fresh = known | self.hidden
        stale = self.affected(fresh) | set(told)
        for keys in [known, *documents]:
            self.hidden -= keys
            dirty = {self.part(key) for key in keys}
            for part in dirty:
                self._drop(part)
            while dirty:
                stale |= self._settle(dirty.pop(), dirty, keys)
        for part in sorted({self.part(key) for key in stale}):
            self._drop(part)
            made = self.make(part, self.members(part))
            if made is not None:
                self._put(part, made)

    def _settle(self, start: int, dirty: set[int], fresh: set[int]) -> set[int]:
        """Part a region anew; return the things whose groups are to be made."""
        region: dict[int, list[int]] = {}
        ring: dict[int, list[int]] = {}
        frontier = [start]
        while frontier:
            while frontier:
                part = frontier.pop()
                region[part] = ring.pop(part, None) or self.members(part)
                for near in self._around(region[part]):
                    if near in dirty:
                        dirty.discard(near)
                        frontier.append(near)
                    elif near not in region and near not in ring and near not in frontier:
                        ring[near] = self.members(near)
            keys = [*region.values(), *ring.values()]
            parts = self._parts([key for found in keys for key in found])
            kept = {tuple(sorted(found)) for found in parts}
            frontier = [part for part, found in ring.items() if tuple(found) not in kept]
        inside = {key for found in region.values() for key in found}
        return self._assign(region, [found for found in parts if found[0] in inside], fresh)

    def _around(self, keys: Iterable[int]) -> set[int]:
        """Return the parts that joining links lead to."""
        sql = (
            "SELECT ifnull(p.part, l.other) FROM (SELECT b AS other FROM {n}_links WHERE a = ?1 "
            "AND relation IN ('copy', 'same', 'join') UNION SELECT a FROM {n}_links WHERE b = ?1 "
            "AND relation IN ('copy', 'same', 'join')) l LEFT JOIN {n}_parts p ON p.item = l.other"
        )
        return {int(part) for key in keys for (part,) in self.run(sql, (key,))} - self.hidden

    def _parts(self, keys: Sequence[int]) -> list[list[int]]:
        """Return the parts of some things; those without links stand alone."""
        if len(keys) == 1:
            return [[keys[0]]]
        edges = self.edges(keys)
        linked = {one for a, b, _ in edges for one in (a, b)}
        number = {self.thing(key)[0].id: key for key in keys} if linked else {}
        things = {one: self.thing(number[one])[0] for one in sorted(linked)}
        found = [sorted(number[one] for one in part) for part in self.partition(things, edges)]
        known = {key for part in found for key in part}
        return found + [[key] for key in keys if key not in known]

    def _assign(
        self, region: Mapping[int, Sequence[int]], parts: list[list[int]], fresh: set[int]
    ) -> set[int]:
        """Write down the parts of a region; return the things in those that changed."""
        before = {tuple(keys): part for part, keys in region.items()}
        stale: set[int] = set()
        changed = []
        for keys in parts:
            if before.get(tuple(keys)) == keys[0]:
                del before[tuple(keys)]
                stale |= set() if fresh.isdisjoint(keys) else set(keys)
            else:
                changed.append(keys)
                stale |= set(keys)
        for old in before.values():
            self._drop(old)
        for keys in changed:
            for key in keys:
                self.run("DELETE FROM {n}_parts WHERE item = ?", (key,))
        for keys in changed:
            if len(keys) > 1:
                for key in keys:
                    self.run("INSERT INTO {n}_parts VALUES (?, ?)", (key, keys[0]))
        return stale

    def _put(self, part: int, made: Made) -> None:
        group = self.shelf.put(made, part)
        for dispute in made.figures:
            self.figures.put(dispute, group)
        for member, role in made.members.items():
            self.run(
                "INSERT OR IGNORE INTO {n}_members SELECT key, ?, ? FROM {n} WHERE id = ?",
                (group, role, member),
            )

    def _drop(self, part: int) -> None:
        for group in self.shelf.of(part):
            self.run("DELETE FROM {n}_members WHERE grp = ?", (group,))
            self.shelf.drop(group)
            if self.name == "happenings":
                for key in self.figures.of(group):
                    self.figures.drop(key)
