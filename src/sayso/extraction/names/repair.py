"""Component ``names.repair``: what a trained tagger gets wrong and rules know for sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from sayso.extraction.names.lexicon import closed_list
from sayso.extraction.names.rules import NameRules
from sayso.model import Label, Mention, Reading

__all__ = ["NameRepair"]

_SURE = 0.7
"""Confidence from which a name by rule is added where the tagger has none."""
_HYPHEN = re.compile(r"(?:-[A-Z]\w+)+")
_PERSON_NAMES = frozenset("Georgia Jordan Chad Israel Montana Virginia Carolina Dakota".split())
"""Places whose names people bear; the tagger's PER stands."""
_POSSESSIVE = re.compile(r"['’]s?$")


class NameRepair:
    """Mends the names that another component found.

    - A name of the closed list (countries, capitals, demonyms) has the list's label.
    - A name runs on over a hyphen: "Kyzyl-Bel", not "Kyzyl"; names of the list stay apart
      ("Russia-Ukraine").
    - What rules are sure of and the tagger missed is added.
    - One lone word has one label in a document, the one that it has most often; a person is
      one wherever the surname stands alone.
    """

    name = "names.repair"
    version = "1"
    needs: frozenset[str] = frozenset({"sentences", "mentions"})
    gives: frozenset[str] = frozenset({"mentions"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions mended, in text order."""
        text = reading.document.text
        by_rule = NameRules()(reading).mentions
        kept = [_mended(text, mention) for mention in reading.mentions]
        kept = [mention for mention in kept if mention is not None]
        for found in by_rule:
            if found.confidence >= _SURE and not any(
                found.start < m.end and m.start < found.end for m in kept
            ):
                kept.append(found)
        kept = _consistent(text, kept)
        unique = {(m.start, m.end): m for m in kept}
        return replace(
            reading, mentions=tuple(sorted(unique.values(), key=lambda m: (m.start, m.end)))
        )


def _mended(text: str, mention: Mention) -> Mention | None:
    known = closed_list()
    words = text[mention.start : mention.end]
    cut = _POSSESSIVE.search(words)
    if cut and words[: cut.start()] in known:
        mention = replace(mention, end=mention.start + cut.start())
        words = words[: cut.start()]
    if words.endswith("-"):
        mention, words = replace(mention, end=mention.end - 1), words[:-1]
    if not words:
        return None
    on = _HYPHEN.match(text, mention.end)
    if on and words not in known and not any(p in known for p in on.group()[1:].split("-")):
        return replace(mention, end=on.end())
    label = known.get(words)
    if label is None or label == mention.label:
        return mention
    if mention.label == Label.PER and words in _PERSON_NAMES:
        return mention
    places = {Label.GPE, Label.LOC, Label.FAC}
    if label in places and mention.label in places:
        return mention
    return replace(mention, label=label)


def _consistent(text: str, mentions: list[Mention]) -> list[Mention]:
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    surnames = set()
    for mention in mentions:
        words = text[mention.start : mention.end]
        if " " not in words:
            votes[words][mention.label] += max(1, int(10 * mention.confidence))
        elif mention.label == Label.PER:
            surnames.add(words.split()[-1])
    known = closed_list()
    mended = []
    for mention in mentions:
        words = text[mention.start : mention.end]
        label = mention.label
        if words in votes and words not in known:
            label = Label.PER if words in surnames else votes[words].most_common(1)[0][0]
        mended.append(mention if label == mention.label else replace(mention, label=label))
    return mended
