"""Which country is recorded for a place that several claim: a stated, configurable policy."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import ConfigurationError
from sayso.gazetteer import Entry, Gazetteer

__all__ = ["AREAS", "POLICIES", "Area", "disputed_area", "policy_country"]

POLICIES: dict[str, str] = {
    "un": "the country that resolutions of the United Nations name; none where they name none",
    "held": "the country that holds the place in fact; none where no recognised one does",
    "none": "no country at all for a place in dispute",
}
"""The policies by name, with what each records."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area in dispute.

    Attributes:
        name: What it is called.
        un: The country (alpha-3) by resolutions of the UN, or None.
        held: The country that holds it as of ``as_of``, or None.
        basis: What ``un`` rests on.
        as_of: The month that ``held`` describes.
        units: Ids of the gazetteer's units and regions that make it up.
        box: South, west, north, east in degrees where units don't tell; or None.
        country: The gazetteer's country that a place must have for the box to count.
    """

    name: str
    un: str | None
    held: str | None
    basis: str
    as_of: str
    units: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    country: str | None = None


AREAS: tuple[Area, ...] = (
    Area(
        "Crimea",
        "UKR",
        "RUS",
        "UNGA resolution 68/262 (2014)",
        "2026-11",
        ("geonames:703883", "geonames:694422"),
    ),
    Area(
        "Golan Heights",
        "SYR",
        "ISR",
        "UNSC resolution 497 (1981)",
        "2026-11",
        ("sayso:golan-heights",),
        (32.70, 35.62, 33.33, 35.90),
    ),
    Area(
        "East Jerusalem",
        "PSE",
        "ISR",
        "UNSC resolutions 478 (1980) and 2334 (2016)",
        "2026-11",
        ("sayso:east-jerusalem", "sayso:temple-mount", "geonames:7870654"),
    ),
    Area(
        "Abkhazia",
        "GEO",
        None,
        "UNSC resolution 1808 (2008)",
        "2026-11",
        ("geonames:6643410",),
    ),
    Area(
        "South Ossetia",
        "GEO",
        None,
        "UNGA resolution 63/307 (2009)",
        "2026-11",
        ("geonames:611834",),
        (42.02, 43.55, 42.75, 44.60),
        "GEO",
    ),
    Area(
        "Transnistria",
        "MDA",
        None,
        "UNGA resolution 72/282 (2018)",
        "2026-11",
        ("geonames:858889",),
    ),
    Area(
        "Northern Cyprus",
        "CYP",
        None,
        "UNSC resolution 541 (1983)",
        "2026-11",
        ("sayso:northern-cyprus",),
    ),
    Area(
        "Western Sahara",
        "ESH",
        "MAR",
        "UN list of Non-Self-Governing Territories (1963)",
        "2026-11",
        ("geonames:2461445",),
    ),
    Area(
        "Aksai Chin",
        None,
        "CHN",
        "no resolution names a country",
        "2026-11",
        ("sayso:aksai-chin",),
    ),
    Area(
        "Falkland Islands",
        None,
        "FLK",
        "UNGA resolution 2065 (XX) (1965) calls for talks",
        "2026-11",
        ("geonames:3474414",),
    ),
    Area(
        "Abyei",
        None,
        None,
        "UNSC resolution 1990 (2011)",
        "2026-11",
        ("sayso:abyei",),
    ),
)
"""Areas in dispute that the policy decides on."""


def disputed_area(entry: Entry, gazetteer: Gazetteer) -> Area | None:
    """Return the area in dispute that a place lies in, or None."""
    chain = {entry.id, *(unit.id for unit in gazetteer.units(entry))}
    if entry.level == 0 and entry.id not in {"geonames:2461445", "geonames:3474414"}:
        return None
    for area in AREAS:
        if chain & set(area.units):
            return area
        if area.box and (area.country is None or entry.country == area.country):
            south, west, north, east = area.box
            if (
                south <= entry.lat <= north
                and west <= entry.lon <= east
                and (entry.country in {area.un, area.held, None})
                and entry.level > 1
            ):
                return area
    if entry.country == "ESH":
        return next(area for area in AREAS if area.un == "ESH")
    return None


def policy_country(
    entry: Entry, gazetteer: Gazetteer, policy: str = "un"
) -> tuple[str | None, str | None]:
    """Return the country to record for a place, and what the policy had to say, if anything.

    Args:
        entry: The place.
        gazetteer: The gazetteer that it comes from.
        policy: A key of :data:`POLICIES`.

    Raises:
        ConfigurationError: ``S222`` there is no such policy.
    """
    if policy not in POLICIES:
        raise ConfigurationError(
            f"no policy for borders in dispute is called {policy!r}",
            fix=f"use one of {', '.join(POLICIES)}",
            subject="borders",
            code="S222",
        )
    area = disputed_area(entry, gazetteer)
    if area is None:
        return entry.country, None
    country = {"un": area.un, "held": area.held, "none": None}[policy]
    basis = {
        "un": area.basis,
        "held": f"held in fact, {area.as_of}",
        "none": "no country recorded",
    }[policy]
    return country, f"{area.name} is in dispute; policy {policy!r}: {country or 'none'} ({basis})"
