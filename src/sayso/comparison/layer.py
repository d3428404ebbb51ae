"""A layer: things of documents, the links between them, and the groups that these make.

A link depends on two things alone, a group on the things that links connect. So a document
is added or taken out by making its links and the groups it touches anew, and the result is
the same in whatever order documents came.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from sayso.comparison.propositions import Keys, Link
from sayso.comparison.rules import CANDIDATES, FITS, Edges, Frame, Rules, T
from sayso.comparison.schema import code
from sayso.comparison.shelf import Made, Shelf

if TYPE_CHECKING:
    import apsw


__all__ = ["Layer"]

SHORT = 5
"""Words of a thing that count as short; it may share two words with another and no more."""
ENOUGH = 3
"""Keys that two longer things must share: the three pairs of three shared words."""


def _chunks(keys: Iterable[int]) -> Iterator[str]:
    """Yield numbers for SQL, some hundred at a time."""
    several = sorted(keys)
    for start in range(0, len(several), 500):
        yield ",".join(map(str, several[start : start + 500]))


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

    def fits(self, key: int, members: Sequence[int]) -> bool:
        """Tell whether a thing surely joins a part, the only one that it is linked with."""
        del key, members
        return False

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
            frame: Frame = self.rules.frame(thing)
            self.run(
                "INSERT INTO {n}(id, doc, body, spot, lat, lon, first, last, side) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (thing.id, doc, self.rules.pack(thing), *frame),
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
        self.load({other for others in candidates.values() for other in others})
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
            sql = CANDIDATES.format(
                numbers=",".join(map(str, numbers)), least=least, short=SHORT, n=self.name
            )
            if framed:
                sql += FITS.format(n=self.name)
            found |= {item for (item,) in self.connection.execute(sql, frame if framed else ())}
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

    def load(self, keys: Iterable[int]) -> None:
        """Read several things at once."""
        for some in _chunks(key for key in keys if key not in self.cache):
            sql = "SELECT t.key, t.body, d.day FROM {n} t JOIN documents d ON d.key = t.doc WHERE "
            for key, body, day in self.run(f"{sql} t.key IN ({some})"):
                self.cache[key] = (self.rules.unpack(body), day)

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
        kept = set(keys) - self.hidden
        links: list[tuple[int, int, Link]] = []
        for some in _chunks(kept):
            sql = (
                "SELECT a, b, relation, score, reason FROM {n}_links WHERE relation IN "
                "('copy', 'same', 'join', 'split') AND "
            )
            links += [
                (a, b, Link(relation, score, reason))
                for a, b, relation, score, reason in self.run(f"{sql} a IN ({some})")
                if b in kept
            ]
        self.load({one for a, b, _ in links for one in (a, b)})
        return [(self.thing(a)[0].id, self.thing(b)[0].id, link) for a, b, link in links]

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
        documents: list[set[int]] = [set(keys) for keys in added]
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
                region[part] = ring.pop(part, []) or self.members(part)
                for near in self._around(region[part]):
                    if near in dirty:
                        dirty.discard(near)
                        frontier.append(near)
                    elif near not in region and near not in ring and near not in frontier:
                        ring[near] = self.members(near)
            if len(region) == len(ring) == 1 and len(region[start]) == 1:
                (key,) = region[start]
                near = next(iter(ring))
                others: list[int] = ring[near]
                if self.fits(key, others):
                    region[near] = others
                    return self._assign(region, [sorted([key, *others])], fresh)
            keys = [*region.values(), *ring.values()]
            parts = self._parts([key for found in keys for key in found])
            kept = {tuple(sorted(found)) for found in parts}
            frontier = [part for part, found in ring.items() if tuple(found) not in kept]
        inside = {key for found in region.values() for key in found}
        return self._assign(region, [found for found in parts if found[0] in inside], fresh)

    def _around(self, keys: Iterable[int]) -> set[int]:
        """Return the parts that joining links lead to."""
        found: set[int] = set()
        for some in _chunks(keys):
            sql = (
                f"SELECT ifnull(p.part, l.other) FROM (SELECT b AS other FROM {{n}}_links WHERE "  # noqa: S608 - numbers
                f"a IN ({some}) AND relation IN ('copy', 'same', 'join') UNION "
                f"SELECT a FROM {{n}}_links WHERE b IN ({some}) AND relation IN "
                "('copy', 'same', 'join')) l LEFT JOIN {n}_parts p ON p.item = l.other"
            )
            found |= {int(part) for (part,) in self.run(sql)}
        return found - self.hidden

    def _parts(self, keys: Sequence[int]) -> list[list[int]]:
        """Return the parts of some things; those without links stand alone."""
        if len(keys) == 1:
            return [[keys[0]]]
        edges = self.edges(keys)
        linked = {one for a, b, _ in edges for one in (a, b)}
        if linked:
            self.load(keys)
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
