"""Confidence: a logistic curve from the chances of a statement's parts to that of the triple."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from sayso.extraction.encoder.reader import EncoderReading
from training.corpora import Doc
from training.evaluate import rows, scorer


def outcomes(
    docs: list[Doc], readings: list[EncoderReading], scores: Path
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence (n, 3), whether the triple is right (n), and the number of its document (n)."""
    s = scorer(scores, "score_attribution")
    gold, pred = rows(docs, readings)
    _, per = s.evaluate(gold, pred)
    x, y, group = [], [], []
    for number, ((_, _, doc, golds, preds, aligned), reading) in enumerate(
        zip(per, readings, strict=True)
    ):
        right = {j for _, _, _, i, j in aligned if source_matches(s, doc, golds[i], preds[j])}
        for j, a in enumerate(reading.attributions):
            x.append(a.evidence)
            y.append(j in right)
            group.append(number)
    return np.array(x, float), np.array(y, float), np.array(group)


def source_matches(s: ModuleType, doc: Any, gold: Any, pred: Any) -> bool:  # noqa: ANN401
    """The scorer's rule for a source that matches."""
    if not gold.source[1] or not pred.source[1]:
        return not gold.source[1] and not pred.source[1]
    if s.jac(doc, gold.source, pred.source) >= 0.5:
        return True
    return (
        gold.head is not None
        and pred.head is not None
        and gold.head in pred.source[0]
        and pred.head in gold.source[0]
    )


def logits(x: np.ndarray) -> np.ndarray:
    """Evidence as log-odds, with a column of ones before."""
    p = np.clip(x, 1e-4, 1 - 1e-4)
    return np.column_stack([np.ones(len(p)), np.log(p / (1 - p))])


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> list[float]:
    """Logistic regression by Newton's method."""
    z = logits(x)
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        grad = z.T @ (y - p) - ridge * w
        hess = (z * (p * (1 - p))[:, None]).T @ z + ridge * np.eye(len(w))
        step = np.linalg.solve(hess, grad)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return [round(float(v), 4) for v in w]


def predict(x: np.ndarray, w: list[float]) -> np.ndarray:
    """Confidence of each row."""
    out: np.ndarray = 1 / (1 + np.exp(-logits(x) @ np.array(w)))
    return out


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equally wide bins."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(p[which == b].mean() - y[which == b].mean()) * (which == b).mean()
            for b in range(bins)
            if (which == b).any()
        )
    )


def cross_fitted(x: np.ndarray, y: np.ndarray, group: np.ndarray, folds: int = 5) -> np.ndarray:
    """Confidence of each row by a curve fitted on other documents."""
    p = np.zeros(len(y))
    for k in range(folds):
        held = group % folds == k
        p[held] = predict(x[held], fit(x[~held], y[~held]))
    return p
