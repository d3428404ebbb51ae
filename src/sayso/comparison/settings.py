"""Settings: which documents are about one place or the same people, and what in them is alike.

Statements that share few words are found here: those of documents of one setting are compared if
their meanings (:mod:`sayso.comparison.meaning`) are alike. Which documents meet is told by their
places and names alone, as :mod:`sayso.comparison.lists` has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sayso.comparison.answers import OPPOSED
from sayso.comparison.around import BOTH
from sayso.comparison.grouping import HOLDING
from sayso.comparison.keys import blocks, family
from sayso.comparison.lists import Lists, rank
from sayso.comparison.meaning import may_be_alike
from sayso.comparison.rules import FIRST, LATER

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.facts import Held

__all__ = ["Settings"]

HUBS = 8
"""Documents of one place or name that all later ones there meet, in :data:`DAYS`. Annotated cases
are too small to tell 8 from 24."""
DAYS = 20
"""Days of the blocks that documents are found in, and between documents that meet."""
_MEET = """SELECT s.item FROM json_each(?1) j CROSS JOIN settings_terms s
    ON s.code = j.value AND {which} GROUP BY s.item HAVING sum(s.size) >= ?2"""


class _Document(NamedTuple):
    """What is kept of a document: its rank and day, its statements and what they mean."""

    doc: str
    day: int | None
    places: list[str]
    names: list[str]
    items: list[int]
    opposed: list[bool]
    meanings: list[str]


class Settings:
    """Keeps the settings of documents, and finds statements of one setting that are alike.

    Args:
        connection: The comparison file.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.lists = Lists(connection, "settings", HUBS)
        self._known: dict[int, _Document] = {}

    def clear(self) -> None:
        """Forget what was read."""
        self._known.clear()

    def put(self, doc: int, day: int | None, held: Sequence[Held], keys: Sequence[int]) -> None:
        """Put in a document.

        Args:
            doc: Its number.
            day: When it was published, as ordinal.
            held: Its statements.
            keys: Their numbers.
        """
        some = [
            (key, h)
            for key, h in zip(keys, held, strict=True)
            if h.own is None and h.meaning and h.stance in HOLDING
        ]
        if not some:
            return
        first = some[0][1]
        one = _Document(
            first.doc,
            day,
            [*first.about],
            [*first.named],
            [key for key, _ in some],
            [h.stance in OPPOSED for _, h in some],
            [h.meaning for _, h in some],
        )
        self._known[doc] = one
        sql = "INSERT OR REPLACE INTO settings VALUES (?, ?)"
        self.connection.execute(sql, (doc, json.dumps(one, separators=(",", ":"))))
        place = rank(one.doc, day)
        for stored, size in ((_keys(one)[0][0], BOTH), (_keys(one)[1][0], 1)):
            self.lists.put(doc, place, stored, size)

    def take(self, doc: int) -> None:
        """Take out a document."""
        one = self._document(doc)
        if one is not None:
            stored = [key for keys in _keys(one) for key in keys[0]]
            self.lists.take(doc, rank(one.doc, one.day), stored)
            self.connection.execute("DELETE FROM settings WHERE doc = ?", (doc,))
            self._known.pop(doc, None)

    def moved(self) -> tuple[set[int], set[int]]:
        """Return the statements of documents that fell behind and of those that rose, since."""
        fell, rose = self.lists.moved()
        return self._items(fell), self._items(rose)

    def alike(self, doc: int) -> dict[int, set[int]]:
        """Return, for each statement of a document, those like it in documents of its setting."""
        own = self._document(doc)
        if own is None:
            return {}
        found: dict[int, set[int]] = {}
        for other in sorted(self._met(doc, own)):
            one = self._document(other)
            if one is None or not _near(own.day, one.day):
                continue
            alike = may_be_alike(own.meanings, own.opposed, one.meanings, one.opposed)
            for row, column in zip(*alike.nonzero(), strict=True):
                found.setdefault(own.items[row], set()).add(one.items[column])
        return found

    def _met(self, doc: int, own: _Document) -> set[int]:
        """Return the documents of one setting with one."""
        place = rank(own.doc, own.day)
        (places, asked), (names, called) = _keys(own)
        found = self._asked([*asked, *called], place, FIRST)
        first = set(map(family, self.lists.first_under(place, {*places, *names})))
        kept = [key for key in (*asked, *called) if family(key) in first]
        return (found | self._asked(kept, place, LATER)) - {doc}

    def _asked(self, codes: Sequence[int], place: int, which: str) -> set[int]:
        sql = _MEET.replace("{which}", which).replace("{n}", "settings").replace("?10", "?3")
        given = (json.dumps(sorted(set(codes))), BOTH, place)
        return {int(item) for (item,) in self.connection.execute(sql, given)}

    def _items(self, docs: Iterable[int]) -> set[int]:
        known = (self._document(doc) for doc in docs)
        return {item for one in known if one is not None for item in one.items}

    def _document(self, doc: int) -> _Document | None:
        if doc not in self._known:
            sql = "SELECT body FROM settings WHERE doc = ?"
            found = self.connection.execute(sql, (doc,)).fetchone()
            if found is None:
                return None
            self._known[doc] = _Document(*json.loads(found[0]))
        return self._known[doc]


def _near(day: int | None, other: int | None) -> bool:
    """Tell whether two days of publication are near enough for statements to be linked."""
    return day is None or other is None or abs(day - other) <= DAYS


def _keys(one: _Document) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
    """Return under which keys a document stands, and asks, by its places and by its names."""
    return (
        blocks([f"at {place}" for place in one.places], one.day, DAYS),
        blocks([f"named {name}" for name in one.names], one.day, DAYS),
    )
