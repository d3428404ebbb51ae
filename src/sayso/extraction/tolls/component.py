"""Component ``tolls.rules``: counts of people, tied to the events they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.hanging import Hanging
from sayso.extraction.tolls.predicates import INTRANSITIVE, NOUNS, TOLL_NOUNS, TRANSITIVE
from sayso.extraction.tolls.rules import Found, find_tolls
from sayso.model import Reading, Sentence, Span, TollKind

__all__ = ["TollRules"]

_WORDS = frozenset((*TRANSITIVE, *INTRANSITIVE, *NOUNS, *TOLL_NOUNS)) | word_set(
    """dead missing aboard homeless homes board seen part crowd casualties custody hostage hostages
    prisoner captive moved cut hospital admitted double triple quadruple wounds injuries condition
    hospitals sends left leaves leaving hit lost lose losing losses lives struck puts treated gunned
    fatally walked turned troops unaccounted sent deployed dispatched streets number displaced
    away ill sickened poisoned numbers leave"""
)
"""A sentence without any of these counts nobody: most sentences are passed over."""


_FIGURES = frozenset(
    {"said", "says", "spoke", "speaks", "is", "stands", "counts", "figure", "number", "not"}
)
_SPLIT = re.compile(r"[^a-z]+")
_NEAR = 300
"""How many characters a bare figure may stand after the last toll: about two sentences."""


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
        last_kind = TollKind.KILLED
        for sentence, found, before in _all(reading, context):
            kind = found.kind
            if kind is None:
                kind = TollKind.KILLED if TollKind.KILLED in before else last_kind
            last_kind = kind
            work.hang(sentence, found, kind)
        return replace(reading, events=work.events())


def _all(
    reading: Reading, context: _Context
) -> Iterator[tuple[Sentence, Found, frozenset[TollKind]]]:
    """Yield each toll with its sentence and the kinds just counted before it."""
    counted: frozenset[TollKind] = frozenset()
    ended = -1
    for sentence in reading.sentences:
        piece = context.text[sentence.start : sentence.end].lower()
        words = set(_SPLIT.split(piece))
        follows = bool(counted) and sentence.start - ended < _NEAR
        if not words & _WORDS and not (follows and words & _FIGURES):
            continue
        first = bisect_right(context.starts, sentence.start - 1)
        last = bisect_right(context.starts, sentence.end - 1)
        clause = Clause(context.text, sentence.span, context.names[first:last])
        kinds: set[TollKind] = set()
        for found in find_tolls(clause, follows=follows):
            yield sentence, found, frozenset(kinds) or counted
            kinds |= {found.kind} if found.kind else set()
            ended = sentence.end
            counted = counted or frozenset({TollKind.KILLED})
        counted = frozenset(kinds) or counted
