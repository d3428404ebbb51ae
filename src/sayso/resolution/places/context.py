"""What a document says of where it plays: the countries, units and places around a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.gazetteer import Entry, NameKind
from sayso.resolution.places.groups import Group

__all__ = ["Context"]

_ANCHORS = 60
"""Places that nearness is measured to: no dev document has more, a book has thousands."""
_OFTEN = 4
"""Spots of one name that count; more of them say no more."""


@dataclass(slots=True)
class Context:
    """The document as the other names have it.

    Attributes:
        countries: Weight of each country that is named, or whose people are.
        units: Keys of units that are named as such, with how often.
        chosen: Places chosen for the names so far, with their groups.
        anchors: The most named of them: what nearness is measured to.
        ids: How many names were given each place.
        held: How many names were given a place in each unit.
        by_country: Weight of places chosen in each country.
        by_unit: Weight of places chosen in each first-order unit.
        outlet: Country that the outlet's address names.
        home: Where the outlet is at home, if its name says so.
    """

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[tuple[int, int]] = field(default_factory=Counter)
    chosen: list[tuple[Group, Entry]] = field(default_factory=list)
    anchors: list[tuple[Group, Entry]] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    held: Counter[tuple[int, int]] = field(default_factory=Counter)
    by_country: Counter[str] = field(default_factory=Counter)
    by_unit: Counter[tuple[int, int]] = field(default_factory=Counter)
    total: int = 0
    outlet: str | None = None
    home: Entry | None = None

    def start(self, groups: Iterable[Group]) -> None:
        """Take in what the names say by themselves: countries, peoples, units."""
        for group in groups:
            weight = min(len(group.spots), _OFTEN)
            named = [m for m in group.matches if m.entry.level == 0 or m.kind == NameKind.PEOPLE]
            for match in named[:1]:
                if match.entry.country:
                    self.countries[match.entry.country] += weight
            for match in group.matches:
                if match.entry.level in {1, 2}:
                    self.units[match.entry.key] += weight
            for holder in group.inside:
                self.units[holder.key] += weight
                if holder.country:
                    self.countries[holder.country] += 1

    def update(self, groups: Iterable[Group]) -> None:
        """Take in the places chosen so far."""
        self.chosen = []
        self.ids = Counter()
        self.held = Counter()
        self.by_country = Counter()
        self.by_unit = Counter()
        self.total = 0
        for group in groups:
            best = group.best
            if best is None:
                continue
            if group.outlet:
                self.home = best
                continue
            self.chosen.append((group, best))
            self.ids[best.id] += 1
            self.held.update({key for key in (best.admin1, best.admin2) if key is not None})
            weight = min(len(group.spots), _OFTEN)
            self.total += weight
            if best.country:
                self.by_country[best.country] += weight
            for key in {best.admin1, best.key if best.level == 1 else None} - {None}:
                self.by_unit[key] += weight  # type: ignore[index]
        settled = [pair for pair in self.chosen if pair[1].level > 0]
        settled.sort(key=lambda pair: -len(pair[0].spots))
        self.anchors = settled[:_ANCHORS]
