"""How much speaks for two statements being about one proposition, as numbers for a model.

Everything here depends on the two statements alone, so what a third document says can't
change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log, log1p, sqrt
from typing import Generic, NamedTuple, TypeVar

from sayso.comparison.actors import joined, name_words
from sayso.comparison.answers import (
    ASSERTIVE,
    OPPOSED,
    is_reference,
    same_speaker,
)
from sayso.comparison.contents import Content, content
from sayso.comparison.facts import Figure, Held, Who
from sayso.comparison.kept import Kept
from sayso.comparison.meaning import Likeness, likeness
from sayso.comparison.story import rarity
from sayso.comparison.terms import meet, same_spot
from sayso.comparison.words import NAME_WEIGHT
from sayso.extraction.trees import forest, total

__all__ = [
    "FEATURES",
    "Kin",
    "alike",
    "denies",
    "features",
    "same",
    "shared_rarity",
]

FEATURES = (
    "alike", "weight", "cosine", "share", "rarest", "second", "names", "places", "told around",
    "around", "same deed", "other deed", "same place", "other place", "dates overlap",
    "other days", "same side", "other side", "same count", "other count", "same speaker",
    "same sector", "other country", "same stance", "both accuse", "granted", "negation differs",
    "one document", "one paragraph", "near", "after", "nested", "days apart", "words",
    "words of the shorter", "same body", "the speaker's body", "the speaker's side",
    "the speaker's name", "points", "the other points", "denies", "between", "verbatim",
    "negated", "the other negated", "plain", "only", "such", "names the other speaker",
    "the other accuses", "near and denies", "near and negated", "cosine and denies",
    "cosine, one document", "cosine and negated", "accused denies", "issue", "held alike",
    "denies what is held", "held what is denied", "issue and cosine", "issue and denies",
    "denial and denies",
)  # fmt: skip
"""What is looked at, in the order of :func:`features`."""

V = TypeVar("V")

_SAID = frozenset(
    {"same deed", "same place", "dates overlap", "same side", "same count", "same speaker",
     "one paragraph", "the speaker's side", "the speaker's name", "names the other speaker"}
)  # fmt: skip
"""What a reason names."""
_COUNTRY = 1.0
"""Rarity of a country's name: it stands in most reports of a case."""
_TOLD = 0.1
"""Chance below which no reason is made."""
_ALIKE = 0.6
"""Likeness of meanings that a reason names."""
_NEAR = 600.0
"""Characters within which statements of one document are near."""
_GRANTED = frozenset({"admits", "confirms"})
_PLAIN = frozenset({"asserts", "believes"})
_ONLY = re.compile(
    r"(?i)\b(?:only|merely|just|simply|nothing but|nothing more|nothing other|in fact|actually|"
    r"on the contrary|instead|rather|not one|not a single|voluntar\w+|of (?:its|their) own)\b"
)
_ONLY_CUES = (
    "only", "merely", "just", "simply", "nothing", "in fact", "actually", "contrary", "instead",
    "rather", "not one", "not a single", "voluntar", "own",
)  # fmt: skip
"""What is looked for first, since it is fast: one of these stands in all that it finds."""
_SUCH = re.compile(r"(?i)^\W*(?:such|these|those|this|that|the (?:so-called|alleged))\b")


@lru_cache(maxsize=65_536)
def _rarity(stem: str) -> float:
    return _COUNTRY if stem[0] == "@" else rarity(stem.lstrip("=~+"))


class _Side(NamedTuple):
    """What :func:`features` looks up in one statement."""

    rare: dict[str, float]
    """How rare each stem is, names above words."""
    whole: float
    telling: dict[str, float]
    """Of these, what is neither a place nor a country."""
    around: frozenset[str]
    name: frozenset[str]
    points: float
    only: float
    such: float
    long: float


def _side_of(held: Held) -> _Side:
    rare = {stem: _rarity(stem) * min(weight, NAME_WEIGHT) for stem, weight in held.stems}
    who = held.speaker
    return _Side(
        rare,
        sum(value for _, value in sorted(rare.items())),
        {stem: value for stem, value in rare.items() if stem[0] not in "@+"},
        frozenset(stem for stem, _ in held.around),
        name_words(who.name) if who is not None and who.named else frozenset(),
        float(is_reference(held.text)),
        float(_only(held.text)),
        float(bool(_SUCH.search(held.text))),
        log1p(len(held.stems)) / 3,
    )


def _only(text: str) -> bool:
    """Tell whether a statement makes less of something: "only", "of its own"."""
    plain = text.casefold()
    return any(cue in plain for cue in _ONLY_CUES) and _ONLY.search(text) is not None


