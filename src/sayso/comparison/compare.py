"""Comparison of a case: kept beside its ledger, brought up to date, asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.comparison.copies import LEAST_SAMPLES, Side, compare
from sayso.comparison.distil import distil
from sayso.comparison.layer import Layer
from sayso.comparison.making import Lookup, claim_rules, event_rules
from sayso.comparison.propositions import Link
from sayso.comparison.schema import open_file
from sayso.comparison.shingles import body_words
from sayso.ledger.database import one, rows, writing

if TYPE_CHECKING:
    from types import TracebackType

    from sayso.comparison.facts import DocumentFacts
    from sayso.ledger.reviews import Review
    from sayso.ledger.store import Ledger

__all__ = ["Comparison"]

BATCH = 500
"""Documents a transaction when many are brought up to date; groups are made once in each."""


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
        self.lookup = Lookup(self.connection)
        self.statements = Layer(self.connection, claim_rules(self.lookup))
        self.happenings = Layer(self.connection, event_rules(self.lookup))

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

    # bringing up to date

    def update(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Compare what was added, read anew or reviewed since the last time; return how many.

        The result is the same as of :meth:`rebuild`, in whatever order documents came.

        Args:
            progress: Called with the number of documents done and of all to do.
        """
        readings, reviews = self._seen("readings"), self._seen("reviews")
        sql = (
            "SELECT DISTINCT document FROM (SELECT document FROM readings WHERE key > ?1 UNION "
            "SELECT document FROM reviews WHERE key > ?2) ORDER BY document"
        )
        changed = [key for (key,) in rows(self.ledger.connection, sql, (readings, reviews))]
        last = [
            (name, (one(self.ledger.connection, f"SELECT max(key) FROM {name}") or (0,))[0] or 0)  # noqa: S608 - two names of our own
            for name in ("readings", "reviews")
        ]
        for start in range(0, len(changed), BATCH):
            batch = changed[start : start + BATCH]
            with writing(self.connection):
                self._take(batch)
                if start + BATCH >= len(changed):
                    for name, value in last:
                        self.connection.execute(
                            "INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value)
                        )
            if progress:
                progress(start + len(batch), len(changed))
        return len(changed)

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Throw everything away and compare anew; return the number of documents."""
        with writing(self.connection):
            tables = rows(
                self.connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            )
            for (name,) in list(tables):
                self.connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our own tables
        self.statements.cache.clear()
        self.happenings.cache.clear()
        self.lookup.clear()
        return self.update(progress)

    def _seen(self, name: str) -> int:
        found = one(self.connection, "SELECT value FROM state WHERE name = ?", (name,))
        return 0 if found is None else int(found[0])

    def _take(self, keys: Sequence[int]) -> None:
        """Compare some documents with all others and with one another."""
        self.statements.cache.clear()
        self.happenings.cache.clear()
        self.lookup.clear()
        said: set[int] = set()
        happened: set[int] = set()
        facts = [self._facts(key) for key in keys]
        for fact, _ in facts:
            said |= self.statements.remove(fact.key)
            happened |= self.happenings.remove(fact.key)
            self._place(fact)
        moved = {doc for fact, _ in facts for doc in self._copies(fact)}
        for fact, reviews in facts:
            day = fact.days[0] if fact.days else None
            said |= self.statements.add(fact.key, day, fact.held)
            happened |= self.happenings.add(fact.key, day, fact.happenings)
            self._decisions(fact.key, reviews)
        for fact, _ in facts:
            for a, b, link in self._decided(fact):
                said |= self.statements.decide(a, b, link)
                happened |= self.happenings.decide(a, b, link)
        said |= self.statements.of_documents(moved)
        self.statements.regroup(k for k in said if self.statements.has(k))
        self.happenings.regroup(k for k in happened if self.happenings.has(k))

    def _facts(self, key: int) -> tuple[DocumentFacts, list[Review]]:
        reviewed = self.ledger.reading(key)
        reviews = [
            r
            for r in self.ledger.reviews(document=key)
            if r.action in {"join", "split"} and r.value
        ]
        return distil(reviewed, key), reviews

    def _place(self, fact: DocumentFacts) -> None:
        sql = self.connection.execute
        sql("DELETE FROM grams WHERE doc = ?", (fact.key,))
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
        self.connection.executemany(
            "INSERT OR IGNORE INTO grams VALUES (?, ?)", [(g, fact.key) for g in fact.shingles]
        )

    # copies

    def _copies(self, fact: DocumentFacts) -> set[int]:
        """Find what a document copied and who copied it; return documents whose origin moved."""
        old = {
            key
            for pair in rows(
                self.connection,
                "SELECT later, earlier FROM copies WHERE later = ?1 OR earlier = ?1",
                (fact.key,),
            )
            for key in pair
        }
        self.connection.execute("DELETE FROM copies WHERE later = ?1 OR earlier = ?1", (fact.key,))
        found = rows(
            self.connection,
            "SELECT b.doc, count(*) FROM grams a JOIN grams b ON b.code = a.code "
            "WHERE a.doc = ?1 AND b.doc <> ?1 GROUP BY b.doc HAVING count(*) >= ?2",
            (fact.key, LEAST_SAMPLES),
        )
        touched = old | {fact.key}
        own = None
        for other, _ in list(found):
            own = own or self._side(fact.key)
            result = compare(own[0], self._side(other)[0])
            if result is None:
                continue
            later, _, copy = result
            pair = (fact.key, other) if later.doc == fact.doc else (other, fact.key)
            self.connection.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)",
                (*pair, copy.kind, json.dumps(copy.as_json())),
            )
            touched.add(other)
        return {key for key in touched if self._origin(key)}

    def _side(self, key: int) -> tuple[Side]:
        document = self.ledger.document(key)
        words = body_words(document)
        return (Side(document.ref, document.publisher, document.origin, document.published, words),)

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

    # questions

    def claims(self) -> list[dict[str, Any]]:
        """Return the claims, those most statements hold first."""
        return self._groups("statements")

    def disputes(self) -> list[dict[str, Any]]:
        """Return the claims with someone on both sides, then counts that can't all hold."""
        from sayso.comparison.disputes import figure_disputes

        denied = [c for c in self.claims() if c["denied_by"]]
        return denied + figure_disputes(self.events())

    def events(self) -> list[dict[str, Any]]:
        """Return the events, those told most often first."""
        return self._groups("happenings")

    def _groups(self, layer: str) -> list[dict[str, Any]]:
        sql = f"SELECT body FROM {layer}_groups ORDER BY size DESC, first, id"  # noqa: S608 - our own tables
        return [json.loads(body) for (body,) in rows(self.connection, sql)]

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
