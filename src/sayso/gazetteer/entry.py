"""What the gazetteer knows of a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Entry", "Match", "NameKind"]


class NameKind(IntEnum):
    """What a name is to the place that it is filed under."""

    MAIN = 0
    """The gazetteer's own name, or its plain-letter form."""
    SHORT = 1
    """A unit's name without its kind: "Belgorod" for "Belgorod Oblast"."""
    OTHER = 2
    """Another name: in another language, script or spelling, or a former one."""
    PEOPLE = 3
    """A demonym or adjective: "Russian", "Syrians"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer.

    Attributes:
        id: ``geonames:`` and the number there, or ``sayso:`` and a name for places of the
            table of regions.
        name: The gazetteer's name.
        lat: Latitude, WGS 84 degrees.
        lon: Longitude, WGS 84 degrees.
        country: ISO 3166-1 alpha-3, or None for what lies in no single country.
        feature: GeoNames feature class and code: ``P.PPLA``, ``A.ADM1``.
        population: Inhabitants, 0 where unknown.
        key: Where the entry stands: file number and row.
        admin1: Key of the first-order unit that holds it, or None.
        admin2: Key of the second-order unit that holds it, or None.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    feature: str
    population: int
    key: tuple[int, int]
    admin1: tuple[int, int] | None = None
    admin2: tuple[int, int] | None = None

    @property
    def level(self) -> int:
        """0 for a country, 1 and 2 for its units, 3 for lower units, 4 for all else."""
        code = self.feature[2:]
        if code.startswith(("PCL", "TERR")):
            return 0
        if code.startswith("ADM"):
            return int(code[3]) if code[3:4].isdigit() and code[3] in "12" else 3
        return 4

    @property
    def is_settlement(self) -> bool:
        """Whether people live in it as in a city, town or village."""
        return self.feature[0] == "P"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found under a name, and what the name is to it."""

    entry: Entry
    kind: NameKind
