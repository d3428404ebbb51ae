"""Charts as SVG: counts by claimant as ranges, over time as steps, statements by week.

Each chart has a title and a description for those who don't see it, labels as text, and signs
by shape besides colour; the page gives the same numbers as a table. No style stands in the
markup: geometry is in attributes, the rest in ``compare.css`` by class.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from markupsafe import Markup, escape

from sayso.export.visible import visible
from sayso.web.svg import WIDTH, Scale, drawing, shortened, tag, together

__all__ = ["MOST_SERIES", "Point", "Range", "Series", "columns", "ranges", "steps"]

_Across = Callable[[date], float]

MOST_SERIES = 6
"""Lines of one step chart: as many as there are signs to tell them apart."""
MOST_RANGES = 40
"""Bars of one range chart; the table has the rest."""
MOST_COLUMNS = 120
"""Weeks of one column chart; longer stretches are drawn by month."""
_LABEL_WIDTH = 262
_ROW = 34


@dataclass(frozen=True, slots=True)
class Range:
    """A count as a range.

    Attributes:
        label: Who counts.
        detail: When, or whose people.
        low: Least number.
        high: Greatest one; None where it has no limit.
        words: The count in words.
        standing: Whether it is this claimant's latest count.
    """

    label: str
    detail: str
    low: int
    high: int | None
    words: str
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A count on a day; ``high`` is None where it has no limit."""

    day: date
    low: int
    high: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """The counts of one claimant, earliest first."""

    name: str
    points: tuple[Point, ...]


def ranges(
    bars: Sequence[Range],
    *,
    title: str,
    key: str,
    summary: tuple[int, int, int] | None = None,
) -> Markup:
    """Return a chart of counts as bars from their least to their greatest number.

    Args:
        bars: Top to bottom, at most :data:`MOST_RANGES` of them are drawn.
        title: What is counted.
        key: Unique on the page; begins the ids within.
        summary: Low, best and high, drawn behind the bars.
    """
    shown = bars[:MOST_RANGES]
    numbers = [n for bar in shown for n in (bar.low, bar.high) if n is not None]
    numbers += summary or ()
    scale = Scale(numbers, _LABEL_WIDTH, WIDTH - 110)
    top, bottom = 34, 34 + _ROW * len(shown)
    body: list[str] = []
    for tick in scale.ticks:
        x = scale.at(tick)
        body.append(tag("line", class_="tick", x1=x, x2=x, y1=top - 10, y2=bottom))
        body.append(tag("text", f"{tick:,}", class_="scale", x=x, y=16, text_anchor="middle"))
    if summary is not None:
        low, best, high = (scale.at(n) for n in summary)
        body.append(
            tag(
                "rect",
                tag("title", f"Summary: {summary[0]:,} to {summary[2]:,}, best {summary[1]:,}"),
                class_="summary",
                x=low - 1,
                y=top - 6,
                width=high - low + 2,
                height=bottom - top + 6,
            )
        )
        body.append(tag("line", class_="best", x1=best, x2=best, y1=top - 6, y2=bottom))
    for number, bar in enumerate(shown):
        body.append(_range(bar, scale, top + _ROW * number + 12))
    words = f"{len(shown)} counts, each from its least to its greatest number: " + "; ".join(
        f"{bar.label}, {bar.detail}: {bar.words}" for bar in shown
    )
    if scale.wide:
        words += ". The scale is logarithmic."
        body.append(tag("text", "logarithmic scale", class_="scale", x=4, y=16))
    return drawing("ranges", key, bottom + 12, title, words, together(body))


