"""Sentences and paragraphs."""

from __future__ import annotations

import pytest

from sayso.extraction.sentences import SentenceRules, paragraphs, split_sentences
from sayso.model import Document, Passage, Reading, Role, SourceFile


def split(text: str) -> list[str]:
    return [text[s:e] for s, e in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dam held.", "It rained."],
        ["Dr. Orav left.", "She was tired."],
        ["They met at 6 p.m. Monday in Narva.", "It rained."],
        ["They met at 6 p.m.", "Police came later."],
        ["School No. 4 was hit.", "Nobody was there."],
        ["He said no.", "Then he left."],
        ["The U.S. Senate voted.", "It was late."],
        ["He moved to the U.S.", "He died there."],
        ["“We wait.", "Nobody comes,” she said.", "It rained."],
        ["“Why?” she asked.", "He left."],
        ["“Why?” Liis Tamm asked.", "He left."],
        ["The toll rose to 1.5 million.", "It fell."],
        ["Prices rose 3.2 percent.[4]", "They fell."],
        ["She waited ... and left.", "It rained."],
        ["J. K. Orav wrote it.", "It sold."],
        ["«No,» he said.", "«Never.»"],
        ["It happened on Sat. 5 April.", "It rained."],
        ["He sat.", "Then he left."],
        ["''We wait.''", "He left."],
    ],
)
def test_splits(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_missing_space_after_a_full_stop() -> None:
    assert split("It was over.The crowd left.") == ["It was over.", "The crowd left."]


def test_paragraphs_end_at_blank_lines_and_long_lines() -> None:
    def cut(text: str) -> list[str]:
        return [text[s:e] for s, e in paragraphs(text)]

    assert cut("One\ntwo.\n\n\nThree.") == ["One\ntwo.", "Three."]
    long = "A line that no margin has wrapped, " * 5 + "ends."
    assert cut(f"{long}\nNext one.") == [long, "Next one."]
    assert cut("Said today:\n- one\n- two") == ["Said today:", "- one", "- two"]
    assert cut("  \n \n") == []


def test_hard_wrapped_lines_stay_together() -> None:
    text = "The mayor of Narva said on Monday that the dam\nhad held, and that nobody was hurt in the\nflood."
    assert len(list(paragraphs(text))) == 1


def test_the_component_reads_only_what_is_read() -> None:
    text = "Title\n\nOne. Two.\n\nShare this."
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    passages = (
        Passage(0, 5, Role.TITLE, "en"),
        Passage(7, 16, Role.BODY, "en"),
        Passage(18, len(text), Role.BOILERPLATE, "en"),
    )
    sentences = SentenceRules()(Reading(Document("d", text, passages, source))).sentences
    assert [(text[s.start : s.end], s.role, s.paragraph) for s in sentences] == [
        ("Title", Role.TITLE, 0),
        ("One.", Role.BODY, 1),
        ("Two.", Role.BODY, 1),
    ]


def test_a_text_full_of_abbreviations_takes_linear_time() -> None:
    assert len(split("Dr. Gen. " * 20_000)) == 1
