"""How the things of a layer are kept and compared two by two, and which can't be linked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar

from sayso.comparison.keys import Keys
from sayso.comparison.propositions import Link
from sayso.comparison.schema import code
from sayso.comparison.words import fold

if TYPE_CHECKING:
    from sayso.comparison.facts import Happening, Held
    from sayso.comparison.terms import Days, Spot

__all__ = [
    "AMONG",
    "BESIDE",
    "FIRST",
    "FITS",
    "LATER",
    "MEET",
    "NOTHING",
    "Bars",
    "Edges",
    "Frame",
    "Rules",
    "T",
]

T = TypeVar("T", bound="Held | Happening")

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

    def fits(self, other: Frame) -> bool:
        """Tell what :data:`FITS` tells of two frames."""
        if self.spot is not None and other.spot is not None and self.spot != other.spot:
            if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
                return False
            if abs(self.lat - other.lat) > 5 or abs(self.lon - other.lon) > 30:
                return False
        if self.first is not None and other.first is not None:
            mine, theirs = self.last or self.first, other.last or other.first
            if other.first > mine + 3 or theirs < self.first - 3:
                return False
        return self.side is None or other.side is None or self.side == other.side


MEET = """SELECT s.item FROM (SELECT s.item AS item, s.size AS size, count(*) AS found
    FROM json_each(?7) j CROSS JOIN {n}_terms s ON s.code = j.value AND {which}
        AND (s.rank BETWEEN ?11 AND ?12 OR s.rank < ?13)
    GROUP BY s.item HAVING found >= ?8 OR s.size <= ?9) s"""
FIRST = "s.rank <= min(?10, ifnull((SELECT c.cut FROM {n}_cuts c WHERE c.code = j.value), ?10))"
"""Under a key: what stands before a rank and is among the first."""
AMONG = "s.rank <= ifnull((SELECT c.cut FROM {n}_cuts c WHERE c.code = j.value), ?10)"
"""Under a key: what is among the first, where they are told from others by a rank."""
BESIDE = "s.rank = ?10"
"""Under a key: what stands beside a rank, as things of one document do."""
LATER = "s.rank >= ?10"
"""Under a key: what stands after a rank."""
FITS = """ JOIN {n} t ON t.key = s.item WHERE (t.spot IS NULL OR ?1 IS NULL OR t.spot = ?1 OR
    (abs(t.lat - ?2) <= 5 AND abs(t.lon - ?3) <= 30))
    AND (t.first IS NULL OR ?4 IS NULL OR (t.first <= ?5 + 3 AND t.last >= ?4 - 3))
    AND (t.side IS NULL OR ?6 IS NULL OR t.side = ?6)"""
"""Wider than what forbids a link: places 5 km apart (at 80 degrees north), four days."""


@dataclass(frozen=True)
class Bars(Generic[T]):
    """What keeps two things out of one part.

    Attributes:
        joins: Whether links join a thing to others at all.
        apart: Whether two things can't stand in one part that likeness joins.
        sign: What that depends on: things with the same sign bar the same others.
        exact: Whether two things' signs alone tell; else each pair must be asked.
        other: The same for copies; None if nothing bars these.
        hangs: Whether a thing goes with the one it hangs on if nothing else joins it.
    """

    joins: Callable[[T], bool]
    apart: Callable[[T, T], bool]
    sign: Callable[[T], Hashable]
    exact: Callable[[T, T], bool]
    other: Callable[[T, T], bool] | None = None
    hangs: Callable[[T], bool] = lambda _: False


NOTHING: Bars[Any] = Bars(
    joins=lambda _: True, apart=lambda _, __: False, sign=lambda _: 0, exact=lambda _, __: True
)
"""Where nothing keeps two things apart."""


@dataclass(frozen=True)
class Rules(Generic[T]):
    """How the things of a layer are kept and compared two by two.

    Attributes:
        pack: Writes a thing.
        unpack: Reads it back.
        keys: Under which keys candidates are found; those that share none aren't compared.
        link: How two things stand to one another, given the days between their documents: links,
            each with whether it goes from the first to the second.
        within: Links that a document itself gives: pairs of ids with a link.
        frame: What keeps a thing from being linked, whatever its words are.
        bars: What keeps two things out of one part, where links join things one by one.
        mirrored: Whether of two things each asks for the other by the same keys.
        framed: Whether the frame holds for candidates found by several keys, too.
        lone: Days between documents beyond which a key of one word makes no candidate.
        far: Days beyond which no key but one that always counts does.
    """

    pack: Callable[[T], str]
    unpack: Callable[[str], T]
    keys: Callable[[T, int | None], Keys]
    link: Callable[[T, T, int | None], Sequence[tuple[bool, Link]]]
    within: Callable[[Sequence[T]], Edges]
    frame: Callable[[T], Frame]
    bars: Bars[T] = NOTHING
    mirrored: bool = True
    framed: bool = True
    lone: int | None = None
    far: int | None = None
