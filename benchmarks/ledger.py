"""Gold ledgers: whole documents with statements, places, times and events."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench import Bench, write_rows
from benchmarks.figures import MATCHED, STEADY, Figure, Measurement, dig

__all__ = ["files", "ledger_documents", "measure"]

_FIGURES = {
    "statements.content.F1": ("statements", "content", "F1"),
    "statements.content.recall": ("statements", "content", "R"),
    "statements.triple.F1": ("statements", "triple", "F1"),
    "statements.stance.accuracy": ("statements", "stance", "acc"),
    "statements.kind.accuracy": ("statements", "kind", "acc"),
    "statements.speaker.accuracy": ("statements", "speaker", "acc"),
    "statements.speaker_country.accuracy": ("statements", "speaker_country", "acc"),
    "statements.speaker_sector.accuracy": ("statements", "speaker_sector", "acc"),
    "statements.via.accuracy": ("statements", "via", "acc"),
    "statements.said_exact.accuracy": ("statements", "said_exact", "acc"),
    "statements.said_compatible.accuracy": ("statements", "said_compatible", "acc"),
    "statements.nested_in.accuracy": ("statements", "nested_in_given", "acc"),
    "places.detection.F1": ("places", "detection", "F1"),
    "places.literal_25km.accuracy": ("places", "literal_25km", "acc"),
    "places.use.accuracy": ("places", "use", "acc"),
    "times.detection.F1": ("times", "detection", "F1"),
    "times.value_exact.accuracy": ("times", "value_exact", "acc"),
    "events.detection.F1": ("event_mentions", "detection", "F1"),
    "events.type.accuracy": ("event_mentions", "type", "acc"),
    "events.background.accuracy": ("event_mentions", "background", "acc"),
}


def ledger_documents(gold: Path, name: str) -> list[Path]:
    """Return the documents of a ledger, in its order."""
    folder = gold / name
    ledger = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    if "attributions" in ledger:
        return [folder / "article.txt"]
    return [folder / document["file"] for document in ledger["documents"]]


def ledgers(gold: Path) -> list[str]:
    """Return the names of the ledgers that are there."""
    return sorted(file.parent.name for file in gold.glob("*/gold.json"))


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del data
    found = [score / "score_ledger.py", score / "score_attribution.py"]
    for name in ledgers(gold):
        found += [gold / name / "gold.json", *ledger_documents(gold, name)]
    return found


def measure(place: Bench) -> Measurement:
    """Read each ledger's documents as they are and score the readings."""
    figures: list[Figure] = []
    notes: list[str] = []
    count = 0
    for name in ledgers(place.gold):
        documents = ledger_documents(place.gold, name)
        readings = place.read_files(documents)
        path = place.scratch / f"ledger.{name}.jsonl"
        write_rows(path, readings.by_id.values())
        output = place.run_scorer(
            "score_ledger.py", place.gold / name / "gold.json", "--readings", path, "--json"
        )
        report = json.loads(output)
        for figure, keys in _FIGURES.items():
            value = dig(report, *keys)
            if value is not None:
                tolerance = MATCHED if figure.endswith("accuracy") else STEADY
                figures.append(Figure(f"{name}.{figure}", value, tolerance=tolerance))
        found = dig(report, "statements", "content", "tp")
        wanted = dig(report, "statements", "content", "gold")
        notes += readings.notes
        notes.append(f"{name}: {found or 0:.0f} of {wanted or 0:.0f} statements found")
        count += len(documents)
    return Measurement(figures, count, notes)
