"""Made-up cases with annotation (``benchmarks/cases``): claims, denials, sources and tolls.

``zeta`` and ``kappa`` are held out: nothing was fitted on them, and no rule was made from them. The
others are what :mod:`training.meanings` and :mod:`training.kinship` learn from, so their mean is in
sample; 37 of them tell events and tolls, too.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench import Bench, write_rows
from benchmarks.comparison import compare
from benchmarks.figures import Figure, Measurement, dig
from benchmarks.ledger import ledger_documents

__all__ = ["CASES", "HELD_OUT", "files", "learned_from", "measure"]

CASES = Path(__file__).parent / "cases"
HELD_OUT = ("kappa", "zeta")
_FIGURES = {
    "claims.b3.F1": ("case_claims", "b3", "F1"),
    "denials.F1": ("case_claims", "denied_by", "F1"),
    "independent_sources.accuracy": ("case_claims", "independent_sources", "acc"),
    "events.tolls.F1": ("case_events", "tolls", "F1"),
    "statements.content.F1": ("statements", "content", "F1"),
    "statements.stance.accuracy": ("statements", "stance", "acc"),
}


def learned_from() -> list[str]:
    """Return the names of the cases that models may learn from."""
    found = (file.parent.name for file in CASES.glob("*/gold.json"))
    return sorted(set(found) - set(HELD_OUT))


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del data, gold
    return [score / "score_ledger.py", *sorted(CASES.glob("*/*"))]


def measure(bench: Bench) -> Measurement:
    """Read and compare each case; score the held-out one alone, the others by their mean."""
    reports = {name: _report(bench, name) for name in (*HELD_OUT, *learned_from())}
    figures: list[Figure] = []
    for figure, keys in _FIGURES.items():
        figures += [
            Figure(f"{name}.{figure}", dig(reports[name], *keys) or 0.0) for name in HELD_OUT
        ]
        seen = [v for name in learned_from() if (v := dig(reports[name], *keys))]
        figures.append(Figure(f"seen.mean.{figure}", sum(seen) / len(seen)))
    documents = sum(len(ledger_documents(CASES, name)) for name in reports)
    return Measurement(figures, documents, ["seen: in sample, the mean over cases learned from"])


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
