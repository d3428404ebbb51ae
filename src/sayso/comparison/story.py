"""Story: what a document is about as a whole, by which two reports of one matter are found."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

from sayso.comparison.words import stem, synonym, weigh, words
from sayso.model import Document, Role

__all__ = ["KEY_WORDS", "SAME_STORY", "SURE_STORY", "WINDOW", "alike", "story_keys", "story_of"]

Story = tuple[tuple[str, float], ...]

READ = 3000
"""Characters of the body that are looked at: news says first what it is about."""
KEPT = 60
"""Stems kept of a document."""
KEY_WORDS = 15
"""Stems that a document is indexed by."""
SAME_STORY = 0.25
"""Likeness (cosine) from which two documents report one matter; best of 0.2 to 0.3 on the
gun-violence articles of the benchmark data, with dates and places that fit."""
SURE_STORY = 0.4
"""Likeness from which dates and places read differently in two reports don't part them."""
WINDOW = 10
"""Days between two reports of one matter, after which likeness alone joins nothing."""


def story_of(document: Document) -> Story:
    """Return a document's weightiest stems, by weight times 1 + log of how often they stand."""
    body = [
        document.text[p.start : p.end]
        for p in document.passages
        if p.role in {Role.BODY, Role.QUOTE}
    ]
    text = f"{document.title or ''}. {' '.join(body)[:READ]}"
    counts: Counter[str] = Counter()
    for word in words(text):
        base = stem(word.casefold())
        counts.update({base, synonym(base)})
    weights = {s: w * (1 + log(max(1, counts.get(s, 1)))) for s, w in weigh(text).items()}
    best = sorted(weights, key=lambda s: (-weights[s], s))[:KEPT]
    norm = sqrt(sum(weights[s] ** 2 for s in best)) or 1.0
    return tuple((s, round(weights[s] / norm, 4)) for s in best)


def story_keys(story: Story) -> list[str]:
    """Return the words that a story is indexed by; those for what happens anywhere are not."""
    return [f"story {s}" for s, _ in story if s[0] not in "=@"][:KEY_WORDS]


def alike(a: Story, b: Story) -> float:
    """Return the cosine of two stories."""
    other = dict(b)
    return sum(w * other.get(s, 0.0) for s, w in sorted(a))
