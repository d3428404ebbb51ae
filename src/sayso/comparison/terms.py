"""Days and places of a comparison, in forms that can be compared at once."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from sayso.errors import SaysoError
from sayso.model import Place, Time
from sayso.model.edtf import bounds

__all__ = [
    "Days",
    "Spot",
    "days_in",
    "days_of",
    "distance",
    "is_narrow",
    "join_days",
    "meet",
    "same_spot",
    "spot_of",
]

Days = tuple[int, int]
"""First and last day, as ordinals of :class:`datetime.date`."""

Spot = tuple[str, float | None, float | None, str | None, int | None]
"""Name, latitude, longitude, country and ``where_prec`` of a place."""

SAME_SPOT_KM = 3.0
"""Points this near are one place; neighbouring villages on a front lie 5 km apart."""

LONGEST = 400
"""Days from which a time places nothing."""
COUNTRY = 6
"""Precision (``where_prec``) of a country."""

_EARTH_KM = 12742.0176


def days_of(edtf: str | None) -> Days | None:
    """Return the days that an EDTF value covers; None where it has an open end or is none."""
    if not edtf:
        return None
    try:
        first, last = bounds(edtf)
        if first is None or last is None:
            return None
        a, b = first.as_date(), last.as_date()
    except (SaysoError, ValueError):
        return None
    return None if a is None or b is None else (a.toordinal(), b.toordinal())


def days_in(time: Time) -> Days | None:
    """Return the days of a time expression; None where it is too long to place anything."""
    days = days_of(time.edtf)
    return days if days is not None and days[1] - days[0] <= LONGEST else None


def spot_of(place: Place) -> Spot:
    """Return a place as comparison keeps it."""
    return (place.name, place.lat, place.lon, place.country, place.precision)


def is_narrow(place: Place) -> bool:
    """Tell whether a place is narrower than a country."""
    return place.precision is None or place.precision < COUNTRY


def meet(a: Days | None, b: Days | None, slack: int = 0) -> bool:
    """Tell whether two stretches share a day or lie at most *slack* days apart; unknown ones do."""
    return a is None or b is None or (a[0] <= b[1] + slack and b[0] <= a[1] + slack)


def join_days(a: Days | None, b: Days | None) -> Days | None:
    """Return the days that two stretches share, else the shorter one."""
    if a is None or b is None:
        return a or b
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else min(a, b, key=lambda d: (d[1] - d[0], d))


def distance(a: Spot, b: Spot) -> float | None:
    """Return the kilometres between two places; None where one has no coordinates."""
    if a[1] is None or a[2] is None or b[1] is None or b[2] is None:
        return None
    x1, y1, x2, y2 = (radians(v) for v in (a[1], a[2], b[1], b[2]))
    h = sin((x2 - x1) / 2) ** 2 + cos(x1) * cos(x2) * sin((y2 - y1) / 2) ** 2
    return _EARTH_KM * asin(min(1.0, sqrt(h)))


def same_spot(a: Spot, b: Spot) -> bool:
    """Tell whether two places are one: by name and country, or by lying close together."""
    if a[0].casefold() == b[0].casefold() and a[3] == b[3]:
        return True
    far = distance(a, b)
    return far is not None and far <= SAME_SPOT_KM
