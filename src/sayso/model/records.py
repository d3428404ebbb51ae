"""The records of a reading. All are immutable and point at characters of one document.

Spans are 0-based, end-exclusive code points of ``Document.text``. Dates are EDTF level 1
(ISO 8601-2:2019), countries ISO 3166-1 alpha-3.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.spans import Span, Spans
from sayso.model.vocabulary import (
    EventType,
    Label,
    PlaceUse,
    QuoteKind,
    Reality,
    Role,
    Sector,
    Stance,
    TimeType,
    TollKind,
)

__all__ = [
    "Actor",
    "EventMention",
    "FieldEvidence",
    "Mention",
    "Place",
    "Said",
    "Sentence",
    "Statement",
    "Time",
    "Toll",
    "Trigger",
    "Via",
]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage that is read.

    Attributes:
        start: First character.
        end: One past the last character, closing marks included.
        role: The role of its passage.
        language: The language of its passage.
        paragraph: Number of its paragraph in the document, counted from 0.
    """

    start: int
    end: int
    role: Role
    language: str | None
    paragraph: int

    @property
    def span(self) -> Span:
        """The sentence as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    Attributes:
        start: First character.
        end: One past the last character, without a possessive ``'s``.
        label: Kind of entity.
        actor: Id of the actor it names, once resolved.
        confidence: How sure sayso is of span and label, 0 to 1.
    """

    start: int
    end: int
    label: Label
    actor: str | None = None
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """The mention as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The characters that one field of a record rests on."""

    field: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or acts, as one document shows them.

    Attributes:
        id: Unique within the reading.
        name: Canonical name; for an unnamed source, the words that describe it.
        country: ISO 3166-1 alpha-3 of the state they belong to, where the text says.
        sector: Part of society, where the text says.
        role: Office or description ("spokesman"), where the text says.
        aliases: Other names that the document uses.
        mentions: Every span that names or describes the actor.
        named: False for an unnamed source, which is never joined to another.
        evidence: The characters that name, country, sector and role each rest on.
    """

    id: str
    name: str
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    named: bool = True
    evidence: tuple[FieldEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text and what it was resolved to.

    Attributes:
        start: First character.
        end: One past the last character, without a possessive ``'s``.
        name: The gazetteer's name, or the text's where it has none.
        use: Location, actor or modifier.
        lat: Latitude, WGS 84 degrees.
        lon: Longitude, WGS 84 degrees.
        country: ISO 3166-1 alpha-3.
        admin: Names of the containing units, from the largest down.
        gazetteer_id: Such as ``geonames:1527534``.
        precision: UCDP GED ``where_prec``, 1 (exact point) to 7 (international waters).
        explanation: How it was resolved, in one line; corrections of spelling are said here.
    """

    start: int
    end: int
    name: str
    use: PlaceUse = PlaceUse.LITERAL
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin: tuple[str, ...] = ()
    gazetteer_id: str | None = None
    precision: int | None = None
    explanation: str | None = None

    @property
    def span(self) -> Span:
        """The place as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.

    Attributes:
        start: First character.
        end: One past the last character.
        type: TimeML type.
        form: Normal form before anchoring, as the grammar gives it.
        value: TimeML value, once anchored.
        edtf: EDTF level 1 value; None where the expression names no stretch of the calendar.
        anchor: The span of the expression it was counted from; None if it needed none or
            was counted from the publication date (see ``anchored_to``).
        anchored_to: ``self``, ``published`` or ``text``.
        precision: UCDP GED ``date_prec``, 1 (day) to 5 (year or longer).
        mod: TimeML modifier (``START``, ``MID``, ``END``, ``APPROX`` …).
    """

    start: int
    end: int
    type: TimeType
    form: str | None = None
    value: str | None = None
    edtf: str | None = None
    anchor: Span | None = None
    anchored_to: str | None = None
    precision: int | None = None
    mod: str | None = None

    @property
    def span(self) -> Span:
        """The expression as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said.

    Attributes:
        edtf: EDTF level 1.
        evidence: The expression that says so; None where the publication date bounds it.
        rule: The rule that led here, in one line.
    """

    edtf: str
    evidence: Span | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Via:
    """Through whom words reached the text: an agency, a paper, another speaker."""

    name: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: source, cue and content, after Pareti (2012) and PolNeAR (2018).

    Attributes:
        id: SHA-256 of document id, cue, source and content spans.
        source: The fullest noun phrase; empty where there is none.
        cue: What marks the attribution (said, denied, according to); empty for a quotation
            that stands alone.
        content: What is said, quote marks and leading "that" included.
        kind: How much of the content stands in quote marks.
        stance: What the speaker does with it.
        stance_evidence: The characters that the stance rests on (cue, negation).
        speaker: Id of the resolved actor.
        via: Through whom it reached the text.
        nested_in: Id of the statement that contains this one.
        said: When it was said.
        venue: Where or on what occasion ("a press conference"), as a span.
        addressee: To whom, as a span.
        confidence: How sure sayso is that it read this rightly, 0 to 1; says nothing of
            whether the content is true.
        explanation: Why sayso reads a statement here, in one line.
        component: Name of the component that found it.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: QuoteKind = QuoteKind.INDIRECT
    stance: Stance = Stance.ASSERTS
    stance_evidence: Spans = ()
    speaker: str | None = None
    via: Via | None = None
    nested_in: str | None = None
    said: Said | None = None
    venue: Span | None = None
    addressee: Span | None = None
    confidence: float = 0.5
    explanation: str | None = None
    component: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people in one text.

    Attributes:
        kind: What happened to those counted.
        low: Least number that the words allow.
        high: Greatest number; None where the words set no limit ("at least 12").
        evidence: The words that count.
        claimant: Id of the actor who gives the count; the outlet in its own voice.
        statement: Id of the statement it stands in, or None.
        of: The words that say whom ("three soldiers and a child").
    """

    kind: TollKind
    low: int
    high: int | None
    evidence: Span
    claimant: str | None = None
    statement: str | None = None
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or words that name something that happens, of whatever kind.

    Those of a kind that sayso codes are told of in an :class:`EventMention`, too.

    Attributes:
        start: First character.
        end: One past the last character.
        confidence: How sure sayso is that it names an event, 0 to 1.
    """

    start: int
    end: int
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """The words as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class EventMention:
    """A mention of something that happened, is planned, or is said not to have happened.

    Attributes:
        id: SHA-256 of document id, trigger span and type.
        trigger: The word or words that name it.
        type: PLOVER type, or ``ACCIDENT``.
        mode: PLOVER mode, such as ``aerial`` or ``strike``, where the words say.
        actor_spans: Who does it, as the text says.
        recipient_spans: To whom, as the text says.
        actor: Id of the resolved actor.
        recipient: Id of the resolved recipient.
        place: Index into ``Reading.places``.
        date: EDTF level 1; None when the text doesn't say.
        date_evidence: The expression that the date comes from.
        reality: Whether the text holds that it took place.
        reality_evidence: The characters that reality rests on (negation, "if", "plans to").
        background: Earlier history, told for context.
        background_evidence: The characters that this rests on.
        statement: Id of the innermost statement it stands in; None in the outlet's own voice.
        tolls: Counts of people that belong to it.
        confidence: How sure sayso is that it read this rightly, 0 to 1.
        explanation: Why sayso reads an event here, in one line.
    """

    id: str
    trigger: Span
    type: EventType
    mode: str | None = None
    actor_spans: Spans = ()
    recipient_spans: Spans = ()
    actor: str | None = None
    recipient: str | None = None
    place: int | None = None
    date: str | None = None
    date_evidence: Span | None = None
    reality: Reality = Reality.HAPPENED
    reality_evidence: Spans = ()
    background: bool = False
    background_evidence: Spans = ()
    statement: str | None = None
    tolls: tuple[Toll, ...] = ()
    confidence: float = 0.5
    explanation: str | None = None
