"""Events on PLV's sentences: is there one, and of which PLOVER class and quad class."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bench import Bench, write_rows
from benchmarks.corpora import held_out
from benchmarks.figures import Figure, Measurement, Row

__all__ = ["files", "measure", "plover"]

_FILE = "events/plover_train.jsonl"
HELD_OUT = 8
_PERCENT = 100.0


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    return [data / _FILE, score / "score_events.py", score / "cameo2plover.json"]


def plover(reading: Row) -> list[Row]:
    """Return a reading's events as the scorer wants them.

    PLOVER has no accidents; PLV's gold has one class, YIELD, for what PLOVER later split
    into CONCEDE and RETREAT, and the scorer takes it for CONCEDE.
    """
    return [
        {
            "plover": {"RETREAT": "CONCEDE"}.get(event["type"], event["type"]),
            "source": _actor(event["actor"]),
            "target": _actor(event["recipient"]),
        }
        for event in reading["events"]
        if event["type"] != "ACCIDENT"
    ]


def _actor(actor: Row | None) -> Row | None:
    """Return an actor for the scorer, which has international bodies where countries stand."""
    if actor is not None and actor["country"] is None and actor["sector"] == "IGO":
        return {**actor, "country": "IGO"}
    return actor


def measure(place: Bench) -> Measurement:
    """Read the sentences, each a document of its own, and score classes."""
    gold = [
        row | {"gold": [event | {"plover": event["plover_zsp"]} for event in row["gold"]]}
        for row in place.corpus(_FILE)
    ]
    readings = place.read_batch("events", [{"id": r["id"], "text": r["text"]} for r in gold])
    found = {key: plover(reading) for key, reading in readings.by_id.items()}
    kept = [row for row in gold if held_out(row["id"], HELD_OUT)]
    figures = _score(place, "train", gold, found) + _score(place, "held_out", kept, found)
    note = "train: in sample where a model was trained on it; held_out: the eighth that none saw"
    return Measurement(figures, len(gold), [note, *readings.notes])


def _score(place: Bench, name: str, gold: list[Row], found: dict[str, list[Row]]) -> list[Figure]:
    if not gold:
        return []
    output = place.run_scorer(
        "score_events.py",
        "--gold",
        write_rows(place.scratch / f"events.{name}.gold.jsonl", gold),
        "--pred",
        write_rows(
            place.scratch / f"events.{name}.pred.jsonl",
            [{"id": row["id"], "events": found.get(row["id"], [])} for row in gold],
        ),
    )
    number = r"[\d.]+"
    patterns = {
        "detection.F1": rf"detection P {number} R {number} F1 (?P<value>{number})",
        "class.F1": rf"(?m)^class\s+P\s+{number} R\s+{number} F1\s+(?P<value>{number})",
        "quad.F1": rf"(?m)^quad\s+P\s+{number} R\s+{number} F1\s+(?P<value>{number})",
        "class.macro_F1": rf"macro class F1 (?P<value>{number})",
    }
    return [
        Figure(f"{name}.{figure}", place.numbers(output, pattern)["value"] / _PERCENT)
        for figure, pattern in patterns.items()
    ]
