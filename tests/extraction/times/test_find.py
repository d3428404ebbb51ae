from __future__ import annotations

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.times import TimeRules
from sayso.extraction.times.component import find_times
from sayso.extraction.times.form import make, parse_form
from sayso.model import Document, Passage, Reading, Role, SourceFile


def found(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.type.value) for t in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on April 8.", "April 8"),
        ("It fell on Tuesday, April 8, 2031, he said.", "Tuesday, April 8, 2031"),
        ("It fell on the 8th of April 2031.", "the 8th of April 2031"),
        ("It opened in February.", "February"),
        ("It opened in late March.", "late March"),
        ("It opened in mid-2024.", "mid-2024"),
        ("It opened at the end of 2029.", "the end of 2029"),
        ("It opened in the summer of 2029.", "the summer of 2029"),
        ("It was built in the early 1990s.", "the early 1990s"),
        ("It was built in the nineteenth century.", "the nineteenth century"),
        ("Profit fell in the third quarter of 2030.", "the third quarter of 2030"),
        ("The year-ago quarter was better.", "The year-ago quarter"),
        ("The ferry sank four days prior.", "four days prior"),
        ("The ferry sank about two weeks ago.", "about two weeks ago"),
        ("Two weeks later it was raised.", "Two weeks later"),
        ("She came back the next day.", "the next day"),
        ("She came back the same day.", "the same day"),
        ("That year the river froze.", "That year"),
        ("Over the past week shells fell daily?", "the past week"),
        ("He left on Easter Sunday.", "Easter Sunday"),
        ("He left at 5:30 p.m. on Tuesday.", "5:30 p.m. on Tuesday"),
        ("He left at noon Saturday.", "noon Saturday"),
        ("He called at nine in the morning.", "nine in the morning"),
        ("He left on the morning of 31 January 2031.", "the morning of 31 January 2031"),
        ("They met in January this year.", "January this year"),
        ("They expect it in next year's first quarter.", "next year's first quarter"),
        ("They rested for three days.", "three days"),
        ("It was a 24-hour truce.", "24-hour"),
        ("They rested for two and a half years.", "two and a half years"),
        ("They meet every Tuesday.", "every Tuesday"),
        ("The convoy (031420Z APR 31) left.", "031420Z APR 31"),
        ("The convoy left on 2031-04-08T20:12Z as planned.", "2031-04-08T20:12Z"),
        ("The convoy left on 24.04.2031.", "24.04.2031"),
        ("The convoy left in nineteen ninety-seven.", "nineteen ninety-seven"),
        ("The city fell in 480 BC.", "480 BC"),
        ("KHOROG, APRIL 8 - THE ROAD IS SHUT.", "APRIL 8"),
        ("The road was shut on 3 Ramadan 1452.", "3 Ramadan 1452"),
        ("The road shut ''on Tuesday,'' he said.", "Tuesday"),
        ("The road has now been cleared.", "now"),
    ],
)
def test_extents(text: str, expected: str) -> None:
    assert expected in [words for words, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they march on.",
        "About 2000 people and 1500 troops fled.",
        "The second man paid $1990 for half of it.",
        "He is an 18-year-old student, his brother 20 years old.",
        "The fall of Saint Anne and the march of the guilds.",
        "Room 1989, Route 1950.",
        "The three-quarters majority held.",
        "Read pages 12-14 and chapter 3.",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_ranges_are_two_expressions() -> None:
    assert found("On 6-7 January 2031 it snowed.") == [("6", "DATE"), ("7 January 2031", "DATE")]
    assert found("The war (1957-60) ended.") == [("1957", "DATE"), ("60", "DATE")]
    assert found("It lasted from April 13-15.") == [("April 13", "DATE"), ("15", "DATE")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They rested for three days.", "DURATION", "P3D"),
        ("They rested for several weeks.", "DURATION", "PXW"),
        ("They rested for an hour and a half.", "DURATION", "PT1H30M"),
        ("They rested for two decades.", "DURATION", "P20Y"),
        ("It was a 30-year bond.", "DURATION", "P30Y"),
        ("They met every Tuesday.", "SET", "XXXX-WXX-2"),
        ("They met every month.", "SET", "P1M"),
        ("They met on Tuesday nights.", "SET", "XXXX-WXX-2TNI"),
        ("They fought daily.", "SET", "P1D"),
        ("They are currently away.", "DATE", "PRESENT_REF"),
        ("They recently left.", "DATE", "PAST_REF"),
        ("They will leave in the near future.", "DATE", "FUTURE_REF"),
    ],
)
def test_values_that_need_no_calendar(text: str, kind: str, value: str) -> None:
    (time,) = find_times(text)
    assert (time.type.value, time.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("in early April", "START"),
        ("in mid-April", "MID"),
        ("at the end of April", "END"),
        ("about two years ago", "APPROX"),
        ("for more than three days", "MORE_THAN"),
        ("for at least three days", "EQUAL_OR_MORE"),
        ("for less than three days", "LESS_THAN"),
        ("for up to three days", "EQUAL_OR_LESS"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    (time,) = find_times(f"It stood empty {text}.")
    assert time.mod == mod


def test_no_expression_crosses_a_paragraph() -> None:
    assert found("It fell on April\n\n8 men died.") == [("April", "DATE")]
    assert found("It fell on April\n8 near Osh.") == [("April\n8", "DATE")]


def test_forms_read_back() -> None:
    form = make("date", month=4, day=8, mod="START", year=None)
    assert str(form) == "date month=4 day=8 mod=START"
    assert parse_form(str(form)) == form
    assert form.number("day") == 8
    assert form.number("mod") is None
    assert form.having(day=None, part="MO").get("day") is None


def test_only_what_is_read_and_datelines_are_searched() -> None:
    text = "OSH, April 3.\n\nIt fell on Monday.\n\nUpdated on Friday."
    passages = (
        Passage(0, 13, Role.DATELINE, "en"),
        Passage(15, 33, Role.BODY, "en"),
        Passage(35, 53, Role.BOILERPLATE, "en"),
    )
    document = Document("d", text, passages, SourceFile("a.txt", "text/plain", 1, "0"))
    reading = TimeRules()(SentenceRules()(Reading(document)))
    assert [text[t.start : t.end] for t in reading.times] == ["April 3", "Monday"]


def test_other_languages_are_left_alone() -> None:
    text = "Le 8 mai 2031, May 8."
    document = Document(
        "d", text, (Passage(0, len(text), Role.BODY, "fr"),), SourceFile("a", "text/plain", 1, "0")
    )
    assert TimeRules()(SentenceRules()(Reading(document))).times == ()
