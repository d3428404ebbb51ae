"""The table: who | said | what | when | where | stance, for any width of terminal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO

from rich.padding import Padding
from rich.text import Text

from sayso.cli.terminal import clean, console, isolate
from sayso.export.edtf import in_words
from sayso.export.wording import Wording, toll_words, when
from sayso.model import spans_text

if TYPE_CHECKING:
    from sayso.model import EventMention, Reading, Statement
    from sayso.reading import Failure

__all__ = ["TableWriter"]

STACKED_BELOW = 70
"""Columns of terminal under which a table of five columns can't be read."""
CUE_COLUMN_FROM = 110
"""Columns of terminal from which the cue gets a column of its own."""
_GAP = 2
_UNNAMED = "not named"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its title, its part of the width, and the least it is given."""

    title: str
    share: int
    least: int


_WIDE = (
    _Column("who", 20, 16),
    _Column("said", 9, 9),
    _Column("what", 44, 30),
    _Column("when", 11, 12),
    _Column("where", 12, 11),
    _Column("stance", 7, 9),
)
_MIDDLE = (
    _Column("who", 22, 14),
    _Column("said what", 40, 20),
    _Column("when", 12, 10),
    _Column("where", 12, 9),
    _Column("stance", 8, 9),
)
_EVENTS = (
    _Column("event", 20, 11),
    _Column("who → whom", 25, 13),
    _Column("where", 14, 8),
    _Column("when", 12, 10),
    _Column("reality", 9, 8),
    _Column("toll", 25, 10),
)


class TableWriter:
    """Prints each document's table as it comes.

    Args:
        stream: Where to print. The width is the terminal's, or ``COLUMNS``, or 80; colour
            is used only on a terminal, and not where ``NO_COLOR`` is set.
    """

    def __init__(self, stream: TextIO) -> None:
        self._console = console(stream)
        self._stream = stream

    def reading(self, reading: Reading) -> None:
        """Print one document: header, statements, events."""
        self._header(reading)
        width = self._console.width
        if not reading.statements:
            self._console.print(Text("No statements found.", style="italic"))
        elif width < STACKED_BELOW:
            wording = Wording(reading)
            for statement in reading.statements:
                self._stacked(wording, statement)
        else:
            self._statements(reading, width)
        if reading.events:
            self._events(reading, width)
        self._console.print()
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Print nothing: standard error says what failed."""

    def close(self) -> None:
        """Print nothing more."""

    def _header(self, reading: Reading) -> None:
        document = reading.document
        title = clean(document.title or document.source.name)
        self._console.print(Text(isolate(title), style="bold"))
        facts = [
            document.publisher,
            in_words(document.published) if document.published else "no date",
            f"by {document.byline}" if document.byline else None,
            f"from {document.origin}" if document.origin else None,
            f"id {_short(reading.id)}",
        ]
        line = " · ".join(isolate(clean(fact)) for fact in facts if fact)
        self._console.print(Text(line, style="dim"))

    def _statements(self, reading: Reading, width: int) -> None:
        wide = width >= CUE_COLUMN_FROM
        columns = _WIDE if wide else _MIDDLE
        rows = []
        wording = Wording(reading)
        for statement in reading.statements:
            cue, what = _said_what(reading, statement)
            said = [cue, what] if wide else [Text.assemble(cue, ": " if cue else "", what)]
            rows.append(
                [
                    _who_cell(wording, statement),
                    *said,
                    Text(clean(when(statement))),
                    _where_cell(wording, statement),
                    Text(statement.stance.value),
                ]
            )
        self._table(columns, rows, width)

    def _stacked(self, wording: Wording, statement: Statement) -> None:
        cue, what = _said_what(wording.reading, statement)
        head = _who_cell(wording, statement, joiner=" ")
        width = self._console.width
        self._console.print(self._fit(head, width))
        body = Text.assemble(cue, ": " if cue else "", what)
        details = [
            ("when", clean(when(statement))),
            ("where", _where_cell(wording, statement).plain),
            ("stance", statement.stance.value),
        ]
        self._console.print(Padding(self._fit(body, width - 2), (0, 0, 0, 2)))
        line = " · ".join(f"{name} {value}" for name, value in details if value)
        self._console.print(Padding(self._fit(Text(line, style="dim"), width - 2), (0, 0, 1, 2)))

    def _events(self, reading: Reading, width: int) -> None:
        self._console.print(Text("Events", style="bold"))
        wording = Wording(reading)
        rows = [_event_cells(wording, event) for event in reading.events]
        if width >= STACKED_BELOW:
            self._table(_EVENTS, rows, width)
            return
        for cells in rows:
            line = Text("• ") + Text(" · ").join(Text("; ").join(c.split("\n")) for c in cells if c)
            self._console.print(Padding(self._fit(line, width - 2), (0, 0, 0, 2)))

    def _table(self, columns: tuple[_Column, ...], rows: list[list[Text]], width: int) -> None:
        """Print rows under their titles; white space parts them, since lines get in the way."""
        widths = _widths(columns, width)
        heads = [Text(column.title, style="bold underline") for column in columns]
        out = _side_by_side([[head] for head in heads], widths)
        for row in rows:
            fitted = [self._wrapped(cell, size) for cell, size in zip(row, widths, strict=True)]
            out += [*_side_by_side(fitted, widths), Text()]
        self._console.print(Text("\n").join(out), soft_wrap=True)

    def _fit(self, cell: Text, width: int) -> Text:
        return Text("\n").join(self._wrapped(cell, width))

    def _wrapped(self, cell: Text, width: int) -> list[Text]:
        """Return a cell's lines, none of which can turn round what stands beside it."""
        lines = []
        for line in cell.wrap(self._console, max(1, width)):
            line.rstrip()
            apart = isolate(line.plain) != line.plain
            lines.append(Text.assemble("\u2068", line, "\u2069") if apart else line)
        return lines


