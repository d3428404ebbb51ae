"""Tolls of one sentence: which counted people were killed, injured, missing, detained and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.bare import bare_figures
from sayso.extraction.tolls.captives import captives, escaped
from sayso.extraction.tolls.crowds import come, crowds, troops
from sayso.extraction.tolls.figures import counted_nouns, none_at_all, toll_nouns
from sayso.extraction.tolls.found import Found
from sayso.extraction.tolls.headed import headed
from sayso.extraction.tolls.parts import parts
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.phrases import phrases
from sayso.extraction.tolls.predicates import TOLL_NOUNS
from sayso.extraction.tolls.told import Told
from sayso.extraction.tolls.unreal import is_unreal
from sayso.extraction.tolls.verbs import predicates
from sayso.extraction.tolls.victims import find_people
from sayso.model import Span, TollKind

__all__ = ["Context", "Counted", "Found", "certain", "with_figures"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one sentence counts in so many words.

    Attributes:
        clause: The sentence.
        people: The phrases of it that count people.
        found: Its tolls.
    """

    clause: Clause
    people: list[People]
    found: list[Found]


@dataclass(frozen=True, slots=True)
class Context:
    """What else the text tells that lets a bare figure count people.

    Attributes:
        follows: Whether people have just been counted, so that a bare figure ("Bishkek's
            stands at four") may count them too; its kind is then None.
        crowd: Whether the text is about a crowd here, so that a large bare figure may count it.
        stated: First character to end of what somebody is told to have said that may be a
            figure alone ("The mayor stands by **31**").
        told: What the text has told so far.
    """

    follows: bool
    crowd: bool
    stated: Mapping[int, int]
    told: Told


def certain(clause: Clause) -> Counted:
    """Return what a sentence counts in so many words, whatever stands around it."""
    people = find_people(clause)
    found = [
        *toll_nouns(clause),
        *headed(clause),
        *counted_nouns(clause),
        *none_at_all(clause),
        *predicates(clause, people),
        *phrases(clause, people),
        *parts(clause, people),
        *crowds(clause, people),
        *escaped(clause, people),
    ]
    found += [t for t in troops(clause, people) if not any(t.evidence == o.evidence for o in found)]
    told_of = [t.evidence for t in found]
    found = [t for t in found if not _unreal(clause, t)]
    found += captives(clause, people, told_of)
    return Counted(clause, people, found)


def with_figures(counted: Counted, context: Context) -> list[Found]:
    """Return the tolls of a sentence in text order, one for each count and kind."""
    clause, found = counted.clause, list(counted.found)
    if not context.told.any:  # "the names of three people" are of those counted before
        found = [t for t in found if t.kind or clause.text[slice(*t.trigger)].lower() != "names"]
    if context.crowd:
        found += come(clause, counted.people)
    near = bool(context.follows or found or context.crowd)
    taken = [t.evidence for t in found]
    found += [
        t
        for t in bare_figures(clause, context.stated, context.told.again)
        if not any(t.evidence.touches(span) for span in taken)
        and (near or t.evidence.start in context.stated or context.told.again(t.low, t.high))
    ]
    best: dict[tuple[Span, TollKind | None], Found] = {}
    for toll in found:
        best.setdefault((toll.evidence, toll.kind), toll)
    missing = {t.evidence for t in best.values() if t.kind is TollKind.MISSING}
    killed = {t.evidence for t in best.values() if t.kind is TollKind.KILLED}
    kept = [
        t
        for t in best.values()
        if not any(
            o is not t
            and o.kind is t.kind
            and (o.low, o.high) == (t.low, t.high)
            and Span(*o.evidence).covers(t.evidence)
            and o.evidence != t.evidence
            for o in best.values()
        )
        and not (t.kind is TollKind.INJURED and t.evidence in killed and t.high != 0)
        and not (t.kind is TollKind.KILLED and t.evidence in missing)
        and not _only_called(t, found)
        and not _has_kind(t, found)
        and not _adds_to(clause, t, found)
    ]
    return sorted(kept, key=lambda t: t.evidence)


def _unreal(clause: Clause, toll: Found) -> bool:
    """Tell whether a count is of what has not happened; nobody at all is counted."""
    if toll.low == 0 and toll.high == 0:
        return False
    k = next(
        (n for n, token in enumerate(clause.tokens) if token.start == toll.trigger.start), None
    )
    return k is not None and is_unreal(clause, k, toll.kind)


def _has_kind(toll: Found, found: list[Found]) -> bool:
    """Tell whether a figure is counted with its kind, too: "the figure of 120 civilians dead"."""
    return toll.kind is None and any(
        o.kind is not None and o.evidence.covers(toll.evidence) for o in found
    )


def _only_called(toll: Found, found: list[Found]) -> bool:
    """Tell whether "captured" only says who is killed or moved: "executed five captured men"."""
    called = toll.evidence.covers(toll.trigger) and toll.kind is TollKind.DETAINED
    return called and any(
        o.evidence == toll.evidence and o.kind is not toll.kind and o is not toll for o in found
    )


def _adds_to(clause: Clause, toll: Found, found: list[Found]) -> bool:
    """Tell whether a single body only explains a total: "is seven, after the body of a man"."""
    if toll.kind is not TollKind.KILLED or toll.low != 1 or toll.high != 1:
        return False
    text = clause.text
    word = text[slice(*toll.trigger)].lower()
    totals = [t for t in found if text[slice(*t.trigger)].lower() in TOLL_NOUNS and t.low > 1]
    if word not in {"body", "bodies", "death", "died"} or not totals:
        return False
    between = text[totals[0].evidence.end : toll.evidence.start].lower()
    return re.search(r"\b(?:after|when|as|with|following)\b", between) is not None
