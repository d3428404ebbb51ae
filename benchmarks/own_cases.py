"""Made-up cases with annotation (``benchmarks/cases``): claims, denials, sources and tolls.

``zeta`` and ``kappa``, long cases, and 15 short ones (:func:`unseen`) are held out: nothing was
fitted on them, and no rule was made from them. :mod:`training.meanings` and
:mod:`training.kinship` learn from the others, so their mean is in sample; 37 of them tell events
and tolls, too.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench import Bench, write_rows
from benchmarks.comparison import compare
from benchmarks.figures import Figure, Measurement, dig
from benchmarks.ledger import ledger_documents

__all__ = ["CASES", "HELD_OUT", "files", "learned_from", "measure", "unseen"]

CASES = Path(__file__).parent / "cases"
HELD_OUT = ("kappa", "zeta")
_SHORT = "f[a-c][1-5]"
"""Names of the short cases that are held out."""
_FIGURES = {
    "claims.b3.F1": ("case_claims", "b3", "F1"),
    "denials.F1": ("case_claims", "denied_by", "F1"),
    "independent_sources.accuracy": ("case_claims", "independent_sources", "acc"),
    "events.tolls.F1": ("case_events", "tolls", "F1"),
    "statements.content.F1": ("statements", "content", "F1"),
    "statements.stance.accuracy": ("statements", "stance", "acc"),
    "statements.speaker.accuracy": ("statements", "speaker", "acc"),
}


def unseen() -> list[str]:
    """Return the names of the short cases that are held out."""
    return sorted(file.parent.name for file in CASES.glob(f"{_SHORT}/gold.json"))


def learned_from() -> list[str]:
    """Return the names of the cases that models may learn from."""
    found = {file.parent.name for file in CASES.glob("*/gold.json")}
    return sorted(found - {*HELD_OUT, *unseen()})


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del data, gold
    return [score / "score_ledger.py", *sorted(CASES.glob("*/*"))]


def measure(bench: Bench) -> Measurement:
    """Read and compare each case; score the long held-out ones alone, the others by their mean."""
    groups = {"unseen": unseen(), "seen": learned_from()}
    reports = {n: _report(bench, n) for n in (*HELD_OUT, *groups["unseen"], *groups["seen"])}
    figures: list[Figure] = []
    for figure, keys in _FIGURES.items():
        figures += [
            Figure(f"{name}.{figure}", dig(reports[name], *keys) or 0.0) for name in HELD_OUT
        ]
        for group, names in groups.items():
            some = names if keys[0] != "case_events" else [n for n in names if _tells_events(n)]
            found = [v for name in some if (v := dig(reports[name], *keys)) is not None]
            if found:
                figures.append(Figure(f"{group}.mean.{figure}", sum(found) / len(found)))
    documents = sum(len(ledger_documents(CASES, name)) for name in reports)
    notes = ["seen: in sample, the mean over cases learned from; unseen: over short ones held out"]
    return Measurement(figures, documents, notes)


def _tells_events(name: str) -> bool:
    raw = json.loads((CASES / name / "gold.json").read_text("utf-8"))
    return any(event.get("tolls") for event in raw.get("events") or ())


def _report(bench: Bench, name: str) -> dict[str, object]:
    made = compare(bench, name, ledger_documents(CASES, name))
    options: list[str | Path] = []
    for part in ("claims", "events"):
        path = bench.scratch / f"{name}.{part}.json"
        path.write_text(json.dumps(made[part], ensure_ascii=False), encoding="utf-8")
        options += [f"--{part}", path]
    readings = write_rows(bench.scratch / f"{name}.readings.jsonl", made["readings"])
    gold = CASES / name / "gold.json"
    output = bench.run_scorer("score_ledger.py", gold, "--readings", readings, *options, "--json")
    report: dict[str, object] = json.loads(output)
    return report
