"""What documents say of the same things, as JSON: a claim, dispute or event a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.export.case.jsonl import write_lines
from sayso.export.case.writer import Note

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context

__all__ = ["ComparisonLines"]

_FILES = (("claims", "claims"), ("disputes", "disputes"), ("events", "happenings"))


class ComparisonLines:
    """``claims.jsonl``, ``disputes.jsonl`` and ``happenings.jsonl``, as commands print them.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Remember what all writers share."""
        self._context = context

    def document(self, item: Item) -> None:
        """Do nothing: claims are of many documents, and are written last."""

    def close(self) -> list[Note]:
        """Compare what wasn't yet, and write the files."""
        notes = []
        with Comparison(self._context.ledger) as comparison:
            comparison.update()
            for question, name in _FILES:
                file = self._context.staging.text(f"{name}.jsonl")
                count = write_lines(file, asking.each(comparison.connection, question))
                what = f"A line is what 'sayso {question} --json' prints of one."
                notes.append(Note(f"{name}.jsonl", what, count, question))
        return notes
