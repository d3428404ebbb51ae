"""A content as one line of text whose offsets still count in the document."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span, Spans, hull

__all__ = ["View"]

_LONGEST = 800
"""Characters of a content that are looked at: a speech is judged by how it opens."""


@dataclass(frozen=True, slots=True)
class View:
    """A content laid out for searching: line breaks and what isn't content are spaces.

    Attributes:
        line: The characters from the content's start to its end.
        start: Offset of the line's first character in the document.
        spans: The content.
    """

    line: str
    start: int
    spans: Spans

    @classmethod
    def of(cls, text: str, spans: Spans) -> View:
        """Lay out a content of a document's text."""
        if not spans:
            return cls("", 0, ())
        whole = hull(spans)
        pieces = []
        at = whole.start
        stop = whole.start + _LONGEST
        for start, full in sorted(spans):
            if start >= stop:
                break
            end = min(full, stop)
            pieces.append(" " * max(0, start - at))
            pieces.append(text[max(start, at) : end].translate(_BLANKS))
            at = max(at, end)
        return cls("".join(pieces), whole.start, spans)

    def place(self, start: int, end: int) -> Spans:
        """Return where ``line[start:end]`` stands in the document, gaps left out."""
        begin, stop = self.start + start, self.start + end
        parts = (Span(max(begin, s), min(stop, e)) for s, e in self.spans)
        return tuple(p for p in parts if p.start < p.end)


_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\u00a0\u202f\v\f", " "))
