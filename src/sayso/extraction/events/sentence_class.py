"""What a sentence by itself sounds like: chances of PLOVER's classes from its words.

A linear model over hashed words and word pairs, trained by ``tools/train_event_classes.py``
on PLV's training sentences (Hu et al. 2023) and kept as one byte a weight. It only advises
the rules on records of a sentence or two; its classes are PLOVER's before CONCEDE and
RETREAT were told apart.
"""

from __future__ import annotations

import math
import re
import zlib
from functools import cache
from importlib.resources import files
from itertools import pairwise

__all__ = ["BUCKETS", "CLASSES", "chances", "features"]

BUCKETS = 1 << 14
"""Hash buckets; halving them cost a point of accuracy, doubling gained none."""
CLASSES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
_WORD = re.compile(r"[a-z']+|\d+")
_SCALE = 2.0


def features(text: str) -> list[int]:
    """Return the buckets of a sentence's words and word pairs, sorted."""
    words = ["#" if w[0].isdigit() else w for w in _WORD.findall(text.lower().replace("’", "'"))]
    pairs = {f"{a}_{b}" for a, b in pairwise(words)}
    return sorted({zlib.crc32(word.encode()) % BUCKETS for word in {*words, *pairs}})


@cache
def _weights() -> tuple[memoryview, float, tuple[float, ...]]:
    """Return one signed byte a bucket and class, what one step is worth, and the biases."""
    data = files("sayso.extraction.events").joinpath("sentence_class.bin").read_bytes()
    head, _, body = data.partition(b"\n")
    step, *biases = map(float, head.split())
    return memoryview(body).cast("b"), step, tuple(biases)


def chances(text: str) -> dict[str, float]:
    """Return the chance of each class, given that the sentence tells of an event."""
    found = features(text)
    if not found:
        return {}
    weights, step, biases = _weights()
    size = len(CLASSES)
    factor = step * _SCALE / math.sqrt(len(found))
    totals = [0] * size
    for bucket in found:
        row = weights[bucket * size : bucket * size + size]
        for k, value in enumerate(row):
            totals[k] += value
    scores = [total * factor + bias for total, bias in zip(totals, biases, strict=True)]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return {name: power / whole for name, power in zip(CLASSES, powers, strict=True)}
