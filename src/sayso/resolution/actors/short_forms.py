"""How a text calls actors for short, and what it names that is no actor."""

from __future__ import annotations

import re

from sayso.extraction.events.words import word_set
from sayso.model import Sector
from sayso.resolution.actors.scene import Description

__all__ = ["ACROSS", "GOVERNING_BODIES", "SHORT_FORMS", "THINGS", "is_riverside"]

SHORT_FORMS: dict[str, frozenset[Sector]] = {
    **dict.fromkeys(
        word_set("agency newspaper paper outlet broadcaster channel magazine daily"),
        frozenset({Sector.MED}),
    ),
    **dict.fromkeys(word_set("company firm bank airline manufacturer"), frozenset({Sector.BUS})),
    **dict.fromkeys(word_set("charity watchdog observatory"), frozenset({Sector.NGO})),
}
"""What a body is called for short, by its sector."""
GOVERNING_BODIES = word_set(
    """ministry department committee council commission office bureau administration directorate
    authority assembly duma"""
)
THINGS = word_set(
    """claim claims report reports accusation accusations allegation allegations charge charges
    statement statements note notes story version account warning demand request proposal"""
)
"""What is said, which does nothing and to which nothing is done, whoever said it."""
ACROSS = re.compile(r"\b(?:his|her|its|their)(?:\s+\w+)?\s+(?:opposite number|counterpart)\b")
SHORT = 3
"""Words of a phrase that is nothing but a river's banks."""
_BANKS = frozenset({"bank", "banks"})
_RIVER = word_set("two both opposite left right river far near east west eastern western other")


def is_riverside(d: Description) -> bool:
    """Tell the banks of a river from those that lend money: "both banks want a bridge"."""
    few = len(d.words) <= SHORT
    return few and d.head in _BANKS and bool(_RIVER & set(d.words)) and not d.body
