"""Names: exact spans by label on GUM's dev part, which spans many genres."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Measurement, Row
from benchmarks.gum import Name, documents

__all__ = ["LABELS", "f1", "files", "measure", "names", "score"]

_FILE = "entities/gum_dev.conllu"

LABELS = {"PER": "PER", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
"""sayso's labels as GUM has them. NORP has no counterpart and is left out."""


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del score, gold
    return [data / _FILE]


def names(reading: Row) -> list[Name]:
    """Return a reading's names with GUM's labels."""
    return [
        Name(mention["start"], mention["end"], LABELS[mention["label"]])
        for mention in reading["mentions"]
        if mention["label"] in LABELS
    ]


def f1(hits: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall; 0 without a hit."""
    return 2 * hits / (predicted + gold) if hits else 0.0


def score(pairs: Iterable[tuple[Iterable[Name], Iterable[Name]]]) -> dict[str, float]:
    """Return exact-span F1 by label, over all labels, and of spans whatever their label."""
    hits: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold, found in pairs:
        gold_names, found_names = set(gold), set(found)
        for counter, group in (
            (wanted, gold_names),
            (predicted, found_names),
            (hits, gold_names & found_names),
        ):
            counter.update(name.label for name in group)
            counter["all"] += len(group)
        spans, found_spans = ({name[:2] for name in group} for group in (gold_names, found_names))
        wanted["span"] += len(spans)
        predicted["span"] += len(found_spans)
        hits["span"] += len(spans & found_spans)
    return {label: f1(hits[label], predicted[label], wanted[label]) for label in sorted(wanted)}


def measure(place: Bench) -> Measurement:
    """Read GUM's dev documents as plain text and score names."""
    gold = list(documents(place.data / _FILE))[: place.quick]
    batch = [{"id": document.id, "text": document.text} for document in gold]
    readings = place.read_batch("names", batch)
    found = {key: names(reading) for key, reading in readings.by_id.items()}
    scores = score((document.names, found.get(document.id, [])) for document in gold)
    figures = [Figure(f"{label}.F1", value) for label, value in scores.items()]
    return Measurement(figures, len(gold), readings.notes)
