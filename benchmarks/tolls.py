"""Tolls: killed and injured of gun-violence incidents, read from their articles.

Gold is the final tally of an incident, so early articles legitimately differ from it. Of an
incident's articles, in order of their dates, :func:`sayso.extraction.tolls.summarise` gives
the best supported count; tolls of background events don't count.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench import Bench, rows, write_rows
from benchmarks.figures import MATCHED, STEADY, Figure, Measurement, Row
from sayso.extraction.tolls import summarise
from sayso.model import Span, Toll, TollKind

__all__ = ["article_tolls", "files", "incident_toll", "measure"]

_FILE = "events/gva_dev.jsonl"
_SHARE = 4
"""Every fourth incident is read: 426 of them say as much and leave minutes to spare."""

Range = tuple[int, int]


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del gold
    return [data / _FILE, score / "score_toll.py"]


def article_tolls(reading: Row) -> list[Toll]:
    """Return the tolls of one article, but those of background events."""
    return [
        Toll(TollKind(toll["kind"]), toll["low"], toll["high"], Span(*toll["evidence"]))
        for event in reading["events"]
        if not event["background"]
        for toll in event["tolls"]
    ]


def incident_toll(readings: Sequence[Row], kind: str) -> Range | None:
    """Return the toll that articles, in order of their dates, support best, or None."""
    best = summarise([article_tolls(reading) for reading in readings]).get(TollKind(kind))
    return None if best is None else (best[0], best[0] if best[1] is None else best[1])


def measure(place: Bench) -> Measurement:
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
