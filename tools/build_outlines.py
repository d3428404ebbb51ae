"""Make the outlines of countries that the page's map is drawn from.

Input is ``countries-50m.json`` of the npm package ``world-atlas`` 2.0.2 (TopoJSON of
Natural Earth 1:50m, public domain): ``npm pack world-atlas@2.0.2`` and unpack it. Run::

    python tools/build_outlines.py countries-50m.json

Each line between two countries is thinned once (Douglas and Peucker, 1973), so that
neighbours keep their common border, and written as differences in hundredths of a degree,
in the text encoding of polylines that route planners use.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

Point = tuple[float, float]

UNITS = 100
"""Steps a degree: 0.01 degrees is 1.1 km, less than a point on the closest map drawn."""
TOLERANCE = 0.02
"""Degrees that a thinned line may stray: 0.05 makes a file of 94 kB and crude coasts, 0.02
one of 125 kB; 0.01 is over the 150 kB that it may take."""
SMALLEST = 0.02
"""Rings smaller than this in square degrees (about 15 by 15 km) are left out, unless a
country has no other."""
OUTPUT = Path(__file__).parents[1] / "src" / "sayso" / "export" / "data" / "outlines.json"


def main() -> None:
    """Read the atlas that is named and write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas 2")
    parser.add_argument("--tolerance", type=float, default=TOLERANCE)
    arguments = parser.parse_args()
    atlas = json.loads(arguments.atlas.read_text(encoding="utf-8"))
    text = build(atlas, arguments.tolerance)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text, encoding="utf-8")
    print(f"{OUTPUT}: {len(text.encode()):,} bytes")  # noqa: T201 - a tool says what it made


def build(atlas: dict, tolerance: float) -> str:  # type: ignore[type-arg]  # raw JSON
    """Return the outlines' file as text."""
    arcs = [degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    used: dict[int, int] = {}
    countries = []
    for country in atlas["objects"]["countries"]["geometries"]:
        if "arcs" not in country:
            continue
        is_one = country["type"] == "Polygon"
        polygons = [country["arcs"]] if is_one else country["arcs"]
        outer = sorted((p[0] for p in polygons), key=lambda ring: -area(ring, arcs))
        kept = [r for i, r in enumerate(outer) if i == 0 or area(r, arcs) >= SMALLEST]
        rings = []
        for ring in kept:
            for arc in ring:
                used.setdefault(arc if arc >= 0 else ~arc, len(used))
            rings.append([used[a] if a >= 0 else ~used[~a] for a in ring])
        countries.append([country["properties"]["name"], rings])
    order = sorted(used, key=used.__getitem__)
    data = {
        "about": "Natural Earth 1:50m countries (public domain), by world-atlas 2.0.2, thinned",
        "units": UNITS,
        "arcs": [encode(thin(arcs[index], tolerance)) for index in order],
        "countries": countries,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return an arc of quantised differences as longitudes and latitudes."""
    x = y = 0
    points = []
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def area(ring: list[int], arcs: list[list[Point]]) -> float:
    """Return the area of a ring in square degrees."""
    points: list[Point] = []
    for index in ring:
        points += arcs[index] if index >= 0 else arcs[~index][::-1]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def thin(points: list[Point], tolerance: float) -> list[Point]:
    """Drop the points that lie within *tolerance* of the line without them."""
    keep = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        worst, at = tolerance, None
        for index in range(first + 1, last):
            distance = off(points[index], points[first], points[last])
            if distance > worst:
                worst, at = distance, index
        if at is not None:
            keep.add(at)
            pending += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def off(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from a stretch, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if not length else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2) ** 0.5)


def encode(points: list[Point]) -> str:
    """Return points as differences, five bits a character from ``?`` on."""
    out = []
    x = y = 0
    for longitude, latitude in points:
        to_x, to_y = round(longitude * UNITS), round(latitude * UNITS)
        for step in (to_x - x, to_y - y):
            number = ~(step << 1) if step < 0 else step << 1
            while number >= 32:
                out.append(chr((32 | (number & 31)) + 63))
                number >>= 5
            out.append(chr(number + 63))
        x, y = to_x, to_y
    return "".join(out)


if __name__ == "__main__":
    main()
