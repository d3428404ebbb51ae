"""Leave out what sayso itself isn't sure of."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Reading

__all__ = ["at_least"]


def at_least(reading: Reading, confidence: float) -> Reading:
    """Return a reading with the statements and events of at least this confidence.

    What stood in a statement that is left out then stands in the one around it that
    remains, or in none.

    Args:
        reading: Any reading.
        confidence: From 0 (everything) to 1: how sure sayso is that it read rightly,
            which says nothing of whether what was said is true.
    """
    parents = {s.id: s.nested_in for s in reading.statements}
    kept = {s.id for s in reading.statements if s.confidence >= confidence}

    def holder(statement: str | None) -> str | None:
        seen: set[str] = set()
        while statement is not None and statement not in kept and statement not in seen:
            seen.add(statement)
            statement = parents.get(statement)
        return statement if statement in kept else None

    return replace(
        reading,
        statements=tuple(
            replace(s, nested_in=holder(s.nested_in)) for s in reading.statements if s.id in kept
        ),
        events=tuple(
            replace(
                e,
                statement=holder(e.statement),
                tolls=tuple(replace(t, statement=holder(t.statement)) for t in e.tolls),
            )
            for e in reading.events
            if e.confidence >= confidence
        ),
    )
