"""Where and to whom something was said: venue and addressee spans around a cue."""

from __future__ import annotations

import re

from sayso.extraction.statements.words import word_set
from sayso.model import Span, Statement

__all__ = ["addressee_span", "surroundings", "venue_span"]

_REACH = 160
_OCCASION = (
    r"(?:news |press |joint |weekly |daily |televised |written |video |radio |television |tv |"
    r"telephone |phone |public |brief |opening |closing |late-night |morning |evening )*"
    r"(?:conference|briefing|interview|statement|speech|address|hearing|testimony|rally|debate|"
    r"sermon|broadcast|appearance|communiqu[eé]|letter|e-?mail|memo|tweet|(?:facebook|telegram|"
    r"blog|online|social media) post|message|filing|"
    r"press release|release|report|article|podcast|call|session|meeting|ceremony|funeral|summit|"
    r"visit)"
)
_VENUE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Aa]fter|[Ff]ollowing|[Tt]hrough|[Bb]y|[Vv]ia|[Ff]rom|"
    r"[Oo]ver)\s+"
    r"(?P<venue>(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Aa]nother)\s+)?"
    r"(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,3}?"
    rf"(?i:{_OCCASION})"
    r"\b(?:\s+(?:in|at|to|with|on|of)\s+(?:the\s+)?(?:[A-Z][\w'’-]*|state|parliament|"
    r"congress|television|reporters|journalists)(?:\s+(?:[A-Z][\w'’-]*|television|radio))*)?"
    r"|(?:the\s+)?(?i:phone|telephone|telegram|twitter|facebook|instagram|social media|parliament|"
    r"court|congress|(?:state|national|public|local) (?:television|radio|tv|media))\b)"
)
_DAY = re.compile(
    r"\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b.*$|"
    r"\s+on\s+\d.*$",
    re.DOTALL,
)
_TELLING = word_set(
    """tell told tells telling assure assured assures assuring inform informed informs informing
    remind reminded reminds reminding warn warned warns warning advise advised advises notify
    notified persuade persuaded convince convinced ask asked asks asking urge urged urges urging
    order ordered orders instruct instructed"""
)
_WORDS = re.compile(r"[\w'’.&*-]+")
_STOP = re.compile(
    r"[,;:“\"«‘]|``|''|—|–|\bthat\b|\bwhether\b|\bif\b|\bhow\b|\bto\b|\bnot to\b|"
    r"\b(?:on|in|at|by|during|after|before|as|when|last|this|about|of course)\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tonight|earlier|later)\b|"
    r"\b(?:a|one|two|three) (?:day|week|month)s? (?:later|earlier|ago)\b"
)
_TO = re.compile(
    r"\bto\s+((?:reporters|journalists|lawmakers|parliament|Congress|the (?:press|nation|media|"
    r"court|council|crowd|Security Council)|a (?:crowd|reporter))\b(?:\s+in\s+[A-Z]\w+)?)"
)
_TO_PERSON = re.compile(r"\s+to\s+((?:[A-Z][\w.'’-]+|Mr|Ms)(?:\s+[A-Z][\w.'’-]+)*)")
_APOLOGY = word_set("apologise apologised apologises apologize apologized apologizes")


def surroundings(text: str, statement: Statement, sentence: tuple[int, int]) -> list[Span]:
    """Return the stretches of a sentence that belong to the cue, not source or content."""
    parts = sorted([*statement.content, *statement.source])
    free: list[Span] = []
    at = sentence[0]
    for start, end in parts:
        if start > at:
            free.append(Span(at, min(start, sentence[1])))
        at = max(at, end)
    if at < sentence[1]:
        free.append(Span(at, sentence[1]))
    return [f for f in free if text[f.start : f.end].strip()]


def venue_span(text: str, statement: Statement, sentence: tuple[int, int]) -> Span | None:
    """Return where or on what occasion it was said ("a press conference in Osh"), or None.

    Only words outside source and content count, near the cue; the span starts after the
    preposition.
    """
    if not statement.cue:
        return None
    cue = statement.cue[0]
    best: Span | None = None
    for free in surroundings(text, statement, sentence):
        for match in _VENUE.finditer(text, free.start, free.end):
            if abs(match.start() - cue.start) > _REACH:
                continue
            piece = _DAY.sub("", match.group("venue"))
            start = match.start("venue")
            span = Span(start, start + len(piece))
            if span.start < span.end and (
                best is None or abs(span.start - cue.end) < abs(best.start - cue.end)
            ):
                best = span
    return best


def addressee_span(text: str, statement: Statement, sentence: tuple[int, int]) -> Span | None:
    """Return to whom it was said ("reporters", "the Ferghana Wire"), or None."""
    if not statement.cue:
        return None
    cue = statement.cue[-1]
    said = {w.lower() for w in _WORDS.findall(text[statement.cue[0].start : cue.end])}
    for free in surroundings(text, statement, sentence):
        match = _TO.search(text, free.start, free.end)
        if match and match.start() >= statement.cue[0].start - 80:
            return Span(*match.span(1))
    if not said & _TELLING:
        return None
    # a finder may count the addressee to the cue: "told the newspaper that"
    telling = next(
        (
            m.end()
            for span in statement.cue
            for m in _WORDS.finditer(text, *span)
            if m.group().lower() in _TELLING
        ),
        cue.end,
    )
    stop = sentence[1]
    for start, _ in statement.content:
        if start >= cue.end:
            stop = min(stop, start)
            break
    for start, _ in statement.source:
        if start >= cue.end:
            stop = min(stop, start)
    begin = telling
    if stop == begin or not text[begin:stop].strip(" ,:"):
        return _inside_content(text, statement, said)
    border = _STOP.search(text, begin + 1, stop)
    end = border.start() if border else stop
    piece = text[begin:end]
    start = begin + len(piece) - len(piece.lstrip())
    end = begin + len(piece.rstrip(" ,.\n"))
    if text[start:end] in {"for", "about", "of", "with"}:
        return None
    return Span(start, end) if start < end else None


def _inside_content(text: str, statement: Statement, said: set[str]) -> Span | None:
    """Find the addressee of "urged them to wait", which belongs to the content as well."""
    if said & {
        "tell",
        "told",
        "ask",
        "asked",
        "urge",
        "urged",
        "order",
        "ordered",
        "warn",
        "warned",
        "asks",
        "urges",
        "tells",
        "warns",
        "orders",
        "telling",
        "urging",
    }:
        first = statement.content[0]
        match = re.compile(r"([^,;:“\"]{1,60}?)\s+(?:not\s+)?to\s").match(text, *first)
        if match and first.start >= statement.cue[-1].end and not match.group(1).startswith("that"):
            return Span(*match.span(1))
    return None
