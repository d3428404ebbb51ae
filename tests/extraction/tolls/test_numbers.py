"""Counts: where a number starts, what it is worth, where it ends."""

from __future__ import annotations

import pytest

from sayso.extraction.tolls.numbers import VAGUE, cardinal, count_at


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("twelve", 12),
        ("forty-two", 42),
        ("a hundred", 100),
        ("two hundred and ten", 210),
        ("five thousand", 5000),
        ("three hundred thousand", 300_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("two million", 2_000_000),
    ],
)
def test_cardinal(words: str, value: int) -> None:
    tokens = words.split()
    assert cardinal(tokens, 0) == (value, len(tokens) - 1)


@pytest.mark.parametrize("words", ["the", "dozen", "hundred", "soldiers", "and"])
def test_no_cardinal(words: str) -> None:
    assert cardinal(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 12", 12, None),
        ("more than 60", 61, None),
        ("more than a hundred", 101, None),
        ("up to 400,000", 0, 400_000),
        ("fewer than ten", 0, 9),
        ("between 20 and 30", 20, 30),
        ("20 to 30", 20, 30),
        ("some 50", 50, 50),
        ("dozens", *VAGUE["dozens"]),
        ("hundreds of thousands", 200_000, 999_999),
        ("no", 0, 0),
        ("both", 2, 2),
        ("a few", 3, 9),
    ],
)
def test_bounds(words: str, low: int, high: int | None) -> None:
    tokens = words.split()
    count = count_at(tokens, 0)
    assert count is not None
    assert (count.low, count.high, count.last) == (low, high, len(tokens) - 1)


def test_ordinals_count_up_to_themselves() -> None:
    count = count_at(["a", "fourth", "guard"], 0)
    assert count is not None
    assert (count.low, count.ordinal) == (4, True)
    assert count_at(["the", "fourth", "guard"], 0) is None


def test_an_article_counts_one_and_says_so() -> None:
    count = count_at(["a", "woman"], 0)
    assert count is not None
    assert (count.low, count.article) == (1, True)
