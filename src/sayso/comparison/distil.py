"""From a reading to the facts that comparison keeps of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from sayso.comparison.answers import DEEDS, answers_of, same_speaker
from sayso.comparison.around import about, around, named
from sayso.comparison.counts import TOTAL, since, summed_up
from sayso.comparison.facts import DocumentFacts, Figure, Happening, Held, TollFact, Who
from sayso.comparison.happenings import NARROW_DAYS, family, settings
from sayso.comparison.meant import Meant
from sayso.comparison.own_voice import told
from sayso.comparison.retold import loose_figures
from sayso.comparison.shingles import body_words, sampled, shingles
from sayso.comparison.story import story_of
from sayso.comparison.tellings import telling_of
from sayso.comparison.terms import Days, days_in, days_of, is_narrow, spot_of
from sayso.comparison.words import COMMON_WEIGHT, NAME_WEIGHT, Weights, fold, weigh
from sayso.extraction.meanings.encoder import asked
from sayso.ledger.reviews import Reviewed
from sayso.model import (
    EventMention,
    Label,
    Place,
    PlaceUse,
    Reading,
    Span,
    Spans,
    Stance,
    Statement,
    Toll,
    TollKind,
    content_id,
    overlap,
    spans_text,
)

__all__ = ["distil"]

SHOWN = 280
"""Characters of a statement's content that a claim shows."""
_NEGATION = re.compile(r"(?i)\b(?:no|not|never|nobody|none|neither|nothing|nor)\b|n['’]t\b")
_ORDINAL = re.compile(
    r"(?i)\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b"
    r"(?=.{0,60}\b(?:die|died|dead|killed|victim|death|succumbed)\b)"
)
"""A further death counts all before it; the hospital it happened in isn't where it began."""
_POINTS = re.compile(r"(?i)\b(?:the|this|that|these|those)\s+$")
_LOST = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.MISSING, TollKind.DISPLACED})
"""Governments and armies that give such counts count their own, unless they say otherwise."""


def distil(reviewed: Reviewed, key: int, meant: Meant | None = None) -> DocumentFacts:
    """Return the facts of a document; what a review rejected is left out.

    Args:
        reviewed: Its newest reading with the reviews laid over it.
        key: Its number in the ledger.
        meant: What is known of its statements' meanings; without it, they are read.
    """
    reading = reviewed.reading
    document = reading.document
    reader = _Distiller(reading, meant or Meant())
    gone = {record for record, status in reviewed.status.items() if status == "rejected"}
    kept = [s for s in reading.statements if s.content and s.id not in gone]
    held = sorted((reader.held(s) for s in kept), key=lambda h: (h.start, h.id))
    held = [_placed(h, held[max(0, i - 3) : i], reader) for i, h in enumerate(held)]
    cues = {s.id: spans_text(document.text, s.cue, " ").casefold() for s in kept}
    found = [h for e in reading.events if e.id not in gone for h in reader.happenings(e)]
    return DocumentFacts(
        doc=reading.id,
        key=key,
        publisher=document.publisher,
        origin=document.origin,
        published=document.published,
        days=days_of(document.published),
        title=document.title,
        shingles=sampled(shingles(body_words(document))),
        held=(
            *answers_of(held, cues, reader.paragraph, document.publisher),
            *told(reading, [e for e in reading.events if e.id not in gone], reader.held),
        ),
        happenings=_led(sorted(found, key=lambda h: (h.start, h.id)), reader),
        telling=telling_of(reading, gone),
        loose=loose_figures(reading, reader.who),
    )


