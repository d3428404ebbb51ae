"""Surnames that are places somewhere, too: "Torobekova told reporters" is no village."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from sayso.model import Label, Mention, Span

__all__ = ["PersonNames"]

_PLACED = re.compile(
    r"(?:\b(?:in|at|near|from|to|outside|around|of|over|through|between|and|village|town|city)|,)\s$",
    re.IGNORECASE,
)


class PersonNames:
    """The names of people in one text, given in full at least once."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        """Gather people of two words or more, and their surnames."""
        self.text = text
        full = sorted(
            m.span
            for m in mentions
            if m.label is Label.PER and len(text[m.start : m.end].split()) > 1
        )
        self._full = full
        self._starts = [span.start for span in full]
        self._surnames = {text[s:e].rsplit(maxsplit=1)[-1] for s, e in full}

    def has(self, span: Span) -> bool:
        """Tell whether a span is part of a person's full name, or a surname by itself."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and self._full[index].covers(span):
            return True
        if self.text[span.start : span.end] not in self._surnames:
            return False
        return _PLACED.search(self.text, max(0, span.start - 12), span.start) is None
