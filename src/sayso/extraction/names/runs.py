"""Runs of capitalised words: where a name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extraction.names.lexicon import CONNECTORS, FUNCTION_WORDS, ORG_HEADS, TITLES
from sayso.extraction.tokens import Token

__all__ = ["Run", "find_runs", "is_name_like", "words_of"]

_POSSESSIVE = re.compile(r"['’][sS]$|(?<=s)['’]$")
_ABBREVIATIONS = frozenset(
    "st mt ft gen col lt sgt capt maj adm dr mr mrs ms jr sr sen rep".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row.

    Attributes:
        start: First character.
        end: One past the last, possessive left out.
        words: Its words.
        first: Index of its first token in the sentence.
        last: Index of its last token.
        possessive: Whether ``'s`` follows.
    """

    start: int
    end: int
    words: tuple[str, ...]
    first: int
    last: int
    possessive: bool


def is_name_like(token: Token) -> bool:
    """Tell whether a token is written as names are: with a capital, more than one letter."""
    text = token.text
    return text[0].isupper() and (len(text) > 1 or text in {"U", "X"})


def find_runs(text: str, tokens: Sequence[Token]) -> Iterator[Run]:
    """Yield the maximal runs of a sentence's tokens.

    A run goes over hyphens, the stops of abbreviations and initials, and over "of" and its
    like where an organisation's name goes on ("Ministry of Defence"). A possessive ends it.
    """
    at = 0
    while at < len(tokens):
        if not is_name_like(tokens[at]) or _is_opening_word(tokens, at):
            at += 1
            continue
        last = at
        while True:
            following = _next(text, tokens, at, last)
            if following is None:
                break
            last = following
        yield _run(tokens, at, last)
        at = last + 1


def _is_opening_word(tokens: Sequence[Token], at: int) -> bool:
    word = _POSSESSIVE.sub("", tokens[at].text.lower())
    return word in FUNCTION_WORDS and not (word == "us" and tokens[at].text == "US")


def _next(text: str, tokens: Sequence[Token], first: int, last: int) -> int | None:
    here = tokens[last]
    if _POSSESSIVE.search(here.text) or last + 1 >= len(tokens):
        return None
    after = tokens[last + 1]
    gap = text[here.end : after.start]
    if is_name_like(after) and gap in {" ", "\n", ""} and after.text.lower() not in FUNCTION_WORDS:
        return last + 1
    if last + 2 >= len(tokens):
        return None
    beyond = tokens[last + 2]
    if after.text in {"-", "–", "."} and not gap:
        stop = after.text == "."
        word = here.text.lower()
        if stop and not (word in _ABBREVIATIONS or len(word) == 1):
            return None
        spaced = text[after.end : beyond.start]
        if is_name_like(beyond) and (spaced in {" ", "\n"} if stop else not spaced):
            return last + 2
        return None
    if after.text.lower() in CONNECTORS and gap in {" ", "\n"}:
        return _over_connector(tokens, first, last)
    return None


def _over_connector(tokens: Sequence[Token], first: int, last: int) -> int | None:
    word = tokens[last + 1].text.lower()
    words = [token.text.lower() for token in tokens[first : last + 1]]
    beyond = last + 2
    if word == "of" and beyond + 1 < len(tokens) and tokens[beyond].text.lower() == "the":
        beyond += 1
    if not is_name_like(tokens[beyond]):
        return None
    if word in {"of", "for", "and"}:
        heads = ORG_HEADS if word != "and" else {"ministry", "department", "committee"}
        joined = any(w in heads for w in words) and words[0] not in TITLES - ORG_HEADS
        return beyond if joined else None
    if word == "the":
        return None
    return beyond


def _run(tokens: Sequence[Token], first: int, last: int) -> Run:
    end = tokens[last].end
    cut = _POSSESSIVE.search(tokens[last].text)
    if cut:
        end = tokens[last].start + cut.start()
    words = words_of(tokens, first, last)
    return Run(tokens[first].start, end, words, first, last, bool(cut))


def words_of(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """Return the words of a stretch of tokens, hyphens within them, the possessive cut off."""
    words: list[str] = []
    end = -1
    for token in tokens[first : last + 1]:
        if token.start == end:
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.end
    words[-1] = _POSSESSIVE.sub("", words[-1])
    return tuple(words)
