"""Other spellings of a name that the gazetteer may file it under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.gazetteer import fold

__all__ = ["variants"]

_SWAPS: tuple[tuple[str, str], ...] = (
    # Russian and Ukrainian forms, and ways of writing Cyrillic and Arabic in Latin letters
    (r"ov$", "iv"),
    (r"iv$", "ov"),
    (r"ev$", "iv"),
    (r"skoye$", "ske"),
    (r"oye$", "e"),
    (r"ovka$", "ivka"),
    (r"ivka$", "ovka"),
    (r"(?:sky|skiy|skyi|skii|skyy)$", "skyi"),
    (r"(?:sky|skiy|skyi|skii|skyy)$", "skiy"),
    (r"(?:sky|skiy|skyi|skii|skyy)$", "sky"),
    (r"(?:iy|yy|yi|ii|y)$", "y"),
    (r"(?:iy|yy|yi|ii|y)$", "iy"),
    (r"(?:iy|yy|yi|ii|y)$", "yi"),
    (r"ai", "ay"),
    (r"ay", "ai"),
    (r"ei", "ey"),
    (r"ey", "ei"),
    (r"oi", "oy"),
    (r"ia", "iya"),
    (r"iya", "ia"),
    (r"ya", "ia"),
    (r"yu", "iu"),
    (r"iu", "yu"),
    (r"zhye$", "zhia"),
    (r"g", "h"),
    (r"h", "g"),
    (r"j", "zh"),
    (r"zh", "j"),
    (r"dj", "j"),
    (r"j", "dj"),
    (r"kh", "h"),
    (r"h", "kh"),
    (r"tch", "ch"),
    (r"ou", "u"),
    (r"oo", "u"),
    (r"u", "ou"),
    (r"ee", "i"),
    (r"q", "k"),
    (r"k", "q"),
    (r"c", "k"),
    (r"k", "c"),
    (r"e", "ye"),
    (r"y", "i"),
    (r"i", "y"),
    (r"w", "v"),
    (r"v", "w"),
    (r"sh", "s"),
    (r"(.)\1", r"\1"),
    (r"eh$", "a"),
    (r"ah$", "a"),
    (r"a$", "ah"),
    (r"^el ", "al "),
    (r"^al ", "el "),
    (r"^(?:al|el|ar|as|ash|an|at|ad|az) ", ""),
    (r"^", "al "),
    (r" ", ""),
)
"""Patterns and what they may stand for, tried one at a time in this order, then in pairs."""
_PAIRED = 26
"""The swaps tried in pairs: the first ones, which concern Cyrillic."""


def variants(name: str) -> Iterator[str]:
    """Yield folded spellings of *name* by the swaps between transliterations, nearest first.

    "Kharkov" gives "kharkiv", "Zaporizhye" gives "zaporizhia". The name itself is left out.
    Names of fewer than four letters have none.
    """
    key = fold(name)
    if len(key) < 4 or not key.isascii():
        return
    seen = {key}
    once: list[str] = []
    for number, (pattern, other) in enumerate(_SWAPS):
        changed = re.sub(pattern, other, key)
        if changed not in seen and len(changed) > 3:
            seen.add(changed)
            if number < _PAIRED:
                once.append(changed)
            yield changed
    for first in once:
        for pattern, other in _SWAPS[:_PAIRED]:
            changed = re.sub(pattern, other, first)
            if changed not in seen:
                seen.add(changed)
                yield changed
