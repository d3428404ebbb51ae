from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.times import TimeRules
from sayso.model import (
    Document,
    EventMention,
    EventType,
    Passage,
    Reading,
    Reality,
    Role,
    SourceFile,
    Span,
    Statement,
    Toll,
    TollKind,
)
from sayso.resolution.times import EventDates, TimeAnchor


def spot(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dates(
    text: str, *events: EventMention, statements: tuple[Statement, ...] = ()
) -> list[str | None]:
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("a.txt", "text/plain", len(text), "0"),
        published="2031-04-10",
    )
    reading = TimeAnchor()(TimeRules()(SentenceRules()(Reading(document))))
    dated = EventDates()(replace(reading, events=events, statements=statements))
    assert [e.id for e in dated.events] == [e.id for e in events]
    for event in dated.events:
        assert (event.date is None) == (event.date_evidence is None)
    return [event.date for event in dated.events]


def event(text: str, trigger: str, kind: EventType = EventType.ASSAULT) -> EventMention:
    return EventMention(trigger, spot(text, trigger), kind)


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Shells fell on the school at 4:20 a.m. on Sunday.", "fell", "2031-04-06"),
        ("Thursday's fighting was the worst.", "fighting", "2031-04-10"),
        ("On Monday the guards, who had fled, shelled the town.", "shelled", "2031-04-07"),
        ("The town was shelled in late March.", "shelled", "2031-03-21/2031-03-31"),
        (
            "The fighting is the worst since September 2022, when ninety were killed.",
            "killed",
            "2022-09",
        ),
        (
            "The fighting is the worst since September 2022, when ninety were killed.",
            "fighting",
            None,
        ),
        ("The truce held until Monday and then men were killed.", "killed", None),
        ("The town was shelled.", "shelled", None),
        ("On Friday the clash began; the town had been shelled in March.", "shelled", "2031-03"),
    ],
)
def test_the_nearest_date_of_the_clause(text: str, trigger: str, date: str | None) -> None:
    assert dates(text, event(text, trigger)) == [date]


def test_two_events_have_a_date_each() -> None:
    text = "The village was shelled on Sunday and the bridge was bombed on Tuesday."
    assert dates(text, event(text, "shelled"), event(text, "bombed")) == [
        "2031-04-06",
        "2031-04-08",
    ]


def test_the_same_word_later_has_the_same_date() -> None:
    text = (
        "Shelling hit the village on Sunday.\n\nThe mayor left.\n\nThe shelling went on for hours."
    )
    late = EventMention(
        "late", Span(text.rindex("shelling"), text.rindex("shelling") + 8), EventType.ASSAULT
    )
    assert dates(text, event(text, "Shelling"), late) == ["2031-04-06", "2031-04-06"]


def test_what_is_told_goes_on_in_its_paragraph() -> None:
    text = "On Sunday guards crossed the river. They burned a house."
    first = event(text, "crossed", EventType.MOBILIZE)
    assert dates(text, first, event(text, "burned")) == ["2031-04-06", "2031-04-06"]
    background = replace(event(text, "burned"), background=True)
    assert dates(text, first, background) == ["2031-04-06", None]


def test_a_date_of_speech_is_no_date_of_what_is_said() -> None:
    text = "The mayor said on Tuesday that the bridge had been bombed."
    statement = Statement(
        "s",
        (spot(text, "The mayor"),),
        (spot(text, "said"),),
        (spot(text, "that the bridge had been bombed"),),
    )
    bombed = replace(event(text, "bombed"), statement="s")
    assert dates(text, bombed, statements=(statement,)) == [None]


def test_what_happened_lies_before_publication_and_plans_may_not() -> None:
    text = "Commanders will meet on Saturday."
    meet = event(text, "meet", EventType.CONSULT)
    assert dates(text, meet) == [None]
    assert dates(text, replace(meet, reality=Reality.PLANNED)) == ["2031-04-12"]


def total(text: str, trigger: str, low: int) -> EventMention:
    """Return an event with a count in its own words."""
    told = event(text, trigger)
    return replace(told, tolls=(Toll(TollKind.KILLED, low, low, told.trigger),))


def test_a_total_is_of_what_began_that_day() -> None:
    text = "Sofia counts six dead since Tuesday."
    assert dates(text, total(text, "dead", 6)) == ["2031-04-08"]


def test_a_total_has_no_day_but_its_own() -> None:
    text = "Shells fell on Orsova on Sunday. Eleven people are dead."
    found = dates(text, event(text, "fell"), total(text, "dead", 11))
    assert found == ["2031-04-06", None]


def test_one_death_is_of_the_day_being_told() -> None:
    text = "Shells fell on Orsova on Sunday. A baker is dead."
    assert dates(text, event(text, "fell"), total(text, "dead", 1)) == ["2031-04-06"] * 2


@pytest.mark.parametrize("part", ["dawn", "sunrise", "midday"])
def test_before_a_part_of_the_day_is_on_that_day(part: str) -> None:
    text = f"A cutter and a trawler collided before {part} on Tuesday."
    assert dates(text, event(text, "collided", EventType.ACCIDENT)) == ["2031-04-08"]
