"""The joint finder: what rules and encoder find becomes one list, each statement once."""

from __future__ import annotations

from time import process_time

import pytest

from sayso.extraction.encoder.reader import WEIGHTS, Attribution
from sayso.extraction.statements.alignment import align, jaccard
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.joint import JointStatements
from sayso.extraction.statements.merging import merge
from sayso.extraction.statements.rules import StatementRules
from tests.extraction.statements.joined import (
    BRIDGE,
    SURE,
    UNSURE,
    WHOLE,
    Stub,
    attribution,
    joint,
    parts,
    reading,
    shown,
    spans,
)


def test_what_both_find_is_one_statement() -> None:
    found = joint(BRIDGE, attribution(BRIDGE, *WHOLE))
    assert shown(BRIDGE, found) == [WHOLE]
    assert found[0].component == "statements.joint"
    assert found[0].explanation is not None
    assert found[0].explanation.startswith("found by rules and encoder; by rule: ")


def test_agreement_is_surer_than_one_finder() -> None:
    both = joint(BRIDGE, attribution(BRIDGE, *WHOLE))[0]
    rules = joint(BRIDGE)[0]
    assert (rules.source, rules.cue, rules.content) == (both.source, both.cue, both.content)
    assert rules.explanation is not None
    assert rules.explanation.startswith("found by rules alone; by rule: ")
    assert both.confidence > 0.8 > rules.confidence > 0


def test_what_only_the_encoder_finds_needs_confidence() -> None:
    text = "Aid agencies are bracing for a hard winter in Ungheni."
    words = ("Aid agencies", "are bracing for", "a hard winter in Ungheni")
    kept = joint(text, attribution(text, *words))
    assert shown(text, kept) == [words]
    assert kept[0].explanation is not None
    assert kept[0].explanation.startswith("found by encoder alone; the encoder takes “are")
    assert joint(text, attribution(text, *words, evidence=UNSURE)) == ()


def test_minimum_leaves_out_the_doubtful() -> None:
    sure = joint(BRIDGE, attribution(BRIDGE, *WHOLE))[0].confidence
    assert joint(BRIDGE, attribution(BRIDGE, *WHOLE), minimum=sure + 0.01) == ()
    assert len(joint(BRIDGE, attribution(BRIDGE, *WHOLE), minimum=sure - 0.01)) == 1


def test_without_the_encoder_the_rules_stay() -> None:
    alone = StatementRules()(reading(BRIDGE)).statements
    assert [(s.source, s.cue, s.content) for s in joint(BRIDGE)] == [
        (s.source, s.cue, s.content) for s in alone
    ]


def test_confidence_is_within_its_bounds() -> None:
    for evidence in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)):
        for found in joint(BRIDGE, attribution(BRIDGE, *WHOLE, evidence=evidence)):
            assert 0 <= found.confidence <= 1


def test_ids_are_those_of_the_spans() -> None:
    first, second = (joint(BRIDGE, attribution(BRIDGE, *WHOLE)) for _ in range(2))
    assert [s.id for s in first] == [s.id for s in second]


@pytest.mark.parametrize(
    ("text", "rule", "found", "expected"),
    [
        # the encoder's boundary is the better one where both are whole
        (
            "Ms Ciobanu said the dam was safe, and engineers went home.",
            ("Ms Ciobanu", "said", "the dam was safe, and engineers went home"),
            ("Ms Ciobanu", "said", "the dam was safe"),
            ("Ms Ciobanu", "said", "the dam was safe"),
        ),
        # no content ends with "the" or in the middle of a phrase
        (
            "Ms Ciobanu said the dam was safe for the winter.",
            ("Ms Ciobanu", "said", "the dam was safe for the winter"),
            ("Ms Ciobanu", "said", "the dam was safe for the"),
            ("Ms Ciobanu", "said", "the dam was safe for the winter"),
        ),
        (
            "Ms Ciobanu said the dam was built of stone.",
            ("Ms Ciobanu", "said", "the dam was built of stone"),
            ("Ms Ciobanu", "said", "the dam was built"),
            ("Ms Ciobanu", "said", "the dam was built of stone"),
        ),
        # a content runs up to the words that give its source
        (
            "A guard died in Bălți on Sunday, the ministry said.",
            ("the ministry", "said", "A guard died in Bălți on Sunday"),
            ("the ministry", "said", "A guard died"),
            ("the ministry", "said", "A guard died in Bălți on Sunday"),
        ),
        # a relative clause goes on to its end
        (
            "Mr Lupu, who came to the port on Friday, vowed to stay.",
            ("Mr Lupu, who came to the port on Friday", "vowed", "to stay"),
            ("Mr Lupu, who came to the port", "vowed", "to stay"),
            ("Mr Lupu, who came to the port on Friday", "vowed", "to stay"),
        ),
        # what a name stands in apposition to belongs to the source
        (
            "A ministry spokesman, Ion Lupu, said it rained.",
            ("A ministry spokesman, Ion Lupu", "said", "it rained"),
            ("Ion Lupu", "said", "it rained"),
            ("A ministry spokesman, Ion Lupu", "said", "it rained"),
        ),
        # a piece of the source is no content
        (
            "Five, says the health ministry in Cahul.",
            ("the health ministry in Cahul", "says", "Five"),
            ("", "says", "the health ministry in"),
            ("the health ministry in Cahul", "says", "Five"),
        ),
        # the refusal is the cue
        (
            "He declined to say where they were.",
            ("He", "declined to say", "where they were"),
            ("He", "declined", "to say where they were"),
            ("He", "declined to say", "where they were"),
        ),
        # a request for anonymity belongs to the source
        (
            "An officer in Cahul, speaking on condition of anonymity, said it rained.",
            ("An officer in Cahul, speaking on condition of anonymity", "said", "it rained"),
            ("An officer in Cahul", "said", "it rained"),
            ("An officer in Cahul, speaking on condition of anonymity", "said", "it rained"),
        ),
        # a source that only the rules see is taken from them
        (
            "Tiraspol denied it.",
            ("Tiraspol", "denied", "it"),
            ("", "denied", "it"),
            ("Tiraspol", "denied", "it"),
        ),
        # who signs a quotation is read off the dash
        (
            "“We stay.” — Ilinca Rotaru",
            ("Ilinca Rotaru", "—", "“We stay.”"),
            ("Ilinca", "—", "We stay.”"),
            ("Ilinca Rotaru", "—", "“We stay.”"),
        ),
    ],
)
def test_merging(
    text: str,
    rule: tuple[str, str, str],
    found: tuple[str, str, str],
    expected: tuple[str, str, str],
) -> None:
    assert merge(text, parts(text, *rule), parts(text, *found)) == parts(text, *expected)


