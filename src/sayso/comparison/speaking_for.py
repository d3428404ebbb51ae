"""Within one claim: who speaks for one body, though the words for it differ.

Narrower than what makes actors one in the whole case (:mod:`sayso.comparison.joining`): "the
union" is the one union that holds this claim, not each union of the country.
"""

from __future__ import annotations

import re

from sayso.comparison.actors import name_words
from sayso.comparison.facts import Who
from sayso.comparison.words import bodies_in, words
from sayso.extraction.events.words import word_set

__all__ = ["for_one_body"]

_GENERIC = word_set(
    """union ministry bureau mission company firm operator commission committee council agency
    party hospital court army navy police office centre center group organisation organization
    movement front coalition alliance monitors observers rebels government prosecutor prosecutors
    railway airline port authority directorate department service"""
)
_SPEAKS = re.compile(
    r"(?i)\b(?:spokes\w+|leader|secretary|minister|chair\w*|chief|head|director|general|commander|"
    r"commissioner|president|speaker|official|representative|lawyer for)\b"
)
_BODY = re.compile(r"(?:[A-Z][\w'’-]+\s+(?:(?:of|for|and|the)\s+)*){1,5}[A-Z][\w'’-]+")
_OFFICIAL = frozenset({"GOV", "MIL", "OPP", "REB", "BUS", "NGO"})


def for_one_body(a: Who, b: Who) -> str | None:
    """Return why two claimants of one claim count as one body, or None."""
    if a.country and b.country and a.country != b.country:
        return None
    return _surname(a, b) or _the_body(a, b) or _the_body(b, a) or _one_employer(a, b)


def _surname(a: Who, b: Who) -> str | None:
    """A bare surname is the one person of that name who holds the claim."""
    x, y = name_words(a.name), name_words(b.name)
    lesser, greater = (a, b) if len(x) <= len(y) else (b, a)
    last = words(greater.name)[-1:] or [""]
    if len(words(lesser.name)) == 1 and lesser.name[:1].isupper() and lesser.name == last[0]:
        return f"'{lesser.name}' is the surname of {greater.name}"
    if len(x & y) > 1 and (x <= y or y <= x) and last[0] in {*words(lesser.name)}:
        return f"both are called {lesser.name}"
    return None


def _the_body(generic: Who, other: Who) -> str | None:
    """The police are the body of a police spokesman, and of the Municipal Police."""
    found = name_words(generic.name)
    if not found or not found <= _GENERIC or len(found) > 1:
        return None
    if found <= name_words(other.name):
        return f"'{generic.name}' stands for {other.name}"
    described = f"{other.name} {other.described}"
    body = bodies_in(generic.name) & bodies_in(described)
    if other.named and body and _SPEAKS.search(described):
        return f"{other.name} speaks for the {generic.name}"
    return None


def _one_employer(a: Who, b: Who) -> str | None:
    """Two people who are described as speaking for one named body."""
    if not (a.named and b.named) or not {a.sector, b.sector} <= _OFFICIAL:
        return None
    if not (_SPEAKS.search(a.described) and _SPEAKS.search(b.described)):
        return None
    own = name_words(a.name) | name_words(b.name)
    bodies = [
        {frozenset(name_words(m.group())) - own for m in _BODY.finditer(who.described)}
        for who in (a, b)
    ]
    both = sorted(" ".join(sorted(one)) for one in bodies[0] & bodies[1] if len(one) > 1)
    return f"both speak for one body ({both[0]})" if both else None
