"""Component ``tolls.rules``: counts of people, tied to the events they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.hanging import Hanging
from sayso.extraction.tolls.idioms import telling_words
from sayso.extraction.tolls.parts import GROUPS
from sayso.extraction.tolls.predicates import INTRANSITIVE, NOUNS, TOLL_NOUNS, TRANSITIVE
from sayso.extraction.tolls.rules import Found, find_tolls
from sayso.extraction.tolls.told import Told
from sayso.model import Reading, Sentence, Span, TollKind

__all__ = ["TollRules"]

_WORDS = frozenset(
    (*TRANSITIVE, *INTRANSITIVE, *NOUNS, *TOLL_NOUNS, *GROUPS, *telling_words())
) | word_set(
    """dead missing aboard homeless homes board seen part crowd casualties custody hostage hostages
    prisoner prisoners captive captives moved cut hospital admitted double triple quadruple wounds
    injuries condition hospitals sends left leaves leaving hit lost lose losing losses lives struck
    puts treated gunned fatally walked turned troops unaccounted sent deployed dispatched streets
    number displaced away ill sickened poisoned numbers leave crew turnout attendance force
    contingent column carrying carried carries massed amassed massing stationed concentrated fielded
    mobilised mobilized positioned victims names cost costs whereabouts fate heard trapped crossed
    passengers fighters servicemen soldiers men personnel police strike refugees custody drove
    driven forced family dockers demonstrators marchers protesters mourners strikers"""
)
"""A sentence without any of these counts nobody: most sentences are passed over."""


_FIGURES = frozenset(
    {
        *(
            "said",
            "says",
            "say",
            "spoke",
            "speaks",
            "is",
            "was",
            "were",
            "stands",
            "counts",
            "counted",
        ),
        *("figure", "number", "not", "by", "told", "thousand", "hundred", "began", "written"),
    }
)
_SPLIT = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    names: list[Span]
    starts: list[int]


class TollRules:
    """Finds tolls and hangs each on an event: in its sentence, else on the last that fits.

    A toll that no event fits makes one, with the word that counts as its trigger and low
    confidence, so that no count is lost.
    """

    name = "tolls.rules"
    version = "1"
    needs = frozenset({"events"})
    gives = frozenset({"events.tolls"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with tolls in its events."""
        names = sorted(m.span for m in reading.mentions)
        context = _Context(reading.document.text, names, [n.start for n in names])
        work = Hanging(reading)
        for sentence, found, kind in _all(reading, context):
            work.hang(sentence, found, kind)
        return replace(reading, events=work.events())


def _all(reading: Reading, context: _Context) -> Iterator[tuple[Sentence, Found, TollKind]]:
    """Yield each toll with its sentence and kind, in text order."""
    told = Told()
    for sentence in reading.sentences:
        piece = context.text[sentence.start : sentence.end].lower()
        words = set(_SPLIT.split(piece))
        crowd = told.crowd(sentence.start, words)
        follows = told.follows(sentence.start)
        if not words & _WORDS and not ((follows or crowd) and words & _FIGURES):
            continue
        first = bisect_right(context.starts, sentence.start - 1)
        last = bisect_right(context.starts, sentence.end - 1)
        clause = Clause(context.text, sentence.span, context.names[first:last])
        tolls = find_tolls(clause, follows=follows, crowd=crowd)
        if not tolls:
            told.topic(piece, sentence.end)
        for found in tolls:
            kind = found.kind or told.kind(found, crowd=crowd)
            if kind is not None:
                yield sentence, found, kind
                told.add(kind, found, sentence.end)
