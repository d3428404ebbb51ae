"""What speaks for and against a candidate: one number for each reason."""

from __future__ import annotations

import math

from sayso.gazetteer import Entry, Match, NameKind, distance_km
from sayso.model import Label
from sayso.resolution.places.context import Context
from sayso.resolution.places.groups import Group, lies_in

__all__ = ["NAMES", "features"]

NAMES = (
    "short",
    "other",
    "population",
    "no_population",
    "country",
    "adm1",
    "adm2",
    "adm3",
    "capital",
    "seat",
    "section",
    "landscape",
    "minor",
    "water_label",
    "site_label",
    "plain_unit",
    "twin_unit",
    "inside",
    "outside",
    "country_named",
    "admin1_named",
    "admin2_named",
    "country_share",
    "admin1_share",
    "near",
    "nearer",
    "holds",
    "outlet_country",
    "outlet_far",
    "home_country",
    "home_admin1",
    "home_near",
    "is_home",
    "same_name",
)
"""Names of the features, in order."""

_BESIDE_KM = 120
"""How far the seat of a unit that it isn't in may lie: Kyiv from the centre of its oblast."""


def features(match: Match, group: Group, context: Context) -> list[float]:
    """Return the features of one candidate, in the order of :data:`NAMES`, each about 0 to 1."""
    entry = match.entry
    code = entry.feature[2:]
    shipped, settled = entry.key[0] == 0, entry.feature[0] in "AP"
    named_label = group.spots[0].label if group.spots else None
    level = group.level
    own = min(len(group.spots), 4)
    countries = context.countries
    named = countries.get(entry.country or "", 0)
    if entry.level == 0:
        named -= own
    unit1, unit2 = entry.admin1, entry.admin2
    others = context.total - (own if group.best is not None and not group.outlet else 0)
    mine = group.best
    same = context.by_country.get(entry.country or "", 0)
    same1 = context.by_unit.get(unit1, 0) if unit1 else 0
    if entry.level == 1:
        same1 = context.by_unit.get(entry.key, 0)
    if mine is not None and not group.outlet:
        same -= own if mine.country == entry.country else 0
        mine1 = mine.key if mine.level == 1 else mine.admin1
        this1 = entry.key if entry.level == 1 else unit1
        same1 -= own if mine1 is not None and mine1 == this1 else 0
    near, nearer = _nearness(entry, group, context)
    home = None if group.outlet else context.home
    outside = bool(group.inside) and not any(lies_in(entry, holder) for holder in group.inside)
    return [
        float(match.kind == NameKind.SHORT),
        float(match.kind == NameKind.OTHER),
        math.log10(entry.population + 1) / 7,
        float(entry.population == 0),
        float(entry.level == 0),
        float(entry.level == 1),
        float(entry.level == 2),
        float(entry.level == 3),
        float(code == "PPLC"),
        float(code.startswith("PPLA")),
        float(code == "PPLX"),
        float(shipped and not settled),
        float(not shipped and not settled),
        float(named_label == Label.LOC and not settled),
        float(named_label == Label.FAC and entry.feature[0] == "S"),
        float(level is None and entry.level in {2, 3}),
        float(level is None and entry.level in {1, 2} and _has_twin(entry, group)),
        float(bool(group.inside) and not outside),
        float(outside),
        min(named, 4) / 4 if named > 0 else 0.0,
        float(unit1 is not None and context.units.get(unit1, 0) > 0),
        float(unit2 is not None and context.units.get(unit2, 0) > 0),
        same / others if others > 0 else 0.0,
        same1 / others if others > 0 else 0.0,
        near,
        nearer,
        float(_holds(entry, group, context)),
        float(context.outlet is not None and entry.country == context.outlet),
        float(context.outlet is not None and entry.country != context.outlet),
        float(home is not None and home.country == entry.country),
        float(home is not None and _first(home) is not None and _first(home) == _first(entry)),
        math.exp(-distance_km(home, entry) / 150) if home is not None else 0.0,
        float(home is not None and home.id == entry.id),
        float(context.ids[entry.id] > (mine is not None and mine.id == entry.id)),
    ]


def _first(entry: Entry) -> tuple[int, int] | None:
    return entry.key if entry.level == 1 else entry.admin1


def _has_twin(entry: Entry, group: Group) -> bool:
    """Tell whether a town in a unit, or its seat beside it, bears the unit's name, too."""
    for match in group.matches:
        town = match.entry
        if not town.is_settlement or town.country != entry.country:
            continue
        if entry.key in {town.admin1, town.admin2}:
            return True
        if town.feature in {"P.PPLC", "P.PPLA"} and distance_km(town, entry) < _BESIDE_KM:
            return True
    return False


def _holds(entry: Entry, group: Group, context: Context) -> bool:
    if entry.level not in {1, 2}:
        return False
    mine = group.best
    own = mine is not None and entry.key in {mine.admin1, mine.admin2}
    return context.held[entry.key] > own


def _nearness(entry: Entry, group: Group, context: Context) -> tuple[float, float]:
    """Return how near the nearest other place is, at scales of 400 and of 60 km, 0 to 1."""
    nearest = min(
        (
            distance_km(entry, chosen)
            for other, chosen in context.anchors
            if other is not group and chosen.id != entry.id
        ),
        default=math.inf,
    )
    return math.exp(-nearest / 400), math.exp(-nearest / 60)
