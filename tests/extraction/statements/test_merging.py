"""One statement of two: where rules and encoder differ, and the rules are taken."""

from __future__ import annotations

import pytest

from sayso.extraction.statements.alignment import Parts
from sayso.extraction.statements.joint import _to_next_verb
from sayso.extraction.statements.merging import merge
from sayso.model import Span


def parts(text: str, source: str, cue: str, *content: str) -> Parts:
    """Return the spans of words in a text; of each, the last time it stands there."""

    def span(words: str) -> Span:
        at = text.rindex(words)
        return Span(at, at + len(words))

    return (
        (span(source),) if source else (),
        (span(cue),) if cue else (),
        tuple(span(words) for words in content),
    )


def words(text: str, found: Parts) -> list[list[str]]:
    return [[text[s:e] for s, e in part] for part in found]


def test_whose_report_is_taken_back_keeps_its_own() -> None:
    text = "The Herald withdrew on Monday its report that a man had drowned."
    rule = parts(text, "its", "report", "that a man had drowned")
    found = parts(text, "The Herald", "withdrew on Monday its report", "that a man had drowned")
    assert merge(text, rule, found) == rule


def test_what_is_done_with_a_claim_otherwise_is_the_encoders() -> None:
    text = "The Herald repeated on Monday its report that a man had drowned."
    rule = parts(text, "its", "report", "that a man had drowned")
    found = parts(text, "The Herald", "repeated on Monday its report", "that a man had drowned")
    assert words(text, merge(text, rule, found))[1] == [["repeated on Monday its report"]][0]


@pytest.mark.parametrize("part", ["one of them in a yard", "two of which hit a school"])
def test_no_content_begins_with_which_of_them(part: str) -> None:
    text = f"At dawn three shells fell on Orsova, {part}, the army said."
    rule = parts(text, "the army", "said", f"At dawn three shells fell on Orsova, {part}")
    found = parts(text, "the army", "said", part)
    assert words(text, merge(text, rule, found))[2] == [
        f"At dawn three shells fell on Orsova, {part}"
    ]


def test_what_stands_before_a_semicolon_is_another_matter() -> None:
    text = "Sofia counts six dead, up from four; the sixth died on Monday, the hospital said."
    rule = parts(text, "the hospital", "said", "the sixth died on Monday")
    found = parts(text, "the hospital", "said", "up from four", "the sixth died on Monday")
    assert words(text, merge(text, rule, found))[2] == ["the sixth died on Monday"]


def test_a_quotation_before_a_semicolon_stays() -> None:
    text = "“We wait”; the sixth died on Monday, the hospital said."
    rule = parts(text, "the hospital", "said", "the sixth died on Monday")
    found = parts(text, "the hospital", "said", "“We wait”", "the sixth died on Monday")
    assert len(merge(text, rule, found)[2]) == 2


@pytest.mark.parametrize(
    ("says", "charges", "wanted"),
    [
        ("says", "accuses", "five men are dead"),
        ("said", "accused", "five men are dead"),
        ("said", "accuses", None),
        ("said", "hoped", None),
    ],
)
def test_a_second_charge_of_one_speaker_is_a_second_statement(
    says: str, charges: str, wanted: str | None
) -> None:
    text = f"Bucharest {says} five men are dead and {charges} Sofia of hiding the record."
    whole = f"five men are dead and {charges} Sofia of hiding the record"
    left = [
        parts(text, "Bucharest", says, "five men are dead"),
        parts(text, "Bucharest", charges, "Sofia of hiding the record"),
    ]
    found = _to_next_verb(text, left, 0, parts(text, "Bucharest", says, whole))
    assert words(text, found)[2] == [wanted or whole]
