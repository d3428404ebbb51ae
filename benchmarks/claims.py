"""Articles against headline claims: the half of FNC-1's test pairs that development may see.

Folds are whole stories: no headline and no article of a fold is in the part that weights are
trained on, nor is one that shares a headline or an article with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Measurement, Row
from sayso.comparison.standing import features

__all__ = ["files", "measure", "stories", "train"]

_FNC = "claims/fnc1_half.jsonl"
_FOLDS = 5
_STEPS = 30
_PENALTY = 10.0


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del score, gold
    return [data / _FNC]


def measure(bench: Bench) -> Measurement:
    """Tell which articles speak against the headline, story by story."""
    import numpy as np

    rows = bench.corpus(_FNC)
    seen: dict[tuple[str, str], tuple[float, ...]] = {}
    for row in rows:
        key = (row["claim"], row["body_id"])
        if key not in seen:
            seen[key] = features(row["claim"], row["text"])
    values = np.array([seen[row["claim"], row["body_id"]] for row in rows])
    against = np.array([row["stance"] == "disagree" for row in rows])
    figures = []
    for name, groups in (
        ("stories", stories(rows)),
        ("articles", [row["body_id"] for row in rows]),
    ):
        folds = np.array([_fold(group) for group in groups])
        found = np.zeros(len(rows), dtype=bool)
        for fold in range(_FOLDS):
            own = folds == fold
            if own.any() and not own.all():
                weights, bias = train(values[~own], against[~own])
                found[own] = values[own] @ weights + bias > 0
        figures.append(Figure(f"fnc.{name}.disagree.F1", _f1(found, against)))
    note = (
        "FNC-1: five folds; a peer (TF-IDF and logistic regression, C 1 and 10, balanced classes) "
        "has .01 by stories and .44 by articles"
    )
    return Measurement(figures, len(rows), [note])


def stories(rows: Sequence[Row]) -> list[str]:
    """Return the story of each pair: what headlines and articles connect."""
    parent: dict[str, str] = {}

    def top(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for row in rows:
        parent[top(f"article {row['body_id']}")] = top(f"claim {row['claim']}")
    least: dict[str, str] = {}
    for one in sorted(parent):
        least.setdefault(top(one), one)
    return [least[top(f"claim {row['claim']}")] for row in rows]


def _fold(group: str) -> int:
    return int.from_bytes(blake2b(group.encode(), digest_size=4).digest()) % _FOLDS


def train(values: Any, against: Any) -> tuple[Any, float]:  # noqa: ANN401 - numpy arrays
    """Return weights and bias of a logistic regression with balanced classes, by Newton's method.

    Args:
        values: A row a pair.
        against: Whether the article speaks against the claim.
    """
    import numpy as np

    mean, spread = values.mean(0), values.std(0) + 1e-6
    x = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    balance = np.where(against, 0.5 / against.mean(), 0.5 / (1 - against.mean()))
    penalty = np.diag([_PENALTY] * (x.shape[1] - 1) + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (balance * (p - against)) + penalty @ w
        curvature = (x * (balance * p * (1 - p))[:, None]).T @ x + penalty
        w -= np.linalg.solve(curvature, gradient)
    weights = w[:-1] / spread
    return weights, float(w[-1] - weights @ mean)


def _f1(found: Any, gold: Any) -> float:  # noqa: ANN401 - numpy arrays
    right = int((found & gold).sum())
    return 2 * right / max(1, int(found.sum()) + int(gold.sum()))
