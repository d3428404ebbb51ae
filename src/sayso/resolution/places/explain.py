"""One line on how a place was resolved."""

from __future__ import annotations

from sayso.gazetteer import fold
from sayso.resolution.places.groups import Group
from sayso.resolution.places.spots import Spot

__all__ = ["explain"]

_CLEAR = 1.0
"""Lead in score below which a choice is told as a close one."""


def explain(spot: Spot, group: Group, policy: str | None) -> str:
    """Return why a spot was given the group's place, in one line."""
    entry = group.best
    if entry is None:
        return "not in the gazetteer"
    parts = []
    if group.is_people:
        parts.append(f"people or adjective of {entry.name}")
    elif fold(spot.text) != fold(group.spots[0].text):
        parts.append(f"{spot.text!r} read as {group.spots[0].text!r}, which the text names")
    elif group.spelled:
        parts.append(f"{spot.text!r} read as {group.spelled!r}")
    elif len(group.matches) == 1:
        parts.append("the only place of this name in the gazetteer")
    else:
        parts.append(f"one of {len(group.matches)} places of this name")
        if group.inside:
            parts.append(f"the text puts it in {group.inside[0].name}")
        elif group.margin < _CLEAR:
            parts.append("a close choice")
        else:
            parts.append("fits the other places and its size best")
    if spot.level and entry.level < 4 and not group.is_people:
        parts.append("a unit by the word beside it")
    if policy:
        parts.append(policy)
    return "; ".join(parts)
