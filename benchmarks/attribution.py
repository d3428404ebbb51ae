"""Attribution on PolNeAR's dev part: who said what, by the words that say so."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench import Bench, write_rows
from benchmarks.figures import Figure, Measurement, Row, dig

__all__ = ["attributions", "files", "measure"]

_FILE = "attribution/polnear_dev.jsonl"

_FIGURES = {
    "content.F1": ("content_partial", 2),
    "triple.F1": ("triple", 2),
    "full.F1": ("full", 2),
    "exact_triple.F1": ("exact_triple", 2),
    "span_source.F1": ("span_source", 2),
    "span_cue.F1": ("span_cue", 2),
    "span_content.F1": ("span_content", 2),
    "direct.recall": ("slices", "style:direct", "content_recall"),
    "mixed.recall": ("slices", "style:mixed", "content_recall"),
    "indirect.recall": ("slices", "style:indirect", "content_recall"),
}


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    return [data / _FILE, score / "score_attribution.py"]


def attributions(reading: Row) -> list[Row]:
    """Return a reading's statements as the scorer wants them."""
    keys = ("id", "source", "cue", "content")
    return [{key: statement[key] for key in keys} for statement in reading["statements"]]


def measure(place: Bench) -> Measurement:
    """Read the dev part and score it; PolNeAR annotates no nested statements."""
    gold = place.corpus(_FILE)
    readings = place.read_batch(
        "attribution", [{"id": row["id"], "text": row["text"]} for row in gold]
    )
    predicted = [
        {"id": key, "attributions": attributions(reading)}
        for key, reading in readings.by_id.items()
    ]
    out = place.scratch / "attribution.report.json"
    place.run_scorer(
        "score_attribution.py",
        write_rows(place.scratch / "attribution.gold.jsonl", gold),
        write_rows(place.scratch / "attribution.pred.jsonl", predicted),
        "--outermost",
        "--json",
        out,
    )
    report = json.loads(out.read_text(encoding="utf-8"))
    figures = [
        Figure(name, value)
        for name, path in _FIGURES.items()
        if (value := dig(report, *path)) is not None
    ]
    return Measurement(figures, len(gold), readings.notes)
