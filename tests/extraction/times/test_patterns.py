from __future__ import annotations

import pytest

from sayso.extraction.times.numerals import amount, ordinal, spoken_year, whole
from sayso.extraction.times.patterns import compile_pattern
from sayso.extraction.times.words import read_words


def matches(pattern: str, text: str) -> bool:
    compiled = compile_pattern(pattern)
    codes = read_words(text, 0, len(text)).codes
    hit = compiled.regex.fullmatch(codes) is not None
    assert not hit or codes[0] in compiled.heads
    return hit


def test_words_classes_and_marks() -> None:
    assert matches("the? ( last | next ):which UNIT:unit", "The last month")
    assert matches("the? ( last | next ) UNIT", "next years")
    assert not matches("the? ( last | next ) UNIT", "the month")
    assert matches("INT2 HYPHEN UNIT", "30-day")
    assert matches("CLOCK12 ZONE?", "5:30 p.m. EST")


def test_alternatives_keep_to_their_group() -> None:
    assert matches("( day | week ):unit ( or ( months | years ) )?", "day")
    assert matches("( day | week ):unit ( or ( months | years ) )?", "week or years")
    assert not matches("( day | week ):unit ( or ( months | years ) )?", "years")


def test_bad_patterns_fail_when_compiled() -> None:
    with pytest.raises(ValueError, match="last"):
        compile_pattern("( last | next")
    with pytest.raises(KeyError):
        compile_pattern("NOSUCH day")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty four", 24),
        ("twenty - four", 24),
        ("a hundred and five", 105),
        ("three thousand two hundred", 3200),
        ("two dozen", 24),
        ("1,200", 1200),
        ("few", None),
    ],
)
def test_whole_numbers(text: str, value: int | None) -> None:
    assert whole(text.split()) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "1"),
        ("another", "1"),
        ("a few", "X"),
        ("several", "X"),
        ("a couple of", "2"),
        ("two and a half", "2.5"),
        ("half an", "0.5"),
        ("2.5", "2.5"),
        ("12 to 18", "12"),
        ("some", "X"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert amount(text.split()) == value


def test_ordinals_and_spoken_years() -> None:
    assert ordinal(["3rd"]) == 3
    assert ordinal(["twenty", "-", "first"]) == 21
    assert ordinal(["soon"]) is None
    assert spoken_year(["nineteen", "ninety", "-", "seven"]) == 1997
    assert spoken_year(["two", "thousand", "and", "six"]) == 2006
    assert spoken_year(["eighteen", "hundred"]) == 1800
    assert spoken_year(["ninety"]) is None
