"""A reading refuses records that point outside its text or at nothing."""

from dataclasses import replace

import pytest

from sayso.errors import EvidenceError
from sayso.model import (
    Document,
    EventMention,
    EventType,
    Passage,
    Reading,
    Role,
    SourceFile,
    Span,
    Statement,
    bytes_id,
)

TEXT = "The port authority in Varna said on 3 May 2031 that nobody was hurt."
DOCUMENT = Document(
    id=bytes_id(TEXT.encode()),
    text=TEXT,
    passages=(Passage(0, len(TEXT), Role.BODY, "en"),),
    source=SourceFile("varna.txt", "text/plain", len(TEXT), bytes_id(TEXT.encode())),
)
STATEMENT = Statement("s1", (Span(0, 27),), (Span(28, 32),), (Span(47, 67),))


def test_a_grounded_reading_passes() -> None:
    Reading(DOCUMENT, statements=(STATEMENT,)).check()


@pytest.mark.parametrize("span", [Span(-1, 3), Span(5, 5), Span(7, 6), Span(60, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    reading = Reading(DOCUMENT, statements=(replace(STATEMENT, cue=(span,)),))
    with pytest.raises(EvidenceError, match=r"statement\.cue points at .* \[S301\]"):
        reading.check()


@pytest.mark.parametrize(
    "statement", [replace(STATEMENT, speaker="a9"), replace(STATEMENT, nested_in="s9")]
)
def test_a_reference_to_nothing_is_refused(statement: Statement) -> None:
    reading = Reading(DOCUMENT, statements=(statement,))
    with pytest.raises(EvidenceError, match="S302"):
        reading.check()


def test_an_event_at_an_unknown_place_is_refused() -> None:
    event = EventMention("e1", Span(59, 67), EventType.ACCIDENT, place=0)
    with pytest.raises(EvidenceError, match="event place"):
        Reading(DOCUMENT, events=(event,)).check()


def test_a_document_leads_back_to_its_passages() -> None:
    passage = DOCUMENT.passage_at(5)
    assert passage is not None
    assert passage.role is Role.BODY
    assert DOCUMENT.passage_at(len(TEXT)) is None
