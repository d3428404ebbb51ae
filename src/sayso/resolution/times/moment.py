"""Moment: a stretch of the calendar with a grain (day, week, quarter, decade …)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.model.edtf import format_interval

__all__ = ["GRAINS", "Moment", "of_day", "of_month", "of_week", "of_year"]

GRAINS = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century")
"""From fine to coarse."""

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART_NAMES = {"MO", "AF", "EV", "NI", "DT"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar.

    Attributes:
        grain: How wide it is: one of :data:`GRAINS`, or ``weekend``.
        year: Astronomical (0 is 1 BC); of a decade or century, its first year; of a week,
            the ISO year.
        sub: Month, ISO week, quarter or half by number.
        day: Day of the month.
        season: ``SP``, ``SU``, ``FA`` or ``WI`` (which runs into the next year).
        clock: ``HH:MM``, with a day.
        part: Part of the day (``MO AF EV NI DT``), with a day.
    """

    grain: str
    year: int
    sub: int = 0
    day: int = 0
    season: str = ""
    clock: str = ""
    part: str = ""

    @property
    def first(self) -> date | None:
        """First day; None before the year 1."""
        if not 1 <= self.year <= 9998:
            return None
        match self.grain:
            case "day":
                return date(self.year, self.sub, self.day)
            case "month":
                return date(self.year, self.sub, 1)
            case "week":
                return date.fromisocalendar(self.year, self.sub, 1)
            case "weekend":
                return date.fromisocalendar(self.year, self.sub, 6)
            case "quarter":
                return date(self.year, 3 * self.sub - 2, 1)
            case "half":
                return date(self.year, 6 * self.sub - 5, 1)
            case "season":
                return date(self.year, _SEASONS[self.season], 1)
        return date(self.year, 1, 1)

    @property
    def last(self) -> date | None:
        """Last day; None before the year 1."""
        first = self.first
        if first is None:
            return None
        match self.grain:
            case "day":
                return first
            case "week":
                return first + timedelta(days=6)
            case "weekend":
                return first + timedelta(days=1)
        months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}
        months |= {"decade": 120, "century": 1200}
        return _add_months(first, months[self.grain]) - timedelta(days=1)

    @property
    def middle(self) -> date | None:
        """The day in the middle."""
        first, last = self.first, self.last
        return first + (last - first) / 2 if first and last else None

    def value(self) -> str:
        """Return TimeML's value; ``BC0480`` before Christ, as in TIMEX2."""
        head = f"BC{1 - self.year:04d}" if self.year <= 0 else f"{self.year:04d}"
        match self.grain:
            case "century":
                return f"BC{-self.year // 100:02d}" if self.year <= 0 else head[:2]
            case "decade":
                return f"BC{-self.year // 10:03d}" if self.year <= 0 else head[:3]
            case "year":
                return head
            case "half":
                return f"{head}-H{self.sub}"
            case "quarter":
                return f"{head}-Q{self.sub}"
            case "season":
                return f"{head}-{self.season}"
            case "month":
                return f"{head}-{self.sub:02d}"
            case "week":
                return f"{head}-W{self.sub:02d}"
            case "weekend":
                return f"{head}-W{self.sub:02d}-WE"
        tail = f"T{self.clock}" if self.clock else f"T{self.part}" if self.part else ""
        return f"{head}-{self.sub:02d}-{self.day:02d}{tail}"

    def edtf(self, mod: str | None = None) -> str | None:
        """Return EDTF level 1: early, mid and late months are their thirds, in days."""
        if self.grain == "century":
            return f"{self.year // 100:02d}XX" if self.year >= 0 else None
        if self.grain == "decade":
            return f"{self.year // 10:03d}X" if self.year >= 0 else None
        if self.grain == "season":
            code = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}[self.season]
            return f"{_year(self.year)}-{code}"
        first, last = self.first, self.last
        if first is None or last is None:
            return self._before_christ()
        if self.grain == "month" and mod in {"START", "MID", "END"}:
            thirds = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}
            a, b = thirds[mod]
            return format_interval(first.replace(day=a), first.replace(day=b))
        if self.grain == "year" and mod in {"START", "MID", "END"}:
            months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
            a, b = months[mod]
            return f"{self.year:04d}-{a:02d}/{self.year:04d}-{b:02d}"
        if self.grain == "day" and self.clock:
            return f"{first.isoformat()}T{self.clock}"
        return format_interval(first, last)

    def _before_christ(self) -> str | None:
        head = _year(self.year)
        match self.grain:
            case "year":
                return head
            case "month":
                return f"{head}-{self.sub:02d}"
            case "day":
                return f"{head}-{self.sub:02d}-{self.day:02d}"
        return None

    def shift(self, unit: str, n: int) -> Moment | None:
        """Return the moment *n* units away, at the unit's grain or its own if coarser.

        None where the calendar ends, or days are counted from something coarser.
        """
        try:
            return self._shifted(unit, n)
        except (ValueError, OverflowError):
            return None

    def _shifted(self, unit: str, n: int) -> Moment | None:
        match unit:
            case "century" | "decade" | "millennium":
                size = {"decade": 10, "century": 100, "millennium": 1000}[unit]
                if self.grain == unit:
                    return replace(self, year=self.year + n * size)
                if n and abs(n) * size <= 100:
                    return of_year(self.year + n * size)
                start = (self.year + n * size) // size * size
                return Moment(unit if unit != "millennium" else "year", start)
            case "year":
                if self.grain in {"quarter", "half", "season"}:
                    return replace(self, year=self.year + n)
                return of_year(self.year + n)
            case "half" | "quarter" | "month":
                months = {"half": 6, "quarter": 3, "month": 1}[unit] * n
                sub = self.first.month if self.first else (self.sub or 1)
                total = self.year * 12 + sub - 1 + months
                year, month = total // 12, total % 12 + 1
                if unit == "quarter":
                    return Moment("quarter", year, (month + 2) // 3)
                if unit == "half":
                    return Moment("half", year, (month + 5) // 6)
                return of_month(year, month)
        first = self.first
        if first is None:
            return None
        if unit in {"week", "weekend", "fortnight"}:
            step = 14 if unit == "fortnight" else 7
            moved = of_week(first + timedelta(days=step * n))
            return replace(moved, grain="weekend") if unit == "weekend" else moved
        if unit == "day" and self.grain == "day":
            return of_day(first + timedelta(days=n))
        return None


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _add_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def of_day(day: date) -> Moment:
    """Return a day as a moment."""
    return Moment("day", day.year, day.month, day.day)


def of_week(day: date) -> Moment:
    """Return the ISO week that holds a day."""
    iso = day.isocalendar()
    return Moment("week", iso.year, iso.week)


def of_month(year: int, month: int) -> Moment:
    """Return a month as a moment."""
    return Moment("month", year, month)


def of_year(year: int) -> Moment:
    """Return a year (astronomical) as a moment."""
    return Moment("year", year)
