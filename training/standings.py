"""How articles stand to claims: what ``sayso.comparison.standing`` reads out of words.

``python -m training.standings --data DIR`` writes ``standing.json`` of ``sayso.comparison`` from
half of the test pairs of the Fake News Challenge (FNC-1). Two logistic regressions add up, both
with balanced classes: the first looks at cues and at an article's words, the second at what that
leaves on stories it wasn't fitted on, by the article's words and the claim's rare ones. So what
the words of one story's claims give doesn't spoil what holds for any story. An article's words
count the other way round for a claim that speaks against something itself.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from sayso.comparison import standing

__all__ = ["Pair", "fit", "fold", "scores"]

TO = Path(standing.__file__).parent / "standing.json"
WORDS = 3000
"""Words of articles that are learned, the commonest."""
LEAST = 2
"""Articles, or claims, that a word stands in at least."""
COMMON = 0.04
"""Share of claims from which on a word is left out."""
FIRST, SECOND, CUES = 8.0, 0.5, 1.0
"""How strongly words are held down, and how much cues weigh; of 2 to 8, .3 to .5 and .3 to 1, by
story and by article."""
FOLDS = 5
STEPS = 40
_KEPT = 8

Array = Any
Pair = tuple[str, str, bool, str]
"""Claim, article, whether it speaks against the claim, and the story of both."""


def main() -> None:
    """Parse the command line, write the weights."""
    from benchmarks.claims import stories

    ap = argparse.ArgumentParser(prog="python -m training.standings", description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    o = ap.parse_args()
    lines = (o.data / "claims" / "fnc1_half.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    pairs = [
        (row["claim"], row["text"], row["stance"] == "disagree", story)
        for row, story in zip(rows, stories(rows), strict=True)
    ]
    TO.write_text(_lines(fit(pairs)), encoding="utf-8")


def _lines(model: standing.Model) -> str:
    parts = [f'"bias":{json.dumps(model.bias)}', f'"cues":{json.dumps(list(model.cues))}']
    for name, words in (("article", model.article), ("claim", model.claim)):
        inside = ",\n".join(f"{json.dumps(w)}:{json.dumps(v)}" for w, v in sorted(words.items()))
        parts.append(f'"{name}":{{\n{inside}\n}}')
    return "{" + ",\n".join(parts) + "}\n"


def fold(group: str) -> int:
    """Return the fold of a story or an article."""
    return int.from_bytes(blake2b(group.encode(), digest_size=4).digest()) % FOLDS


def fit(pairs: Sequence[Pair], cues: Array | None = None) -> standing.Model:
    """Fit the model.

    Args:
        pairs: To learn from.
        cues: What :func:`sayso.comparison.standing.features` gives of each, if it is known.
    """
    if cues is None:
        cues = np.array([standing.features(claim, text) for claim, text, *_ in pairs])
    against = np.array([pair[2] for pair in pairs])
    articles = sorted({text for _, text, *_ in pairs})
    claims = sorted({claim for claim, *_ in pairs})
    known = _vocabulary(articles, 1.0), _vocabulary(claims, COMMON)
    texts = {text: _row(text, known[0]) for text in articles}
    said = {claim: _row(claim, known[1]) for claim in claims}
    sign = np.array([[standing.side(claim)] for claim, *_ in pairs])
    own = sign * np.stack([texts[text] for _, text, *_ in pairs])
    mean, spread = cues.mean(0), cues.std(0) + 1e-6
    first = np.column_stack([own, (cues - mean) / spread * CUES, np.ones(len(pairs))])
    second = np.column_stack([own, np.stack([said[claim] for claim, *_ in pairs])])
    nothing = np.zeros(len(pairs))
    w = _regress(first, against, FIRST, nothing, free=True)
    folds = np.array([fold(f"x{pair[3]}") for pair in pairs])
    left = nothing.copy()
    for number in range(FOLDS):
        out = folds == number
        if out.any() and against[~out].any() and not against[~out].all():
            v = _regress(first[~out], against[~out], FIRST, nothing[~out], free=True)
            left[out] = first[out] @ v
    u = _regress(second, against, SECOND, left, free=False)
    size = len(known[0])
    weights = w[size:-1] * CUES / spread
    return standing.Model(
        round(float(w[-1] - weights @ mean), 3),
        tuple(round(float(x), 3) for x in weights),
        _rounded(known[0], w[:size] + u[:size]),
        _rounded(known[1], u[size:]),
    )


def scores(model: standing.Model, pairs: Sequence[Pair], cues: Array) -> Array:
    """Return what a model gives pairs; above nought an article speaks against the claim."""
    return np.array(
        [
            standing.score(model, claim, text, tuple(row))
            for (claim, text, *_), row in zip(pairs, cues, strict=True)
        ]
    )


def _rounded(known: dict[str, float], weights: Array) -> dict[str, tuple[float, float]]:
    return {
        word: (rarity, round(float(weight), 3))
        for (word, rarity), weight in zip(known.items(), weights, strict=True)
    }


def _vocabulary(texts: Iterable[str], most: float) -> dict[str, float]:
    """Return how rare the words are that several texts hold, the commonest first."""
    several = [set(standing.tokens(text)) for text in texts]
    counts = Counter(word for words in several for word in words)
    kept = [w for w, n in counts.items() if LEAST <= n <= most * len(several)]
    kept = sorted(kept, key=lambda w: (-counts[w], w))[:WORDS]
    return {w: round(1 + log((1 + len(several)) / (1 + counts[w])), 3) for w in sorted(kept)}


def _row(text: str, known: dict[str, float]) -> Array:
    found = standing.weighted(text, known)
    return np.array([found.get(word, 0.0) for word in known])


def _regress(x: Array, y: Array, ridge: float, offset: Array, *, free: bool) -> Array:
    """Return weights of a logistic regression by L-BFGS (Liu and Nocedal, 1989).

    Args:
        x: A row a pair.
        y: Labels.
        ridge: How strongly weights are held down.
        offset: What each row has already.
        free: Whether the last column is the bias, which isn't held down.
    """
    balance = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    side = np.where(y, 1.0, -1.0)
    held = np.full(x.shape[1], ridge)
    if free:
        held[-1] = 0.0

    def at(w: Array) -> tuple[float, Array]:
        margin = side * (offset + x @ w)
        loss = (balance * np.logaddexp(0, -margin)).sum() + 0.5 * (held * w * w).sum()
        return float(loss), x.T @ (
            -side * balance / (1 + np.exp(np.minimum(margin, 50)))
        ) + held * w

    w = np.zeros(x.shape[1])
    loss, slope = at(w)
    steps: list[tuple[Array, Array]] = []
    for _ in range(STEPS):
        way = -_bent(slope, steps)
        size = 1.0 if steps else 1 / max(1.0, float(np.abs(slope).sum()))
        down = float(slope @ way)
        for _ in range(20):
            new, bend = at(w + size * way)
            if new <= loss + 1e-4 * size * down:
                break
            size /= 2
        step = (size * way, bend - slope)
        if float(step[0] @ step[1]) > 1e-12:
            steps = [*steps, step][-_KEPT:]
        done = loss - new < 1e-6 * abs(loss)
        w, loss, slope = w + size * way, new, bend
        if done:
            break
    return w


def _bent(slope: Array, steps: list[tuple[Array, Array]]) -> Array:
    """Return a slope times the inverse of the curvature that the last steps showed."""
    way = slope.copy()
    shares = []
    for step, bend in reversed(steps):
        share = (step @ way) / (step @ bend)
        way -= share * bend
        shares.append(share)
    if steps:
        way *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1])
    for (step, bend), share in zip(steps, reversed(shares), strict=True):
        way += (share - (bend @ way) / (step @ bend)) * step
    return way


if __name__ == "__main__":
    main()