def _range(bar: Range, scale: Scale, y: int) -> Markup:
    x1 = scale.at(bar.low)
    x2 = scale.at(bar.high) if bar.high is not None else min(x1 + 60, WIDTH - 104)
    inside: list[str] = [
        tag("title", f"{bar.label}, {bar.detail}: {bar.words}"),
        tag("text", shortened(bar.label), class_="who", x=4, y=y),
        tag("text", shortened(bar.detail, 42), class_="when", x=4, y=y + 14),
    ]
    if bar.high is None:
        inside.append(tag("line", class_="bar open", x1=x1, x2=x2, y1=y, y2=y))
        inside.append(tag("path", class_="arrow", d=f"M{x2} {y - 6}l10 6l-10 6z"))
        x2 += 10
    elif x2 - x1 > 1:
        inside.append(tag("line", class_="bar", x1=x1, x2=x2, y1=y, y2=y))
        inside.append(tag("path", class_="end", d=f"M{x1} {y - 7}v14M{x2} {y - 7}v14"))
    else:
        inside.append(tag("circle", class_="dot", cx=x1, cy=y, r=6))
    inside.append(tag("text", bar.words, class_="number", x=x2 + 10, y=y + 5))
    return tag("g", together(inside), class_="row" if bar.standing else "row updated")


_SIGNS = (
    "M{l} {t}h10v10h-10z",
    "M{x} {u}l7 12h-14z",
    "M{x} {u}l7 7l-7 7l-7 -7z",
    "M{x} {b}l7 -12h-14z",
    "M{l} {t}l10 10M{l} {d}l10 -10",
)
"""The signs of lines after the first one, a circle: square, triangles, diamond, cross."""


def _sign(number: int, x: float, y: float) -> Markup:
    if number == 0:
        return tag("circle", class_="sign", cx=x, cy=y, r=5)
    path = _SIGNS[number - 1].format(
        x=x, l=round(x - 5, 1), t=round(y - 5, 1), d=round(y + 5, 1), u=round(y - 7, 1),
        b=round(y + 7, 1),
    )  # fmt: skip
    return tag("path", class_="sign", d=path)


def steps(series: Sequence[Series], *, title: str, key: str) -> Markup:
    """Return a chart of each claimant's count over time: it holds until they give another.

    Lines follow the least number; a whisker reaches up to the greatest one, an arrow where
    there is no limit.

    Args:
        series: At most :data:`MOST_SERIES` are drawn, each with its own sign and dashes.
        title: What is counted.
        key: Unique on the page; begins the ids within.
    """
    shown = [s for s in series if s.points][:MOST_SERIES]
    days = [p.day for s in shown for p in s.points]
    if not days:
        return Markup("")
    first, last = min(days), max(days)
    length = max((last - first).days, 1)
    left, right, top, bottom = 62, WIDTH - 220, 26, 250
    numbers = [n for s in shown for p in s.points for n in (p.low, p.high) if n is not None]
    scale = Scale(numbers, bottom, top)

    def across(day: date) -> float:
        return round(left + 12 + (day - first).days / length * (right - left - 40), 1)

    body: list[str] = []
    for tick in scale.ticks:
        y = scale.at(tick)
        body.append(tag("line", class_="tick", x1=left, x2=right, y1=y, y2=y))
        body.append(
            tag("text", f"{tick:,}", class_="scale", x=left - 8, y=y + 5, text_anchor="end")
        )
    for day in _days(first, last):
        x = across(day)
        body.append(tag("line", class_="tick", x1=x, x2=x, y1=bottom, y2=bottom + 6))
        words = f"{day.day} {day:%b %Y}"
        body.append(tag("text", words, class_="scale", x=x, y=bottom + 22, text_anchor="middle"))
    heights: list[float] = []
    for number, one in enumerate(shown):
        body.append(_line(number, one, scale, across, right))
        heights.append(scale.at(one.points[-1].low))
    for number, y in enumerate(_spread(heights, top, bottom)):
        name = shown[number].name
        label = tag("title", name) + Markup(escape(visible(shortened(name, 27))))  # noqa: S704 - escaped
        body.append(
            tag(
                "g",
                _sign(number, right + 14, y)
                + tag("text", label, class_="name", x=right + 26, y=y + 5),
                class_=f"series series-{number}",
            )
        )
    told = "; ".join(
        f"{s.name}: " + ", ".join(f"{p.words} on {p.day.isoformat()}" for p in s.points)
        for s in shown
    )
    words = f"Counts over time by claimant; a line holds until the claimant's next count. {told}."
    if scale.wide:
        words += " The scale is logarithmic."
        body.append(tag("text", "logarithmic scale", class_="scale", x=4, y=14))
    return drawing("steps", key, bottom + 34, title, words, together(body))


