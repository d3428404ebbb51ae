"""SVG as text: elements that are escaped, drawings with a title, scales with round numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from markupsafe import Markup, escape

from sayso.export.visible import visible

__all__ = ["WIDTH", "Scale", "drawing", "shortened", "tag", "ticks", "together"]

WIDTH = 760
"""Of every drawing, in its own units: the page scales it."""
_SHOWN = 34
"""Characters of a label; the whole stands in a title."""
_WIDE = 100
"""Ratio of the greatest to the least number from which a scale is logarithmic."""


def tag(name: str, content: str = "", **attributes: object) -> Markup:
    """Return an element; its text is escaped unless it is Markup, its attributes always are."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = content if isinstance(content, Markup) else escape(visible(content))
    return Markup(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")  # noqa: S704 - both parts are escaped above


def _plain(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def together(parts: Sequence[str]) -> Markup:
    """Return elements one after another; text among them is escaped."""
    return Markup("").join(parts)


def drawing(kind: str, key: str, height: int, title: str, words: str, body: str) -> Markup:
    """Return a drawing that is read out as its title and a description.

    Args:
        kind: Its class.
        key: Unique on the page; begins the ids within.
        height: In its own units.
        title: What it shows.
        words: The same in words.
        body: Its elements.
    """
    return tag(
        "svg",
        together(
            [
                tag("title", title, id=f"{key}-title"),
                tag("desc", words, id=f"{key}-desc"),
                body,
            ]
        ),
        class_=f"chart {kind}",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
    )


def shortened(text: str, most: int = _SHOWN) -> str:
    """Return text of at most *most* characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def ticks(most: float, wanted: int = 5) -> list[int]:
    """Return round numbers from 0 up to the first that is at least *most*."""
    rough = max(most, 1) / wanted
    size = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
    return [int(step * n) for n in range(ceil(max(most, 1) / step) + 1)]


class Scale:
    """Where a number lies between two ends; logarithmic where numbers are far apart.

    Attributes:
        ticks: The numbers to write beside it.
        wide: Whether it is logarithmic.
    """

    def __init__(self, numbers: Sequence[int], start: float, end: float) -> None:
        """Reach from *start* to *end* over all of some numbers."""
        least = min((n for n in numbers if n > 0), default=1)
        most = max(numbers, default=1)
        self.wide = most / least > _WIDE
        self.start, self.end = start, end
        if self.wide:
            powers = range(floor(log10(least)), ceil(log10(most)) + 1)
            self.ticks = [10**n for n in powers]
        else:
            self.ticks = ticks(most)

    def at(self, number: float) -> float:
        """Return where a number lies."""
        if self.wide:
            first, last = log10(self.ticks[0]), log10(self.ticks[-1])
            part = (log10(max(number, self.ticks[0])) - first) / (last - first)
        else:
            part = number / self.ticks[-1]
        return round(self.start + part * (self.end - self.start), 1)
