"""The page's colours, and which of them meet: contrast follows WCAG 2.2, level AA."""

from __future__ import annotations

__all__ = ["DARK", "LIGHT", "PAIRS", "contrast", "css_variables"]

LIGHT: dict[str, str] = {
    "ground": "#fbfaf7",
    "card": "#ffffff",
    "ink": "#1f2328",
    "muted": "#59606b",
    "line": "#d5d3cb",
    "edge": "#84868c",
    "accent": "#0b57a4",
    "content": "#fff1c9",
    "content-line": "#8a5a00",
    "source": "#e3eefb",
    "source-line": "#1d5c9e",
    "cue": "#e4f3e6",
    "cue-line": "#2c6b37",
    "chosen": "#ffd97a",
    "event": "#8b2e5f",
    "sea": "#e8eef2",
    "land": "#f7f4ea",
    "border": "#8f8a7c",
    "place": "#a3341f",
    "against": "#8f2323",
}
"""Colours for light surroundings."""

DARK: dict[str, str] = {
    "ground": "#16181b",
    "card": "#1e2125",
    "ink": "#e8e6e1",
    "muted": "#a9adb5",
    "line": "#3a3e45",
    "edge": "#7d828c",
    "accent": "#86bdf7",
    "content": "#3a2f14",
    "content-line": "#e2b04a",
    "source": "#1b2d42",
    "source-line": "#7db4ee",
    "cue": "#1a3320",
    "cue-line": "#82c78f",
    "chosen": "#57430f",
    "event": "#eba0c6",
    "sea": "#171d22",
    "land": "#2a2c2c",
    "border": "#83806f",
    "place": "#ff9b83",
    "against": "#ff9d9d",
}
"""Colours for dark surroundings."""

TEXT, SHAPE = 4.5, 3.0
"""Least contrast of text (1.4.3) and of shapes that mean something (1.4.11)."""

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "ground", TEXT),
    ("ink", "card", TEXT),
    ("ink", "content", TEXT),
    ("ink", "source", TEXT),
    ("ink", "cue", TEXT),
    ("ink", "chosen", TEXT),
    ("ink", "sea", TEXT),
    ("ink", "land", TEXT),
    ("muted", "ground", TEXT),
    ("muted", "card", TEXT),
    ("muted", "land", TEXT),
    ("muted", "sea", TEXT),
    ("accent", "ground", TEXT),
    ("accent", "card", TEXT),
    ("accent", "content", TEXT),
    ("accent", "chosen", TEXT),
    ("against", "card", TEXT),
    ("against", "ground", TEXT),
    ("event", "ground", TEXT),
    ("event", "card", TEXT),
    ("event", "content", TEXT),
    ("edge", "ground", SHAPE),
    ("edge", "card", SHAPE),
    ("content-line", "content", SHAPE),
    ("content-line", "card", SHAPE),
    ("content-line", "chosen", SHAPE),
    ("source-line", "source", SHAPE),
    ("source-line", "card", SHAPE),
    ("cue-line", "cue", SHAPE),
    ("cue-line", "card", SHAPE),
    ("place", "land", SHAPE),
    ("place", "sea", SHAPE),
)
"""Foreground, background and the least contrast that they must have."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def css_variables(colours: dict[str, str]) -> str:
    """Return the declarations of a palette as CSS custom properties."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())
