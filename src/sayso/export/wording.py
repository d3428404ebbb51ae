"""What views say of a record: who, when, where and what, the same in all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from sayso.export.edtf import in_words
from sayso.model import (
    EventMention,
    Place,
    PlaceUse,
    Reading,
    Sentence,
    Spans,
    Statement,
    Toll,
    hull,
    spans_text,
)

__all__ = [
    "Who",
    "Wording",
    "event_actor",
    "event_recipient",
    "toll_claimant",
    "toll_words",
    "when",
    "where",
    "who",
]


@dataclass(frozen=True, slots=True)
class Who:
    """Whose words a statement gives.

    Attributes:
        name: The actor's name; where none was resolved, the source as the text has it;
            empty where the text names none.
        detail: Role, country and sector, as far as known.
        via: Through whom the words reached the text.
        reported_by: Who says that this was said, for a statement inside another.
    """

    name: str
    detail: str = ""
    via: str = ""
    reported_by: str = ""


class Wording:
    """The words for the records of one reading; what it looks up, it sorts once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.reading.statements}

    @cached_property
    def _literal(self) -> tuple[list[Place], list[int]]:
        places = [p for p in self.reading.places if p.use is PlaceUse.LITERAL]
        places.sort(key=lambda place: place.start)
        return places, [place.start for place in places]

    @cached_property
    def _sentences(self) -> tuple[list[Sentence], list[int]]:
        sentences = sorted(self.reading.sentences, key=lambda sentence: sentence.start)
        return sentences, [sentence.end for sentence in sentences]

    def who(self, statement: Statement) -> Who:
        """Return whose words a statement gives, and through whom they came."""
        text = self.reading.document.text
        actor = self.reading.actor(statement.speaker)
        name, detail = spans_text(text, statement.source), ""
        if actor is not None:
            name = actor.name
            parts = (actor.role, actor.country, actor.sector and actor.sector.value)
            detail = ", ".join(part for part in parts if part)
        reported_by = ""
        parent = self._statements.get(statement.nested_in or "")
        if parent is not None and parent.id != statement.id:
            above = self.reading.actor(parent.speaker)
            reported_by = above.name if above else spans_text(text, parent.source)
        return Who(name, detail, statement.via.name if statement.via else "", reported_by)

    def where(self, statement: Statement) -> tuple[Place, ...]:
        """Return the locations that a statement is about, each once, in text order.

        These are the literal places within its content; where there are none, those in
        the sentences that the content stands in.
        """
        found = self._places_in(statement.content)
        if not found and statement.content:
            start, end = hull(statement.content)
            sentences, ends = self._sentences
            around = []
            for sentence in sentences[bisect_right(ends, start) :]:
                if sentence.start >= end:
                    break
                around.append(sentence.span)
            found = self._places_in(tuple(around))
        unique: dict[tuple[str, str | None], Place] = {}
        for place in found:
            unique.setdefault((place.name, place.country), place)
        return tuple(unique.values())

    def _places_in(self, spans: Spans) -> list[Place]:
        places, starts = self._literal
        found = []
        for start, end in spans:
            inside = places[bisect_left(starts, start) : bisect_left(starts, end)]
            found += [place for place in inside if place.end <= end]
        return found

    def event_actor(self, event: EventMention) -> str:
        """Return who does it: the resolved actor, else the text's words, else nothing."""
        actor = self.reading.actor(event.actor)
        text = self.reading.document.text
        return actor.name if actor else spans_text(text, event.actor_spans)

    def event_recipient(self, event: EventMention) -> str:
        """Return to whom: the resolved actor, else the text's words, else nothing."""
        actor = self.reading.actor(event.recipient)
        text = self.reading.document.text
        return actor.name if actor else spans_text(text, event.recipient_spans)

    def toll_claimant(self, toll: Toll) -> str:
        """Return who gives a count: the resolved actor, else the source of its statement.

        In the outlet's own voice that is the outlet; empty where none of them is known.
        """
        actor = self.reading.actor(toll.claimant)
        if actor is not None:
            return actor.name
        if toll.statement is None:
            return self.reading.document.publisher or ""
        statement = self._statements.get(toll.statement)
        return self.who(statement).name if statement else ""


def when(statement: Statement) -> str:
    """Return when a statement was made, in few words, or nothing where it isn't known."""
    return in_words(statement.said.edtf) if statement.said else ""


def toll_words(toll: Toll) -> str:
    """Return a count in words: ``12 or more killed``, ``24 to 99 injured``."""
    if toll.high is None:
        return f"{toll.low} or more {toll.kind.value}"
    if toll.high == toll.low:
        return f"{toll.low} {toll.kind.value}"
    return f"{toll.low} to {toll.high} {toll.kind.value}"


def who(reading: Reading, statement: Statement) -> Who:
    """Return :meth:`Wording.who`; for many records of a reading, make one ``Wording``."""
    return Wording(reading).who(statement)


def where(reading: Reading, statement: Statement) -> tuple[Place, ...]:
    """Return :meth:`Wording.where`."""
    return Wording(reading).where(statement)


def event_actor(reading: Reading, event: EventMention) -> str:
    """Return :meth:`Wording.event_actor`."""
    return Wording(reading).event_actor(event)


def event_recipient(reading: Reading, event: EventMention) -> str:
    """Return :meth:`Wording.event_recipient`."""
    return Wording(reading).event_recipient(event)


def toll_claimant(reading: Reading, toll: Toll) -> str:
    """Return :meth:`Wording.toll_claimant`."""
    return Wording(reading).toll_claimant(toll)