class _Distiller:
    """Looks up what overlaps what in one reading."""

    def __init__(self, reading: Reading, meant: Meant) -> None:
        self.reading = reading
        self.meant = meant
        self.text = reading.document.text
        self.starts = [s.start for s in reading.sentences]
        self.summed_up = summed_up(reading)
        people = {
            name[-1]
            for m in reading.mentions
            if m.label == Label.PER and len(name := self.text[m.start : m.end].split()) > 1
        }
        self.places = [p for p in reading.places if self.text[p.start : p.end] not in people]
        self.people = tuple(sorted({fold(name) for name in people}))
        self.about = about(self.places)
        self.named = named(reading)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph at a character."""
        index = bisect_right(self.starts, offset) - 1
        return self.reading.sentences[index].paragraph if index >= 0 else 0

    def held(self, statement: Statement) -> Held:
        """Return the facts of a statement."""
        reading, spans = self.reading, statement.content
        places = [p for p in self.places if overlap([p.span], spans)]
        countries = tuple(
            dict.fromkeys(p.country for p in places if p.country and p.use != PlaceUse.LITERAL)
        )
        events = [
            e for e in reading.events if e.statement == statement.id or overlap([e.trigger], spans)
        ]
        spots = {spot_of(p) for p in places if p.use == PlaceUse.LITERAL and is_narrow(p)}
        inside = [e for e in events if overlap([e.trigger], spans)]
        if not spots:
            spots = {
                spot_of(reading.places[e.place])
                for e in inside
                if e.place is not None
                and is_narrow(reading.places[e.place])
                and reading.places[e.place] in self.places
                and self.tells(e, reading.places[e.place])
            }
        speaker = self.who(statement.speaker, statement.source)
        starts = [s for part in (statement.source, statement.cue, spans) for s, _ in part]
        shown = spans_text(self.text, spans)
        return Held(
            id=statement.id,
            doc=reading.id,
            start=min(starts),
            stance=statement.stance.value,
            speaker=speaker,
            via=statement.via.name if statement.via else None,
            nested_in=statement.nested_in,
            text=" ".join(shown.split())[:SHOWN],
            stems=self.stems(spans, places),
            blamed=self.blamed(statement, speaker, countries, inside),
            countries=countries,
            spots=() if _ORDINAL.search(shown) else tuple(sorted(spots, key=str)),
            days=self.days(spans),
            types=tuple(sorted({e.type.value for e in inside})),
            figures=self.figures(statement, events, countries, speaker),
            negated=statement.stance == Stance.DENIES or bool(_NEGATION.search(shown[:80])),
            said=statement.said.edtf if statement.said else None,
            paragraph=self.paragraph(min(starts)),
            around=around(reading, spans),
            about=self.about,
            named=self.named,
            meaning=self.meant.of(asked(self.text, statement, speaker.name if speaker else None)),
        )

    def tells(self, event: EventMention, place: Place) -> bool:
        """Tell whether an event's own sentence names its place, or "the attack" points at it."""
        if self.sentence(event.trigger).covers(place.span):
            return True
        return _POINTS.search(self.text[: event.trigger.start][-20:]) is not None

    def who(self, actor_id: str | None, source: Spans = ()) -> Who | None:
        """Return an actor with the words that describe them here."""
        actor = self.reading.actor(actor_id)
        if actor is None:
            return None
        words = [spans_text(self.text, source, " ")] if source else []
        words += [self.text[s:e] for s, e in actor.mentions]
        described = " ".join(" ".join(words).split())
        return Who(
            actor.name,
            actor.country,
            actor.sector.value if actor.sector else None,
            actor.named,
            described[:SHOWN],
        )

    def stems(self, spans: Spans, places: list[Place]) -> tuple[tuple[str, float], ...]:
        """Return the weighted stems of a text; places stand under their gazetteer names."""
        pieces, found = [], Weights()
        for start, end in spans:
            at = start
            for place in sorted(places, key=lambda p: p.start):
                if place.start < at or place.end > end:
                    continue
                pieces.append(self.text[at : place.start])
                at = place.end
                if place.country and not is_narrow(place):
                    found[f"@{place.country}"] = 2 * COMMON_WEIGHT
                if place.use == PlaceUse.LITERAL or not place.country:
                    found[f"+{fold(self.text[place.start : place.end])}"] = NAME_WEIGHT
                else:
                    found[f"@{place.country}"] = 2 * COMMON_WEIGHT
            pieces.append(self.text[at:end])
        for piece in pieces:
            for word, weight in weigh(f"· {piece}").items():
                found[word] = max(weight, found.get(word, 0.0))
        return tuple(sorted(found.items()))

    def days(self, spans: Spans) -> Days | None:
        """Return the days that the words themselves name, from the first to the last."""
        known = [
            days
            for time in self.reading.times
            if overlap([time.span], spans) and (days := days_in(time)) is not None
        ]
        return (min(d[0] for d in known), max(d[1] for d in known)) if known else None

    def blamed(
        self,
        statement: Statement,
        speaker: Who | None,
        countries: tuple[str, ...],
        events: list[EventMention],
    ) -> str | None:
        """Return the country of whoever is said to have acted, where the words tell."""
        own = speaker.country if speaker else None
        if statement.stance == Stance.ACCUSES:
            others = [c for c in countries if c != own]
            if others and own is not None:
                return others[0]
        deeds = [e for e in events if e.type.value in DEEDS]
        for event in deeds:
            actor = self.reading.actor(event.actor)
            if actor is not None and actor.country is not None and event.actor_spans:
                return actor.country
        agents = [
            p.country
            for p in self.reading.places
            if p.country
            and p.use != PlaceUse.LITERAL
            and overlap([p.span], statement.content)
            and self.text[max(0, p.start - 3) : p.start].casefold() == "by "
        ]
        if deeds and agents:
            return agents[0]
        if statement.stance == Stance.ACCUSES and countries:
            return countries[0]
        return None

    def figures(
        self,
        statement: Statement,
        events: list[EventMention],
        countries: tuple[str, ...],
        speaker: Who | None,
    ) -> tuple[Figure, ...]:
        """Return the counts that a statement gives."""
        del events
        found = {
            self.figure(toll, countries, speaker)
            for event in self.reading.events
            for toll in event.tolls
            if toll.statement == statement.id or overlap([toll.evidence], statement.content)
        }
        return tuple(sorted(found, key=str))

    def figure(self, toll: Toll, countries: tuple[str, ...], speaker: Who | None) -> Figure:
        """Return a count with the country of those counted, where the words tell."""
        around = toll.of or toll.evidence
        named = [
            p.country
            for p in self.reading.places
            if p.country and p.use != PlaceUse.LITERAL and overlap([p.span], [around])
        ]
        people = named[0] if named else None
        lost = toll.kind in _LOST and speaker is not None and speaker.sector in {"GOV", "MIL"}
        if people is None and lost and speaker is not None:
            people = speaker.country
        if people is None and len(countries) == 1 and speaker is not None:
            people = countries[0] if countries[0] == speaker.country else None
        return Figure(toll.kind.value, toll.low, toll.high, people)

    def happenings(self, event: EventMention) -> list[Happening]:
        """Return the facts of an event mention, and of counts in other sentences than its own."""
        made = self.happening(event)
        sentence = self.sentence(event.trigger)
        tolls = [t for t in event.tolls if t.evidence not in self.summed_up]
        apart = [t for t in tolls if not sentence.touches(t.evidence)]
        own = tuple(self.toll(t) for t in tolls if t not in apart)
        return [replace(made, tolls=own), *(self.count(made, toll) for toll in apart)]

    def count(self, made: Happening, toll: Toll) -> Happening:
        """Return a count that stands by itself; where it belongs is for comparison to say."""
        evidence = toll.evidence
        sentence = self.sentence(evidence)
        near = [p for p in self.places if overlap([p.span], [sentence])]
        days = self.days((sentence,))
        named = {p.name for p in near if p.use == PlaceUse.LITERAL and is_narrow(p)}
        left = toll.kind == TollKind.DISPLACED  # its places are those that people left
        total = toll.low >= TOTAL and (left or len(named) != 1)
        if total:
            days = self.beginning(sentence)
        return replace(
            made,
            id=content_id("count", made.id, *evidence, toll.kind.value),
            start=evidence.start,
            end=evidence.end,
            trigger=" ".join(self.text[slice(*evidence)].split()),
            actor=None,
            recipient=None,
            spot=None,
            days=days if days and days[1] - days[0] < 4 else None,
            date=None,
            statement=toll.statement,
            stems=() if total else self.stems((sentence,), near),
            tolls=(self.toll(toll),),
            hangs_on=made.id,
        )

    def beginning(self, sentence: Span) -> Days | None:
        """Return the day since when a total counts, where its sentence says so."""
        for time in self.reading.times:
            if sentence.covers(time.span) and since(self.text, time.start):
                return days_in(time)
        return None

    def happening(self, event: EventMention) -> Happening:
        """Return the facts of an event mention."""
        reading = self.reading
        place = reading.places[event.place] if event.place is not None else None
        place = place if place in self.places else None
        sentence = self.sentence(event.trigger)
        near = [p for p in self.places if overlap([p.span], [sentence])]
        return Happening(
            id=event.id,
            doc=reading.id,
            start=event.trigger.start,
            end=event.trigger.end,
            trigger=" ".join(self.text[slice(*event.trigger)].split()),
            type=event.type.value,
            mode=event.mode,
            reality=event.reality.value,
            background=event.background,
            actor=self.who(event.actor),
            recipient=self.who(event.recipient),
            spot=spot_of(place) if place is not None else None,
            days=days_of(event.date),
            date=event.date,
            statement=event.statement,
            stems=self.stems((sentence,), near),
            people=self.people,
        )

    def toll(self, toll: Toll) -> TollFact:
        """Return a count with who gives it."""
        claimant = self.who(toll.claimant)
        return TollFact(
            self.figure(toll, (), claimant if toll.statement else None),
            claimant,
            toll.statement,
            toll.evidence.start,
            toll.evidence.end,
        )

    def sentence(self, span: Span) -> Span:
        """Return the sentence that holds a span, or the span itself."""
        index = bisect_right(self.starts, span.start) - 1
        return self.reading.sentences[index].span if index >= 0 else span


