"""Readings of texts written in the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.rules import StatementRules
from sayso.model import Document, Passage, Reading, Role, SourceFile

Read = Callable[..., Reading]
Said = Callable[[str], list[tuple[str, str, str]]]


def read_text(text: str, *, publisher: str | None = None) -> Reading:
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    reading = Reading(replace(document, publisher=publisher))
    for component in (SentenceRules(), StatementRules(), StatementContext()):
        reading = component(reading)
    reading.check()
    return reading


@pytest.fixture
def read() -> Read:
    return read_text


@pytest.fixture
def said() -> Said:
    """Give what a text attributes: source, cue and content as strings, parts joined by " … "."""

    def find(text: str) -> list[tuple[str, str, str]]:
        reading = read_text(text)
        return [
            (
                " … ".join(text[s:e] for s, e in statement.source),
                " … ".join(text[s:e] for s, e in statement.cue),
                " … ".join(text[s:e] for s, e in statement.content),
            )
            for statement in reading.statements
        ]

    return find
