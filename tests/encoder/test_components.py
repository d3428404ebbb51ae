"""The encoder at the seam."""

from __future__ import annotations

import pytest

from sayso.extraction.component import Component, Pipeline
from sayso.extraction.encoder.components import EncoderMentions, EncoderStatements, SharedEncoder
from sayso.model import Document, Label, Passage, QuoteKind, Reading, Role, SourceFile

TEXT = (
    "The agency reported that the minister had said the talks would resume in April 2031.\n\n"
    "“Nobody asked us,” said Ines Calloway of Brannock.\n\n"
    "Photo: The mayor said the bridge was safe."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    cut = TEXT.index("Photo")
    passages = (Passage(0, cut, Role.BODY, "en"), Passage(cut, len(TEXT), Role.BOILERPLATE, "en"))
    source = SourceFile("-", "text/plain", len(TEXT), "0" * 64)
    document = Document("d", TEXT, passages, source)
    encoder = SharedEncoder()
    return Pipeline([EncoderStatements(encoder), EncoderMentions(encoder)])(document)


def test_components_stand_at_the_seam() -> None:
    encoder = SharedEncoder()
    assert isinstance(EncoderStatements(encoder), Component)
    assert isinstance(EncoderMentions(encoder), Component)


def test_statements_are_nested_and_explained(reading: Reading) -> None:
    by_cue = {TEXT[s.cue[0][0] : s.cue[-1][1]]: s for s in reading.statements}
    assert set(by_cue) == {"reported", "had said", "said"}
    assert by_cue["had said"].nested_in == by_cue["reported"].id
    assert by_cue["reported"].nested_in is None
    assert by_cue["said"].kind is QuoteKind.DIRECT
    assert by_cue["reported"].kind is QuoteKind.INDIRECT
    assert all(0 < s.confidence < 1 for s in reading.statements)
    assert "reported" in (by_cue["reported"].explanation or "")


def test_what_is_no_story_is_not_read(reading: Reading) -> None:
    cut = TEXT.index("Photo")
    assert all(e <= cut for s in reading.statements for _, e in s.content)


def test_mentions_dont_overlap(reading: Reading) -> None:
    names = {TEXT[m.start : m.end]: m.label for m in reading.mentions}
    assert names["Brannock"] is Label.GPE
    pairs = zip(reading.mentions, reading.mentions[1:], strict=False)
    assert all(a.end <= b.start for a, b in pairs)


def test_a_higher_minimum_leaves_out_what_is_less_sure(reading: Reading) -> None:
    strict = EncoderStatements(SharedEncoder(), minimum=1.0)
    assert strict(Reading(reading.document)).statements == ()
