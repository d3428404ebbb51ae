"""Which statements people put into one claim, take to deny it, and trace to one claimant.

``python -m training.kinship --work work`` reads the made-up cases of ``benchmarks/cases`` (but the
held-out ones), finds what sayso's statements stand for in their annotation, and writes
``sayso/comparison/kin_same_trees.json`` and ``kin_denies_trees.json``, boosted trees over
:data:`sayso.comparison.kinship.FEATURES`, and ``kin_source_trees.json``, over
:data:`sayso.comparison.one_source.FEATURES`. Twenty minutes on one core. Each case is read with the
model of meanings that hasn't seen it (:mod:`training.meanings`). ``--check`` writes nothing: it
leaves out a fifth of the cases after the other and tells the average precision on it.

Needs the scorer ``score_ledger.py`` of the benchmark data, by which statements are paired.
"""

from __future__ import annotations

import argparse
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
from sayso.comparison import kinship, one_source
from sayso.comparison.compare import Comparison
from sayso.comparison.facts import Held
from sayso.comparison.grouping import HOLDING, is_core
from sayso.comparison.sources import descriptions, is_direct, with_description
from sayso.extraction.meanings import encoder as meaning
from sayso.extraction.trees import forest
from training.boosting import grow, values
from training.marked import scorer_at, written
from training.meanings import half, unseen

LEAVES = 8
"""Leaves of a tree; with 4 average precision is up to .01 lower, with 16 hardly higher."""
LEAST = 30
"""Pairs that each side of a split must keep."""
FOLDS = 5
NEVER = -9.0
"""Log odds with which nothing is put together."""

MODELS = {
    "same": kinship.FEATURES,
    "denies": kinship.FEATURES,
    "source": one_source.FEATURES,
}
"""What each model looks at."""


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
    ap.add_argument("--work", type=Path, required=True, help="where the halves' meanings lie")
    ap.add_argument("--check", action="store_true", help="fit on four fifths, tell of the fifth")
    o = ap.parse_args()
    scorer = scorer_at(o.score / "score_ledger.py")
    for model, names in MODELS.items():
        if not _file(model).exists() or tuple(forest(f"kin_{model}").features) != names:
            _write(model, {"base": NEVER, "trees": []}, [])  # of features that are known now
    with tempfile.TemporaryDirectory() as scratch:
        cases = [read(scorer, Path(scratch), o.work, name) for name in learned_from()]
    if o.check:
        for model in MODELS:
            found = {c.name: v for k in range(FOLDS) for c, v in _checked(cases, model, k)}
            print(model, " ".join(f"{name} {v:.3f}" for name, v in sorted(found.items())))
            print(model, f"mean {np.mean(list(found.values())):.3f}")
        return
    for model in MODELS:
        _write(model, _fit(cases, model), cases)
        print(f"{_file(model)}: {len(cases)} cases")


def _file(model: str) -> Path:
    return Path(kinship.__file__).with_name(f"kin_{model}_trees.json")


def _write(model: str, grown: dict[str, Any], cases: list[Pairs]) -> None:
    text = written(MODELS[model], [c.name for c in cases], grown)
    _file(model).write_text(text, encoding="utf-8")
    forest.cache_clear()


def read(scorer: Any, scratch: Path, work: Path, name: str) -> Pairs:  # noqa: ANN401 - a module
    """Read a case with the model of meanings that hasn't seen it; return its pairs."""
    meaning.use(unseen(work, 0 if name in half(0) else 1))
    return pairs(scorer, scratch, name)


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

    def looked(a: Held, b: Held) -> tuple[float, ...]:
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
        if a.id != b.id and a.stance in HOLDING and against[a.id] | holds[b.id]
    ]
    looked_at = {"same": same, "denies": deny}
    found = {m: np.array([looked(*p) for p in two], np.float32) for m, two in looked_at.items()}
    speakers, one = _sources(gold.raw["claims"], {of[h.id]: h for h in held if h.id in of}, held)
    found["source"] = np.array([one_source.features(*p) for p in speakers], np.float32)
    return Pairs(
        name,
        found,
        {
            "same": np.array([bool(holds[a.id] & holds[b.id]) for a, b in same]),
            "denies": np.array([bool(against[a.id] & holds[b.id]) for a, b in deny]),
            "source": np.array(one),
        },
    )  # fmt: skip


def _sources(
    claims: list[dict[str, Any]], known: dict[str, Held], held: list[Held]
) -> tuple[list[tuple[Held, Held]], list[bool]]:
    """Return pairs of statements of one claim, and whether they go back to one claimant."""
    told = descriptions(held)
    two, one = [], []
    for claim in claims:
        root = {s: name for name, some in (claim.get("roots") or {}).items() for s in some}
        own = [(with_description(known[s], told), root[s]) for s in root if s in known]
        own = sorted((o for o in own if is_direct(o[0])), key=lambda o: (o[0].doc, o[0].start))
        for i, (a, x) in enumerate(own):
            for b, y in own[:i]:
                two.append((b, a))
                one.append(x == y)
    return two, one


def _claims(gold: Any, statement: str | None, role: str) -> set[str]:  # noqa: ANN401 - a scorer's
    return {claim["id"] for claim in gold.raw["claims"] if statement in claim[role]}


def _fit(cases: list[Pairs], model: str) -> dict[str, Any]:
    some = [case for case in cases if len(case.together[model])]
    values = np.concatenate([case.values[model] for case in some])
    together = np.concatenate([case.together[model] for case in some])
    return grow(values, together.astype(float), LEAVES, LEAST)


def _checked(cases: list[Pairs], model: str, fold: int) -> list[tuple[Pairs, float]]:
    """Return the average precision on every fifth case of trees fitted on the others."""
    of = {case.name: (i // 2) % FOLDS for i, case in enumerate(cases)}
    grown = _fit([c for c in cases if of[c.name] != fold], model)
    return [
        (c, _precision(c, model, grown))
        for c in cases
        if of[c.name] == fold and c.together[model].any()
    ]


def _precision(case: Pairs, model: str, grown: dict[str, Any]) -> float:
    y = case.together[model][np.argsort(-values(grown, case.values[model]), kind="stable")]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1))[y].mean())


if __name__ == "__main__":
    main()
