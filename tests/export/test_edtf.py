from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.edtf import Stretch, in_words, long_words, stretch


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-04-08", date(2031, 4, 8), date(2031, 4, 8)),
        ("2031-04-08T20:12:00+05:00", date(2031, 4, 8), date(2031, 4, 8)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("203X", date(2030, 1, 1), date(2039, 12, 31)),
        ("2031-22", date(2031, 6, 1), date(2031, 8, 31)),
        ("2031-24", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-03-21/2031-03-31", date(2031, 3, 21), date(2031, 3, 31)),
        ("../2031-04-09", None, date(2031, 4, 9)),
        ("2031-04/..", date(2031, 4, 1), None),
        ("2031-04-XX", date(2031, 4, 1), date(2031, 4, 30)),
    ],
)
def test_a_date_covers_its_days(edtf: str, first: date | None, last: date | None) -> None:
    assert stretch(edtf) == Stretch(first, last)


@pytest.mark.parametrize("edtf", ["2031-04?", "2031-04-08~", "2031%", "2031-03?/2031-04"])
def test_marks_make_it_vague(edtf: str) -> None:
    found = stretch(edtf)
    assert found is not None
    assert found.vague


@pytest.mark.parametrize(
    "edtf",
    ["", "soon", "2031-13", "2031-02-30", "../..", "2031-05/2031-04", "a/b", "1/2/3"],
)
def test_other_things_are_no_dates(edtf: str) -> None:
    assert stretch(edtf) is None
    assert in_words(edtf) == edtf


@pytest.mark.parametrize(
    ("edtf", "short", "long"),
    [
        ("2031-04-08", "2031-04-08", "8 April 2031"),
        ("2031-04", "2031-04", "April 2031"),
        ("2031", "2031", "2031"),
        ("203X", "203X", "2030s"),
        ("../2031-04-09", "by 2031-04-09", "by 9 April 2031"),
        ("2031-04-09/..", "since 2031-04-09", "since 9 April 2031"),
        ("2031-03-21/2031-03-31", "2031-03-21 to 2031-03-31", "21 March 2031 to 31 March 2031"),
        ("2031-04?", "2031-04 (uncertain)", "April 2031 (uncertain)"),
        ("2031-22", "2031-22", "summer 2031"),
        ("2031-04-08T20:12:00+05:00", "2031-04-08 20:12", "8 April 2031, 20:12 UTC+05:00"),
        ("2031-04-08T20:12:00Z", "2031-04-08 20:12", "8 April 2031, 20:12 UTC"),
    ],
)
def test_words(edtf: str, short: str, long: str) -> None:
    assert in_words(edtf) == short
    assert long_words(edtf) == long


@given(st.dates())
def test_every_day_is_its_own_stretch(day: date) -> None:
    assert stretch(f"{day:%Y}".zfill(4) + f"-{day:%m-%d}") == Stretch(day, day)


@given(st.text(alphabet="0123456789-/.?~%XTZ:+", max_size=24))
def test_nothing_breaks_it(edtf: str) -> None:
    stretch(edtf)
    assert in_words(edtf) is not None
    assert long_words(edtf) is not None
