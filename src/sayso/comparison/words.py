"""Words that carry a proposition: stems with weights, the same in every case.

Weights are fixed rather than counted in the case (inverse document frequency), so that what
two texts share doesn't change when a third one comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

__all__ = [
    "COMMON_WEIGHT",
    "NAME_WEIGHT",
    "Weights",
    "bodies_among",
    "bodies_in",
    "fold",
    "stem",
    "synonym",
    "weigh",
    "words",
]

Weights = dict[str, float]
"""Stems with their weights."""

COMMON_WEIGHT = 0.3
"""Words that any report of a conflict holds (troops, officials, side) tell little apart."""
GROUP_WEIGHT = 0.8
"""Words for what happens in every conflict (shoot, kill, attack), by whatever name."""
NAME_WEIGHT = 1.5
"""A name tells more apart than a word."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a name without case, accents and white space at its ends."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not combining(c)).split())


def words(text: str) -> list[str]:
    """Return the words of a text, case and order kept, without possessive endings."""
    found: list[str] = _WORD.findall(text)
    if "'" in text or "’" in text:
        return [_POSSESSIVE.sub("", word) for word in found]
    return found


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Return words without weight, common words, and synonyms by stem."""
    empty: set[str] = set()
    common: set[str] = set()
    same: dict[str, str] = {}
    text = files("sayso.comparison").joinpath("words.txt").read_text("utf-8")
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        if not rest or line.startswith("#"):
            continue
        if name == "empty":
            empty |= set(rest.split())
        elif name == "common":
            common |= {stem(word) for word in rest.split()}
        else:
            group = name if name.startswith("~") else f"={name}"
            same |= {stem(word): group for word in rest.split()}
    return frozenset(empty), frozenset(common), same


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a word without its inflection: "shells" and "shelled" both give "shell"."""
    from sayso.extraction.events.lexicon import lexicon

    word = word.casefold().replace("’", "'")
    known = lexicon().forms.get(word)
    if known is not None and not (known[1] == word and word.endswith("s")):
        return known[1]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "ls":
                rest = rest[:-1]
            known = lexicon().forms.get(rest) or lexicon().forms.get(rest + "e")
            return known[1] if known else rest
    return word


def synonym(stemmed: str) -> str:
    """Return the group that a stem is one of, or the stem: "=" deeds, "~" other things."""
    return _lists()[2].get(stemmed, stemmed)


_PHRASES = (
    (re.compile(r"(?i)\b(?:armed|masked) (?:men|youths|attackers)\b"), "gunmen"),
    (re.compile(r"(?i)\bset (?:fire to|on fire|alight|ablaze)\b"), "burned"),
    (re.compile(r"(?i)\bopen(?:ed|s|ing)? fire\b"), "fired"),
)
"""Several words for one thing, by the word that stands in a group."""
_BODIES = {
    word: name
    for name, forms in {
        "police": "police policeman policemen policewoman constable constables officer officers "
        "gendarmes gendarmerie",
        "army": "army troops soldiers military",
        "guard": "guards guardsmen",
        "navy": "navy",
        "militia": "militia militias militiamen",
        "rebels": "rebels insurgents",
        "party": "party",
        "union": "union strikers",
        "company": "company firm operator contractor utility",
        "ministry": "ministry",
        "commission": "commission",
        "council": "council",
        "protesters": "protesters demonstrators marchers",
    }.items()
    for word in forms.split()
}
"""Bodies of one country that blame one another, by the words for them and their members."""


@lru_cache(maxsize=16_384)
def bodies_in(text: str) -> frozenset[str]:
    """Return the bodies that a text names by common nouns."""
    return bodies_among(words(text))


def bodies_among(said: Iterable[str]) -> frozenset[str]:
    """Return the bodies that some words name by common nouns."""
    return frozenset([_BODIES[w] for w in map(str.casefold, said) if w in _BODIES])


def weigh(text: str) -> Weights:
    """Return the stems of a text with their weights; empty words are left out."""
    empty, common, _ = _lists()
    found: Weights = {}
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    first = True
    for word in words(text):
        lower = word.casefold()
        named = word[0].isupper() and not first
        first = False
        if lower in empty or (len(lower) == 1 and not lower.isdigit()):
            continue
        base = stem(lower)
        if base in empty:
            continue
        key = f"+{fold(word)}" if named and "-" in word else base if named else synonym(base)
        weight = GROUP_WEIGHT if key.startswith("=") else NAME_WEIGHT if named else 1.0
        weight = COMMON_WEIGHT if base in common else weight
        found[key] = max(weight, found.get(key, 0.0))
    return found
