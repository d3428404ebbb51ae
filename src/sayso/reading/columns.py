"""Parquet: each row of a table of documents or readings is read like a line of a batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from sayso.errors import ConfigurationError, InputError
from sayso.reading.inputs import Failure, Input

__all__ = ["is_parquet", "rows_of"]

_AT_ONCE = 64
"""Rows in memory: a long reading takes some megabytes."""


def is_parquet(item: Input) -> bool:
    """Tell whether an input is a Parquet file: by its first bytes where they are there."""
    if item.data is not None:
        return item.data.startswith(b"PAR1") and item.data.endswith(b"PAR1")
    return item.name.lower().endswith(".parquet")


def rows_of(item: Input) -> Iterator[Input | Failure]:
    """Yield the rows of a Parquet file as lines of a batch, numbered from 1.

    A row is a reading in a column ``reading`` (the JSON of ``sayso.reading/1``), or has
    the columns of a plain document (``text``, ``id``, ``published`` and so on), or those of
    ``sayso.reading/1`` itself. A row becomes a line of JSON: those are the bytes kept.

    Raises:
        ConfigurationError: ``S200`` pyarrow is not installed.
        InputError: ``S145`` it is no Parquet, or none of documents or readings.
        OSError: The file can't be opened.
    """
    try:
        pa = import_module("pyarrow")
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow, which is not installed",
            subject=item.name,
            fix='install it with: pip install "sayso[parquet]"',
        ) from error
    source = BytesIO(item.data) if item.data is not None else item.path
    number = 0
    try:
        with parquet.ParquetFile(source) as table:
            names = set(table.schema_arrow.names)
            if not names & {"reading", "text"} and not names >= {"schema", "document"}:
                raise _bad(item.name, "has no column of readings or of texts")
            for batch in table.iter_batches(batch_size=_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    data = _line(row)
                    yield Input(item.name, path=item.path, data=data, line=number, part=True)
    except (FileNotFoundError, PermissionError):
        raise
    except (pa.ArrowException, ValueError, OverflowError, OSError):
        where = f"is broken after row {number}" if number else "is no Parquet file, or a broken one"
        yield Failure(item.name, _bad(item.name, where))


def _bad(name: str, cause: str) -> InputError:
    fix = 'write it anew, with a column "reading" of `sayso read --format jsonl`, or "text"'
    return InputError(cause, subject=name, fix=fix, code="S145")


def _line(row: dict[str, Any]) -> bytes:
    reading = row.get("reading")
    if isinstance(reading, bytes):
        return reading
    if isinstance(reading, str):
        return reading.encode("utf-8", "surrogatepass")
    known = row if "document" in row else {k: v for k, v in row.items() if v is not None}
    return json.dumps(_plain(known), ensure_ascii=False, default=str).encode("utf-8", "replace")


def _plain(value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Take out what only Parquet's columns add: keys of an anchor that it doesn't have."""
    if isinstance(value, dict):
        return {
            key: [_present(item) for item in item_list] if key == "anchors" else _plain(item_list)
            for key, item_list in value.items()
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _present(value: Any) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if item is not None}
    return value