def _widths(columns: tuple[_Column, ...], width: int) -> list[int]:
    """Return the widths of columns that fill the terminal, gaps left out."""
    spare = max(0, width - _GAP * (len(columns) - 1) - sum(column.least for column in columns))
    shares = sum(column.share for column in columns)
    return [column.least + spare * column.share // shares for column in columns]


def _side_by_side(cells: list[list[Text]], widths: list[int]) -> list[Text]:
    """Return the lines of a row: the cells' lines, each filled up to its column."""
    lines = []
    for parts in zip_longest(*cells):
        line = Text()
        pending = 0
        for part, size in zip(parts, widths, strict=True):
            if part:
                line.append(" " * pending)
                line.append_text(part)
                pending = 0
            pending += size - (part.cell_len if part else 0) + _GAP
        lines.append(line)
    return lines


def _short(identifier: str) -> str:
    is_hash = len(identifier) == 64 and all(c in "0123456789abcdef" for c in identifier)
    return identifier[:12] if is_hash else identifier


def _who_cell(wording: Wording, statement: Statement, joiner: str = "\n") -> Text:
    known = wording.who(statement)
    name = clean(known.name)
    cell = Text(name, style="bold") if name else Text(_UNNAMED, style="italic")
    if known.detail:
        cell.append(f" ({clean(known.detail)})", style="not bold dim")
    if known.via and known.via != known.reported_by:
        cell.append(f"{joiner}via {clean(known.via)}", style="not bold")
    if statement.nested_in is not None:
        by = clean(known.reported_by) or _UNNAMED
        cell.append(f"{joiner}reported by {by}", style="not bold")
    return cell


def _said_what(reading: Reading, statement: Statement) -> tuple[Text, Text]:
    text = reading.document.text
    cue = Text(clean(spans_text(text, statement.cue)), style="italic cyan")
    return cue, Text(clean(spans_text(text, statement.content)))


def _where_cell(wording: Wording, statement: Statement) -> Text:
    return Text(", ".join(clean(place.name) for place in wording.where(statement)))


def _event_cells(wording: Wording, event: EventMention) -> list[Text]:
    reading = wording.reading
    text = reading.document.text
    words = clean(text[event.trigger.start : event.trigger.end])
    kind = event.type.value.lower() + (f", {clean(event.mode)}" if event.mode else "")
    what = Text.assemble((words, "bold"), f" ({kind})")
    if event.background:
        what.append(" earlier history", style="italic")
    doer, done_to = clean(wording.event_actor(event)), clean(wording.event_recipient(event))
    sides = f"{doer or '?'} → {done_to or '?'}" if doer or done_to else ""
    place = "" if event.place is None else clean(reading.places[event.place].name)
    tolls = []
    for toll in event.tolls:
        claimant = clean(wording.toll_claimant(toll))
        by = f" ({claimant})" if claimant else ""
        tolls.append(toll_words(toll) + by)
    return [
        what,
        Text(sides),
        Text(place),
        Text(clean(in_words(event.date)) if event.date else ""),
        Text(event.reality.value),
        Text("\n".join(tolls)),
    ]
