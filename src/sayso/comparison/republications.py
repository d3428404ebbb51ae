"""Republications of a case: which documents copied which, kept as documents come and go.

Documents that share sampled runs of words are compared (:mod:`sayso.comparison.copies`). Where
dozens carry one text, each is compared with the first that did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.comparison.copies import LEAST_SAMPLES, Side, compare
from sayso.comparison.lists import Lists, rank
from sayso.comparison.rules import FIRST, LATER
from sayso.comparison.shingles import body_words
from sayso.ledger.database import one, rows

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.facts import DocumentFacts
    from sayso.ledger.store import Ledger

__all__ = ["Republications"]

HUBS = 24
"""Documents with one run of words that all later ones with it are compared with: the earliest."""
_KEPT = 200
"""Documents whose words are held in memory."""


class Republications:
    """Keeps what documents copied.

    Args:
        connection: The comparison file.
        ledger: The case.
    """

    def __init__(self, connection: apsw.Connection, ledger: Ledger) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self.ledger = ledger
        self.lists = Lists(connection, "copies", HUBS)
        self._sides: dict[int, Side] = {}

    def clear(self) -> None:
        """Forget what was read."""
        self._sides.clear()

    def remove(self, doc: int) -> set[int]:
        """Take out a document; return those that copied it or that it copied."""
        run = self.connection.execute
        for place, codes in list(run("SELECT rank, codes FROM grams WHERE doc = ?", (doc,))):
            self.lists.take(doc, place, json.loads(codes))
        run("DELETE FROM grams WHERE doc = ?", (doc,))
        sql = "SELECT later, earlier FROM copies WHERE later = ?1 OR earlier = ?1"
        touched = {key for pair in rows(self.connection, sql, (doc,)) for key in pair}
        run("DELETE FROM copies WHERE later = ?1 OR earlier = ?1", (doc,))
        self._sides.pop(doc, None)
        return touched - {doc}

    def put(self, fact: DocumentFacts) -> None:
        """Put in a document's sampled runs of words."""
        place = rank(fact.doc, fact.days[0] if fact.days else None)
        self.connection.execute(
            "INSERT OR REPLACE INTO grams VALUES (?, ?, ?)",
            (fact.key, place, json.dumps(fact.shingles, separators=(",", ":"))),
        )
        self.lists.put(fact.key, place, fact.shingles)

    def find(self, docs: Iterable[int], touched: Iterable[int]) -> set[int]:
        """Find what documents that were put in copied, and who copied them.

        Args:
            docs: The documents.
            touched: Others that may republish something else now.

        Returns:
            Documents that republish something else than before.
        """
        new = set(docs)
        moved = set(touched) | new
        fell, rose = self.lists.moved()
        for doc in sorted(fell - new):
            moved |= self._part(doc)
        for doc in sorted(new | rose):
            moved |= self._compared(doc)
        return {key for key in sorted(moved) if self._origin(key)}

    def _part(self, doc: int) -> set[int]:
        """Forget what a document shares with those it isn't compared with any more."""
        met = self._met(doc)
        sql = "SELECT later, earlier FROM copies WHERE later = ?1 OR earlier = ?1"
        gone = [p for p in rows(self.connection, sql, (doc,)) if not {*p} - {doc} <= met]
        self.connection.executemany("DELETE FROM copies WHERE later = ? AND earlier = ?", gone)
        return {key for pair in gone for key in pair}

    def _compared(self, doc: int) -> set[int]:
        """Compare a document with those it shares words with; return those that it copied."""
        sql = "SELECT later, earlier FROM copies WHERE later = ?1 OR earlier = ?1"
        known = {key for pair in rows(self.connection, sql, (doc,)) for key in pair}
        touched: set[int] = set()
        for other in sorted(self._met(doc) - known):
            own = self._side(doc)
            result = compare(own, self._side(other))
            if result is None:
                continue
            later, _, copy = result
            pair = (doc, other) if later.doc == own.doc else (other, doc)
            self.connection.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)",
                (*pair, copy.kind, json.dumps(copy.as_json())),
            )
            touched |= {*pair}
        return touched

    def _met(self, doc: int) -> set[int]:
        """Return the documents that one is compared with: see :mod:`sayso.comparison.lists`."""
        found = one(self.connection, "SELECT rank, codes FROM grams WHERE doc = ?", (doc,))
        if found is None:
            return set()
        place, codes = found
        met = self._sharing(codes, place, FIRST)
        own = self.lists.first_under(place, json.loads(codes))
        return (met | self._sharing(json.dumps(sorted(own)), place, LATER)) - {doc}

    def _sharing(self, codes: str, place: int, which: str) -> set[int]:
        sql = (
            "SELECT s.item FROM json_each(?1) j CROSS JOIN copies_terms s "  # noqa: S608 - ours
            f"ON s.code = j.value AND {which.format(n='copies').replace('?10', '?3')} "
            "GROUP BY s.item HAVING count(*) >= ?2"
        )
        return {d for (d,) in rows(self.connection, sql, (codes, LEAST_SAMPLES, place))}

    def _side(self, key: int) -> Side:
        if key not in self._sides:
            if len(self._sides) >= _KEPT:
                self._sides.clear()
            document = self.ledger.document(key)
            self._sides[key] = Side(
                document.ref,
                document.publisher,
                document.origin,
                document.published,
                body_words(document),
            )
        return self._sides[key]

    def _origin(self, key: int) -> bool:
        """Settle what a document republishes; tell whether that changed."""
        before = one(
            self.connection, "SELECT republishes, origin FROM documents WHERE key = ?", (key,)
        )
        if before is None:
            return False
        options = rows(
            self.connection,
            "SELECT d.doc, d.published, d.publisher FROM copies c JOIN documents d "
            "ON d.key = c.earlier WHERE c.later = ? AND c.kind = 'republication'",
            (key,),
        )
        credited = (before[1] or "").casefold()
        best = min(
            options,
            key=lambda o: (
                (o[2] or "").casefold() != credited or not credited,
                o[1] or "9999",
                o[0],
            ),
            default=None,
        )
        new = None if best is None else str(best[0])
        self.connection.execute("UPDATE documents SET republishes = ? WHERE key = ?", (new, key))
        return bool(new != before[0])
