"""Links between statements that a model of people's judgement finds beside the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.comparison.answers import DEEDS, OPPOSED, same_speaker
from sayso.comparison.around import one_setting
from sayso.comparison.facts import Held
from sayso.comparison.grouping import HOLDING, Edge, is_core
from sayso.comparison.kinship import alike, denies, same, shared_rarity
from sayso.comparison.meaning import OFF, UNLIKE, strangers
from sayso.comparison.propositions import Link, clash, figures_clash

__all__ = ["kin_links", "kin_within", "with_rules"]

SAME = 0.1
"""Least chance that two statements hold one claim for it to be kept: what is joined hangs on the
mean chance of many pairs (:mod:`sayso.comparison.clustering`). Of .05 to .15 on 82 annotated cases:
with .05 claims are .002 better and denials .003 worse, with .15 claims .008 worse."""
DENIES = 0.08
"""The same for what speaks against something, and what it denies. Of .05 to .12: denials lose .002
with .08, .007 with .12."""
OTHERWISE = 0.2
"""The same for what is a denial by nothing but what another says. Of .08 to .26 on 82 annotated
cases: with .08 denials are .007 better, but claims .008 worse, and there are four times as many
links."""
ELSEWHERE = 0.45
"""The same for both where the documents are about other places: a large case tells of many like
events, and what was learned from single ones takes them for one."""
RULE = 0.5
"""Chance that a link of the rules counts as, times its score. Of .3 to 1, which annotated cases
don't tell apart."""
COUNTED = 0.75
"""The same where only one of the two counts people: a count is mostly a claim of its own. Of .5 to
1 on annotated cases: with .5 claims are .005 better, but a toll joins what it is of."""
LONG = 20
"""Days between publications after which the model isn't asked: most annotated cases end before. Of
14, 20 and 30 on 82 of them: with 30 claims and denials are .001 better, with 14 .01 worse."""
SHARED = 3.0
"""Least rarity of the words that statements of two documents of two settings share."""
NEAR = 4
"""Statements between two of one document, beyond which they must share a word to be compared."""
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
    near = one_setting(a, b)
    if not near and shared_rarity(a, b) < SHARED:
        return found
    found += _one_claim(a, b, apart, between, SAME if near else ELSEWHERE)
    for forward, x, y in ((True, a, b), (False, b, a)):
        if _may_deny(x, y):
            least = DENIES if x.stance in OPPOSED else OTHERWISE
            least = least if near else ELSEWHERE
            kin = denies(x, y, apart, between, least)
            if kin.chance >= least:
                found.append((forward, Link("denies", round(kin.chance, 4), kin.reason)))
    return found


def _one_claim(
    a: Held, b: Held, apart: int | None, between: int | None, least: float
) -> Iterator[Found]:
    """Yield the link of two statements that hold one claim, or of counts that can't both hold."""
    if not (is_core(a) and is_core(b)) or _ruled(a, b):
        return
    if figures_clash(a.figures, b.figures):
        yield True, Link("clash", 1.0, "")
    if bool(a.figures) != bool(b.figures):
        least = max(least, COUNTED)
    if not strangers(a.meaning, b.meaning) and not clash(a, b):
        kin = same(a, b, apart, between, least)
        if kin.chance >= least:
            yield True, Link("same", round(kin.chance, 4), kin.reason)


def _may_deny(x: Held, y: Held) -> bool:
    """Tell whether it is asked at all if one statement denies what another holds."""
    if x.own is not None or not is_core(y) or x.stance not in HOLDING:
        return False
    if x.stance not in OPPOSED and (x.figures or y.figures):
        return False  # another count is no denial
    if x.stance != "retracts" and same_speaker(x.speaker, y.speaker):
        return False
    return not _unlike(x, y)


def _unlike(x: Held, y: Held) -> bool:
    """Tell whether one statement means nothing like a denial of another."""
    if not (x.meaning and y.meaning):
        return False
    like = alike(x, y)
    return like.denies < UNLIKE[x.stance in OPPOSED] or like.issue < OFF


def _ruled(a: Held, b: Held) -> bool:
    """Tell whether rules tell two statements apart better: both say which side did a deed."""
    deeds = set(a.types) & DEEDS and set(b.types) & DEEDS
    return bool(deeds) and a.blamed is not None and b.blamed is not None


def with_rules(a: Held, rule: Link | None, kin: Sequence[Found]) -> list[Found]:
    """Return the links of two statements: what the rules find, and what the model finds.

    Args:
        a: The first statement.
        rule: What the rules find, if anything.
        kin: What the model finds.
    """
    if rule is None:
        return [*kin]
    forward = rule.relation != "denies" or a.stance in OPPOSED
    if rule.relation != "copy":
        rule = rule._replace(score=round(RULE * rule.score, 4))
    alike = [k for k in kin if (k[0], k[1].relation) == (forward, rule.relation)]
    others = [k for k in kin if k not in alike]
    return [max([(forward, rule), *alike], key=lambda k: k[1].score), *others]


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
