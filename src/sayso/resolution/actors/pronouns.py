"""Words that stand for somebody named before, and what kinds of actor they can stand for."""

from __future__ import annotations

from sayso.extraction.events.words import word_set

__all__ = [
    "ALL",
    "ANY",
    "DOCUMENTS",
    "FIRST",
    "GROUP_KINDS",
    "NEXT",
    "PEOPLE_KINDS",
    "PLURAL",
    "RELATIVE",
    "SINGULAR",
    "THING",
    "ours",
]

SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "themselves", "we", "us", "our"})
THING = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_OURS = frozenset({"we", "us", "our"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
ALL = SINGULAR.keys() | PLURAL | THING | FIRST | RELATIVE
PEOPLE_KINDS = frozenset({"person", "unnamed"})
GROUP_KINDS = frozenset({"state", "body", "unnamed"})
NEXT = 500
"""Characters between what a body says and what "it" goes on to say in a sentence of its own."""
ANY = frozenset({"person", "state", "body", "unnamed"})
DOCUMENTS = word_set("statement communique communiqué report letter note text post message")


def ours(word: str, text: str, at: int) -> bool:
    """Tell whether a word at *at* is an outlet's "we": no quotation is open in its paragraph."""
    if word not in _OURS:
        return False
    before = text[text.rfind("\n", 0, at) + 1 : at]
    curly = max(map(before.rfind, "“„«")) > max(map(before.rfind, "”»"))
    return not curly and before.count('"') % 2 == 0
