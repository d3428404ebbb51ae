"""Whether two event mentions tell of one happening: by place, date, actors, type and toll.

Never by the verb alone: two shootings on two days, or in two towns, stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.comparison.facts import Happening
from sayso.comparison.keys import Keys, blocks, ever
from sayso.comparison.likeness import (
    DOUBTED,
    OTHER_STORY,
    SAME_STORY,
    SAME_TITLE,
    chance,
    why,
)
from sayso.comparison.propositions import Link
from sayso.comparison.story import BLOCK, KEY_WORDS, Setting, Story, dot, story_keys
from sayso.comparison.terms import Days, Spot, distance, meet
from sayso.comparison.words import NAME_WEIGHT, fold

__all__ = [
    "NARROW_DAYS",
    "apart",
    "family",
    "happening_keys",
    "link_happenings",
    "other_story",
    "settings",
    "within",
]

NEAR_KM = 4.0
"""Places this near may be told of as one place of an event: a village, and the post by it."""
ENOUGH = 2.6
"""Points that make two mentions one happening; see :func:`link_happenings`."""
TOTAL = 3
"""Counts from this on, without place or date, are taken for a total, not for one incident."""
PEOPLE = 2
"""People that two documents name at least before it counts that none is the same."""
TOGETHER = 400
"""Characters within which counts told one after another are of one event."""
UPDATE_DAYS = 21
"""Days within which a claimant who counts again is taken to count the same."""
ENOUGH_ACROSS = 3.6
"""The same across documents: one town has several shootings a day. Of 2.6 to 4.2 on the
gun-violence articles."""
NARROW_DAYS = 4
"""Dates no longer than this place an event in time."""
_ELSEWHERE = ("other days", "other places")
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
    """Return the keys a mention is stored under, and those its candidates are found by.

    A day is a key only together with something else that the mention says: mentions of other
    documents that share a day and nothing more (no place, name, person or count) never have
    enough points, and a day of war news has thousands.
    """
    kind = family(h.type)
    near, long = ([f"{kind} {key}" for key in keys] for keys in story_keys(h.story))
    story = blocks(near, published, BLOCK)
    always = [ever(key) for key in long]
    own = [ever(f"doc {h.doc}")]
    stored, sure = own, own
    days, spot = _dated(h.days), _narrow(h.spot)
    at = days[0] if days else published
    if at is not None:
        figures = [f"{t.figure.kind} {t.figure.low}" for t in h.tolls if t.figure.low > 2]
        figures += [f"{kind} by {name}" for kind, name in _counters(h)]
        places = [fold(spot[0])] if spot else []
        around = blocks([f"{kind} {part}" for part in places + figures], at, _BLOCK)
        stored, sure = stored + around[0], sure + around[1]
    if days:
        told = {stem for stem, weight in h.stems if weight >= NAME_WEIGHT} | {*h.people}
        told |= {f"{t.figure.kind} {t.figure.low}" for t in h.tolls}
        told |= {fold(h.spot[0])} if h.spot else set()
        parts = [f"{kind} on {part}" for part in sorted(told)]
        for day in range(days[0], days[1] + 1):
            around = blocks(parts, day, 1)
            stored, sure = stored + around[0], sure + around[1]
    return Keys(stored + story[0] + always, story[1] + always, KEY_WORDS, sure)


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

    Without dates of publication, mentions that don't say both where and when aren't compared
    here: days tell nothing, so words must (see :mod:`sayso.comparison.linking`).

    Points: the same place 2 (near 1), the same few days 1.5, the same count 1.5, shared
    names and words of their sentences up to 2, the same acting country 0.5, the same word
    0.5, the same document 0.5 (1.2 on one day, where one says no place); a claimant who
    counts again without saying where or when has enough. The word and the document alone
    never reach what is needed. Documents that name the same people gain up to 1.5; those
    that name several, all of them others, lose 1. Two that lead documents on one matter
    are one; two that lead documents on two matters aren't (see :mod:`sayso.comparison.likeness`).
    """
    if published is None and not (_set(a) and _set(b)):
        return None
    likeness = same_story(a, b)
    if likeness is not None and a.story and b.story:
        if likeness >= SAME_STORY and a.background == b.background and _one_of_many(a, b):
            return Link("copy", round(likeness, 4), why(a.story, b.story))
        if likeness < DOUBTED:
            return None
    if apart(a, b):
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
    tied = again or words > 2 or _met(a, b)
    if points < (ENOUGH if a.doc == b.doc else ENOUGH_ACROSS) or not tied:
        return None
    return Link("same", round(min(1.0, points / 8), 4), ", ".join(parts))


