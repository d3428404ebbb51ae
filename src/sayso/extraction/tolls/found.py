"""A toll before it hangs on an event."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.people import People
from sayso.model import Span, TollKind

__all__ = ["Found", "make", "word_span"]


@dataclass(frozen=True, slots=True)
class Found:
    """A toll before it hangs on an event.

    Attributes:
        kind: What is counted; None where only the context says ("the count is seven").
        low: Least number.
        high: Greatest number, or None.
        evidence: The words that count and those counted.
        of: The words that say whom, where they do.
        trigger: The word that says what happened to them.
    """

    kind: TollKind | None
    low: int
    high: int | None
    evidence: Span
    of: Span | None
    trigger: Span


def word_span(clause: Clause, k: int) -> Span:
    """Return the characters of token *k*."""
    return Span(clause.tokens[k].start, clause.tokens[k].end)


def make(clause: Clause, kind: TollKind | None, people: People, trigger: int) -> Found:
    """Return a toll of counted people; *trigger* is the token that says what happened."""
    of = None
    if people.sure:
        of = clause.span(people.first, people.last)
    return Found(
        kind,
        people.low,
        people.high,
        clause.span(people.first, people.last),
        of,
        word_span(clause, trigger),
    )
