"""Component ``events.place``: where events happened, as their sentences say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.extraction.events.persons import PERSONS
from sayso.extraction.times.lexicon import word_set
from sayso.model import (
    EventMention,
    EventType,
    Label,
    Place,
    PlaceUse,
    Reading,
    Sentence,
    Span,
    Statement,
)

__all__ = ["EventPlaces"]

BEFORE = 1.6
"""How much farther a place before the trigger counts than one behind it: "clashes in Bender
left", where the place follows, is the usual order of English news."""
CLAUSE = 60
"""Characters that a clause border (semicolon, colon, dash) between trigger and place counts."""
OUTSIDE = 80
"""Characters that counts a place outside the statement the event stands in, or inside one
that it doesn't stand in."""
FROM = 40
"""Characters that counts a place where something set out: "a bus from Huaraz went down"."""
_FROM = re.compile(r"(?i)\bfrom (?:the )?$")
_BORDERS = (";", ":", " — ", " – ", " - ")
_OPENS = 30
"""Characters from a sentence's start within which a place frames the whole of it."""
_HARM = frozenset({EventType.ASSAULT, EventType.ACCIDENT})
_HARMED = re.compile(
    r"(?i)\b(?:died|dies?|dying|dead|deaths?|killed|injured|wounded|hurt|injuries|wounds|succumbed)$"
)
_CARE = r"(?:hospitals?|clinics?|infirmary|morgues?|mortuary|medical (?:center|centre))"
_IN_CARE = re.compile(
    rf"(?i)\b(?:in|at|to|into|from|by)\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+){{0,3}}{_CARE}"
    r"\s+(?:in|of|at|near|outside)\s+$"
)
_OF_CARE = re.compile(rf"(?i)(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}{_CARE}\b")
_INTO = re.compile(r"(?i)\b(?:in|at|to|into|from|by)\s+(?:the\s+)?$")
_THERE = re.compile(
    r"(?i)(?<!\w)there\b(?!\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|"
    r"must|seem|seems|remain|remains|be)\b|['’]s)"
)
_SPOKEN = re.compile(
    r"(?i)\b(?:briefing|conference|interview|statement|speech|reporters|journalists|meeting|"
    r"parliament|court|address)\s+(?:in|at|from|near)\s+(?:the\s+)?$"
)
_ORIGIN = re.compile(r"([\w'’-]+)\s+from\s+(?:the\s+)?$")
_TRADE = re.compile(r"(?:ers?|ors?|i[sc]ts?|ians?|men|women|man|woman|keepers?|folk)$")
_THINGS = word_set(
    """order water power river paper tower letter number weather matter order later never border
    corner centre center cover fever timber rubber silver copper powder shelter mortar armor
    cancer offer answer winter summer september october november december"""
)
_WEAK = word_set("say said tell told take took have had make made")


