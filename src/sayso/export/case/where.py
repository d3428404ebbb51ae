"""Places for maps, no point finer than the text says; addresses that are safe to follow."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model import Place

__all__ = ["COUNTRY_PREC", "point", "priogrid", "web_address"]

COUNTRY_PREC = 6
"""UCDP ``where_prec`` from which a place is a whole country, or no land at all."""

_DECIMALS = {1: 4, 2: 2, 3: 2, 4: 1, 5: 1}
"""Decimals of a degree by ``where_prec``: 0.0001 is about 11 m, 0.01 about 1 km, 0.1 about
11 km. The point of a town stands for the town, as in UCDP GED and ACLED, which give four."""


def point(place: Place | None, *, countries: bool = False) -> tuple[float, float] | None:
    """Return longitude and latitude of a place, or None.

    Args:
        place: Any place.
        countries: Also give the gazetteer's point for a whole country, which is where
            nothing happened; otherwise such a place has none.
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    precision = place.precision or 5
    if precision >= COUNTRY_PREC and not countries:
        return None
    decimals = _DECIMALS.get(precision, 1)
    return round(place.lon, decimals), round(place.lat, decimals)


def priogrid(longitude: float, latitude: float) -> int:
    """Return the number of the half-degree PRIO-GRID cell (Tollefsen et al. 2012).

    Cells are counted from 1 at 90° S 180° W, eastwards and then northwards, 720 to a row.
    """
    row = min(359, floor((latitude + 90) * 2))
    column = min(719, floor((longitude + 180) * 2))
    return row * 720 + column + 1


def web_address(url: str | None) -> str | None:
    """Return an address of the web, or None for none and for any other scheme."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