def _one_of_many(a: Happening, b: Happening) -> bool:
    """Tell whether two leads are one, should their documents tell of several happenings each.

    Articles on one conflict name the same people and places. Where their leads differ in place
    or days, headlines must agree, or neither may tell of the other's lead besides its own.
    """
    if a.story is None or b.story is None:
        return True
    if _elsewhere_then(a, b):
        return False
    if min(len(a.story.settings), len(b.story.settings)) < 2:
        return True
    if dot(a.story.title, b.story.title) > SAME_TITLE or apart(a, b) not in _ELSEWHERE:
        return True
    return not (_told_in(a, b.story) or _told_in(b, a.story))


def _elsewhere_then(a: Happening, b: Happening) -> bool:
    """Tell whether both say where and when, and neither place nor days agree."""
    x, y = _narrow(a.spot), _narrow(b.spot)
    dated = _dated(a.days) and _dated(b.days) and not meet(a.days, b.days, 1)
    return x is not None and y is not None and bool(dated) and fold(x[0]) != fold(y[0])


def _told_in(h: Happening, story: Story) -> bool:
    """Tell whether one of the happenings that a document tells apart has a lead's setting."""
    spot, days = _narrow(h.spot), _dated(h.days)
    for place, when in story.settings:
        if spot and place:
            if place == fold(spot[0]) and meet(days, when, 1):
                return True
        elif days and when and meet(days, when):
            return True
    return False


def same_story(a: Happening, b: Happening) -> float | None:
    """Return the chance that two mentions lead reports of one matter; None if not both lead."""
    if a.story is None or b.story is None or a.doc == b.doc:
        return None
    return chance(a.story, b.story) if family(a.type) == family(b.type) else 0.0


def settings(told: Sequence[Happening]) -> list[Setting]:
    """Return where and when the happenings took place that a document tells apart."""
    kept: list[Happening] = []
    for h in told:
        set_in = _narrow(h.spot) or _dated(h.days)
        if set_in and all(apart(h, other) in _ELSEWHERE for other in kept):
            kept.append(h)
    return [(fold(h.spot[0]) if h.spot and _narrow(h.spot) else "", _dated(h.days)) for h in kept]


def other_story(a: Happening, b: Happening) -> bool:
    """Tell whether two mentions lead documents that report two matters."""
    found = same_story(a, b)
    return found is not None and found < OTHER_STORY


def _set(h: Happening) -> bool:
    """Tell whether a mention says both where and when."""
    return _narrow(h.spot) is not None and _dated(h.days) is not None


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


def _harmed(h: Happening) -> bool:
    """Tell whether a mention counts people who came to harm, not those who were there."""
    return any(t.figure.kind != "present" for t in h.tolls)


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
    that stands by itself hangs on the mention it was read with unless better is known. In a
    document without a date, where days tell nothing, words must agree (see
    :mod:`sayso.comparison.linking`).
    """
    found = []
    undated = any(h.story is not None and h.story.published is None for h in things)
    counted: Happening | None = None
    for index, h in enumerate(things):
        if not h.background and any(t.figure.low >= TOTAL for t in h.tolls):
            near = counted is not None and h.start - counted.start < TOGETHER
            near = near and counted is not None and _harmed(h) == _harmed(counted)
            if counted is not None and near and apart(h, counted) is None:
                found.append((h.id, counted.id, Link("same", 0.03, "counted one after another")))
            counted = h
        if h.hangs_on is not None:
            found.append((h.id, h.hangs_on, Link("same", 0.01, "the nearest event in the text")))
        totals = any(t.figure.low >= TOTAL for t in h.tolls)
        if h.background or not _loose(h) or h.hangs_on is not None or undated:
            continue
        others = things if totals else [*reversed(things[:index]), *things[index + 1 :]]
        for other in others:
            told = other.hangs_on is None and not _loose(other)
            if told and apart(h, other) is None:
                reason = "says neither where nor when; the nearest such event in the text"
                reason = "a total; the first such event in the text" if totals else reason
                found.append((h.id, other.id, Link("same", 0.005 if totals else 0.2, reason)))
                break
    return found


def _words(a: Happening, b: Happening) -> float:
    """Return the weight of shared words; across documents of names alone, which tell apart."""
    x, y = dict(a.stems), dict(b.stems)
    least = 0.0 if a.doc == b.doc else NAME_WEIGHT
    return sum(
        min(x[s], y[s]) for s in sorted(x.keys() & y.keys()) if s[0] != "@" and x[s] >= least
    )
