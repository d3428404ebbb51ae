"""Facts: what comparison keeps of one document, small enough to compare with thousands.

Facts depend on one reading alone. All that joins documents is made from facts, so that a
case can be compared anew, or one document be added, with the same result.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.comparison.story import Story
from sayso.comparison.tellings import Telling
from sayso.comparison.terms import Days, Spot

__all__ = ["Answer", "DocumentFacts", "Figure", "Happening", "Held", "TollFact", "Who"]


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as one document shows them.

    Attributes:
        name: Canonical name, or the words that describe an unnamed one.
        country: ISO 3166-1 alpha-3, where known.
        sector: Part of society, where known.
        named: Whether the document names them.
        described: All words the document describes them with, for whom they speak for.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    named: bool = True
    described: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people: kind, least and greatest number (None: no limit), and whose people."""

    kind: str
    low: int
    high: int | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement answers or repeats within its own document.

    Attributes:
        to: Id of the other statement.
        relation: ``repeats``, ``denies``, ``retracts``, ``evades`` or ``confirms``.
        rule: Why, in one line.
        sure: Whether its words point there; if not, what they say elsewhere goes first.
    """

    to: str
    relation: str
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """A statement, as far as comparison looks at it.

    Attributes:
        id: The statement's.
        doc: Id of its document as outputs use it.
        start: First character of its evidence; orders statements of a document.
        stance: The speaker's.
        speaker: Who speaks; None where nobody could be told.
        via: Through whom the words reached the document.
        nested_in: The statement that contains it.
        text: What is said, shortened for display.
        stems: Weighted stems of what is said.
        blamed: Country of whoever is said to have acted.
        countries: Countries named in it, in order.
        spots: Places it is about.
        days: When what it tells is said to have happened, if its own words say so.
        types: Event types told in it.
        figures: Counts of people given in it.
        negated: Whether it says that something is not so.
        said: When it was said.
        answers: What it answers or repeats in its document.
        own: First and last character of an event that the outlet tells in its own voice;
            None for a statement.
        paragraph: Number of the paragraph it begins in.
        around: Weighted stems of the words around it, which say whom its pronouns mean.
        meaning: Its vectors (:mod:`sayso.comparison.meaning`); empty where none are needed.
        about: Places that its document is about most; countries where it names no place.
        named: Names that its document tells most, of persons by their last word.
    """

    id: str
    doc: str
    start: int
    stance: str
    speaker: Who | None
    via: str | None
    nested_in: str | None
    text: str
    stems: tuple[tuple[str, float], ...]
    blamed: str | None
    countries: tuple[str, ...]
    spots: tuple[Spot, ...]
    days: Days | None
    types: tuple[str, ...]
    figures: tuple[Figure, ...]
    negated: bool
    said: str | None
    answers: tuple[Answer, ...] = ()
    own: tuple[int, int] | None = None
    paragraph: int = 0
    around: tuple[tuple[str, float], ...] = ()
    meaning: str = ""
    about: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollFact:
    """A count with who gives it, the statement it stands in and its characters."""

    figure: Figure
    claimant: Who | None
    statement: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Happening:
    """A mention of an event, as far as comparison looks at it.

    Attributes:
        id: The mention's.
        doc: Id of its document as outputs use it.
        start: First character of the trigger.
        end: One past its last character.
        trigger: The words.
        type: PLOVER type, or ``ACCIDENT``.
        mode: PLOVER mode.
        reality: Whether it took place, as told.
        background: Earlier history.
        actor: Who did it, as told.
        recipient: To whom, as told.
        spot: Where.
        days: When.
        date: When, as EDTF.
        statement: The statement that tells it; None in the outlet's own voice.
        stems: Weighted stems of its sentence.
        tolls: Counts that belong to it.
    """

    id: str
    doc: str
    start: int
    end: int
    trigger: str
    type: str
    mode: str | None
    reality: str
    background: bool
    actor: Who | None
    recipient: Who | None
    spot: Spot | None
    days: Days | None
    date: str | None
    statement: str | None
    stems: tuple[tuple[str, float], ...]
    tolls: tuple[TollFact, ...] = ()
    people: tuple[str, ...] = ()
    """Surnames of the people whom the document names."""
    story: Story | None = None
    """For the mention that leads its document: what the document is about."""
    hangs_on: str | None = None
    """For a count told apart from any event's words: the mention that it was read with."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """One document.

    Attributes:
        doc: Its id as outputs use it.
        key: Its number in the ledger; says nothing of its age.
        publisher: The outlet.
        origin: The outlet or agency that it credits as a whole.
        published: EDTF.
        days: Publication date.
        title: Headline.
        shingles: Sampled shingles of its body, by which copies are found.
        held: Its statements in text order.
        happenings: Its event mentions in text order.
        telling: What words in it name events of any kind.
        loose: Figures of which it doesn't say whom they count (:mod:`sayso.comparison.retold`).
    """

    doc: str
    key: int
    publisher: str | None
    origin: str | None
    published: str | None
    days: Days | None
    title: str | None
    shingles: tuple[int, ...]
    held: tuple[Held, ...]
    happenings: tuple[Happening, ...]
    telling: Telling | None = None
    loose: tuple[TollFact, ...] = ()
