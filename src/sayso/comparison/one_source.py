"""Whether two statements of one claim go back to one claimant, as people would count them.

A model beside the rules of :mod:`sayso.comparison.sources`: boosted trees over what names,
descriptions, countries, sectors and words tell, learned from made-up cases in which people marked
the roots of each claim (``training/kinship.py``). The rules tell of what is sure; the model, of
what the texts leave open: whether "the company" is whom its chief executive speaks for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from sayso.comparison.actors import (
    is_government,
    joined,
    name_words,
    names,
    same_description,
    speaks_for,
)
from sayso.comparison.facts import Held, Who
from sayso.comparison.meaning import likeness
from sayso.comparison.speaking_for import GENERIC, SPEAKS, TITLES, for_one_body
from sayso.comparison.words import fold, words
from sayso.extraction.events.words import word_set
from sayso.extraction.trees import forest, total

__all__ = ["FEATURES", "MODEL", "features", "one_source"]

MODEL = "kin_source"
LEAST = 0.45
"""Chance from which two statements count as one claimant's. Of 0.25 to 0.6 on 60 annotated cases
that no model had seen: counts of sources are right .01 more often than with 0.6, .02 with 0.35,
which takes a company and a nurse for one."""
FEATURES = (
    "joined", "described with the name", "described as of the body", "described alike",
    "one body", "by a rule", "words of the names", "shared words of names", "all words of names",
    "one last word", "one first word", "name in the description", "names in both descriptions",
    "words of the descriptions", "words of all descriptions", "shared general words",
    "other general words", "titles", "same country", "same sector", "governments",
    "government and military", "militaries", "medium", "civilians", "unknown sector", "business",
    "named", "persons", "states", "speaks for others", "one document", "alike in meaning",
    "about one issue", "shared words", "same stance", "same words", "one within the other", "via",
    "same count", "words of the shorter description", "one of several",
)  # fmt: skip
"""What is looked at, in the order of :func:`features`."""

_LITTLE = word_set(
    """the of for in at and to s his her its their it he she they we a an who which i that had has
    was is"""
)
_SEVERAL = re.compile(r"(?i)(?:one|two|three|some|several|many|a|an|another|other)\b")
_INSIDER = re.compile(
    r"(?i)\b(?:official|officer|source|insider|diplomat|aide|adviser|soldier|guard|employee|worker)s?\b"
)
_BODIES = word_set(
    """ministry service agency office police army navy court council commission committee prosecutor
    prosecutors parliament embassy government guard directorate department staff command bureau
    health interior defence defense foreign justice finance information border emergency"""
)
"""Words that tell bodies of a state apart."""
_TELLING = {
    "joined": "one name",
    "described as of the body": "described as of it",
    "described alike": "described alike",
    "one last word": "one last word",
    "name in the description": "the name is in the description",
    "words of the descriptions": "like descriptions",
    "shared general words": "one kind of body",
    "same country": "same country",
    "same words": "the same words",
    "alike in meaning": "alike in meaning",
}
"""Features that a reason names, and how."""
_MUCH = 0.6
"""Size above which a reason names a feature."""


@lru_cache(maxsize=16_384)  # a claim's record is written anew with each article that tells of it
def one_source(a: Held, b: Held) -> str | None:
    """Return why two statements likely go back to one claimant, or None."""
    if a.speaker is None or b.speaker is None or _apart(a.speaker, b.speaker):
        return None
    known = forest(MODEL)
    bound = log(LEAST / (1 - LEAST))
    values = features(a, b)
    chance = 1 / (1 + exp(-total(known, values, bound)))
    if chance < LEAST:
        return None
    seen = dict(zip(FEATURES, values, strict=True))
    told = [name for feature, name in _TELLING.items() if seen[feature] > _MUCH]
    return f"likely one claimant ({', '.join(told) or 'much alike'})"


def _apart(a: Who, b: Who) -> bool:
    """Tell whether two are never one: bodies of two states, two of one, a body and an insider."""
    if not {a.sector, b.sector} <= {"GOV", "MIL"}:
        return False
    if a.country is not None and b.country is not None and a.country != b.country:
        return True
    insiders = [bool(not who.named and _INSIDER.search(who.name)) for who in (a, b)]
    if insiders[0] != insiders[1]:
        return True
    x, y = ((name_words(who.name) - _LITTLE) & _BODIES for who in (a, b))
    return a.named and b.named and bool(x - y) and bool(y - x)


def features(a: Held, b: Held) -> tuple[float, ...]:
    """Return what is looked at in two statements with a speaker, in the order of FEATURES."""
    if a.speaker is None or b.speaker is None:
        return (0.0,) * len(FEATURES)
    like = likeness(a.meaning, b.meaning)
    x, y = {s for s, _ in a.stems}, {s for s, _ in b.stems}
    return (
        *_speakers(a.speaker, b.speaker),
        float(a.doc == b.doc),
        like.same,
        like.issue,
        len(x & y) / max(1, len(x | y)),
        float(a.stance == b.stance),
        float(a.text == b.text),
        float(a.nested_in == b.id or b.nested_in == a.id),
        float(a.via is not None) + float(b.via is not None),
        float(bool(a.figures) and a.figures == b.figures),
        *_lengths(a.speaker, b.speaker),
    )


@lru_cache(maxsize=65_536)
def _speakers(a: Who, b: Who) -> tuple[float, ...]:
    """Return what names and descriptions tell."""
    one, other = _known(a), _known(b)
    x, y, p, q = one.names, other.names, one.described, other.described
    g, h = one.general, other.general
    sectors = {a.sector, b.sector}
    ruled = (
        joined(a, b),
        names(a, b) or names(b, a),
        speaks_for(a, b) or speaks_for(b, a),
        same_description(a, b),
        for_one_body(a, b),
    )
    within = sorted((_part(x, q), _part(y, p)))
    return (
        *(float(bool(reason)) for reason in ruled),
        float(any(ruled) or (one.state and other.state and a.country == b.country)),
        _part(x, y),
        len(x & y),
        len(x | y),
        float(one.last == other.last),
        float(one.first == other.first),
        within[1],
        within[0],
        _part(p, q),
        len(p & q) / max(1, len(p | q)),
        len(g & h),
        float(bool(g) and bool(h) and not g & h),
        float(bool((g | h) & TITLES)),
        _same(a.country, b.country),
        _same(a.sector, b.sector),
        float(sectors == {"GOV"}),
        float(sectors == {"GOV", "MIL"}),
        float(sectors == {"MIL"}),
        float("MED" in sectors),
        float(sectors == {"CVL"}),
        float(None in sectors),
        float("BUS" in sectors),
        float(a.named) + float(b.named),
        float(one.person) + float(other.person),
        float(one.state) + float(other.state),
        float(one.speaks) + float(other.speaks),
    )


def _lengths(a: Who, b: Who) -> tuple[float, float]:
    one, other = _known(a), _known(b)
    several = one.several + other.several
    return float(min(len(one.described), len(other.described))), float(several)


class _Known(NamedTuple):
    """What is looked up in one speaker."""

    names: frozenset[str]
    described: frozenset[str]
    general: frozenset[str]
    first: str
    last: str
    person: bool
    state: bool
    speaks: bool
    several: bool


@lru_cache(maxsize=65_536)
def _known(who: Who) -> _Known:
    said = [fold(word) for word in words(who.name)]
    named = name_words(who.name) - _LITTLE
    described = frozenset(fold(w) for w in words(who.described)) - _LITTLE
    return _Known(
        named,
        described,
        (named | described) & GENERIC,
        said[0] if said else "",
        said[-1] if said else "",
        who.named and 1 <= len(said) <= 3 and not named & GENERIC,
        is_government(who),
        SPEAKS.search(who.described) is not None,
        _SEVERAL.match(who.name) is not None,
    )


def _part(x: frozenset[str], y: frozenset[str]) -> float:
    """Return which part of the fewer words stands among the others."""
    return len(x & y) / max(1, min(len(x), len(y)))


def _same(a: str | None, b: str | None) -> float:
    """Return 1 where two are one, a half where one isn't known."""
    if not a or not b:
        return 0.5
    return float(a == b)
