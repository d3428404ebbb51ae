from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.model.edtf import (
    Day,
    EdtfError,
    bounds,
    format_interval,
    is_edtf,
    parse_edtf,
    within,
)

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-04-08", "2031-04-08", "2031-04-08"),
        ("2031-04", "2031-04-01", "2031-04-30"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2031-04-XX", "2031-04-01", "2031-04-30"),
        ("2031-XX", "2031-01-01", "2031-12-31"),
        ("2031-XX-XX", "2031-01-01", "2031-12-31"),
        ("2031-21", "2031-03-01", "2031-05-31"),
        ("2031-24", "2031-12-01", "2032-02-29"),
        ("2031-04-08T20:12", "2031-04-08", "2031-04-08"),
        ("2031-04-08T20:12:00+05:00", "2031-04-08", "2031-04-08"),
        ("2031-04-08T24:00", "2031-04-08", "2031-04-08"),
        ("2031-04?", "2031-04-01", "2031-04-30"),
        ("2031-03-21/2031-03-31", "2031-03-21", "2031-03-31"),
        ("2030/2031-04", "2030-01-01", "2031-04-30"),
        ("-0479", "-0479-01-01", "-0479-12-31"),
        ("0000-02", "0000-02-01", "0000-02-29"),
        ("-04XX", "-0499-01-01", "-0400-12-31"),
        ("Y17000", "Y17000-01-01", "Y17000-12-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    assert tuple(str(day) for day in bounds(text)) == (first, last)


def test_open_ends() -> None:
    assert bounds("../2031-04-09") == (None, Day(2031, 4, 9))
    assert bounds("/2031-04-09") == (None, Day(2031, 4, 9))
    assert bounds("2031-04-09/..") == (Day(2031, 4, 9), None)
    assert parse_edtf("../2031").days is None


def test_marks_clock_and_zone() -> None:
    value = parse_edtf("2031-04-08T20:12:30Z")
    assert (value.clock, value.zone, value.days) == ("20:12:30", "Z", 1)
    assert parse_edtf("2031%").uncertain
    assert parse_edtf("2031%").approximate
    assert parse_edtf("2031~").approximate
    assert not parse_edtf("2031~").uncertain
    assert parse_edtf("2031?/2032").uncertain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2031-4-8",
        "31-04-08",
        "2031-13",
        "2031-00",
        "2031-02-29",
        "2031-04-31",
        "2031-04-00",
        "2031-XX-08",
        "203X-04",
        "2031-21-04",
        "2031-25",
        "2031-04-08T25:00",
        "2031-04-08T12:60",
        "2031-04-XXT12:00",
        "2031-04T12:00",
        "2031/2030",
        "2031/2032/2033",
        "../..",
        "/",
        "-0000",
        " 2031",
        "2031 ",
        "2031-W15",
        "2031-Q1",
    ],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert isinstance(caught.value, SaysoError)
    assert caught.value.code == "S120"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2031-04-08", "2031-04-08", "2031-04-08"),
        ("2031-04-01", "2031-04-30", "2031-04"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-07-01", "2031-09-30", "2031-07/2031-09"),
        ("2030-01-01", "2031-12-31", "2030/2031"),
        ("2031-04-01", "2031-04-29", "2031-04-01/2031-04-29"),
        ("2031-04-02", "2031-04-30", "2031-04-02/2031-04-30"),
        (None, "2031-04-30", "../2031-04-30"),
        ("2031-04-30", None, "2031-04-30/.."),
    ],
)
def test_writing(first: str | None, last: str | None, text: str) -> None:
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else None
    assert format_interval(start, end) == text


def test_writing_refuses_nothing_and_backwards() -> None:
    with pytest.raises(EdtfError):
        format_interval(None, None)
    with pytest.raises(EdtfError):
        format_interval(date(2031, 4, 9), date(2031, 4, 8))


def test_within() -> None:
    assert within("2031-04-08", "2031-04")
    assert not within("2031-04", "2031-04-08")
    assert within("2031-04", "../2031")
    assert not within("../2031", "2031")


@given(DAYS, st.integers(0, 4000))
def test_what_is_written_reads_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = format_interval(first, last)
    assert bounds(text) == (Day.of(first), Day.of(last))
    assert parse_edtf(text).days == length + 1


@given(st.text(max_size=12) | st.from_regex(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}/?", fullmatch=True))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        value = parse_edtf(text)
    except EdtfError:
        return
    assert value.first is None or value.last is None or value.first <= value.last
    assert value.text == text
