"""Whose a count is that somebody else passes on."""

from __future__ import annotations

import pytest

from sayso.extraction.tolls.owners import owner_of
from sayso.model import Span


def owner(text: str, counted: str) -> str | None:
    start = text.index(counted)
    found = owner_of(text, Span(0, len(text)), Span(start, start + len(counted)))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "counted", "whose"),
    [
        (
            "The mayor called the 41 dead cited by the Miners' Union a fable.",
            "41 dead",
            "the Miners' Union",
        ),
        (
            "She dismissed the figure of 41 put about by the opposition as idle.",
            "41",
            "the opposition",
        ),
        (
            "The list of 41 names published by Delta River Watch is wrong.",
            "41 names",
            "Delta River Watch",
        ),
        ("He rejects the number circulated by the union, that of 41.", "41", "the union"),
        (
            "The figure of 41 dead that the hospital announced is too high.",
            "41 dead",
            "the hospital",
        ),
        ("We cannot confirm the union's figure of 41, nor any other.", "41", "the union"),
        ("The claim by the union that 41 miners died is unproven.", "41 miners", "the union"),
        (
            "As announced by the Tulcea hospital on Monday, 41 people died.",
            "41 people",
            "the Tulcea hospital",
        ),
    ],
)
def test_passed_on(text: str, counted: str, whose: str) -> None:
    assert owner(text, counted) == whose


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The mine claimed 41 lives, the mayor said.", "41 lives"),
        ("Sunday's toll of 41 was the worst of the year.", "41"),
        ("In all 41 miners were killed by a blast, the mayor said.", "41 miners"),
        ("The blast's toll of 41 shocked Petrosani.", "41"),
        ("The hospital's director said 41 people had died.", "41 people"),
        ("The union says 41 miners died.", "41 miners"),
    ],
)
def test_not_passed_on(text: str, counted: str) -> None:
    assert owner(text, counted) is None


def test_who_says_so_behind_a_bare_figure() -> None:
    text = "Then there are the numbers. Forty-one, says the Tulcea hospital, and no fewer."
    start = text.index("Forty")
    counted = Span(start, start + len("Forty-one"))
    found = owner_of(text, Span(start, len(text)), counted, stated=False)
    assert found is not None
    assert text[slice(*found)] == "the Tulcea hospital"
    assert owner_of(text, Span(start, len(text)), counted) is None
