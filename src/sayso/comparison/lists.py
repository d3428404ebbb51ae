"""Lists: which things are found under a key, of which only the earliest are met by all.

Words that thousands of statements share would have each compared with thousands. So of the
things under one key, the earliest :data:`HUBS` stand for all: a thing meets those before it
(by day of publication, then by a number that the document's id gives) that are among these;
what one word alone would have compared meets only while both are among the earliest
:data:`SINGLES` of their block of days: later on, the word isn't rare in this case.
Two that tell the same share several keys, rare ones among them, and where they are told by
hundreds, both meet the first who told it.

Which things meet depends on all that are there and not on the order in which they came: when
one moves others out of the first places, or leaves its place to another, these are named,
to be looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING
from zlib import crc32

from sayso.comparison.keys import is_single

if TYPE_CHECKING:
    import apsw

__all__ = ["HUBS", "LATEST", "Lists", "around", "rank"]

HUBS = 12
"""Things under a key that all later ones there meet. Of 10 to 24, which annotated cases, small as
they are, don't tell apart; a large case compares fewer pairs with 12."""
SINGLES = 12
"""Things under a key of one word that meet one another; later ones don't meet anything by it.
Of 8 to 24 on made-up cases: below 12, claims of a case of six articles fall apart."""
LATEST = 0x7FFF_FFFF_FFFF_FFFF
"""A rank after every other."""
_BITS = 11
"""Bits of a rank that tell documents of one day apart."""


def rank(doc: str, day: int | None) -> int:
    """Return the place of a document's things: by day of publication, then by its id."""
    return ((day or 0) << _BITS) | (crc32(doc.encode("utf-8", "replace")) & ((1 << _BITS) - 1))


def around(place: int, days: int | None) -> tuple[int, int, int]:
    """Return between which ranks documents lie that are at most some days from one.

    What has no date is near to everything.

    Args:
        place: The one's :func:`rank`.
        days: How many; None for any number.

    Returns:
        The least and the greatest rank, and one before which no document has a date.
    """
    day, undated = place >> _BITS, 1 << _BITS
    if days is None or not day:
        return 0, LATEST, undated
    return max(0, day - days) << _BITS, (day + days + 1 << _BITS) - 1, undated


class Lists:
    """Keeps what is found under each key, in tables ``{name}_terms`` and ``{name}_cuts``.

    Args:
        connection: The comparison file.
        name: Of the tables.
        hubs: How many things under a key all later ones meet.
    """

    def __init__(self, connection: apsw.Connection, name: str, hubs: int | None = None) -> None:
        """Work on the tables of a comparison file."""
        self.connection = connection
        self.name = name
        self.hubs = hubs
        self.fell: set[int] = set()
        """Things that are no longer among the first under some key."""
        self.rose: set[int] = set()
        """Things that are newly among the first."""
        self._sql = {
            "add": "INSERT OR IGNORE INTO {n}_terms VALUES (?, ?, ?, ?)",
            "delete": "DELETE FROM {n}_terms WHERE code = ? AND rank = ? AND item = ?",
            "cuts": "SELECT j.value, c.cut, CASE WHEN c.cut IS NULL THEN (SELECT count(*) FROM "
            "(SELECT 1 FROM {n}_terms t WHERE t.code = j.value LIMIT ?2)) END "
            "FROM json_each(?1) j LEFT JOIN {n}_cuts c ON c.code = j.value",
            "long": "SELECT j.value, c.cut FROM json_each(?1) j JOIN {n}_cuts c "
            "ON c.code = j.value",
            "cut": "SELECT rank FROM {n}_terms WHERE code = ? ORDER BY rank LIMIT 1 OFFSET ?",
            "between": "SELECT item FROM {n}_terms WHERE code = ? AND rank > ? AND rank <= ?",
            "set": "INSERT OR REPLACE INTO {n}_cuts VALUES (?, ?)",
            "unset": "DELETE FROM {n}_cuts WHERE code = ?",
        }
        self._sql = {key: sql.replace("{n}", name) for key, sql in self._sql.items()}

    def most(self, key: int) -> int:
        """Return how many things under a key all later ones meet."""
        if self.hubs is not None:
            return self.hubs
        return SINGLES if is_single(key) else HUBS

    def put(self, item: int, place: int, codes: Iterable[int], size: int = 0) -> None:
        """Put a thing under its keys.

        Args:
            item: Its number.
            place: Its :func:`rank`.
            codes: Its keys.
            size: Kept beside it.
        """
        run, numbers = self.connection.execute, sorted(set(codes))
        self.connection.executemany(
            self._sql["add"], [(number, place, item, size) for number in numbers]
        )
        given = (json.dumps(numbers), max(map(self.most, numbers), default=0) + 1)
        for number, cut, count in list(run(self._sql["cuts"], given)):
            most = self.most(number)
            if (count or 0) > most or (cut is not None and place <= cut):
                ((new,),) = run(self._sql["cut"], (number, most - 1))
                if cut is None or new < cut:
                    run(self._sql["set"], (number, new))
                    before = LATEST if cut is None else cut
                    self.fell |= {i for (i,) in run(self._sql["between"], (number, new, before))}
        self.fell.discard(item)

    def take(self, item: int, place: int, codes: Iterable[int]) -> None:
        """Take a thing away from its keys."""
        run, numbers = self.connection.execute, sorted(set(codes))
        self.connection.executemany(
            self._sql["delete"], [(number, place, item) for number in numbers]
        )
        for number, cut in list(run(self._sql["long"], (json.dumps(numbers),))):
            if place > cut:
                continue
            most = self.most(number)
            found = run(self._sql["cut"], (number, most)).fetchone()
            if found is None:  # all that is left may be met again
                run(self._sql["unset"], (number,))
                new = LATEST
            else:
                ((new,),) = run(self._sql["cut"], (number, most - 1))
                run(self._sql["set"], (number, new))
            self.rose |= {i for (i,) in run(self._sql["between"], (number, cut, new))}
        self.fell.discard(item)
        self.rose.discard(item)

    def first_under(self, place: int, codes: Iterable[int]) -> set[int]:
        """Return under which of its keys a thing is among the first.

        Args:
            place: Its :func:`rank`.
            codes: The keys that it stands under.
        """
        numbers = set(codes)
        cuts = dict(self.connection.execute(self._sql["long"], (json.dumps(sorted(numbers)),)))
        return {number for number in numbers if number not in cuts or place <= cuts[number]}

    def moved(self) -> tuple[set[int], set[int]]:
        """Return the things that fell and those that rose since this was last asked."""
        fell, rose = self.fell, self.rose
        self.fell, self.rose = set(), set()
        return fell, rose
