"""The summary of many tolls into one figure a kind."""

from __future__ import annotations

from sayso.extraction.tolls import summarise
from sayso.model import Span, Toll, TollKind


def toll(kind: str, low: int, high: int | None, at: int = 0) -> Toll:
    return Toll(TollKind(kind), low, high, Span(at, at + 1))


def test_most_supported_wins() -> None:
    documents = [[toll("killed", 3, 3)], [toll("killed", 4, 4)], [toll("killed", 4, 4)]]
    assert summarise(documents) == {TollKind.KILLED: (4, 4)}


def test_the_larger_wins_among_equals() -> None:
    assert summarise([[toll("killed", 3, 3)], [toll("killed", 5, 5)]])[TollKind.KILLED] == (5, 5)


def test_a_figure_beats_a_range_and_a_single_victim() -> None:
    documents = [[toll("injured", 24, 99)], [toll("injured", 1, 1)], [toll("injured", 31, 31)]]
    assert summarise(documents) == {TollKind.INJURED: (31, 31)}


def test_those_hit_without_the_dead() -> None:
    documents = [
        [toll("injured", 5, 5), toll("killed", 2, 2, 9), toll("injured", 3, 3, 20)],
    ]
    assert summarise(documents)[TollKind.INJURED] == (3, 3)


def test_nothing_counted_nothing_said() -> None:
    assert summarise([]) == {}
    assert summarise([[], []]) == {}
