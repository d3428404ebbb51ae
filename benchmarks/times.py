"""Times: expressions and their values on TempEval-3's training parts and WikiWars' dev part."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.bench import Bench, Readings, write_rows
from benchmarks.corpora import held_out, part
from benchmarks.figures import MATCHED, Figure, Measurement, Row, dig

__all__ = ["files", "measure", "relative_accuracy", "timexes"]

CORPORA = ("timebank", "aquaint", "wikiwars")
HELD_OUT = 8
_RELATIVE = re.compile(r"\b(ago|earlier|prior|later)\b", re.IGNORECASE)


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    named = [data / f"times/{corpus}.jsonl" for corpus in CORPORA]
    return [*named, data / "places/splits.json", score / "score_timex.py"]


def timexes(reading: Row) -> list[Row]:
    """Return a reading's times as the scorer wants them."""
    text = reading["document"]["text"]
    keys = ("start", "end", "type", "value")
    return [
        {key: time[key] for key in keys} | {"text": text[time["start"] : time["end"]]}
        for time in reading["times"]
    ]


def relative_accuracy(pairs: Iterable[tuple[list[Row], list[Row]]]) -> tuple[int, int]:
    """Count gold expressions with ago, earlier, prior or later: valued right, and all.

    The prediction for an expression is the one with its span, else the one that shares
    most characters with it; none shared is wrong.
    """
    right = total = 0
    for gold, predicted in pairs:
        for time in gold:
            if not _RELATIVE.search(time["text"]):
                continue
            total += 1
            best = max(predicted, key=_closeness(time), default=None)
            if best is not None and _closeness(time)(best)[1] > 0:
                right += best["value"] == time["value"]
    return right, total


def _closeness(time: Row) -> Callable[[Row], tuple[bool, int]]:
    def closeness(other: Row) -> tuple[bool, int]:
        same = (time["start"], time["end"]) == (other["start"], other["end"])
        return same, min(time["end"], other["end"]) - max(time["start"], other["start"])

    return closeness


def measure(place: Bench) -> Measurement:
    """Read each corpus with its documents' dates and score extents, types and values."""
    figures: list[Figure] = []
    notes: list[str] = []
    pairs: list[tuple[list[Row], list[Row]]] = []
    kept: list[tuple[Row, list[Row]]] = []
    count = 0
    for corpus in CORPORA:
        gold = list(place.corpus(f"times/{corpus}.jsonl"))
        if corpus == "wikiwars":
            dev = part(place.data, "wikiwars")
            gold = [row for row in gold if row["id"] in dev]
        readings = _read(place, corpus, gold)
        notes += readings.notes
        count += len(gold)
        for row in gold:
            reading = readings.by_id.get(row["id"])
            found = timexes(reading) if reading else []
            pairs.append((row["timexes"], found))
            if held_out(row["id"], HELD_OUT):
                kept.append((row, found))
        predicted = [{"id": k, "timexes": timexes(v)} for k, v in readings.by_id.items()]
        figures += _score(place, corpus, gold, predicted)
    figures += _score(
        place,
        "held_out",
        [row for row, _ in kept],
        [{"id": row["id"], "timexes": found} for row, found in kept],
    )
    right, total = relative_accuracy(pairs)
    if total:
        figures.append(Figure("relative.accuracy", right / total, tolerance=MATCHED))
        notes.append(f"relative (ago, earlier, prior, later): {right} of {total} right")
    notes.append("held_out: the eighth of the documents that no part was trained on")
    return Measurement(figures, count, notes)


def _read(place: Bench, corpus: str, gold: list[Row]) -> Readings:
    batch = [{"id": row["id"], "text": row["text"], "published": row["dct"]} for row in gold]
    return place.read_batch(f"times.{corpus}", batch)


def _score(place: Bench, name: str, gold: list[Row], predicted: list[Row]) -> list[Figure]:
    if not gold:
        return []
    report = json.loads(
        place.run_scorer(
            "score_timex.py",
            write_rows(place.scratch / f"times.{name}.gold.jsonl", gold),
            write_rows(place.scratch / f"times.{name}.pred.jsonl", predicted),
            "--json",
        )
    )
    paths = {"strict.F1": "strict", "type.F1": "type", "value.F1": "value"}
    return [
        Figure(f"{name}.{figure}", value)
        for figure, key in paths.items()
        if (value := dig(report, key, "F1")) is not None
    ]
