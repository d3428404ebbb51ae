"""Edges of names: where a trained tagger begins or ends one at a little word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from sayso.extraction.events.words import word_set
from sayso.extraction.names.lexicon import closed_list
from sayso.model import Label, Mention

__all__ = ["whole"]

_LITTLE = r"(?:of|for|and|on|against|the|an?|in|&)"
_OPENS = re.compile(rf"^(?:{_LITTLE}(?:\s+|$))+")
_ENDS = re.compile(rf"(?:(?:^|\s+){_LITTLE})+$")
_GOES_ON = re.compile(r" (?:of|for|and|on|against|&)(?: (?:the|an?))? (?=[^\W\d_])")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]*[^\W_](?: [A-ZÀ-Þ][\w’'-]*[^\W_])*")
_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_]+) $")
_RANKED = re.compile(r" (?=[A-ZÀ-Þ])")
_PEOPLE = re.compile(r" (?=[A-Z][a-z]{3,}s\b)(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)")
_INNER = re.compile(r" (?:of|for|and) ")
_FEATURES = word_set("national federal central royal naval supreme regional provincial")
"""Words that never name a body by themselves."""
_HEADS = word_set(
    """ministry department committee council commission office bureau institute union association
    academy agency alliance board campaign centre center chamber coalition college court directorate
    faculty federation forum front league movement organisation organization party service society
    university"""
)
_OFFICE = re.compile(
    rf"(?i)(?<![\w’'-])(?:{'|'.join(sorted(_HEADS))}) (?:of|for) (?:the )?(?:[a-z-]+ ){{0,2}}$"
)


def whole(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return names that begin and end at words of their own.

    "Press Guild of", "the Isthmus" are one name, and so are "Embassy of" and what follows, unless
    it is a place, which keeps its own; "of transport" after "ministry" is the ministry.

    Args:
        text: The document's.
        mentions: Names in text order, none over another.
    """
    found: list[Mention] = []
    rest = list(mentions)
    while rest:
        mention = rest.pop(0)
        if mention.label is Label.ORG:
            mention = _begun(text, mention, found)
            mention = _ended(text, mention, rest)
        mention = _trimmed(text, mention)
        if mention.start < mention.end:
            found.append(mention)
    return found


def _trimmed(text: str, mention: Mention) -> Mention:
    """Return a name without little words at its edges; nothing may be left of it."""
    words = text[mention.start : mention.end]
    opens = _OPENS.match(words)
    start = opens.end() if opens is not None and words[:1].islower() else 0
    ends = _ENDS.search(words, start)
    end = ends.start() if ends is not None else len(words)
    return replace(mention, start=mention.start + start, end=mention.start + max(start, end))


def _begun(text: str, mention: Mention, found: list[Mention]) -> Mention:
    """Return a name with what it begins with, where that is a body's word or half a state's."""
    words = text[mention.start : mention.end]
    if words.islower():
        office = _OFFICE.search(text, max(0, mention.start - 60), mention.start)
        if office is not None and (not found or found[-1].end <= office.start()):
            return replace(mention, start=office.start())
    opens = _OPENS.match(words)
    if opens is None or mention.start + opens.end() == mention.end:
        return mention
    last = found[-1] if found else None
    if last is not None and text[last.end : mention.start] == " ":
        both = text[last.start : mention.end]
        if any(both.startswith(f"{name} ") for name in closed_list() if " and " in name):
            found.pop()
            return replace(mention, start=last.start)
    before = _BEFORE.search(text, max(0, mention.start - 30), mention.start)
    if before is None or before[1].lower() not in _HEADS or not words.startswith("of "):
        return mention
    if last is not None and before.start(1) < last.end:
        if last.label is not Label.ORG:
            return mention
        found.pop()  # "Ministry", "of Transport"
        return replace(mention, start=min(last.start, before.start(1)))
    return replace(mention, start=before.start(1))


def _ended(text: str, mention: Mention, rest: list[Mention]) -> Mention:
    """Return a name with what it ends with; names that this takes up are no longer in *rest*."""
    cut = _trimmed(text, mention)
    goes_on = _GOES_ON.match(text, cut.end)
    own = text[cut.start : cut.end]
    if goes_on is not None and cut.end == mention.end:  # no word is left over
        bare = own.lower() in _HEADS and rest and rest[0].label is Label.ORG
        goes_on = goes_on if bare and rest[0].start == goes_on.end() else None
    if goes_on is None:
        goes_on = _RANKED.match(text, cut.end) if own.lower() in _FEATURES else None
    if goes_on is None and _INNER.search(own):
        goes_on = _PEOPLE.match(text, cut.end)
    if goes_on is None:
        return mention
    at = goes_on.end()
    capitals = _CAPITALS.match(text, at)
    following = rest[0] if rest and rest[0].start <= at < rest[0].end else None
    end = max(capitals.end() if capitals else 0, following.end if following else 0)
    if not end or (capitals is not None and text[at : capitals.end()] in closed_list()):
        return mention
    inside = list(takewhile(lambda m: m.start < end, rest))
    if any(m.label is not Label.ORG or m.end > end for m in inside):
        return mention  # a place, or somebody, that is named besides
    del rest[: len(inside)]
    return replace(mention, end=end)
