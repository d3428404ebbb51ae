"""Whether two event mentions tell of one happening: by place, date, actors, type and toll.

Never by the verb alone: two shootings on two days, or in two towns, stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.comparison.facts import Happening
from sayso.comparison.propositions import Keys, Link, blocks
from sayso.comparison.story import KEY_WORDS, SAME_STORY, SURE_STORY, WINDOW, alike, story_keys
from sayso.comparison.terms import Days, Spot, distance, meet
from sayso.comparison.words import NAME_WEIGHT, fold

__all__ = ["apart", "family", "happening_keys", "link_happenings", "within"]

NEAR_KM = 4.0
"""Places this near may be told of as one place of an event: a village, and the post by it."""
ENOUGH = 2.6
"""Points that make two mentions one happening; see :func:`link_happenings`."""
TOTAL = 3
"""Counts from this on, without place or date, are taken for a total, not for one incident."""
PEOPLE = 2
"""People that two documents name at least before it counts that none is the same."""
UPDATE_DAYS = 21
"""Days within which a claimant who counts again is taken to count the same."""
ENOUGH_ACROSS = 3.6
"""The same across documents: one town has several shootings a day. Of 2.6 to 4.2 on the
gun-violence articles."""
SLIP_DAYS = 2
"""Days by which dates of one event in two reports may differ, if all else fits."""
NARROW_DAYS = 4
"""Dates no longer than this place an event in time."""
_BLOCK = 30
_WIDE = 6
_FAMILY = {"ACCIDENT": "ASSAULT", "COOPERATE": "AGREE", "CONCEDE": "RETREAT"}
"""Types that outlets use for one another: a blast is an attack to one and an accident to
another, a deal is agreed or co-operation, a release conceded or a retreat."""


def family(type_: str) -> str:
    """Return the type under which a type is compared."""
    return _FAMILY.get(type_, type_)


def _narrow(spot: Spot | None) -> Spot | None:
    return spot if spot is not None and (spot[4] is None or spot[4] < _WIDE) else None


def _dated(days: Days | None) -> Days | None:
    return days if days is not None and days[1] - days[0] < NARROW_DAYS else None


def happening_keys(h: Happening, published: int | None) -> Keys:
    """Return the keys a mention is stored under, and those its candidates are found by."""
    kind = family(h.type)
    story = blocks([f"{kind} {key}" for key in story_keys(h.story)], published, WINDOW)
    stored, asked = [f"doc {h.doc}"], [f"doc {h.doc}"]
    days, spot = _dated(h.days), _narrow(h.spot)
    at = days[0] if days else published
    if at is not None:
        around = [at // _BLOCK + step for step in (-1, 0, 1)]
        places = [fold(spot[0])] if spot else []
        figures = [f"{t.figure.kind} {t.figure.low}" for t in h.tolls if t.figure.low > 2]
        figures += [f"{kind} by {name}" for kind, name in _counters(h)]
        for part in places + figures:
            stored.append(f"{kind} {part} {around[1]}")
            asked += [f"{kind} {part} {block}" for block in around]
    if days:
        stored += [f"{kind} {day}" for day in range(days[0], days[1] + 1)]
        asked += [f"{kind} {day}" for day in range(days[0] - 1, days[1] + 2)]
    return Keys(stored + story[0], story[1], KEY_WORDS, tuple(asked))


def apart(a: Happening, b: Happening) -> str | None:
    """Return why two mentions can't be of one happening, or None."""
    if family(a.type) != family(b.type):
        return "other kinds of event"
    if a.background != b.background:
        return "one is earlier history"
    if not meet(a.days, b.days, 1):
        return "other days"
    x, y = _narrow(a.spot), _narrow(b.spot)
    if x and y and fold(x[0]) != fold(y[0]):
        far = distance(x, y)
        if far is None or far > NEAR_KM:
            return "other places"
    if _sides_clash(a, b):
        return "other sides"
    return None


def _sides_clash(a: Happening, b: Happening) -> bool:
    """Tell whether the one who acts in one is done to in the other, and the reverse."""
    x = a.actor.country if a.actor else None
    y = b.actor.country if b.actor else None
    p = a.recipient.country if a.recipient else None
    q = b.recipient.country if b.recipient else None
    return bool(x and y and x != y and (p is None or q is None or p != q) and (p or q))


