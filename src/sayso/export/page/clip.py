"""A shape cut to a rectangle (Sutherland and Hodgman, 1974)."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["clip"]

Point = tuple[float, float]


def clip(points: list[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the part of a closed shape that lies within a rectangle; may be empty."""

    def at_x(limit: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (limit, a[1] + (limit - a[0]) * (b[1] - a[1]) / (b[0] - a[0]))

    def at_y(limit: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (a[0] + (limit - a[1]) * (b[0] - a[0]) / (b[1] - a[1]), limit)

    sides: list[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]] = [
        (lambda p: p[0] >= left, at_x(left)),
        (lambda p: p[0] <= right, at_x(right)),
        (lambda p: p[1] >= top, at_y(top)),
        (lambda p: p[1] <= bottom, at_y(bottom)),
    ]
    for is_in, crossing in sides:
        points = _cut(points, is_in, crossing)
    return points


def _cut(
    points: list[Point],
    is_in: Callable[[Point], bool],
    crossing: Callable[[Point, Point], Point],
) -> list[Point]:
    found: list[Point] = []
    for before, point in zip(points[-1:] + points[:-1], points, strict=True):
        if is_in(point):
            if not is_in(before):
                found.append(crossing(before, point))
            found.append(point)
        elif is_in(before):
            found.append(crossing(before, point))
    return found
