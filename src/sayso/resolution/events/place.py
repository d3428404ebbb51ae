"""Component ``events.place``: where events happened, as their sentences say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import EventMention, Place, PlaceUse, Reading, Sentence, Span, Statement

__all__ = ["EventPlaces"]

BEFORE = 1.6
"""How much farther a place before the trigger counts than one behind it: "clashes in Bender
left", where the place follows, is the usual order of English news."""
CLAUSE = 60
"""Characters that a clause border (semicolon, colon, dash) between trigger and place counts."""
OUTSIDE = 80
"""Characters that counts a place outside the statement the event stands in, or inside one
that it doesn't stand in."""
_BORDERS = (";", ":", " — ", " – ", " - ")


class EventPlaces:
    """Gives each event the nearest literal place of its sentence.

    "Nearest" counts characters, more for places before the trigger, beyond a clause border
    or in other words than the event's; of "Village, Region" the first is taken. An event
    whose sentence names no place has none: the text doesn't say.
    """

    name = "events.place"
    version = "1"
    needs = frozenset({"sentences", "statements", "events", "places"})
    gives = frozenset({"events.place"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its events' places."""
        literal = [
            (number, place)
            for number, place in enumerate(reading.places)
            if place.use is PlaceUse.LITERAL
        ]
        starts = [sentence.start for sentence in reading.sentences]
        statements = {statement.id: statement for statement in reading.statements}
        events = []
        for event in reading.events:
            sentence = _sentence_at(reading.sentences, starts, event.trigger)
            inside = [
                (number, place)
                for number, place in literal
                if sentence is not None and sentence.span.covers(place.span)
            ]
            statement = statements.get(event.statement) if event.statement else None
            place = _nearest(reading.document.text, event, statement, inside)
            events.append(replace(event, place=place))
        return replace(reading, events=tuple(events))


def _sentence_at(
    sentences: Sequence[Sentence], starts: Sequence[int], trigger: Span
) -> Sentence | None:
    index = bisect_right(starts, trigger.start) - 1
    if index >= 0 and trigger.start < sentences[index].end:
        return sentences[index]
    return None


def _nearest(
    text: str,
    event: EventMention,
    statement: Statement | None,
    places: Sequence[tuple[int, Place]],
) -> int | None:
    best: tuple[float, int] | None = None
    previous: Place | None = None
    for number, place in places:
        of_a_chain = previous is not None and text[previous.end : place.start] == ", "
        previous = place
        if of_a_chain:
            continue
        cost = _cost(text, event.trigger, place)
        if statement is not None and not any(s.covers(place.span) for s in statement.content):
            cost += OUTSIDE
        if best is None or cost < best[0]:
            best = (cost, number)
    return None if best is None else best[1]


def _cost(text: str, trigger: Span, place: Place) -> float:
    if place.start >= trigger.end:
        between, weight = text[trigger.end : place.start], 1.0
    else:
        between, weight = text[place.end : trigger.start], BEFORE
    borders = sum(between.count(border) for border in _BORDERS)
    return len(between) * weight + CLAUSE * borders
