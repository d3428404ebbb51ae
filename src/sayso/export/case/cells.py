"""Cells of CSV files: nothing in them runs, whoever wrote the words (RFC 4180)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TextIO

from sayso.export.visible import visible

__all__ = ["Rows", "cell", "offsets", "words"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula (OWASP, CSV injection), full width included."""


def cell(value: object) -> str:
    """Return a value as a cell.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers,
    dates and truth values, which sayso writes itself, never do. Control characters and
    overridden directions become visible.
    """
    if isinstance(value, str):
        text = value if value.isprintable() else visible(value)
        return f"'{text}" if text.lstrip(" \xa0\ufeff").startswith(_FORMULA) else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1 else repr(round(value, 6))
    if isinstance(value, date):
        return value.isoformat()
    return cell(str(value))


def offsets(spans: Iterable[tuple[int, int]]) -> str:
    """Return spans as ``start:end`` with spaces between."""
    return " ".join(f"{start}:{end}" for start, end in spans)


def words(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the characters of spans on one line, with … for what lies between."""
    return " ".join(" … ".join(text[start:end] for start, end in spans).split())


def as_json(value: Any) -> str | None:  # noqa: ANN401 - any JSON value
    """Return a value as JSON text, or None for None."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


class Rows:
    """A CSV file under way: a header, then rows; lines end as RFC 4180 says.

    Args:
        file: An open text file without translation of line ends.
        header: Names of the columns.
    """

    def __init__(self, file: TextIO, header: Sequence[str]) -> None:
        """Write the header."""
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(header)
        self.count = 0

    def write(self, values: Iterable[object]) -> None:
        """Write one row."""
        self._writer.writerow([cell(value) for value in values])
        self.count += 1
