"""Countries as the gazetteer's directory holds them: codes, neighbours, domains."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Country"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 code.

    Attributes:
        alpha2: ISO 3166-1 alpha-2.
        alpha3: ISO 3166-1 alpha-3.
        name: Its short English name.
        row: Its row in the shipped gazetteer file.
        capital: Row of its capital, or None.
        neighbours: alpha-3 codes of those it borders on.
        domain: Its top-level domain without the dot, or an empty string.
        continent: ``AF AN AS EU NA OC SA``.
    """

    alpha2: str
    alpha3: str
    name: str
    row: int
    capital: int | None
    neighbours: tuple[str, ...]
    domain: str
    continent: str
