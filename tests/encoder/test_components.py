"""The encoder at the seam."""

from __future__ import annotations

import pytest

from sayso.extraction.component import Component, Pipeline
from sayso.extraction.encoder.components import (
    EncoderMentions,
    EncoderStatements,
    EncoderTriggers,
    SharedEncoder,
)
from sayso.model import Document, Label, Passage, QuoteKind, Reading, Role, SourceFile
from sayso.model.serial import reading_from_dict, reading_to_dict

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
    parts: list[Component] = [
        EncoderStatements(encoder),
        EncoderMentions(encoder),
        EncoderTriggers(encoder),
    ]
    return Pipeline(parts)(document)


def test_components_stand_at_the_seam() -> None:
    encoder = SharedEncoder()
    assert isinstance(EncoderStatements(encoder), Component)
    assert isinstance(EncoderMentions(encoder), Component)
    assert isinstance(EncoderTriggers(encoder), Component)


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


def test_triggers_are_words_that_name_events_in_what_is_read(reading: Reading) -> None:
    words = [TEXT[t.start : t.end] for t in reading.triggers]
    assert "reported" in words
    assert "resume" in words
    assert not {"bridge", "agency", "April"} & set(words)
    assert all(t.end <= TEXT.index("Photo") for t in reading.triggers)
    pairs = zip(reading.triggers, reading.triggers[1:], strict=False)
    assert all(a.end <= b.start for a, b in pairs)
    assert all(0 < t.confidence <= 1 for t in reading.triggers)


def test_triggers_survive_json_and_older_readings_have_none(reading: Reading) -> None:
    data = reading_to_dict(reading)
    assert reading_from_dict(data).triggers == reading.triggers
    del data["triggers"]
    assert reading_from_dict(data).triggers == ()
