"""Triggers: where the words of a sentence fit a pattern of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.lexicon import Pattern, lexicon
from sayso.extraction.events.words import TIME_WORDS, word_set
from sayso.model import Span

__all__ = ["Hit", "find_triggers"]

_STOP_GAP = frozenset({"V", "A", "S", "W"})
_MARKS = frozenset(";:!?()[]—") | {"--"}
_WORDS = word_set(
    """report reports claim claims accusation accusations statement remark remarks allegation
    allegations comment comments story candidacy bill motion"""
)
_NAMED = word_set("named identified quoted interviewed")
"""What sources ask not to be: how they speak, not what happens."""
_COMPOUND_HEADS = word_set(
    """victim victims investigation charges trial law laws bill minister ministry crime crimes
    zone site scene movie film video suspect suspects veteran veterans cabinet criminal
    criminals correspondent museum memorial anniversary hero effort weapons powers
    reporter season tribunal insurance alarm suspects department station brigade shot shots
    sign signs light lights system systems service services brigades crew crews engine engines
    chief chiefs captain captains commander truck trucks officer officers official officials
    authority authorities marshal marshals alarms
    safety escape exit drill drills extinguisher"""
)
"""What follows a noun that then only says which: "fire service", "crash investigators"."""
_WEATHER = frozenset({"lightning", "rate", "bird"})
"""What stands before a strike that is none: "a lightning strike"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: the verb or noun token, the last token it takes, and what it covers."""

    pattern: Pattern
    head: int
    last: int
    covered: frozenset[int]
    span: Span


def find_triggers(clause: Clause) -> list[Hit]:
    """Return the triggers of a sentence in text order, none inside another."""
    lex = lexicon()
    taken: set[int] = set()
    hits: list[Hit] = []
    for i, word in enumerate(clause.low):
        tag = clause.tags[i]
        if word in lex.verbs and i not in clause.named and tag in {"V", "G", "A"}:
            hit = _verb(clause, i, lex.verbs[word])
            if hit is not None and not hit.covered & taken and not _only_words(clause, hit):
                hits.append(hit)
                taken |= hit.covered
    for several, i, word in (
        (several, i, word)
        for several in (True, False)
        for i, word in enumerate(clause.low)
        if word in lex.nouns
    ):
        if (
            i not in taken
            and clause.tags[i] in {"N", "J", "G"}
            and not (i in clause.named and clause.tokens[i].text[0].isupper())
            and not (word in TIME_WORDS and i and clause.tokens[i].text[0].isupper())
        ):
            patterns = tuple(p for p in lex.nouns[word] if (len(p.words) > 1) is several)
            hit = _noun(clause, i, patterns) if patterns else None
            if hit is not None and not hit.covered & taken:
                hits.append(hit)
                taken |= hit.covered
    hits.sort(key=lambda hit: hit.head)
    return hits


def _only_words(clause: Clause, hit: Hit) -> bool:
    """Tell whether a verb is about words alone: withdrew the report, asked not to be named."""
    after = clause.low[hit.last + 1 : hit.last + 6]
    near = clause.low[hit.head + 1 : hit.head + 6]
    base = lexicon().forms.get(clause.low[hit.head], ("", ""))[1]
    if base == "withdraw":
        return bool(_WORDS & set(after[:4]))
    if base == "warn" and near[:1] in (["shot"], ["shots"], ["fire"]):
        return True
    if base == "ask" and after[:3] == ["not", "to", "be"]:
        return True
    k = next((k for k, word in enumerate(near[:3]) if word == "be"), None)
    return base in {"ask", "decline", "refuse"} and k is not None and bool(_NAMED & set(near[k:]))


def _verb(clause: Clause, i: int, patterns: tuple[Pattern, ...]) -> Hit | None:
    for pattern in patterns:
        if len(pattern.words) == 1:
            if clause.tags[i] == "A":
                continue
            return Hit(pattern, i, i, frozenset({i}), _token_span(clause, i, i))
        found = _follow(clause, i, pattern)
        if found is not None:
            wide = 8 in pattern.gaps
            last = i if wide else found[-1]
            if wide and found[0] == i + 1 and pattern.gaps[1] != 8:
                last = found[0]
            if wide and found[-1] - i <= 6 and _names_event(clause, found[-1], pattern):
                last = found[-1]  # "signed a border treaty"
            return Hit(pattern, i, found[-1], frozenset((i, *found)), _token_span(clause, i, last))
    return None


def _names_event(clause: Clause, k: int, pattern: Pattern) -> bool:
    """Tell whether the last word of a verb pattern is itself a noun for the same type."""
    return any(
        p.type is pattern.type and len(p.words) == 1 for p in lexicon().nouns.get(clause.low[k], ())
    )


def _follow(clause: Clause, i: int, pattern: Pattern, skip: int = 1) -> list[int] | None:
    """Find the pattern's words after the first, within their gaps."""
    at = i
    found = []
    for choices, gap in zip(pattern.words[skip:], pattern.gaps[skip:], strict=True):
        for k in range(at + 1, min(len(clause), at + 2 + gap)):
            if clause.low[k] in choices:
                found.append(k)
                at = k
                break
            if clause.tokens[k].text in _MARKS:
                return None
            if clause.tags[k] in _STOP_GAP and not (clause.tags[k] == "V" and gap == 2):
                return None
        else:
            return None
    return found


def _noun(clause: Clause, i: int, patterns: tuple[Pattern, ...]) -> Hit | None:
    following = clause.low[i + 1] if i + 1 < len(clause) else ""
    for pattern in patterns:
        head = next((n for n, g in enumerate(pattern.gaps[1:]) if g == 8), len(pattern.words) - 1)
        first = i - head
        if first < 0 or any(clause.low[first + n] not in pattern.words[n] for n in range(head)):
            continue
        tail: list[int] = []
        if head < len(pattern.words) - 1:
            found = _follow(clause, i, pattern, head + 1)
            if found is None:
                continue
            tail = found
        if following in _COMPOUND_HEADS and len(pattern.words) == 1:
            return None
        if clause.low[i] in {"strike", "strikes"} and i and clause.low[i - 1] in _WEATHER:
            return None
        covered = frozenset([*range(first, i + 1), *tail])
        last = tail[-1] if tail and tail[-1] - i <= 6 else i
        return Hit(pattern, i, max([i, *tail]), covered, _token_span(clause, first, last))
    return None


def _token_span(clause: Clause, first: int, last: int) -> Span:
    return clause.span(first, last)
