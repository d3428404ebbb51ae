"""Train the linear model of ``sayso.extraction.events.sentence_class``.

    python tools/train_event_classes.py DATA/events/plover_train.jsonl

leaves out the eighth that the benchmarks measure on and writes ``sentence_class.bin``: a line
with the step and the biases, then a signed byte for each bucket and class. Needs numpy.
``--folds 5`` reports accuracy by cross-validation instead of writing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.extraction.events.sentence_class import BUCKETS, CLASSES, features

OUT = Path(__file__).parents[1] / "src/sayso/extraction/events/sentence_class.bin"
EPOCHS = 15
RATE, BIAS_RATE, DECAY = 0.15, 0.02, 1e-3
_Floats = npt.NDArray[np.float64]


def train(rows: list[list[int]], labels: list[int], chosen: list[int]) -> tuple[_Floats, _Floats]:
    """Fit by stochastic gradient descent on log loss."""
    weights = np.zeros((BUCKETS, len(CLASSES)))
    biases = np.zeros(len(CLASSES))
    order = np.random.default_rng(0)
    for _ in range(EPOCHS):
        for k in order.permutation(chosen):
            found = rows[k]
            factor = 2 / math.sqrt(len(found))
            scores = weights[found].sum(0) * factor + biases
            error = np.exp(scores - scores.max())
            error /= error.sum()
            error[labels[k]] -= 1
            weights[found] -= RATE * (error * factor + DECAY * weights[found])
            biases -= BIAS_RATE * error
    return weights, biases


def held_out(key: str) -> bool:
    """Tell whether a sentence is in the eighth that the benchmarks keep out of training."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 8 == 0


def main() -> None:
    """Train and write, or cross-validate."""
    parser = argparse.ArgumentParser(description="train the sentence classes of events")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    sentences = [json.loads(line) for line in options.data.read_text("utf-8").splitlines()]
    rows = [features(s["text"]) for s in sentences]
    labels = [CLASSES.index(s["gold"][0]["plover_zsp"]) for s in sentences]
    everything = list(range(len(rows)))
    seen = [k for k in everything if not held_out(sentences[k]["id"])]
    if options.folds:
        part = np.random.default_rng(1).permutation(len(rows)) % options.folds
        right = 0
        for fold in range(options.folds):
            weights, biases = train(rows, labels, [k for k in everything if part[k] != fold])
            for k in everything:
                if part[k] == fold:
                    scores = weights[rows[k]].sum(0) * 2 / math.sqrt(len(rows[k])) + biases
                    right += int(scores.argmax() == labels[k])
        sys.stdout.write(f"accuracy {right / len(rows):.3f} over {options.folds} folds\n")
        return
    weights, biases = train(rows, labels, seen)
    step = float(np.abs(weights).max()) / 127
    body = np.clip(np.rint(weights / step), -127, 127).astype(np.int8).tobytes()
    head = " ".join(f"{value:.6g}" for value in (step, *biases))
    OUT.write_bytes(head.encode() + b"\n" + body)


if __name__ == "__main__":
    main()