def _line(number: int, one: Series, scale: Scale, across: _Across, right: float) -> Markup:
    path, whiskers, signs = "", "", []
    for point in one.points:
        x, y = across(point.day), scale.at(point.low)
        path += f"H{x}V{y}" if path else f"M{x} {y}"
        if point.high is None:
            whiskers += f"M{x} {y}V{max(y - 26, 12)}m-5 7l5 -7l5 7"
        elif point.high != point.low:
            whiskers += f"M{x} {y}V{scale.at(point.high)}m-5 0h10"
        words = f"{one.name}, {point.day.isoformat()}: {point.words}"
        signs.append(tag("g", tag("title", words) + _sign(number, x, y)))
    inside: list[str] = [tag("path", class_="line", d=f"{path}H{right}")]
    if whiskers:
        inside.append(tag("path", class_="whisker", d=whiskers))
    return tag("g", together([*inside, *signs]), class_=f"series series-{number}")


def _spread(heights: Sequence[float], top: float, bottom: float, gap: float = 20) -> list[float]:
    """Move labels apart that would cover one another, keeping their order."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    last = top - gap
    for index in order:
        last = placed[index] = max(placed[index], last + gap)
    over = last - bottom
    if over > 0:
        last = bottom + gap
        for index in reversed(order):
            last = placed[index] = min(placed[index], last - gap)
    return placed


def _days(first: date, last: date) -> list[date]:
    """Return up to five days to write below a chart, the first and the last among them."""
    length = (last - first).days
    parts = min(4, length) or 1
    return sorted({first + timedelta(days=round(length * n / parts)) for n in range(parts + 1)})


def columns(counts: Sequence[tuple[date, int]], *, title: str, key: str, unit: str) -> Markup:
    """Return a chart of numbers by week (by month where there are too many weeks).

    Args:
        counts: Mondays with a number each, earliest first; weeks left out have none.
        title: What is counted.
        key: Unique on the page; begins the ids within.
        unit: What one of them is called, in the plural.
    """
    if not counts:
        return Markup("")
    bars, by = _filled(counts)
    left, right, top, bottom = 62, WIDTH - 16, 22, 170
    scale = Scale([max(n for _, n in bars)], bottom, top)
    body: list[str] = []
    for tick in scale.ticks:
        y = scale.at(tick)
        body.append(tag("line", class_="tick", x1=left, x2=right, y1=y, y2=y))
        body.append(
            tag("text", f"{tick:,}", class_="scale", x=left - 8, y=y + 5, text_anchor="end")
        )
    width = (right - left) / len(bars)
    every = max(1, ceil(len(bars) / 6))
    for number, (start, count) in enumerate(bars):
        x, y = left + width * number, scale.at(count)
        words = f"{by} of {start.isoformat()}" if by == "week" else f"{start:%B %Y}"
        if count:
            bar = tag("title", f"{words}: {count:,} {unit}")
            body.append(
                tag("rect", bar, class_="column", x=round(x + width * 0.1, 1), y=y,
                     width=round(min(width * 0.8, 60), 1), height=round(bottom - y, 1))
            )  # fmt: skip
        if number % every == 0:
            label = f"{start.day} {start:%b %Y}" if by == "week" else f"{start:%b %Y}"
            body.append(tag("text", label, class_="scale", x=round(x, 1), y=bottom + 20))
    most = max(bars, key=lambda b: b[1])
    told = (
        f"{sum(n for _, n in bars):,} {unit} from {bars[0][0].isoformat()} on, by {by}; "
        f"most, {most[1]:,}, in the {by} that begins on {most[0].isoformat()}."
    )
    return drawing("columns", key, bottom + 30, title, told, together(body))


def _filled(counts: Sequence[tuple[date, int]]) -> tuple[list[tuple[date, int]], str]:
    """Return every week, or every month, between the first and the last."""
    first, last = counts[0][0], counts[-1][0]
    if (last - first).days // 7 < MOST_COLUMNS:
        known = dict(counts)
        weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
        return [(week, known.get(week, 0)) for week in weeks], "week"
    months: dict[date, int] = {}
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months[date(year, month, 1)] = 0
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for day, count in counts:
        months[day.replace(day=1)] += count
    return list(months.items()), "month"
