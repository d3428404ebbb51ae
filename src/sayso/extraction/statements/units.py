"""Units: what the clause rules read at once, with every quotation folded into one word.

A unit is a sentence, or several where a quotation runs over their border, so that a
quotation's own sentences can't be mistaken for the reporter's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extraction.statements.lexicon import CUE_FORMS
from sayso.extraction.statements.quotes import Quote
from sayso.extraction.statements.words import Word, tag_of, word_set
from sayso.model import Role, Sentence

__all__ = ["LONGEST", "Unit", "make_units", "words_between"]

LONGEST = 300
"""Words in a unit at most: rules look both ways, so a text without full stops is cut up."""
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:['’]s)?|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?"
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)*(?:(?<=s)['’](?=\s))?|['’]s\b|\.\.\.|--|\S"
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Maj|Cmdr|Adm|Brig|St|Jr|Sr|Hon|Rev|No)\."
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more sentences that belong together.

    Attributes:
        start: First character.
        end: One past the last.
        words: Its words and marks; an outermost quotation is one word with tag ``Q``.
        paragraph: Number of its paragraph.
        role: Role of its passage.
        shouted: Written in capitals throughout.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    paragraph: int
    role: Role
    shouted: bool = False


def make_units(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> list[Unit]:
    """Fold sentences and outermost quotations into units, in text order."""
    folded = [q for q in quotes if q.depth == 0]
    units: list[Unit] = []
    at = 0
    index = 0
    while index < len(sentences):
        first = sentences[index]
        end = first.end
        while True:
            while at < len(folded) and folded[at].end <= first.start:
                at += 1
            reach = at
            stop = end
            while reach < len(folded) and folded[reach].start < end:
                stop = max(stop, folded[reach].end)
                reach += 1
            if stop <= end or index + 1 >= len(sentences):
                break
            following = sentences[index + 1]
            if following.paragraph != first.paragraph or following.start >= stop:
                break
            index += 1
            end = sentences[index].end
        words = words_between(text, first.start, end, folded[at:reach])
        if _in_title_case(words):
            words = [_lowered(w, i) for i, w in enumerate(words)]
        letters = [w for w in words if w.tag == "N"]
        shouted = len(letters) > 4 and all(w.text.isupper() for w in letters)
        for at_word in range(0, max(1, len(words)), LONGEST):
            part = tuple(words[at_word : at_word + LONGEST])
            begin = part[0].start if part and at_word else first.start
            stop = part[-1].end if at_word + LONGEST < len(words) else end
            units.append(Unit(begin, stop, part, first.paragraph, first.role, shouted))
        index += 1
    return units


def _in_title_case(words: Sequence[Word]) -> bool:
    """Tell a Headline Written Like This, where capitals say nothing."""
    long = [w for w in words if w.tag in {"N", "CUE", "VERB"} and len(w.text) > 3]
    return len(long) > 2 and all(w.text[0].isupper() for w in long)


def _lowered(word: Word, index: int) -> Word:
    if word.tag == "N" and index and word.low in CUE_FORMS:
        return word._replace(tag="CUE")
    return word


def words_between(text: str, start: int, end: int, quotes: Sequence[Quote] = ()) -> list[Word]:
    """Split a stretch into tagged words; quotations of *quotes* become one word each."""
    words: list[Word] = []
    at = start
    for quote in quotes:
        if quote.start < at or quote.start >= end:
            continue
        _plain(text, at, quote.start, words)
        stop = min(quote.end, end)
        words.append(Word("", "", quote.start, stop, "Q"))
        at = stop
    _plain(text, at, end, words)
    return _without_asides(words)


_ASIDES = word_set("however though nevertheless nonetheless meanwhile instead moreover")


def _without_asides(words: list[Word]) -> list[Word]:
    """Leave out ", however," behind a verb: "withdrew, however, its accusation"."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        aside = (
            words[at].text == ","
            and at + 3 < len(words)
            and words[at + 1].low in _ASIDES
            and words[at + 2].text == ","
            and kept
            and kept[-1].tag in {"CUE", "AUX"}
        )
        if aside:
            at += 3
            continue
        kept.append(words[at])
        at += 1
    return kept


def _plain(text: str, start: int, end: int, words: list[Word]) -> None:
    titles = [m.end() for m in _TITLE.finditer(text, start, end)]
    for match in _WORD.finditer(text, start, end):
        piece = match.group()
        begin, stop = match.span()
        if piece == "." and _among(titles, stop):
            last = words[-1]
            words[-1] = last._replace(text=last.text + ".", low=last.low + ".", end=stop)
            continue
        if piece in "*_":
            continue  # light markup for italics
        low = piece.lower().replace("’", "'")
        tag = tag_of(piece, low)
        if low == "'s":
            tag = "AUX" if words and words[-1].tag == "PRON" else "S"
        if piece in {"May", "March"} and words:
            tag = "N"
        if tag in {"N", "VERB", "ADV"} and low in CUE_FORMS and _may_be_cue(piece, words):
            tag = "CUE"
        words.append(Word(piece, low, begin, stop, tag))


def _may_be_cue(piece: str, words: list[Word]) -> bool:
    """Tell whether a word with the form of a cue verb isn't rather part of a name."""
    return piece.islower() or not words or piece.isupper() or words[-1].tag in {"P", "Q"}


def _among(ordered: list[int], value: int) -> bool:
    at = bisect_left(ordered, value)
    return at < len(ordered) and ordered[at] == value
