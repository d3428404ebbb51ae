"""A rule: a pattern, and what to make of the words that it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sayso.extraction.times.form import Form
from sayso.extraction.times.lexicon import word_set
from sayso.extraction.times.words import Words

__all__ = ["Build", "Found", "Hit", "Rule"]


class Found(NamedTuple):
    """An expression: the words from ``start`` to ``end`` (indices, end-exclusive)."""

    start: int
    end: int
    form: Form
    weak: bool = False
    """Whether it stands only where its surroundings speak for it, or joined to another."""


class Hit(NamedTuple):
    """Where a pattern matched."""

    words: Words
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Tell whether a named part of the pattern matched something."""
        return name in self.match.re.groupindex and bool(self.match[name])

    def texts(self, name: str) -> list[str]:
        """Return the words of a named part, in lower case; empty where it didn't match."""
        if name not in self.match.re.groupindex:
            return []
        start, end = self.match.span(name)
        return self.words.texts(start, end) if start >= 0 else []

    def text(self, name: str) -> str:
        """Return a named part as one string, its words joined by spaces."""
        return " ".join(self.texts(name))

    def leads_on(self) -> bool:
        """Tell whether the clause goes on after the match with something it counts from."""
        following = self.following()
        return following[:1].isalnum() and following not in _CLAUSE_STARTS

    def preceding(self) -> str:
        """Return the word before the match; empty at the start."""
        start = self.match.start()
        return self.words.words[start - 1].text if start else ""

    def following(self) -> str:
        """Return the word after the match; empty at the end."""
        end = self.match.end()
        return self.words.words[end].text if end < len(self.words.words) else ""

    def found(self, form: Form, *, weak: bool = False) -> Found:
        """Return the whole match as an expression of a form."""
        return Found(self.match.start(), self.match.end(), form, weak)

    def part(self, name: str, form: Form, *, weak: bool = False) -> Found:
        """Return a named part as an expression of a form."""
        return Found(self.match.start(name), self.match.end(name), form, weak)


_CLAUSE_STARTS = word_set(
    "and or but by in at on with he she it they we i who which said when while as than"
)
Build = Callable[[Hit], list[Found]]


class Rule(NamedTuple):
    """A pattern and its builder; a builder that returns nothing lets the next rule try."""

    pattern: str
    build: Build
