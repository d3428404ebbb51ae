"""What stands around a statement: whom and what its pronouns and ellipses may mean, and where.

"They denied that they held him" tells little by itself; the sentence before it names him.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from sayso.comparison.story import rarity
from sayso.comparison.terms import is_narrow
from sayso.comparison.words import NAME_WEIGHT, Weights, fold, weigh
from sayso.model import Place, PlaceUse, Reading, Spans

__all__ = ["about", "around"]

COUNTRIES = 2
SPOTS = 3
"""Countries and narrow places that tell where a document is set."""
KEPT = 12
"""Stems kept, rarest first."""
RARE = 4.0
"""Least rarity of a common noun that tells what a passage is about."""


def around(reading: Reading, content: Spans) -> tuple[tuple[str, float], ...]:
    """Return weighted stems of the sentences a content stands in and of the one before them.

    Args:
        reading: The document's.
        content: Spans of the content, whose own words are left out.
    """
    starts = [s.start for s in reading.sentences]
    first = max(0, bisect_right(starts, content[0].start) - 1)
    last = max(first, bisect_right(starts, content[-1].end - 1) - 1)
    if not starts:
        return ()
    before = first - 1
    if before >= 0 and reading.sentences[before].paragraph == reading.sentences[first].paragraph:
        first = before
    text, at = reading.document.text, reading.sentences[first].start
    pieces = []
    for start, end in (*content, (reading.sentences[last].end, reading.sentences[last].end)):
        if start > at:
            pieces.append(text[at:start])
        at = max(at, end)
    found: Weights = {}
    for piece in pieces:
        for stem, weight in weigh(f"· {piece}").items():
            rare = rarity(stem.lstrip("=~+"))
            if weight >= NAME_WEIGHT or rare >= RARE:
                found[stem] = round(rare, 1)
    kept = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    return tuple(sorted(kept))


def about(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the narrow places that a document names most; its countries where it names none.

    Args:
        places: Those of the document.
    """
    known = [*places]
    spots = Counter(fold(p.name) for p in known if p.use == PlaceUse.LITERAL and is_narrow(p))
    countries = Counter(p.country for p in known if p.country)
    most = sorted(spots.items(), key=lambda n: (-n[1], n[0]))[:SPOTS]
    most = most or sorted(countries.items(), key=lambda n: (-n[1], n[0]))[:COUNTRIES]
    return tuple(sorted(str(name) for name, _ in most))
