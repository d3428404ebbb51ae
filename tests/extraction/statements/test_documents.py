"""Whole texts: long speeches, lists, headlines, hostile input."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extraction.component import Pipeline
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.stance.rules import StanceRules
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.rules import StatementRules
from sayso.model import Document, Passage, QuoteKind, Reading, Role, SourceFile

Read = Callable[..., Reading]
Said = Callable[[str], list[tuple[str, str, str]]]


def test_a_long_speech_is_one_statement(said: Said) -> None:
    body = "\n\n".join(
        "“" + "We have waited long enough for the bridge to open. " * 30 for _ in range(10)
    )
    found = said(body.rstrip() + "”\n\nThe bishop left.")
    assert len(found) == 1
    assert found[0][2].count("waited") == 300


def test_a_speech_is_closed_by_its_cue(said: Said) -> None:
    text = "“First we wait.\n\n“Then we vote,” the bishop said."
    assert said(text) == [("the bishop", "said", "“First we wait. … “Then we vote,”")]


def test_scripture_quoted_in_a_sermon(said: Said) -> None:
    text = "“It is written, ‘Thou shalt not steal,’ and I say it again,” the bishop said."
    found = said(text)
    assert ("the bishop", "said", text[: text.index(" the bishop")]) in found


def test_verse_without_quote_marks_is_no_statement(said: Said) -> None:
    assert said("The river runs, the river runs,\nand all the boats are gone.\n") == []


def test_bullets_are_read_one_by_one(said: Said) -> None:
    text = "Reactions:\n\n- The mayor said the dam held.\n- The union said it leaked.\n"
    assert [(s, c) for s, _, c in said(text)] == [
        ("The mayor", "the dam held"),
        ("The union", "it leaked"),
    ]


def test_headlines_with_a_colon(said: Said) -> None:
    assert said("Ministry: bridge was intact\n\nThe river fell.") == [
        ("Ministry", ":", "bridge was intact")
    ]
    assert said("Nine dead in Narva flood: police\n\nThe river fell.") == [
        ("police", ":", "Nine dead in Narva flood")
    ]


def test_transcripts(said: Said) -> None:
    assert said("The hearing went on.\n\nMs Orav: “I never signed it.”") == [
        ("Ms Orav", ":", "“I never signed it.”")
    ]


def test_other_languages_are_left_alone() -> None:
    text = "Мэр said мост закрыт."
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "ru"),), source)
    assert StatementRules()(SentenceRules()(Reading(document))).statements == ()


def test_every_statement_says_why(read: Read) -> None:
    text = "The mayor denied the report. “No,” she said. According to police, nine people drowned."
    statements = read(text).statements
    assert len(statements) == 3
    assert all(s.explanation and s.component == "statements.rules" for s in statements)
    assert all(0 < s.confidence <= 1 for s in statements)
    assert statements[0].explanation == "'denied' after 'The mayor'"
    assert [s.kind for s in statements] == [
        QuoteKind.INDIRECT,
        QuoteKind.DIRECT,
        QuoteKind.INDIRECT,
    ]


def _pipeline() -> Pipeline:
    return Pipeline((SentenceRules(), StatementRules(), StatementContext(), StanceRules()))


_PIECES = """he she said the mayor denied that “ ” " ' ’ ‘ '' `` « » , . ; : ? ! — ( ) according to
told reporters claiming who which and but did not say whether declined comment Kyiv by Monday
is was to have a of in 12 it them accused warned us if we will - •"""
_WORDS = st.sampled_from([*_PIECES.split(), "\n\n", "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_spans_hold_in_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    passages = (Passage(0, len(text), Role.BODY, None),) if text else ()
    document = Document("d", text, passages, source)
    first, second = _pipeline()(document), _pipeline()(document)
    assert first == second
    for statement in first.statements:
        assert statement.content
        assert statement.stance_evidence
        for spans in (statement.source, statement.cue, statement.content):
            assert list(spans) == sorted(spans)


def test_time_grows_with_the_text() -> None:
    def seconds(times: int) -> float:
        text = "the mayor, who said that the clerk claimed, and the bank denied it, " * times
        source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
        document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
        best = 99.0
        for _ in range(2):
            start = process_time()
            _pipeline()(document)
            best = min(best, process_time() - start)
        return best

    seconds(20)
    assert seconds(800) < 30 * max(seconds(100), 0.01)
