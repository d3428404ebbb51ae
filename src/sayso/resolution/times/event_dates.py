"""Component ``events.date``: when events happened.

The rules, in order:

1. The date nearest to the trigger in its part of the sentence, on the same side of any
   quotation or reported content: "fell on Shurob at 4:20 a.m. on Sunday", "Thursday's
   fighting". "Since", "until" and "before" bound something else and are passed over.
2. The same word earlier in the text, where that was dated ("the shelling").
3. What is being told goes on: the day of the sentence before in the same paragraph, for
   what happened and isn't background.
4. Otherwise the text doesn't say.

A total ("six dead since Thursday") is of what began that day; without a date of its own it
has none, for what it adds up need not be what the text has just told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from sayso.extraction.times.lexicon import word_set
from sayso.model import EventMention, Reading, Reality, Span, TollKind
from sayso.model.edtf import parse_edtf
from sayso.resolution.times.clauses import Clauses, TimeAt

__all__ = ["EventDates"]

_AHEAD = {Reality.PLANNED, Reality.HYPOTHETICAL}


class EventDates:
    """Dates events by the expressions around their triggers."""

    name = "events.date"
    version = "1"
    needs = frozenset({"sentences", "events", "times.edtf"})
    gives = frozenset({"events.date"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its events dated where the text says."""
        work = _Work(reading)
        dated: dict[str, EventMention] = {}
        for event in sorted(reading.events, key=lambda e: e.trigger):
            dated[event.id] = work.dated(event)
        return replace(reading, events=tuple(dated[event.id] for event in reading.events))


class _Work:
    """One reading's events, dated in text order."""

    def __init__(self, reading: Reading) -> None:
        self.clauses = Clauses(reading)
        self.text = reading.document.text
        self.contents = {s.id: s.content for s in reading.statements}
        self.triggers = sorted(event.trigger for event in reading.events)
        self.named: dict[tuple[str, str], TimeAt] = {}
        clause = [self.clauses.time_of_cue(s) for s in reading.statements if s.cue]
        self.spoken = frozenset(at.time.span for at in clause if at is not None)
        self.kinds: dict[str, TimeAt] = {}
        self.told: tuple[int, TimeAt] | None = None
        self.published = _day(reading.document.published)

    def dated(self, event: EventMention) -> EventMention:
        at = self._nearest(event)
        if at is None and self._sums_up(event):
            return event
        key = (event.type.value, _stem(self.text[slice(*event.trigger)]))
        if at is not None:
            if not event.background:
                self.named.setdefault(key, at)
                self.kinds[event.type.value] = at
            if not event.background and event.reality not in _AHEAD:
                self.told = (event.trigger[0], at)
        else:
            at = self.named.get(key) or self._going_on(event) or self.kinds.get(event.type.value)
        if at is None:
            return event
        return replace(event, date=at.days(), date_evidence=at.time.span)

    def _nearest(self, event: EventMention) -> TimeAt | None:
        trigger = event.trigger
        inside = self._content_of(event)
        if inside and _is_name(self.text, inside):
            inside = ()
        segment = self.clauses.segment(trigger)
        best: tuple[int, TimeAt] | None = None
        for at in self.clauses.within(segment):
            span = at.time.span
            when = self._when(span, trigger)
            if not self._can_be(at, event):
                continue
            behind_since = at.since >= 0 and trigger[0] > at.since
            total = at.limit == "since" and _is_total(event)
            if at.limit and not when and not behind_since and not total:
                continue
            if inside and not any(s <= span[0] and span[1] <= e for s, e in inside):
                continue
            gap = _gap(trigger, span)
            between = any(_gap(other, span) < gap for other in self._rivals(trigger, segment))
            walls = 0 if when or total else self._walls(trigger, span)
            cost = gap + (60 if between else 0) + walls
            if cost >= _WALL:
                continue
            if best is None or cost < best[0]:
                best = (cost, at)
        return best[1] if best else None

    def _sums_up(self, event: EventMention) -> bool:
        """Tell whether a mention is nothing but a total: "eleven dead", "the toll rose to 34"."""
        word = self.text[slice(*event.trigger)].lower()
        return word in _SUMS and _is_total(event)

    def _walls(self, trigger: tuple[int, int], span: tuple[int, int]) -> int:
        """Count commas and relative words between trigger and date against their nearness."""
        start, end = (trigger[1], span[0]) if span[0] >= trigger[1] else (span[1], trigger[0])
        between = self.text[start:end].lower() if start < end else ""
        words = between.split()
        bounds = _WALL * any(word in _BOUNDS for word in words)
        return bounds + 25 * between.count(",") + 40 * sum(w in _WALLS for w in words)

    def _when(self, span: tuple[int, int], trigger: tuple[int, int]) -> bool:
        """Tell whether a clause with *when* hangs on the date and holds the trigger."""
        return span[1] <= trigger[0] and _WHEN.match(self.text, span[1], trigger[0]) is not None

    def _rivals(self, trigger: Span, segment: Span) -> list[Span]:
        first = bisect_left(self.triggers, (segment[0], 0))
        last = bisect_left(self.triggers, (segment[1], 0))
        return [t for t in self.triggers[first:last] if t != trigger]

    def _content_of(self, event: EventMention) -> tuple[Span, ...]:
        return self.contents.get(event.statement, ()) if event.statement else ()

    def _can_be(self, at: TimeAt, event: EventMention) -> bool:
        """Tell whether an event may have that date: what happened lies before publication."""
        if self.published is None or event.reality is not Reality.HAPPENED or at.first is None:
            return True
        return at.first <= self.published

    def _going_on(self, event: EventMention) -> TimeAt | None:
        if event.background or event.reality in _AHEAD:
            return None
        start = event.trigger[0]
        if self.told is not None and not self.clauses.paragraphs_between(self.told[0], start):
            return self.told[1]
        return self.clauses.day_in_paragraph(start, self.published, self.spoken)


def _is_total(event: EventMention) -> bool:
    """Tell whether a mention gives a number too large for one blow told in passing."""
    return any(toll.low >= TOTAL and toll.kind in _HARM for toll in event.tolls)


TOTAL = 3
_HARM = {TollKind.KILLED, TollKind.INJURED, TollKind.DISPLACED}
_SUMS = word_set("dead death deaths died toll tally count losses fatalities casualties")
_WALL = 400
_BOUNDS = {"since", "until"}
_WALLS = word_set("when than who while before which that after")
_WHEN = re.compile(r",? when\b[^,;]*$")


def _is_name(text: str, content: tuple[Span, ...]) -> bool:
    """Tell whether what is said is a noun phrase ("an indefinite ceasefire"), no clause."""
    words = " ".join(text[s:e] for s, e in content).split()
    return 0 < len(words) <= 6 and words[0].lower() in {"a", "an", "the", "its", "his", "her"}


def _gap(trigger: tuple[int, int], span: tuple[int, int]) -> int:
    return max(0, span[0] - trigger[1], trigger[0] - span[1])


def _stem(words: str) -> str:
    word = words.lower().split()[-1] if words.split() else ""
    for ending in ("ings", "ing", "ied", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


def _day(published: str | None) -> date | None:
    last = parse_edtf(published).last if published else None
    return last.as_date() if last else None
