"""Readings, reviews and the log as JSON, one object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from sayso.export.case.decisions import log_entries, reviews
from sayso.export.case.writer import Note
from sayso.model.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context

__all__ = ["JSONLinesWriter", "write_lines"]


def write_lines(file: TextIO, values: Iterable[object]) -> int:
    """Write values one a line; return how many."""
    count = 0
    for value in values:
        file.write(to_json(value) + "\n")
        count += 1
    return count


class JSONLinesWriter:
    """``readings.jsonl`` in the schema ``sayso.reading/1``, ``reviews.jsonl``, ``log.jsonl``.

    Args:
        context: What all writers share.
        folder: Folder within the export, with a slash at its end.
    """

    def __init__(self, context: Context, folder: str = "") -> None:
        """Open the readings' file."""
        self._context = context
        self._folder = folder
        self._file = context.staging.text(f"{folder}readings.jsonl")
        self._count = 0

    def document(self, item: Item) -> None:
        """Write a reading with its reviews laid over it."""
        self._count += write_lines(self._file, [item.as_dict])

    def close(self) -> list[Note]:
        """Write the reviews and the log."""
        ledger, staging = self._context.ledger, self._context.staging
        decided = write_lines(staging.text(f"{self._folder}reviews.jsonl"), reviews(ledger))
        logged = write_lines(staging.text(f"{self._folder}log.jsonl"), log_entries(ledger))
        return [
            Note(
                f"{self._folder}readings.jsonl",
                "A line is one document with all that was read in it, reviews laid over it "
                "(schema sayso.reading/1).",
                self._count,
                "documents",
            ),
            Note(
                f"{self._folder}reviews.jsonl",
                "A line is one decision of a person, those taken back included.",
                decided,
                "reviews",
            ),
            Note(
                f"{self._folder}log.jsonl",
                "A line is one entry of the case's log; each hash holds the one before.",
                logged,
                "entries",
            ),
        ]
