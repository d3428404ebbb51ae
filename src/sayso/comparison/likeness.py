"""Likeness: the chance that two documents report one matter, and why.

A sum of small decision trees over what both have in common, trained on gun-violence articles of
one incident and of several (``training/stories.py``): gradient boosting after Friedman (2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import count
from math import exp, fsum, log
from typing import NamedTuple

from sayso.comparison.kept import Kept
from sayso.comparison.story import Story, rarity
from sayso.comparison.terms import Days
from sayso.extraction.trees import score

__all__ = [
    "DOUBTED",
    "OTHER_STORY",
    "SAME_STORY",
    "SAME_TITLE",
    "UNSAID",
    "chance",
    "features",
    "forget",
    "why",
]

SAME_STORY = 0.4
"""Chance from which two documents report one matter; of 0.3 to 0.6 on gun-violence articles."""
OTHER_STORY = 0.05
"""Chance under which they report two matters, whatever else ties them; of 0.02 to 0.2 on the
same articles."""
DOUBTED = 0.2
"""Chance under which place, days and counts don't make one event of what two documents lead with;
higher than the last, tried on the same articles."""
SAME_TITLE = 0.1
"""Likeness of headlines from which documents that tell of many happenings lead with one."""
_LEAST = log(OTHER_STORY / (1 - OTHER_STORY)) - 1e-6
UNKNOWN = -1.0
"""Where one of two documents doesn't say."""
UNSAID = 999.0
"""Days where no date is known, so that those under nought stand for themselves."""
RAREST = 3
"""Rarest words shared that are added up."""


def forget() -> None:
    """Forget what was reckoned, so that new weights are used: for training."""
    _CHANCES.clear()
    _side.clear()


class _Side(NamedTuple):
    """A story as it is compared: what is looked up in it lies ready."""

    number: int
    """Another one for each story."""
    words: dict[str, float]
    opening: dict[str, float]
    title: dict[str, float]
    names: dict[str, float]
    people: frozenset[str]
    capitals: frozenset[str]
    places: frozenset[str]
    regions: frozenset[str]
    streets: frozenset[str]
    numbers: frozenset[str]
    ages: frozenset[int]
    whole: float


_NUMBERS = count()


def _side_of(story: Story) -> _Side:
    return _Side(
        next(_NUMBERS),
        dict(story.words),
        dict(story.opening),
        dict(story.title),
        dict(story.names),
        frozenset(story.people),
        frozenset(story.capitals),
        frozenset(story.places),
        frozenset(story.regions),
        frozenset(story.streets),
        frozenset(story.numbers),
        frozenset(story.ages),
        fsum(weight * weight for _, weight in story.title),
    )


_side: Kept[Story, _Side] = Kept(_side_of, 20_000)


def features(a: Story, b: Story) -> dict[str, float]:
    """Return what two documents have in common, each part by name; :data:`UNKNOWN` if unsaid."""
    x, y = _side(a), _side(b)
    told = _told_after(a, b)
    return {
        "words": _dot(x.words, y.words),
        "opening": _dot(x.opening, y.opening),
        "title": _dot(x.title, y.title),
        "title told": max(_told(x, y), _told(y, x)),
        "names": _dot(x.names, y.names),
        "rare words": _rarest(x.words.keys() & y.words.keys()),
        "capitals": _rarest(x.capitals & y.capitals),
        "people": float(len(x.people & y.people)),
        "fewest people": float(min(len(x.people), len(y.people))),
        "places": _shared(x.places, y.places),
        "regions": _shared(x.regions, y.regions),
        "streets": _shared(x.streets, y.streets),
        "ages": _part(a.ages, b.ages, len(x.ages & y.ages)),
        "numbers": _shared(x.numbers, y.numbers),
        "gap": UNKNOWN
        if a.published is None or b.published is None
        else float(abs(a.published - b.published)),
        "dates": _nearest(a.days, b.days),
        "first dates": _nearest(a.days[:1], b.days[:1]),
        "told before": min(told, default=UNSAID),
        "told near": min(map(abs, told), default=UNKNOWN),
    }


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    return fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def _told(a: _Side, b: _Side) -> float:
    """Return how much of a headline stands in the words of another document."""
    shared = fsum([a.title[word] ** 2 for word in a.title.keys() & b.words.keys()])
    return shared / a.whole if a.whole else 0.0


def _rarest(words: Iterable[str]) -> float:
    return fsum(nlargest(RAREST, map(rarity, words)))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return float(len(a & b)) if a and b else UNKNOWN


def _part(a: Sequence[int], b: Sequence[int], both: int) -> float:
    return both / min(len(a), len(b)) if a and b else UNKNOWN


def _nearest(a: Sequence[Days], b: Sequence[Days]) -> float:
    """Return the days between the two nearest dates of two documents."""
    least = UNKNOWN
    for x in a:
        for y in b:
            gap = float(max(0, x[0] - y[1], y[0] - x[1]))
            least = gap if least == UNKNOWN else min(least, gap)
    return least


def _told_after(a: Story, b: Story) -> list[float]:
    """Return how many days after each one's event the other was published."""
    return [
        float(one.published - other.when[1])
        for one, other in ((a, b), (b, a))
        if one.published is not None and other.when is not None
    ]


def chance(a: Story, b: Story) -> float:
    """Return the chance that two documents report one matter.

    Under :data:`OTHER_STORY`, where nobody asks how little it is, any number under that.
    """
    key = _side(a).number, _side(b).number
    before = _CHANCES.get(key)
    if before is not None:
        return before
    total = score("story", features(a, b), _LEAST)
    found = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
    if len(_CHANCES) >= _MOST_CHANCES:
        _CHANCES.clear()
    _CHANCES[key] = found
    return found


_CHANCES: dict[tuple[int, int], float] = {}
"""What was reckoned lately, by the stories' numbers."""
_MOST_CHANCES = 200_000


def why(a: Story, b: Story) -> str:
    """Return in one line what makes two documents reports of one matter."""
    parts = ["their documents report one matter"]
    people = sorted(set(a.people) & set(b.people))
    other = dict(b.words)
    shared = [w for w, _ in a.words if w in other and w not in people]
    streets = sorted(set(a.streets) & set(b.streets))
    if people:
        parts.append(f"both name {', '.join(people[:3])}")
    if not set(a.places).isdisjoint(b.places):
        parts.append(f"same place ({min(set(a.places) & set(b.places))})")
    elif streets:
        parts.append(f"same street ({streets[0]})")
    if _nearest(a.days, b.days) == 0:
        parts.append("dates overlap")
    if shared:
        parts.append(f"both say {' '.join(shared[:3])}")
    return ", ".join(parts)
