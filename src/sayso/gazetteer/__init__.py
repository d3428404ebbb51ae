"""The gazetteer: places of the world in one read-only file, looked up in microseconds.

Made from GeoNames (CC BY 4.0) by ``tools/gazetteer/build.py``; see ``docs/gazetteer.md``.
"""

from sayso.gazetteer.countries import Country
from sayso.gazetteer.entry import Entry, Match, NameKind
from sayso.gazetteer.fold import fold
from sayso.gazetteer.store import (
    Gazetteer,
    default_gazetteer,
    distance_km,
    user_folder,
)

__all__ = [
    "Country",
    "Entry",
    "Gazetteer",
    "Match",
    "NameKind",
    "default_gazetteer",
    "distance_km",
    "fold",
    "user_folder",
]
