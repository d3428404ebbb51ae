"""Component ``meanings.encoder``: what statements mean, read beforehand for comparison."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.meanings.encoder import asked
from sayso.model import Reading

__all__ = ["Meanings"]


class Meanings:
    """Reads what each statement means, so that a comparison needn't.

    Meanings stand in no output: whoever adds a reading to a case keeps them beside it
    (:mod:`sayso.ledger.meanings`). A statement that a review changes is read again there.
    """

    name = "meanings.encoder"
    version = "1"
    needs: frozenset[str] = frozenset({"statements", "statements.stance", "statements.speaker"})
    gives: frozenset[str] = frozenset({"meanings"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with the meanings of its statements, each by its key."""
        found = {}
        for statement in reading.statements:
            speaker = reading.actor(statement.speaker)
            one = asked(reading.document.text, statement, speaker.name if speaker else None)
            if one is not None and statement.content:
                found[one.key] = one.meaning()
        return replace(reading, meanings=tuple(found.items()))
