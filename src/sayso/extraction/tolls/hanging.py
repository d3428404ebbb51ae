"""Which event a count of people belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from sayso.extraction.events.background import is_background
from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found
from sayso.extraction.tolls.owners import owner_of
from sayso.extraction.tolls.persons import TROOPS
from sayso.extraction.tolls.stated import denies, statement_at
from sayso.model import (
    EventMention,
    EventType,
    Reading,
    Reality,
    Role,
    Sentence,
    Span,
    Toll,
    TollKind,
    content_id,
)

__all__ = ["Hanging"]

_FITS: dict[TollKind, frozenset[EventType]] = {
    TollKind.KILLED: frozenset({EventType.ASSAULT, EventType.ACCIDENT, EventType.PROTEST}),
    TollKind.INJURED: frozenset({EventType.ASSAULT, EventType.ACCIDENT, EventType.PROTEST}),
    TollKind.MISSING: frozenset({EventType.ASSAULT, EventType.ACCIDENT, EventType.COERCE}),
    TollKind.DETAINED: frozenset({EventType.COERCE, EventType.ASSAULT, EventType.RETREAT}),
    TollKind.DISPLACED: frozenset(
        {EventType.ASSAULT, EventType.ACCIDENT, EventType.COERCE, EventType.AID}
    ),
    TollKind.PRESENT: frozenset(
        {EventType.PROTEST, EventType.MOBILIZE, EventType.ACCIDENT, EventType.AID}
    ),
}
_MADE: dict[TollKind, EventType] = {
    TollKind.KILLED: EventType.ASSAULT,
    TollKind.INJURED: EventType.ASSAULT,
    TollKind.MISSING: EventType.ASSAULT,
    TollKind.DETAINED: EventType.COERCE,
    TollKind.DISPLACED: EventType.ASSAULT,
    TollKind.PRESENT: EventType.MOBILIZE,
}
_HELD = frozenset({TollKind.MISSING, TollKind.DETAINED})
"""People who are gone or held were taken by whoever the text says took them."""
_SEIZURES = frozenset({EventType.COERCE, EventType.ASSAULT})
_RELEASES = frozenset({EventType.RETREAT, EventType.CONCEDE})
_BLOWS = frozenset({EventType.ASSAULT, EventType.ACCIDENT})
_HURT = frozenset({TollKind.KILLED, TollKind.INJURED})
_SUMS = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.DISPLACED})
_TOTAL = 3
"""A count from here on that no event of its paragraph fits is of what the text is about."""
_MUSTERS = frozenset({EventType.MOBILIZE})
_HOLDS = word_set("held picked rounded locked custody bars jail prison detention taken took")
"""What is done to those held, where no event of the sentence says so: an event by itself."""
_ESCAPES = word_set("escaped escaping escape absconded fugitives escapees broke broken large")
"""How those missing got away: an event by itself, never the riot or raid told beside it."""
_CROWDS = frozenset({EventType.PROTEST, EventType.MOBILIZE})
_GATHERS = word_set("gathered gather gathering rallied marched protested demonstrated assembled")
_RECORD = 2
"""A text with no more events than this keeps its tolls with them, whatever their types."""
_REACH = 60
"""Events back in the text that a count can still belong to."""
_DEATHS = frozenset({"died", "dead", "die", "dies", "dying", "perished", "deaths", "fatalities"})
_HARMED = _DEATHS | word_set("killed wounded injured hurt")
_APART = re.compile(r"[.;:]|\b(?:but|while|whereas|before|since|although)\b")
_ELSEWHERE = re.compile(r"\b(?:in|at|near|outside) [A-Z]|[.;:]")


class Hanging:
    """Hangs the counts of one reading on its events, in text order."""

    def __init__(self, reading: Reading) -> None:
        """Look over the events and statements of a reading."""
        self.reading = reading
        self.text = reading.document.text
        self._events = list(reading.events)
        self._told = len(self._events)
        self._order = sorted((e.trigger.start, i) for i, e in enumerate(self._events))
        self._tolls: dict[int, list[Toll]] = {}
        self._last: dict[TollKind, int] = {}
        self._starts = [s.start for s in reading.sentences]
        self._paragraphs: dict[int, tuple[int, int]] = {}
        for s in reading.sentences:
            first, last = self._paragraphs.get(s.paragraph, (s.start, s.end))
            self._paragraphs[s.paragraph] = (min(first, s.start), max(last, s.end))
        self._parts = sorted(
            (
                (part[0], part[1], sum(e - s for s, e in statement.content), statement)
                for statement in reading.statements
                for part in statement.content
            ),
            key=lambda part: part[:3],
        )

    def hang(self, sentence: Sentence, found: Found, kind: TollKind) -> None:
        """Hang one count on its event, or on one made of the word that counts."""
        statement = statement_at(self._parts, found.evidence, self.text)
        if statement is not None and found.high != 0 and denies(statement, self.text):
            if owner_of(self.text, sentence.span, found.evidence) is None:
                return
            statement = None
        toll = Toll(
            kind=kind,
            low=found.low,
            high=found.high,
            evidence=found.evidence,
            statement=statement.id if statement else None,
            of=found.of,
        )
        # a bare figure is of what the last count of its kind was of
        index = self._last.get(kind) if found.kind is None else None
        if index is None:
            index = self._event_for(sentence, found.trigger, toll)
        if index is None:
            self._last.pop(kind, None)
            self._add(self._make(found.trigger, toll), toll)
            return
        self._last[kind] = index
        event = self._events[index]
        death = self.text[slice(*found.trigger)].lower() in _DEATHS
        apart = not event.trigger.touches(found.trigger) and not self._beside(event, toll)
        if death and apart and not self._told_with(sentence, event, found.trigger):
            self._add(self._of_same(sentence, found.trigger, toll, event), toll)
        else:
            self._tolls.setdefault(index, []).append(toll)

    def events(self) -> tuple[EventMention, ...]:
        """Return all events in text order, with their counts."""
        whole = [
            replace(e, tolls=(*e.tolls, *self._tolls[i])) if i in self._tolls else e
            for i, e in enumerate(self._events)
        ]
        if len(whole) > self._told:
            whole.sort(key=lambda e: e.trigger)
        return tuple(whole)

    def _add(self, event: EventMention, toll: Toll) -> None:
        for i in range(self._told, len(self._events)):
            if self._events[i].id == event.id:
                self._tolls.setdefault(i, []).append(toll)
                return
        self._events.append(event)
        self._tolls[len(self._events) - 1] = [toll]
        insort(self._order, (event.trigger.start, len(self._events) - 1))

    def _between(self, start: int, end: int) -> list[int]:
        first, last = bisect_left(self._order, (start, -1)), bisect_left(self._order, (end, -1))
        return [i for _, i in self._order[first:last]]

    def _event_for(self, sentence: Sentence, trigger: Span, toll: Toll) -> int | None:
        """Return the event of a count: its own word's, the sentence's nearest, the last."""
        kind = toll.kind
        word = self.text[slice(*trigger)].lower()
        fits = _MUSTERS if kind is TollKind.PRESENT and word in TROOPS else _FITS[kind]
        of_sentence = self._between(sentence.start, sentence.end)
        inside = [i for i in of_sentence if self._events[i].type in fits]
        if kind is TollKind.MISSING and word in _ESCAPES:
            away = [i for i in of_sentence if self._events[i].type is EventType.RETREAT]
            return away[0] if away else None
        blows = [i for i in inside if self._events[i].type in _BLOWS]
        if self._struck(sentence.start, kind, blows):
            inside, fits = blows, fits & _BLOWS
        if inside and not (kind in _HELD and all(self._released(i) for i in inside)):
            best = min(inside, key=lambda i: (abs(self._events[i].trigger[0] - trigger[0]), i))
            cause = self._cause(inside, best) if kind in _HURT else None
            return self._first_harm(inside, best, toll) if cause is None else cause
        if kind is TollKind.DETAINED and word in _HOLDS and not inside:
            return None
        taken = self._taken(sentence, kind)
        if taken is not None:
            return taken
        if inside:
            return inside[0]
        told = [i for i in of_sentence if i < self._told]
        if self._told <= _RECORD and told:
            return min(told, key=lambda i: abs(self._events[i].trigger[0] - trigger[0]))
        return self._before(sentence, trigger, toll, fits)

    def _before(
        self, sentence: Sentence, trigger: Span, toll: Toll, fits: frozenset[EventType]
    ) -> int | None:
        """Return the last event before a sentence, in its paragraph first, that fits a count."""
        kind = toll.kind
        if kind is TollKind.DETAINED:
            fits = _SEIZURES
        elif kind is TollKind.MISSING:
            fits = fits - _RELEASES
        elif kind is TollKind.PRESENT and not self._aboard(trigger):
            fits = fits & _CROWDS
        for start in (self._paragraphs[sentence.paragraph][0], 0):
            for i in reversed(self._between(start, sentence.start)[-_REACH:]):
                if kind is TollKind.DETAINED and not self._seizes(i):
                    continue
                if self._events[i].type in fits and not self._events[i].background:
                    total = start == 0 and kind in _SUMS and toll.low >= _TOTAL
                    return self._lead(i, toll) if total else i
        return self._beside_crowd(sentence, trigger) if kind is TollKind.PRESENT else None

    def _beside_crowd(self, sentence: Sentence, trigger: Span) -> int | None:
        """Return what the paragraph tells nearest to people who were there, whatever it is."""
        troops = self.text[slice(*trigger)].lower() in TROOPS
        near = [
            i
            for i in self._between(*self._paragraphs[sentence.paragraph])
            if i < self._told
            and not self._events[i].background
            and not (troops and self._events[i].type is EventType.PROTEST)
        ]
        return min(
            near, key=lambda i: (abs(self._events[i].trigger[0] - trigger[0]), i), default=None
        )

    def _struck(self, stop: int, kind: TollKind, here: Sequence[int]) -> bool:
        """Tell whether the text tells of a blow: those killed at a march fell to it."""
        if kind not in _HURT or here:
            return kind in _HURT
        told = (self._events[i] for i in self._between(0, stop))
        return any(e.type in _BLOWS and not e.background for e in told)

    def _seizes(self, index: int) -> bool:
        """Tell whether people are held by an event: an arrest, or the taking of hostages."""
        event = self._events[index]
        return event.type is EventType.COERCE or event.mode in {"abduct", "seize"}

    def _released(self, index: int) -> bool:
        return self._events[index].type in _RELEASES

    def _taken(self, sentence: Sentence, kind: TollKind) -> int | None:
        """Return the seizure of those missing, in the paragraph, or held, told before."""
        if kind not in _HELD:
            return None
        first, last = self._paragraphs[sentence.paragraph]
        near = self._between(first, last)
        near.sort(key=lambda i: abs(self._events[i].trigger.start - sentence.start))
        if kind is TollKind.DETAINED:
            near = [*reversed(self._between(0, sentence.start)[-_REACH:]), *near]
        for i in near:
            if self._events[i].type is EventType.COERCE and not self._events[i].background:
                return i
        return None

    def _lead(self, default: int, toll: Toll) -> int:
        """Return what the text tells first, which totals are of; not its headline."""
        fits = _FITS[toll.kind] & _BLOWS
        for _, i in self._order:
            event = self._events[i]
            if event.trigger.start >= toll.evidence.start:
                break
            index = bisect_right(self._starts, event.trigger.start) - 1
            body = index >= 0 and self.reading.sentences[index].role in {Role.BODY, Role.QUOTE}
            if body and event.type in fits and not event.background:
                return i
        return default

    def _first_harm(self, inside: Sequence[int], best: int, toll: Toll) -> int:
        """Return what "three dead and nine wounded" names first: one event counts both."""
        event = self._events[best]
        if not self._harms(event):
            return best
        for i in inside:
            first = self._events[i]
            if i == best or not self._harms(first) or first.trigger >= event.trigger:
                continue
            between = self.text[first.trigger.end : toll.evidence.start]
            same = event.type is first.type and event.statement == first.statement
            if same and not _ELSEWHERE.search(between):
                return i
        return best

    def _cause(self, inside: Sequence[int], best: int) -> int | None:
        """Return what killed them: "killed in a fire", "the tower fell and nine died"."""
        harm = self._events[best]
        if not self._harms(harm):
            return None
        causes = [
            i
            for i in inside
            if self._events[i].type in _BLOWS
            and not self._harms(self._events[i])
            and self._events[i].background == harm.background
            and self._events[i].statement == harm.statement
            and not _APART.search(self._between_words(self._events[i].trigger, harm.trigger))
        ]
        return min(
            causes,
            key=lambda i: abs(self._events[i].trigger.start - harm.trigger.start),
            default=None,
        )

    def _between_words(self, a: Span, b: Span) -> str:
        first, second = sorted((a, b))
        return self.text[first.end : second.start]

    def _harms(self, event: EventMention) -> bool:
        return self.text[slice(*event.trigger)].lower() in _HARMED

    def _beside(self, event: EventMention, toll: Toll) -> bool:
        """Tell whether an event is a count's sister: "three dead and nine wounded"."""
        if not self._harms(event):
            return False
        gap = self.text[event.trigger.end : toll.evidence.start]
        return 0 <= toll.evidence.start - event.trigger.end < 40 and not _ELSEWHERE.search(gap)

    def _told_with(self, sentence: Sentence, event: EventMention, trigger: Span) -> bool:
        """Tell whether one clause tells of a blow and of its dead: "it fell and nine died"."""
        return (
            sentence.start <= event.trigger.start < sentence.end
            and event.type in _BLOWS
            and not _APART.search(self._between_words(event.trigger, trigger))
        )

    def _is_accident(self) -> bool:
        """Tell whether the text tells of accidents alone."""
        types = {e.type for e in self._events[: self._told]}
        return EventType.ACCIDENT in types and EventType.ASSAULT not in types

    def _aboard(self, trigger: Span) -> bool:
        """Tell whether those present were in what an accident befell: "seven were aboard"."""
        return self.text[slice(*trigger)].lower() in {"aboard", "board", "on", "inside", "present"}

    def _make(self, trigger: Span, toll: Toll) -> EventMention:
        type_ = _MADE[toll.kind]
        word = self.text[slice(*trigger)]
        if word.lower() in _ESCAPES and toll.kind is TollKind.MISSING:
            type_ = EventType.RETREAT
        elif word.lower() in _GATHERS:
            type_ = EventType.PROTEST
        elif self._aboard(trigger) or (type_ is EventType.ASSAULT and self._is_accident()):
            type_ = EventType.ACCIDENT
        return EventMention(
            id=content_id(self.reading.document.id, *trigger, type_),
            trigger=trigger,
            type=type_,
            statement=toll.statement,
            confidence=0.3,
            explanation=f"“{word}” counts people and no event named in the text fits",
        )

    def _of_same(
        self, sentence: Sentence, trigger: Span, toll: Toll, event: EventMention
    ) -> EventMention:
        """A death is a mention of what caused it: "fourteen had died" after "fighting"."""
        clause = Clause(self.text, sentence.span)
        background = is_background(clause, trigger, self.reading.document.published)
        word, named = self.text[slice(*trigger)], self.text[slice(*event.trigger)]
        return EventMention(
            id=content_id(self.reading.document.id, *trigger, event.type),
            trigger=trigger,
            type=event.type,
            mode=event.mode,
            reality=Reality.HAPPENED,
            background=background.value,
            background_evidence=background.evidence,
            statement=toll.statement,
            confidence=0.4,
            explanation=f"“{word}” counts the victims of what “{named}” names",
        )
