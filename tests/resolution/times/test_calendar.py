from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.edtf import bounds
from sayso.resolution.times.feasts import easter, feast, orthodox_easter
from sayso.resolution.times.moment import GRAINS, Moment, of_day, of_month, of_week, of_year


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        # published tables of the two Easters
        (1900, date(1900, 4, 15), date(1900, 4, 22)),
        (2000, date(2000, 4, 23), date(2000, 4, 30)),
        (2019, date(2019, 4, 21), date(2019, 4, 28)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
        (2031, date(2031, 4, 13), date(2031, 4, 13)),
        (2038, date(2038, 4, 25), date(2038, 4, 25)),
    ],
)
def test_easter(year: int, western: date, eastern: date) -> None:
    assert easter(year) == western
    assert orthodox_easter(year) == eastern


@given(st.integers(1583, 4099))
def test_easter_is_a_spring_sunday(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)
    assert orthodox_easter(year).isoweekday() == 7


def test_feasts() -> None:
    assert feast("thanksgiving", 2031) == date(2031, 11, 27)
    assert feast("memorial-day", 2031) == date(2031, 5, 26)
    assert feast("election-day", 2032) == date(2032, 11, 2)
    assert feast("good-friday", 2031) == date(2031, 4, 11)
    assert feast("no-such-day", 2031) is None
    assert feast("easter", 1200) is None


MOMENTS = st.one_of(
    st.dates(date(2, 1, 1), date(9900, 12, 31)).map(of_day),
    st.dates(date(2, 1, 1), date(9900, 12, 31)).map(of_week),
    st.builds(of_month, st.integers(2, 9900), st.integers(1, 12)),
    st.builds(of_year, st.integers(2, 9900)),
    st.builds(lambda y, q: Moment("quarter", y, q), st.integers(2, 9900), st.integers(1, 4)),
    st.builds(lambda y, h: Moment("half", y, h), st.integers(2, 9900), st.integers(1, 2)),
    st.builds(
        lambda y, s: Moment("season", y, season=s),
        st.integers(2, 9900),
        st.sampled_from(["SP", "SU", "FA", "WI"]),
    ),
    st.builds(lambda y: Moment("decade", y * 10), st.integers(1, 990)),
    st.builds(lambda y: Moment("century", y * 100), st.integers(1, 98)),
)


@given(MOMENTS, st.sampled_from([None, "START", "MID", "END"]))
def test_edtf_covers_the_same_days(moment: Moment, mod: str | None) -> None:
    text = moment.edtf(mod)
    assert text is not None
    first, last = bounds(text)
    assert first is not None
    assert last is not None
    if mod is None:
        assert (first.as_date(), last.as_date()) == (moment.first, moment.last)
    else:
        assert moment.first is not None
        assert moment.last is not None
        assert moment.first <= (first.as_date() or date.min) <= moment.last
        assert moment.first <= (last.as_date() or date.max) <= moment.last


@given(
    MOMENTS,
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]),
    st.integers(-500, 500),
)
def test_shifting_never_fails(moment: Moment, unit: str, n: int) -> None:
    moved = moment.shift(unit, n)
    assert moved is None or moved.grain in {*GRAINS, "weekend"}
    if moved is not None and moved.first is not None:
        assert moved.edtf() is not None


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(-1000, 1000))
def test_days_shift_there_and_back(day: date, n: int) -> None:
    there = of_day(day).shift("day", n)
    assert there is not None
    back = there.shift("day", -n)
    assert back == of_day(day)


def test_values_before_christ() -> None:
    assert Moment("year", -479).value() == "BC0480"
    assert Moment("month", -479, 8).value() == "BC0480-08"
    assert Moment("century", -300).value() == "BC03"
    assert Moment("decade", -470).value() == "BC047"
    assert Moment("year", -479).edtf() == "-0479"
    assert Moment("year", -479).shift("year", 1) == Moment("year", -478)
