"""Keys: the numbers under which things are found, in the block of days that they fall in.

Keys of one block of days lie together, so that documents that come in order of time are written
to the same pages of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.comparison.schema import code

__all__ = ["Keys", "blocks", "ever", "family", "is_single", "top"]

_BASE = 43
"""Lowest bits of a number, which tell what a key says; those above tell its days."""
_MONTHS = 15
"""Bits for stretches of 32 days, which begin anew after 2,800 years."""
_DENIED = 1
"""Set for what speaks against something; otherwise such keys are those of what holds it."""
_SINGLE = 2
"""Set for a key of one word."""


class Keys(NamedTuple):
    """Under which numbers a thing is stored, by which its candidates are asked for, its size.

    One of ``sure`` is enough for a candidate. Those of ``always`` are asked for, too, and find
    candidates however far off in time.
    """

    stored: Sequence[int]
    asked: Sequence[int]
    size: int
    sure: Sequence[int] = ()
    always: Sequence[int] = ()


def top(days: int, number: int) -> int:
    """Return the highest bits of the keys of a block of days: blocks lie in order of time."""
    months = days * number >> 5 & (1 << _MONTHS) - 1
    return months << _BASE + 5 | (number & 31) << _BASE


def family(key: int) -> int:
    """Return what a key has in common with those of other days, and of who speaks against it."""
    return key & ((1 << _BASE) - 1) & ~_DENIED


def is_single(key: int) -> bool:
    """Tell whether a key is of one word."""
    return bool(key & _SINGLE)


def ever(key: str) -> int:
    """Return a key that has no block of days."""
    return code(key) & ~(_DENIED | _SINGLE)


@lru_cache(maxsize=65_536)
def _base(text: str) -> int:
    return code(text) >> 20 & ~(_DENIED | _SINGLE)


def blocks(
    keys: Sequence[str], day: int | None, days: int, *, denied: bool = False, single: bool = False
) -> tuple[list[int], list[int]]:
    """Return keys with the block of days a document falls in, and with those around it.

    Args:
        keys: What they say.
        day: When the document was published, as ordinal.
        days: How many a block has.
        denied: Whether these are of who speaks against what they say.
        single: Whether each is of one word.
    """
    flags = _DENIED * denied | _SINGLE * single
    if day is None:
        found = [_base(f"{key} ?") | flags for key in keys]
        return found, found
    bases = [_base(f"{key} {days}") | flags for key in keys]
    before, at, after = (top(days, day // days + step) for step in (-1, 0, 1))
    return [at | base for base in bases], [
        block | base for block in (before, at, after) for base in bases
    ]
