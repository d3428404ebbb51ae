from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gazetteer import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ak-Say", "ak say"),
        ("Shŭrob", "Shurob"),
        ("Khar’kov", "Kharkov"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Łódź", "Lodz"),
        ("Mt. Elbrus", "Mount Elbrus"),
        ("Ивано-Франківськ", "ивано франківськ"),
        ("OSH", "Osh"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
        ("القاهرة", "القاهره"),
        ("Washington, D.C.", "Washington D C"),
    ],
)
def test_spellings_that_differ_in_marks_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


def test_names_that_differ_in_letters_do_not() -> None:
    assert len({fold(name) for name in ("Kyiv", "Kiev", "Київ", "St", "Saint")}) == 5


def test_marks_alone_give_no_key() -> None:
    assert fold("--- '’ …") == ""


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
