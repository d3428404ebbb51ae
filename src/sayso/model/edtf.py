"""EDTF level 1 (ISO 8601-2:2019): parse, write, and say which days a value covers.

What is read: years, months, days, times with or without a zone, seasons (21 to 24), digits
left open (``199X``, ``2031-XX``, ``2031-04-XX``), the qualifiers ``?``, ``~`` and ``%`` at
the end, years before 1 BC (``-0479`` is 480 BC) and beyond four digits (``Y17000``), and
intervals whose ends may be open (``..``) or unknown (empty). Anything else is an error:
values come from rules and gazetteers, and a slip there must not pass for a date.

Seasons are meteorological and northern: spring is March to May, winter December to
February of the next year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.errors import InputError

__all__ = [
    "Day",
    "Edtf",
    "EdtfError",
    "bounds",
    "format_interval",
    "is_edtf",
    "parse_edtf",
    "within",
]


class EdtfError(InputError):
    """A value isn't EDTF level 1, or names a day that no calendar has."""

    default_code = "S120"


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; year 0 is 1 BC. Compares in time order."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Return the day as EDTF."""
        return f"{_year_text(self.year)}-{self.month:02d}-{self.day:02d}"

    def as_date(self) -> date | None:
        """Return the day as :class:`datetime.date`; None outside the years 1 to 9999."""
        return date(*self) if 1 <= self.year <= 9999 else None

    @classmethod
    def of(cls, value: date) -> Day:
        """Return the day of a :class:`datetime.date`."""
        return cls(value.year, value.month, value.day)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF value.

    Attributes:
        text: The value as written.
        first: First day it may cover; None where the start is open or unknown.
        last: Last day it may cover; None where the end is open or unknown.
        clock: ``HH:MM`` or ``HH:MM:SS`` of a single value with a time of day.
        zone: ``Z`` or an offset such as ``+05:00``, where a time of day has one.
        interval: Whether it is written with a slash.
        uncertain: Whether any part is marked ``?`` or ``%``.
        approximate: Whether any part is marked ``~`` or ``%``.
    """

    text: str
    first: Day | None
    last: Day | None
    clock: str | None = None
    zone: str | None = None
    interval: bool = False
    uncertain: bool = False
    approximate: bool = False

    @property
    def days(self) -> int | None:
        """How many days it covers; None for open ends and years outside 1 to 9999."""
        first = self.first.as_date() if self.first else None
        last = self.last.as_date() if self.last else None
        return (last - first).days + 1 if first and last else None


_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,9})"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"(?P<mark>[?~%])?"
)
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


class _Part(NamedTuple):
    first: Day
    last: Day
    clock: str | None
    zone: str | None
    mark: str


def _fail(text: str, cause: str) -> EdtfError:
    return EdtfError(cause, subject=text or "an empty value", fix="write it as EDTF level 1")


def _year_text(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _month_days(year: int, month: int) -> int:
    # the Gregorian calendar repeats every 400 years; calendar knows years from 1 on
    return monthrange(2000 + year % 400, month)[1]


def _years(text: str) -> tuple[int, int]:
    if text.startswith("Y"):
        return int(text[1:]), int(text[1:])
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if text == "-0000":
        raise ValueError(text)
    if text.startswith("-"):
        low, high = high, low
    return low, high


def _part(text: str, whole: str) -> _Part:
    match = _DATE.fullmatch(text)
    if match is None:
        raise _fail(whole, "is not an EDTF level 1 date")
    month, day, clock, zone = match.group("month", "day", "clock", "zone")
    try:
        y1, y2 = _years(match["year"])
    except ValueError:
        raise _fail(whole, "names a year that EDTF doesn't have (1 BC is 0000)") from None
    if y1 != y2 and month is not None:
        raise _fail(whole, "leaves the year open but names a month")
    if clock and ("XX" in (month, day) or not _clock_ok(clock)):
        raise _fail(whole, "names a time of day that doesn't exist")
    m1, m2 = _months(month, day, whole)
    y2 += m2 < m1
    if day in (None, "XX"):
        d1, d2 = 1, _month_days(y2, m2)
    else:
        d1 = d2 = int(day)
        if not 1 <= d1 <= _month_days(y1, m1):
            raise _fail(whole, "names a day that doesn't exist")
    return _Part(Day(y1, m1, d1), Day(y2, m2, d2), clock, zone, match["mark"] or "")


def _months(month: str | None, day: str | None, whole: str) -> tuple[int, int]:
    """Return the first and last month; a season that ends next year has the later one first."""
    if month == "XX" and day not in (None, "XX"):
        raise _fail(whole, "leaves the month open but names a day")
    if month is None or month == "XX":
        return 1, 12
    if month in _SEASONS:
        if day is not None:
            raise _fail(whole, "names a day of a season")
        return _SEASONS[month]
    if not 1 <= int(month) <= 12:
        raise _fail(whole, "names a month that doesn't exist")
    return int(month), int(month)


def _clock_ok(clock: str) -> bool:
    hour, minute, *second = (int(part) for part in clock.split(":"))
    if hour == 24:
        return minute == 0 and not any(second)
    return hour < 24 and minute < 60 and all(s < 60 for s in second)


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Parse an EDTF level 1 value.

    Raises:
        EdtfError: ``S120`` it isn't one, an interval runs backwards, or it has two open ends.
    """
    if "/" not in text:
        part = _part(text, text)
        return Edtf(
            text=text,
            first=part.first,
            last=part.last,
            clock=part.clock,
            zone=part.zone,
            uncertain=part.mark in {"?", "%"},
            approximate=part.mark in {"~", "%"},
        )
    ends = text.split("/")
    if len(ends) != 2:
        raise _fail(text, "has more than one slash")
    known = [None if end in {"", ".."} else _part(end, text) for end in ends]
    start, stop = known
    if start is None and stop is None:
        raise _fail(text, "is open at both ends")
    if start and stop and start.first > stop.last:
        raise _fail(text, "runs backwards")
    marks = "".join(part.mark for part in known if part)
    return Edtf(
        text=text,
        first=start.first if start else None,
        last=stop.last if stop else None,
        interval=True,
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
    )


