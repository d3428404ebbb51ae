"""Headlines and transcripts: "Ministry: bridge was intact", "Nine dead: police"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.cues import CueHit
from sayso.extraction.statements.draft import Draft, last_word
from sayso.extraction.statements.words import VERB_LIKE, Word, word_set

__all__ = ["colon_draft"]

_LONGEST_NAME = 6
_WHERE = word_set("in at on off over near after before from under")
_SOURCES = word_set(
    """police officials official ministry minister report reports source sources president pm
    premier governor mayor army military kremlin government court prosecutor prosecutors
    investigators rescuers doctors hospital union company spokesman spokeswoman spokesperson
    un nato eu who media poll study experts witnesses residents survivors"""
)


def colon_draft(words: Sequence[Word], *, headline: bool) -> Draft | None:
    """Return the statement of a colon (or headline dash) between a name and its words.

    In body text only a name before a quotation counts ("Ms Orav: “No.”").

    Args:
        words: The words of the unit.
        headline: The unit is a headline.
    """
    last = last_word(words)
    marks = {":", "—", "–", "-", "--"} if headline else {":"}
    at = next((i for i in range(1, last - 1) if words[i].text in marks), None)
    if at is None or words[at + 1].tag == "P":
        return None
    hit = CueHit(at, at, at + 1, None, "colon")
    tail = words[at + 1 : last]
    if headline and at > 2 and len(tail) <= _LONGEST_NAME and _is_source(tail):
        why = f"{_text(tail)!r} after a headline"
        return Draft((at + 1, last), (at, at + 1), [(0, at)], "colon", why, hit)
    quoted = words[at + 1].tag == "Q"
    if headline and not quoted and (_is_topic(words[:at]) or words[at + 1].tag == "WH"):
        return None
    if words[at].text == ":" and _is_name(words[:at]) and (headline or quoted):
        why = f"{_text(words[:at])!r} before a colon"
        return Draft((0, at), (at, at + 1), [(at + 1, last)], "colon", why, hit)
    return None


def _is_name(piece: Sequence[Word]) -> bool:
    if len(piece) > _LONGEST_NAME or any(w.tag in VERB_LIKE or w.tag == "Q" for w in piece):
        return False
    return any(w.text[:1].isupper() for w in piece) and not any(w.tag == "NUM" for w in piece)


def _is_topic(piece: Sequence[Word]) -> bool:
    """Tell what a headline is about from who speaks: "Floods in Bosnia", "Ferry fire"."""
    if any(w.low in _SOURCES for w in piece):
        return False
    return any(w.low in _WHERE or (w.tag == "N" and w.text.islower()) for w in piece)


def _is_source(piece: Sequence[Word]) -> bool:
    return any(w.low in _SOURCES for w in piece) and not any(
        w.tag in VERB_LIKE and w.low not in _SOURCES for w in piece
    )


def _text(piece: Sequence[Word]) -> str:
    return " ".join(w.text for w in piece)