_side: Kept[Held, _Side] = Kept(_side_of)


class _Both(NamedTuple):
    """What :func:`features` finds in two statements, the same either way round."""

    sides: tuple[tuple[_Side, Content], tuple[_Side, Content]]
    """Of the first one and the other."""
    first: tuple[float, ...]
    """The first of :data:`FEATURES`."""
    cosine: float
    near: float
    nested: float
    bodies: float


def _both(a: Held, b: Held) -> _Both:
    x, y, p, q = _side(a), _side(b), content(a), content(b)
    shared = sorted(x.rare.keys() & y.rare.keys())
    both = sum([min(x.rare[s], y.rare[s]) for s in shared])
    rare = sorted([_rarity(s) for s in shared if s[0] != "@"], reverse=True)
    plain = sum([min(p.stems[s], q.stems[s]) for s in shared])
    told = sum(
        [
            _rarity(s)
            for s in sorted((x.rare.keys() & y.around) | (y.rare.keys() & x.around))
            if s not in x.rare or s not in y.rare
        ]
    )
    around = sum([_rarity(s) for s in sorted(x.around & y.around)])
    here = a.doc == b.doc
    places = any(same_spot(s, t) for s in a.spots for t in b.spots)
    counted = bool(a.figures and b.figures)
    one, other = a.speaker, b.speaker
    cosine = both / sqrt(max(x.whole, 6.0) * max(y.whole, 6.0))
    near = exp(-abs(a.start - b.start) / _NEAR) if here else 0.0
    first = (
        plain / max(2.2, min(p.whole, q.whole)),
        min(plain, 8.0) / 4,
        cosine,
        both / max(8.0, min(x.whole, y.whole)),
        rare[0] / 8 if rare else 0.0,
        rare[1] / 8 if len(rare) > 1 else 0.0,
        min(3, sum([p.stems[s] >= NAME_WEIGHT and s[0] != "+" for s in shared])) / 3,
        float(any(s[0] == "+" for s in shared)),
        min(told, 20.0) / 10,
        min(around, 40.0) / 20,
        float(not p.deeds.isdisjoint(q.deeds)),
        float(bool(p.deeds and q.deeds) and p.deeds.isdisjoint(q.deeds)),
        float(places),
        float(bool(a.spots and b.spots and not places)),
        float(a.days is not None and b.days is not None and meet(a.days, b.days, 1)),
        float(not meet(a.days, b.days, 1)),
        float(a.blamed is not None and a.blamed == b.blamed),
        float(a.blamed is not None and b.blamed is not None and a.blamed != b.blamed),
        float(counted and _counts(a.figures, b.figures, same=True)),
        float(counted and _counts(a.figures, b.figures, same=False)),
        float(_one(one, other)),
        float(one is not None and other is not None
              and one.sector is not None and one.sector == other.sector),
        float(one is not None and other is not None and one.country is not None
              and other.country is not None and one.country != other.country),
        float(a.stance == b.stance),
        float(a.stance == b.stance == "accuses"),
        float(a.stance in _GRANTED or b.stance in _GRANTED),
        float(a.negated != b.negated),
        float(here),
        float(here and a.paragraph == b.paragraph),
        near,
    )  # fmt: skip
    nested = float(a.nested_in == b.id or b.nested_in == a.id)
    return _Both(
        ((x, p), (y, q)), first, cosine, near, nested, float(not p.bodies.isdisjoint(q.bodies))
    )


def features(a: Held, b: Held, apart: int | None, between: int | None = None) -> tuple[float, ...]:
    """Return what is looked at, in the order of :data:`FEATURES`.

    Args:
        a: One statement; of a denial and what it may deny, the denial.
        b: The other one.
        apart: Days between the publication of their documents, if known.
        between: Statements between the two, where one document has both.
    """
    both, turned = _LAST.of(a, b)
    (x, p), (y, q) = both.sides[::-1] if turned else both.sides
    own = a.speaker.country if a.speaker else None
    here = a.doc == b.doc
    denies = a.stance in OPPOSED and b.stance in ASSERTIVE
    like = alike(a, b)
    return (
        *both.first,
        float(here and a.start > b.start),
        both.nested,
        min(apart if apart is not None else 5, 60) / 30,
        x.long,
        min(x.long, y.long),
        both.bodies,
        float(not p.own.isdisjoint(q.bodies)),
        float(own is not None and b.blamed == own),
        float(not x.name.isdisjoint(q.words)),
        x.points,
        y.points,
        float(denies),
        1 / (1 + between) if between is not None else 0.0,
        float(p.text == q.text),
        float(a.negated), float(b.negated), float(a.stance in _PLAIN),
        x.only, x.such,
        float(not y.name.isdisjoint(p.words)), float(b.stance == "accuses"),
        both.near * denies, both.near * a.negated,
        both.cosine * denies, both.cosine * here, both.cosine * (a.negated or denies),
        float(denies and b.stance == "accuses" and here),
        like.issue, like.same, like.denies, like.denied, like.issue * both.cosine,
        like.issue * denies, like.denies * denies,
    )  # fmt: skip


