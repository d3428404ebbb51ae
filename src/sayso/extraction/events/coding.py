"""Events as single-sentence coders want them: PLOVER's reading of will, agree, refuse, must.

PLOVER codes what an actor does with words: "Egypt will release prisoners" is a commitment
(AGREE), "Israel will not lift the ban" a refusal (REJECT), "Iran will close the strait" a
threat. A ledger of what happened wants the release itself, planned. The records keep the
event; :func:`coded` turns a sentence's mentions into PLOVER's view of them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import replace

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.sentence_class import chances
from sayso.extraction.events.words import word_set
from sayso.model import EventMention, EventType, Reading, Reality, Role, Sentence, Span, content_id

__all__ = ["coded", "is_record", "main_events"]

_COOPERATIVE = frozenset(
    {
        EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID,
        EventType.CONCEDE, EventType.RETREAT, EventType.AGREE,
    }
)  # fmt: skip
_HOSTILE = frozenset(
    {
        EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST,
        EventType.MOBILIZE, EventType.REJECT, EventType.THREATEN,
    }
)  # fmt: skip
_RECORD_SENTENCES = 2
_RECORD_LENGTH = 700
_MARGIN = 0.03
"""How far behind the main event another may stand and still count as main: a sweep from 0 to
0.3 over PLV's training sentences gave class F1 .797 .798 .796 .787 .782 .781 .760."""
_YIELD = "YIELD"
_TRUST = 3.0
"""What the rules' main event is worth in log odds: a sweep by five-fold cross-validation."""
_SURE = 0.6
"""From which chance the words may name a type that no trigger names; from a like sweep."""
_ALONE = 0.4
_SPEECH = word_set("said says say told tells added announced reported")
_FUTURE = frozenset({"will", "'ll", "would", "willing", "ready", "going", "committed", "offer"})
_OBLIGED = frozenset({"must", "should", "ought"})


def coded(reading: Reading) -> list[EventMention]:
    """Return the events as PLOVER counts them, the main one of each sentence first.

    Types are changed where PLOVER codes the commitment, the refusal or the demand instead
    of the deed; ``reality`` then says that the act of will took place.
    """
    return [event for ranked in _ranked(reading) for _, event in ranked]


def is_record(reading: Reading) -> bool:
    """Tell whether a text is a coder's record: one or two sentences by themselves."""
    sentences = reading.sentences
    return (
        0 < len(sentences) <= _RECORD_SENTENCES
        and sentences[-1].end - sentences[0].start <= _RECORD_LENGTH
        and sentences[0].paragraph == sentences[-1].paragraph
        and all(s.role is Role.BODY for s in sentences)
    )


def main_events(reading: Reading) -> list[EventMention]:
    """Return what a record is about, as PLOVER counts it: the main events, in text order.

    The rules' main event stands unless the sentence's words speak clearly for another type
    (see :mod:`.sentence_class`).
    """
    sentences = reading.sentences
    text = reading.document.text[sentences[0].start : sentences[-1].end]
    ranked = next(iter(_ranked(reading)), [])
    chance = chances(text)
    if not ranked:
        return _by_class(reading, chance)
    best = ranked[0][0]
    main = [event for weight, event in ranked if weight >= best - _MARGIN]
    wanted = _advised(chance, main[0], [event for _, event in ranked])
    if wanted != _folded(main[0].type):
        main = [event for _, event in ranked if _folded(event.type) == wanted][:1] or [
            _retyped(reading, main[0], wanted, chance)
        ]
    return sorted(main, key=lambda event: event.trigger)


def _folded(kind: EventType) -> str:
    return _YIELD if kind in {EventType.CONCEDE, EventType.RETREAT} else kind.value


def _advised(chance: dict[str, float], main: EventMention, events: list[EventMention]) -> str:
    """Return the class that rules and words together speak for."""
    named = {_folded(event.type) for event in events}
    first = _folded(main.type)
    scores = {
        name: math.log(value + 1e-9) + (_TRUST if name == first else _TRUST * 0.3 * (name in named))
        for name, value in chance.items()
    }
    best = max(scores, key=scores.__getitem__, default=first)
    if first not in scores or (best not in named and chance[best] < _SURE):
        return first
    return best


def _retyped(
    reading: Reading, event: EventMention, wanted: str, chance: dict[str, float]
) -> EventMention:
    kind = EventType.CONCEDE if wanted == _YIELD else EventType(wanted)
    return replace(
        event,
        id=content_id(reading.document.id, *event.trigger, kind),
        type=kind,
        mode=None,
        confidence=round(chance[wanted], 2),
        explanation=f"{event.explanation}; the words of the sentence speak for {kind}",
    )


