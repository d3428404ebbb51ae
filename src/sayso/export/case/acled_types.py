"""From PLOVER's event types and modes to ACLED's event and sub-event types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.model import EventType

if TYPE_CHECKING:
    from sayso.model import EventMention

__all__ = ["DISORDER", "TYPES", "ACLEDType", "acled_type"]

_POLITICAL, _DEMONSTRATIONS, _STRATEGIC = (
    "Political violence",
    "Demonstrations",
    "Strategic developments",
)


class ACLEDType(NamedTuple):
    """ACLED's type of an event.

    Attributes:
        event: ``event_type``; None where the sides decide it and aren't known.
        sub: ``sub_event_type``; None likewise.
        disorder: ``disorder_type``.
    """

    event: str | None
    sub: str | None
    disorder: str


def _remote(sub: str) -> ACLEDType:
    return ACLEDType("Explosions/Remote violence", sub, _POLITICAL)


def _civilians(sub: str) -> ACLEDType:
    return ACLEDType("Violence against civilians", sub, _POLITICAL)


def _development(sub: str) -> ACLEDType:
    return ACLEDType("Strategic developments", sub, _STRATEGIC)


_PEACEFUL = ACLEDType("Protests", "Peaceful protest", _DEMONSTRATIONS)
_BY_SIDES = ACLEDType(None, None, _POLITICAL)
"""An armed clash where both sides bear arms, an attack where one is civilians."""
_CLASH = ACLEDType("Battles", "Armed clash", _POLITICAL)

TYPES: dict[tuple[EventType, str | None], ACLEDType | None] = {
    (EventType.ASSAULT, "aerial"): _remote("Air/drone strike"),
    (EventType.ASSAULT, "heavy-weapons"): _remote("Shelling/artillery/missile attack"),
    (EventType.ASSAULT, "explosives"): _remote("Remote explosive/landmine/IED"),
    (EventType.ASSAULT, "suicide-attack"): _remote("Suicide bomb"),
    (EventType.ASSAULT, "unconventional"): _remote("Chemical weapon"),
    (EventType.ASSAULT, "abduct"): _civilians("Abduction/forced disappearance"),
    (EventType.ASSAULT, "sexual"): _civilians("Sexual violence"),
    (EventType.ASSAULT, "torture"): _civilians("Attack"),
    (EventType.ASSAULT, "massacre"): _civilians("Attack"),
    (EventType.ASSAULT, "cyber"): None,
    (EventType.ASSAULT, None): _BY_SIDES,
    (EventType.PROTEST, "riot"): ACLEDType("Riots", "Violent demonstration", _DEMONSTRATIONS),
    (EventType.PROTEST, "strike"): None,
    (EventType.PROTEST, "boycott"): None,
    (EventType.PROTEST, "hunger"): None,
    (EventType.PROTEST, None): _PEACEFUL,
    (EventType.COERCE, "arrest"): _development("Arrests"),
    (EventType.COERCE, "seize"): _development("Looting/property destruction"),
    (EventType.COERCE, None): _development("Other"),
    (EventType.MOBILIZE, None): _development("Change to group/activity"),
    (EventType.RETREAT, "withdraw"): _development("Change to group/activity"),
    (EventType.RETREAT, "disarm"): _development("Change to group/activity"),
    (EventType.RETREAT, "ceasefire"): _development("Agreement"),
    (EventType.RETREAT, None): _development("Other"),
    (EventType.AGREE, None): _development("Agreement"),
}
"""By type and mode; the row without a mode holds for all modes that have none of their own.
None, and types that aren't here: ACLED doesn't record them."""

DISORDER = frozenset({_POLITICAL, _DEMONSTRATIONS, _STRATEGIC})
_ARMED = frozenset({"State forces", "Rebel group", "External/Other forces"})


def acled_type(event: EventMention, inter1: str | None, inter2: str | None) -> ACLEDType | None:
    """Return ACLED's type of an event mention, or None where ACLED doesn't record such.

    Args:
        event: The event mention.
        inter1: ACLED's type of who does it, if known.
        inter2: ACLED's type of to whom, if known.
    """
    key = (event.type, event.mode)
    found = TYPES[key] if key in TYPES else TYPES.get((event.type, None))
    if found is _BY_SIDES:
        if inter2 == "Civilians":
            return _civilians("Attack")
        return _CLASH if inter1 in _ARMED and inter2 in _ARMED else _BY_SIDES
    return found
