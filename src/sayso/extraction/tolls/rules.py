"""Tolls of one sentence: which counted people were killed, injured, missing, detained and so on."""

from __future__ import annotations

import re

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.figures import bare_figures, counted_nouns, none_at_all, toll_nouns
from sayso.extraction.tolls.found import Found
from sayso.extraction.tolls.phrases import phrases
from sayso.extraction.tolls.predicates import TOLL_NOUNS
from sayso.extraction.tolls.verbs import predicates
from sayso.extraction.tolls.victims import find_people
from sayso.model import Span, TollKind

__all__ = ["Found", "find_tolls"]


def find_tolls(clause: Clause, *, follows: bool = False) -> list[Found]:
    """Return the tolls of a sentence in text order, one for each count and kind.

    Args:
        clause: The sentence.
        follows: Whether the text has just counted people, so that a bare figure ("Bishkek's
            stands at four") may count them too; its kind is then None.
    """
    people = find_people(clause)
    found = [
        *toll_nouns(clause),
        *counted_nouns(clause),
        *none_at_all(clause),
        *predicates(clause, people),
        *phrases(clause, people),
    ]
    if follows or found:
        taken = [t.evidence for t in found]
        found += [
            t for t in bare_figures(clause) if not any(t.evidence.touches(span) for span in taken)
        ]
    best: dict[tuple[Span, TollKind | None], Found] = {}
    for toll in found:
        best.setdefault((toll.evidence, toll.kind), toll)
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
        and not _adds_to(clause, t, found)
    ]
    return sorted(kept, key=lambda t: t.evidence)


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
