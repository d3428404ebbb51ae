"""How exactly a place is known: UCDP GED's ``where_prec``."""

from __future__ import annotations

import re

from sayso.gazetteer import Entry

__all__ = ["precision_of"]

_NEAR = re.compile(
    r"\b(?:near(?:by)?|around|outside|close to|vicinity of|outskirts of|approaches to|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)? of|"
    r"(?:km|kilomet(?:er|re)s?|miles?) (?:\w+ )?(?:from|of)|toward|towards|direction of|"
    r"between)(?: the)?(?: (?:city|town|village|settlement|outskirts) of)? $",
    re.IGNORECASE,
)


def precision_of(text: str, start: int, entry: Entry) -> int:
    """Return the precision of a place as the text uses it at *start*.

    1 an exact place, 2 near one (within about 25 km), 3 a second-order unit, 4 a
    first-order one, 5 a line or fuzzy area (river, border, region), 6 a country, 7
    international waters. After UCDP GED Codebook 24.1, ``where_prec``.
    """
    kind = entry.feature[0]
    if entry.level == 0:
        return 6
    if entry.level == 1:
        return 4
    if entry.level in {2, 3}:
        return 3
    if kind == "H":
        open_water = entry.feature in {"H.OCN", "H.SEA", "H.GULF", "H.STRT", "H.CHN"}
        return 7 if open_water and entry.country is None else 5
    if entry.feature == "L.CONT":
        return 7
    if kind in "LTUV" and not entry.feature.startswith(("T.MT", "T.PK")):
        return 5
    if entry.feature == "T.MTS":
        return 5
    return 2 if _NEAR.search(text[max(0, start - 48) : start].replace("\n", " ")) else 1
