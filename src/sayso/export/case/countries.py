"""Countries by ISO 3166-1 alpha-3 code, as other data sets write them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Codes", "country_codes"]


class Codes(NamedTuple):
    """The codes of a country and its short English name.

    Attributes:
        alpha2: ISO 3166-1 alpha-2.
        numeric: ISO 3166-1 numeric; None where there is none (Kosovo).
        name: Short English name, as GeoNames has it.
    """

    alpha2: str
    numeric: int | None
    name: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Codes]:
    table = {}
    text = Path(__file__).with_name("countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        alpha3, alpha2, numeric, name = line.split(" ", 3)
        table[alpha3] = Codes(alpha2, int(numeric) if numeric.isdigit() else None, name)
    return table


def country_codes(alpha3: str | None) -> Codes | None:
    """Return the codes of a country, or None for None or an unknown code."""
    return _table().get(alpha3) if alpha3 else None
