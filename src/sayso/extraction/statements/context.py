"""Component ``statements.context``: what stands around statements of whichever finder."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.extraction.statements.detached import detached
from sayso.extraction.statements.kind import quote_kind
from sayso.extraction.statements.nesting import nest
from sayso.extraction.statements.quotes import pair_quotes
from sayso.extraction.statements.relayed import relayed
from sayso.extraction.statements.setting import addressee_span, venue_span
from sayso.extraction.statements.spans import paragraph_spans
from sayso.extraction.statements.via import outlet_via, same_outlet
from sayso.model import Reading, Sentence, Span, Statement, Via

__all__ = ["StatementContext"]

_REACH = 600
"""Characters round a cue in which its setting is looked for, within its sentence."""


class StatementContext:
    """Fills ``kind``, ``nested_in``, ``via``, ``venue`` and ``addressee``.

    It looks at the spans alone, so it serves rules and encoder alike.
    """

    name = "statements.context"
    version = "1"
    needs = frozenset({"sentences", "statements"})
    gives = frozenset({"statements"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its statements enriched."""
        reading = replace(reading, statements=relayed(reading))
        reading = replace(reading, statements=detached(reading))
        if not reading.statements:
            return reading
        text = reading.document.text
        quotes = pair_quotes(text, paragraph_spans(reading.sentences))
        starts = [s.start for s in reading.sentences]
        publisher = reading.document.publisher
        nested = nest(reading.statements)
        by_id = {s.id: s for s in nested}
        statements = []
        for statement in nested:
            around = _around(reading.sentences, starts, statement)
            if statement.nested_in is not None:
                around = _inside(by_id[statement.nested_in], around, statement)
            statements.append(
                replace(
                    statement,
                    kind=quote_kind(text, statement.content, quotes),
                    via=statement.via or outlet_via(text, statement, around, publisher),
                    venue=statement.venue or venue_span(text, statement, around),
                    addressee=statement.addressee or addressee_span(text, statement, around),
                )
            )
        reported = [_through_reporter(text, s, statements) for s in statements]
        return replace(
            reading,
            statements=tuple(_through_speaker(text, s, by_id, publisher) for s in reported),
        )


def _inside(outer: Statement, around: Span, inner: Statement) -> Span:
    """Return the part of a sentence that is the outer statement's content round the inner."""
    anchor = (inner.cue or inner.content)[0]
    for part in outer.content:
        if part.covers(anchor):
            return Span(max(part.start, around.start), min(part.end, around.end))
    return around


_QUOTING = re.compile(r"\b(?:quot|cit)(?:ing|ed|es|e)\b|\bon the word of\b", re.IGNORECASE)


def _through_reporter(text: str, statement: Statement, others: list[Statement]) -> Statement:
    """Read "the Courier reported, quoting an official, that": the official's words via it."""
    if statement.via is not None or not statement.cue:
        return statement
    if not _QUOTING.search(text, *statement.cue[0]):
        return statement
    for other in others:
        if other is not statement and other.content == statement.content and other.source:
            span = other.source[0]
            via = Via(_name(text, span), span)
            return replace(statement, via=via, nested_in=statement.nested_in or other.id)
    return statement


_ARTICLE = re.compile(r"^[Tt]he\s+(?=[A-Z])")
_ANSWERED = re.compile(
    r"(?:reject|dismiss|den(?:y|ie)|disput|refut|rebut|regard|contest|brush|laugh)", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\b(?:claim|assertion|allegation|accusation|insistence|version|theory|story|suggestion|charge|"
    r"contention)s?\b",
    re.IGNORECASE,
)
_POSSESSIVE = frozenset({"its", "his", "her", "their", "it", "he", "she", "they"})


def _name(text: str, span: Span) -> str:
    """Return a source's words up to its first comma, on one line."""
    words = " ".join(text[span.start : span.end].replace("*", "").split())
    return _ARTICLE.sub("", words.split(",", 1)[0])


def _around(sentences: tuple[Sentence, ...], starts: list[int], statement: Statement) -> Span:
    """Return the sentence that holds the cue (the content, without a cue)."""
    anchor = (statement.cue or statement.content)[0]
    index = bisect_right(starts, anchor.start) - 1
    if index < 0 or not sentences:
        return anchor
    if sentences[index].end < anchor.end:
        return anchor
    start, end = sentences[index].span
    return Span(max(start, anchor.start - _REACH), min(end, anchor.end + _REACH))


def _through_speaker(
    text: str, statement: Statement, by_id: dict[str, Statement], publisher: str | None
) -> Statement:
    """A statement told by another speaker reached the text through that speaker."""
    if statement.via is not None or statement.nested_in is None:
        return statement
    outer = by_id[statement.nested_in]
    if not outer.source or _is_answered(text, statement, outer):
        return statement
    span = outer.source[0]
    name = _name(text, span)
    own = " ".join(text[s:e] for s, e in statement.source).lower()
    if same_outlet(name, publisher) or name.lower() == own or own in _POSSESSIVE:
        return statement
    return replace(statement, via=Via(name, span))


def _is_answered(text: str, inner: Statement, outer: Statement) -> bool:
    """Tell a claim that the outer speaker only answers: "rejects Tehran's assertion that"."""
    return any(_ANSWERED.search(text, *span) for span in outer.cue) and any(
        _CLAIM.search(text, *span) for span in inner.cue
    )
