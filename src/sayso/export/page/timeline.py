"""When things were said and happened, on a line: laid out here, drawn by the template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.export.edtf import long_words, stretch
from sayso.model import Reading

__all__ = ["Link", "Row", "Tick", "Timeline", "lay_out", "lay_out_dates"]

WIDTH = 960
LEFT, RIGHT = 24, 936
ROW = 36
TOP = 48
_NEAR = timedelta(days=75)
"""How far from publication the line reaches when something lies years away."""
_LONGEST = timedelta(days=240)
"""A line of up to this length shows everything; a longer one would press days together."""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement or event on the line: where it leads, its sign, and what it is."""

    target: str
    sign: str
    name: str


@dataclass(slots=True)
class Row:
    """What shares one date.

    Attributes:
        words: The date in words.
        edtf: The date as it is.
        links: The statements and events.
        x1: Left end on the drawing.
        x2: Right end; equal to *x1* for what has no visible length.
        y: Height on the drawing.
        open_left: It goes on beyond the left end, or it isn't known since when.
        open_right: The same on the right.
        vague: The date is marked as uncertain or approximate.
        outside: It lies beyond the drawing, at the end that *x1* is at.
        text_x: Where its words stand.
        text_end: Whether they end there, instead of beginning.
    """

    words: str
    edtf: str
    links: list[Link] = field(default_factory=list)
    x1: float = 0
    x2: float = 0
    y: float = 0
    open_left: bool = False
    open_right: bool = False
    vague: bool = False
    outside: bool = False
    text_x: float = 0
    text_end: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the scale."""

    x: float
    words: str


@dataclass(slots=True)
class Timeline:
    """A line with its rows, top to bottom in order of time."""

    rows: list[Row]
    unknown: list[Link]
    ticks: list[Tick] = field(default_factory=list)
    published_x: float | None = None
    published: str = ""
    height: float = 0
    width: int = WIDTH


def lay_out(reading: Reading, prefix: str, names: dict[str, str]) -> Timeline:
    """Return the timeline of a document.

    Args:
        reading: Statements give when they were said, events when they happened.
        prefix: What ids on the page begin with.
        names: Words for each statement's and event's id.
    """
    dated = [
        (s.said.edtf if s.said else None, Link(f"{prefix}-s{n}", str(n), names[s.id]))
        for n, s in enumerate(reading.statements, 1)
    ]
    dated += [
        (e.date, Link(f"{prefix}-e{n}", f"E{n}", names[e.id]))
        for n, e in enumerate(reading.events, 1)
    ]
    return lay_out_dates(dated, reading.document.published)


def lay_out_dates(
    dated: Iterable[tuple[str | None, Link]], published: str | None = None
) -> Timeline:
    """Return the timeline of anything that has dates.

    Args:
        dated: EDTF and what stands there.
        published: A date (EDTF) to mark; a long line is cut to what lies around it.
    """
    rows: dict[str, Row] = {}
    unknown: list[Link] = []
    for edtf, link in dated:
        if edtf is None or stretch(edtf) is None:
            unknown.append(link)
            continue
        rows.setdefault(edtf, Row(long_words(edtf), edtf)).links.append(link)
    timeline = Timeline(list(rows.values()), unknown)
    if timeline.rows:
        _place(timeline, published)
    return timeline


def _place(timeline: Timeline, published: str | None) -> None:
    shown = stretch(published) if published else None
    anchor = shown.last if shown else None
    first, last = _window(timeline, anchor)
    days = (last - first).days or 1
    scale = (RIGHT - LEFT) / days

    def x_of(day: date) -> float:
        return round(LEFT + min(max((day - first).days, 0), days) * scale, 1)

    def order(row: Row) -> tuple[date, date, bool]:
        known = stretch(row.edtf)
        start, end = (known.first, known.last) if known else (None, None)
        return (end or date.max, start or date.min, row.open_left)

    timeline.rows.sort(key=order)
    for index, row in enumerate(timeline.rows):
        known = stretch(row.edtf)
        if known is None:
            continue
        start, end = known.first or first, known.last or last
        row.y = TOP + ROW * index
        row.vague = known.vague
        row.outside = end < first or start > last
        row.open_left = known.first is None or start < first
        row.open_right = known.last is None or end > last
        row.x1 = x_of(start)
        row.x2 = x_of(end + timedelta(days=1)) if end < last else x_of(end)
        if known.first is None and not row.outside:
            row.x1 = max(LEFT, row.x2 - 90)
        if known.last is None and not row.outside:
            row.x2 = min(RIGHT, row.x1 + 90)
        row.text_end = row.x1 > WIDTH * 0.55
        row.text_x = row.x2 if row.text_end else row.x1
    timeline.ticks = _ticks(first, last, x_of)
    timeline.height = TOP + ROW * len(timeline.rows) + 16
    if anchor is not None and first <= anchor <= last:
        timeline.published_x = x_of(anchor)
        timeline.published = long_words(published or "")


def _window(timeline: Timeline, anchor: date | None) -> tuple[date, date]:
    """Return the first and last day that the drawing shows."""
    ends: list[date] = [] if anchor is None else [anchor]
    for row in timeline.rows:
        known = stretch(row.edtf)
        if known is not None:
            ends += [day for day in (known.first, known.last) if day is not None]
    first, last = min(ends), max(ends)
    if last - first > _LONGEST and anchor is not None:
        near = [d for d in ends if abs(d - anchor) <= _NEAR]
        first, last = min(near), max(near)
    margin = max(timedelta(days=1), (last - first) / 12)
    low = first - margin if first - date.min > margin else first
    high = last + margin if date.max - last > margin else last
    return low, high


def _ticks(first: date, last: date, place: Callable[[date], float]) -> list[Tick]:
    """Return at most a dozen dates to write on the scale."""
    days = (last - first).days
    found = []
    if days <= 400:
        step = next(n for n in (1, 2, 5, 7, 14, 30, 60) if days / n <= 8 or n == 60)
        day = first + timedelta(days=1)
        while day < last:
            found.append(Tick(place(day), f"{day.day} {day:%b}"))
            day += timedelta(days=step)
        return found
    years = last.year - first.year
    step = max(1, -(-years // 8))
    return [
        Tick(place(date(year, 1, 1)), str(year))
        for year in range(first.year + 1, last.year + 1, step)
    ]
