"""How much of a statement stands in quote marks: all of its words, none, or some."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sayso.extraction.statements.quotes import Quote
from sayso.model import QuoteKind

__all__ = ["quote_kind"]

_DEPTH = 3
"""Quotations that can hold one word: one inside another, and the next."""
_WORD = re.compile(r"\w+")


def quote_kind(text: str, content: Iterable[tuple[int, int]], quotes: Sequence[Quote]) -> QuoteKind:
    """Return the kind of a content.

    Direct: every word stands between quote marks that themselves stand in the content;
    indirect: no word does; mixed: some do. The marks of a quotation around the whole
    statement (a nested one) don't count, since they aren't its own.

    Args:
        text: The document's text.
        content: Spans of the content.
        quotes: All quotations of the text (see :func:`pair_quotes`).
    """
    inside = outside = 0
    for start, end in content:
        first = bisect_left(quotes, start, key=lambda q: q.start)
        stop = bisect_left(quotes, end, key=lambda q: q.start)
        # an inner quotation lies within an outer one, so outer ones suffice and are apart
        own = [q for q in quotes[first:stop] if q.end > start]
        if not own:
            outside += _WORD.search(text, start, end) is not None
            continue
        for word in _WORD.finditer(text, start, end):
            while own and own[0].end <= word.start():
                own.pop(0)
            if any(q.start < word.end() and word.start() < q.end for q in own[:_DEPTH]):
                inside += 1
            else:
                outside += 1
    if not inside:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if outside else QuoteKind.DIRECT
