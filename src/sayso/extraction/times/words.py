"""A text as words with codes: what the patterns of time expressions run over."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.extraction.times.patterns import BREAK, OTHER, SHAPES, codes

__all__ = ["Word", "Words", "read_words"]

_WORD = re.compile(
    r"""
      (?P<BC>B\.\s?C\.(?:E\.)?|BCE?\b)
    | (?P<AD>A\.D\.|AD\b|CE\b)
    | (?P<QN>[QH][1-4]\b)
    | (?P<w>[^\W\d_]+(?:['’]clock)?)
    | (?P<ISO>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
    | (?P<SLASHED>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-]|[.]\d))
    | (?P<DTG>\d{6}Z\b)
    | (?P<CLOCK12>\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.\s?m\b\.?|[ap]m\b|[AP]M\b|[AP]\.M\.))
    | (?P<QNN>[1-4][QH]\b)
    | (?P<CLOCK24>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?:\s?hrs?\b)?)
    | (?P<DECADE>(?:['’‘]\d0|\d{2,3}0)['’]?s\b)
    | (?P<ORDN>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<DEC>\d+\.\d+|\d+[ -]1/2|½|\d+½)
    | (?P<n>\d{1,3}(?:,\d{3})+(?!\d)|\d+)
    | (?P<APOSYEAR>['’]\d{2}\b)
    | (?P<POSS>['’]s\b)
    | (?P<BREAK>\n[ \t\r]*\n\s*)
    | (?P<m>``|''|\S)
    """,
    re.VERBOSE,
)
_MARKS = {
    "-": "-",
    "–": "-",
    "—": "p",
    ",": ",",
    ".": ".",
    "'": "'",
    "’": "'",
    "/": "/",
    "(": "(",
    ")": ")",
    "$": "$",
    "%": "%",
    "€": "$",
    "£": "$",
}


class Word(NamedTuple):
    """A word, number or mark of the text, in lower case, with its span."""

    text: str
    start: int
    end: int


class Words(NamedTuple):
    """A stretch of text as words, and their codes as one string."""

    words: list[Word]
    codes: str

    def texts(self, start: int, end: int) -> list[str]:
        """Return the words from one index to another, in lower case."""
        return [word.text for word in self.words[start:end]]


def read_words(text: str, start: int, end: int) -> Words:
    """Turn ``text[start:end]`` into words; offsets count in the whole text."""
    known = codes().of
    words: list[Word] = []
    shapes: list[str] = []
    for match in _WORD.finditer(text, start, end):
        kind = match.lastgroup or "m"
        token = match.group()
        if kind == "w":
            token = token.lower()
            shapes.append(known.get(token, OTHER))
        else:
            shapes.append(_shape(kind, token))
        words.append(Word(token, match.start(), match.end()))
    return Words(words, "".join(shapes))


def _shape(kind: str, token: str) -> str:
    if kind == "n":
        digits = token.replace(",", "")
        if len(digits) <= 2:
            return "i"
        if len(token) == 4 and token[0] in "12":
            return "y"
        return "j"
    if kind == "m":
        return _MARKS.get(token, "p")
    if kind == "BREAK":
        return BREAK
    if kind == "QNN":
        kind = "QN"
    return SHAPES[kind]
