"""Comparison of whole cases: gold ledgers, ECB+'s events, gun-violence articles by incident."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, write_rows
from benchmarks.figures import Figure, Measurement, Row, dig
from benchmarks.ledger import ledger_documents

__all__ = ["article", "files", "gold_ledgers", "incidents_f1", "incidents_found", "measure"]

_ECB = "events/ecbplus_train_dev.jsonl"
_GVA = "events/gva_dev.jsonl"
_READ = 4000
"""Characters read of a gun-violence article: what happened stands at its head."""

_FIGURES = {
    "republications.F1": ("case_documents", "republishes", "F1"),
    "claims.b3.F1": ("case_claims", "b3", "F1"),
    "denials.F1": ("case_claims", "denied_by", "F1"),
    "independent_sources.accuracy": ("case_claims", "independent_sources", "acc"),
    "events.conll.F1": ("case_events", "conll", "F1"),
    "events.tolls.F1": ("case_events", "tolls", "F1"),
}


def gold_ledgers(gold: Path) -> list[str]:
    """Return the names of the gold ledgers that hold claims."""
    return sorted(
        file.parent.name
        for file in gold.glob("*/gold.json")
        if json.loads(file.read_text(encoding="utf-8")).get("claims")
    )


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    found = [score / "score_ledger.py", score / "score_coref.py", data / _ECB, data / _GVA]
    for name in gold_ledgers(gold):
        found += [gold / name / "gold.json", *ledger_documents(gold, name)]
    return found


def measure(bench: Bench) -> Measurement:
    """Compare each gold ledger, the dev topics of ECB+ and the incidents."""
    figures: list[Figure] = []
    count = 0
    for name in gold_ledgers(bench.gold):
        found, documents = _ledger(bench, name)
        figures += found
        count += documents
    for part in (_ecb(bench), _gva(bench)):
        figures += part[0]
        count += part[1]
    notes = [
        "ECB+: dev topics, mentions and links from raw text, validated sentences",
        (
            "GVA: in sample; `python -m training.stories --check` fits on one half of the "
            "incidents and measures on the other"
        ),
    ]
    return Measurement(figures, count, notes)


def compare(bench: Bench, name: str, inputs: Iterable[Any], **options: Any) -> dict[str, Any]:  # noqa: ANN401 - options of Case.add
    """Read inputs into a new case and return what comparison makes of it, and its readings."""
    from sayso.case import Case
    from sayso.comparison.compare import Comparison
    from sayso.model.serial import reading_to_dict

    folder = bench.scratch / f"case.{name}"
    shutil.rmtree(folder, ignore_errors=True)
    with Case(folder) as case:
        case.add(list(inputs), **options)
        with Comparison(case.ledger) as comparison:
            comparison.update()
            keys = [key for (key,) in case.ledger.connection.execute("SELECT key FROM documents")]
            readings = [case.ledger.reading(key).reading for key in keys]
            origins = comparison.republications()
            return {
                "claims": list(comparison.all_claims()),
                "events": comparison.all_events(),
                "documents": [{"id": r.id, "republishes": origins.get(r.id)} for r in readings],
                "readings": [reading_to_dict(r) for r in readings],
            }


def _ledger(bench: Bench, name: str) -> tuple[list[Figure], int]:
    made = compare(bench, name, ledger_documents(bench.gold, name))
    options: list[str | Path] = []
    for part in ("claims", "events", "documents"):
        path = bench.scratch / f"{name}.{part}.json"
        path.write_text(json.dumps(made[part], ensure_ascii=False), encoding="utf-8")
        options += [f"--{part}", path]
    readings = write_rows(bench.scratch / f"{name}.readings.jsonl", made["readings"])
    gold = bench.gold / name / "gold.json"
    output = bench.run_scorer("score_ledger.py", gold, "--readings", readings, *options, "--json")
    report = json.loads(output)
    return [
        Figure(f"{name}.{figure}", value)
        for figure, keys in _FIGURES.items()
        if (value := dig(report, *keys)) is not None
    ], len(made["documents"])


def _batch(bench: Bench, name: str, rows: Iterable[Row]) -> dict[str, Any]:
    return compare(bench, name, [write_rows(bench.scratch / f"{name}.jsonl", rows)], plain=True)


def _ecb(bench: Bench) -> tuple[list[Figure], int]:
    """ECB+ tells no dates of publication: places, words and names must do."""
    rows = [row for row in bench.corpus(_ECB) if row["split"] == "dev"]
    made = _batch(bench, "ecb", ({"id": r["id"], "text": r["text"]} for r in rows))
    mentions: dict[str, list[Row]] = {}
    for event in made["events"]:
        for m in event["mentions"]:
            found = {"start": m["start"], "end": m["end"], "cluster": event["id"]}
            mentions.setdefault(m["doc"], []).append(found)
    predicted = [{"id": row["id"], "mentions": mentions.get(row["id"], [])} for row in rows]
    output = bench.run_scorer(
        "score_coref.py",
        "--gold",
        bench.data / _ECB,
        "--pred",
        write_rows(bench.scratch / "ecb.pred.jsonl", predicted),
        "--split",
        "dev",
    )
    return [Figure("ecb.conll.F1", _conll(output))], len(rows)


def _conll(output: str) -> float:
    found = re.search(r"CoNLL F1 ([\d.]+)", output)
    return float(found.group(1)) / 100 if found else 0.0


def article(doc: Row, *, headlines: bool) -> str:
    """Return an article's text, its headline at its head unless it stands there anyway."""
    text, title = doc["text"][:_READ], (doc["title"] or "").strip()
    inside = not headlines or not title or text.lstrip("\u00d7 \n").startswith(title)
    return str(text if inside else f"{title}\n\n{text}")


