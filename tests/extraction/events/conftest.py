"""Fixtures: readings from a sentence or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.model import (
    Document,
    EventMention,
    Passage,
    Reading,
    Role,
    SourceFile,
    Span,
    Statement,
    bytes_id,
)


def document(text: str, published: str | None = "2031-05-12") -> Document:
    """Return a document that is all body."""
    data = text.encode()
    return Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),) if text else (),
        source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
        published=published,
    )


def part(text: str, words: str) -> Span:
    """Return the span of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def statement(text: str, source: str, cue: str, content: str) -> Statement:
    """Return a statement by its words."""
    return Statement(
        id=f"{source}|{cue}|{content}",
        source=(part(text, source),) if source else (),
        cue=(part(text, cue),) if cue else (),
        content=(part(text, content),),
    )


def events(
    text: str, *statements: Statement, published: str | None = "2031-05-12"
) -> list[EventMention]:
    """Return the events of a text."""
    reading = SentenceRules()(Reading(document(text, published)))
    reading = EventRules(records=False)(replace(reading, statements=statements))
    reading.check()
    return list(reading.events)


def event(
    text: str, trigger: str, *statements: Statement, published: str | None = "2031-05-12"
) -> EventMention:
    """Return the event whose trigger holds a word."""
    found = events(text, *statements, published=published)
    span = part(text, trigger)
    for one in found:
        if one.trigger.touches(span):
            return one
    known = [text[e.trigger[0] : e.trigger[1]] for e in found]
    raise AssertionError(f"no event at {trigger!r}; there are {known}")


@pytest.fixture
def find() -> Callable[..., EventMention]:
    """Return a function that finds the event at a word of a text."""
    return event


@pytest.fixture
def find_all() -> Callable[..., list[EventMention]]:
    """Return a function that finds all events of a text."""
    return events


@pytest.fixture
def attributed() -> Callable[[str, str, str, str], Statement]:
    """Return a function that builds a statement from its words."""
    return statement
