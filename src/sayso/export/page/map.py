"""Where a document's places lie: a map that needs no network, laid out for the template.

The projection is equirectangular with the middle of the view as standard parallel, so that
shapes near it keep their proportions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.export.page.clip import clip
from sayso.export.page.outlines import Ring, countries
from sayso.export.visible import visible
from sayso.model import Place, PlaceUse, Reading

__all__ = ["Dot", "Label", "Map", "Spot", "draw", "draw_spots", "precision_words"]

WIDTH = 960
_TALL, _FLAT = 0.62, 0.40
"""Height of the drawing as a share of its width: most and least."""
_LEAST_DEGREES = 3.0
"""Least height of the view: closer up, the thinned outlines would look like facts."""
_RADIUS = {1: 5, 2: 10, 3: 15, 4: 26, 5: 20, 6: 38, 7: 44}
"""Radius of the circle for each UCDP ``where_prec``: the less exact, the larger."""
_BARS = (2000, 1000, 500, 200, 100, 50, 20)
_KM_A_DEGREE = 111.2
"""Of latitude; with the middle of the view as standard parallel it holds there both ways."""
_WORDS = {
    1: "exact place",
    2: "near the place",
    3: "district",
    4: "province",
    5: "line or area",
    6: "country",
    7: "sea or air",
}


_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be drawn as a dot.

    Attributes:
        name: What it is called.
        lat: Degrees north.
        lon: Degrees east.
        precision: UCDP's ``where_prec``, 1 to 7.
        target: What the dot leads to.
    """

    name: str
    lat: float
    lon: float
    precision: int | None
    target: str


@dataclass(slots=True)
class Dot:
    """A place on the map."""

    name: str
    target: str
    x: float
    y: float
    radius: float
    precision: str
    label_x: float = 0
    label_y: float = 0
    label_end: bool = False
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A country's name on the map."""

    name: str
    x: float
    y: float


@dataclass(slots=True)
class Map:
    """A drawing of dots over outlines."""

    width: int
    height: int
    paths: list[str] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    bar: float = 0
    bar_words: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    west: float
    south: float
    east: float
    north: float
    scale: float
    squeeze: float

    def x(self, longitude: float) -> float:
        return (longitude - self.west) * self.squeeze * self.scale

    def y(self, latitude: float) -> float:
        return (self.north - latitude) * self.scale


def precision_words(precision: int | None) -> str:
    """Return UCDP's ``where_prec`` in words."""
    return _WORDS.get(precision or 0, "not known")


def draw(reading: Reading, target: str) -> Map | None:
    """Return the map of the locations in a document, or None where none has coordinates.

    Args:
        reading: Its literal places with coordinates are drawn, each name once.
        target: What a dot leads to, with ``{offset}`` for where its name stands.
    """
    unique: dict[tuple[str, float, float], Place] = {}
    for place in reading.places:
        if place.use is PlaceUse.LITERAL and place.lat is not None and place.lon is not None:
            unique.setdefault((place.name, place.lat, place.lon), place)
    return draw_spots(
        [
            Spot(name, lat, lon, place.precision, target.format(offset=place.start))
            for (name, lat, lon), place in unique.items()
        ]
    )


def draw_spots(spots: Iterable[Spot]) -> Map | None:
    """Return the map of some spots, or None where there is none on the globe."""
    known = [spot for spot in spots if abs(spot.lat) <= 90 and abs(spot.lon) <= 180]
    if not known:
        return None
    middle = _middle([(spot.lon, spot.lat) for spot in known])
    view, height = _view([(_near(spot.lon, middle), spot.lat) for spot in known])
    drawing = Map(WIDTH, height)
    length = next(n for n in _BARS if n / _KM_A_DEGREE * view.scale <= WIDTH / 5 or n == _BARS[-1])
    drawing.bar = round(length / _KM_A_DEGREE * view.scale, 1)
    drawing.bar_words = f"{length} km"
    for spot in known:
        dot = Dot(
            visible(spot.name),
            spot.target,
            round(view.x(_near(spot.lon, middle)), 1),
            round(view.y(spot.lat), 1),
            _RADIUS.get(spot.precision or 0, 8),
            precision_words(spot.precision),
        )
        drawing.dots.append(dot)
    drawing.dots.sort(key=lambda dot: -dot.radius)
    _outline(drawing, view, _name_dots(drawing))
    return drawing


