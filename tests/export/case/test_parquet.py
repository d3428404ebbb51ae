from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import ConfigurationError
from sayso.export.case import Exported

Export = Callable[..., Exported]
Table = Callable[[str], list[dict[str, str]]]


def read(path: Path) -> Any:  # noqa: ANN401 - a table of pyarrow, which has no types
    return pytest.importorskip("pyarrow.parquet").read_table(path)


def test_columns_have_their_types(export: Export, out: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    done = export("parquet")
    events = read(out / "events.parquet")
    types = {field.name: field.type for field in events.schema}
    assert types["date_first"] == pa.date32()
    assert types["latitude"] == pa.float64()
    assert types["where_prec"] == pa.int64()
    assert types["background"] == pa.bool_()
    spans = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
    assert types["trigger_offsets"] == spans
    assert events.schema.field("date_prec").metadata[b"meaning"] == b"UCDP GED, 1 a day to 5"
    assert events.schema.metadata[b"sayso.head"].decode() == done.head
    strike = next(row for row in events.to_pylist() if row["trigger"] == "struck")
    assert strike["date_first"] == date(2031, 6, 2)
    assert strike["latitude"] == 46.1833
    assert strike["trigger_offsets"] == [{"start": 8, "end": 14}]
    march = next(row for row in events.to_pylist() if row["trigger"] == "marches")
    assert march["latitude"] is None, "a country is no point"


def test_the_same_rows_as_in_csv(export: Export, table: Table, out: Path) -> None:
    pytest.importorskip("pyarrow")
    export("csv", "parquet")
    for name in ("statements", "events", "tolls", "documents"):
        typed, flat = read(out / f"{name}.parquet"), table(f"{name}.csv")
        assert typed.column_names == list(flat[0])
        assert typed.num_rows == len(flat)
        key = "event" if name in {"events", "tolls"} else "document"
        values = [str(value).removeprefix("@") for value in typed.column(key).to_pylist()]
        assert values == [row[key].removeprefix("'@") for row in flat]


def test_text_stays_what_it_is(export: Export, out: Path) -> None:
    pytest.importorskip("pyarrow")
    export("parquet")
    rows = read(out / "documents.parquet").to_pylist()
    assert rows[1]["title"].startswith("=HYPERLINK("), "only spreadsheets run formulas"
    (said,) = [r for r in read(out / "statements.parquet").to_pylist() if r["document"] == "@evil"]
    assert "? and" in said["content"], "half a surrogate pair is no text"
    assert said["places"] == []


def test_a_second_row_group(export: Export, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("sayso.export.case.parquet.ROW_GROUP", 2)
    export("parquet")
    assert read(out / "statements.parquet").num_rows == 7


def test_duckdb_reads_it(export: Export, out: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    export("parquet")
    tolls = duckdb.read_parquet(str(out / "tolls.parquet"))
    killed = tolls.filter("kind = 'killed' AND date_first >= DATE '2031-01-01'")
    assert killed.aggregate("claimant, sum(low)").order("claimant").fetchall() == [
        ("Ana Iosif", 2),
        ("Mureș River Authority", 12),
        ("a nurse", 15),
    ]


def test_without_pyarrow_it_says_what_to_install(
    export: Export, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match=r'pip install "sayso\[parquet\]"'):
        export("parquet")
    assert list(out.iterdir()) == []
