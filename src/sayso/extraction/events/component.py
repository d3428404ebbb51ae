"""Component ``events.rules``: event mentions by trigger lexicon and clause rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.extraction.events.arguments import Arguments, find_arguments
from sayso.extraction.events.background import is_background
from sayso.extraction.events.clause import Clause
from sayso.extraction.events.coding import is_record, main_events
from sayso.extraction.events.lexicon import Pattern
from sayso.extraction.events.matching import Hit, find_triggers
from sayso.extraction.events.persons import PERSONS
from sayso.extraction.events.reality import judge, judge_statement
from sayso.extraction.names.lexicon import closed_list
from sayso.model import (
    EventMention,
    EventType,
    Label,
    Reading,
    Reality,
    Sentence,
    Span,
    Statement,
    Time,
    content_id,
)

__all__ = ["EventRules"]


_POLICE = re.compile(
    r"\b(?:police|agents|officers|authorities|inspectors|investigators|prosecutors|detectives)\b",
    re.IGNORECASE,
)
_NATION = re.compile(r"\b(under|[A-Z][a-z]+(?:-[a-z]+)?) $")
_CAUSES = frozenset({EventType.ASSAULT, EventType.ACCIDENT})
_INDUSTRY = re.compile(
    r"\b(?:plants?|factory|factories|refinery|mines?|miners|boilers?|gas leak|pipelines?|depots?|"
    r"fireworks|fertili[sz]er|warehouses?|reactors?|silos?|mills?|shipyards?|chemicals?|smelter|"
    r"generators?|kitchens?|gas cylinders?|gas canisters?)\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"\b(?:bombs?|bombings?|bombers?|attack(?:s|ed|ers?)?|terroris\w+|militants?|insurgents?|"
    r"rebels?|suicide|missiles?|rockets?|drones?|shell(?:s|ed|ing)|troops|war|sabotage[ds]?|"
    r"grenades?|landmines?|car bomb|ied|detonat\w+)\b",
    re.IGNORECASE,
)
_BLASTS = frozenset(
    {"explosion", "explosions", "blast", "blasts", "exploded", "explode", "explodes", "exploding"}
)
_HARM = "harm"
_RESULT = re.compile(r"(?i)(?:killing|injuring|wounding|hurting)$")
"""Told as what came of something: "turned across the bow, injuring three"."""
_SPEECH = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT})
_LABOUR = re.compile(
    r"\b(?:unions?|workers|wages?|pay|pickets?|picketing|walkouts?|employees|strikers|miners"
    r"|teachers|dockers|stoppages?|employers?)\b",
    re.IGNORECASE,
)


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
    labour: bool
    accidental: bool


class EventRules:
    """Finds event mentions: trigger, type, mode, actor, recipient, reality, background.

    Args:
        records: Code a text of one or two sentences by itself as PLOVER's gold records are
            coded: its main events only, and an act of will (*will release*, *refuses to
            sign*) as what is willed, AGREE or REJECT.

    Types and modes are PLOVER's (codebook of the Open Event Data Alliance), with
    ``ACCIDENT`` for disasters. Actors and recipients are spans here; resolving them is
    the work of a later component.
    """

    name = "events.rules"
    version = "1"
    needs = frozenset({"sentences", "mentions", "statements"})
    gives = frozenset({"events"})

    def __init__(self, *, records: bool = True) -> None:
        """Keep the option."""
        self.records = records

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its event mentions in text order."""
        context = _context(reading)
        found: list[EventMention] = []
        cause: EventType | None = None
        for sentence in reading.sentences:
            piece = context.text[sentence.start : sentence.end]
            if len(piece) > 6:
                told = list(_read_sentence(sentence, context))
                results = frozenset(e.id for e in told if _RESULT.match(context.text, *e.trigger))
                of_sentence, cause = _by_cause(told, cause, results)
                found.extend(of_sentence)
        if not (self.records and is_record(reading)):
            found = [event for event in found if not _is_speech(event, reading)]
        reading = replace(reading, events=tuple(found))
        if self.records and is_record(reading):
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
        len(_LABOUR.findall(reading.document.text)) > 1,
        _INDUSTRY.search(reading.document.text) is not None
        and _VIOLENCE.search(reading.document.text) is None,
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(e - s for s, e in spans)


def _read_sentence(sentence: Sentence, context: _Context) -> Iterable[EventMention]:
    first = bisect_right(context.name_starts, sentence.start - 1)
    last = bisect_right(context.name_starts, sentence.end - 1)
    clause = Clause(context.text, sentence.span, context.names[first:last])
    for hit in find_triggers(clause):
        if not _is_state(clause, hit):
            yield _mention(clause, hit, context)


