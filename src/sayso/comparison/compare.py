"""Comparison of a case: kept beside its ledger, brought up to date, asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.comparison import actor_counts, asking, whole_case
from sayso.comparison.claim_layer import Claims
from sayso.comparison.collecting import uncollected
from sayso.comparison.distil import distil
from sayso.comparison.event_layer import Events
from sayso.comparison.lock import updating
from sayso.comparison.making import Lookup
from sayso.comparison.meant import Meant
from sayso.comparison.occurrences import Occurrences
from sayso.comparison.propositions import Link
from sayso.comparison.republications import Republications
from sayso.comparison.schema import open_file
from sayso.comparison.state import behind, clear, note_changes
from sayso.ledger.database import one, rows, writing
from sayso.ledger.meanings import KeptMeanings

if TYPE_CHECKING:
    from types import TracebackType

    from sayso.comparison.facts import DocumentFacts
    from sayso.ledger.reviews import Review
    from sayso.ledger.store import Ledger

__all__ = ["Comparison"]

BATCH = 500
"""Documents a transaction when many are brought up to date; groups are made once in each."""

KEPT = 25_000
"""Statements, and event mentions, that are held in memory from one document to the next. What is
more is forgotten after each: to forget many at once takes longer than a document may."""


class Comparison:
    """What the documents of a case say of the same things.

    Args:
        ledger: The case. The comparison lies in ``comparison.sqlite`` beside it, and can be
            deleted: it is made anew from the ledger.

    Example:
        >>> with Ledger("case") as ledger, Comparison(ledger) as comparison:  # doctest: +SKIP
        ...     comparison.update()
        ...     for claim in comparison.claims():
        ...         print(claim["what"], claim["independent_sources"])
    """

    def __init__(self, ledger: Ledger) -> None:
        """Open the comparison file; nothing is brought up to date yet."""
        self.ledger = ledger
        self.connection = open_file(Path(ledger.path))
        actor_counts.lay_out(self.connection)
        self.lookup = Lookup(self.connection)
        self._version = -1
        self.statements = Claims(self.connection, self.lookup)
        self.happenings = Events(self.connection, self.lookup)
        self.occurrences = Occurrences(self.connection)
        self.texts = Republications(self.connection, ledger)

    def __enter__(self) -> Self:
        """Return the comparison itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the comparison file."""
        self.connection.close()
        if "_meanings" in self.__dict__:
            self._meanings.close()

    # bringing up to date

    def update(
        self, progress: Callable[[int, int], None] | None = None, *, wait: bool = True
    ) -> int:
        """Compare what was added, read anew or reviewed since the last time; return how many.

        The result is the same as of :meth:`rebuild`, in whatever order documents came. One
        process at a time compares; what it did, another needn't do again.

        Args:
            progress: Called with the number of documents done and of all to do.
            wait: Wait while another process compares; otherwise leave it to that one.
        """
        ledger, connection = self.ledger, self.connection
        if not behind(ledger, connection) and not whole_case.undone(ledger, connection):
            return 0
        with updating(Path(self.ledger.path), wait=wait) as held:
            return self._update(progress) if held else 0

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Throw everything away and compare anew; return the number of documents."""
        with updating(Path(self.ledger.path)):
            with writing(self.connection):
                clear(self.connection)
            self._version = -1
            return self._update(progress)

    def _update(self, progress: Callable[[int, int], None] | None) -> int:
        note_changes(self.ledger, self.connection)
        whole_case.note(self.ledger, self.connection, self._remake)
        left = [key for (key,) in rows(self.connection, "SELECT doc FROM todo ORDER BY doc")]
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            with writing(self.connection), uncollected():
                self._take(batch)
                self.connection.executemany(
                    "DELETE FROM todo WHERE doc = ?", [(key,) for key in batch]
                )
            self._version = self._now()
            if progress:
                progress(start + len(batch), len(left))
        return len(left)

    def _now(self) -> int:
        """Return a number that changes when another connection writes to the file."""
        return int((one(self.connection, "PRAGMA data_version") or (0,))[0])

    def _forget(self) -> None:
        """Forget what was read, if there is much of it or another process wrote meanwhile."""
        known, self._version = self._version, -1  # until what is read and written is committed
        other = known != self._now()
        for layer in (self.statements, self.happenings):
            if other:
                layer.clear()
            elif len(layer.cache) > KEPT:
                layer.shrink(KEPT)
        if other:
            self.occurrences.clear()
        self.texts.clear()
        self.lookup.clear()

    def _remake(self, things: Mapping[str, set[int]]) -> None:
        """Make the claims and events of some things anew; the things stay as they are."""
        self._forget()
        self.statements.regroup((), told=things["statements"])
        self.happenings.regroup((), told=things["happenings"])

    def _take(self, keys: Sequence[int]) -> None:
        """Compare some documents with all others and with one another."""
        self._forget()
        said: set[int] = set()
        happened: set[int] = set()
        facts = [self._facts(key) for key in keys]
        copied: set[int] = set()
        for fact, _ in facts:
            said |= self.statements.remove(fact.key)
            happened |= self.happenings.remove(fact.key)
            copied |= self.texts.remove(fact.key)
            self.occurrences.remove(fact.key)
            self._place(fact)
            self.texts.put(fact)
        moved = self.texts.find([fact.key for fact, _ in facts], copied)
        stated, told = [], []
        for fact, reviews in facts:
            day = fact.days[0] if fact.days else None
            stated.append(self.statements.add(fact.key, day, fact.held))
            told.append(self.happenings.add(fact.key, day, fact.happenings))
            self._decisions(fact.key, reviews)
        for fact, _ in facts:
            if fact.telling is not None:
                day = fact.days[0] if fact.days else None
                for a, b, link in self.occurrences.add(fact.key, day, fact.telling):
                    happened |= self.happenings.decide(a, b, link)
        said |= self.statements.refresh()
        happened |= self.happenings.refresh()
        worded, unworded = self.occurrences.refresh()
        for a, b in unworded:
            happened |= self.happenings.undecide(a, b)
        for a, b, link in worded:
            happened |= self.happenings.decide(a, b, link)
        for fact, _ in facts:
            for a, b, link in self._decided(fact):
                said |= self.statements.decide(a, b, link)
                happened |= self.happenings.decide(a, b, link)
        credited = self.statements.of_documents(moved)
        self.statements.regroup((k for k in said if self.statements.has(k)), stated, credited)
        self.happenings.regroup((k for k in happened if self.happenings.has(k)), told)

    def _facts(self, key: int) -> tuple[DocumentFacts, list[Review]]:
        reviewed = self.ledger.reading(key)
        actor_counts.count(self.connection, key, reviewed)
        reviews = [
            r
            for r in self.ledger.reviews(document=key)
            if r.action in {"join", "split"} and r.value
        ]
        meant = Meant(self._meanings.of(key))
        facts = distil(reviewed, key, meant)
        if meant.unknown:
            self._meanings.keep(key, meant.used)
        return facts, reviews

    @cached_property
    def _meanings(self) -> KeptMeanings:
        return KeptMeanings(Path(self.ledger.path))

    def _place(self, fact: DocumentFacts) -> None:
        sql = self.connection.execute
        sql("DELETE FROM decisions WHERE doc = ?", (fact.key,))
        sql(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                fact.key,
                fact.doc,
                fact.publisher,
                fact.origin,
                fact.published,
                fact.days[0] if fact.days else None,
                fact.title,
            ),
        )
        self.lookup.describe(fact)
        self.lookup.keep_loose(fact)

    # decisions

    def _decisions(self, doc: int, reviews: Sequence[Review]) -> None:
        for review in reviews:
            reason = f"{review.action} by {review.who}" + (
                f": {review.reason}" if review.reason else ""
            )
            self.connection.execute(
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)",
                (review.key, doc, review.target, str(review.value), review.action, reason),
            )

    def _decided(self, fact: DocumentFacts) -> Iterator[tuple[str, str, Link]]:
        ids = [h.id for h in fact.held] + [h.id for h in fact.happenings]
        for one_id in ids:
            for a, b, action, reason in rows(
                self.connection,
                "SELECT a, b, action, reason FROM decisions WHERE a = ?1 OR b = ?1",
                (one_id,),
            ):
                yield a, b, Link(action, 1.0, reason)

    # questions; see also sayso.comparison.asking, which answers page by page

    def claims(self) -> list[dict[str, Any]]:
        """Return the claims, those most statements hold first."""
        return asking.claims(self.connection, limit=asking.ALL).rows

    def all_claims(
        self,
        *,
        who: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield the claims, then those that one statement alone holds and nobody denies.

        Args:
            who: As for :func:`sayso.comparison.asking.claims`; so are the others.
            about: Words.
            since: EDTF.
            until: EDTF.
        """
        from sayso.comparison.select import select

        asked = {"who": who, "about": about, "since": since, "until": until}
        yield from asking.each(self.connection, "claims", **asked)
        yield from select(self.statements.alone(), self.published(), **asked)

    def disputes(self) -> list[dict[str, Any]]:
        """Return the claims with someone on both sides, then counts that can't all hold."""
        return asking.disputes(self.connection, limit=asking.ALL).rows

    def events(self) -> list[dict[str, Any]]:
        """Return the events that have a type, those told most often first."""
        return asking.events(self.connection, limit=asking.ALL).rows

    def all_events(self) -> list[dict[str, Any]]:
        """Return the events that have a type, then all others that news names.

        The others have the type null and little more than mentions. Words without a type that
        name an event with one are among its mentions; those joined by a link say ``because``.
        """
        return self.with_others(asking.events(self.connection, limit=asking.ALL)).rows

    def with_others(
        self,
        page: asking.Page,
        *,
        who: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> asking.Page:
        """Add to events that have a type what :meth:`all_events` tells besides.

        Args:
            page: Events that have a type.
            who: As for :func:`sayso.comparison.asking.events`; so are the others, by which
                events without a type are chosen, too.
            about: Words.
            since: EDTF.
            until: EDTF.
        """
        from sayso.comparison.select import select

        more, others = self.occurrences.folded()
        for event in page.rows:
            event["mentions"] += more.get(event["id"], [])
        fit = select(others, self.published(), who=who, about=about, since=since, until=until)
        found = [*page.rows, *fit]
        return asking.Page(found, page.more, None)

    def published(self) -> dict[str, int | None]:
        """Return each document's day of publication as ordinal, by document id."""
        return {row[0]: row[1] for row in rows(self.connection, "SELECT doc, day FROM documents")}

    def dates(self) -> dict[str, str | None]:
        """Return each document's date of publication as EDTF, by document id."""
        sql = "SELECT doc, published FROM documents"
        return {row[0]: row[1] for row in rows(self.connection, sql)}

    def republications(self) -> dict[str, str]:
        """Return what each republished document republishes, by document id."""
        sql = "SELECT doc, republishes FROM documents WHERE republishes IS NOT NULL ORDER BY doc"
        return {str(a): str(b) for a, b in rows(self.connection, sql)}

    def copies(self) -> list[dict[str, Any]]:
        """Return shared text, whole articles and passages, later documents by id."""
        sql = (
            "SELECT l.doc, e.doc, c.body FROM copies c JOIN documents l ON l.key = c.later "
            "JOIN documents e ON e.key = c.earlier ORDER BY l.doc, e.doc"
        )
        return [
            {"later": later, "earlier": earlier, **json.loads(body)}
            for later, earlier, body in rows(self.connection, sql)
        ]
