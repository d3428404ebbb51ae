"""The encoder of meanings, and the component that reads them beforehand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extraction.meanings import encoder
from sayso.extraction.meanings.encoder import (
    asked,
    before,
    meaning_of,
    pieces,
    tokens,
)
from sayso.model import Reading, Span, Stance, Statement
from sayso.model.serial import reading_to_dict
from sayso.workflow import build_pipeline, default_pipeline, read, read_many

ARTICLE = (
    "Police in Gorizia said on Monday that the tram depot had burned down. "
    "Karl Brandl, a driver, denied that anybody had set fire to it. "
    "The mayor declined to comment.\n"
)


def test_the_digest_is_of_the_weights_that_are_shipped() -> None:
    found = hashlib.sha256(encoder.WEIGHTS.read_bytes()).hexdigest()
    assert found.startswith(encoder.DIGEST)
    assert len(encoder.DIGEST) == 16


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_has_a_meaning_that_hangs_on_it_alone(text: str, other: str) -> None:
    first = meaning_of(text)
    meaning_of.cache_clear()
    meaning_of(other)
    assert meaning_of(text) == first


def test_as_many_words_before_are_read_as_is_said() -> None:
    text = " ".join(f"w{n}" for n in range(100))
    assert before(text, 0) == ""
    assert before(text, len(text)).split() == [f"w{n}" for n in range(70, 100)]
    assert before("x" * 1000, 900) == "x" * 400
    ids, first = pieces(tokens(), "the depot burned", text)
    alone, none = pieces(tokens(), "the depot burned")
    assert none == 0
    assert ids[first:] == alone[1:]
    assert first == encoder.BEFORE + 2


def statement(text: str, stance: Stance, *, cue: bool = True) -> tuple[str, Statement]:
    whole = f"Police said: {text}"
    spans = (Span(13, 13 + len(text)),)
    said_by = (Span(7, 11),) if cue else ()
    source = (Span(0, 6),) if cue else ()
    return whole, Statement("s", source, said_by, spans, stance=stance)


def test_what_holds_and_denies_nothing_is_not_read() -> None:
    told = asked(*statement("the depot burned", Stance.ASSERTS), None)
    assert told is not None
    assert told.meaning() == meaning_of("Police said: the depot burned")
    named = asked(*statement("the depot burned", Stance.ASSERTS), "Karl Brandl")
    assert named is not None
    assert named.key != told.key
    assert named.meaning() != told.meaning()
    for mute in (Stance.EVADES, Stance.DEMANDS, Stance.THREATENS):
        assert asked(*statement("the depot burned", mute), None) is None
    assert asked(*statement("the depot burned", Stance.ASSERTS, cue=False), None) is None


def test_another_encoder_has_other_keys(tmp_path: Path) -> None:
    told = asked(*statement("the depot burned", Stance.ASSERTS), None)
    assert told is not None
    own = told.key
    other = tmp_path / "other.onnx"
    other.write_bytes(b"weights")
    try:
        encoder.use(other)
        assert told.key != own
    finally:
        encoder.use(encoder._OWN)
    assert told.key == own


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(ARTICLE.encode(), published="2031-04-09", pipeline=build_pipeline(meanings=True))


def test_a_reading_brings_the_meanings_of_its_statements(reading: Reading) -> None:
    found = dict(reading.meanings)
    said = [s for s in reading.statements if s.stance is not Stance.EVADES and s.content]
    assert len(said) >= 2
    assert len(found) == len(said)
    for one in said:
        speaker = reading.actor(one.speaker)
        name = speaker.name if speaker else None
        known = asked(reading.document.text, one, name)
        assert known is not None
        assert found[known.key] == known.meaning()


def test_meanings_stand_in_no_output_and_make_no_reading_another(reading: Reading) -> None:
    plain = read(ARTICLE.encode(), published="2031-04-09")
    assert plain.meanings == ()
    assert plain == reading
    assert reading_to_dict(plain) == reading_to_dict(reading)
    assert plain.components == reading.components


def test_pipelines_are_built_once_and_share_what_they_load() -> None:
    plain, whole = build_pipeline(), build_pipeline(meanings=True)
    assert default_pipeline() is build_pipeline("encoder", 1) is plain
    assert default_pipeline(meanings=True) is whole
    assert whole.components[:-1] == plain.components


def test_a_meaning_is_four_vectors_of_length_one(reading: Reading) -> None:
    from base64 import b64decode

    for _, meaning in reading.meanings:
        vectors = np.frombuffer(b64decode(meaning), np.int8).reshape(encoder.PARTS, encoder.SIZE)
        lengths = np.linalg.norm(vectors.astype(float) / encoder.SCALE, axis=1)
        assert lengths == pytest.approx(np.ones(encoder.PARTS), abs=0.05)


def test_reading_alone_reads_no_meanings(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    (found,) = read_many([file])
    assert isinstance(found, Reading)
    assert found.meanings == ()
