"""Contents: what statements are compared by, worked out once for each of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.comparison.answers import DEEDS, bodies_of
from sayso.comparison.facts import Held
from sayso.comparison.kept import Kept
from sayso.comparison.words import bodies_among, fold, words

__all__ = ["Content", "content"]

_QUESTION = re.compile(
    r"(?i)\W*(?:who|what|why|how|when|where|which|is|are|was|were|do|does|did|has|have|can|could|"
    r"would|will)\b[^.?!]*\?"
)


class Content(NamedTuple):
    """What a statement is compared by.

    Attributes:
        stems: Weight by stem.
        whole: What all stems weigh.
        text: Its words, folded.
        asks: Whether it opens with a question, which holds nothing in so many words.
        deeds: Types told in it that somebody can be blamed for.
        bodies: Bodies that its words name: the police, a party.
        own: Bodies that its speaker is or speaks for.
    """

    stems: dict[str, float]
    whole: float
    text: str
    asks: bool
    deeds: frozenset[str]
    bodies: frozenset[str]
    own: frozenset[str]
    words: frozenset[str]
    """All its words, folded."""


def _content(held: Held) -> Content:
    stems = dict(held.stems)
    said = words(held.text)
    return Content(
        stems,
        sum(sorted(stems.values())),
        fold(held.text),
        _QUESTION.match(held.text) is not None,
        frozenset(held.types) & DEEDS,
        bodies_among(said),
        bodies_of(held.speaker),
        frozenset(map(str.casefold if held.text.isascii() else fold, said)),
    )


content: Kept[Held, Content] = Kept(_content)
"""Return what a statement is compared by."""
