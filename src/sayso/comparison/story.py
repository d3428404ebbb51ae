"""Story: what a document is about as a whole, by which two reports of one matter are found.

Words weigh by how rare they are in news at large, names above all. The weights are fixed in
``story_words.txt``, so that what two documents share doesn't change when a third one comes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp, fsum, log, log1p, sqrt
from typing import Any, NamedTuple

from sayso.comparison.terms import Days, days_of
from sayso.comparison.words import fold, stem, words
from sayso.model import Document, Label, Place, PlaceUse, Reading, Role

__all__ = [
    "BLOCK",
    "KEY_WORDS",
    "OTHER_STORY",
    "SAME_STORY",
    "SAME_TITLE",
    "Setting",
    "Story",
    "chance",
    "dot",
    "features",
    "forget",
    "rarity",
    "story_from",
    "story_keys",
    "story_of",
    "why",
]

READ = 4000
"""Characters of the body that are looked at: news says first what it is about."""
TITLE = 3
"""Times that a headline counts; where the body is a notice to subscribers, it is all there is."""
KEPT = 60
"""Stems kept of a document."""
KEPT_NAMES = 30
"""Words of names kept of a document."""
KEPT_DAYS = 8
"""Dates of its events kept of a document."""
KEPT_SETTINGS = 8
"""Happenings told apart that are kept of a document."""
KEPT_PLACES = 30
"""Places kept of a document."""
KEPT_NUMBERS = 20
"""Numbers kept of a document."""
KEY_WORDS = 30
"""Stems that a document is indexed by, within :data:`BLOCK`."""
KEY_NAMES = 10
"""Words of names, and people, that it is indexed by at any time: trials come a year later."""
BLOCK = 30
"""Days of a block; reports are looked for in the same one and those beside it."""
SAME_STORY = 0.4
"""Chance from which two documents report one matter; of 0.3 to 0.5 on gun-violence articles."""
OTHER_STORY = 0.05
"""Chance under which they report two matters, whatever else ties them: so that a third report,
like both, doesn't chain them; of 0.02 to 0.2 on the same articles."""
SAME_TITLE = 0.1
"""Likeness of headlines from which documents that tell of many happenings lead with one."""
UNDATED_GAP = 5
"""Days taken to lie between two documents of which one has no date."""
_PRECISE = 6
"""``where_prec`` from which a place is a country or wider."""

Weighted = tuple[tuple[str, float], ...]

Setting = tuple[str, Days | None]
"""Folded name of a place, and days."""


class Story(NamedTuple):
    """What is kept of a document to tell whether another one reports the same.

    Attributes:
        words: Its weightiest stems, normalised over all of them.
        title: Stems of its headline, normalised.
        names: Words of the names in it, normalised.
        people: Surnames of the people whom it names in full.
        places: Places narrower than a country.
        regions: The largest units of their countries that they lie in.
        days: First and last day of each of its events that has a date.
        numbers: Numbers with two digits or more that are no years.
        published: Day of publication as ordinal.
        settings: Where and when those happenings of the kind it is about took place that it
            tells apart; an empty name stands for a place it doesn't say.
    """

    words: Weighted = ()
    title: Weighted = ()
    names: Weighted = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    numbers: tuple[str, ...] = ()
    published: int | None = None
    settings: tuple[Setting, ...] = ()


def story_from(value: Sequence[Any] | None) -> Story | None:
    """Return the story that JSON arrays hold."""
    if not value:
        return None
    words_, title, names = (tuple((word, weight) for word, weight in v) for v in value[:3])
    people, places, regions = (tuple(part) for part in value[3:6])
    days = tuple((first, last) for first, last in value[6])
    numbers, published = tuple(value[7]), value[8]
    settings = tuple((place, tuple(d) if d else None) for place, d in value[9])
    return Story(words_, title, names, people, places, regions, days, numbers, published, settings)


def story_of(
    reading: Reading,
    places: Iterable[Place],
    days: Iterable[Days],
    settings: Iterable[Setting] = (),
) -> Story:
    """Return the story of a document.

    Args:
        reading: Its reading.
        places: Its places; none of them a person's name.
        days: When its events of the kind that it is about took place.
        settings: Where and when those of them took place that it tells apart.
    """
    document = reading.document
    text = document.text
    body = " ".join(_body(document))[:READ]
    title = document.title or ""
    spans = [(m, text[m.start : m.end]) for m in reading.mentions]
    named = Counter(word for _, name in spans for word in fold(name).split())
    people = {
        fold(name).split()[-1]
        for m, name in spans
        if m.label == Label.PER and len(name.split()) > 1
    }
    narrow = [p for p in places if p.use == PlaceUse.LITERAL and (p.precision or 1) < _PRECISE]
    regions = {fold(f"{p.country} {p.admin[0]}") for p in narrow if p.admin}
    published = days_of(document.published)
    return Story(
        _weighted([stem(w) for w in words(f"{title}. " * TITLE + body)], KEPT),
        _weighted([stem(w) for w in words(title)], KEPT),
        _weighted(named.elements(), KEPT_NAMES),
        tuple(sorted(people)),
        tuple(sorted({fold(p.name) for p in narrow}))[:KEPT_PLACES],
        tuple(sorted(regions))[:KEPT_PLACES],
        tuple(sorted(set(days)))[:KEPT_DAYS],
        tuple(sorted(_numbers(f"{title} {body}")))[:KEPT_NUMBERS],
        published[0] if published else None,
        tuple(settings)[:KEPT_SETTINGS],
    )


