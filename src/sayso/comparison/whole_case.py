"""What people decide about a whole case, its sides and its actors: noted, and acted upon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sayso.comparison.actor_counts import catch_up, counted
from sayso.comparison.judgements import actors_decided, note_decisions
from sayso.comparison.sides import note_sides, sides_changed
from sayso.ledger.database import writing

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.store import Ledger

__all__ = ["note", "undone"]


def undone(ledger: Ledger, connection: apsw.Connection) -> bool:
    """Tell whether something about the whole case is to be noted: the documents aside."""
    return (
        sides_changed(ledger, connection)
        or actors_decided(ledger, connection)
        or not counted(connection)
    )


def note(
    ledger: Ledger,
    connection: apsw.Connection,
    remake: Callable[[Mapping[str, set[int]]], None],
) -> None:
    """Note what people decided about the whole case.

    Args:
        ledger: The case.
        connection: Its comparison file.
        remake: Makes the claims and events of some statements and mentions anew, within the
            transaction under way.
    """
    note_sides(ledger, connection)
    catch_up(ledger, connection)
    if actors_decided(ledger, connection):
        with writing(connection):
            remake(note_decisions(ledger, connection))
