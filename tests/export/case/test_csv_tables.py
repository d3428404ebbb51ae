from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.export.case import Exported
from sayso.export.case.cells import cell
from sayso.export.case.decisions import COLUMNS
from sayso.export.case.tables import TABLES
from sayso.ledger.store import Ledger

Export = Callable[..., Exported]
Table = Callable[[str], list[dict[str, str]]]

TEXTS = 4


def test_statements_with_offsets_into_the_text(
    export: Export, table: Table, ledger: Ledger
) -> None:
    export("csv")
    rows = {row["content"]: row for row in table("statements.csv")}
    assert len(rows) == 7
    denial = rows["“We did not fire,”"]
    assert denial["speaker"] == "Ilie Vânt"
    assert (denial["stance"], denial["kind"], denial["via"]) == ("denies", "direct", "Radio Lipova")
    assert (denial["said"], denial["said_first"], denial["said_last"]) == ("2031-06-03",) * 3
    text = ledger.reading(1).reading.document.text
    for row in rows.values():
        if row["document"] == "arad-1":
            start, end = map(int, row["content_offsets"].split(":"))
            assert text[start:end] == row["content"]
    open_start = next(row for row in rows.values() if row["said"] == "../2031-06-03")
    assert (open_start["said_first"], open_start["said_last"]) == ("", "2031-06-03")
    assert open_start["places"] == "Arad"
    assert rows["an inquiry"]["speaker_named"] == "false"


def test_what_people_decided(export: Export, table: Table) -> None:
    export("csv")
    mayor = [row for row in table("statements.csv") if row["document"] == "lipova-1"]
    assert [(row["cue"], row["status"], row["stance"]) for row in mayor] == [
        ("had claimed", "unreviewed", "asserts"),
        ("added", "corrected", "admits"),
    ]
    assert mayor[0]["nested_in"] == "", "the statement around it was rejected"
    assert "claimed" not in {row["trigger"] for row in table("events.csv")}
    (document,) = [row for row in table("documents.csv") if row["document"] == "lipova-1"]
    first = table("documents.csv")[0]
    assert (first["fetched_by"], first["fetched_with"]) == ("Ana", "wget 3")
    assert (document["statements"], document["events"], document["rejected"]) == ("2", "1", "2")
    reviews = table("reviews.csv")
    assert [row["action"] for row in reviews] == [
        "reject", "reject", "correct", "accept", "reject", "undo",
    ]  # fmt: skip
    assert [row["stands"] for row in reviews] == ["true"] * 4 + ["false", "true"]
    assert json.loads(reviews[2]["value"]) == "admits"
    assert json.loads(reviews[2]["replaces"]) == "asserts"
    assert reviews[0]["reason"] == "'=not said"
    assert reviews[5]["undoes"] == reviews[4]["review"]


def test_rejected_records_are_marked_where_they_are_wanted(export: Export, table: Table) -> None:
    export("csv", rejected=True)
    mayor = [row for row in table("statements.csv") if row["document"] == "lipova-1"]
    assert [row["status"] for row in mayor] == ["rejected", "unreviewed", "corrected"]
    assert mayor[1]["nested_in"] == mayor[0]["statement"]
    (wrong,) = [row for row in table("events.csv") if row["trigger"] == "claimed"]
    assert wrong["status"] == "rejected"


def test_counts_stand_by_who_gives_them(export: Export, table: Table) -> None:
    export("csv")
    counts = [row for row in table("tolls.csv") if row["kind"] == "killed"]
    assert [(row["claimant"], row["low"], row["high"]) for row in counts] == [
        ("Mureș River Authority", "12", ""),
        ("a nurse", "15", "15"),
        ("a nurse", "0", "0"),
        ("Delta Wire", "9", "9"),
        ("Ana Iosif", "2", "2"),
    ]
    assert counts[0]["words"] == "at least 12 people"
    assert counts[0]["statement"]
    assert counts[1]["statement"] == ""


def test_no_cell_runs_and_no_character_is_obeyed(export: Export, table: Table, out: Path) -> None:
    export("csv")
    for spec in TABLES:
        for row in table(f"{spec.name}.csv"):
            for column in spec.columns:
                value = row[column.name]
                if column.kind.value == "text":
                    assert not value.lstrip().startswith(("=", "+", "-", "@")), column.name
                assert not set(value) & set("\x00\x1b\u202e\u202c"), column.name
    (evil,) = [row for row in table("documents.csv") if row["document"] == "'@evil"]
    assert evil["title"].startswith("'=HYPERLINK(")
    assert evil["title"].endswith("\r\nsecond line")
    (said,) = [row for row in table("statements.csv") if row["document"] == "'@evil"]
    assert "قال الناطق" in said["content"]
    assert said["places"] == said["said"] == said["published"] == ""
    (out / "statements.csv").read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-3, "-3"),
        (-21.25, "-21.25"),
        (0.00012, "0.00012"),
        (True, "true"),
        (None, ""),
        ("-3", "'-3"),
        ("＝1", "'＝1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("a\x07b", "a␇b"),
        ("ok", "ok"),
    ],
)
def test_cells(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_excel_can_have_its_mark(export: Export, out: Path) -> None:
    export("csv", "ged", "acled", "timelinejs", bom=True)
    for path in out.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name
    with (out / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[0] == "document"


def test_lines_end_as_the_standard_says(export: Export, out: Path) -> None:
    export("csv")
    for path in out.glob("*.csv"):
        assert path.read_bytes().endswith(b"\r\n")
        header = path.read_bytes().split(b"\r\n", 1)[0]
        assert b"\n" not in header


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    for spec in TABLES:
        for column in spec.columns:
            assert f"`{column.name}`" in page, f"{spec.name}.{column.name}"
    for name, _ in COLUMNS:
        assert f"`{name}`" in page, name