def _placed(held: Held, before: list[Held], reader: _Distiller) -> Held:
    """Give an accusation without a place that of the same speaker's words just before it."""
    if held.spots or held.days or held.stance != "accuses" or not set(held.types) & DEEDS:
        return held
    for h in reversed(before):
        near = reader.paragraph(held.start) - reader.paragraph(h.start) <= 1
        alike = h.spots and set(h.types) & set(held.types) & DEEDS
        if near and alike and same_speaker(h.speaker, held.speaker):
            return replace(held, spots=h.spots)
    return held


def _led(found: list[Happening], reader: _Distiller) -> tuple[Happening, ...]:
    """Give the mention that leads a document (the first of its commonest violence) its story."""
    told = [h for h in found if not h.background and h.hangs_on is None]
    told = [h for h in told if h.type in {"ASSAULT", "ACCIDENT"}] or told
    counts = Counter(family(h.type) for h in told)
    lead = min(told, key=lambda h: (-counts[family(h.type)], h.start, h.id), default=None)
    if lead is None:
        return tuple(found)
    alike = [h for h in told if family(h.type) == family(lead.type)]
    days = [h.days for h in alike if h.days and h.days[1] - h.days[0] < NARROW_DAYS]
    story = story_of(reader.reading, reader.places, days, settings(alike))
    return tuple(replace(h, story=story) if h.id == lead.id else h for h in found)
