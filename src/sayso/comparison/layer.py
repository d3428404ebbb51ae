"""A layer: things of documents, the links between them, and the groups that these make.

A link depends on two things alone, which things are compared on all that are there
(:mod:`sayso.comparison.lists`), a group on the things that links connect. So a document is
added or taken out by making its links and the groups it touches anew, and the result is the
same in whatever order documents came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from sayso.comparison.keys import Keys, family, is_single
from sayso.comparison.lists import LATEST, Lists, around, rank
from sayso.comparison.parts import Parts
from sayso.comparison.propositions import Link
from sayso.comparison.rules import AMONG, BESIDE, FIRST, FITS, LATER, MEET, Frame, Rules, T
from sayso.comparison.things import WORDING

if TYPE_CHECKING:
    import apsw

__all__ = ["Layer"]

SHORT = 5
"""Words of a thing that count as short; it may share two words with another and no more."""
ENOUGH = 3
"""Keys that two longer things must share: the three pairs of three shared words."""
_EITHER = frozenset({"copy", "same", "clash", "wording"})
"""Relations that are the same either way round."""
_FOUND = frozenset({"copy", "same", "denies", "clash", "tells"})
"""Relations that comparing two things finds."""


class Layer(Parts[T]):
    """Keeps the tables of one layer."""

    hubs: ClassVar[int | None] = None
    """Things under a key that all later ones meet; None for the usual number."""

    def __init__(self, connection: apsw.Connection, rules: Rules[T]) -> None:
        """Work on a comparison file."""
        super().__init__(connection, rules)
        self.lists = Lists(connection, self.name, self.hubs)

    def changed(self, a: int, b: int) -> None:
        """Note that the links of two things changed."""

    def place(self, thing: T, others: Mapping[str, T]) -> str | None:
        """Return which of a document's things one stands for; itself as a rule."""
        del others
        return thing.id

    def forget(self, key: int) -> set[int]:
        """Forget what is kept of a thing besides its own; return things that this touches."""
        del key
        return set()

    def beside(
        self, doc: int, day: int | None, things: Sequence[T], keys: Sequence[int]
    ) -> Mapping[int, set[int]]:
        """Note a new document's things; return others that they meet beside those by keys."""
        del doc, day, things, keys
        return {}

    def still_beside(self, key: int) -> set[int]:
        """Return what a thing meets beside those by keys."""
        del key
        return set()

    def shifted(self) -> tuple[set[int], set[int]]:
        """Return things that meet fewer others now, and more, beside those by keys."""
        return set(), set()

    # tables

    def remove(self, doc: int) -> set[int]:
        """Take out a document's things; return those of others that this touches."""
        gone = [k for (k,) in self.run("SELECT key FROM {n} WHERE doc = ?", (doc,))]
        touched: set[int] = set()
        for key in gone:
            part = self.part(key)
            near = self.neighbours(key)
            for other in near:
                self.changed(key, other)
            touched |= near | set(self.members(part)) | self.forget(key)
            self.drop(part)
        for key in gone:
            thing, day = self.thing(key)
            self.lists.take(key, rank(thing.doc, day), self._keys(thing, day).stored)
            self.run("DELETE FROM {n}_links WHERE a = ?1 OR b = ?1", (key,))
            self.run("DELETE FROM {n}_parts WHERE item = ?", (key,))
            self.run("DELETE FROM {n} WHERE key = ?", (key,))
            self.cache.pop(key, None)
        return touched - set(gone)

    def add(self, doc: int, day: int | None, things: Sequence[T]) -> set[int]:
        """Put in a document's things with their links; return their numbers."""
        fresh: dict[str, int] = {}
        asked: dict[int, tuple[Keys, Frame]] = {}
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
            keys = self._keys(thing, day)
            asked[key] = keys, frame
            self.lists.put(key, rank(thing.doc, day), keys.stored, keys.size)
        by_id = {thing.id: thing for thing in things}
        for thing in things:
            to = self.place(thing, by_id)
            if to is not None:
                self.run("UPDATE {n} SET place = ? WHERE key = ?", (fresh[to], fresh[thing.id]))
        beside = self.beside(doc, day, things, list(fresh.values()))
        pairs = {
            (min(key, other), max(key, other))
            for key, (keys, frame) in asked.items()
            for other in self._met(key, keys, frame) | beside.get(key, set())
        }
        self.load({one for pair in pairs for one in pair})
        for first, second in sorted(pairs):
            self._link(first, second)
        for a, b, link in self.rules.within(things):
            if a in fresh and b in fresh:
                self._store(fresh[a], fresh[b], link)
        return set(fresh.values())

    def _keys(self, thing: T, day: int | None) -> Keys:
        """Return a thing's keys; one that asks for single words counts as short."""
        keys = self.rules.keys(thing, day)
        if self.rules.mirrored and not set(keys.sure).isdisjoint(keys.asked):
            return keys._replace(size=min(keys.size, SHORT))
        return keys

    def refresh(self) -> set[int]:
        """Compare what came among the first under some key, or fell behind, with others anew.

        Returns:
            The things whose links changed.
        """
        fell, rose = self.lists.moved()
        less, more = self.shifted()
        fell, rose = fell | less, rose | more
        touched: set[int] = set()
        for key in sorted(fell | rose):
            if not self.has(key):
                continue
            thing, day = self.thing(key)
            keys, frame = self._keys(thing, day), self.rules.frame(thing)
            met = self._met(key, keys, frame) | self.still_beside(key)
            self.load(met)
            near = self.neighbours(key)
            for other in sorted(near - met):
                if self.thing(other)[0].doc != thing.doc and self._part_with(key, other):
                    touched |= {key, other}
            if key in rose:
                for other in sorted(met - near):
                    if self._link(key, other):
                        touched |= {key, other}
        return touched

    def _part_with(self, key: int, other: int) -> bool:
        """Forget the links that comparing two things found; tell whether there were any."""
        both = "((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1))"
        found = self.run(f"SELECT relation FROM {{n}}_links WHERE {both}", (key, other))  # noqa: S608 - ours
        gone = [relation for (relation,) in found if relation in _FOUND]
        for relation in gone:
            self.run(
                f"DELETE FROM {{n}}_links WHERE {both} AND relation = ?3",  # noqa: S608 - ours
                (key, other, relation),
            )
        if gone:
            self.changed(key, other)
        return bool(gone)

    # which things meet

    def _met(self, key: int, keys: Keys, frame: Frame) -> set[int]:
        """Return the things that one is compared with: see :mod:`sayso.comparison.lists`.

        It asks for those before it, those after it ask for it, those of its document meet it.
        """
        thing, day = self.thing(key)
        place = rank(thing.doc, day)
        stored = set(keys.stored)
        if not self.rules.mirrored:
            found = self._asked(keys, frame, place, FIRST)
            own = self.lists.first_under(place, stored)
            later = self._asked(keys, frame, place, LATER) - found - {key}
            return found - {key} | {
                other
                for other in later
                if self.thing(other)[0].doc == thing.doc or self._asks(other, own, keys.size, frame)
            }
        own = self.lists.first_under(place, stored)
        kept = set(map(family, own))
        single = [k for k in keys.sure if is_single(k)]
        keys = keys._replace(sure=[k for k in keys.sure if not is_single(k)])
        found = self._asked(keys, frame, place, FIRST)
        near = around(place, self.rules.lone)
        among = Keys([], [], keys.size, [k for k in single if family(k) in kept])
        alone = self._asked(among, frame, LATEST, AMONG, near)
        found |= {other for other in alone if self.thing(other)[0].doc != thing.doc}
        beside = self._asked(Keys([], [], keys.size, single), frame, place, BESIDE)
        found |= {other for other in beside if self.thing(other)[0].doc == thing.doc}
        if len(own) < len(stored):  # those after it don't find it under the other keys
            beside = self._asked(keys, frame, place, BESIDE) - found - {key}
            found |= {other for other in beside if self.thing(other)[0].doc == thing.doc}
            asked, sure, always = (
                [k for k in some if family(k) in kept]
                for some in (keys.asked, keys.sure, keys.always)
            )
            keys = Keys([], asked, keys.size, sure, always)
        return (found | self._asked(keys, frame, place, LATER)) - {key}

    def _asked(
        self,
        keys: Keys,
        frame: Frame,
        place: int,
        which: str,
        near: tuple[int, int, int] | None = None,
    ) -> set[int]:
        """Return things that share enough keys: one with short things, else those of 3 words.

        Args:
            keys: What is asked for.
            frame: Of who asks.
            place: Its :func:`~sayso.comparison.lists.rank`.
            which: Those before it that are among the first, or those after it.
            near: Between which ranks; by default the farthest at which things are linked.
        """
        found: set[int] = set()
        near = near or around(place, self.rules.far)
        for codes, enough, framed, when in (
            (keys.asked, ENOUGH, self.rules.framed, near),
            (keys.sure, 1, True, near),
            (keys.always, ENOUGH, self.rules.framed, around(place, None)),
        ):
            if not codes:
                continue
            least = 1 if keys.size <= SHORT else enough
            sql = MEET.replace("{which}", which) + (FITS if framed else "")
            values = (*frame, json.dumps(sorted(set(codes))), least, SHORT, place, *when)
            found |= {item for (item,) in self.run(sql, values)}
        return found

    def _asks(self, key: int, own: set[int], size: int, frame: Frame) -> bool:
        """Tell whether a thing asks for another by the keys that this is first under."""
        thing, day = self.thing(key)
        keys = self._keys(thing, day)
        fits = self.rules.frame(thing).fits(frame)
        if fits and not own.isdisjoint(keys.sure):
            return True
        if self.rules.framed and not fits:
            return False
        least = 1 if min(keys.size, size) <= SHORT else ENOUGH
        return len(own.intersection(keys.asked)) >= least

    def _link(self, key: int, other: int) -> bool:
        """Compare two things and keep their links; tell whether there are any."""
        (a, x), (b, y) = self.thing(key), self.thing(other)
        apart = None if x is None or y is None else abs(x - y)
        if b.id < a.id:
            a, b, key, other = b, a, other, key
        found = self.rules.link(a, b, apart)
        for forward, link in found:
            self._store(*((key, other) if forward else (other, key)), link)
        return bool(found)

    def _store(self, a: int, b: int, link: Link) -> None:
        """Keep a link; of two of a kind, as a document and comparing may find, the surer one.

        What is the same either way round goes from the newer thing to the older one: the links of
        a new document lie together in the file.
        """
        if link.relation in _EITHER and a < b:
            a, b = b, a
        self.run(
            "INSERT INTO {n}_links VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "score = excluded.score, reason = excluded.reason WHERE excluded.score > score",
            (a, b, link.relation, link.score, link.reason),
        )
        self.changed(a, b)

    def decide(self, a: str, b: str, link: Link) -> set[int]:
        """Link two things by id as a person decided; return their numbers."""
        keys = [self.key(one_id) for one_id in (a, b)]
        if keys[0] is None or keys[1] is None or keys[0] == keys[1]:
            return set()
        self._store(keys[0], keys[1], link)
        return {keys[0], keys[1]}

    def undecide(self, a: str, b: str) -> set[int]:
        """Forget that two things are copies by the words of two tellings."""
        x, y = self.key(a), self.key(b)
        if x is None or y is None:
            return set()
        sql = "DELETE FROM {n}_links WHERE a IN (?1, ?2) AND b IN (?1, ?2) AND relation = ?3"
        self.run(sql, (x, y, WORDING))
        self.changed(x, y)
        return {x, y}
