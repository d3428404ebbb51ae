"""Whether two words in news name one event: a logistic regression over a dozen plain facts.

The word alone never tells: what decides is whether the documents are about one matter. The
weights were learned on ECB+'s train topics (``training/stories.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp
from typing import NamedTuple

from sayso.comparison.story import dot, weights
from sayso.comparison.tellings import Telling, Told, kinds_of, root_of, sentence_names
from sayso.comparison.words import stem

__all__ = ["LINKED", "NEAR", "alike", "candidates", "chance", "features", "why"]

NEAR = 0.12
"""Likeness of two documents (cosine of their words) under which their events aren't compared."""
LINKED = 0.4
"""Chance from which two words are taken to name one event; of 0.2 to 0.7 on ECB+ dev."""
_SAME_DOCUMENT = 0.6
"""Likeness of a document with itself, as the model takes it: between a copy's and a report's."""

_REPORTING = frozenset(
    stem(word)
    for word in (
        "say tell report announce add state claim confirm note comment ask call speak declare "
        "describe explain quote suggest believe think know accord"
    ).split()
)
_LIGHT = frozenset(
    stem(word)
    for word in (
        "be have do make take go come get give hold begin start end stop continue use become "
        "happen occur see look want keep put let leave turn work try need lead follow show "
        "include set bring run place event incident it this that"
    ).split()
)


class Near(NamedTuple):
    """How alike two documents are, each part from 0 to 1."""

    words: float
    names: float
    people: float
    other_people: float
    places: float
    other_places: float
    other_numbers: float


def alike(a: Told, b: Told) -> str | None:
    """Return how two words go together: ``word``, ``root``, ``kind``, or None."""
    if a.head == b.head:
        return "word"
    root = root_of(a.head)
    if len(root) > 2 and root == root_of(b.head):
        return "root"
    return None if kinds_of(a.head).isdisjoint(kinds_of(b.head)) else "kind"


def documents(a: Telling, b: Telling) -> Near:
    """Return how alike two documents are."""
    if a.doc == b.doc:
        return Near(_SAME_DOCUMENT, _SAME_DOCUMENT, 1.0, 0.0, 1.0, 0.0, 0.0)
    x, y = a.story, b.story
    people = set(x.people) & set(y.people)
    places = set(x.places) & set(y.places)
    return Near(
        dot(x.words, y.words),
        dot(x.names, y.names),
        min(3, len(people)) / 3,
        float(bool(x.people and y.people) and not people),
        min(3, len(places)) / 3,
        float(bool(x.places and y.places) and not places),
        float(bool(x.numbers and y.numbers) and set(x.numbers).isdisjoint(y.numbers)),
    )


def candidates(a: Telling, b: Telling) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of numbers of words that go together, with how."""
    index: dict[str, list[int]] = {}
    for j, told in enumerate(b.told):
        for key in _keys(told):
            index.setdefault(key, []).append(j)
    for i, told in enumerate(a.told):
        found = {j for key in _keys(told) for j in index.get(key, ())}
        for j in sorted(found):
            how = alike(told, b.told[j])
            if how is not None and (a is not b or i < j):
                yield i, j, how


def _keys(told: Told) -> set[str]:
    return {f"word {told.head}", f"root {root_of(told.head)}"} | kinds_of(told.head)


def features(a: Telling, x: Told, b: Telling, y: Told, how: str, near: Near) -> dict[str, float]:
    """Return what two words and their documents have in common, each part by name."""
    here, there = sentence_names(a, x), sentence_names(b, y)
    one = a.doc == b.doc
    together = one and x.sentence == y.sentence
    other = float(how != "word")
    shared = 1.0 if together else min(3, len(set(here) & set(there))) / 3
    return {
        "bias": 1.0,
        "word": float(how == "word"),
        "root": float(how == "root"),
        "kind": float(how == "kind"),
        "story": near.words,
        "story, other word": other * near.words,
        "names of story": near.names,
        "people of story": near.people,
        "other people": near.other_people,
        "places of story": near.places,
        "other places": near.other_places,
        "other numbers": near.other_numbers,
        "document": float(one),
        "sentence": float(together),
        "names": shared,
        "names, other word": other * shared,
        "no names": float(not (here and there)),
        "reporting": float(x.head in _REPORTING or y.head in _REPORTING),
        "light": float(x.head in _LIGHT or y.head in _LIGHT),
        "spelled alike": float(x.text.casefold() == y.text.casefold()),
        "both first": float(x.sentence == 0 == y.sentence),
        "of several words": float(" " in x.text or " " in y.text),
        "both coded": float(bool(x.event and y.event)),
    }


def chance(found: dict[str, float]) -> float:
    """Return the chance that two words with these features name one event."""
    known = weights("told")
    total = sum(known.get(name, 0.0) * value for name, value in sorted(found.items()))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def why(a: Telling, x: Told, b: Telling, y: Told) -> str:
    """Return in one line why two words are taken to name one event."""
    how = alike(x, y)
    parts = [f"both '{x.head}'" if how == "word" else f"'{x.text}' and '{y.text}' are alike"]
    if a.doc == b.doc:
        parts.append("same document")
    else:
        other = dict(b.story.names)
        shared = [word for word, _ in a.story.names if word in other]
        parts.append("their documents are about one matter")
        parts += [f"both name {', '.join(shared[:3])}"] if shared else []
    return ", ".join(parts)