def _is_state(clause: Clause, hit: Hit) -> bool:
    """Tell "none of them was armed", which is how they were, from arming somebody."""
    return (
        clause.low[hit.head] == "armed"
        and clause.passive(hit.head)
        and clause.low[hit.head + 1 : hit.head + 2] not in (["by"], ["with"])
    )


def _is_speech(event: EventMention, reading: Reading) -> bool:
    """Tell whether a trigger is the cue of a statement, whose stance says what it does."""
    return event.type in _SPEECH and any(
        part[0] <= event.trigger[0] < part[1] for s in reading.statements for part in s.cue
    )


def _by_cause(
    events: list[EventMention], before: EventType | None, results: frozenset[str] = frozenset()
) -> tuple[list[EventMention], EventType | None]:
    """Type the harm that names no doer by what did it: "a ferry sank, killing 31".

    What is told to kill or injure is an assault, unless the sentence, or failing that the
    text before it, tells of an accident and of no attack.
    """
    causes = [e.type for e in events if e.type in _CAUSES and e.mode != _HARM]
    cause = causes[0] if len(set(causes)) == 1 else (causes[-1] if causes else before)
    changed = []
    for event in events:
        harm = event.mode == _HARM
        if (
            harm
            and cause is EventType.ACCIDENT
            and (causes or not event.actor_spans or event.id in results)
        ):
            event = replace(  # noqa: PLW2901 - the same event, typed
                event,
                id=content_id(event.id, EventType.ACCIDENT),
                type=EventType.ACCIDENT,
                explanation=f"{event.explanation}; an accident did it",
            )
        changed.append(replace(event, mode=None) if harm else event)
    return changed, cause


def _mention(clause: Clause, hit: Hit, context: _Context) -> EventMention:
    arguments = find_arguments(clause, hit)
    if hit.pattern.type is EventType.ACCIDENT and not hit.pattern.verb and arguments.actor:
        arguments = replace(arguments, actor=None)  # "the Parcani fire": where, not who
    statement = _innermost(hit.span, context)
    verdict = judge(clause, hit)
    if statement is not None:
        verdict = judge_statement(verdict, hit.span, statement, context.text)
    reality, evidence, why = verdict
    background = is_background(
        clause, hit.span, context.published, context.times, context.time_starts
    )
    word = context.text[hit.span[0] : hit.span[1]]
    pattern = _refined(
        hit,
        arguments,
        context.text,
        word=word.lower(),
        labour=context.labour,
        accidental=context.accidental,
    )
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


def _refined(
    hit: Hit, arguments: Arguments, text: str, *, word: str, labour: bool, accidental: bool
) -> Pattern:
    """Taking a person is an arrest, taking a town an assault; strikes are of two kinds.

    A blast at a plant is an accident where the text tells of no weapon.
    """
    pattern, start = hit.pattern, hit.span[0]
    actor, recipient = arguments.actor, arguments.recipient
    if (
        word == "fire"
        and pattern.type is EventType.ACCIDENT
        and (nation := _NATION.search(text[max(0, start - 30) : start])) is not None
        and (nation[1] == "under" or _is_people(nation[1]))
    ):
        return replace(pattern, type=EventType.ASSAULT, mode="firearms")
    if accidental and word in _BLASTS and pattern.type is EventType.ASSAULT:
        return replace(pattern, type=EventType.ACCIDENT, mode="industrial")
    if pattern.verb and word.startswith("raid") and actor is not None:
        if _POLICE.search(text, actor[0], actor[1]):
            return replace(pattern, type=EventType.COERCE, mode="seize")
        return pattern
    if word in {"strike", "strikes"} and pattern.mode == "strike" and not labour:
        return replace(pattern, type=EventType.ASSAULT, mode=None)
    if word.startswith("walk") and pattern.type is EventType.REJECT and labour:
        return replace(pattern, type=EventType.PROTEST, mode="strike")
    if pattern.type is not EventType.ASSAULT or pattern.mode != "seize" or recipient is None:
        return pattern
    words = text[recipient[0] : recipient[1]].lower().split()
    if not any(w.strip(",.") in PERSONS for w in words):
        return pattern
    return replace(pattern, type=EventType.COERCE, mode="arrest")


def _is_people(word: str) -> bool:
    """Tell a people's word from a town's: "Syrian fire" is shot, "the Parcani fire" burns."""
    return closed_list().get(word) is Label.NORP or word.endswith(("ian", "ish", "ese"))


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
