"""What a cue is before its statement is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extraction.statements.lexicon import CueVerb
from sayso.extraction.statements.words import Word

__all__ = ["CueHit", "group_start"]

_GROUP = frozenset({"AUX", "NEG", "ADV"})


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in a unit; indices count the unit's words.

    Attributes:
        start: First word of the group.
        head: The word that names the act.
        end: One past the last word of the group, particles included.
        verb: The lexicon's entry; None for phrases and nouns.
        kind: ``finite``, ``ing``, ``passive``, ``part``, ``to``, ``phrase`` or ``noun``.
        evasive: The group itself refuses or fails to say.
        plain: Simple past or present without auxiliaries, as inversion needs.
    """

    start: int
    head: int
    end: int
    verb: CueVerb | None
    kind: str
    evasive: bool = False
    plain: bool = False


def group_start(words: Sequence[Word], at: int) -> int:
    """Return where the verb group that ends with word *at* begins."""
    start = at
    while start > 0 and words[start - 1].tag in _GROUP:
        start -= 1
    return start
