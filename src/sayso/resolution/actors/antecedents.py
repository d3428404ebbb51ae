"""Whom "he", "she", "it" or "they" means: of those spoken of before, the likeliest.

Each actor named before is a candidate; small trees, learned from annotated speakers
(``training/antecedents.py``), tell from some thirty numbers how likely a pronoun that is quoted
means it. Ranking candidates by what was learned goes back to Denis and Baldridge (2008).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from sayso.extraction.trees import forest, total
from sayso.model import Sector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.resolution.actors.memory import Draft

__all__ = ["CLASH", "FEATURES", "LEAST", "MOST", "Asked", "antecedent", "candidates", "features"]

MOST = 14
"""Actors spoken of last that are asked about."""
LEAST = -2.0
"""Log odds below which nobody is meant as far as the trees can tell; rules then decide. Of -2 to 1
in five folds over the pronouns of 209 annotated cases the least is best."""
CLASH = 1.0
"""Taken off where the text shows another gender: in cases left out as many pronouns are understood
as without it (.834 of "he" and "she"), and "she" is hardly a spokesman any more."""
FEATURES = (
    "he", "she", "it", "they", "person", "body", "state", "unnamed", "named", "distance",
    "since said", "has said", "last speaker", "order", "order among alike", "mentions",
    "in the paragraph", "in the sentence", "same gender", "other gender", "gender known", "plural",
    "as many", "outlet", "GOV", "MIL", "BUS", "CVL", "NGO", "MED", "REB", "in the title",
    "in the lead", "opens a sentence", "short", "far into the paragraph", "goes on",
    "last to say",
)  # fmt: skip
"""What is looked at, in the order of :func:`features`."""
_PRONOUNS = ("he", "she", "it", "they")
_GENDERS = {"he": "m", "she": "f"}
_SECTORS = ("GOV", "MIL", "BUS", "CVL", "NGO", "MED", "REB")
_LONG_AGO = 5000
"""Characters that count as passed since somebody spoke who never did."""
_LEAD = 600
_SHORT = 25
_FAR = 20
"""Order of a candidate of another kind or gender than the pronoun asks for."""
_OPENING = re.compile(r"(?:^|[.\n])[\s“\"'‘]*$")


class Asked(NamedTuple):
    """A pronoun, and what is known where it stands.

    Attributes:
        word: ``he``, ``she``, ``it`` or ``they``.
        at: Where it begins.
        text: The document's.
        paragraphs: Where paragraphs begin.
        speaker: Who spoke last.
        outlet: Who publishes the document.
        goes_on: Whether rules hold that who spoke last goes on speaking.
    """

    word: str
    at: int
    text: str
    paragraphs: Sequence[int]
    speaker: Draft | None
    outlet: Draft | None
    goes_on: bool


def candidates(drafts: Sequence[Draft], asked: Asked) -> list[Draft]:
    """Return who may be meant: the actors spoken of last, the latest first, and the outlet."""
    known = sorted((d for d in drafts if 0 <= d.seen < asked.at), key=lambda d: -d.seen)[:MOST]
    if asked.outlet is not None and not any(d is asked.outlet for d in known):
        known.append(asked.outlet)
    return known


def features(asked: Asked, drafts: Sequence[Draft]) -> list[tuple[float, ...]]:
    """Return what is looked at for each candidate, in the order of :data:`FEATURES`."""
    text, at, word = asked.text, asked.at, asked.word
    gender = _GENDERS.get(word)
    begin = asked.paragraphs[max(0, bisect_right(asked.paragraphs, at) - 1)]
    title = asked.paragraphs[1] if len(asked.paragraphs) > 1 else 0
    sentence = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at))
    opens = float(_OPENING.search(text, max(0, at - 4), at) is not None)
    own = [float(word == pronoun) for pronoun in _PRONOUNS]
    latest = max((draft.said for draft in drafts), default=-1)
    found, alike = [], 0
    for order, draft in enumerate(drafts):
        clash = bool(gender and draft.gender and gender != draft.gender)
        fits = not clash and (draft.kind in {"person", "unnamed"}) == (gender is not None)
        last = max((m for m in draft.mentions if m[0] < at), default=(0, 0))
        sector = draft.sector.value if isinstance(draft.sector, Sector) else ""
        found.append((
            *own,
            *(float(draft.kind == kind) for kind in ("person", "body", "state", "unnamed")),
            float(draft.named),
            log1p(at - draft.seen),
            log1p(at - draft.said if draft.said >= 0 else _LONG_AGO),
            float(draft.said >= 0),
            float(draft is asked.speaker),
            float(order),
            float(alike if fits else _FAR),
            log1p(len(draft.mentions)),
            float(draft.seen >= begin),
            float(draft.seen > sentence),
            float(gender is not None and draft.gender == gender),
            float(clash),
            float(draft.gender is not None),
            float(draft.plural),
            float(draft.plural == (word == "they")),
            float(draft is asked.outlet),
            *(float(sector == one) for one in _SECTORS),
            float(any(m[0] < title for m in draft.mentions)),
            float(bool(draft.mentions) and draft.mentions[0][0] < _LEAD),
            opens,
            float(0 < last[1] - last[0] < _SHORT),
            log1p(at - begin),
            float(asked.goes_on and draft is asked.speaker),
            float(0 <= draft.said == latest),
        ))  # fmt: skip
        alike += fits
    return found


def antecedent(asked: Asked, drafts: Sequence[Draft]) -> Draft | None:
    """Return whom a pronoun means; None where the trees can't tell.

    Args:
        asked: The pronoun.
        drafts: All actors of the document so far.
    """
    known = candidates(drafts, asked)
    trees = forest("antecedents", "sayso.resolution.actors")
    clash = FEATURES.index("other gender")
    looked = features(asked, known)
    chances = [total(trees, values) - CLASH * values[clash] for values in looked]
    best = max(zip(chances, known, strict=True), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= LEAST else None