def is_edtf(text: str) -> bool:
    """Tell whether a value is EDTF level 1."""
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def bounds(text: str) -> tuple[Day | None, Day | None]:
    """Return the first and the last day that a value covers; None at an open end.

    Raises:
        EdtfError: ``S120`` as in :func:`parse_edtf`.
    """
    value = parse_edtf(text)
    return value.first, value.last


def within(inner: str, outer: str) -> bool:
    """Tell whether all days of one value lie inside the other; open ends reach for ever.

    Raises:
        EdtfError: ``S120`` as in :func:`parse_edtf`.
    """
    a1, a2 = bounds(inner)
    b1, b2 = bounds(outer)
    starts = b1 is None or (a1 is not None and a1 >= b1)
    ends = b2 is None or (a2 is not None and a2 <= b2)
    return starts and ends


def format_interval(first: date | None, last: date | None) -> str:
    """Write the days from *first* to *last* (inclusive) in the shortest EDTF form.

    A whole month or year becomes ``2031-04`` or ``2031``, whole months an interval of
    months, one day itself, None an open end.

    Raises:
        EdtfError: ``S120`` both are None, or *last* comes before *first*.
    """
    if first is None or last is None:
        if first is None and last is None:
            raise _fail("../..", "is open at both ends")
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if last < first:
        raise _fail(f"{first}/{last}", "runs backwards")
    if first == last:
        return first.isoformat()
    if first.day == 1 and _ends_month(last):
        if first.month == 1 and last.month == 12:
            start, end = f"{first.year:04d}", f"{last.year:04d}"
        else:
            start, end = first.isoformat()[:7], last.isoformat()[:7]
        return start if start == end else f"{start}/{end}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
