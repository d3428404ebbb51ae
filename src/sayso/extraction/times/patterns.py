"""Patterns over words: written as text, run as regular expressions over one code a word.

Every word of the lexicon and every word that a pattern spells out has a one-character code;
a text becomes a string of codes, and a pattern a regular expression over that string. So a
rule reads like the phrase it stands for, one C-level match tries it, and no rule ever sees
(or backtracks over) the characters between.

A pattern is made of spelled words (``ago``), classes (``UNIT``), macros (``{num}``), groups
``( … | … )``, the marks ``? * +``, and names for what is wanted later (``UNIT:unit``,
``( … ):when``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.extraction.times.lexicon import CLASSES

__all__ = ["BREAK", "OTHER", "SHAPES", "Pattern", "codes", "compile_pattern"]

SHAPES: dict[str, str] = {
    "INT2": "i",  # 0 to 99
    "INT": "j",  # other whole numbers
    "YEAR4": "y",  # 1000 to 2999
    "DEC": "d",  # decimals and fractions
    "ORDN": "o",  # 3rd, 21st
    "ISO": "I",  # 2031-04-08, with or without a time
    "SLASHED": "S",  # 8/4/2031, 08.04.31
    "DTG": "G",  # 031420Z
    "CLOCK12": "c",  # 5:30 p.m.
    "CLOCK24": "C",  # 17:30
    "APOSYEAR": "Y",  # '89
    "DECADE": "D",  # 1990s, '90s
    "BC": "b",
    "AD": "a",
    "QN": "q",  # Q3, 3Q, H1
    "HYPHEN": "-",
    "COMMA": ",",
    "DOT": ".",
    "APOS": "'",
    "POSS": "s",
    "SLASH": "/",
    "OPEN": "(",
    "CLOSE": ")",
    "MONEY": "$",
    "PERCENT": "%",
}
"""Classes of what isn't a word of the lexicon: numbers by shape, and marks."""

OTHER = "w"
"""Code of any other word."""

BREAK = "\n"
"""Code of the end of a paragraph, which no pattern crosses."""

_FIRST_CODE = 0xE000

MACROS: dict[str, str] = {
    "and": "( HYPHEN | and )",
    "cards": "CARD ( {and}? CARD )*",
    "num": (
        "( ( INT2 | INT | YEAR4 | DEC ) ( million | hundred | thousand )? more?"
        "| ( INT2 | {cards} ) ( to | or | HYPHEN ) ( INT2 | {cards} ) | a couple of? more?"
        " | a good? few more? | few | several more? | many more? | a dozen | dozens of"
        " | hundreds of | a hundred | {cards} ( and a? HALF )? more? | a half | half an | an | a"
        " | another ( CARD | few )? )"
    ),
    "digits": "( INT2 | INT | YEAR4 | {cards} )",
    "mon": "( MON | MONSHORT DOT? )",
    "wd": "( WD | WDSHORT DOT )",
    "adj": (
        "( trading | business | calendar | working | consecutive | straight | full | whole | solid"
        " | additional | extra | long | short | further | difficult | bloody"
        " | single )"
    ),
    "day": "( INT2 | ORDN | ORD | ( twenty | thirty ) HYPHEN? ORD )",
    "spoken": (
        "( ( sixteen | seventeen | eighteen | nineteen ) ( hundred | oh CARD | CARD ( HYPHEN?"
        " CARD )? ) | twenty ( oh CARD | CARD ( HYPHEN? CARD )? ) | two thousand ( and? CARD"
        " ( HYPHEN? CARD )? )? )"
    ),
    "year": "( YEAR4 ( BC | AD )? | AD ( YEAR4 | INT ) | ( INT | INT2 ) ( BC | AD ) | {spoken} )",
    "mod": (
        "( very? ( early | late | mid | middle | earlier | later ) ( HYPHEN | in | on )? the?"
        " | the? very? ( beginning | start | end | close | middle | early part | latter part"
        " | later part | last half | first half | last part | rest | eve ) of )"
    ),
    "rough": (
        "( about | around | approximately | roughly | some | circa | ca DOT? | nearly | almost"
        " | close to | not? ( more | less | fewer ) than | no ( more | less | fewer | later"
        " | earlier ) than | at ( least | most ) | as ( much | many | long ) as | up to | over"
        " | under | only | just | within | well over | exactly | an estimated | a little"
        " ( more | less | over | under ) than? )"
    ),
}
"""Phrases that many patterns share."""


class Pattern(NamedTuple):
    """A compiled pattern and the codes that it can start with."""

    regex: re.Pattern[str]
    heads: frozenset[str]


class _Codes:
    """One code a word, handed out as patterns and lexicon ask for them."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        for words in CLASSES.values():
            for word in sorted(words):
                self.word(word)

    def word(self, word: str) -> str:
        return self.of.setdefault(word, chr(_FIRST_CODE + len(self.of)))

    def named(self, name: str) -> frozenset[str]:
        if name in SHAPES:
            return frozenset(SHAPES[name])
        if name.isupper() or name.rstrip("0123456789").isupper():
            return frozenset(self.word(word) for word in CLASSES[name])
        return frozenset(self.word(name))


@cache
def codes() -> _Codes:
    """Return the codes shared by all patterns."""
    return _Codes()


_PIECE = re.compile(r"\{(\w+)\}|([()|?*+])|:(\w+)|([^\s(){}|?*+:]+)")


def compile_pattern(text: str) -> Pattern:
    """Compile a pattern.

    Raises:
        KeyError: It names a class or macro that doesn't exist.
        ValueError: A group isn't closed.
    """
    expanded = text
    while "{" in expanded:
        expanded = re.sub(r"\{(\w+)\}", lambda m: f"( {MACROS[m[1]]} )", expanded)
    pieces = [m.group() for m in _PIECE.finditer(expanded)]
    regex, heads, _, at = _alternatives(pieces, 0)
    if at != len(pieces):
        raise ValueError(text)
    return Pattern(re.compile(regex), heads)


_Part = tuple[str, frozenset[str], bool, int]


def _alternatives(pieces: list[str], at: int) -> _Part:
    options, heads, empty = [], frozenset[str](), False
    while True:
        regex, first, nullable, at = _sequence(pieces, at)
        options.append(regex)
        heads |= first
        empty |= nullable
        if at >= len(pieces) or pieces[at] != "|":
            return "|".join(options), heads, empty, at
        at += 1


def _sequence(pieces: list[str], at: int) -> _Part:
    parts, heads, empty = [], frozenset[str](), True
    while at < len(pieces) and pieces[at] not in {"|", ")"}:
        regex, first, nullable, at = _item(pieces, at)
        parts.append(regex)
        if empty:
            heads |= first
        empty &= nullable
    return "".join(parts), heads, empty, at


def _item(pieces: list[str], at: int) -> _Part:
    if pieces[at] == "(":
        inner, heads, empty, at = _alternatives(pieces, at + 1)
        if at >= len(pieces):
            raise ValueError(pieces)
        at += 1
        if at >= len(pieces) or not pieces[at].startswith(":"):
            inner = f"(?:{inner})"
    else:
        heads, empty = codes().named(pieces[at]), False
        inner = "[" + "".join(re.escape(code) for code in sorted(heads)) + "]"
        at += 1
    if at < len(pieces) and pieces[at].startswith(":"):
        inner = f"(?P<{pieces[at][1:]}>{inner})"
        at += 1
    if at < len(pieces) and pieces[at] in {"?", "*", "+"}:
        empty |= pieces[at] != "+"
        inner += pieces[at]
        at += 1
    return inner, heads, empty, at
