"""Places too small for the gazetteer: put in the unit that the text names, and said so."""

from __future__ import annotations

import re

from sayso.gazetteer import Entry, Gazetteer
from sayso.model import Label, Place, PlaceUse
from sayso.resolution.places.context import Context
from sayso.resolution.places.groups import Group
from sayso.resolution.places.policy import policy_country
from sayso.resolution.places.precision import precision_of
from sayso.resolution.places.spots import Spot
from sayso.resolution.places.use import use_of

__all__ = ["contain"]

_FAR = 200
"""Characters within which another place may say where a small one lies."""
_SMALL = 100_000
"""A namesake below this, in a country that the text has no word of, is not the one meant."""
_NEAR = re.compile(r"\b(?:near|outside|close to|around|from|of)\b")
_VILLAGE = re.compile(
    r"\b(?:village|settlement|hamlet|farm|checkpoint|post|outpost|hill|height|crossing)s?"
    r"(?: of| called| named)?(?: the)? $",
    re.IGNORECASE,
)


def contain(
    text: str,
    groups: list[Group],
    context: Context,
    gazetteer: Gazetteer,
    borders: str = "un",
) -> dict[Spot, Place]:
    """Return places for the spots whose name no fitting entry bears, where the text tells more.

    A name without an entry, or whose only entries are small namesakes in countries that the
    document says nothing of, takes the coordinates of the unit or place that the text puts
    beside it (``Ak-Bulak, Osh region``; ``the village of Ak-Bulak near Batken``) and no finer
    precision than that one's.
    """
    found: dict[Spot, Place] = {}
    spots = sorted(
        ((spot, group) for group in groups for spot in group.spots), key=lambda x: x[0].start
    )
    for at, (spot, group) in enumerate(spots):
        if spot.label in {Label.NORP, Label.FAC} or text[spot.end : spot.end + 1] == "-":
            continue
        if group.best is not None:
            if not _is_stray(group, context):
                continue
            group.best = None
        village = _VILLAGE.search(text[max(0, spot.start - 40) : spot.start].replace("\n", " "))
        if spot.confidence < 0.5 and not village:
            continue
        holder = _holder(text, spots, at)
        if holder is not None:
            found[spot] = _within(text, spot, holder, gazetteer, borders)
    return found


def _is_stray(group: Group, context: Context) -> bool:
    entry = group.best
    if entry is None or entry.population >= _SMALL or entry.level < 2 or group.inside:
        return False
    if entry.feature[0] in "LHTSUV":
        return False
    known = {c for c in context.by_country if context.by_country[c] > len(group.spots)}
    known |= set(context.countries)
    if context.outlet:
        known.add(context.outlet)
    if context.home is not None and context.home.country:
        known.add(context.home.country)
    return bool(known) and entry.country not in known


def _holder(text: str, spots: list[tuple[Spot, Group]], at: int) -> tuple[Spot, Entry] | None:
    """Return the nearest resolved place in the same paragraph, those after the name first."""
    spot = spots[at][0]
    near: list[tuple[int, Spot, Entry]] = []
    for other, group in spots:
        if other is spot or group.best is None or group.is_people:
            continue
        gap = other.start - spot.end if other.start >= spot.end else spot.start - other.end
        low, high = min(other.end, spot.end), max(other.start, spot.start)
        if gap > _FAR or "\n\n" in text[low:high]:
            continue
        cost = gap + (0 if other.start > spot.start else 40)
        cost += 60 if group.best.level == 0 else 0
        near.append((cost, other, group.best))
    return min(near, key=lambda item: item[0])[1:] if near else None


def _within(
    text: str, spot: Spot, held: tuple[Spot, Entry], gazetteer: Gazetteer, borders: str
) -> Place:
    holder, holder_start = held[1], held[0].start
    unit, precision = holder, 2
    near = _NEAR.search(text[min(spot.end, holder_start) : max(spot.start, holder_start)])
    if not near and holder.level > 3:
        units = gazetteer.units(holder)
        unit = units[-1] if units else holder
    if not near:
        precision = max(precision_of(text, spot.start, unit), 2)
    country, said = policy_country(unit, gazetteer, borders)
    told = f"not in the gazetteer; put {'near' if near else 'in'} {unit.name}"
    if unit is not holder:
        told += f", the unit of {holder.name} beside it"
    return Place(
        spot.start,
        spot.end,
        spot.text,
        use_of(text, spot, None) if spot.level != "settlement" else PlaceUse.LITERAL,
        unit.lat,
        unit.lon,
        country,
        (*(u.name for u in gazetteer.units(unit)), unit.name),
        unit.id,
        precision,
        f"{told}; {said}" if said else told,
    )