def _gva(bench: Bench) -> tuple[list[Figure], int]:
    """Gun-violence articles by incident, read with headlines beside the text."""
    documents = {
        f"{doc['doc_id']}-{number}": (row["incident_id"], doc)
        for number, row in enumerate(bench.corpus(_GVA))
        for doc in row["docs"]
        if doc["text"].strip()
    }
    gold = {key: incident for key, (incident, _) in documents.items()}
    rows = (
        {
            "id": key,
            "text": article(doc, headlines=False),
            "published": doc["dct"],
            "title": doc["title"],
        }
        for key, (_, doc) in documents.items()
    )
    found = incidents_found(_batch(bench, "gva", rows)["events"], gold)
    return [Figure("gva.conll.F1", incidents_f1(bench, gold, found))], len(documents)


def incidents_found(events: Iterable[Row], articles: Iterable[str]) -> dict[str, str]:
    """Return the event of each article: the violent one that it mentions first."""
    first: dict[str, tuple[int, str]] = {}
    for event in events:
        if event["type"] in {"ASSAULT", "ACCIDENT"} and not event["background"]:
            for m in event["mentions"]:
                if "because" in m:  # of no type by itself
                    continue
                found = (m["start"], event["id"])
                first[m["doc"]] = min(found, first.get(m["doc"], found))
    return {key: first[key][1] if key in first else f"none {key}" for key in articles}


def incidents_f1(bench: Bench, gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Return the CoNLL F1 of articles by incident: each stands for one mention."""
    whole = {"start": 0, "end": 1}
    wanted, predicted = [], []
    for key, incident in gold.items():
        event = {**whole, "coref_id": incident, "validated": True}
        row = {"id": key, "topic": "gva", "split": "dev", "events": [event]}
        wanted.append(row | {"sentences": [{**whole, "validated": True}]})
        predicted.append({"id": key, "mentions": [{**whole, "cluster": found[key]}]})
    output = bench.run_scorer(
        "score_coref.py",
        "--gold",
        write_rows(bench.scratch / "gva.gold.jsonl", wanted),
        "--pred",
        write_rows(bench.scratch / "gva.pred.jsonl", predicted),
    )
    return _conll(output)
