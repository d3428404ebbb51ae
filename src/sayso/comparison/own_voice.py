"""What outlets tell in their own voice: deeds, each as if the outlet had stated its sentence.

Such a telling never makes a claim or a source by itself. It stands beside the claim that holds
the same: an outlet that tells a claim as a fact is a finding of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from sayso.comparison.answers import DEEDS
from sayso.comparison.facts import Held, Who
from sayso.model import (
    EventMention,
    Reading,
    Reality,
    Role,
    Span,
    Spans,
    Statement,
    content_id,
)

__all__ = ["told"]

LEAST = 4
"""Words that a telling has at least beside what its sentence has others say."""


def told(
    reading: Reading, events: Iterable[EventMention], held: Callable[[Statement], Held]
) -> list[Held]:
    """Return what a document tells in its outlet's own voice, one thing a sentence.

    Args:
        reading: The document's.
        events: Its event mentions, without those that a review rejected.
        held: Makes facts of a statement.
    """
    starts = [s.start for s in reading.sentences]
    publisher = reading.document.publisher
    outlet = Who(publisher, None, "MED", described=publisher) if publisher else None
    found: dict[int, Held] = {}
    for event in sorted(events, key=lambda e: e.trigger):
        own = event.statement is None and not event.background
        if not own or event.type.value not in DEEDS or event.reality is not Reality.HAPPENED:
            continue
        index = bisect_right(starts, event.trigger.start) - 1
        if index < 0 or index in found or reading.sentences[index].role is not Role.BODY:
            continue
        words = _own_words(reading, reading.sentences[index].span)
        if not any(span.covers(event.trigger) for span in words):
            continue
        if sum(len(reading.document.text[s:e].split()) for s, e in words) < LEAST:
            continue
        one = content_id("told", event.id)
        facts = held(Statement(id=one, source=(), cue=(), content=words))
        found[index] = replace(facts, speaker=outlet, own=(event.trigger.start, event.trigger.end))
    return [found[index] for index in sorted(found)]


def _own_words(reading: Reading, sentence: Span) -> Spans:
    """Return the parts of a sentence that stand in no statement."""
    taken = sorted(
        span
        for s in reading.statements
        for part in (s.source, s.cue, s.content)
        for span in part
        if sentence.touches(span)
    )
    at, kept = sentence.start, []
    for start, end in taken:
        if start > at:
            kept.append(Span(at, start))
        at = max(at, end)
    if at < sentence.end:
        kept.append(Span(at, sentence.end))
    return tuple(kept)
