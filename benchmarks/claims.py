"""Articles against headline claims: the half of FNC-1's test pairs that development may see.

Folds are whole stories: no headline and no article of a fold is in the part that weights are
trained on, nor is one that shares a headline or an article with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Measurement, Row
from sayso.comparison.standing import features

__all__ = ["files", "measure", "stories"]

_FNC = "claims/fnc1_half.jsonl"


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del score, gold
    return [data / _FNC]


def measure(bench: Bench) -> Measurement:
    """Tell which articles speak against the headline, story by story."""
    import numpy as np

    from training.standings import fit, fold, scores

    rows = bench.corpus(_FNC)
    seen: dict[tuple[str, str], tuple[float, ...]] = {}
    for row in rows:
        key = (row["claim"], row["body_id"])
        if key not in seen:
            seen[key] = features(row["claim"], row["text"])
    values = np.array([seen[row["claim"], row["body_id"]] for row in rows])
    against = np.array([row["stance"] == "disagree" for row in rows])
    whole = stories(rows)
    pairs = [
        (row["claim"], row["text"], row["stance"] == "disagree", story)
        for row, story in zip(rows, whole, strict=True)
    ]
    figures = []
    for name, groups in (("stories", whole), ("articles", [row["body_id"] for row in rows])):
        folds = np.array([fold(group) for group in groups])
        found = np.zeros(len(rows), dtype=bool)
        for number in sorted(set(folds.tolist())):
            own = folds == number
            if not own.all():
                learned = fit(
                    [p for p, out in zip(pairs, own, strict=True) if not out], values[~own]
                )
                tried = [p for p, out in zip(pairs, own, strict=True) if out]
                found[own] = scores(learned, tried, values[own]) > 0
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


def _f1(found: Any, gold: Any) -> float:  # noqa: ANN401 - numpy arrays
    right = int((found & gold).sum())
    return 2 * right / max(1, int(found.sum()) + int(gold.sum()))
