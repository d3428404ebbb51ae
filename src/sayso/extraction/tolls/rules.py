"""Tolls of one sentence: which counted people were killed, injured, missing, detained and so on."""

from __future__ import annotations

import re

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.bare import bare_figures
from sayso.extraction.tolls.crowds import come, crowds, troops
from sayso.extraction.tolls.figures import counted_nouns, none_at_all, toll_nouns
from sayso.extraction.tolls.found import Found
from sayso.extraction.tolls.headed import headed
from sayso.extraction.tolls.parts import parts
from sayso.extraction.tolls.phrases import phrases
from sayso.extraction.tolls.predicates import TOLL_NOUNS
from sayso.extraction.tolls.unreal import is_unreal
from sayso.extraction.tolls.verbs import predicates
from sayso.extraction.tolls.victims import find_people
from sayso.model import Span, TollKind

__all__ = ["Found", "find_tolls"]


def find_tolls(clause: Clause, *, follows: bool = False, crowd: bool = False) -> list[Found]:
    """Return the tolls of a sentence in text order, one for each count and kind.

    Args:
        clause: The sentence.
        follows: Whether the text has just counted people, so that a bare figure ("Bishkek's
            stands at four") may count them too; its kind is then None.
        crowd: Whether the text is about a crowd here, so that a large bare figure may count it.
    """
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
    ]
    found += [t for t in troops(clause, people) if not any(t.evidence == o.evidence for o in found)]
    found = [t for t in found if not _unreal(clause, t)]
    if crowd:
        found += come(clause, people)
    if follows or found or crowd:
        taken = [t.evidence for t in found]
        found += [
            t for t in bare_figures(clause) if not any(t.evidence.touches(span) for span in taken)
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
