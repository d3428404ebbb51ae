"""Reading: everything sayso found in one document, every field with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sayso.errors import EvidenceError
from sayso.model.document import Document
from sayso.model.records import (
    Actor,
    EventMention,
    Mention,
    Place,
    Sentence,
    Statement,
    Time,
    Trigger,
)

__all__ = ["ComponentUse", "Reading"]


@dataclass(frozen=True, slots=True)
class ComponentUse:
    """A component that took part in a reading: its name and version."""

    name: str
    version: str


@dataclass(frozen=True)
class Reading:
    """What sayso found in one document.

    A reading starts with its document alone; each component of a pipeline returns a new
    one with more in it (see :mod:`sayso.extraction.component`).
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[EventMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    components: tuple[ComponentUse, ...] = field(default=())
    triggers: tuple[Trigger, ...] = ()
    meanings: tuple[tuple[bytes, str], ...] = field(default=(), compare=False, repr=False)
    """Vectors of what statements mean, each with the key by which it is known again, where they
    were read beforehand (:mod:`sayso.extraction.meanings`). They stand in no output."""

    @property
    def id(self) -> str:
        """The id that outputs use: the document's, as given on input where it was."""
        return self.document.ref

    @cached_property
    def _actors_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return the actor with an id, or None for None or an unknown id."""
        return self._actors_by_id.get(actor_id) if actor_id else None

    def spans(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield every span of every record with a name that says where it belongs."""
        yield from _document_spans(self.document)
        for part in (self.sentences, self.mentions, self.places, self.triggers):
            for record in part:
                yield type(record).__name__.lower(), record.span
        for time in self.times:
            yield "time", time.span
            if time.anchor is not None:
                yield "time.anchor", time.anchor
        for actor in self.actors:
            yield from _actor_spans(actor)
        for statement in self.statements:
            yield from _statement_spans(statement)
        for event in self.events:
            yield from _event_spans(event)

    def check(self) -> None:
        """Raise EvidenceError if any span doesn't lie inside the document's text.

        Every span must satisfy ``0 <= start < end <= len(text)``; references between
        records must have their target.
        """
        size = len(self.document.text)
        for name, (start, end) in self.spans():
            if not 0 <= start < end <= size:
                msg = f"{name} points at characters {start} to {end} of {size}"
                raise EvidenceError(msg, subject=self.id, code="S301", fix="report this as a bug")
        actors = self._actors_by_id
        statements = {statement.id for statement in self.statements}
        for statement in self.statements:
            _known(self, actors, "speaker", statement.speaker)
            _known(self, statements, "nested_in", statement.nested_in)
        for event in self.events:
            _known(self, actors, "event actor", event.actor)
            _known(self, actors, "event recipient", event.recipient)
            _known(self, statements, "event statement", event.statement)
            _known(self, range(len(self.places)), "event place", event.place)


def _known(reading: Reading, targets: object, name: str, value: object) -> None:
    if value is not None and value not in targets:  # type: ignore[operator]
        msg = f"{name} refers to {value!r}, which the reading doesn't hold"
        raise EvidenceError(msg, subject=reading.id, code="S302", fix="report this as a bug")


def _document_spans(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    for passage in document.passages:
        yield "passage", passage.span
    for known in document.evidence:
        if known.span is not None:
            yield f"document.{known.field}", known.span


def _actor_spans(actor: Actor) -> Iterator[tuple[str, tuple[int, int]]]:
    for span in actor.mentions:
        yield "actor.mentions", span
    for known in actor.evidence:
        for span in known.spans:
            yield f"actor.{known.field}", span


def _statement_spans(statement: Statement) -> Iterator[tuple[str, tuple[int, int]]]:
    for span in statement.source:
        yield "statement.source", span
    for span in statement.cue:
        yield "statement.cue", span
    for span in statement.content:
        yield "statement.content", span
    for span in statement.stance_evidence:
        yield "statement.stance", span
    if statement.via is not None:
        yield "statement.via", statement.via.evidence
    if statement.said is not None and statement.said.evidence is not None:
        yield "statement.said", statement.said.evidence
    if statement.venue is not None:
        yield "statement.venue", statement.venue
    if statement.addressee is not None:
        yield "statement.addressee", statement.addressee


def _event_spans(event: EventMention) -> Iterator[tuple[str, tuple[int, int]]]:
    yield "event.trigger", event.trigger
    for span in event.actor_spans:
        yield "event.actor", span
    for span in event.recipient_spans:
        yield "event.recipient", span
    if event.date_evidence is not None:
        yield "event.date", event.date_evidence
    for span in event.reality_evidence:
        yield "event.reality", span
    for span in event.background_evidence:
        yield "event.background", span
    for toll in event.tolls:
        yield "toll", toll.evidence
        if toll.of is not None:
            yield "toll.of", toll.of
