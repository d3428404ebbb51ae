"""Results in each format, written as they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TextIO

from sayso.export.reading_json import failure_to_dict, reading_to_dict, to_json

if TYPE_CHECKING:
    from sayso.model import Reading
    from sayso.reading import Failure

__all__ = ["FORMATS", "Writer", "writer_for"]

FORMATS = ("table", "json", "jsonl", "csv", "html")
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


class Writer(Protocol):
    """What takes results one after another and is closed after the last."""

    def reading(self, reading: Reading) -> None:
        """Write a reading."""

    def failure(self, failure: Failure) -> None:
        """Write what stands for an input that failed, in formats that have a place for it."""

    def close(self) -> None:
        """Write what comes last."""


def writer_for(name: str, stream: TextIO) -> Writer:
    """Return the writer of a format in :data:`FORMATS`."""
    if name == "json":
        return JSONWriter(stream)
    if name == "jsonl":
        return JSONLinesWriter(stream)
    if name == "csv":
        return CSVWriter(stream)
    if name == "html":
        return PageWriter(stream)
    from sayso.cli.table import TableWriter

    return TableWriter(stream)


class JSONLinesWriter:
    """One JSON object a line, flushed line by line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def reading(self, reading: Reading) -> None:
        """Write the reading's line."""
        self._line(reading_to_dict(reading))

    def failure(self, failure: Failure) -> None:
        """Write ``{"id", "error"}`` in the place of the reading."""
        self._line(failure_to_dict(failure.given_id or failure.name, str(failure.error)))

    def close(self) -> None:
        """Write nothing more."""

    def _line(self, value: object) -> None:
        self._stream.write(to_json(value) + "\n")
        self._stream.flush()


class JSONWriter:
    """One object for one document; an array of them for several, or for none."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._first: str | None = None
        self._count = 0

    def reading(self, reading: Reading) -> None:
        """Write the reading, once it is known whether it stands alone."""
        self._item(reading_to_dict(reading))

    def failure(self, failure: Failure) -> None:
        """Write ``{"id", "error"}`` in the place of the reading."""
        self._item(failure_to_dict(failure.given_id or failure.name, str(failure.error)))

    def close(self) -> None:
        """Write the only object, or the end of the array."""
        if self._count == 0:
            self._stream.write("[]\n")
        elif self._first is not None:
            self._stream.write(f"{self._first}\n")
        else:
            self._stream.write("\n]\n")

    def _item(self, value: object) -> None:
        self._count += 1
        text = _PAIR.sub(r"[\1, \2]", to_json(value, indent=1))
        if self._count == 1:
            self._first = text
            return
        if self._first is not None:
            self._stream.write(f"[\n{self._first}")
            self._first = None
        self._stream.write(f",\n{text}")


class CSVWriter:
    """A header, then a row for each statement."""

    def __init__(self, stream: TextIO) -> None:
        from sayso.export.statements_csv import csv_header, csv_rows

        self._stream = stream
        self._rows = csv_rows
        stream.write(csv_header())

    def reading(self, reading: Reading) -> None:
        """Write the rows of one document."""
        self._stream.writelines(self._rows(reading))
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Write nothing: a row is a statement, and standard error says what failed."""

    def close(self) -> None:
        """Write nothing more."""


class PageWriter:
    """One page for all documents, written at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._readings: list[Reading] = []
        self._failures: list[tuple[str, str]] = []

    def reading(self, reading: Reading) -> None:
        """Keep the reading."""
        self._readings.append(reading)

    def failure(self, failure: Failure) -> None:
        """Keep what failed, which the page lists."""
        self._failures.append((failure.name, str(failure.error)))

    def close(self) -> None:
        """Write the page."""
        from sayso.export.page import render_page

        self._stream.writelines(render_page(self._readings, self._failures))
