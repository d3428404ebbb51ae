from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sayso.export.case import Exported
from sayso.ledger.custody import GENESIS, canonical, entry_hash
from sayso.ledger.store import Ledger
from sayso.model.serial import reading_from_dict

Export = Callable[..., Exported]
Lines = Callable[[str], list[Any]]


def test_readings_come_back_as_they_were(export: Export, lines: Lines, ledger: Ledger) -> None:
    export("jsonl", rejected=True)
    found = lines("readings.jsonl")
    assert [value["id"] for value in found] == ["arad-1", "@evil", "report", "lipova-1"]
    for key, value in enumerate(found, 1):
        assert value["schema"] == "sayso.reading/1"
        back = reading_from_dict(value)
        back.check()
        assert back == ledger.reading(key).reading


def test_rejected_records_are_out_and_the_rest_still_fits(export: Export, lines: Lines) -> None:
    export("jsonl")
    last = lines("readings.jsonl")[3]
    reading_from_dict(last).check()
    assert [(s["nested_in"], s["status"]) for s in last["statements"]] == [
        (None, "unreviewed"),
        (None, "corrected"),
    ]
    assert [e["status"] for e in last["events"]] == ["unreviewed"]
    assert last["events"][0]["statement"] == last["statements"][0]["id"]


def test_the_chain_can_be_checked_without_sayso(export: Export, lines: Lines) -> None:
    done = export("jsonl")
    previous = GENESIS
    for entry in lines("log.jsonl"):
        fields = [
            entry[k] for k in ("number", "at", "who", "version", "action", "payload", "previous")
        ]
        assert entry["previous"] == previous
        assert entry["hash"] == entry_hash(*fields)
        array = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
        previous = hashlib.sha256(array.encode()).hexdigest()
        assert previous == entry["hash"]
    assert previous == done.head


def test_reviews_keep_their_evidence(export: Export, lines: Lines) -> None:
    export("jsonl")
    reviews = lines("reviews.jsonl")
    assert [r["review"] for r in reviews] == [1, 2, 3, 4, 5, 6]
    assert reviews[2]["evidence"]["record"]["stance"] == "asserts"
    logged = {entry["number"]: json.loads(entry["payload"]) for entry in lines("log.jsonl")}
    for review in reviews:
        assert canonical(logged[review["log"]]["evidence"]) == canonical(review["evidence"])


def test_lines_are_lines_for_everybody(export: Export, out: Path) -> None:
    export("jsonl")
    for path in out.glob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) == text.count("\n")
        assert "\x1b" not in text
        assert "\u202e" not in text