def link_happenings(a: Happening, b: Happening, published: int | None = None) -> Link | None:
    """Return a link if two mentions tell of one happening, with what they share.

    Args:
        a: One mention.
        b: Another.
        published: Days between the publication of their documents, if known.

    Points: the same place 2 (near 1), the same few days 1.5, the same count 1.5, shared
    names and words of their sentences up to 2, the same acting country 0.5, the same word
    0.5, the same document 0.5 (1.2 on one day, where one says no place); a claimant who
    counts again without saying where or when has enough. The word and the document alone
    never reach what is needed. Documents that name the same people gain up to 1.5; those
    that name several, all of them others, lose 1. Two that lead documents on one matter
    have enough.
    """
    near = a.doc != b.doc and (published is None or published <= WINDOW)
    likeness = alike(a.story, b.story) if near else 0.0
    if apart(a, b) and (likeness < SURE_STORY or a.background != b.background or _far(a, b)):
        return None
    again = _loose(a) or _loose(b)
    again = again and bool(_counters(a) & _counters(b))
    again = again and (published is None or published <= UPDATE_DAYS)
    words = _words(a, b)
    points, parts = _setting(a, b)
    more, said = _wording(a, b)
    points += more + min(2.0, 0.5 * words)
    parts += said
    if again:
        points += ENOUGH_ACROSS
        parts.append("the same claimant counts again")
    if likeness >= SAME_STORY:
        points += ENOUGH_ACROSS * likeness / SAME_STORY
        parts.append("their documents report one matter")
    tied = again or likeness >= SAME_STORY or words > 2 or _met(a, b)
    if points < (ENOUGH if a.doc == b.doc else ENOUGH_ACROSS) or not tied:
        return None
    relation = "copy" if likeness >= SURE_STORY and not _far(a, b) else "same"
    return Link(relation, round(min(1.0, points / 8), 4), ", ".join(parts))


def _far(a: Happening, b: Happening) -> bool:
    """Tell whether two mentions differ by more than a slip: in place, or by days."""
    x, y = _narrow(a.spot), _narrow(b.spot)
    return bool(x and y and fold(x[0]) != fold(y[0])) or not meet(a.days, b.days, SLIP_DAYS)


def _met(a: Happening, b: Happening) -> bool:
    """Tell whether both say where, or both say when."""
    return bool(_narrow(a.spot) and _narrow(b.spot)) or bool(_dated(a.days) and _dated(b.days))


def _setting(a: Happening, b: Happening) -> tuple[float, list[str]]:
    """Return points for place, days, document and people, with the reasons."""
    points, parts = 0.0, []
    x, y = _narrow(a.spot), _narrow(b.spot)
    dated = bool(_dated(a.days) and _dated(b.days))
    if x and y:
        same = fold(x[0]) == fold(y[0])
        points += 2.0 if same else 1.0
        parts.append(f"same place ({x[0]})" if same else f"{x[0]} and {y[0]} lie close")
    if dated:
        points += 1.5
        parts.append("dates overlap")
    day = dated and not (x and y)
    if a.doc == b.doc:
        points += 1.2 if day else 0.5
        parts.append("same document")
        return points, parts
    points += 0.5 if day else 0.0
    if len(a.people) >= PEOPLE <= len(b.people):
        both = sorted(set(a.people) & set(b.people))
        points += min(1.5, 0.75 * len(both)) if both else -1.0
        parts += [f"both name {', '.join(both[:3])}"] if both else []
    return points, parts


def _wording(a: Happening, b: Happening) -> tuple[float, list[str]]:
    """Return points for counts, the acting side and the word itself, with the reasons."""
    points, parts = 0.0, []
    counts = {(t.figure.kind, t.figure.low, t.figure.high) for t in a.tolls}
    if counts & {(t.figure.kind, t.figure.low, t.figure.high) for t in b.tolls}:
        points += 1.5
        parts.append("same count")
    if a.actor and b.actor and a.actor.country and a.actor.country == b.actor.country:
        points += 0.5
        parts.append(f"same acting side ({a.actor.country})")
    if fold(a.trigger) == fold(b.trigger):
        points += 0.5
        parts.append(f"both '{a.trigger}'")
    return points, parts


def _loose(h: Happening) -> bool:
    """Tell whether a mention says neither where nor when."""
    return _narrow(h.spot) is None and (h.hangs_on is not None or _dated(h.days) is None)


def _counters(h: Happening) -> set[tuple[str, str]]:
    """Return who counts what in a mention; outlets count whatever they report on."""
    return {
        (t.figure.kind, fold(t.claimant.name))
        for t in h.tolls
        if t.claimant and t.claimant.named and t.claimant.sector not in {None, "MED"}
    }


def within(things: Sequence[Happening]) -> list[tuple[str, str, Link]]:
    """Return links inside a document for mentions that say neither where nor when.

    They mean the nearest mention of their kind before them, or the first after them. A count
    that stands by itself hangs on the mention it was read with unless better is known.
    """
    found = []
    for index, h in enumerate(things):
        if h.hangs_on is not None:
            found.append((h.id, h.hangs_on, Link("same", 0.01, "the nearest event in the text")))
        totals = any(t.figure.low >= TOTAL for t in h.tolls)
        if h.background or not _loose(h) or h.hangs_on is not None or totals:
            continue
        others = [*reversed(things[:index]), *things[index + 1 :]]
        for other in others:
            told = other.hangs_on is None and not _loose(other)
            if told and apart(h, other) is None:
                reason = "says neither where nor when; the nearest such event in the text"
                found.append((h.id, other.id, Link("same", 0.2, reason)))
                break
    return found


def _words(a: Happening, b: Happening) -> float:
    """Return the weight of shared words; across documents of names alone, which tell apart."""
    x, y = dict(a.stems), dict(b.stems)
    least = 0.0 if a.doc == b.doc else NAME_WEIGHT
    return sum(
        min(x[s], y[s]) for s in sorted(x.keys() & y.keys()) if s[0] != "@" and x[s] >= least
    )