def _body(document: Document) -> list[str]:
    return [
        document.text[p.start : p.end]
        for p in document.passages
        if p.role in {Role.BODY, Role.QUOTE}
    ]


def _numbers(text: str) -> set[str]:
    found = {word for word in words(text) if word.isdigit() and len(word) > 1}
    return {n for n in found if not (len(n) == 4 and n[:2] in {"19", "20"})}


def _weighted(found: Iterable[str], kept: int) -> Weighted:
    """Return the weightiest of some words, by rarity times 1 + log of how often they stand."""
    weights = {w: rarity(w) * (1 + log(n)) for w, n in Counter(found).items()}
    norm = sqrt(sum(w * w for w in weights.values())) or 1.0
    best = sorted((w for w in weights if weights[w] > 0), key=lambda w: (-weights[w], w))
    return tuple((w, round(weights[w] / norm, 4)) for w in best[:kept])


@cache
def _rarities() -> tuple[dict[str, float], float]:
    """Return how rare common words are, and how rare all others."""
    known: dict[str, float] = {}
    most = 0.0
    text = files("sayso.comparison").joinpath("story_words.txt").read_text("utf-8")
    for line in text.splitlines():
        number, _, rest = line.partition(":")
        if not line.startswith("#"):
            weight = float(number)
            most = max(most, weight)
            known |= dict.fromkeys(rest.split(), weight)
    return known, most


def rarity(word: str) -> float:
    """Return how rare a stem is in news: minus the logarithm of its share of articles."""
    known, most = _rarities()
    return known.get(word, most)


def forget() -> None:
    """Forget the words and weights read, so that new ones are read: for training."""
    _rarities.cache_clear()
    weights.cache_clear()
    _CHANCES.clear()


def story_keys(story: Story | None) -> tuple[list[str], list[str]]:
    """Return the words that a story is indexed by near its day, and those at any time."""
    if story is None:
        return [], []
    words_ = [f"story {word}" for word, _ in story.words[:KEY_WORDS]]
    ever = [f"name {word}" for word, _ in story.names[:KEY_NAMES]]
    return words_, ever + [f"person {name}" for name in story.people[:KEY_NAMES]]


# two stories


def features(a: Story, b: Story) -> dict[str, float]:
    """Return what two documents have in common, each part by name."""
    shared = dot(a.words, b.words)
    both = set(a.people) & set(b.people)
    gap = UNDATED_GAP
    if a.published is not None and b.published is not None:
        gap = abs(a.published - b.published)
    far = _days_between(a.days, b.days)
    return {
        "bias": 1.0,
        "words": shared,
        "words squared": shared * shared,
        "title": dot(a.title, b.title),
        "names": dot(a.names, b.names),
        "people": float(min(len(both), 3)),
        "other people": float(len(a.people) > 1 < len(b.people) and not both),
        "places": float(not set(a.places).isdisjoint(b.places)),
        "other places": float(bool(a.places and b.places) and set(a.places).isdisjoint(b.places)),
        "regions": float(not set(a.regions).isdisjoint(b.regions)),
        "other regions": float(
            bool(a.regions and b.regions) and set(a.regions).isdisjoint(b.regions)
        ),
        "gap": log1p(gap),
        "gap of days": float(gap > 3),
        "gap of weeks": float(gap > 10),
        "dates": float(far == 0),
        "near dates": float(far is not None and 0 < far <= 2),
        "other dates": float(far is not None and far > 2),
        "other numbers": float(
            bool(a.numbers and b.numbers) and set(a.numbers).isdisjoint(b.numbers)
        ),
    }


def dot(a: Weighted, b: Weighted) -> float:
    """Return the scalar product of two lists of weighted words, either way round the same."""
    other = dict(b)
    return fsum(weight * other[word] for word, weight in a if word in other)


def _days_between(a: Sequence[Days], b: Sequence[Days]) -> int | None:
    """Return the days between the two nearest dates of two documents."""
    gaps = [max(0, max(x[0], y[0]) - min(x[1], y[1])) for x in a for y in b]
    return min(gaps) if gaps else None


@cache
def weights(name: str) -> dict[str, float]:
    """Return the trained weights of a model of this package."""
    text = files("sayso.comparison").joinpath("weights.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)[name]
    return found


def chance(a: Story, b: Story) -> float:
    """Return the chance that two documents report one matter (logistic regression)."""
    key = (id(a), id(b))
    before = _CHANCES.get(key)
    if before is not None and before[0] is a and before[1] is b:
        return before[2]
    known = weights("story")
    total = sum(known.get(name, 0.0) * value for name, value in sorted(features(a, b).items()))
    found = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
    if len(_CHANCES) >= _MOST_CHANCES:
        _CHANCES.clear()
    _CHANCES[key] = a, b, found
    return found


_CHANCES: dict[tuple[int, int], tuple[Story, Story, float]] = {}
"""What was reckoned lately, with the stories themselves, so that no other can have their ids."""
_MOST_CHANCES = 200_000


def why(a: Story, b: Story) -> str:
    """Return in one line what makes two documents reports of one matter."""
    parts = ["their documents report one matter"]
    people = sorted(set(a.people) & set(b.people))
    other = dict(b.words)
    shared = [w for w, _ in a.words if w in other and w not in people]
    if people:
        parts.append(f"both name {', '.join(people[:3])}")
    if not set(a.places).isdisjoint(b.places):
        parts.append(f"same place ({min(set(a.places) & set(b.places))})")
    if _days_between(a.days, b.days) == 0:
        parts.append("dates overlap")
    if shared:
        parts.append(f"both say {' '.join(shared[:3])}")
    return ", ".join(parts)
