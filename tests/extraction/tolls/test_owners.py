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


def told(text: str, counted: str, *, stated: bool) -> str | None:
    start = text.index(counted)
    evidence = Span(start, start + len(counted))
    found = owner_of(text, Span(0, len(text)), evidence, stated=stated)
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "counted", "whose"),
    [
        ("The dockers' union has now released a list with 41 names.", "41 names", "union"),
        ("The Delta League, which called the march, estimated it at 900.", "900", "Delta League"),
        ("Police put it at 900.", "900", "Police"),
        ("The harbour hospital counted 41 dead.", "41 dead", "hospital"),
    ],
)
def test_whoever_counts_without_being_quoted(text: str, counted: str, whose: str) -> None:
    found = told(text, counted, stated=False)
    assert found is not None
    assert found.endswith(whose)
    assert told(text, counted, stated=True) is None


def test_another_counts_behind_but() -> None:
    text = (
        "The mayor put the missing at 19, but the Tulcea Red Cross, citing families, spoke of 63."
    )
    assert told(text, "63", stated=True) == "the Tulcea Red Cross"
    assert told(text, "19", stated=True) is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Police arrested 41 people.", "41 people"),
        ("The blast killed 41 people.", "41 people"),
        ("In all 41 people were counted dead.", "41 people"),
        ("The union said that the dead were 41.", "41"),
    ],
)
def test_who_does_something_else_counts_nobody(text: str, counted: str) -> None:
    assert told(text, counted, stated=False) is None


def test_a_plural_possessive_keeps_its_s() -> None:
    text = "The Deck Hands' Network raised its figure of 41 to 44."
    assert told(text, "41", stated=True) in {None, "its"}
    assert told("The deck hands' figure of 41 is new.", "41", stated=True) == "The deck hands"