def _middle(points: list[tuple[float, float]]) -> float:
    """Return the longitude in the middle of the shortest arc that holds all points."""
    longitudes = sorted({lon % 360 for lon, _ in points})
    gaps = [
        ((longitudes[(i + 1) % len(longitudes)] - lon) % 360 or 360, i)
        for i, lon in enumerate(longitudes)
    ]
    gap, at = max(gaps)
    start = longitudes[(at + 1) % len(longitudes)]
    middle = start + (360 - gap) / 2
    return middle - 360 if middle > 180 else middle


def _near(longitude: float, middle: float) -> float:
    """Return the same longitude within half a turn of the middle."""
    return middle + (longitude - middle + 180) % 360 - 180


def _view(points: list[tuple[float, float]]) -> tuple[_View, int]:
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (south + north) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    tall = max((north - south) * 1.5, _LEAST_DEGREES)
    wide = max((east - west) * 1.4 * squeeze, tall / _TALL)
    tall = min(max(tall, wide * _FLAT), 180.0)
    wide = min(max(wide, tall / _TALL), 360.0)
    half = wide / 2 / squeeze
    centre = (west + east) / 2
    top = min(middle + tall / 2, 90.0)
    bottom = max(top - tall, -90.0)
    top = min(bottom + tall, 90.0)
    scale = WIDTH / wide
    view = _View(centre - half, bottom, centre + half, top, scale, squeeze)
    return view, round((top - bottom) * scale)


def _name_dots(drawing: Map) -> list[_Box]:
    """Put each name beside its dot, where it covers no other; else leave it to the list.

    Returns what is covered then, for the names of countries to keep clear of.
    """
    taken: list[_Box] = []
    for dot in sorted(drawing.dots, key=lambda d: d.radius):
        width = 8.6 * len(dot.name) + 6
        gap = min(dot.radius, 12) + 5
        for dx, dy, end in ((gap, 5, False), (-gap, 5, True), (gap, -14, False), (-gap, 22, True)):
            left = dot.x + dx - (width if end else 0)
            box = (left, dot.y + dy - 15, left + width, dot.y + dy + 4)
            if box[0] < 0 or box[2] > drawing.width or any(_crosses(box, t) for t in taken):
                continue
            taken.append(box)
            dot.label_x, dot.label_y, dot.label_end = round(dot.x + dx, 1), dot.y + dy, end
            break
        else:
            dot.labelled = False
    return taken + [(d.x - 5, d.y - 5, d.x + 5, d.y + 5) for d in drawing.dots]


def _crosses(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _outline(drawing: Map, view: _View, taken: list[_Box]) -> None:
    """Draw the parts of countries within the view, small over large, and their names."""
    shapes: list[tuple[float, str]] = []
    for country in countries():
        best: list[tuple[float, float]] = []
        best_area = 0.0
        for ring, box in zip(country.rings, country.boxes, strict=True):
            for turn in (-360, 0, 360):
                if not (
                    box[0] + turn < view.east
                    and box[2] + turn > view.west
                    and box[1] < view.north
                    and box[3] > view.south
                ):
                    continue
                points = _project(ring, view, turn, drawing)
                if len(points) < 3:
                    continue
                size = _area(points)
                shapes.append((size, _path(points)))
                if size > best_area:
                    best, best_area = points, size
        if best_area > 9000:
            x, y = _inside(best)
            half = 4.5 * len(country.name)
            box = (x - half, y - 14, x + half, y + 5)
            is_free = not any(_crosses(box, other) for other in taken)
            if is_free and half < x < drawing.width - half and 20 < y < drawing.height - 34:
                drawing.labels.append(Label(country.name, round(x, 1), round(y, 1)))
    drawing.paths = [path for _, path in sorted(shapes, reverse=True)]


def _project(ring: Ring, view: _View, turn: int, drawing: Map) -> list[tuple[float, float]]:
    points = [(view.x(lon + turn), view.y(lat)) for lon, lat in ring]
    clipped = clip(points, -4, -4, drawing.width + 4, drawing.height + 4)
    thinned: list[tuple[float, float]] = []
    for point in clipped:
        if thinned and abs(point[0] - thinned[-1][0]) + abs(point[1] - thinned[-1][1]) < 0.8:
            continue
        thinned.append(point)
    return thinned


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _area(points: list[tuple[float, float]]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _inside(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the widest stretch within a shape, level by level."""
    low, high = min(p[1] for p in points), max(p[1] for p in points)
    best = (0.0, points[0][0], low)
    for part in range(2, 9):
        y = low + (high - low) * part / 10
        crossings = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in zip(points, points[1:] + points[:1], strict=True)
            if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            best = max(best, (right - left, (left + right) / 2, y))
    return best[1], best[2]
