"""Claims, disputes and events as files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from sayso.comparison.compare import Comparison
from sayso.export.case import export_case
from sayso.ledger.store import Ledger
from tests.comparison.quarrel import shelling


@pytest.fixture
def quarrel(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "case", create=True) as ledger:
        for writer in shelling():
            reading = writer.reading()
            ledger.add(reading, reading.document.text.encode())
    return tmp_path / "case"


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_hold_what_comparison_found(quarrel: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Ledger(quarrel) as ledger, Comparison(ledger) as comparison:
        exported = export_case(ledger, out, ["comparison"])
        claims, events = comparison.claims(), comparison.events()
        disputes = comparison.disputes()
    assert [row["claim"] for row in _rows(out, "claims")] == [c["id"] for c in claims] != []
    told = _rows(out, "claim_statements")
    assert len(told) == sum(len(c["statements"]) + len(c["denied_by"]) for c in claims)
    assert {row["role"] for row in told} == {"holds", "denies"}
    assert [row["dispute"] for row in _rows(out, "disputes")] == [d["id"] for d in disputes]
    assert [row["event"] for row in _rows(out, "happenings")] == [e["id"] for e in events] != []
    assert len(_rows(out, "happening_tolls")) == sum(len(e["tolls"]) for e in events) > 0
    assert {note.name for note in exported.notes} == {
        "claims.csv",
        "claim_statements.csv",
        "disputes.csv",
        "happenings.csv",
        "happening_tolls.csv",
    }


def test_lines_are_the_records(quarrel: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Ledger(quarrel) as ledger, Comparison(ledger) as comparison:
        export_case(ledger, out, ["comparison-jsonl"])
        wanted = {
            "claims": comparison.claims(),
            "disputes": comparison.disputes(),
            "happenings": comparison.events(),
        }
    for name, records in wanted.items():
        lines = (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == records