def test_alignment_by_cue_then_by_content() -> None:
    text = "He said it rained and she denied that it snowed in Orhei, she wrote."
    left = [
        parts(text, "He", "said", "it rained"),
        parts(text, "she", "denied", "that it snowed in Orhei"),
    ]
    right = [
        parts(text, "she", "wrote", "that it snowed in Orhei"),
        parts(text, "He", "said", "it rained and she denied"),
    ]
    assert align(left, right) == [(0, 1), (1, 0)]


def test_a_nested_statement_is_not_its_outer_one() -> None:
    text = "Officials said the union claimed that the mine was shut."
    outer = parts(text, "Officials", "said", "the union claimed that the mine was shut")
    inner = parts(text, "the union", "claimed", "that the mine was shut")
    assert align([inner], [outer]) == []
    found = joint(text, attribution(text, "Officials", "said", text[text.index("the union") : -1]))
    assert shown(text, found) == [
        ("Officials", "said", "the union claimed that the mine was shut"),
        ("the union", "claimed", "that the mine was shut"),
    ]
    assert found[1].nested_in == found[0].id


def test_jaccard() -> None:
    assert jaccard([(0, 4)], [(2, 6)]) == pytest.approx(1 / 3)
    assert jaccard([(0, 2), (4, 6)], [(0, 2), (4, 6)]) == 1
    assert jaccard([], []) == 0


def test_two_readings_of_the_encoder_are_one_statement() -> None:
    one = attribution(BRIDGE, *WHOLE)
    assert len(joint(BRIDGE, one, one)) == 1


def test_a_request_for_anonymity_is_no_statement() -> None:
    text = "The pilot, who asked not to be named, landed in Iași."
    assert joint(text, attribution(text, "who", "asked", "not to be named")) == ()


def test_the_outlets_own_hope_is_no_attribution() -> None:
    text = "I hope it fails. We shall see in Chișinău."
    assert joint(text, attribution(text, "I", "hope", "it fails")) == ()


def test_what_is_only_supposed_is_no_statement() -> None:
    text = "If she says no, the talks in Bender are over."
    assert joint(text, attribution(text, "she", "says", "no")) == ()


def test_a_lost_closing_mark_makes_one_statement() -> None:
    text = "“We never closed the road, the mayor of Orhei said."
    words = ("the mayor of Orhei", "said", "“We never closed the road,")
    assert shown(text, joint(text, attribution(text, *words))) == [words]


def test_what_nobody_said_is_no_statement() -> None:
    text = "Neither side has withdrawn its accusation."
    assert joint(text, attribution(text, "Neither side", "has withdrawn", "its accusation")) == ()


@pytest.mark.parametrize(
    "repeated", ["He said that ", "“No,” he said. ", "“He said, ‘Go,’ and ", "his claim that "]
)
def test_time_grows_with_the_text_alone(repeated: str) -> None:
    def seconds(count: int) -> float:
        given = reading(repeated * count)
        cue = spans(given.document.text, "said" if "said" in repeated else "claim")[0]
        size = len(repeated)
        found = [
            Attribution(
                (), ((cue.start + i * size, cue.end + i * size),), ((end, end + 9),), 1, SURE
            )
            for i in range(count - 1)
            if (end := cue.end + i * size)
        ]
        finder = JointStatements(Stub(*found))  # type: ignore[arg-type]
        best = 99.0
        for _ in range(2):
            start = process_time()
            finder(given)
            best = min(best, process_time() - start)
        return best

    assert seconds(1600) < 30 * max(seconds(200), 0.01)


@pytest.mark.skipif(not (WEIGHTS / "encoder.onnx").exists(), reason="the weights aren't here")
def test_with_the_shipped_weights() -> None:
    from sayso.extraction.encoder.components import SharedEncoder

    text = (
        "SOROCA, 4 May 2031 — The mayor of Soroca, Ilinca Rotaru, said the bridge over the "
        "Dniester had held. “Nobody was hurt,” she told the Chișinău Ledger. Police said they "
        "were still looking for two boats.\n\n"
        "The ministry did not say whether the road would open, but analysts are bracing for "
        "delays."
    )
    result = StatementContext()(JointStatements(SharedEncoder())(reading(text)))
    result.check()
    found = shown(text, result.statements)
    assert ("she", "told", "“Nobody was hurt,”") in found
    assert any(cue == "said" and "Police" in source for source, cue, _ in found)
    assert len({s.id for s in result.statements}) == len(found)
    assert all(0 < s.confidence < 1 for s in result.statements)
