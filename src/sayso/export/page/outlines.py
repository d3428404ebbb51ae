"""Outlines of countries, shipped with sayso: Natural Earth 1:50m (public domain), thinned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["Country", "Ring", "countries"]

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of each corner; the last joins the first."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline, as it is administered.

    Attributes:
        name: Short English name.
        rings: Outer edges of its parts, the largest first.
        boxes: West, south, east and north of each ring.
    """

    name: str
    rings: tuple[Ring, ...]
    boxes: tuple[tuple[float, float, float, float], ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Return all outlines; they are read once, when the first map is drawn."""
    text = files("sayso.export").joinpath("data/outlines.json").read_text(encoding="utf-8")
    data = json.loads(text)
    arcs = [_decode(arc, data["units"]) for arc in data["arcs"]]
    found = []
    for name, rings in data["countries"]:
        corners = tuple(_ring(ring, arcs) for ring in rings)
        boxes = tuple(_box(ring) for ring in corners)
        found.append(Country(name, corners, boxes))
    return tuple(found)


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _box(ring: Ring) -> tuple[float, float, float, float]:
    longitudes = [point[0] for point in ring]
    latitudes = [point[1] for point in ring]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _decode(text: str, units: int) -> list[tuple[float, float]]:
    """Return the points of an encoded line; see ``tools/build_outlines.py``."""
    numbers = []
    number = shift = 0
    for character in text:
        bits = ord(character) - 63
        number |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    points = []
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / units, y / units))
    return points
