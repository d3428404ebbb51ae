"""Words and marks of a text with their offsets: what the rules walk over."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Token", "tokenize"]

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                     # U.S., a.m.
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?     # 1,200  6:30  3rd
    | [^\W\d_]+(?:['’][^\W\d_]+)*          # don't, Kiev's
    | ''|``|\.\.\.
    | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or mark: ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it starts with a letter or digit."""
        return self.text[0].isalnum()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split ``text[start:end]`` into tokens whose offsets count in the whole *text*."""
    stop = len(text) if end is None else end
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
