"""Whether two statements hold, or one denies, the same proposition; and why, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from sayso.comparison.answers import ASSERTIVE, DEEDS, OPPOSED, bodies_of, same_speaker
from sayso.comparison.contents import content
from sayso.comparison.facts import Figure, Held
from sayso.comparison.keys import Keys, blocks, ever
from sayso.comparison.story import rarity
from sayso.comparison.terms import meet, same_spot
from sayso.comparison.words import NAME_WEIGHT, bodies_in, fold

__all__ = ["DAYS", "LONE_DAYS", "Link", "agree", "clash", "keys_of", "oppose", "relation"]

SAME = 0.55
"""Share of the shorter content's weight that both must hold. Of 0.45 to 0.7 on the
development ledger; above, rewordings fall apart."""
SAME_BLAME = 0.45
"""The same where both name the same side as the one that acted."""
AGAIN = 0.8
AGAIN_LEAST = 1.2
"""One speaker's shorter words that nearly all stand in the longer ones need share less."""
OPPOSED_SAME = 0.45
"""The same for a denial, which leaves out what it denies but one detail."""
LEAST = 1.6
"""Least weight shared: two words that tell something, or a name and a word."""
TELLING = 0.8
"""Least weight shared of words that say what happened; place and side alone don't."""
ONE_SIDED = 1.8
"""The same where only one of two contents names who did it."""
OWN_LEAST = 1.0
"""The least weight shared where the denier is the side that was blamed."""
ALONE = 2.6
"""The same where no name, place, day or side ties two contents: "he shot himself" is said of
many."""
FULL = 2.2
"""Contents that weigh less count as this much: two shared words of two prove little."""
DAYS = 45
"""Days between publications after which words alone no longer join two contents."""
NEAR_DAYS = 10
"""Days within which two common words (a side and a deed) make a candidate: a front is shelled
every week."""
KEY_WORDS = 6
"""Weightiest words of a content whose pairs are indexed. Of 4, 6 and 10 on annotated cases, which
lose nothing by any; fewer pairs are fewer to compare in a large case."""
RARE = 3.0
"""Rarity from which one shared word makes a candidate. Of 3 and 4 on annotated cases."""
RARE_WORDS = 4
"""Rarest words of a content that are indexed alone."""
LONE_DAYS = 20
"""Days between publications after which one shared word, side or issue makes no candidate; rules
ask for two words, indexed together. Of 20 and 30 on annotated cases, one of which changed."""
FEW_WORDS = 6
"""Words up to which a denial also asks for what shares two of them in any block."""


class Link(NamedTuple):
    """How two statements stand to one another.

    Attributes:
        relation: ``same`` or ``denies`` (the first denies what the second holds).
        score: 0 to 1; how alike, not how true.
        reason: Why, in one line.
    """

    relation: str
    score: float
    reason: str


def keys_of(held: Held, day: int | None) -> Keys:
    """Return the keys under which a statement and its candidates are found.

    Two contents that hold the same share two words at least, one of which tells something,
    within :data:`DAYS`; or two words of the commonest kind within :data:`NEAR_DAYS`, or
    from one speaker.

    Args:
        held: The statement.
        day: When its document was published, as ordinal.
    """
    if held.stance not in ASSERTIVE | OPPOSED:
        return Keys([], [], 0)
    strong = sorted((s for s in held.stems if s[1] >= 0.6), key=lambda s: (-s[1], -len(s[0]), s[0]))
    top = sorted(s for s, _ in strong[:KEY_WORDS])
    telling = [f"{a} {b}" for a, b in combinations(top, 2) if not _common(a) or not _common(b)]
    counts = [f"#{f.kind} {f.low} {f.high}" for f in held.figures if f.low > 2]
    telling += counts
    common = [f"{a} {b}" for a, b in combinations(top, 2) if _common(a) and _common(b)]
    stored, asked = blocks(telling, day, DAYS)
    near = blocks(common, day, NEAR_DAYS)
    own: list[int] = []
    if held.speaker is not None and held.speaker.named:
        own = [ever(f"{key} | {fold(held.speaker.name)}") for key in common]
    opposed = held.stance in OPPOSED
    sides = _sides(held, top)
    alone = blocks(_rarest(held), day, DAYS, single=True)
    peopled = blocks([f"{key} {f.of}" for f in held.figures for key in counts], day, DAYS)
    sure = blocks(sides, day, DAYS, denied=opposed, single=True)[0] + peopled[0] + alone[0]
    answers = blocks(sides, day, DAYS, denied=not opposed, single=True)[1] + peopled[1] + alone[1]
    if opposed and len(strong) <= FEW_WORDS:
        answers += asked
    asked = asked + own + near[1]
    return Keys(stored + own + near[0] + sure, asked, len(strong), answers, own)


