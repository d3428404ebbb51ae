"""Words that stand for somebody named before, and what kinds of actor they can stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extraction.events.words import word_set
from sayso.resolution.actors.roles import PEOPLE_ROLES

if TYPE_CHECKING:
    from sayso.resolution.actors.memory import Draft

__all__ = [
    "ALL",
    "ANY",
    "ANYBODY",
    "DOCUMENTS",
    "FIRST",
    "FORMS",
    "GROUP_KINDS",
    "NEXT",
    "PEOPLE_KINDS",
    "PLURAL",
    "RELATIVE",
    "SINGULAR",
    "THING",
    "goes_on",
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
FORMS = {
    **{word: "he" if gender == "m" else "she" for word, gender in SINGULAR.items()},
    **dict.fromkeys(THING, "it"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
}
"""The pronoun that a word is a form of."""
PEOPLE_KINDS = frozenset({"person", "unnamed"})
GROUP_KINDS = frozenset({"state", "body", "unnamed"})
NEXT = 500
"""Characters between what a body says and what "it" goes on to say in a sentence of its own."""
ANY = frozenset({"person", "state", "body", "unnamed"})
ANYBODY = word_set("you someone somebody anyone anybody everyone everybody nobody none")
"""Words for whoever it may be, of no country."""
DOCUMENTS = word_set("statement communique communiqué report letter note text post message")


def goes_on(last: Draft | None, sentence: tuple[int, int] | None, at: int) -> bool:
    """Tell whether "it" says more for the body that spoke last: "the inquiry … It said".

    Args:
        last: Who spoke last.
        sentence: The one in which the word stands.
        at: Where that is.
    """
    if last is None or sentence is None or last.kind not in GROUP_KINDS or last.plural:
        return False
    if last.kind == "unnamed" and (last.gender or last.heads & PEOPLE_ROLES):
        return False
    return last.said >= sentence[0] or (at == sentence[0] and at - last.said < NEXT)


def ours(word: str, text: str, at: int) -> bool:
    """Tell whether a word at *at* is an outlet's "we": no quotation is open in its paragraph."""
    if word not in _OURS:
        return False
    before = text[text.rfind("\n", 0, at) + 1 : at]
    curly = max(map(before.rfind, "“„«")) > max(map(before.rfind, "”»"))
    return not curly and before.count('"') % 2 == 0
