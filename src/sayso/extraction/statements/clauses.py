"""Questions about stretches of a unit that rules on contents ask."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.cues import CueHit
from sayso.extraction.statements.draft import Range
from sayso.extraction.statements.words import DAYS, VERB_LIKE, Word, word_set

__all__ = [
    "has_infinitive",
    "is_content",
    "is_new_clause",
    "opens_subject",
    "puts_figure",
    "resumes",
    "starts_clause",
]

_OBJECT_PRONOUNS = word_set("him them us me")
_FIGURES = word_set(
    """toll number numbers figure figures losses count dead death deaths cost costs damage total
    turnout casualties wounded injured missing chance chances estimate bill loss share odds"""
)


_HOURS = word_set("a.m p.m am pm a.m. p.m. o'clock knots")


def opens_subject(word: Word) -> bool:
    """Tell whether a word can open the subject of an inverted "said …"."""
    if word.tag in {"DET", "POSS"}:
        return word.low != "that"
    return word.tag in {"N", "NUM"} or word.low in {"he", "she", "they", "it"}


def has_infinitive(words: Sequence[Word], start: int, last: int) -> bool:
    """Tell whether "to" follows a person: "urged | both sides to stop"."""
    for index in range(start + 1, min(last, start + 16)):
        if words[index].low == "to":
            return True
        if words[index].text in {",", ";"} or words[index].tag in {"AUX", "THAT"}:
            return False
    return False


def starts_clause(words: Sequence[Word], start: int, last: int, *, thing: bool) -> bool:
    """Tell whether a clause without "that" follows: a subject and a finite verb.

    Args:
        words: The words of the unit.
        start: Where the clause would start.
        last: Where the sentence ends.
        thing: The cue may as well take a plain noun phrase ("denied the reports"), so that
            a participle is no proof of a clause.
    """
    first = words[start]
    if first.tag == "PRON" and first.low not in _OBJECT_PRONOUNS:
        if thing and first.low == "it" and start + 1 < last:
            return words[start + 1].tag in {"AUX", "VERB", "CUE", "ADV", "N"}
        return last - start > 1
    for index in range(start + 1, min(last, start + 30)):
        verdict = _verb_at(words, index, last, thing=thing)
        if verdict is not None:
            return verdict
    return False


def _verb_at(words: Sequence[Word], index: int, last: int, *, thing: bool) -> bool | None:
    """Say whether word *index* proves a clause, rules one out, or (None) leaves it open."""
    word, before = words[index], words[index - 1]
    if word.tag in {"AUX", "VERB"} or (word.tag == "Q" and not thing):
        return True
    if word.tag == "CUE" and not word.low.endswith("ing"):
        return not thing or before.tag not in {"DET", "POSS", "PREP", "S"}
    if word.tag == "N" and word.low.endswith("ed") and before.tag in {"N", "ADV", "Q", "NUM"}:
        following = words[index + 1].tag if index + 1 < last else "P"
        return True if not thing or following not in {"PREP", "P", "SUB"} else None
    if word.text == ";":
        return False
    if not thing:
        return None
    if word.tag == "SUB" or word.low in DAYS:
        return False
    if word.text == "," and index + 1 < last:
        following = words[index + 1].tag
        return False if following in {"CC", "REL", "SUB"} or _is_ing(words[index + 1]) else None
    return None


def _is_ing(word: Word) -> bool:
    return word.low.endswith("ing")


def resumes(words: Sequence[Word], content: Range, at: int, later: Sequence[CueHit]) -> bool:
    """Tell whether a content goes on after "he said," rather than telling what he did."""
    word = words[at]
    if words[content[1] - 1].tag == "Q":
        return word.tag == "Q" or (
            word.tag in {"CC", "PRON"} and any(w.tag == "Q" for w in words[at : at + 12])
        )
    if word.low.endswith(("ing", "ed")) or word.tag in {"SUB", "REL"}:
        return False
    return not is_new_clause(words, at, later)


def is_new_clause(words: Sequence[Word], at: int, later: Sequence[CueHit]) -> bool:
    """Tell whether a further statement starts at word *at*."""
    word = words[at]
    if word.tag == "CUE" and _is_ing(word):
        return True
    return word.tag == "CC" and any(h.start - at < 12 and h.kind == "finite" for h in later)


def is_content(words: Sequence[Word], content: Range, hit: CueHit) -> bool:
    """Tell a clause or quotation from an introduction ("In Kyiv, officials said")."""
    piece = words[content[0] : content[1]]
    if any(w.tag == "Q" for w in piece):
        return True
    if hit.verb is None:
        return False
    if any(w.tag in VERB_LIKE or w.low.endswith("ed") for w in piece):
        return hit.verb.clause or hit.verb.thing
    return hit.verb.clause and len(piece) > 3 and piece[0].tag not in {"PREP", "ADV", "SUB"}


def puts_figure(piece: Sequence[Word]) -> bool:
    """Tell "put the toll at nine" and "put the number higher" from "put pressure on"."""
    for index, word in enumerate(piece[:-1]):
        number = piece[index + 1].tag == "NUM" or piece[index + 1].text[:1].isdigit()
        if word.low == "at" and number and index:
            after = piece[index + 2].low if index + 2 < len(piece) else ""
            return after not in _HOURS
    if not any(w.low in _FIGURES for w in piece):
        return False
    return any(
        w.low in {"higher", "lower"}
        or (
            w.low == "at" and index + 1 < len(piece) and piece[index + 1].tag in {"NUM", "N", "DET"}
        )
        for index, w in enumerate(piece)
    )
