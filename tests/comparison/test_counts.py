"""Counts that only sum up others, and days since when a total counts."""

from __future__ import annotations

import pytest

from sayso.comparison.counts import since, summed_up
from sayso.model import (
    Document,
    EventMention,
    EventType,
    Passage,
    Reading,
    Role,
    Sentence,
    SourceFile,
    Span,
    Toll,
    TollKind,
)

HEAD = "Flood kills nine"
BODY = "Thousands fled. The mayor said nine had died and 3,200 had fled."
TEXT = f"{HEAD}\n\n{BODY}"


def toll(kind: TollKind, low: int, high: int | None, words: str, *, said: bool = False) -> Toll:
    at = TEXT.rindex(words)
    return Toll(kind, low, high, Span(at, at + len(words)), statement="s" if said else None)


def reading(*tolls: Toll) -> Reading:
    end, start = len(HEAD), len(HEAD) + 2
    document = Document(
        "d",
        TEXT,
        (Passage(0, end, Role.TITLE, "en"), Passage(start, len(TEXT), Role.BODY, "en")),
        SourceFile("t", "text/plain", 1, "0"),
    )
    stop = TEXT.index(".") + 1
    return Reading(
        document,
        sentences=(
            Sentence(0, end, Role.TITLE, "en", 0),
            Sentence(start, stop, Role.BODY, "en", 1),
            Sentence(stop + 1, len(TEXT), Role.BODY, "en", 1),
        ),
        events=(EventMention("e", Span(start, stop), EventType.ACCIDENT, tolls=tolls),),
    )


HEADLINE = Toll(TollKind.KILLED, 9, 9, Span(HEAD.index("nine"), len(HEAD)))
VAGUE = toll(TollKind.DISPLACED, 2000, 9999, "Thousands")


def test_a_headline_sums_up_its_text() -> None:
    told = toll(TollKind.KILLED, 9, 9, "nine", said=True)
    assert summed_up(reading(HEADLINE, told)) == {HEADLINE.evidence}


def test_a_headline_that_says_more_stands() -> None:
    told = toll(TollKind.KILLED, 8, 8, "nine", said=True)
    assert summed_up(reading(HEADLINE, told)) == frozenset()


def test_thousands_are_those_that_somebody_counts() -> None:
    told = toll(TollKind.DISPLACED, 3200, 3200, "3,200", said=True)
    assert summed_up(reading(VAGUE, told)) == {VAGUE.evidence}


@pytest.mark.parametrize(
    "other",
    [
        toll(TollKind.DISPLACED, 30_000, 30_000, "3,200", said=True),
        toll(TollKind.DISPLACED, 3200, 3200, "3,200"),
        toll(TollKind.KILLED, 3200, 3200, "3,200", said=True),
    ],
)
def test_or_they_stand(other: Toll) -> None:
    assert summed_up(reading(VAGUE, other)) == frozenset()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("six dead since Monday", True),
        ("six dead since the last Monday", True),
        ("on Monday", False),
    ],
)
def test_since(words: str, wanted: bool) -> None:  # noqa: FBT001 - a case
    assert since(words, words.index("Monday")) is wanted