class EventPlaces:
    """Gives each event the nearest literal place of its sentence.

    "Nearest" counts characters, more for places before the trigger, beyond a clause border
    or in other words than the event's; of "Village, Region" the first is taken. Passed over
    are a person's name, where somebody speaks ("said in Geneva that ...") and where those
    who were hurt are cared for ("died in a hospital in Turin").

    An event whose sentence names no place has that of "there", else that of the same word
    earlier in the text ("the shelling"), else none: the text doesn't say.
    """

    name = "events.place"
    version = "1"
    needs = frozenset({"sentences", "statements", "events", "places"})
    gives = frozenset({"events.place"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its events' places."""
        work = _Work(reading)
        placed = {event.id: work.place(event) for event in sorted(reading.events, key=_at)}
        events = (replace(event, place=placed[event.id]) for event in reading.events)
        return replace(reading, events=tuple(events))


def _at(event: EventMention) -> Span:
    return event.trigger


class _Work:
    """One reading's events, placed in text order."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        surnames = {
            name[-1]
            for m in reading.mentions
            if m.label is Label.PER and len(name := self.text[m.start : m.end].split()) > 1
        }
        self.literal = [
            (number, place)
            for number, place in enumerate(reading.places)
            if place.use is PlaceUse.LITERAL and self.text[place.start : place.end] not in surnames
        ]
        self.sentences = reading.sentences
        self.starts = [sentence.start for sentence in reading.sentences]
        self.statements = {statement.id: statement for statement in reading.statements}
        self.named: dict[tuple[EventType, bool, str], int] = {}

    def place(self, event: EventMention) -> int | None:
        """Return the number of an event's place, or None."""
        index = self._sentence(event.trigger.start)
        if index is None:
            return None
        sentence = self.sentences[index]
        inside = self._within(sentence.span)
        statement = self.statements.get(event.statement) if event.statement else None
        known = [p for p in inside if self._can_be(event, p[1], sentence, statement)]
        place = self._nearest(event, statement, known)
        keys = [(event.type, event.background, stem) for stem in _stems(self.text, event)]
        if place is not None:
            self.named.update(dict.fromkeys(keys, place))
            return place
        if not inside:
            place = self._there(index)
        if place is None:
            place = next((self.named[key] for key in keys if key in self.named), None)
        return place

    def _sentence(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def _within(self, span: Span) -> list[tuple[int, Place]]:
        return [(n, place) for n, place in self.literal if span.covers(place.span)]

    def _can_be(
        self, event: EventMention, place: Place, sentence: Sentence, statement: Statement | None
    ) -> bool:
        """Tell whether a place of the sentence can be the event's."""
        before = self.text[max(sentence.start, place.start - 80) : place.start]
        after = self.text[place.end : place.end + 50]
        if event.type in _HARM and _HARMED.search(self.text[slice(*event.trigger)]):
            cared = _IN_CARE.search(before) or (_INTO.search(before) and _OF_CARE.match(after))
            if cared:
                return False
        origin = _ORIGIN.search(before)
        if origin is not None and _is_person(origin[1].lower()):
            return False  # "a baker from Turin": where people come from
        if statement is None or any(s.covers(place.span) for s in statement.content):
            return True
        opens = place.start - sentence.start <= _OPENS and place.start < event.trigger.start
        return opens and not _SPOKEN.search(before)

    def _nearest(
        self,
        event: EventMention,
        statement: Statement | None,
        places: Sequence[tuple[int, Place]],
    ) -> int | None:
        best: tuple[float, int] | None = None
        previous: Place | None = None
        for number, place in places:
            of_a_chain = previous is not None and self.text[previous.end : place.start] == ", "
            previous = place
            if of_a_chain:
                continue
            cost = _cost(self.text, event.trigger, place)
            if _FROM.search(self.text, max(0, place.start - 12), place.start):
                cost += FROM
            if statement is not None and not any(s.covers(place.span) for s in statement.content):
                cost += OUTSIDE
            if best is None or cost < best[0]:
                best = (cost, number)
        return None if best is None else best[1]

    def _there(self, index: int) -> int | None:
        """Return the last place named before "there" in the paragraph."""
        sentence = self.sentences[index]
        if not _THERE.search(self.text, sentence.start, sentence.end):
            return None
        for before in reversed(self.sentences[max(0, index - 2) : index]):
            if before.paragraph != sentence.paragraph:
                return None
            found = self._within(before.span)
            if found:
                return found[-1][0]
        return None


def _is_person(word: str) -> bool:
    if word in PERSONS:
        return True
    return len(word) > 4 and word not in _THINGS and _TRADE.search(word) is not None


def _stems(text: str, event: EventMention) -> list[str]:
    """Return the stems of a trigger's words, the last one first."""
    words = re.findall(r"[a-z]{3,}", text[slice(*event.trigger)].lower())
    return [_stem(word) for word in reversed(words) if word not in _WEAK]


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ied", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


def _cost(text: str, trigger: Span, place: Place) -> float:
    if place.start >= trigger.end:
        between, weight = text[trigger.end : place.start], 1.0
    else:
        between, weight = text[place.end : trigger.start], BEFORE
    borders = sum(between.count(border) for border in _BORDERS)
    return len(between) * weight + CLAUSE * borders
