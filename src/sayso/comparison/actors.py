"""Actors across documents: joined by name, country and sector, with the reason; never unnamed.

Joins are conservative: two people of one name in two countries stay two. They live only
in what is derived, so a review that corrects a speaker undoes them.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.comparison.facts import Who
from sayso.comparison.words import fold, stem, words
from sayso.extraction.events.words import word_set

__all__ = [
    "is_government",
    "is_pair",
    "joined",
    "name_words",
    "names",
    "same_description",
    "speaks_for",
]

_LITTLE = word_set(
    """the of and a an in for at s mr mrs ms dr general colonel major captain president governor
    minister prime unnamed anonymous spokesman spokeswoman spokesperson"""
)
_STATE = frozenset({"government", "presidency", "authority", "administration", "kremlin"})
_RANKS = word_set(
    """colonel general lieutenant major brigadier admiral corporal sergeant captain commodore
    commander officer"""
)
_FORCES = word_set(
    """force forces troop troops army navy guard guards service fleet brigade battalion division
    regiment corps command staff ministry unit base garrison militia"""
)
_PAIR = word_set("each both neither either two of the")
_SIDES = word_set(
    """side sides government governments party parties camp camps capital capitals army armies
    country countries state states military militaries"""
)
"""Nouns that name two opponents together, with :data:`_PAIR`."""
_VAGUE = word_set(
    """who ask not be name because speak condition anonymity district one other same this"""
)


@lru_cache(maxsize=16_384)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, folded."""
    found = frozenset(fold(w) for w in words(name)) - _LITTLE
    return found or frozenset(fold(w) for w in words(name))


def is_pair(who: Who) -> bool:
    """Tell whether an actor is two states, or two sides, at once: "both governments"."""
    if who.country is None and who.sector in {"GOV", "MIL", None} and " and " in who.name:
        return True
    found = {fold(w) for w in words(who.name)}
    return (
        not who.named
        and bool(found & _SIDES)
        and bool(found & _PAIR - _LITTLE)
        and found <= (_PAIR | _SIDES)
    )


def is_government(who: Who) -> bool:
    """Tell whether an actor is a state or its government as a whole."""
    found = name_words(who.name)
    return who.named and who.sector == "GOV" and bool(found & _STATE) and len(found) <= 4


def joined(a: Who, b: Who) -> str | None:
    """Return why two named actors of two documents are one, or None."""
    if not a.named or not b.named:
        return None
    if a.country and b.country and a.country != b.country:
        return None
    x, y = name_words(a.name), name_words(b.name)
    if a.sector and b.sector and a.sector != b.sector and {a.sector, b.sector} != {"GOV", "MIL"}:
        # whoever is quoted by name alone is read as a civilian
        whole = x == y and len(x) > 1 and a.country is not None and a.country == b.country
        if whole and "CVL" in {a.sector, b.sector}:
            return "same name, country agrees, one is quoted by name alone"
        return None
    if x == y:
        return "same name, country and sector agree"
    lesser, greater = sorted((x, y), key=lambda n: (len(n), sorted(n)))
    person = a.name.split()[-1].casefold() == b.name.split()[-1].casefold()
    if (
        lesser <= greater
        and (person or len(lesser) > 1)
        and not (is_government(a) or is_government(b))
    ):
        return f"'{min(a.name, b.name, key=len)}' is part of the longer name, country agrees"
    return None


def names(described: Who, person: Who) -> str | None:
    """Return why somebody taken for unnamed is a named person, or None."""
    if described.named or not person.named or described.country != person.country:
        return None
    wanted = name_words(person.name)
    if len(wanted) > 1 and wanted <= name_words(described.name):
        return f"described with the name of {person.name}"
    return None


def speaks_for(person: Who, body: Who) -> str | None:
    """Return why what a person says is what a body says, or None."""
    if not person.named or not body.named or person.country != body.country:
        return None
    wanted = name_words(body.name) - _country_words(body)
    known = _described(person.described)
    if len(wanted) > 1 and wanted <= known and name_words(person.name) != name_words(body.name):
        return f"described as of the {body.name}"
    forces = person.sector == body.sector == "MIL" and bool(name_words(body.name) & _FORCES)
    if forces and known & _RANKS and not known & _FORCES:
        return f"an officer of whom no other body than the {body.name} is named"
    return None


@lru_cache(maxsize=4_096)
def _described(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in words(text))


def _country_words(body: Who) -> frozenset[str]:
    """The words after "of", which name a ministry's country."""
    _, _, rest = body.name.rpartition(" of ")
    return frozenset(fold(w) for w in words(rest)) if " of " in body.name else frozenset()


def same_description(a: Who, b: Who) -> str | None:
    """Return why two unnamed sources are one as far as anybody can tell, or None."""
    if a.named or b.named or (a.country and b.country and a.country != b.country):
        return None
    x, y = (
        frozenset(stem(w) for w in map(fold, words(who.name)) if w not in _LITTLE) - _VAGUE
        for who in (a, b)
    )
    if x and y and (x <= y or y <= x):
        return "unnamed, described alike"
    return None
