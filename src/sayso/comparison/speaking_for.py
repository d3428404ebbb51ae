"""Within one claim: who speaks for one body, though the words for it differ.

Narrower than what makes actors one in the whole case (:mod:`sayso.comparison.joining`): "the
union" is the one union that holds this claim, not each union of the country.
"""

from __future__ import annotations

import re

from sayso.comparison.actors import name_words
from sayso.comparison.facts import Who
from sayso.comparison.words import bodies_in, fold, words
from sayso.extraction.events.words import word_set

__all__ = ["by_title", "for_one_body"]

GENERIC = word_set(
    """union ministry bureau mission company firm operator commission committee council agency
    party hospital court army navy police office centre center group organisation organization
    movement front coalition alliance monitors observers rebels government prosecutor prosecutors
    railway airline port authority directorate department service"""
)
_BODIES = word_set(
    """university institute foundation association society network times post herald news radio
    television gazette tribune daily airlines airways group league fund bank house club republic
    states nations"""
)
TITLES = word_set(
    """president premier chancellor king minister commissioner commander general colonel major
    captain sergeant lieutenant corporal governor mayor ambassador secretary prosecutor judge
    engineer lawyer doctor surgeon nurse priest imam bishop pastor spokesman spokeswoman
    spokesperson chairman chairwoman chief director professor coordinator envoy mediator
    ombudsman inspector foreman manager teacher editor wife widow husband daughter son mother
    father brother sister"""
)
"""Words by which a text calls somebody whom it, or another one, names."""
_SEVERAL = word_set("one two three four another other former some several many a an retired")
_LITTLE = word_set("the of for in at and to s his her its their")
SPEAKS = re.compile(
    r"(?i)\b(?:spokes\w+|leader|secretary|minister|chair\w*|chief|head|director|general|commander|"
    r"commissioner|president|speaker|official|representative|lawyer for)\b"
)
_BODY = re.compile(r"(?:[A-Z][\w'’-]+\s+(?:(?:of|for|and|the)\s+)*){1,5}[A-Z][\w'’-]+")
_MINISTER = re.compile(r"(?i)\bminister\b")
_OFFICIAL = frozenset({"GOV", "MIL", "OPP", "REB", "BUS", "NGO"})


def for_one_body(a: Who, b: Who) -> str | None:
    """Return why two claimants of one claim count as one body, or None."""
    found = _one_name(a, b) or _of_body(a, b) or _of_body(b, a)
    if found is not None or (a.country and b.country and a.country != b.country):
        return found
    found = _part_of_name(a, b) or by_title(a, b) or by_title(b, a)
    if found is not None:
        return found
    return _surname(a, b) or _the_body(a, b) or _the_body(b, a) or _one_employer(a, b)


def _one_name(a: Who, b: Who) -> str | None:
    """One name in one claim is one claimant, whatever documents make of their country."""
    x, y = name_words(a.name), name_words(b.name)
    if not (a.named and b.named) or x != y or (len(x) < 2 and a.country != b.country):
        return None
    return "one name in one claim"


def _part_of_name(a: Who, b: Who) -> str | None:
    """A first or last name alone is the one person in the claim who has it."""
    if not (a.named and b.named):
        return None
    lesser, greater = sorted((a, b), key=lambda who: (len(words(who.name)), who.name))
    one, several = words(lesser.name), words(greater.name)
    if len(one) != 1 or not 2 <= len(several) <= 4 or one[0] not in {several[0], several[-1]}:
        return None
    if {fold(w) for w in several} & (GENERIC | _BODIES) or not one[0][:1].isupper():
        return None
    return f"'{lesser.name}' is part of the name of {greater.name}"


def by_title(title: Who, person: Who) -> str | None:
    """Whoever is called by a title alone is the one person in the claim who has it."""
    if title.named or not person.named:
        return None
    called = [fold(w) for w in words(title.name)]
    heads = [w for w in called if w in TITLES]
    if not heads or called[0] in _SEVERAL:
        return None
    own = {fold(w) for w in words(person.described)}
    if heads[0] in own and (len(called) == 1 or len(own & set(called) - _LITTLE) > 1):
        return f"{person.name} is called {heads[0]}"
    return None


def _of_body(person: Who, body: Who) -> str | None:
    """Whoever some text describes as of a body speaks for it, whatever country it is put in."""
    if not (person.named and body.named):
        return None
    wanted = name_words(body.name)
    own = name_words(person.name)
    if len(wanted) < 2 or wanted == own or not wanted <= name_words(person.described) - own:
        return None
    return f"described as of the {body.name}"


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
    if not found or not found <= GENERIC or len(found) > 1:
        return None
    if found <= name_words(other.name):
        return f"'{generic.name}' stands for {other.name}"
    described = f"{other.name} {other.described}"
    if found == {"ministry"}:  # a minister's
        described = _MINISTER.sub("ministry minister", described)
    body = bodies_in(generic.name) & bodies_in(described)
    if other.named and body and SPEAKS.search(described):
        return f"{other.name} speaks for the {generic.name}"
    return None


def _one_employer(a: Who, b: Who) -> str | None:
    """Two people who are described as speaking for one named body."""
    if not (a.named and b.named) or not {a.sector, b.sector} <= _OFFICIAL:
        return None
    if not (SPEAKS.search(a.described) and SPEAKS.search(b.described)):
        return None
    own = name_words(a.name) | name_words(b.name)
    bodies = [
        {frozenset(name_words(m.group())) - own for m in _BODY.finditer(who.described)}
        for who in (a, b)
    ]
    both = sorted(" ".join(sorted(one)) for one in bodies[0] & bodies[1] if len(one) > 1)
    return f"both speak for one body ({both[0]})" if both else None
