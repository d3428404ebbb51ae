"""Typed tables for DuckDB, pandas, R and the like (Apache Parquet)."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sayso.errors import ConfigurationError
from sayso.export.case.tables import TABLES, Kind
from sayso.export.case.writer import Note

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.tables import Table
    from sayso.export.case.writer import Context

__all__ = ["ParquetTables"]

ROW_GROUP = 10_000
"""Rows held in memory before they are written; a statement's row is about 1 KB."""


class ParquetTables:
    """Statements, events, tolls and documents, a file each.

    Args:
        context: What all writers share.

    Raises:
        ConfigurationError: ``S200`` pyarrow is not installed.
    """

    def __init__(self, context: Context) -> None:
        """Open the files."""
        try:
            pa = import_module("pyarrow")
            pq = import_module("pyarrow.parquet")
        except ImportError as error:
            raise ConfigurationError(
                "Parquet needs pyarrow, which is not installed",
                subject="--format parquet",
                fix='install it with: pip install "sayso[parquet]"',
            ) from error
        meta = {"sayso": context.version, "sayso.head": context.head}
        self._files = [_File(pa, pq, context, table, meta) for table in TABLES]

    def document(self, item: Item) -> None:
        """Take the rows of a document."""
        for file in self._files:
            file.take(item)

    def close(self) -> list[Note]:
        """Write what is left."""
        return [file.close() for file in self._files]


class _File:
    """One table under way."""

    def __init__(
        self,
        pa: ModuleType,
        pq: ModuleType,
        context: Context,
        table: Table,
        meta: dict[str, str],
    ) -> None:
        types = {
            Kind.TEXT: pa.string(),
            Kind.INTEGER: pa.int64(),
            Kind.REAL: pa.float64(),
            Kind.TRUTH: pa.bool_(),
            Kind.DAY: pa.date32(),
            Kind.SPANS: pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
            Kind.LIST: pa.list_(pa.string()),
        }
        self._pa = pa
        self._table = table
        self._schema = pa.schema(
            [
                pa.field(c.name, types[c.kind], metadata={"meaning": c.meaning})
                for c in table.columns
            ],
            metadata=meta,
        )
        self._name = f"{table.name}.parquet"
        path = context.staging.path(self._name)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._columns: list[list[object]] = [[] for _ in table.columns]
        self._count = 0

    def take(self, item: Item) -> None:
        for record in self._table.records(item):
            self._count += 1
            for column, values in zip(self._table.columns, self._columns, strict=True):
                values.append(_typed(column.kind, column.value(item, record)))
        if len(self._columns[0]) >= ROW_GROUP:
            self._write()

    def _write(self) -> None:
        arrays = [
            self._pa.array(values, type=field.type)
            for values, field in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._pa.Table.from_arrays(arrays, schema=self._schema))
        for values in self._columns:
            values.clear()

    def close(self) -> Note:
        if self._columns[0]:
            self._write()
        self._writer.close()
        return Note(self._name, f"A row is {self._table.row}.", self._count, self._table.name)


def _typed(kind: Kind, value: Any) -> object:  # noqa: ANN401 - whatever a column holds
    if value is None:
        return None
    if kind is Kind.SPANS:
        return [{"start": start, "end": end} for start, end in value]
    if kind is Kind.LIST:
        return [_utf8(text) for text in value]
    if kind is Kind.TEXT:
        return _utf8(str(value))
    kept: object = value
    return kept


def _utf8(text: str) -> str:
    """Return text without half surrogate pairs, which Parquet can't hold."""
    return text.encode("utf-8", "replace").decode()
