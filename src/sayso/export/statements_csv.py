"""Statements as a table for spreadsheets: one row each (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sayso.export.wording import Wording
from sayso.model import Reading, Spans, Statement, spans_text

__all__ = ["COLUMNS", "Column", "csv_header", "csv_rows"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula (OWASP, CSV injection), full width included."""


class Column(NamedTuple):
    """A column: its name, what it holds, and how it is filled."""

    name: str
    meaning: str
    value: Callable[[Wording, Statement], object]


def _offsets(spans: Spans) -> str:
    return " ".join(f"{start}:{end}" for start, end in spans)


def _words(wording: Wording, spans: Spans) -> str:
    return " ".join(spans_text(wording.reading.document.text, spans).split())


def _speaker(wording: Wording, statement: Statement, field: str) -> object:
    actor = wording.reading.actor(statement.speaker)
    return getattr(actor, field) if actor else None


COLUMNS: tuple[Column, ...] = (
    Column("document", "id of the document", lambda w, _: w.reading.id),
    Column("title", "its headline", lambda w, _: w.reading.document.title),
    Column("publisher", "its outlet", lambda w, _: w.reading.document.publisher),
    Column("published", "its date, EDTF", lambda w, _: w.reading.document.published),
    Column("url", "its address", lambda w, _: w.reading.document.url),
    Column("statement", "id of the statement", lambda _, s: s.id),
    Column("nested_in", "id of the statement around it", lambda _, s: s.nested_in),
    Column("speaker", "resolved name", lambda w, s: _speaker(w, s, "name")),
    Column("speaker_country", "ISO 3166-1 alpha-3", lambda w, s: _speaker(w, s, "country")),
    Column("speaker_sector", "GOV, MIL, REB …", lambda w, s: _speaker(w, s, "sector")),
    Column("via", "through whom it came", lambda _, s: s.via and s.via.name),
    Column("reported_by", "who says it was said", lambda w, s: w.who(s).reported_by),
    Column("source", "words that name the source", lambda w, s: _words(w, s.source)),
    Column("cue", "words that mark the statement", lambda w, s: _words(w, s.cue)),
    Column("content", "words of the statement", lambda w, s: _words(w, s.content)),
    Column("kind", "direct, indirect or mixed", lambda _, s: s.kind),
    Column("stance", "what the speaker does with it", lambda _, s: s.stance),
    Column("said", "when it was said, EDTF", lambda _, s: s.said and s.said.edtf),
    Column(
        "places",
        "locations it is about, with ; between",
        lambda w, s: "; ".join(place.name for place in w.where(s)),
    ),
    Column("confidence", "how sure sayso is that it read rightly", lambda _, s: s.confidence),
    Column("source_offsets", "start:end, with spaces between", lambda _, s: _offsets(s.source)),
    Column("cue_offsets", "start:end, with spaces between", lambda _, s: _offsets(s.cue)),
    Column("content_offsets", "start:end, with spaces between", lambda _, s: _offsets(s.content)),
)
"""The columns in order. Offsets are 0-based, end-exclusive code points of the text."""


def csv_header() -> str:
    """Return the first line, with its line end."""
    return _line([column.name for column in COLUMNS])


def csv_rows(reading: Reading) -> Iterator[str]:
    """Yield one line for each statement, with its line end.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; offsets
    always refer to the text itself, never to the cell.
    """
    wording = Wording(reading)
    for statement in reading.statements:
        yield _line([_cell(column.value(wording, statement)) for column in COLUMNS])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value).replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
    return f"'{text}" if text.lstrip(" \xa0\ufeff").startswith(_FORMULA) else text


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
