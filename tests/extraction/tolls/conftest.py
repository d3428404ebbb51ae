"""Counts of texts by the rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.extraction.events import EventRules
from sayso.extraction.names.rules import NameRules
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.rules import StatementRules
from sayso.extraction.tolls import TollRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, bytes_id

Counts = list[tuple[str, int, int | None]]


def blank(text: str) -> Reading:
    data = text.encode()
    return Reading(
        Document(
            id=bytes_id(data),
            text=text,
            passages=(Passage(0, len(text), Role.BODY, "en"),),
            source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
            published="2031-05-12",
        )
    )


@pytest.fixture(scope="session")
def counts() -> Callable[[str], Counts]:
    """Return a function from a text to its counts, kind by kind."""

    def count(text: str) -> Counts:
        reading = TollRules()(EventRules(records=False)(SentenceRules()(blank(text))))
        reading.check()
        found = [(t.kind.value, t.low, t.high) for e in reading.events for t in e.tolls]
        return sorted(found, key=str)

    return count


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Return a function from a text to its reading, with statements and events."""

    def make(text: str) -> Reading:
        reading = blank(text)
        for component in (SentenceRules(), NameRules(), StatementRules()):
            reading = component(reading)
        reading = TollRules()(EventRules(records=False)(reading))
        reading.check()
        return reading

    return make
