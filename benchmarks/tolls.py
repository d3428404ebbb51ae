"""Tolls: killed and injured of gun-violence incidents, read from their articles.

Gold is the final tally of an incident, so early articles legitimately differ from it. Of
each article the largest toll of a kind in an event that isn't background counts; of an
incident the toll that most of its articles give, the latest article deciding a tie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import MATCHED, STEADY, Figure, Measurement, Row
from benchmarks.workplace import Workplace, rows, write_rows

__all__ = ["article_toll", "files", "incident_toll", "measure"]

_FILE = "events/gva_dev.jsonl"
_SHARE = 4
"""Every fourth incident is read: 426 of them say as much and leave minutes to spare."""

Range = tuple[int, int]


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    return [data / _FILE, score / "score_toll.py"]


def article_toll(reading: Row, kind: str) -> Range | None:
    """Return the largest toll of a kind that one article gives, or None."""
    found = [
        (toll["low"], toll["low"] if toll["high"] is None else toll["high"])
        for event in reading["events"]
        if not event["background"]
        for toll in event["tolls"]
        if toll["kind"] == kind
    ]
    return max(found, default=None)


def incident_toll(readings: Sequence[Row], kind: str) -> Range | None:
    """Return the toll that most of the articles (in order of their dates) give, or None."""
    given = [toll for reading in readings if (toll := article_toll(reading, kind)) is not None]
    counts = Counter(given)
    return max(reversed(given), key=counts.__getitem__, default=None)


def measure(place: Workplace) -> Measurement:
    """Read the articles of every fourth incident and score final tallies."""
    chosen = place.cut(list(rows(place.data / _FILE))[::_SHARE])
    batch = [
        {"id": article["doc_id"], "text": article["text"]}
        | {
            known: article[key]
            for known, key in (("published", "dct"), ("title", "title"))
            if article[key]
        }
        for incident in chosen
        for article in incident["docs"]
        if article["text"].strip()
    ]
    unique = {article["id"]: article for article in batch}
    readings = place.read_batch("tolls", unique.values())
    predicted = []
    for incident in chosen:
        articles = sorted(incident["docs"], key=lambda article: article["dct"] or "")
        read = [r for a in articles if (r := readings.by_id.get(a["doc_id"])) is not None]
        tolls: Row = {"incident_id": incident["incident_id"]}
        for kind in ("killed", "injured"):
            toll = incident_toll(read, kind)
            tolls[kind] = None if toll is None else {"low": toll[0], "high": toll[1]}
        predicted.append(tolls)
    output = place.run_scorer(
        "score_toll.py",
        write_rows(place.scratch / "tolls.gold.jsonl", chosen),
        write_rows(place.scratch / "tolls.pred.jsonl", predicted),
    )
    figures = []
    for kind in ("killed", "injured"):
        number = r"[\d.]+"
        pattern = (
            rf"{kind}\s+incidents \d+ answered (?P<answered>{number}) "
            rf"exact/answered (?P<exact_of_answered>{number}) "
            rf"contains (?P<contains_of_answered>{number}).*"
            rf"gold>0: recall exact (?P<exact_where_some>{number}).*"
            rf"gold>1: recall exact (?P<exact_where_several>{number})"
            rf".*none=0: (?P<exact>{number})"
        )
        scores = place.numbers(output, pattern)
        figures += [
            Figure(f"{kind}.{name}", value, tolerance=MATCHED if "_of_" in name else STEADY)
            for name, value in scores.items()
        ]
    return Measurement(figures, len(unique), readings.notes)
