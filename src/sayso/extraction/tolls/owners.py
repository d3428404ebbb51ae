"""Whose a count is that somebody else passes on: "the 312 claimed by the Front"."""

from __future__ import annotations

import re

from sayso.model import Span

__all__ = ["owner_of"]

_BEFORE = 160
_AFTER = 120
"""Characters before and after a count in which the words stand that say whose it is."""
_PHRASE = (
    r"(?P<who>(?:(?:the|its|his|her|their|our)\s+)?(?:so-called\s+|self-styled\s+)?"
    r"(?:[^\W\d_][\w’'&-]*\s+){0,5}?[^\W\d_][\w’'&-]*?)"
)
_GIVEN = (
    r"(?:claimed|given|cited|published|circulated|announced|reported|put\s+(?:about|forward|out)|"
    r"spread|advanced|quoted|issued|released|alleged|asserted|broadcast|mentioned|invented|compiled|"
    r"provided|disseminated|advertised|named|offered)"
)
_FIGURE = (
    r"(?:figures?|counts?|tolls?|numbers?|estimates?|tall(?:y|ies)|totals?|claims?|lists?|"
    r"assertions?|statements?|allegations?|contentions?|versions?)"
)
_GAP = r"(?:\s+(?:[a-z][\w’'-]*)){0,4}?"
_BY_AFTER = re.compile(
    rf"{_GAP}\s*,?\s+(?:which\s+(?:was|were|is|are)\s+)?{_GIVEN}\s+(?:\w+\s+)?by\s+{_PHRASE}"
    r"(?=[\s,.;:)”\"]*(?:$|[,.;:)”\"]|\s(?:is|was|were|are|as|and|but|in|on|has|had|have|misleading|"
    r"false|a|an|that|to|from|at)\b))"
)
_BY_BEFORE = re.compile(
    rf"\b{_FIGURE}\s+(?:\w+\s+)?{_GIVEN}\s+by\s+{_PHRASE}\s*,?\s+(?:that\s+)?(?:of|that)\s+(?:\w+\s+){{0,2}}$"
)
_THEY_SAY = re.compile(
    rf"{_GAP}(?:\s+(?:that|which|whom|who))?\s+(?P<who>it|they|(?:the|its)\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+|"
    r"(?:[A-Z][\w’'-]*\s+){0,4}[A-Z][\w’'-]*)\s+(?:ha(?:s|ve|d)\s+)?(?:\w+ly\s+)?"
    r"(?:announced|claim(?:s|ed)?|cite[sd]?|published|put\s+(?:about|forward)|alleged?s?|"
    r"asserts?|(?:says?|said|insists?|believes?)\s+(?:were|was|are|is|had|have|died|fell))\b"
)
_OWN = re.compile(
    r"(?:^|[\s(“\"])(?P<who>(?:the|its|his|her|their|our|The)\s+(?:(?!(?:the|its|that)\b)[^\W\d_][\w&-]*\s+){0,4}?"
    r"[^\W\d_][\w&-]*?|(?:[A-Z][\w&-]*\s+){0,4}[A-Z][\w&-]*?)(?:['’]s|(?<=s)['’])\s+(?:[a-z][\w-]*\s+){0,3}?"
    rf"{_FIGURE}\s+(?:of|that|is|was|at|stands\s+at|stood\s+at|remains\s+at|had\s+been)\s+"
    r"(?:[\w,-]+\s+){0,3}?$"
)
_CLAIM = re.compile(
    r"\b(?:claim|assertion|allegation|contention|estimate|suggestion|statement|insistence)s?\s+"
    rf"(?:made\s+|put\s+forward\s+)?(?:by|of|from)\s+{_PHRASE}\s+(?:that|of)\s+[^.;:]{{0,50}}$"
)
_AS = re.compile(
    rf"(?:^|[\s(])[Aa]s\s+(?:{_GIVEN}|confirmed|stated|declared)\s+by\s+{_PHRASE}"
    r"(?:\s+(?:last|yesterday|today|on|this|earlier)\b[^,.;]{0,30})?,\s+(?:[\w-]+\s+){0,3}?$"
)
_SAYS = re.compile(
    r"\s*,\s+(?:says?|said|insists?|insisted|reckons?|according\s+to)\s+"
    r"(?P<who>[^\W\d_][^,.;:“”\"\n]{2,60}?)(?=\s+(?:who|which|whose|on|after|before|as|when)\b|[,.;:]|$)"
)
_COUNTS = re.compile(
    r"(?:^[\s“\"]*(?:[Bb]ut\s+|[Aa]nd\s+|[Mm]eanwhile,?\s+)?|(?P<turn>(?:;|,?\s+(?:but|while|whereas))\s+))"
    r"(?P<who>(?:[Tt]he|[Ii]ts|[Aa]n?|[Oo]ur|[Tt]heir)\s+(?:[^\W\d_][\w’'&.-]*\s+){0,5}?[^\W\d_][\w’'&-]*?"
    r"|(?:[A-Z][\w’'&.-]*\s+(?:(?:of|for|a|the|and)\s+){0,2}){0,5}?[A-Z][\w’'&-]*?|[A-Z]?[a-z]+s|[Ii]t|[Hh]e|[Ss]he|[Tt]hey)"
    r"(?:,\s[^.;:“”\"]{3,70},)?\s+(?:ha(?:s|ve|d)\s+)?(?:(?:now|also|since|later|meanwhile|still|already|itself|\w+ly)\s+)?"
    r"(?:estimate[sd]?|puts?|count(?:s|ed)?|lists?|listed|record(?:s|ed)|register(?:s|ed)|give[sn]?|gave|"
    r"document(?:s|ed)|identified|verified|tall(?:y|ies|ied)|sp(?:eaks?|oke|oken)\s+of|(?:released|published|issued|compiled|"
    r"drawn\s+up|keeps|kept)\s+(?:a|its|his|her|their|the)\s+(?:\w+\s+)?(?:list|count|tally|register|toll))\b"
    r"(?P<rest>[^.;:“”\"]{0,70})$"
)
"""Who counts, in so many words, though no statement was read: "the union counted 30 dead"."""
_TURN = re.compile(r";|,?\s+(?:but|while|whereas)\s")
_NOBODY = re.compile(
    r"(?:\b(?:today|yesterday|last\s+\w+|\w+day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|year|week|month|day|night|morning|country|region|world|"
    r"attack|disaster|war|fire|crash|blast|strike|raid|battle|accident|what|who|there|here|this|that|"
    r"media|press|others?|some|anybody|anyone|everybody|nobody)|^(?:a|an|one|two|three|each))$",
    re.IGNORECASE,
)


