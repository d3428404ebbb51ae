"""The gazetteer: the shipped file and any that the user added, looked up as one."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from sayso.gazetteer.countries import Country
from sayso.gazetteer.entry import Entry, Match
from sayso.gazetteer.fold import fold
from sayso.gazetteer.reader import GazetteerFile

__all__ = ["SHIPPED", "Gazetteer", "default_gazetteer", "distance_km", "user_folder"]

SHIPPED = Path(__file__).parent / "data" / "places.gaz"
"""The file in the wheel."""
_EARTH_KM = 6371.0088


def user_folder() -> Path:
    """Return where the user's own gazetteer files are kept.

    ``$SAYSO_GAZETTEER`` if set, else ``gazetteer`` in sayso's folder under
    ``$XDG_DATA_HOME`` or ``~/.local/share``.
    """
    own = os.environ.get("SAYSO_GAZETTEER")
    if own:
        return Path(own)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "sayso" / "gazetteer"


class Gazetteer:
    """Gazetteer files looked up as one.

    Args:
        paths: Files; the first one holds the countries. A place that stands in several is
            taken from the first that has it.

    Raises:
        ConfigurationError: A file is missing or broken.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        """Map every file."""
        self.files = [GazetteerFile(path, number) for number, path in enumerate(paths)]
        self.find = lru_cache(maxsize=8192)(self._find)
        self.entry = lru_cache(maxsize=8192)(self._entry)

    def close(self) -> None:
        """Release the files."""
        for file in self.files:
            file.close()

    def _find(self, name: str) -> tuple[Match, ...]:
        """Return the places that a name may mean, most populous first within a file.

        The name is folded first (:func:`sayso.gazetteer.fold.fold`).
        """
        key = fold(name)
        if not key:
            return ()
        found: dict[str, Match] = {}
        for file in self.files:
            for row, kind in file.postings(key):
                entry = self.entry((file.number, row))
                if entry.id not in found:
                    found[entry.id] = Match(entry, kind)
        return tuple(found.values())

    def _entry(self, key: tuple[int, int]) -> Entry:
        """Return the place with a key.

        Raises:
            IndexError: No file has such a row.
        """
        return self.files[key[0]].entry(key[1])

    def units(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the units that hold a place, from the first order down, itself left out."""
        keys = (entry.admin1, entry.admin2)
        return tuple(self.entry(key) for key in keys if key is not None and key != entry.key)

    def country_entry(self, code: str | None) -> Entry | None:
        """Return the place of a country by its alpha-3 code."""
        country = self.countries.get(code or "")
        return self.entry((0, country.row)) if country else None

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by alpha-3 code."""
        table = self.files[0].tables.get("countries", [])
        known = (Country(**{**row, "neighbours": tuple(row["neighbours"])}) for row in table)
        return {country.alpha3: country for country in known}

    @cached_property
    def by_domain(self) -> dict[str, str]:
        """Alpha-3 codes by top-level domain."""
        return {c.domain: c.alpha3 for c in self.countries.values() if c.domain}

    @cached_property
    def capitals(self) -> dict[tuple[int, int], str]:
        """Alpha-3 codes of the countries whose capital a key is."""
        return {(0, c.capital): c.alpha3 for c in self.countries.values() if c.capital is not None}


def distance_km(a: Entry, b: Entry) -> float:
    """Return the great-circle distance of two places in kilometres."""
    low, high = math.radians(a.lat), math.radians(b.lat)
    step = math.radians(b.lon - a.lon)
    half = (
        math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(step / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@lru_cache(maxsize=1)
def default_gazetteer() -> Gazetteer:
    """Return the shipped gazetteer with the user's own files, opened once a process.

    Raises:
        ConfigurationError: A file is missing or broken.
    """
    folder = user_folder()
    own = sorted(folder.glob("*.gaz")) if folder.is_dir() else []
    return Gazetteer([SHIPPED, *own])
