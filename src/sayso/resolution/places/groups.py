"""Groups: the spots of one name in a document, and the places that it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.gazetteer import Entry, Gazetteer, Match, NameKind, fold
from sayso.model import Label
from sayso.resolution.places.spots import Spot
from sayso.resolution.places.states import SHORT_FORMS
from sayso.resolution.places.variants import variants

__all__ = ["Group", "fits", "groups_of", "lies_in", "look_up", "unit_named"]

_MOST = 60
"""Candidates looked at: 60 loses no gold place of the benchmark's dev parts; 30 loses 3."""
_QUALIFIER = re.compile(
    r"(?:,\s+|\s+\(|,?\s+in\s+(?:the\s+)?|,\s+(?:an?|the)\s+[\w\s-]{3,40}?\s(?:in|of)\s+)"
)
_SHORT_AFTER = re.compile(r",\s+([A-Z][A-Za-z.]*(?: [A-Z][a-z]+\.?)?)")


@dataclass(slots=True)
class Group:
    """The spots of one name at one level.

    Attributes:
        spots: In text order; none for a group that stands for the outlet.
        matches: The places that the name may be.
        inside: Entries of units or countries that the text says it lies in.
        spelled: The name as it was looked up, where that isn't the text's.
        best: The place chosen so far.
        outlet: Whether it stands for the publisher's home.
    """

    spots: list[Spot]
    matches: list[Match]
    inside: list[Entry] = field(default_factory=list)
    spelled: str | None = None
    best: Entry | None = None
    score: float = 0.0
    margin: float = 0.0
    outlet: bool = False

    @property
    def level(self) -> str | None:
        """The level that the text gives the name."""
        return self.spots[0].level if self.spots else None

    @property
    def is_people(self) -> bool:
        """Whether the name is a demonym or adjective."""
        if self.spots and self.spots[0].label == Label.NORP:
            return True
        return bool(self.matches) and all(m.kind == NameKind.PEOPLE for m in self.matches)


def groups_of(text: str, spots: Iterable[Spot], gazetteer: Gazetteer) -> list[Group]:
    """Gather spots by name and look each name up once."""
    listed = list(spots)
    found: dict[object, Group] = {}
    looked_up: dict[object, tuple[list[Match], str | None]] = {}
    for place, spot in enumerate(listed):
        named = (spot.group, spot.label == Label.NORP)
        if named not in looked_up:
            looked_up[named] = look_up(spot, gazetteer)
        matches, spelled = looked_up[named]
        inside = [
            holder
            for holder in _inside(text, listed, place, gazetteer)
            if any(lies_in(match.entry, holder) for match in matches)
            and not any(_is_peer(match.entry, holder) for match in matches)
        ]
        key = (named, tuple(e.id for e in inside[:1]))
        group = found.get(key)
        if group is None:
            found[key] = Group([spot], list(matches), inside, spelled)
        else:
            group.spots.append(spot)
    return list(found.values())


def look_up(spot: Spot, gazetteer: Gazetteer) -> tuple[list[Match], str | None]:
    """Return the places that a spot may name, and the spelling found if not the text's."""
    if spot.label == Label.NORP:
        matches = [m for m in gazetteer.find(spot.text) if m.kind == NameKind.PEOPLE]
        return matches, None
    short = SHORT_FORMS.get(spot.text) or SHORT_FORMS.get(spot.text + ".")
    if short and spot.text != short[1]:
        unit = unit_named(short[1], short[0], gazetteer)
        if unit is not None:
            return [Match(unit, NameKind.MAIN)], short[1]
    whole = [m for m in gazetteer.find(spot.text) if m.kind != NameKind.PEOPLE]
    base: list[Match] = []
    if spot.base != spot.text:
        base = [m for m in gazetteer.find(spot.base) if m.kind != NameKind.PEOPLE]
    matches = _at_level([*whole, *base], spot, whole)
    if not matches:
        for variant in variants(spot.base):
            other = [m for m in gazetteer.find(variant) if m.kind != NameKind.PEOPLE]
            matches = _at_level(other, spot, [])
            if matches:
                return matches[:_MOST], variant
        return [m for m in gazetteer.find(spot.text) if m.kind == NameKind.PEOPLE], None
    unique = {m.entry.id: m for m in reversed(matches)}
    return list(reversed(list(unique.values())))[:_MOST], None


def _at_level(matches: list[Match], spot: Spot, whole: list[Match]) -> list[Match]:
    """Keep the matches that agree with what the text says of the level, or all if none does."""
    if spot.level is None:
        return matches
    fitting = [
        m for m in matches if fits(m.entry, spot.level) or (m in whole and spot.base != spot.text)
    ]
    if fitting or spot.base != spot.text:
        return fitting
    return matches


def fits(entry: Entry, level: str) -> bool:
    """Tell whether a place is of a level of :data:`sayso.resolution.places.spots.LEVELS`."""
    if level == "settlement":
        return entry.is_settlement
    if level == "country":
        return entry.level == 0 or entry.feature == "A.ADM1"
    if level == "region":
        return entry.level in {1, 2, 3} or entry.feature[0] == "L"
    if level == "adm1":
        return entry.level == 1 or entry.feature[0] == "L"
    return entry.level in {1, 2, 3}


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Tell whether a place lies in a country or unit, itself left out."""
    if holder.id == entry.id:
        return False
    if holder.level == 0 and holder.country == entry.country:
        return True
    return holder.key in {entry.admin1, entry.admin2}


def _is_peer(entry: Entry, holder: Entry) -> bool:
    """Tell whether both stand beside each other in lists: "Iraq, Iran", "Illinois, Missouri"."""
    if entry.level == 0:
        return holder.level == 0
    return entry.level == holder.level == 1 and entry.country == holder.country


def unit_named(name: str, country: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the first-order unit of a country with a name."""
    for match in gazetteer.find(name):
        if match.entry.feature == "A.ADM1" and match.entry.country == country:
            return match.entry
    return None


def _inside(text: str, spots: list[Spot], place: int, gazetteer: Gazetteer) -> list[Entry]:
    """Return what the text says a spot lies in: "Osh, Kyrgyzstan", "Paducah, Ky."."""
    spot = spots[place]
    if spot.label == Label.NORP:
        return []
    found: list[Entry] = []
    if place + 1 < len(spots):
        following = spots[place + 1]
        gap = text[spot.end : following.start]
        if len(gap) < 60 and _QUALIFIER.fullmatch(gap) and following.label != Label.NORP:
            found += _holders(following.base, gazetteer)
    if place and re.fullmatch(r"['’]s?\s+(?:\w+\s)?", text[spots[place - 1].end : spot.start]):
        found += _holders(spots[place - 1].base, gazetteer)
    short = _SHORT_AFTER.match(text, spot.end)
    if short and not found:
        word = short.group(1)
        known = SHORT_FORMS.get(word) or SHORT_FORMS.get(word.rstrip("."))
        if known:
            unit = unit_named(known[1], known[0], gazetteer)
            found += [unit] if unit else []
        elif len(fold(word)) > 3:
            found += [e for e in _holders(word, gazetteer) if e.level <= 1]
    return found


def _holders(name: str, gazetteer: Gazetteer) -> list[Entry]:
    return [
        m.entry for m in gazetteer.find(name) if m.entry.level <= 2 and m.kind != NameKind.PEOPLE
    ]
