"""Whoever a count calls by a title or for short, where documents on the event name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.comparison.facts import Figure, TollFact, Who
from sayso.comparison.speaking_for import TITLES, by_title
from sayso.comparison.words import fold, words
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.told import TELLING

__all__ = ["named_claimants"]

_ARMY = word_set("army military")
_ARMIES = frozenset({"armed forces", "defence force", "defence forces", "defense forces"})
_SHORT = word_set(
    """organisers organizers group adversary enemy monitors observers movement insurgents rebels
    campaigners activists opposition newspaper committee"""
)
"""What a text calls somebody for short whom it, or another one, names."""
_LEAST = TELLING
"""Numbers from here on that an event has from one claimant alone are that claimant's."""


def named_claimants(
    tolls: Sequence[tuple[str, TollFact]], known: Iterable[Who]
) -> list[tuple[str, TollFact]]:
    """Return counts, each of "the governor" given to the governor who is named.

    Args:
        tolls: Counts of an event, each with its document.
        known: The named speakers of the event's documents. Of several with the title, it is the
            one who gives the same number; else nobody can tell who of them counts.
    """
    people = sorted(known, key=lambda who: (who.name, who.country or "", who.described))
    givers = _givers(tolls)
    return [
        (doc, toll if toll.claimant is None else replace(toll, claimant=who))
        for doc, toll in tolls
        for who in (_named(toll.claimant, toll.figure, people, givers),)
    ]


def _named(
    who: Who | None,
    figure: Figure,
    people: Sequence[Who],
    givers: Mapping[Figure, Mapping[str, Who]],
) -> Who | None:
    """Return who is meant by somebody called by a title or for short."""
    if who is None:
        return None
    called = [fold(word) for word in words(who.name)]
    title = who.named and called[:1] != [] and called[0] in TITLES and "of" in called
    if who.named and not title:
        return who
    alike = {p.name: p for p in people if _agree(who, p) and _called(who, called, p)}
    same = givers.get(_number(figure), {})
    if len(alike) > 1:
        alike = {name: p for name, p in alike.items() if name in same}
    if not alike and called and called[-1] in _SHORT and figure.low >= _LEAST:
        press = called[-1] == "newspaper"
        alike = {name: p for name, p in same.items() if (p.sector == "MED") is press}
    return next(iter(alike.values())) if len(alike) == 1 else who


def _called(who: Who, called: Sequence[str], person: Who) -> bool:
    """Tell whether somebody named is who is called so."""
    if by_title(replace(who, named=False), person):
        return True
    name = fold(person.name)
    army = len(called) == 1 and called[0] in _ARMY and who.country is not None
    return army and who.country == person.country and any(force in name for force in _ARMIES)


def _givers(tolls: Sequence[tuple[str, TollFact]]) -> dict[Figure, dict[str, Who]]:
    """Return the named claimants of each number."""
    found: dict[Figure, dict[str, Who]] = {}
    for _, toll in sorted(tolls, key=lambda one: (one[0], one[1].start)):
        who = toll.claimant
        if who is not None and who.named:
            found.setdefault(_number(toll.figure), {}).setdefault(who.name, who)
    return found


def _number(figure: Figure) -> Figure:
    return replace(figure, of=None)


def _agree(a: Who, b: Who) -> bool:
    return a.country is None or b.country is None or a.country == b.country
