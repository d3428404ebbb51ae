"""Counts and reports that somebody gives or passes on without a common verb of speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The union spoke on Sunday of eleven dead.", ("The union", "spoke", "eleven dead")),
        (
            "The Delta Watch raised its count to thirteen on Tuesday.",
            ("The Delta Watch", "raised", "its count to thirteen"),
        ),
        (
            "The ministry cut its estimate of the missing from ninety to 40.",
            ("The ministry", "cut", "its estimate of the missing from ninety to 40"),
        ),
        (
            "The toll is six, up from the four it announced on Monday.",
            ("it", "announced", "the four"),
        ),
    ],
)
def test_counts(said: Said, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in said(text)


def test_a_count_in_a_relative_clause_is_a_statement_of_its_own(said: Said) -> None:
    text = "The Delta Watch, which on Sunday spoke of eleven dead, raised its count to thirteen."
    found = said(text)
    assert ("which", "spoke", "eleven dead") in found
    assert ("The Delta Watch", "raised", "its count to thirteen") in found


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on Sunday of her years in Galati.",
        "The company raised its prices to nine euros.",
        "The board cut the number of trains to nine.",
    ],
)
def test_no_counts(said: Said, text: str) -> None:
    assert not [s for s in said(text) if s[1] in {"spoke", "raised"}]


@pytest.mark.parametrize(
    ("through", "source"),
    [
        ("quoting an unnamed harbour official", "an unnamed harbour official"),
        ("citing two engineers", "two engineers"),
        ("on the word of a port clerk", "a port clerk"),
    ],
)
def test_who_is_quoted_speaks_through_the_outlet(said: Said, through: str, source: str) -> None:
    text = f"The Varna Herald reported, {through}, that the cutter had no lights."
    content = "that the cutter had no lights"
    found = said(text)
    assert ("The Varna Herald", "reported", content) in found
    assert source in [s for s, _, c in found if c == content]
    assert len(found) == 2


@pytest.mark.parametrize("verb", ["carried", "had reprinted", "later republished"])
def test_passing_on_a_report_is_a_statement_and_ends_the_other(said: Said, verb: str) -> None:
    text = f"The Herald reported that a man had drowned, and the Dobrogea Star {verb} the story."
    found = said(text)
    assert ("the Dobrogea Star", verb, "the story") in found
    assert ("The Herald", "reported", "that a man had drowned") in found


def test_a_claim_by_somebody(said: Said) -> None:
    text = "He rejected a claim by the Fisheries Agency that the cutter had rammed the boat."
    wanted = ("the Fisheries Agency", "claim", "that the cutter had rammed the boat")
    assert wanted in said(text)


@pytest.mark.parametrize(
    "head",
    ["Floods in Bosnia: what we know", "Ferry fire: five dead off Varna", "Truce: how it ended"],
)
def test_what_a_headline_is_about_says_nothing(said: Said, head: str) -> None:
    assert said(f"{head}\n\nHeavy rain fell on Tuesday.") == []


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Mayor: bridge will reopen", ("Mayor", ":", "bridge will reopen")),
        ("Kiev: “We hide nothing”", ("Kiev", ":", "“We hide nothing”")),
        ("Fisheries Ministry: boat lost", ("Fisheries Ministry", ":", "boat lost")),
    ],
)
def test_who_speaks_in_a_headline_does(said: Said, head: str, wanted: tuple[str, str, str]) -> None:
    assert said(f"{head}\n\nHeavy rain fell on Tuesday.") == [wanted]


def test_a_peoples_claim(said: Said) -> None:
    text = "The Danish claim of foreign divers is missing from the joint text."
    assert said(text) == [("Danish", "claim", "of foreign divers")]
