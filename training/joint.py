"""Fit the confidence of the joint statement finder: ``python -m training.joint``.

Prints the coefficients that stand in ``sayso.extraction.statements.joint_confidence`` and the
expected calibration error on dev, cross-fitted over documents. The encoder was trained on the train
parts of PolNeAR and of the made-up cases, so their dev parts are what neither finder knows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from sayso.extraction.encoder.components import SharedEncoder
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.joint import candidates
from sayso.extraction.statements.joint_confidence import encoder_features, rule_features
from sayso.extraction.statements.quotes import pair_quotes
from sayso.extraction.statements.rules import StatementRules
from sayso.extraction.statements.spans import paragraph_spans
from sayso.model import Document, Passage, Reading, Role, SourceFile
from training.calibrate import calibration_error, source_matches
from training.cases import cases
from training.corpora import Doc, polnear
from training.evaluate import scorer

if TYPE_CHECKING:
    from sayso.extraction.statements.joint import Candidate

FOLDS = 5
RIDGES = (1.0, 4.0)
"""Of the curves with and without the encoder's word; the second has a hundred rows only."""


@dataclass
class Judged:
    """Candidates of a kind as rows: features, whether each is right, its document."""

    x: np.ndarray
    y: np.ndarray
    group: np.ndarray


def plain(key: str, text: str) -> Document:
    """Return a text as a document that is body throughout."""
    source = SourceFile(name=key, media_type="text/plain", size=len(text), sha256="")
    return Document(key, text, (Passage(0, len(text), Role.BODY, "en"),), source)


def found_in(doc: Doc, encoder: SharedEncoder) -> list[Candidate]:
    """Return the candidates of one document."""
    document = plain(doc.key, doc.text)
    reading = StatementRules()(SentenceRules()(Reading(document)))
    quotes = pair_quotes(doc.text, paragraph_spans(reading.sentences))
    found = encoder.read(document).attributions
    return candidates(doc.text, reading.statements, found, quotes)


def judge(
    docs: Iterable[Doc], found: Iterable[list[Candidate]], s: ModuleType
) -> tuple[Judged, Judged]:
    """Judge candidates that stand in no other's content, those with the encoder's word apart."""
    rows: tuple[list[tuple[list[float], bool, int]], ...] = ([], [])
    for number, (doc, every) in enumerate(zip(docs, found, strict=True)):
        free = [c for c in every if not c.nested and _read(doc, c)]
        pred = [
            dict(zip(("source", "cue", "content"), c.evidence.parts, strict=True)) for c in free
        ]
        gold = {"id": doc.key, "text": doc.text, "attributions": doc.attributions}
        _, per = s.evaluate([gold], [{"id": doc.key, "attributions": pred}])
        _, _, text, golds, preds, aligned = per[0]
        right = {j for *_, i, j in aligned if source_matches(s, text, golds[i], preds[j])}
        for j, c in enumerate(free):
            alone = c.evidence.encoder is None
            features = (rule_features if alone else encoder_features)(doc.text, c.evidence)
            rows[alone].append((features, j in right, number))
    both = [
        Judged(*(np.array(column, float) for column in zip(*part, strict=True))) for part in rows
    ]
    return both[0], both[1]


def _read(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether a candidate stands in what the annotators read."""
    _, cue, content = candidate.evidence.parts
    at = (cue or content)[0]
    return doc.body is None or any(a <= at.start and at.end <= b for a, b in doc.body)


def fit(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        penalty = np.full(len(w), ridge)
        penalty[0] = 0.01
        grad = x.T @ (y - p) - penalty * w
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty), grad)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def predict(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the confidence of each row."""
    out: np.ndarray = 1 / (1 + np.exp(-x @ w))
    return out


def cross_fitted(rows: Judged, ridge: float) -> np.ndarray:
    """Return the confidence of each row by a curve that was fitted on other documents."""
    p = np.zeros(len(rows.y))
    for fold in range(FOLDS):
        held = rows.group % FOLDS == fold
        p[held] = predict(rows.x[held], fit(rows.x[~held], rows.y[~held], ridge))
    return p


def main() -> None:
    """Fit on dev and print."""
    ap = argparse.ArgumentParser(prog="python -m training.joint", description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--scores", type=Path, default=Path("../shared/score"))
    o = ap.parse_args()
    encoder = SharedEncoder()
    docs = [d for d in (*polnear(o.data), *cases()) if d.split == "dev"]
    found = [found_in(d, encoder) for d in docs]
    report(judge(docs, found, scorer(o.scores, "score_attribution")))


def report(judged: tuple[Judged, Judged]) -> None:
    """Print coefficients and calibration."""
    chances = [cross_fitted(rows, ridge) for rows, ridge in zip(judged, RIDGES, strict=True)]
    names = ("_ENCODER_WEIGHTS", "_RULE_WEIGHTS")
    for name, rows, p, ridge in zip(names, judged, chances, RIDGES, strict=True):
        weights = ", ".join(f"{w:.3f}" for w in fit(rows.x, rows.y, ridge))
        print(f"{name} = ({weights})")
        print(f"  {len(rows.y)} candidates, {rows.y.mean():.3f} right, ECE", end=" ")
        print(f"{calibration_error(p, rows.y):.4f}")
    p, y = np.concatenate(chances), np.concatenate([rows.y for rows in judged])
    print(f"expected calibration error, cross-fitted on dev: {calibration_error(p, y):.4f}")


if __name__ == "__main__":
    main()
