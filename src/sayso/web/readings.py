"""Readings that were looked at lately, ready to be shown again: long ones take a while."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.export.page.segments import Mark, blocks
from sayso.export.wording import Wording
from sayso.ledger.database import one
from sayso.web.marks import marks_of
from sayso.web.windows import Window, windows

if TYPE_CHECKING:
    from sayso.ledger.reviews import Review
    from sayso.ledger.store import Ledger
    from sayso.model import Reading

__all__ = ["Held", "begin_of", "hold"]

MOST_CHARACTERS = 12_000_000
"""Kept together, some 100 MB with their records: two books, or some 3,000 articles."""
MOST_READINGS = 256


def begin_of(spans: tuple[tuple[int, int], ...]) -> int:
    """Return where the first of some spans begins; 0 where there is none."""
    return min((start for start, _ in spans), default=0)


@dataclass(frozen=True)
class Held:
    """The newest reading of a document with its reviews laid over it.

    Attributes:
        key: Number of the document.
        object: SHA-256 of its original.
        reading: As people left it.
        status: Of records that were reviewed, by id.
        reviews: That stand, with the id of the record each is now about.
    """

    key: int
    object: str
    reading: Reading
    status: dict[str, str]
    reviews: tuple[tuple[Review, str | None], ...]

    @cached_property
    def marks(self) -> list[Mark]:
        """All marks, by where they begin."""
        return marks_of(self.reading)

    @cached_property
    def wording(self) -> Wording:
        """What views say of its records."""
        return Wording(self.reading)

    @cached_property
    def begins(self) -> dict[str, int]:
        """Where each statement begins in the text, by id, in the order of the reading."""
        return {s.id: begin_of((*s.source, *s.cue, *s.content)) for s in self.reading.statements}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Numbers of statements by id, counted from 1."""
        return {s.id: number for number, s in enumerate(self.reading.statements, 1)}

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The parts that it is shown in."""
        document = self.reading.document
        return windows(document.text, blocks(document), sorted(self.begins.values()))

    @cached_property
    def page_starts(self) -> list[int]:
        """Where the anchors of its text begin."""
        return [anchor.start for anchor in self.reading.document.anchors]

    @cached_property
    def page_stretches(self) -> dict[int, list[tuple[int, int]]]:
        """The stretches of text that stand on each page of a PDF, by its number."""
        found: dict[int, list[tuple[int, int]]] = {}
        before: int | None = None
        for anchor in self.reading.document.anchors:
            if anchor.page is not None:
                runs = found.setdefault(anchor.page, [])
                if runs and before == anchor.page:
                    runs[-1] = runs[-1][0], anchor.end
                else:
                    runs.append((anchor.start, anchor.end))
            before = anchor.page
        return found

    def marks_within(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share characters with a stretch."""
        before = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return [mark for mark in self.marks[:before] if mark.end > start]


class _Shelf:
    """The readings used last, up to a number of characters together."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: OrderedDict[tuple[object, ...], Held] = OrderedDict()
        self.size = 0

    def get(self, key: tuple[object, ...]) -> Held | None:
        with self.lock:
            found = self.known.get(key)
            if found is not None:
                self.known.move_to_end(key)
            return found

    def put(self, key: tuple[object, ...], held: Held) -> None:
        with self.lock:
            if key in self.known:
                return
            self.known[key] = held
            self.size += len(held.reading.document.text)
            while len(self.known) > 1 and (
                self.size > MOST_CHARACTERS or len(self.known) > MOST_READINGS
            ):
                _, gone = self.known.popitem(last=False)
                self.size -= len(gone.reading.document.text)


_SHELF = _Shelf()


def hold(ledger: Ledger, key: int) -> Held:
    """Return the newest reading of a document, from memory where nothing changed since.

    Raises:
        LedgerError: ``S406`` no document has this number.
    """
    row = one(
        ledger.connection,
        "SELECT reading, object, (SELECT max(key) FROM reviews WHERE document = d.key) "
        "FROM documents d WHERE key = ?",
        (key,),
    )
    version = (str(ledger.file), key, *(row or ()))
    found = _SHELF.get(version)
    if found is None:
        reviewed = ledger.reading(key)
        reviews = tuple(
            (review, reviewed.carried.get(review.key)) for review in ledger.reviews(document=key)
        )
        digest = str(row[1]) if row else ""
        found = Held(key, digest, reviewed.reading, reviewed.status, reviews)
        _SHELF.put(version, found)
    return found
