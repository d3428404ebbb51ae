"""Who stands on a side of an event, in the words of conflict data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Sector

if TYPE_CHECKING:
    from sayso.model import Actor

__all__ = ["INTER", "inter", "interaction", "type_of_violence"]

INTER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
"""ACLED's types of actor in the order of their codes, 1 to 8."""

_SECTORS = {
    Sector.GOV: "State forces",
    Sector.MIL: "State forces",
    Sector.REB: "Rebel group",
    Sector.IGO: "External/Other forces",
    Sector.CVL: "Civilians",
    Sector.MED: "Civilians",
    Sector.NGO: "Civilians",
    Sector.BUS: "Civilians",
    Sector.OPP: "Civilians",
}


def inter(actor: Actor | None, country: str | None) -> str | None:
    """Return ACLED's type of an actor, or None where the text doesn't show a sector.

    A government or army of another country than the one the event is in is an external
    force.
    """
    if actor is None or actor.sector is None:
        return None
    found = _SECTORS[actor.sector]
    if found == "State forces" and country and actor.country and actor.country != country:
        return "External/Other forces"
    return found


def interaction(first: str | None, second: str | None) -> str | None:
    """Return ACLED's ``interaction`` of two types of actor.

    The lower code stands first, except for external forces against civilians, as in
    ACLED's table.
    """
    known = [side for side in (first, second) if side]
    if len(known) < 2:
        return f"{known[0]} only" if known else None
    if set(known) == {"Civilians", "External/Other forces"}:
        return "External/Other forces-Civilians"
    return "-".join(sorted(known, key=INTER.index))


def type_of_violence(actor: Actor | None, recipient: Actor | None) -> int | None:
    """Return UCDP's ``type_of_violence``, or None where a side's sector isn't known.

    1 state-based: armed sides, one of them a state's; 2 non-state: armed sides, none of
    them a state's; 3 one-sided: an armed side against civilians.
    """
    if actor is None or recipient is None or actor.sector is None or recipient.sector is None:
        return None
    states, armed = {Sector.GOV, Sector.MIL}, {Sector.GOV, Sector.MIL, Sector.REB}
    if actor.sector not in armed:
        return None
    if recipient.sector not in armed:
        return 3 if recipient.sector is not Sector.IGO else None
    return 1 if {actor.sector, recipient.sector} & states else 2
