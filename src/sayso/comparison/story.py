"""Story: what a document is about as a whole, by which two reports of one matter are found.

How two of them compare is in :mod:`sayso.comparison.likeness`. Words weigh by how rare they are
in news at large, names above all. The weights are fixed in ``story_words.txt``, so that what two
documents share doesn't change when a third one comes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import fsum, log, sqrt
from typing import Any, NamedTuple

from sayso.comparison.terms import Days, days_of
from sayso.comparison.words import fold, stem, words
from sayso.model import Document, Label, Place, PlaceUse, Reading, Role

__all__ = [
    "BLOCK",
    "KEY_WORDS",
    "Setting",
    "Story",
    "dot",
    "forget",
    "rarity",
    "story_from",
    "story_keys",
    "story_of",
    "weights",
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
OPENING = 500
"""Characters of the body whose words, with the headline's, make its opening."""
KEPT_OPENING = 40
"""Stems kept of the opening."""
KEPT_CAPITALS = 40
"""Rarest words kept of those that it writes with a capital throughout."""
RARE_CAPITAL = 4.0
"""How rare these must be."""
KEPT_STREETS = 10
"""Streets kept of a document."""
KEPT_AGES = 12
"""Ages kept of a document."""
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
        when: The day that most of its events of that kind are dated to, the first of several.

    Only of a document that an event leads:

    Attributes:
        opening: Stems of its headline and of how its body begins, normalised.
        capitals: Rarest of the words that it writes with a capital throughout.
        streets: Streets in it, without the word for a street.
        ages: Ages of people in it.
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
    when: Days | None = None
    opening: Weighted = ()
    capitals: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()


def story_from(value: Sequence[Any] | None) -> Story | None:
    """Return the story that JSON arrays hold."""
    if not value:
        return None
    words_, title, names, opening = (
        tuple((word, weight) for word, weight in value[at]) for at in (0, 1, 2, 11)
    )
    people, places, regions = (tuple(part) for part in value[3:6])
    return Story(
        words_,
        title,
        names,
        people,
        places,
        regions,
        days=tuple((first, last) for first, last in value[6]),
        numbers=tuple(value[7]),
        published=value[8],
        settings=tuple((place, tuple(d) if d else None) for place, d in value[9]),
        when=tuple(value[10]) if value[10] else None,
        opening=opening,
        capitals=tuple(value[12]),
        streets=tuple(value[13]),
        ages=tuple(value[14]),
    )


def story_of(
    reading: Reading,
    places: Iterable[Place],
    days: Iterable[Days],
    settings: Iterable[Setting] | None = None,
) -> Story:
    """Return the story of a document.

    Args:
        reading: Its reading.
        places: Its places; none of them a person's name.
        days: When its events of the kind that it is about took place.
        settings: Where and when those of them took place that it tells apart; None where no
            event leads it, and less is kept.
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
    dated = Counter(days)
    found = Story(
        _weighted([stem(w) for w in words(f"{title}. " * TITLE + body)], KEPT),
        _weighted([stem(w) for w in words(title)], KEPT),
        _weighted(named.elements(), KEPT_NAMES),
        tuple(sorted(people)),
        tuple(sorted({fold(p.name) for p in narrow}))[:KEPT_PLACES],
        tuple(sorted(regions))[:KEPT_PLACES],
        tuple(sorted(dated))[:KEPT_DAYS],
        tuple(sorted(_numbers(f"{title} {body}")))[:KEPT_NUMBERS],
        published[0] if published else None,
        tuple(settings or ())[:KEPT_SETTINGS],
        min(dated, key=lambda d: (-dated[d], d), default=None),
    )
    return found if settings is None else _led(found, title, body)


_STREET = re.compile(
    r"\b((?:[NSEW]\.? |North |South |East |West )?(?:[A-Z][\w'’.]+|\d+(?:st|nd|rd|th))"
    r"(?: [A-Z][\w'’.]+){0,2}) (?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|"
    r"Highway|Hwy|Court|Ct|Place|Pl|Circle|Way|Parkway|Pkwy|Terrace|Trail|Square|Sq)s?\b"
)
_ONES = "one two three four five six seven eight nine ten".split()
_AGE = re.compile(
    r"\b(\d{1,2})[- ](?:year|month)s?[- ]olds?\b|(?<=[a-z]), (\d{1,2})(?=[,.;]| of | and )|"
    rf"\((\d{{1,2}})\)|\baged? (\d{{1,2}})\b|(?i:\b({'|'.join(_ONES)})[- ]years?[- ]olds?\b)"
)


def _led(story: Story, title: str, body: str) -> Story:
    """Return a story with what is kept only where an event leads its document."""
    whole = f"{title}. {body}"
    lower = {word for word in words(body) if word.islower()}
    capitals = {
        stem(word)
        for word in words(whole)
        if word[0].isupper() and len(word) > 1 and word.lower() not in lower
    }
    rare = sorted((-rarity(w), w) for w in capitals if rarity(w) > RARE_CAPITAL)
    ages = {age for found in _AGE.findall(whole) for age in found if age}
    return story._replace(
        opening=_weighted(
            [stem(w) for w in words(f"{title}. {title}. {body[:OPENING]}")], KEPT_OPENING
        ),
        capitals=tuple(sorted(word for _, word in rare[:KEPT_CAPITALS])),
        streets=tuple(sorted({fold(name) for name in _STREET.findall(whole)}))[:KEPT_STREETS],
        ages=tuple(sorted({int(a) if a.isdigit() else _ONES.index(a.lower()) + 1 for a in ages}))[
            :KEPT_AGES
        ],
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


@cache
def weights(name: str) -> dict[str, float]:
    """Return the trained weights of a model of this package."""
    text = files("sayso.comparison").joinpath("weights.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)[name]
    return found


def story_keys(story: Story | None) -> tuple[list[str], list[str]]:
    """Return the words that a story is indexed by near its day, and those at any time.

    Names in the headline count twice, and a street for two words: few reports share one.
    """
    if story is None:
        return [], []
    near = [f"story {word}" for word, _ in story.words[:KEY_WORDS]]
    near += [f"title {word}" for word, _ in story.title if word in story.capitals]
    ever = [f"name {word}" for word, _ in story.names[:KEY_NAMES]]
    ever += [f"person {name}" for name in story.people[:KEY_NAMES]]
    ever += [f"street {name} {end}" for name in story.streets for end in "ab"]
    return near, ever


def dot(a: Weighted, b: Weighted) -> float:
    """Return the scalar product of two lists of weighted words, either way round the same."""
    other = dict(b)
    return fsum(weight * other[word] for word, weight in a if word in other)
