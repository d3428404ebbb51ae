"""What a document offers to every phrase in it, and what one phrase says of who it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.model import Mention, Place, Sector, Span
from sayso.resolution.actors.gazette import Sighting

__all__ = ["Description", "Scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document offers to every phrase in it, sorted by place in the text."""

    text: str
    sightings: Sequence[Sighting]
    sighting_starts: Sequence[int]
    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    places: Sequence[Place]
    place_starts: Sequence[int]

    def seen(self, span: tuple[int, int]) -> list[Sighting]:
        """Return the known names inside a span."""
        i = bisect_left(self.sighting_starts, span[0])
        found = []
        while i < len(self.sightings) and self.sightings[i].start < span[1]:
            if self.sightings[i].end <= span[1]:
                found.append(self.sightings[i])
            i += 1
        return found

    def named(self, span: tuple[int, int]) -> list[Mention]:
        """Return the mentions inside a span."""
        i = bisect_left(self.mention_starts, span[0])
        found = []
        while i < len(self.mentions) and self.mentions[i].start < span[1]:
            if self.mentions[i].end <= span[1]:
                found.append(self.mentions[i])
            i += 1
        return found

    def located(self, span: tuple[int, int]) -> list[Place]:
        """Return the places inside a span."""
        i = bisect_left(self.place_starts, span[0])
        found = []
        while i < len(self.places) and self.places[i].start < span[1]:
            found.append(self.places[i])
            i += 1
        return found


@dataclass(slots=True)
class Description:
    """One phrase, described.

    Attributes:
        span: The phrase.
        person: The span of a personal name in it, if any.
        body: The words of a body's name ("State Border Service"), if it names one.
        head: The word that says what kind of thing it is, in lower case.
        country: ISO 3166-1 alpha-3, where the phrase says.
        country_span: The characters that say so.
        sector: Where the phrase says.
        sector_span: The characters that say so.
        known: A country, capital or body that the whole phrase is, if it is one.
        pair: Whether it names two countries ("Kyrgyz and Tajik border guards").
        definite: Whether it begins with "the" or a possessive.
        plural: Whether it speaks of several.
        gender: ``f`` or ``m``, where a word says.
        words: Its words in lower case.
        role: The office or description, as the text has it.
        owner: The body it belongs to, as a possessive ("the service's", "its", "whose").
    """

    span: Span
    person: Span | None = None
    body: tuple[Span, ...] = ()
    head: str = ""
    country: str | None = None
    country_span: Span | None = None
    sector: Sector | None = None
    sector_span: Span | None = None
    known: Sighting | None = None
    pair: bool = False
    definite: bool = False
    plural: bool = False
    gender: str | None = None
    words: list[str] = field(default_factory=list)
    role: Span | None = None
    owner: Span | None = None
