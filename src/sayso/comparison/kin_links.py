"""Links between statements that a model of people's judgement finds beside the rules."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.comparison.answers import ASSERTIVE, DEEDS, OPPOSED, same_speaker
from sayso.comparison.facts import Held
from sayso.comparison.grouping import Edge, is_core
from sayso.comparison.kinship import alike, denies, same, shared_rarity
from sayso.comparison.meaning import strangers
from sayso.comparison.propositions import Link, clash

__all__ = ["MAY_DENY", "kin_links", "kin_within", "likelier"]

SAME = 0.12
"""Least chance that two statements hold one claim. Of 0.08 to 0.35 on annotated cases; what it
chains together :func:`~sayso.comparison.meaning.strangers` parts."""
DENIES = 0.2
"""The same for a denial and what it denies, of 0.12 to 0.4."""
PLAIN = 0.3
"""The same where the stance of what denies is none that speaks against anything."""
ELSEWHERE = 0.45
"""The same for both where the documents are about other places: a large case tells of many like
events, and what was learned from single ones takes them for one."""
COUNTED = 0.5
"""The same where only one of the two counts people: a count is mostly a claim of its own. Of 0.3 to
1 on annotated cases: with less claims are a little better, but a toll joins what it is of."""
LONG = 30
"""Days between publications after which nothing is linked: no annotated case goes on longer."""
SHARED = 3.0
"""Least rarity of the words that statements of two documents share, or else they must be about
one issue, by this likeness of their meanings:"""
ISSUE = 0.4
UNLIKE = (0.5, 0.4)
"""Likeness of what denies with denials of another below which it isn't asked whether it denies
that: by plain stances, by those that speak against something. Asking below, down to 0.2 and 0.1,
changes nothing on 41 annotated cases."""
NEAR = 4
"""Statements between two of one document, beyond which they must share a word to be compared."""
MAY_DENY = ASSERTIVE | OPPOSED | {"promises"}
"""Stances of what may deny: "swore that nothing flew" is a promise by its cue."""

Found = tuple[bool, Link]


def kin_links(a: Held, b: Held, apart: int | None, between: int | None = None) -> list[Found]:
    """Return the links of two statements, and whether each goes from the first to the second.

    Args:
        a: One statement.
        b: Another.
        apart: Days between the publication of their documents, if known.
        between: Statements between the two, where one document has both.
    """
    found: list[Found] = []
    if apart is not None and apart > LONG:
        return found
    near = a.doc == b.doc or not set(a.about).isdisjoint(b.about) or not (a.about and b.about)
    if a.doc != b.doc and shared_rarity(a, b) < SHARED and not (near and _one_issue(a, b)):
        return found
    least_same = SAME if near else ELSEWHERE
    may = is_core(a) and is_core(b) and not _ruled(a, b)
    if bool(a.figures) != bool(b.figures):
        least_same = max(least_same, COUNTED)
    if may and not strangers(a.meaning, b.meaning) and not clash(a, b):
        kin = same(a, b, apart, between, least_same)
        if kin.chance >= least_same:
            found.append((True, Link("same", round(kin.chance, 4), kin.reason)))
    for forward, x, y in ((True, a, b), (False, b, a)):
        if x.own is not None or not is_core(y) or x.stance not in MAY_DENY:
            continue
        if x.stance not in OPPOSED and (x.figures or y.figures):
            continue  # another count is no denial
        if x.stance != "retracts" and same_speaker(x.speaker, y.speaker):
            continue
        if x.meaning and y.meaning and alike(x, y).denies < UNLIKE[x.stance in OPPOSED]:
            continue
        least = (DENIES if x.stance in OPPOSED else PLAIN) if near else ELSEWHERE
        kin = denies(x, y, apart, between, least)
        if kin.chance >= least:
            found.append((forward, Link("denies", round(kin.chance, 4), kin.reason)))
    return found


def _one_issue(a: Held, b: Held) -> bool:
    return alike(a, b).issue >= ISSUE


def _ruled(a: Held, b: Held) -> bool:
    """Tell whether rules tell two statements apart better: both say which side did a deed."""
    deeds = set(a.types) & DEEDS and set(b.types) & DEEDS
    return bool(deeds) and a.blamed is not None and b.blamed is not None


def likelier(a: Held, link: Link | None, kin: Sequence[Found]) -> Found | None:
    """Return the rules' link of two statements of two documents, else the model's likeliest.

    Args:
        a: The first statement.
        link: What the rules find, if anything.
        kin: What the model finds.
    """
    if link is not None:
        return link.relation != "denies" or a.stance in OPPOSED, link
    return max(kin, key=lambda o: (o[1].score, o[1].relation, o[0]), default=None)


def kin_within(held: Sequence[Held]) -> list[Edge]:
    """Return the links between statements of one document."""
    ordered = sorted((h for h in held if h.own is None), key=lambda h: (h.start, h.id))
    telling = [{s for s, _ in h.stems if s[0] != "@"} for h in ordered]
    found: list[Edge] = []
    for i, a in enumerate(ordered):
        for j in range(i):
            if i - j > NEAR and telling[i].isdisjoint(telling[j]):
                continue
            for forward, link in kin_links(a, ordered[j], 0, i - j - 1):
                one, other = (a, ordered[j]) if forward else (ordered[j], a)
                found.append((one.id, other.id, link))
    return found
