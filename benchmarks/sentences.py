"""Sentences on GUM's dev part, which spans many genres."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Measurement
from benchmarks.gum import documents
from benchmarks.names import f1

__all__ = ["files", "measure", "score"]

_FILE = "entities/gum_dev.conllu"

Spans = list[tuple[int, int]]


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del score, gold
    return [data / _FILE]


def score(pairs: Iterable[tuple[Spans, Spans]]) -> dict[str, float]:
    """Return F1 of whole sentences (both ends right) and of sentence ends."""
    counts = {"exact": [0, 0, 0], "ends": [0, 0, 0]}
    for gold, found in pairs:
        views: dict[str, tuple[AbstractSet[Any], AbstractSet[Any]]] = {
            "exact": (set(gold), set(found)),
            "ends": ({end for _, end in gold}, {end for _, end in found}),
        }
        for view, (wanted, predicted) in views.items():
            sizes = (len(wanted & predicted), len(predicted), len(wanted))
            counts[view] = [a + b for a, b in zip(counts[view], sizes, strict=True)]
    return {view: f1(*numbers) for view, numbers in counts.items()}


def measure(place: Bench) -> Measurement:
    """Split GUM's dev documents and compare."""
    gold = list(documents(place.data / _FILE))[: place.quick]
    batch = [{"id": document.id, "text": document.text} for document in gold]
    readings = place.read_batch("sentences", batch)
    found = {
        key: [(sentence["start"], sentence["end"]) for sentence in reading["sentences"]]
        for key, reading in readings.by_id.items()
    }
    scores = score((document.sentences, found.get(document.id, [])) for document in gold)
    figures = [Figure(f"{view}.F1", value) for view, value in scores.items()]
    return Measurement(figures, len(gold), readings.notes)
