"""Which statements people put into one claim, and which they take to deny it.

``python -m training.kinship`` reads the made-up cases of ``benchmarks/cases`` (but the held-out
one), finds what sayso's statements stand for in their annotation, and writes
``sayso/comparison/kinship.json``: two logistic regressions over
:data:`sayso.comparison.kinship.FEATURES`. Two minutes on one core. ``--check`` writes nothing: it
leaves out one case after the other and tells the average precision on it.

Needs the scorer ``score_ledger.py`` of the benchmark data, by which statements are paired.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.comparison import compare
from benchmarks.ledger import ledger_documents
from benchmarks.own_cases import CASES, learned_from
from sayso.case import Case
from sayso.comparison import kinship
from sayso.comparison.compare import Comparison
from sayso.comparison.facts import Held
from sayso.comparison.grouping import is_core
from sayso.comparison.kin_links import MAY_DENY

PENALTY = 20.0
"""Of the squared weights of standardised features; of 3 to 100 nothing was clearly better."""
STEPS = 25


@dataclass
class Pairs:
    """Features of pairs of statements and whether people put these together, by model."""

    name: str
    values: dict[str, np.ndarray]
    together: dict[str, np.ndarray]


def main() -> None:
    """Parse the command line, write the weights or check what they are worth."""
    ap = argparse.ArgumentParser(prog="python -m training.kinship", description=__doc__)
    ap.add_argument("--score", type=Path, default=Path("../shared/score"))
    ap.add_argument("--check", action="store_true", help="leave out one case after the other")
    o = ap.parse_args()
    scorer = _scorer(o.score / "score_ledger.py")
    with tempfile.TemporaryDirectory() as scratch:
        cases = [pairs(scorer, Path(scratch), name) for name in learned_from()]
    if o.check:
        for model in ("same", "denies"):
            found = [_precision(case, model, [c for c in cases if c is not case]) for case in cases]
            print(model, " ".join(f"{c.name} {v:.3f}" for c, v in zip(cases, found, strict=True)))
            print(model, f"mean {np.mean(found):.3f}")
        return
    models = {model: _fit(cases, model) for model in ("same", "denies")}
    record = {
        "features": list(kinship.FEATURES),
        "cases": [case.name for case in cases],
        "models": {
            model: {"bias": round(bias, 4), "weights": [round(float(w), 4) for w in weights]}
            for model, (weights, bias) in models.items()
        },
    }
    to = Path(kinship.__file__).with_name("kinship.json")
    to.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(f"{to}: {len(cases)} cases")


def _scorer(path: Path) -> Any:  # noqa: ANN401 - a module
    spec = importlib.util.spec_from_file_location("score_ledger", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(scorer: Any, scratch: Path, name: str) -> Pairs:  # noqa: ANN401 - a module
    """Read a case and return its pairs of statements of which one stands in a claim.

    Args:
        scorer: The module ``score_ledger``.
        scratch: Folder to work in.
        name: The case's.
    """
    made = compare(SimpleNamespace(scratch=scratch), name, ledger_documents(CASES, name))  # type: ignore[arg-type]
    readings = scratch / f"{name}.jsonl"
    readings.write_text("\n".join(json.dumps(r) for r in made["readings"]), encoding="utf-8")
    gold = scorer.Case(str(CASES / name / "gold.json"), str(readings))
    scorer.score_statements(gold)
    of = {s.mate.raw["id"]: s.raw["id"] for d in gold.docs.values() for s in d.statements if s.mate}
    with Case(scratch / f"case.{name}") as case, Comparison(case.ledger) as comparison:
        keys = [k for (k,) in comparison.statements.run("SELECT key FROM {n}")]
        days = {(h := comparison.statements.thing(k)[0]).id: (h, d) for k in keys
                for d in [comparison.statements.thing(k)[1]]}  # fmt: skip
    held = [h for h, _ in days.values() if h.own is None]
    order: dict[str, int] = {}
    for doc in sorted({h.doc for h in held}):
        own = sorted((h for h in held if h.doc == doc), key=lambda h: (h.start, h.id))
        order |= {h.id: n for n, h in enumerate(own)}

    def values(a: Held, b: Held) -> tuple[float, ...]:
        x, y = days[a.id][1], days[b.id][1]
        between = abs(order[a.id] - order[b.id]) - 1 if a.doc == b.doc else None
        return kinship.features(a, b, None if x is None or y is None else abs(x - y), between)

    holds = {h.id: _claims(gold, of.get(h.id), "statements") for h in held}
    against = {h.id: _claims(gold, of.get(h.id), "denied_by") for h in held}
    core = sorted((h for h in held if is_core(h)), key=lambda h: h.id)
    same = [(a, b) for i, a in enumerate(core) for b in core[i + 1 :] if holds[a.id] | holds[b.id]]
    deny = [
        (a, b)
        for a in sorted(held, key=lambda h: h.id)
        for b in core
        if a.id != b.id and a.stance in MAY_DENY and against[a.id] | holds[b.id]
    ]
    looked_at = {"same": same, "denies": deny}
    return Pairs(
        name,
        {model: np.array([values(*p) for p in two]) for model, two in looked_at.items()},
        {
            "same": np.array([bool(holds[a.id] & holds[b.id]) for a, b in same]),
            "denies": np.array([bool(against[a.id] & holds[b.id]) for a, b in deny]),
        },
    )  # fmt: skip


def _claims(gold: Any, statement: str | None, role: str) -> set[str]:  # noqa: ANN401 - a scorer's
    return {claim["id"] for claim in gold.raw["claims"] if statement in claim[role]}


def _fit(cases: list[Pairs], model: str) -> tuple[np.ndarray, float]:
    """Return weights and bias of a logistic regression, by Newton's method."""
    values = np.concatenate([case.values[model] for case in cases])
    y = np.concatenate([case.together[model] for case in cases]).astype(float)
    mean, spread = values.mean(0), values.std(0) + 1e-6
    x = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    penalty = np.diag([PENALTY] * (x.shape[1] - 1) + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ w)))
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-9 * np.eye(x.shape[1])
        w -= np.linalg.solve(curvature, x.T @ (p - y) + penalty @ w)
    weights = w[:-1] / spread
    return weights, float(w[-1] - weights @ mean)


def _precision(case: Pairs, model: str, others: list[Pairs]) -> float:
    """Return the average precision on a case of weights fitted on others."""
    weights, bias = _fit(others, model)
    y = case.together[model][np.argsort(-(case.values[model] @ weights + bias), kind="stable")]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1))[y].mean())


if __name__ == "__main__":
    main()
