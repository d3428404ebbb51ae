"""Component ``names.rules``: persons, organisations, places and peoples by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sayso.extraction.names.classify import Guess, classify
from sayso.extraction.names.lexicon import FUNCTION_WORDS, closed_list
from sayso.extraction.names.runs import find_runs
from sayso.extraction.tokens import Token, tokenize
from sayso.model import Label, Mention, Reading, Role, Sentence

__all__ = ["NameRules"]

_DATELINE = re.compile(
    r"(?P<city>[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3}|[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,2})"
    r"(?:, (?P<held>[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \(?[A-Z][\w /.]{1,25}\))?(?: ?[—–]| -{1,2} )"
)
"""A dateline: ``OSH, Kyrgyzstan, April 3 (FW) - ``; place and containing unit are names."""
_SURE = 0.4
"""Guesses below this confidence need support from elsewhere in the document."""

_BY_CUE = 0.7
"""Confidence of what stands after "in", "near" and the like."""
_OPENS = 0.1
"""Confidence of a lone word that may have its capital from the sentence it opens."""


class NameRules:
    """Finds names by capitals, titles, heads of organisations and words before places.

    No gazetteer is asked: what nothing tells stays out, unless the same words are labelled
    elsewhere in the document, or stand where a place does.
    """

    name = "names.rules"
    version = "1"
    needs: frozenset[str] = frozenset({"sentences"})
    gives: frozenset[str] = frozenset({"mentions"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions, in text order, none within another."""
        text = reading.document.text
        lowered = {
            token.text
            for sentence in reading.sentences
            for token in tokenize(text, *sentence.span)
            if token.text[0].islower()
        }
        guesses: list[Guess] = []
        for sentence in reading.sentences:
            guesses += _sentence(text, sentence, lowered)
        return replace(reading, mentions=tuple(_settle(text, guesses)))


def _sentence(text: str, sentence: Sentence, lowered: set[str]) -> Iterable[Guess]:
    tokens = tokenize(text, *sentence.span)
    if _is_headline(tokens, sentence):
        return _known_only(tokens)
    found: list[Guess] = []
    begin = sentence.start
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    if dateline and not _is_plain_word(dateline["city"], lowered):
        found += [
            Guess(dateline.start(part), dateline.end(part), Label.GPE, 0.85)
            for part in ("city", "held")
            if dateline[part]
        ]
        begin = dateline.end()
        tokens = [token for token in tokens if token.start >= begin]
    for run in find_runs(text, tokens):
        alone = len(run.words) == 1
        opens = run.first == 0 or tokens[run.first - 1].text in {'"', "“", "``", "''", ":", "—"}
        if opens and alone and _is_plain_word(run.words[0], lowered):
            continue
        guesses = classify(tokens, run)
        if opens and alone:
            guesses = [replace(g, confidence=0.1) if g.label is None else g for g in guesses]
        found += guesses
    return found


def _is_plain_word(word: str, lowered: set[str]) -> bool:
    return word.lower() in lowered or word.lower() in FUNCTION_WORDS


def _is_headline(tokens: list[Token], sentence: Sentence) -> bool:
    words = [token.text for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals > (0.6 if sentence.role == Role.TITLE else 0.75) * len(words)


def _known_only(tokens: list[Token]) -> list[Guess]:
    """Return the closed list's names in a headline, where every word has a capital."""
    known = closed_list()
    upper = {name.upper(): label for name, label in known.items()}
    found = []
    at = 0
    while at < len(tokens):
        for size in (3, 2, 1):
            words = [t.text.removesuffix("'s").removesuffix("’s") for t in tokens[at : at + size]]
            name = " ".join(words)
            label = known.get(name) or (upper.get(name) if len(name) > 3 else None)
            if label and len(words) == size:
                end = tokens[at + size - 1].start + len(words[-1])
                found.append(Guess(tokens[at].start, end, label, 0.8))
                at += size - 1
                break
        at += 1
    return found


def _settle(text: str, guesses: list[Guess]) -> list[Mention]:
    """Label what nothing told by what the document says elsewhere; drop what stays unknown."""
    votes: dict[str, Counter[Label]] = {}
    surnames: set[str] = set()
    inner: set[str] = set()
    for guess in guesses:
        words = text[guess.start : guess.end]
        if guess.label and guess.confidence >= _SURE:
            votes.setdefault(words, Counter())[guess.label] += int(guess.confidence * 100)
        if guess.label == Label.PER and guess.confidence >= _SURE:
            surnames.update(words.split()[-1:])
        if guess.confidence > _OPENS:
            inner.add(words)
    mentions = []
    end = -1
    for guess in sorted(guesses, key=lambda g: (g.start, -g.end)):
        if guess.start < end:
            continue
        words = text[guess.start : guess.end]
        label, confidence = guess.label, guess.confidence
        if label is None or confidence < _SURE + 0.1 or _is_cue_alone(label, confidence, words):
            if words in surnames:
                label, confidence = Label.PER, 0.7
            elif words in votes:
                label = votes[words].most_common(1)[0][0]
                confidence = 0.6
        if label is None and confidence <= _OPENS and words not in inner:
            continue
        if label is None:
            label, confidence = Label.GPE, 0.25
        mentions.append(Mention(guess.start, guess.end, label, confidence=confidence))
        end = guess.end
    return mentions


def _is_cue_alone(label: Label, confidence: float, words: str) -> bool:
    """Tell whether a lone word is a place for no other reason than the word before it."""
    return label == Label.GPE and confidence <= _BY_CUE and " " not in words
