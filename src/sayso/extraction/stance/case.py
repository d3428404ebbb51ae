"""A statement as the stance rules look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.extraction.stance.lexicon import cue_lemma
from sayso.model import Span, Spans, Statement

__all__ = ["Case", "read_case"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION = frozenset({"not", "never", "no", "neither", "nor", "cannot", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need of one statement.

    Attributes:
        text: The document's text.
        statement: The statement.
        source: The words of its source on one line.
        said: The words of its content on one line, gaps closed.
        words: The cue's words in lower case.
        lemmas: The same, verbs in their base form.
        negated: The cue holds a negation.
        cue: The cue's spans: the evidence of what the cue alone settles.
    """

    text: str
    statement: Statement
    source: str
    said: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    negated: bool
    cue: Spans

    def has(self, *lemmas: str) -> bool:
        """Tell whether the cue holds one of some base forms."""
        return any(lemma in self.lemmas for lemma in lemmas)

    def span_of(self, match: re.Match[str]) -> Span:
        """Return the place of a match in the first span of the content."""
        first = self.statement.content[0]
        return Span(first.start + match.start(), min(first.end, first.start + match.end()))


def read_case(text: str, statement: Statement) -> Case:
    """Lay a statement out for the rules."""
    words = tuple(
        match.group().lower().replace("’", "'")
        for start, end in statement.cue
        for match in _WORD.finditer(text, start, end)
    )
    return Case(
        text=text,
        statement=statement,
        source=" ".join(" ".join(text[s:e] for s, e in statement.source).split()),
        said=" ".join(" ".join(text[s:e] for s, e in statement.content).split()),
        words=words,
        lemmas=tuple(cue_lemma(w) or w for w in words),
        negated=any(w in _NEGATION or w.endswith("n't") for w in words),
        cue=statement.cue,
    )