class _Last(Generic[V]):
    """Keeps what was found in the last two statements: they are looked at either way round."""

    def __init__(self, make: Callable[[Held, Held], V]) -> None:
        self.make = make
        self.known: tuple[Held, Held, V] | None = None

    def of(self, a: Held, b: Held) -> tuple[V, bool]:
        """Return what two statements have in common, and whether it was found the other way."""
        known = self.known
        if known is not None:
            if known[0] is a and known[1] is b:
                return known[2], False
            if known[0] is b and known[1] is a:
                return known[2], True
        found = self.make(a, b)
        self.known = a, b, found
        return found, False


_LAST = _Last(_both)
_LIKE = _Last(lambda a, b: likeness(a.meaning, b.meaning))


def alike(a: Held, b: Held) -> Likeness:
    """Return how like the meanings of two statements are."""
    like, turned = _LIKE.of(a, b)
    return Likeness(like.issue, like.same, like.denied, like.denies) if turned else like


def _counts(a: tuple[Figure, ...], b: tuple[Figure, ...], *, same: bool) -> bool:
    """Tell whether two statements give the same count, or counts of a kind that differ."""
    pairs = [(p, q) for p in a for q in b if p.kind == q.kind]
    agree = any((p.low, p.high) == (q.low, q.high) for p, q in pairs)
    return agree if same else bool(pairs) and not agree


@lru_cache(maxsize=65_536)
def _one(a: Who | None, b: Who | None) -> bool:
    """Tell whether two speakers are one, in one document or by a name in two."""
    if a is None or b is None:
        return False
    return same_speaker(a, b) or bool(joined(a, b))


@dataclass(frozen=True, slots=True)
class Kin:
    """How likely two statements belong together, as a model of people's judgement has it.

    Attributes:
        chance: 0 to 1; how likely people put them together, not how likely they are so.
        reason: Why, in one line; empty below a chance of a tenth, or the least asked for.
    """

    chance: float
    reason: str


def shared_rarity(a: Held, b: Held) -> float:
    """Return how rare the words are, taken together, that two statements share."""
    x, y = _side(a).telling, _side(b).telling
    return sum([min(x[s], y[s]) for s in sorted(x.keys() & y.keys())])


def same(
    a: Held, b: Held, apart: int | None, between: int | None = None, least: float = 0.0
) -> Kin:
    """Return how likely two statements hold one proposition; see :func:`features`.

    Args:
        a: One statement.
        b: The other one.
        apart: Days between the publication of their documents, if known.
        between: Statements between the two, where one document has both.
        least: Where the chance is certainly less, any lesser number is returned.
    """
    return _kin("kin_same", a, b, apart, between, least)


def denies(
    a: Held, b: Held, apart: int | None, between: int | None = None, least: float = 0.0
) -> Kin:
    """Return how likely the first statement denies what the second holds; see :func:`same`."""
    return _kin("kin_denies", a, b, apart, between, least)


def _kin(model: str, a: Held, b: Held, apart: int | None, between: int | None, least: float) -> Kin:
    values = features(a, b, apart, between)
    known = forest(model)
    bound = log(least / (1 - least)) if least > 0 else -inf
    chance = 1 / (1 + exp(-total(known, values, bound)))
    if chance < max(_TOLD, least):
        return Kin(chance, "")
    seen = [name for name, value in zip(FEATURES, values, strict=True) if value and name in _SAID]
    x, y = _side(a).rare, _side(b).rare
    shared = sorted(x.keys() & y.keys(), key=lambda s: (-x[s], s))[:4]
    if shared:
        seen.append(f"both say {' '.join(w.lstrip('=~+@') for w in shared)}")
    like = alike(a, b)
    if model == "kin_same" and like.same >= _ALIKE:
        seen.append("alike in meaning")
    if model == "kin_denies" and like.denies >= _ALIKE:
        seen.append("denials of this are like it")
    return Kin(chance, ", ".join(seen) or "next to one another")
