"""A noun phrase that counts people."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["People"]


@dataclass(frozen=True, slots=True)
class People:
    """A phrase that counts people.

    Attributes:
        low: Least number; parts joined by "and" are summed.
        high: Greatest number, or None.
        first: First token of the phrase.
        last: Last token, the noun where there is one.
        sure: Whether a word for persons stands in it; else it is a bare number or an
            unknown plural.
        parts: How many counts were summed.
        part_of: Whether it only says who among a number already given ("two of them").
        ordinal: Whether it counts by order ("a fourth guard").
        tail: Last token of what spells it out ("two children, a boy and a girl,"), or -1.
    """

    low: int
    high: int | None
    first: int
    last: int
    sure: bool
    parts: int = 1
    part_of: bool = False
    ordinal: bool = False
    tail: int = -1
