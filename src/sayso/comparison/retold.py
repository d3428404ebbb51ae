"""Figures told again: what one document counts tells what a figure alone counts in another.

"That would make 31", says one; "31 people were killed", says another of the same event. By
itself the first counts nobody for sure. Where both tell of one event, it does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.comparison.facts import Figure, TollFact, Who
from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.told import TELLING
from sayso.extraction.tolls.victims import find_people
from sayso.model import Reading, Role, Span, Spans, Statement

__all__ = ["LEAST", "loose_figures", "retold"]

LEAST = TELLING
"""Numbers from here on seldom count two things in texts on one event, as in one text. Of annotated
cases' figures with a number that another text counts, 46 in 60 count people; of 4 to 9, 15 in 39.
"""
_ASIDE = frozenset({Role.TITLE, Role.CAPTION})
_MAY_COUNT = re.compile(
    r"\d\d|\b(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|dozens?|scores)\b",
    re.IGNORECASE,
)
_TELLS = word_set("said say says told tell stated state claim claimed testified reported")
"""Those who speak are no figure of the event."""
_MORE = word_set("other others another additional further")
"""People besides those counted."""
_NOUNS = frozenset("NJ#G")


def loose_figures(
    reading: Reading, who: Callable[[str | None, Spans], Who | None]
) -> tuple[TollFact, ...]:
    """Return the figures of a document that may count people, and of which it doesn't say whom.

    Args:
        reading: The document's.
        who: Returns an actor of it by id, as the words of a source describe them.
    """
    text, publisher = reading.document.text, reading.document.publisher
    outlet = Who(publisher, sector="MED") if publisher else None
    read = [toll.evidence for event in reading.events for toll in event.tolls]
    names = sorted(m.span for m in reading.mentions)
    starts = [n.start for n in names]
    found = []
    for sentence in reading.sentences:
        if sentence.role in _ASIDE or not _MAY_COUNT.search(text, *sentence.span):
            continue
        first = bisect_left(starts, sentence.start)
        clause = Clause(text, sentence.span, names[first : bisect_right(starts, sentence.end)])
        for people in find_people(clause):
            span = clause.span(people.first, people.last)
            if not _counts(clause, people) or any(span.touches(other) for other in read):
                continue
            stated = _statement_at(reading, span)
            teller = outlet if stated is None else who(stated.speaker, stated.source)
            figure = Figure("", people.low, people.high)
            found.append(TollFact(figure, teller, stated.id if stated else None, *span))
    return tuple(found)


def _counts(clause: Clause, people: People) -> bool:
    """Tell whether a figure counts people, or stands alone, so that it may."""
    if people.low < LEAST or people.part_of:
        return False
    k = people.last + 1
    if not people.sure and clause.tags[people.last] == "N":
        return False  # "eleven accounts"
    if clause.low[k : k + 1] == ["of"] or _MORE & set(clause.low[people.first : k]):
        return False
    row = people.first and clause.low[people.first - 1] == "and"
    if row or (clause.low[k : k + 1] == ["and"] and clause.tags[k + 1 : k + 2] == ["#"]):
        return False  # "10 and 11 May"
    if k < len(clause) and clause.low[k] in _TELLS:
        return False
    if people.sure or k >= len(clause):
        return True
    word = clause.low[k]
    return not (word[0].isalnum() and clause.tags[k] in _NOUNS) and word[0] not in "%:-–/"


def _statement_at(reading: Reading, span: Span) -> Statement | None:
    """Return the shortest statement whose content holds a figure."""
    holding = [
        (sum(end - start for start, end in s.content), s.id, s)
        for s in reading.statements
        if any(start <= span.start and span.end <= end for start, end in s.content)
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None


def retold(
    tolls: Sequence[tuple[str, TollFact]], loose: Iterable[tuple[str, TollFact]]
) -> list[tuple[str, TollFact]]:
    """Return what loose figures count, by the counts of an event.

    Args:
        tolls: Counts of an event, each with its document.
        loose: Figures of its documents of which they don't say whom they count.

    Returns:
        Those with a number that another document counts, with the kind that most count it as.
    """
    kinds: dict[tuple[int, int | None], Counter[str]] = {}
    docs: dict[tuple[int, int | None], set[str]] = {}
    for doc, toll in tolls:
        number = toll.figure.low, toll.figure.high
        kinds.setdefault(number, Counter())[toll.figure.kind] += 1
        docs.setdefault(number, set()).add(doc)
    found = []
    for doc, toll in loose:
        number = toll.figure.low, toll.figure.high
        if docs.get(number, set()) - {doc}:
            kind = min(kinds[number], key=lambda k: (-kinds[number][k], k))
            found.append((doc, replace(toll, figure=replace(toll.figure, kind=kind))))
    return found
