"""Component ``names.repair``: what a trained tagger gets wrong and rules know for sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from sayso.extraction.names.edges import whole
from sayso.extraction.names.lexicon import closed_list
from sayso.extraction.names.rules import NameRules
from sayso.model import Label, Mention, Reading

__all__ = ["NameRepair", "snap"]

_SURE = 0.7
"""Confidence from which a name by rule is added where the tagger has none."""
_WORD = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_][\w’']*)+")
_SHORT = 4
"""Letters of the shorter part up to which two words are one name, not two side by side."""
_PLACES = {Label.GPE, Label.LOC, Label.FAC}
_PERSON_NAMES = frozenset("Georgia Jordan Chad Israel Montana Virginia Carolina Dakota".split())
"""Places whose names people bear; the tagger's PER stands."""
_LEADS = frozenset("El Al Los Las La Le Les Abu Umm Bab Deir Tel Wadi San Santa Santo São".split())
"""Words that only open names: "El Fasher", "Los Andes". A tagger that cuts there is wrong."""
_LEAD = re.compile(r"(?<![\w.’'-])([A-ZÀ-Þ][^\W\d_]+) $")
_NEXT = re.compile(r" ([A-ZÀ-Þ][^\W\d_]*(?:[-’'][^\W\d_]+)*)")
_RANKS = frozenset(
    "Adm Brig Capt Cdr Cmdr Col Cpl Dr Gen Gov Lt Maj Mr Mrs Ms Prof Rep Rev Sen Sgt Supt".split()
)
"""Titles cut short, no names by themselves."""
_POSSESSIVE = re.compile(r"['’]s?$")


class NameRepair:
    """Mends the names that another component found.

    - A name of the closed list (countries, capitals, demonyms) has the list's label.
    - A name begins and ends at words of its own: "Guild of the Isthmus", not "Guild of".
    - A name runs on over a hyphen: "Kyzyl-Bel", not "Kyzyl"; names of the list stay apart
      ("Russia-Ukraine").
    - What rules are sure of and the tagger missed is added.
    - One lone word has one label in a document, the one that it has most often; a person is
      one wherever the surname stands alone.
    """

    name = "names.repair"
    version = "2"
    needs: frozenset[str] = frozenset({"sentences", "mentions"})
    gives: frozenset[str] = frozenset({"mentions"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions mended, in text order, none over another."""
        text = reading.document.text
        by_rule = [m for m in NameRules()(reading).mentions if not _is_rank(text, m.start, m.end)]
        given = [m for m in (_mended(text, found) for found in reading.mentions) if m is not None]
        kept = whole(text, sorted(_apart(given), key=lambda m: m.start))
        kept += [
            found
            for found in by_rule
            if found.confidence >= _SURE
            and not any(found.start < m.end and m.start < found.end for m in kept)
        ]
        kept = _consistent(text, kept, by_rule)
        return replace(reading, mentions=tuple(sorted(kept, key=lambda m: (m.start, m.end))))


def snap(
    text: str, start: int, end: int, whole: Callable[[str], bool] = lambda _: False
) -> tuple[int, int]:
    """Return a span widened to whole words, over hyphens within names: "Ak-Bel", not "Ak".

    Names of the closed list stay apart ("Russia-Ukraine"), long ones do ("Watertown-Mayer"),
    unless *whole* knows the two as one, and so do words after the hyphen that aren't written
    as names ("US-brokered").
    """
    while end > start and text[end - 1] in "-–":
        end -= 1
    while start < end and text[start] in "-–":
        start += 1
    known = closed_list()
    for word in _WORD.finditer(text, max(0, start - 40), min(len(text), end + 40)):
        low, high = word.span()
        if high <= start or low >= end or (low >= start and high <= end):
            continue
        parts = word.group().split("-")
        if any(part in known for part in parts) or not all(p[:1].isupper() for p in parts):
            continue
        if min(map(len, parts)) > _SHORT and not whole(word.group()):
            continue
        start, end = min(start, low), max(end, high)
    return _with_lead(text, start, end)


def _with_lead(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the word that opens its name: "El Fasher", not "El" or "Fasher"."""
    before = _LEAD.search(text, max(0, start - 8), start)
    if before is not None and before[1] in _LEADS and text[start : start + 1].isupper():
        start = before.start(1)
    if text[start:end] in _LEADS:
        following = _NEXT.match(text, end)
        end = following.end() if following else end
    return start, end


def _mended(text: str, mention: Mention) -> Mention | None:
    known = closed_list()
    words = text[mention.start : mention.end]
    cut = _POSSESSIVE.search(words)
    if cut:
        words = words[: cut.start()]
    start, end = snap(text, mention.start, mention.start + len(words))
    words = text[start:end]
    if not words or _is_rank(text, start, end):
        return None
    label = known.get(words, mention.label)
    if mention.label == Label.PER and words in _PERSON_NAMES:
        label = mention.label
    if {label, mention.label} <= _PLACES:
        label = mention.label
    return replace(mention, start=start, end=end, label=label)


def _is_rank(text: str, start: int, end: int) -> bool:
    return text[start:end] in _RANKS and text[end : end + 1] == "."


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Return one mention a stretch: of labels the likeliest, of spans the surest and longest."""
    scores: defaultdict[tuple[int, int], Counter[Label]] = defaultdict(Counter)
    first: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        span = (mention.start, mention.end)
        scores[span][mention.label] += max(1, int(100 * mention.confidence))
        first.setdefault(span, mention)
    kept: list[Mention] = []
    for span in sorted(first, key=lambda s: (-max(scores[s].values()) - 3 * (s[1] - s[0]), s)):
        if not any(m.start < span[1] and span[0] < m.end for m in kept):
            label, score = scores[span].most_common(1)[0]
            sure = min(1.0, score / 100)
            kept.append(replace(first[span], label=label, confidence=sure))
    return kept


def _consistent(text: str, mentions: list[Mention], by_rule: Iterable[Mention]) -> list[Mention]:
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    surnames = set()
    for mention in mentions:
        words = text[mention.start : mention.end]
        if " " not in words:
            votes[words][mention.label] += max(1, int(10 * mention.confidence))
        elif mention.label == Label.PER:
            surnames.add(words.split()[-1])
    for mention in by_rule:
        words = text[mention.start : mention.end]
        if " " not in words and mention.confidence >= _SURE:
            votes[words][mention.label] += int(7 * mention.confidence)
    known = closed_list()
    mended = []
    for mention in mentions:
        words = text[mention.start : mention.end]
        label = mention.label
        if words in votes and words not in known:
            label = Label.PER if words in surnames else votes[words].most_common(1)[0][0]
        mended.append(mention if label == mention.label else replace(mention, label=label))
    return mended