def _rarest(held: Held) -> list[str]:
    """Return the names and rare words of a statement, one of which makes a candidate."""
    rare = [
        (-rarity(stem.lstrip("=~+")), stem)
        for stem, weight in held.stems
        if stem[0] != "@" and (weight >= NAME_WEIGHT or rarity(stem.lstrip("=~+")) >= RARE)
    ]
    return [stem for _, stem in sorted(rare)[:RARE_WORDS]]


def _sides(held: Held, top: Sequence[str]) -> list[str]:
    """Return each side a denial speaks for, or a statement speaks against, with each word.

    Sides are countries and, within one, bodies: the police, a party, a company.
    """
    side = held.blamed
    if held.stance in OPPOSED:
        side = held.speaker.country if held.speaker else None
        bodies = bodies_of(held.speaker)
    else:
        bodies = bodies_in(held.text) if set(held.types) & DEEDS else frozenset()
    sides = [*([side] if side is not None else []), *sorted(bodies)]
    return [f"side {one} {word}" for one in sides for word in top if word[0] != "@"]


def _common(word: str) -> bool:
    return word[0] in "=@"


def relation(a: Held, b: Held, apart: int | None) -> Link | None:
    """Return how two statements stand to one another, or None; the same either way round.

    Args:
        a: One statement.
        b: Another.
        apart: Days between the publication of their documents, if known.
    """
    if a.stance in OPPOSED and b.stance in ASSERTIVE:
        return oppose(a, b, apart)
    if b.stance in OPPOSED and a.stance in ASSERTIVE:
        return oppose(b, a, apart)
    if a.stance in ASSERTIVE and b.stance in ASSERTIVE and not (content(a).asks or content(b).asks):
        return agree(a, b, apart)
    return None


def _shared(a: Held, b: Held) -> tuple[float, float, dict[str, float]]:
    """Return the weight two contents share, their likeness, and the shared words' weights."""
    x, y = content(a), content(b)
    p, q = x.stems, y.stems
    both = {s: min(p[s], q[s]) for s in p.keys() & q.keys()}
    weight = sum(sorted(both.values()))
    return weight, weight / max(FULL, min(x.whole, y.whole)), both


def _best(both: dict[str, float]) -> str:
    """Return the shared words that weigh most."""
    best = sorted(both, key=lambda s: (-both[s], s))[:4]
    return " ".join(w.lstrip("=+@") for w in best)


def _telling(both: dict[str, float]) -> float:
    """Return the shared weight of what is neither a place nor a country."""
    return sum(both[s] for s in sorted(both) if s[0] not in "+@")


def _anchored(a: Held, b: Held, both: dict[str, float], setting: Sequence[str]) -> bool:
    """Tell whether anything but plain words ties two contents: a name, place, day or side."""
    x = content(a).stems
    named = any(x[s] >= NAME_WEIGHT or s[0] in "+@" for s in both)
    return a.doc == b.doc or named or any(part != "same kind of event" for part in setting)


def _apart(a: Held, b: Held) -> str | None:
    """Return why two contents can't be about one thing, or None."""
    if not meet(a.days, b.days, 1) and not (meet(a.days, b.days, 3) and _shared(a, b)[1] >= 0.6):
        return "other days"
    if a.spots and b.spots and not any(same_spot(p, q) for p in a.spots for q in b.spots):
        return "other places"
    return None


def clash(a: Held, b: Held) -> bool:
    """Tell whether two statements can't hold one proposition: other days, places or sides."""
    if a.blamed and b.blamed and a.blamed != b.blamed:
        return True
    return _apart(a, b) is not None or figures_clash(a.figures, b.figures)


def _side(a: Held, b: Held) -> str | None:
    """Return the side that both contents name, one of them at least as the one that acted."""
    for one, other in ((a, b), (b, a)):
        if one.blamed and (other.blamed or one.blamed) == one.blamed:
            return one.blamed if other.blamed or one.blamed in other.countries else None
    return None


