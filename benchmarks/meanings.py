"""What meanings are worth by themselves: who holds, and who denies, one claim of a made-up matter.

``benchmarks/matters`` holds contested matters, a line each: two or three claims that are near one
another, statements that hold each in other words, denials, versions that can't be true beside it,
and what is said besides. They were written apart from the cases, and nothing was fitted on them.
Figures are the mean over matters of the average precision with which pairs of statements are put
together; those by words alone, how rare the shared ones are, show what it would be without.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import Figure, Measurement
from sayso.comparison.meaning import likeness
from sayso.comparison.story import rarity
from sayso.comparison.words import stem, words
from sayso.extraction.meanings.encoder import before, meaning_of, wording

__all__ = ["MATTERS", "Told", "files", "measure", "precision", "read"]

MATTERS = Path(__file__).parent / "matters"


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a matter.

    Attributes:
        words: Who says what, as the encoder reads it.
        before: What stands before it.
        holds: The claim that it holds, if any.
        denies: The claim that it speaks against, or can't be true beside.
    """

    words: str
    before: str
    holds: str | None = None
    denies: str | None = None


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del data, score, gold
    return sorted(MATTERS.glob("*.jsonl"))


def read() -> Iterator[list[Told]]:
    """Yield the statements of each matter."""
    for file in sorted(MATTERS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            raw = json.loads(line)
            found = [_told(s) for s in raw["others"]]
            for name, claim in raw["claims"].items():
                found += [_told(s, holds=name) for s in claim["held"]]
                found += [_told(s, denies=name) for s in (*claim["denied"], *claim["counter"])]
            yield found


def _told(raw: dict[str, str], holds: str | None = None, denies: str | None = None) -> Told:
    own = wording(raw["who"], raw["cue"], raw["content"])
    return Told(own, before(raw["before"], len(raw["before"])), holds, denies)


def measure(bench: Bench) -> Measurement:
    """Put each matter's statements together by their meanings, and by their words."""
    del bench
    found: dict[str, list[float]] = {}
    count = 0
    for told in read():
        count += len(told)
        for name, value in _matter(told).items():
            found.setdefault(name, []).append(value)
    figures = [Figure(name, sum(values) / len(values)) for name, values in sorted(found.items())]
    note = f"{count} statements of {len(found['same.AP'])} matters; a document here is a statement"
    return Measurement(figures, count, [note])


def _matter(told: Sequence[Told]) -> dict[str, float]:
    meant = [meaning_of(t.words, t.before) for t in told]
    said = [_rare(t.words) for t in told]
    same: list[tuple[float, float, bool]] = []
    denied: list[tuple[float, float, bool]] = []
    for i, a in enumerate(told):
        for j, b in enumerate(told):
            if i == j or b.holds is None:
                continue
            like = likeness(meant[i], meant[j])
            shared = _cosine(said[i], said[j])
            if i < j or a.holds is None:
                same.append((like.same, shared, a.holds == b.holds))
            denied.append((like.denies, shared, a.denies == b.holds))
    return {
        "same.AP": precision([(by, so) for by, _, so in same]),
        "same.by_words.AP": precision([(by, so) for _, by, so in same]),
        "denies.AP": precision([(by, so) for by, _, so in denied]),
        "denies.by_words.AP": precision([(by, so) for _, by, so in denied]),
    }


def precision(found: Sequence[tuple[float, bool]]) -> float:
    """Return the average precision of pairs by a number; 0 where none belongs together."""
    hits, total = 0, 0.0
    for rank, (_, so) in enumerate(sorted(found, key=lambda pair: -pair[0]), 1):
        if so:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def _rare(text: str) -> dict[str, float]:
    return {s: rarity(s) for s in map(stem, words(text))}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    both = sum(a[s] * b[s] for s in sorted(a.keys() & b.keys()))
    lengths = [sqrt(sum(v * v for v in x.values())) for x in (a, b)]
    return both / (lengths[0] * lengths[1]) if all(lengths) else 0.0
