"""Component ``events.rules``: event mentions by trigger lexicon and clause rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.extraction.events.arguments import find_arguments
from sayso.extraction.events.background import is_background
from sayso.extraction.events.clause import Clause
from sayso.extraction.events.coding import is_record, main_events
from sayso.extraction.events.lexicon import Pattern
from sayso.extraction.events.matching import Hit, find_triggers
from sayso.extraction.events.persons import PERSONS
from sayso.extraction.events.reality import judge, judge_statement
from sayso.model import (
    EventMention,
    EventType,
    Reading,
    Reality,
    Sentence,
    Span,
    Statement,
    Time,
    content_id,
)

__all__ = ["EventRules"]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the sentences of one document share."""

    document_id: str
    text: str
    published: str | None
    names: list[Span]
    name_starts: list[int]
    statements: list[tuple[Span, int, Statement]]
    statement_starts: list[int]
    times: tuple[Time, ...]
    time_starts: list[int]


class EventRules:
    """Finds event mentions: trigger, type, mode, actor, recipient, reality, background.

    Types and modes are PLOVER's (codebook of the Open Event Data Alliance), with
    ``ACCIDENT`` for disasters. Actors and recipients are spans here; resolving them is
    the work of a later component.
    """

    name = "events.rules"
    version = "1"
    needs = frozenset({"sentences", "mentions", "statements"})
    gives = frozenset({"events"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its event mentions in text order."""
        context = _context(reading)
        found: list[EventMention] = []
        for sentence in reading.sentences:
            piece = context.text[sentence.start : sentence.end]
            if len(piece) > 6:
                found.extend(_read_sentence(sentence, context))
        reading = replace(reading, events=tuple(found))
        if is_record(reading):
            reading = replace(reading, events=tuple(main_events(reading)))
        return reading


def _context(reading: Reading) -> _Context:
    names = sorted(m.span for m in reading.mentions)
    statements = sorted(
        (
            (Span(*part), _length(statement.content), statement)
            for statement in reading.statements
            for part in statement.content
        ),
        key=lambda item: item[:2],
    )
    times = tuple(sorted(reading.times, key=lambda t: t.start))
    return _Context(
        reading.document.id,
        reading.document.text,
        reading.document.published,
        names,
        [n.start for n in names],
        statements,
        [s[0].start for s in statements],
        times,
        [t.start for t in times],
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(e - s for s, e in spans)


def _read_sentence(sentence: Sentence, context: _Context) -> Iterable[EventMention]:
    first = bisect_right(context.name_starts, sentence.start - 1)
    last = bisect_right(context.name_starts, sentence.end - 1)
    clause = Clause(context.text, sentence.span, context.names[first:last])
    for hit in find_triggers(clause):
        yield _mention(clause, hit, context)


def _mention(clause: Clause, hit: Hit, context: _Context) -> EventMention:
    arguments = find_arguments(clause, hit)
    statement = _innermost(hit.span, context)
    verdict = judge(clause, hit)
    if statement is not None:
        verdict = judge_statement(verdict, hit.span, statement, context.text)
    reality, evidence, why = verdict
    background = is_background(
        clause, hit.span, context.published, context.times, context.time_starts
    )
    pattern = _refined(hit.pattern, arguments.recipient, context.text)
    word = context.text[hit.span[0] : hit.span[1]]
    explanation = f"“{word}” names {pattern.type} ({arguments.how}); {why}"
    if background.value:
        explanation += f"; {background.reason}"
    return EventMention(
        id=content_id(context.document_id, *hit.span, pattern.type),
        trigger=hit.span,
        type=pattern.type,
        mode=pattern.mode,
        actor_spans=(arguments.actor,) if arguments.actor else (),
        recipient_spans=(arguments.recipient,) if arguments.recipient else (),
        reality=reality,
        reality_evidence=evidence,
        background=background.value,
        background_evidence=background.evidence,
        statement=statement.id if statement else None,
        confidence=_confidence(hit, arguments.actor, reality),
        explanation=" ".join(explanation.split()),
    )


def _refined(pattern: Pattern, recipient: Span | None, text: str) -> Pattern:
    """Taking a person is an arrest, taking a town an assault."""
    if pattern.type is not EventType.ASSAULT or pattern.mode != "seize" or recipient is None:
        return pattern
    words = text[recipient[0] : recipient[1]].lower().split()
    if not any(w.strip(",.") in PERSONS for w in words):
        return pattern
    return replace(pattern, type=EventType.COERCE, mode="arrest")


def _confidence(hit: Hit, actor: Span | None, reality: Reality) -> float:
    """How far the rules trust themselves: longer patterns and found actors count."""
    value = 0.5 + 0.1 * min(2, len(hit.pattern.words) - 1)
    value += 0.1 if actor is not None else 0.0
    value += 0.1 if hit.pattern.verb else 0.0
    return round(value - (0.0 if reality is Reality.HAPPENED else 0.1), 2)


def _innermost(trigger: Span, context: _Context) -> Statement | None:
    """Return the shortest statement whose content holds the trigger."""
    best: tuple[int, Statement] | None = None
    stop = bisect_right(context.statement_starts, trigger[0])
    for span, length, statement in context.statements[max(0, stop - 40) : stop]:
        if span.covers(trigger) and (best is None or length <= best[0]):
            best = (length, statement)
    return best[1] if best else None