def _frame(a: Held, b: Held) -> tuple[float, list[str]]:
    """Return what a shared setting adds to likeness, and the setting in words."""
    bonus, parts = 0.0, []
    types = content(a).deeds & content(b).deeds
    blamed = _side(a, b)
    if types and blamed and a.spots and b.spots:
        bonus += 0.2
    if types:
        bonus += 0.1
        parts.append("same kind of event")
    if a.spots and b.spots:
        bonus += 0.15
        parts.append("same place")
    if a.days and b.days:
        bonus += 0.1
        parts.append("dates overlap")
    if blamed:
        bonus += 0.1
        parts.append(f"same side named ({blamed})")
    return bonus, parts


def agree(a: Held, b: Held, apart: int | None) -> Link | None:
    """Return a link if two statements hold the same proposition."""
    again = same_speaker(a.speaker, b.speaker)
    if again and len(a.stems) > 2 and content(a).text == content(b).text:
        return Link("copy", 1.0, "the same speaker in the same words")
    if apart is not None and apart > DAYS:
        return None
    weight, alike, both = _shared(a, b)
    same = _same_figure(a, b, weight) if a.figures and b.figures else None
    telling = _telling(both)
    if same is None and telling < TELLING:
        return None
    if clash(a, b) or (a.negated != b.negated and "accuses" not in {a.stance, b.stance}):
        return None
    if same is not None:
        return same
    bonus, parts = _frame(a, b)
    score = alike + bonus
    least = AGAIN_LEAST if again and alike >= AGAIN else LEAST
    side = _side(a, b)
    one_blames = bool(a.blamed or b.blamed) and side is None
    if one_blames and telling < ONE_SIDED:
        return None
    if not again and telling < ALONE and not _anchored(a, b, both, parts):
        return None
    if weight + bonus < least or score < (SAME_BLAME if side else SAME):
        return None
    if again:
        parts.insert(0, "same speaker")
    reason = ", ".join([*parts, f"both say {_best(both)}"])
    return Link("same", round(min(1.0, score), 4), reason)


def _same_figure(a: Held, b: Held, shared: float) -> Link | None:
    """Return a link if two statements give the same count of the same people."""
    if "accuses" in {a.stance, b.stance}:
        return None
    for x in a.figures:
        for y in b.figures:
            if (x.kind, x.low, x.high) != (y.kind, y.low, y.high) or x.low < 3:
                continue
            if x.of == y.of and x.of is not None:
                return Link("same", 0.8, f"same count: {x.low} {x.kind} ({x.of})")
            rare = x.kind in {"detained", "missing"}
            if (x.of is None or y.of is None) and (rare or shared >= LEAST / 2):
                return Link("same", 0.6, f"same count: {x.low} {x.kind}")
    return None


def figures_clash(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> bool:
    """Tell whether counts are of different people, or can't both hold."""
    for x in a:
        for y in b:
            if x.kind != y.kind or (x.low < 3 and y.low < 3):
                continue
            if x.of and y.of and x.of != y.of:
                return True
            high = x.high is None or y.low <= x.high, y.high is None or x.low <= y.high
            if not all(high):
                return True
    return False


def oppose(denial: Held, holder: Held, apart: int | None) -> Link | None:
    """Return a link if one statement denies what another holds."""
    if holder.negated and holder.stance != "accuses":
        return None
    if denial.stance == "denies" and same_speaker(denial.speaker, holder.speaker):
        return None
    if apart is not None and apart > DAYS:
        return None
    weight, alike, both = _shared(denial, holder)
    if _telling(both) < TELLING or _apart(denial, holder):
        return None
    own = denial.speaker.country if denial.speaker else None
    theirs = holder.speaker.country if holder.speaker else None
    one_side = own is not None and own == theirs and denial.stance == "denies"
    if one_side and holder.stance == "accuses" and holder.blamed not in {None, own}:
        return None
    bonus, parts = _frame(denial, holder)
    if own is not None and holder.blamed == own:
        bonus += 0.15
        parts.append(f"the denier is the side named ({own})")
    least = OWN_LEAST if own is not None and holder.blamed == own else LEAST
    x, y = content(denial), content(holder)
    shared = x.own & y.bodies
    if shared and y.deeds:
        bonus += 0.15
        parts.append(f"the denier is named ({', '.join(sorted(shared))})")
        least = min(OWN_LEAST, max(TELLING, sum(sorted(w for _, w in denial.stems))))
    score = alike + bonus
    if weight < least or score < OPPOSED_SAME:
        return None
    word = {"denies": "denied", "doubts": "doubted", "retracts": "taken back"}[denial.stance]
    reason = ", ".join([*parts, f"{word}: {_best(both)}"])
    return Link("denies", round(min(1.0, score), 4), reason)
