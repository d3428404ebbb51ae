"""Component ``tolls.rules``: counts of people, tied to the events they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extraction.events.background import is_background
from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.predicates import INTRANSITIVE, NOUNS, TOLL_NOUNS, TRANSITIVE
from sayso.extraction.tolls.rules import Found, find_tolls
from sayso.model import (
    EventMention,
    EventType,
    Reading,
    Reality,
    Sentence,
    Span,
    Statement,
    Toll,
    TollKind,
    content_id,
)

__all__ = ["TollRules"]

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
_WORDS = frozenset((*TRANSITIVE, *INTRANSITIVE, *NOUNS, *TOLL_NOUNS)) | word_set(
    """dead missing aboard homeless homes board seen part crowd casualties custody hostage hostages
    prisoner captive moved cut hospital admitted double triple quadruple wounds injuries condition
    hospitals sends left leaves leaving hit lost lose losing losses lives struck puts treated gunned
    fatally walked turned troops unaccounted sent deployed dispatched streets number displaced"""
)
"""A sentence without any of these counts nobody: most sentences are passed over."""


_FIGURES = frozenset(
    {"said", "says", "spoke", "speaks", "is", "stands", "counts", "figure", "number", "not"}
)
_SPLIT = re.compile(r"[^a-z]+")
_RECORD = 2
"""A text with no more events than this keeps its tolls with them, whatever their types."""
_NEAR = 300
"""How many characters a bare figure may stand after the last toll: about two sentences."""


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    names: list[Span]
    starts: list[int]


class TollRules:
    """Finds tolls and hangs each on an event: in its sentence, else on the last that fits.

    A toll that no event fits makes one, with the word that counts as its trigger and low
    confidence, so that no count is lost.
    """

    name = "tolls.rules"
    version = "1"
    needs = frozenset({"events"})
    gives = frozenset({"events.tolls"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with tolls in its events."""
        names = sorted(m.span for m in reading.mentions)
        context = _Context(reading.document.text, names, [n.start for n in names])
        events = list(reading.events)
        starts = [e.trigger[0] for e in events]
        parts = sorted(
            (
                (part[0], part[1], sum(e - s for s, e in statement.content), statement)
                for statement in reading.statements
                for part in statement.content
            ),
            key=lambda part: part[:3],
        )
        tolls: dict[int, list[Toll]] = {}
        made: list[EventMention] = []
        last_kind = TollKind.KILLED
        for sentence, found, before in _all(reading, context):
            kind = found.kind
            if kind is None:
                kind = TollKind.KILLED if TollKind.KILLED in before else last_kind
            last_kind = kind
            statement = _statement_at(parts, found.evidence)
            toll = Toll(
                kind=kind,
                low=found.low,
                high=found.high,
                evidence=found.evidence,
                statement=statement.id if statement else None,
                of=found.of,
            )
            index = _event_for(events, starts, sentence, found.trigger, kind)
            if index is None:
                made.append(_make(reading, found.trigger, kind, toll))
            elif _own_mention(context.text, found.trigger) and not events[index].trigger.touches(
                found.trigger
            ):
                made.append(_of_same(reading, sentence, found.trigger, toll, events[index]))
            else:
                tolls.setdefault(index, []).append(toll)
        for index, extra in tolls.items():
            events[index] = replace(events[index], tolls=(*events[index].tolls, *extra))
        if made:
            events = sorted([*events, *_joined(made)], key=lambda e: e.trigger)
        return replace(reading, events=tuple(events))


def _all(
    reading: Reading, context: _Context
) -> Iterator[tuple[Sentence, Found, frozenset[TollKind]]]:
    """Yield each toll with its sentence and the kinds just counted before it."""
    counted: frozenset[TollKind] = frozenset()
    ended = -1
    for sentence in reading.sentences:
        piece = context.text[sentence.start : sentence.end].lower()
        words = set(_SPLIT.split(piece))
        follows = bool(counted) and sentence.start - ended < _NEAR
        if not words & _WORDS and not (follows and words & _FIGURES):
            continue
        first = bisect_right(context.starts, sentence.start - 1)
        last = bisect_right(context.starts, sentence.end - 1)
        clause = Clause(context.text, sentence.span, context.names[first:last])
        kinds: set[TollKind] = set()
        for found in find_tolls(clause, follows=follows):
            yield sentence, found, frozenset(kinds) or counted
            kinds |= {found.kind} if found.kind else set()
            ended = sentence.end
        counted = frozenset(kinds) or counted


def _event_for(
    events: list[EventMention],
    starts: list[int],
    sentence: Sentence,
    trigger: Span,
    kind: TollKind,
) -> int | None:
    """Return the event a toll belongs to: its own word's, the nearest in the sentence, the last."""
    fits = _FITS[kind]
    low, high = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
    inside = [i for i in range(low, high) if events[i].type in fits]
    if inside:
        return min(inside, key=lambda i: (abs(events[i].trigger[0] - trigger[0]), i))
    if len(events) <= _RECORD and high > low:
        return min(range(low, high), key=lambda i: abs(events[i].trigger[0] - trigger[0]))
    for i in range(low - 1, max(-1, low - 60), -1):
        if events[i].type in fits and not events[i].background:
            return i
    return None


def _statement_at(parts: list[tuple[int, int, int, Statement]], span: Span) -> Statement | None:
    """Return the shortest statement whose content holds the span."""
    best: tuple[int, Statement] | None = None
    stop = bisect_right(parts, span[0], key=lambda part: part[0])
    for start, end, size, statement in parts[max(0, stop - 40) : stop]:
        if start <= span[0] and span[1] <= end and (best is None or size <= best[0]):
            best = (size, statement)
    return best[1] if best else None


def _make(reading: Reading, trigger: Span, kind: TollKind, toll: Toll) -> EventMention:
    type_ = _MADE[kind]
    word = reading.document.text[trigger[0] : trigger[1]]
    return EventMention(
        id=content_id(reading.document.id, *trigger, type_),
        trigger=trigger,
        type=type_,
        statement=toll.statement,
        tolls=(toll,),
        confidence=0.3,
        explanation=f"“{word}” counts people and no event named in the text fits",
    )


def _own_mention(text: str, trigger: Span) -> bool:
    return text[trigger[0] : trigger[1]].lower() in _DEATHS


def _of_same(
    reading: Reading, sentence: Sentence, trigger: Span, toll: Toll, event: EventMention
) -> EventMention:
    """A death is a mention of what caused it: "fourteen had died" after "fighting"."""
    text = reading.document.text
    clause = Clause(text, sentence.span)
    background = is_background(clause, trigger, reading.document.published)
    word, named = text[trigger[0] : trigger[1]], text[event.trigger[0] : event.trigger[1]]
    return EventMention(
        id=content_id(reading.document.id, *trigger, event.type),
        trigger=trigger,
        type=event.type,
        mode=event.mode,
        reality=Reality.HAPPENED,
        background=background.value,
        background_evidence=background.evidence,
        statement=toll.statement,
        tolls=(toll,),
        confidence=0.4,
        explanation=f"“{word}” counts the victims of what “{named}” names",
    )


_DEATHS = frozenset({"died", "dead", "die", "dies", "dying", "perished", "deaths", "fatalities"})


def _joined(made: list[EventMention]) -> list[EventMention]:
    by_id: dict[str, EventMention] = {}
    for event in made:
        known = by_id.get(event.id)
        by_id[event.id] = (
            event if known is None else replace(known, tolls=(*known.tolls, *event.tolls))
        )
    return list(by_id.values())
