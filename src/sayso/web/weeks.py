"""Statements by outlet and week as a chart: stacked columns, told apart by letter and colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.export.edtf import in_words
from sayso.web.paths import url

__all__ = ["Block", "Chart", "Column", "draw_weeks"]

WIDTH, HEIGHT = 960, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 948, 14, 222
_WIDEST = 64
_LETTER = 15
"""Least height of a block that has room for its letter."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Block:
    """One outlet's part of a column."""

    y: float
    height: float
    kind: int
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """One period.

    Attributes:
        x: Left edge.
        width: Its width.
        label: Its first day, in words.
        shown: Whether the label is written below.
        total: Statements.
        href: The statements of that period.
        blocks: From the bottom up.
    """

    x: float
    width: float
    label: str
    shown: bool
    total: int
    href: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, with what its colours mean.

    Attributes:
        columns: One for each period that has statements, at its place in time.
        lines: Height on the drawing and number of each line of the scale.
        legend: Letter, kind, name and total of each outlet.
    """

    columns: tuple[Column, ...]
    lines: tuple[tuple[float, int], ...]
    legend: tuple[tuple[str, int, str, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    bottom: int = _BOTTOM
    unit: str = field(default="week")


def draw_weeks(weekly: Mapping[str, Any]) -> Chart | None:
    """Return the chart of what :func:`sayso.web.overview.overview` counted; None for nothing."""
    periods = weekly["periods"]
    if not periods:
        return None
    names = [*weekly["outlets"], "other outlets"]
    places = _positions(periods, weekly["unit"])
    slots = places[-1] + 1
    most = max(sum(p["counts"]) for p in periods)
    top, lines = _scale(most)
    slot = (_RIGHT - _LEFT) / slots
    width = round(min(max(slot * 0.84, 1.5), _WIDEST), 1)
    every = max(1, -(-slots // 9))
    columns = []
    last_label = -every
    for place, period in zip(places, periods, strict=True):
        shown = place - last_label >= every
        last_label = place if shown else last_label
        columns.append(
            Column(
                round(_LEFT + place * slot + (slot - width) / 2, 1),
                width,
                in_words(period["from"]),
                shown,
                sum(period["counts"]),
                url("/statements", since=period["from"], until=period["to"]),
                tuple(_blocks(period["counts"], names, top, width)),
            )
        )
    totals = [sum(p["counts"][n] for p in periods) for n in range(len(names))]
    legend = tuple(
        (_letter(n), n, name, total)
        for n, (name, total) in enumerate(zip(names, totals, strict=True))
        if total
    )
    return Chart(
        tuple(columns),
        tuple((round(_y(n, top), 1), n) for n in lines),
        legend,
        unit=weekly["unit"],
    )


def _letter(number: int) -> str:
    return "ABCDEFGHIJ"[number]


def _positions(periods: list[Mapping[str, Any]], unit: str) -> list[int]:
    """Return the place of each period in time, counted from the first."""
    from datetime import date

    days = [date.fromisoformat(p["from"]) for p in periods]
    first = days[0]
    if unit == "week":
        return [(day - first).days // 7 for day in days]
    if unit == "month":
        return [(day.year - first.year) * 12 + day.month - first.month for day in days]
    return [day.year - first.year for day in days]


def _scale(most: int) -> tuple[int, list[int]]:
    """Return the height of the scale and the numbers on it."""
    size = 1
    while True:
        for step in _STEPS:
            if step * size * 4 >= most:
                return step * size * 4, [step * size * n for n in range(5)]
        size *= 1000


def _y(number: float, top: int) -> float:
    return _BOTTOM - number / top * (_BOTTOM - _TOP)


def _blocks(counts: list[int], names: list[str], top: int, width: float) -> list[Block]:
    found = []
    below = 0
    for number, count in enumerate(counts):
        if not count:
            continue
        y, base = _y(below + count, top), _y(below, top)
        below += count
        letter = _letter(number) if base - y >= _LETTER and width >= _LETTER else ""
        found.append(
            Block(round(y, 1), round(base - y, 1), number, letter, f"{names[number]}: {count}")
        )
    return found
