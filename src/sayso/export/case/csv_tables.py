"""CSV tables for spreadsheets and statistics programs (RFC 4180, UTF-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from sayso.export.case.cells import Rows, as_json, offsets
from sayso.export.case.decisions import COLUMNS, reviews
from sayso.export.case.tables import TABLES, Kind
from sayso.export.case.writer import Note

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context

__all__ = ["CSVWriter"]


class CSVWriter:
    """Statements, events, tolls, documents and reviews, a file each.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the files and write their headers."""
        self._context = context
        self._tables = [
            (table, Rows(self._file(table.name), [column.name for column in table.columns]))
            for table in TABLES
        ]

    def _file(self, name: str) -> TextIO:
        return self._context.staging.text(f"{name}.csv", bom=self._context.bom)

    def document(self, item: Item) -> None:
        """Write the rows of a document."""
        for table, out in self._tables:
            for record in table.records(item):
                out.write(
                    _flat(column.kind, column.value(item, record)) for column in table.columns
                )

    def close(self) -> list[Note]:
        """Write the reviews."""
        names = [name for name, _ in COLUMNS]
        decided = Rows(self._file("reviews"), names)
        for review in reviews(self._context.ledger):
            review["value"] = as_json(review["value"])
            review["replaces"] = as_json(review["replaces"])
            review["spans"] = offsets(review["spans"])
            decided.write(review[name] for name in names)
        notes = [
            Note(f"{table.name}.csv", f"A row is {table.row}.", out.count, table.name)
            for table, out in self._tables
        ]
        what = "A row is one decision of a person, those taken back included."
        return [*notes, Note("reviews.csv", what, decided.count, "reviews")]


def _flat(kind: Kind, value: Any) -> object:  # noqa: ANN401 - whatever a column holds
    if kind is Kind.SPANS:
        return offsets(value)
    if kind is Kind.LIST:
        return "; ".join(value)
    kept: object = value
    return kept
