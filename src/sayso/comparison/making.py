"""What the records of claims and events are made with: who published what, who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sayso.comparison.codec import held_from, pack_tolls, tolls_from
from sayso.comparison.facts import DocumentFacts, TollFact, Who
from sayso.comparison.judgements import Decided, decided_in
from sayso.comparison.sources import Descriptions, Outlet
from sayso.ledger.database import one, rows

if TYPE_CHECKING:
    import apsw

__all__ = ["SHOWN", "Lookup", "day_in", "names_in"]

SHOWN = 6
"""Names and counts that a list shows of a group."""


class Lookup:
    """Looks up documents and speakers in the comparison file, each once."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Look things up in a comparison file."""
        self.connection = connection
        self._outlets: dict[str, tuple[Outlet, int | None]] = {}
        self._decided: Decided | None = None

    def clear(self) -> None:
        """Forget what was looked up."""
        self._outlets.clear()
        self._decided = None

    @property
    def decided(self) -> Decided:
        """What tells whether people hold two speakers for one."""
        self._decided = self._decided or decided_in(self.connection)
        return self._decided

    def outlet(self, doc: str) -> tuple[Outlet, int | None]:
        """Return who published a document, and on which day."""
        if doc not in self._outlets:
            found = one(
                self.connection,
                "SELECT publisher, published, republishes, day FROM documents WHERE doc = ?",
                (doc,),
            )
            self._outlets[doc] = (
                (Outlet(*found[:3]), found[3]) if found else (Outlet(None, None), None)
            )
        return self._outlets[doc]

    def speaker(self, statement: str) -> Who | None:
        """Return who makes a statement."""
        found = one(self.connection, "SELECT body FROM statements WHERE id = ?", (statement,))
        return held_from(found[0]).speaker if found else None

    def days(self, docs: Sequence[str]) -> tuple[int | None, int | None]:
        """Return the first and the last day of publication of some documents."""
        known = [day for doc in docs if (day := self.outlet(doc)[1]) is not None]
        return (min(known), max(known)) if known else (None, None)

    def describe(self, facts: DocumentFacts) -> None:
        """Write down how a document describes those who speak in it."""
        self.connection.execute("DELETE FROM speakers WHERE doc = ?", (facts.key,))
        known = {
            (facts.key, who.name, who.country or "", who.described)
            for h in facts.held
            if h.own is None and (who := h.speaker) is not None and who.named
        }
        self.connection.executemany("INSERT INTO speakers VALUES (?, ?, ?, ?)", sorted(known))

    def named(self, docs: Iterable[str]) -> list[Who]:
        """Return the named speakers of some documents, as each describes them."""
        sql = (
            "SELECT s.name, s.country, s.described FROM documents d "
            "JOIN speakers s ON s.doc = d.key WHERE d.doc = ?"
        )
        return [
            Who(name, country or None, described=described)
            for doc in docs
            for name, country, described in rows(self.connection, sql, (doc,))
        ]

    def keep_loose(self, facts: DocumentFacts) -> None:
        """Write down the figures of which a document doesn't say whom they count."""
        run = self.connection.execute
        run("DELETE FROM loose WHERE doc = ?", (facts.key,))
        if facts.loose:
            run("INSERT INTO loose VALUES (?, ?)", (facts.key, pack_tolls(facts.loose)))

    def loose(self, docs: Iterable[str]) -> list[tuple[str, TollFact]]:
        """Return the figures of which some documents don't say whom they count."""
        sql = "SELECT l.body FROM documents d JOIN loose l ON l.doc = d.key WHERE d.doc = ?"
        return [
            (doc, toll)
            for doc in docs
            for (body,) in rows(self.connection, sql, (doc,))
            for toll in tolls_from(body)
        ]

    def descriptions(self, docs: Iterable[str]) -> Descriptions:
        """Return all that some documents say of each named speaker."""
        found: dict[str, set[str]] = {}
        sql = (
            "SELECT s.name, s.described FROM documents d "
            "JOIN speakers s ON s.doc = d.key WHERE d.doc = ?"
        )
        for doc in docs:
            for name, described in rows(self.connection, sql, (doc,)):
                found.setdefault(name, set()).add(described)
        return {name: " ".join(sorted(texts)) for name, texts in found.items()}


def names_in(found: Iterable[Who | None]) -> list[str]:
    """Return names in order, each once."""
    return list(dict.fromkeys(who.name for who in found if who is not None))


def day_in(day: int | None) -> str | None:
    """Return a day as ISO 8601."""
    return None if day is None else date.fromordinal(day).isoformat()
