"""One document of a case as exports take it: its reading with the reviews laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sayso.ledger.bodies import unpack
from sayso.ledger.database import rows
from sayso.ledger.packing import inflate
from sayso.ledger.reviews import apply_reviews
from sayso.model.serial import reading_to_dict

if TYPE_CHECKING:
    from sayso.ledger.reviews import Reviewed
    from sayso.ledger.store import Ledger
    from sayso.model import Actor, EventMention, Place, Reading, Statement, Toll

__all__ = ["Item", "items", "standing"]


@dataclass(frozen=True)
class Item:
    """A document with what stands in it.

    Attributes:
        key: Its number within the case.
        reading: The newest reading, corrections made; without what people rejected,
            unless the export asked for it.
        status: ``accepted``, ``corrected`` or ``rejected`` by id; no entry: not reviewed.
        left_out: How many rejected statements and events are left out.
        original: SHA-256 of the original in the case's ``objects``.
        added: When it was added, ISO 8601 in UTC.
    """

    key: int
    reading: Reading
    status: dict[str, str]
    left_out: int
    original: str
    added: str

    def status_of(self, record: str) -> str:
        """Return what people decided about a record."""
        return self.status.get(record, "unreviewed")

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.reading.statements}

    def statement(self, identifier: str | None) -> Statement | None:
        """Return the statement with an id, or None."""
        return self._statements.get(identifier) if identifier else None

    def place(self, event: EventMention) -> Place | None:
        """Return where an event mention is placed, or None."""
        return None if event.place is None else self.reading.places[event.place]

    def actor(self, identifier: str | None) -> Actor | None:
        """Return the actor with an id, or None."""
        return self.reading.actor(identifier)

    def tolls(self) -> Iterator[tuple[EventMention, Toll]]:
        """Yield every count with the event mention it belongs to."""
        for event in self.reading.events:
            for toll in event.tolls:
                yield event, toll

    @cached_property
    def as_dict(self) -> dict[str, Any]:
        """The reading as in ``sayso.reading/1``, each statement and event with its status."""
        value = reading_to_dict(self.reading)
        for part in ("statements", "events"):
            for record in value[part]:
                record["status"] = self.status_of(record["id"])
        return value


def standing(reviewed: Reviewed) -> Reading:
    """Return a reading without the records that people rejected.

    What stood in a rejected statement then stands in the one around it, or in none.
    """
    reading = reviewed.reading
    gone = {record for record, status in reviewed.status.items() if status == "rejected"}
    if not gone:
        return reading
    parents = {s.id: s.nested_in for s in reading.statements}

    def holder(statement: str | None) -> str | None:
        seen: set[str] = set()
        while statement in gone and statement not in seen:
            seen.add(str(statement))
            statement = parents.get(str(statement))
        return None if statement in gone else statement

    return replace(
        reading,
        statements=tuple(
            replace(s, nested_in=holder(s.nested_in))
            for s in reading.statements
            if s.id not in gone
        ),
        events=tuple(
            replace(
                e,
                statement=holder(e.statement),
                tolls=tuple(replace(t, statement=holder(t.statement)) for t in e.tolls),
            )
            for e in reading.events
            if e.id not in gone
        ),
    )


def items(ledger: Ledger, *, rejected: bool = False) -> Iterator[Item]:
    """Yield the documents of a case in the order of their addition, one at a time.

    Args:
        ledger: The case.
        rejected: Also give what people rejected, with that status.
    """
    keys = [key for (key,) in rows(ledger.connection, "SELECT key FROM documents ORDER BY key")]
    for key in keys:
        found = next(rows(ledger.connection, _ONE, (key,)), None)
        if found is None:
            continue
        original, body, text, added = found
        reviews = ledger.reviews(document=key)
        reviewed = apply_reviews(unpack(body, inflate(text)), reviews)
        count = sum(status == "rejected" for status in reviewed.status.values())
        yield Item(
            key,
            reviewed.reading if rejected else standing(reviewed),
            reviewed.status,
            0 if rejected else count,
            original,
            added,
        )


_ONE = (
    "SELECT d.object, r.body, d.text, l.at FROM documents d JOIN readings r ON r.key = d.reading "
    "JOIN log l ON l.number = d.log WHERE d.key = ?"
)