def _by_class(reading: Reading, chance: dict[str, float]) -> list[EventMention]:
    """Where no trigger is known, name the main verb, if the words speak clearly enough."""
    wanted = max(chance, key=chance.__getitem__, default="")
    if not wanted or chance[wanted] < _ALONE:
        return []
    names = sorted(m.span for m in reading.mentions)
    for sentence in reading.sentences:
        clause = _clause(reading, sentence, names)
        for k, tag in enumerate(clause.tags):
            if tag == "V" and clause.low[k] not in _SPEECH and not clause.reduced(k):
                kind = EventType.CONCEDE if wanted == _YIELD else EventType(wanted)
                actor, found = clause.subject(k), clause.object(k)
                trigger = clause.span(k, k)
                return [
                    EventMention(
                        id=content_id(reading.document.id, *trigger, kind),
                        trigger=trigger,
                        type=kind,
                        actor_spans=(clause.span(*actor),) if actor else (),
                        recipient_spans=(clause.span(*found),) if found else (),
                        confidence=round(chance[wanted] * 0.6, 2),
                        explanation=f"the words of the sentence speak for {kind}",
                    )
                ]
    return []


def _ranked(reading: Reading) -> list[list[tuple[float, EventMention]]]:
    names = sorted(m.span for m in reading.mentions)
    starts = [s.start for s in reading.sentences]
    by_sentence: dict[int, list[EventMention]] = {}
    for event in reading.events:
        by_sentence.setdefault(bisect_right(starts, event.trigger[0]) - 1, []).append(event)
    found: list[list[tuple[float, EventMention]]] = []
    for index, events in sorted(by_sentence.items()):
        clause = _clause(reading, reading.sentences[index], names)
        ranked = sorted(
            ((_weight(clause, e), e) for e in events), key=lambda item: (-item[0], item[1].trigger)
        )
        found.append([(weight, _recoded(clause, reading, event)) for weight, event in ranked])
    return found


def _clause(reading: Reading, sentence: Sentence, names: list[Span]) -> Clause:
    inside = [n for n in names if sentence.start <= n.start and n.end <= sentence.end]
    return Clause(reading.document.text, sentence.span, inside)


def _token(clause: Clause, event: EventMention) -> int:
    last = 0
    for k, token in enumerate(clause.tokens):
        if token.start <= event.trigger[0]:
            last = k
    return last


def _weight(clause: Clause, event: EventMention) -> float:
    """How much a trigger is what its sentence is about: main verbs first, then the rest."""
    k = _token(clause, event)
    tag = clause.tags[k]
    first = clause.group(k)
    before = clause.tags[first - 1] if first else ""
    weight = event.confidence
    if tag in {"V", "A"}:
        weight += 0.3
        if clause.reduced(k) or before == "W":
            weight -= 0.45
        if before == "T":
            weight -= 0.1
    elif tag == "G":
        weight -= 0.05
    weight -= 0.25 * _subordinate(clause, k)
    if event.background:
        weight -= 0.2
    if not event.actor_spans:
        weight -= 0.1
    return weight


def _subordinate(clause: Clause, k: int) -> int:
    """1 where the trigger stands in a clause of time, cause or relation."""
    for n in range(k - 1, -1, -1):
        if clause.tags[n] == "W":
            return 1
        if clause.tags[n] == "S":
            return 0 if clause.low[n] in {"that", "whether"} else 1
        if clause.low[n] in {"following", "amid", "during", "despite", "after", "over"}:
            return 1
        if clause.tokens[n].text in {",", ";"} and n < k - 1:
            return 0
    return 0


def _recoded(clause: Clause, reading: Reading, event: EventMention) -> EventMention:
    text = reading.document.text
    words = {text[s:e].lower() for s, e in event.reality_evidence}
    k = _token(clause, event)
    first = clause.group(k)
    lead = set(clause.low[max(0, first - 3) : k])
    type_ = event.type
    if event.reality is Reality.NEGATED and (words | lead) & _REFUSALS:
        if type_ in _COOPERATIVE:
            type_ = EventType.REJECT
        elif type_ in {EventType.COERCE, EventType.SANCTION} and words & {"failed", "fails"}:
            type_ = EventType.CONCEDE
    elif event.reality in {Reality.PLANNED, Reality.HYPOTHETICAL}:
        if lead & _OBLIGED and type_ is not EventType.REQUEST:
            type_ = EventType.REQUEST
        elif (words | lead) & _FUTURE:
            if type_ in _COOPERATIVE:
                type_ = EventType.AGREE
            elif type_ in _HOSTILE:
                type_ = EventType.THREATEN
    if type_ is event.type:
        return event
    return replace(
        event,
        id=content_id(reading.document.id, *event.trigger, type_),
        type=type_,
        mode=None,
        reality=Reality.HAPPENED,
        explanation=f"{event.explanation}; coded as {type_}: the will is told, not the deed",
    )


_REFUSALS = frozenset(
    {"not", "refuse", "refused", "refuses", "refusing", "failed", "fails", "declined", "won't",
     "wouldn't", "didn't", "n't", "cannot", "never"}
)  # fmt: skip
