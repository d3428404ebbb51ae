"""Holidays on the calendar: fixed days, nth weekdays, and Easter by the computus."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["easter", "feast", "orthodox_easter"]

_FIXED = {
    "new-year": (1, 1),
    "new-year-eve": (12, 31),
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "boxing-day": (12, 26),
    "orthodox-christmas": (1, 7),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "st-patrick": (3, 17),
    "april-fools": (4, 1),
    "groundhog-day": (2, 2),
    "earth-day": (4, 22),
    "halloween": (10, 31),
    "all-saints": (11, 1),
    "veterans-day": (11, 11),
    "armistice-day": (11, 11),
    "bastille-day": (7, 14),
    "may-day": (5, 1),
    "womens-day": (3, 8),
}
# month, weekday (Monday is 1), which one (-1: the last); as kept in the United States
_NTH = {
    "thanksgiving": (11, 4, 4),
    "labor-day": (9, 1, 1),
    "memorial-day": (5, 1, -1),
    "mlk-day": (1, 1, 3),
    "presidents-day": (2, 1, 3),
    "columbus-day": (10, 1, 2),
    "mothers-day": (5, 7, 2),
    "fathers-day": (6, 7, 3),
}
_FROM_EASTER = {
    "easter": 0,
    "easter-monday": 1,
    "good-friday": -2,
    "holy-saturday": -1,
    "maundy-thursday": -3,
    "palm-sunday": -7,
    "ash-wednesday": -46,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Jones and Butcher), 1583 on."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday (Meeus's Julian rule) as a Gregorian date, 1583 on."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian_lag = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=julian_lag)


def feast(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year; None where no rule gives one."""
    if not 1583 <= year <= 9998:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name == "orthodox-easter":
        return orthodox_easter(year)
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "election-day":
        return _nth(year, 11, 1, 1) + timedelta(days=1)
    if name in _NTH:
        return _nth(year, *_NTH[name])
    return None


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
