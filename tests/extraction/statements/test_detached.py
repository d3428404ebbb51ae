"""Contents apart from their cue, refusals, figures that somebody stands by, owned theories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kaunas accused Grodno of a raid, an allegation that Grodno flatly denied.",
            ("Grodno", "flatly denied", "an allegation"),
        ),
        (
            "A clerk said it was safe, a claim the registry would neither confirm nor deny.",
            ("the registry", "would neither confirm nor deny", "a claim"),
        ),
        ("It is a charge the ministry rejects.", ("the ministry", "rejects", "a charge")),
        (
            "How many people were inside at the time he could not say.",
            ("he", "could not say", "How many people were inside at the time"),
        ),
        (
            "Whether anyone will answer for the licence, the attorney general’s office cannot say.",
            (
                "the attorney general’s office",
                "cannot say",
                "Whether anyone will answer for the licence",
            ),
        ),
        (
            "Two thousand people marched to the embassy on Thursday, by the police count.",
            ("the police", "count", "Two thousand people marched to the embassy on Thursday"),
        ),
        (
            "In her telling, two lorries carried him off in the dark.",
            ("her", "telling", "two lorries carried him off in the dark"),
        ),
        (
            "By the ministry's account, the convoy left at dawn.",
            ("the ministry's", "account", "the convoy left at dawn"),
        ),
        (
            "The accusation was first made on Friday by the harbour master, Olga Brandt, who left.",
            ("the harbour master, Olga Brandt", "was first made", "The accusation"),
        ),
    ],
)
def test_apart(said: Said, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brandt would not be drawn.", ("Brandt", "would not be", "drawn")),
        (
            "Brandt would not be drawn on the name.",
            ("Brandt", "would not be drawn on", "the name"),
        ),
        ("He gave no numbers.", ("He", "gave no", "numbers")),
        (
            "The director, Ana Prado, would not give a figure.",
            ("The director, Ana Prado", "would not give", "a figure"),
        ),
        (
            "The mine had no immediate comment.",
            ("The mine", "had no immediate", "comment"),
        ),
        ("The ministry has yet to comment.", ("The ministry", "has yet", "to comment")),
        (
            "The airline has yet to say whether it will pay.",
            ("The airline", "has yet to say", "whether it will pay"),
        ),
        (
            "The colonel would not dignify the question with an answer.",
            ("The colonel", "would not dignify", "the question with an answer"),
        ),
    ],
)
def test_refusals(said: Said, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The clinic stands by nineteen.", ("The clinic", "stands by", "nineteen")),
        ("Dr Kiria stood by her figure.", ("Dr Kiria", "stood by", "her figure")),
        (
            "The ministry clings to ‘fewer than two thousand’.",
            ("The ministry", "clings to", "‘fewer than two thousand’"),
        ),
        ("The ministry now says 19.", ("The ministry", "says", "19")),
        ("The army still holds to thirty-one.", ("The army", "still holds to", "thirty-one")),
        ("The police are sticking to 27.", ("The police", "are sticking to", "27")),
        ("Dr Kiria stood by a toll of 17.", ("Dr Kiria", "stood by", "a toll of 17")),
        (
            "The clinic kept its count at nine dead.",
            ("The clinic", "kept", "its count at nine dead"),
        ),
        ("The government gives 41 dead.", ("The government", "gives", "41 dead")),
        ("The union gives a toll of nine.", ("The union", "gives", "a toll of nine")),
        ("The Red Cross has recorded 40 deaths.", ("The Red Cross", "has recorded", "40 deaths")),
        (
            "On Monday the accounts put the force at 8,000 men.",
            ("the accounts", "put", "the force at 8,000 men"),
        ),
    ],
)
def test_figures(said: Said, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in [(s, c.removeprefix("now "), t) for s, c, t in said(text)]


def test_who_stands_by_a_gate_says_nothing(said: Said) -> None:
    assert said("The soldiers stood by the gate and stuck to the path.") == []
    assert said("The bank gave 41 people loans, and the farmer held to the rail.") == []
    assert said("The mayor listed six people as witnesses.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The minister's theory that the bridge was sabotaged has found few takers.",
            ("The minister's", "theory", "that the bridge was sabotaged"),
        ),
        (
            "The company’s version is that a welder lit a cigarette.",
            ("The company’s", "version", "that a welder lit a cigarette"),
        ),
        (
            "It dismissed the claim of the General Staff that the post was hit by its own side.",
            ("the General Staff", "claim", "that the post was hit by its own side"),
        ),
        (
            "She withdrew, however, its accusation against the welder.",
            ("She", "withdrew", "its accusation against the welder"),
        ),
        (
            "Mbeya, 44, was detained at a farm with four aides, his lawyer, Grace Tembo, said.",
            (
                "his lawyer, Grace Tembo",
                "said",
                "Mbeya, 44, was detained at a farm with four aides",
            ),
        ),
    ],
)
def test_owners_and_sources(said: Said, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


def test_a_theory_without_an_owner_is_no_statement(said: Said) -> None:
    assert said("A theory that the bridge was mined came up in the bar.") == []
