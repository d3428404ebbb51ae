"""Tellings: what is kept of a document to compare the events of any kind that it names.

Events of PLOVER's types have facts of their own (:class:`~sayso.comparison.facts.Happening`).
Here stand all words that name something that happens, an arrest as well as a wedding, with as
little as tells two of them alike: the word, its sentence's names, and what the document is about.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sayso.comparison.keys import blocks
from sayso.comparison.story import BLOCK, Story, story_from, story_of
from sayso.comparison.terms import days_of
from sayso.comparison.words import fold, stem, synonym
from sayso.model import Reading, Span

__all__ = [
    "Telling",
    "Told",
    "head_of",
    "keys_of",
    "kinds_of",
    "pack",
    "root_of",
    "telling_of",
    "unpack",
]

LEAST = 0.5
"""Triggers less sure than this are left out; of 0 to 0.8 on ECB+ dev."""
SHOWN = 80
"""Characters of a trigger that are kept."""
_FUNCTION = frozenset(
    "a an the of in on at to up out off over by for with into down away back from "
    "his her their its".split()
)
"""Words that are no head of a trigger: "check in", "the attack"."""
_ENDINGS = (
    *("ations", "ation", "ition", "ions", "ion", "ments", "ment", "ances", "ance", "ence"),
    *("ers", "er", "ors", "or", "als", "al", "ures", "ure", "ings", "ing", "ed", "ity"),
    *("ive", "ies", "y", "es", "s", "e"),
)
"""Endings by which a noun or adjective is made of a verb: "announcement", "announce"."""
_LEAST_ROOT = 3


class Told(NamedTuple):
    """A word that names an event.

    Attributes:
        start: First character.
        end: One past the last character.
        text: The words.
        head: Stem of its head.
        sentence: Number of its sentence among those kept.
        event: Id of the event mention, if it is one of PLOVER's types, else empty.
    """

    start: int
    end: int
    text: str
    head: str
    sentence: int
    event: str = ""


class Telling(NamedTuple):
    """What one document tells.

    Attributes:
        doc: Its id as outputs use it.
        published: EDTF.
        story: What it is about as a whole.
        names: Words of the names in each of its sentences that tell of something.
        told: Its events, in text order.
    """

    doc: str
    published: str | None
    story: Story
    names: tuple[tuple[str, ...], ...]
    told: tuple[Told, ...]


def telling_of(reading: Reading, gone: Collection[str] = ()) -> Telling:
    """Return what a document tells.

    Args:
        reading: Its reading.
        gone: Ids of event mentions that a review rejected.
    """
    text = reading.document.text
    spans: list[tuple[Span, str]] = [(e.trigger, e.id) for e in reading.events]
    typed = [span for span, _ in spans]
    spans = [(span, one) for span, one in spans if one not in gone]
    spans += [
        (t.span, "")
        for t in reading.triggers
        if t.confidence >= LEAST and not any(t.span.touches(span) for span in typed)
    ]
    starts = [s.start for s in reading.sentences]
    numbers: dict[int, int] = {}
    told = []
    for span, event in sorted(set(spans)):
        at = bisect_right(starts, span.start) - 1
        number = numbers.setdefault(at, len(numbers))
        words = " ".join(text[span.start : span.end].split())[:SHOWN]
        told.append(Told(span.start, span.end, words, head_of(words), number, event))
    days = [d for e in reading.events if (d := days_of(e.date)) is not None]
    return Telling(
        reading.id,
        reading.document.published,
        story_of(reading, reading.places, days),
        tuple(_names(reading, at) for at in numbers),
        tuple(told),
    )


def _names(reading: Reading, sentence: int) -> tuple[str, ...]:
    if sentence < 0:
        return ()
    start, end = reading.sentences[sentence].span
    text = reading.document.text
    found = (fold(text[m.start : m.end]) for m in reading.mentions if start <= m.start < end)
    return tuple(sorted({word for name in found for word in name.split()}))


def head_of(words: str) -> str:
    """Return the stem of a trigger's head: the verb of "check in", the noun of "gun attack"."""
    parts = [word.strip(".,;:'\"").casefold() for word in words.split()]
    bearing = [part for part in parts if part not in _FUNCTION] or parts or [""]
    phrasal = len(parts) > 1 and parts[-1] in _FUNCTION
    return stem(bearing[0] if phrasal else bearing[-1])


@cache
def root_of(head: str) -> str:
    """Return a stem without the ending that makes a noun of a verb."""
    for ending in _ENDINGS:
        if head.endswith(ending) and len(head) - len(ending) >= _LEAST_ROOT:
            return head.removesuffix(ending).removesuffix("e")
    return head


@cache
def _kinds() -> dict[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    text = files("sayso.comparison").joinpath("event_words.txt").read_text("utf-8")
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        if rest and not line.startswith("#"):
            for word in rest.split():
                known[stem(word)] = known.get(stem(word), frozenset()) | {name}
    return known


@cache
def kinds_of(head: str) -> frozenset[str]:
    """Return the groups of words for one kind of event that a stem stands in."""
    group = synonym(head)
    return _kinds().get(head, frozenset()) | (frozenset({group}) if group != head else frozenset())


def keys_of(telling: Telling, day: int | None) -> tuple[list[int], list[int]]:
    """Return the keys that a document is indexed by, and those of documents it is compared with."""
    story = telling.story
    names = [f"name {word}" for word, _ in story.names[:10]]
    keys = [f"told {key}" for key in [w for w, _ in story.words[:30]] + names]
    return blocks(keys, day, BLOCK)


def pack(telling: Telling) -> str:
    """Return a telling as one line of JSON."""
    return json.dumps(telling, ensure_ascii=True, separators=(",", ":"))


def unpack(text: str) -> Telling:
    """Return the telling that :func:`pack` wrote."""
    doc, published, story, names, told = json.loads(text)
    return Telling(
        doc,
        published,
        story_from(story) or Story(),
        tuple(map(tuple, names)),
        tuple(Told(*one) for one in told),
    )


def sentence_names(telling: Telling, told: Told) -> Sequence[str]:
    """Return the words of the names in a trigger's sentence."""
    return telling.names[told.sentence] if told.sentence < len(telling.names) else ()
