"""Stances that only show beside the other statements of a document: answers and continuations.

"He saw no guns" is told, unless another has spoken of guns; "six, not four" denies who said four;
a further quotation without a cue goes on with what its speaker was doing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.extraction.stance.finding import Finding
from sayso.extraction.statements.words import word_set
from sayso.model import Reading, Span, Spans, Stance, Statement, hull

__all__ = ["answered"]

_I = re.IGNORECASE
_DENIED = re.compile(
    r"\b(?:saw|seen|found|had|has|was|were|been|carried|heard|knew(?: of)?|used|"
    r"held)\s+no\s+(?P<words>[\w’'-]+(?: [\w’'-]+)?)",
    _I,
)
_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"\w+ty(?:-\w+)?)"
)
_NOT_SO_MANY = re.compile(rf",? (?:and )?not (?:the )?(?P<number>{_NUMBER})\b(?! of)", _I)
_MEASURE = (
    r"(?! (?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|met(?:re|er)s?|kilomet\w+|"
    r"miles?))"
)
_CONTRAST = re.compile(
    r"\b(?:in fact|in reality|actually|merely|fewer than|no more than|nothing more than|just an?|"
    r"a routine|routine|ordinary)\b",
    _I,
)
_TOLD = re.compile(r"\b(?:said|says?|told|tells?|claimed|insist(?:s|ed)|added|wrote)\b", _I)
_GOES_ON = frozenset({Stance.DENIES, Stance.ACCUSES})
_CLAIMED = frozenset({Stance.ACCUSES, Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS})
_WORD = re.compile(r"[\w’'-]+")
_STEM = 6
_SHORTEST = 3
_EMPTY = word_set(
    """the and for was were had has have been that this they them their with from one any more than
    other others such there who which what when time day reason need doubt way its his her our you
    not but sign comment evidence information idea"""
)
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_QUOTES = '"“‘„«'
_NEXT = 4
"""Characters between a statement and the quotation that goes on with it."""
_REACH = 3
"""Paragraphs before an answer in which what it answers is looked for."""


def answered(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Give the stances of a reading's statements once more, now that all are known.

    Only statements that look like plain assertions by themselves are changed.

    Args:
        reading: With its statements.
        found: The finding of each, in their order.
    """
    text = reading.document.text
    starts = [s.start for s in reading.sentences]
    places = [_paragraph(reading, starts, s) for s in reading.statements]
    stems: dict[int, frozenset[str]] = {}
    inner: dict[str, list[Span]] = {}
    for statement in reading.statements:
        tells = any(_TOLD.search(text, *span) for span in statement.cue)
        if statement.nested_in is not None and tells:
            inner.setdefault(statement.nested_in, []).extend(statement.content)
    for at, (statement, finding) in enumerate(zip(reading.statements, found, strict=True)):
        told = inner.get(statement.id, [])
        inside = finding.evidence and all(any(t.covers(e) for t in told) for e in finding.evidence)
        if inside and finding.stance is Stance.DENIES:
            yield Finding(Stance.ASSERTS, "tells what another said", statement.cue[:1])
            continue
        if finding.rule != "plain":
            yield finding
            continue
        before = [i for i in range(max(0, at - 12), at) if places[at] - places[i] <= _REACH]
        yield (
            _continued(text, statement, before, places, at, found, reading.statements)
            or _contrasted(text, statement, before, places, at, found)
            or _denied(text, at, before, stems, found, reading.statements)
            or finding
        )


def _paragraph(reading: Reading, starts: Sequence[int], statement: Statement) -> int:
    anchor = (statement.cue or statement.content)[0]
    index = bisect_right(starts, anchor.start) - 1
    return reading.sentences[index].paragraph if index >= 0 else -1


def _continued(
    text: str,
    statement: Statement,
    before: Sequence[int],
    places: Sequence[int],
    at: int,
    found: Sequence[Finding],
    statements: Sequence[Statement],
) -> Finding | None:
    """Read a quotation without a cue: it goes on with the charge or denial before it.

    So does one of "he" that follows at once: he denied it. "They fell," he said.
    """
    if not before:
        return None
    last = before[-1]
    if statement.cue or statement.source:
        own = " ".join(text[s:e] for s, e in statement.source).lower()
        gap = statement.content[0].start - hull(statements[last].content).end
        goes_on = own in _PRONOUNS and text[statement.content[0].start] in _QUOTES and gap <= _NEXT
        if not goes_on:
            return None
    near = places[last] == places[at] and statements[last].nested_in is None
    if near and found[last].stance in _GOES_ON:
        return Finding(found[last].stance, "goes on", statement.content[:1])
    return None


def _contrasted(
    text: str,
    statement: Statement,
    before: Sequence[int],
    places: Sequence[int],
    at: int,
    found: Sequence[Finding],
) -> Finding | None:
    """Read "they are in fact teachers" after a charge, "fewer than …" after a denial."""
    if not before or places[before[-1]] != places[at] or found[before[-1]].stance not in _GOES_ON:
        return None
    for span in statement.content:
        if _CONTRAST.search(text, *span):
            return Finding(Stance.DENIES, "answers a charge", (span,))
    return None


def _denied(
    text: str,
    at: int,
    before: Sequence[int],
    stems: dict[int, frozenset[str]],
    found: Sequence[Finding],
    statements: Sequence[Statement],
) -> Finding | None:
    """Read "saw no guns" and "six, not four", where another has spoken of guns and of four."""
    statement = statements[at]
    others = [
        i
        for i in before
        if found[i].stance in _CLAIMED and not _same(text, statements[i].source, statement.source)
    ]
    for span in statement.content:
        for match in _DENIED.finditer(text, *span):
            gone = _stems(match["words"])
            for i in others:
                if i not in stems:
                    stems[i] = _stems(_words(text, statements[i]))
                if gone & stems[i]:
                    return Finding(Stance.DENIES, "answers what another said", (span,))
        for match in _NOT_SO_MANY.finditer(text, *span):
            said = re.compile(rf"\b{re.escape(match['number'])}\b{_MEASURE}", _I)
            if any(said.search(_words(text, statements[i])) for i in others):
                return Finding(Stance.DENIES, "answers another's number", (span,))
    return None


def _words(text: str, statement: Statement) -> str:
    return " ".join(" ".join(text[s:e] for s, e in statement.content).split())


def _stems(words: str) -> frozenset[str]:
    found = (m.group().lower().removesuffix("s") for m in _WORD.finditer(words))
    return frozenset(w[:_STEM] for w in found if len(w) >= _SHORTEST and w not in _EMPTY)


def _same(text: str, one: Spans, other: Spans) -> bool:
    """Tell whether two sources are the same words, or either is unknown."""
    words = [" ".join(text[s:e] for s, e in part).lower() for part in (one, other)]
    return not all(words) or words[0] == words[1]
