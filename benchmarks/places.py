"""Places: names found and resolved on the dev parts of LGL, TR-News and GeoVirus."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench import Bench, rows, write_rows
from benchmarks.corpora import held_out, part
from benchmarks.figures import MATCHED, STEADY, Figure, Measurement, Row, dig

__all__ = ["files", "measure", "places"]

CORPORA = ("lgl", "trnews", "geovirus")
HELD_OUT = 4

_FIGURES = {
    "strong.F1": ("strong", "F1"),
    "relaxed.F1": ("relaxed", "F1"),
    "exact_id": ("all", "exact"),
    "acc161": ("all", "acc161"),
    "acc161_or_id": ("all", "161|id"),
    "matched.exact_id": ("matched", "exact"),
    "matched.acc161": ("matched", "acc161"),
}


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    named = [data / f"places/{corpus}.jsonl" for corpus in CORPORA]
    return [*named, data / "places/splits.json", score / "score_places.py"]


def places(reading: Row) -> list[Row]:
    """Return a reading's places as the scorer wants them."""
    found = []
    for place in reading["places"]:
        source, _, number = (place["gazetteer_id"] or "").partition(":")
        found.append(
            {key: place[key] for key in ("start", "end", "lat", "lon")}
            | {"geonameid": int(number) if source == "geonames" and number.isdigit() else None}
        )
    return found


def measure(place: Bench) -> Measurement:
    """Read each dev part with what is known of its documents and score names and points."""
    figures: list[Figure] = []
    notes = ["held_out: the quarter of the documents that no part was trained on"]
    kept: list[tuple[Row, list[Row]]] = []
    count = 0
    for corpus in CORPORA:
        dev = part(place.data, corpus)
        whole = place.data / f"places/{corpus}.jsonl"
        gold = place.cut([row for row in rows(whole) if row["id"] in dev])
        readings = place.read_batch(f"places.{corpus}", map(_document, gold))
        notes += readings.notes
        count += len(gold)
        found = {key: places(reading) for key, reading in readings.by_id.items()}
        kept += [(row, found.get(row["id"], [])) for row in gold if held_out(row["id"], HELD_OUT)]
        figures += _score(place, corpus, gold, found)
    figures += _score(
        place, "held_out", [row for row, _ in kept], {row["id"]: found for row, found in kept}
    )
    return Measurement(figures, count, notes)


def _document(row: Row) -> Row:
    known = {
        "published": row.get("dct"),
        "publisher": row.get("domain"),
        "title": row.get("title"),
        "url": row.get("url"),
    }
    return {"id": row["id"], "text": row["text"]} | {k: v for k, v in known.items() if v}


def _score(place: Bench, name: str, gold: list[Row], found: dict[str, list[Row]]) -> list[Figure]:
    if not gold:
        return []
    predicted = [{"id": key, "places": spans} for key, spans in found.items()]
    report = json.loads(
        place.run_scorer(
            "score_places.py",
            write_rows(place.scratch / f"places.{name}.gold.jsonl", gold),
            write_rows(place.scratch / f"places.{name}.pred.jsonl", predicted),
            "--json",
        )
    )
    return [
        Figure(f"{name}.{figure}", value, tolerance=MATCHED if "matched" in figure else STEADY)
        for figure, path in _FIGURES.items()
        if (value := dig(report, *path)) is not None
    ]