def owner_of(text: str, sentence: Span, evidence: Span, *, stated: bool = True) -> Span | None:
    """Return the words for whoever gives a count that the text says isn't its speaker's.

    Args:
        text: The document's text.
        sentence: The sentence that counts.
        evidence: The words that count.
        stated: Whether they stand in a statement; if not, whoever "says" so behind them does.
    """
    start, end = evidence
    before = text[max(sentence[0], start - _BEFORE) : start]
    after = text[end : min(sentence[1], end + _AFTER)]
    for pattern in (_BY_AFTER, _THEY_SAY) if stated else (_SAYS, _BY_AFTER, _THEY_SAY):
        match = pattern.match(after)
        if match is not None and _somebody(match["who"]):
            return Span(end + match.start("who"), end + match.end("who"))
    at = start - len(before)
    match = _counting(before)
    if match is not None and (match["turn"] or not stated) and _somebody(match["who"]):
        return Span(at + match.start("who"), at + match.end("who"))
    for pattern in (_BY_BEFORE, _OWN, _CLAIM, _AS):
        match = pattern.search(before)
        if match is not None and _somebody(match["who"]):
            return Span(at + match.start("who"), at + match.end("who"))
    return None


def _somebody(words: str) -> bool:
    return _NOBODY.search(words) is None


def _counting(before: str) -> re.Match[str] | None:
    """Return the last clause before a count that says who counts."""
    turns = [m.start() for m in _TURN.finditer(before)]
    found = next((m for k in reversed(turns) if (m := _COUNTS.match(before, k))), None)
    return found or _COUNTS.match(before)
