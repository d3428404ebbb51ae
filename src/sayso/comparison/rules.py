"""How the things of a layer are kept and compared two by two, and which can't be linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar

from sayso.comparison.propositions import Keys, Link
from sayso.comparison.schema import code
from sayso.comparison.words import fold

if TYPE_CHECKING:
    from sayso.comparison.facts import Happening, Held
    from sayso.comparison.terms import Days, Spot

__all__ = ["CANDIDATES", "FITS", "Edges", "Frame", "Rules", "T"]

T = TypeVar("T", "Held", "Happening")

Edges = list[tuple[str, str, Link]]
"""Pairs of ids with a link."""


class Frame(NamedTuple):
    """Where, when and by whom, as numbers: what differs here has nothing to do with the other.

    Attributes:
        spot: Code of the only place, by name.
        lat: Its latitude in hundredths of a degree.
        lon: Its longitude.
        first: First day.
        last: Last day.
        side: Code of the side that acted.
    """

    spot: int | None = None
    lat: int | None = None
    lon: int | None = None
    first: int | None = None
    last: int | None = None
    side: int | None = None

    @classmethod
    def of(cls, spot: Spot | None, days: Days | None, side: str | None = None) -> Self:
        """Return the frame of a thing."""
        first, last = days or (None, None)
        name = lat = lon = None
        if spot is not None:
            name = code(f"{fold(spot[0])} {spot[3]}")
            lat, lon = (None if x is None else round(100 * x) for x in (spot[1], spot[2]))
        return cls(name, lat, lon, first, last, None if side is None else code(side))


CANDIDATES = """SELECT s.item FROM (SELECT item, size, count(*) AS found FROM {n}_terms
    WHERE code IN ({numbers}) GROUP BY item HAVING found >= {least} OR size <= {short}) s"""
FITS = """ JOIN {n} t ON t.key = s.item WHERE (t.spot IS NULL OR ?1 IS NULL OR t.spot = ?1 OR
    (abs(t.lat - ?2) <= 5 AND abs(t.lon - ?3) <= 30))
    AND (t.first IS NULL OR ?4 IS NULL OR (t.first <= ?5 + 3 AND t.last >= ?4 - 3))
    AND (t.side IS NULL OR ?6 IS NULL OR t.side = ?6)"""
"""Wider than what forbids a link: places 5 km apart (at 80 degrees north), four days."""


@dataclass(frozen=True)
class Rules(Generic[T]):
    """How the things of a layer are kept and compared two by two.

    Attributes:
        pack: Writes a thing.
        unpack: Reads it back.
        keys: Under which keys candidates are found; those that share none aren't compared.
        link: How two things stand to one another, given the days between their documents;
            with whether the link goes from the first to the second.
        within: Links that a document itself gives: pairs of ids with a link.
        frame: What keeps a thing from being linked, whatever its words are.
        framed: Whether that holds for candidates found by several keys, too.
    """

    pack: Callable[[T], str]
    unpack: Callable[[str], T]
    keys: Callable[[T, int | None], Keys]
    link: Callable[[T, T, int | None], tuple[bool, Link] | None]
    within: Callable[[Sequence[T]], Edges]
    frame: Callable[[T], Frame]
    framed: bool = True
