"""Component ``tolls.rules``: counts of people, tied to the events they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.hanging import Hanging
from sayso.extraction.tolls.idioms import telling_words
from sayso.extraction.tolls.numbers import written
from sayso.extraction.tolls.parts import GROUPS
from sayso.extraction.tolls.predicates import INTRANSITIVE, NOUNS, TOLL_NOUNS, TRANSITIVE
from sayso.extraction.tolls.rules import Context, Counted, Found, certain, with_figures
from sayso.extraction.tolls.told import TELLING, Told
from sayso.model import EventMention, EventType, Reading, Sentence, TollKind

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
    neutralised neutralized neutralising neutralizing eliminated liquidated lynched hanged
    suffocated asphyxiated electrocuted strangled action fallen fell rest cemetery grave ward wards
    arms weapons surrendered surrender remains execution massacre slaughter burial loss detainees
    detention detentions arrest arrests capture abduction kidnapping imprisonment displacement
    evacuation eviction flight exodus disappearance fugitives escapees evacuees escaped absconded
    participants attendees persons surrendered capitulated estimate total
    deceased large run broke broken got alive without recaptured evicted
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
        *(
            "figure",
            "number",
            "not",
            "figures",
            "toll",
            "count",
            "by",
            "told",
            "thousand",
            "hundred",
            "began",
            "written",
        ),
    }
) | word_set(
    """gives gave admits admitted claim claims claimed insists insisted writes make makes lists
    listed reckons acknowledges acknowledged confirms confirmed records recorded"""
)
_SPLIT = re.compile(r"[^a-z]+")


_NUMBER = re.compile(r"[\w,-]+")
_SHORT = 50
"""Characters that a figure alone may take: "somewhere between 1,200 and 1,500 people"."""


class TollRules:
    """Finds tolls and hangs each on an event: in its sentence, else on the last that fits.

    A toll that no event fits makes one, with the word that counts as its trigger and low
    confidence, so that no count is lost.
    """

    name = "tolls.rules"
    version = "5"
    needs = frozenset({"events"})
    gives = frozenset({"events.tolls"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with tolls in its events."""
        work = Hanging(reading)
        for sentence, found, kind in _all(reading):
            work.hang(sentence, found, kind)
        return replace(reading, events=work.events())


def _all(reading: Reading) -> Iterator[tuple[Sentence, Found, TollKind]]:
    """Yield each toll with its sentence and kind, in text order."""
    text = reading.document.text
    pieces = [text[s.start : s.end].lower() for s in reading.sentences]
    spoken = [set(_SPLIT.split(piece)) for piece in pieces]
    names = sorted(m.span for m in reading.mentions)
    starts = [n.start for n in names]

    def count(sentence: Sentence) -> Counted:
        first = bisect_right(starts, sentence.start - 1)
        last = bisect_right(starts, sentence.end - 1)
        return certain(Clause(text, sentence.span, names[first:last]))

    counted = [
        count(sentence) if words & _WORDS else None
        for sentence, words in zip(reading.sentences, spoken, strict=True)
    ]
    sure = _sure(one for one in counted if one is not None)
    forms = {form for number in sure if number >= TELLING for form in written(number)}
    stated = _stated(reading)
    told = Told(sure)
    blow = min((e.trigger.start for e in reading.events if _is_blow(e)), default=-1)
    for at, sentence in enumerate(reading.sentences):
        words, one = spoken[at], counted[at]
        crowd = told.crowd(sentence.start, words)
        struck = not told.any and 0 <= blow < sentence.end
        follows = told.follows(sentence.start, words) or struck
        figures = stated.get(at, {}) if told.any or struck else {}
        if one is None:
            near = (follows or crowd) and words & _FIGURES
            if not near and not figures and forms.isdisjoint(_NUMBER.findall(pieces[at])):
                continue
            one = count(sentence)
        tolls = with_figures(one, Context(follows, crowd, figures, told))
        if not tolls:
            told.topic(pieces[at], sentence.end)
        for found in tolls:
            kind = found.kind or told.kind(found, crowd=crowd)
            if kind is not None:
                yield sentence, found, kind
                told.add(kind, found, sentence.end)


def _is_blow(event: EventMention) -> bool:
    """Tell whether an event is one that people die in: a first figure may then be of the dead."""
    return event.type in {EventType.ASSAULT, EventType.ACCIDENT} and not event.background


def _sure(counted: Iterable[Counted]) -> dict[int, set[TollKind]]:
    """Return the numbers that the text tells a kind of, with their kinds."""
    sure: dict[int, set[TollKind]] = {}
    for one in counted:
        for found in one.found:
            if found.kind is not None and found.low == found.high and found.low > 1:
                sure.setdefault(found.low, set()).add(found.kind)
    return sure


def _stated(reading: Reading) -> dict[int, dict[int, int]]:
    """Return what may be a figure alone of what statements say, by number of sentence."""
    starts = [s.start for s in reading.sentences]
    stated: dict[int, dict[int, int]] = {}
    for statement in reading.statements:
        if len(statement.content) == 1:
            start, end = statement.content[0]
            if end - start < _SHORT:
                stated.setdefault(bisect_right(starts, start) - 1, {})[start] = end
    return stated
