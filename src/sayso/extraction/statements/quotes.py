"""Quote marks paired into quotations: typographic, straight, doubled and guillemets.

The pairing works paragraph by paragraph, so that one mark too few never shifts the
quotations of the next paragraph, and reads every mark once (linear time).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Span

__all__ = ["Quote", "inside_quote", "outer_quotes", "pair_quotes"]

_MARK = re.compile(r"''|``|‘‘|’’|,,(?=\w)|[\"“”„‟«»‹›‘’‚'`「」]")
_FAMILY = {
    '"': "double",
    "“": "double",
    "”": "double",
    "„": "double",
    "‟": "double",
    ",,": "double",
    "''": "double",
    "``": "double",
    "‘‘": "double",
    "’’": "double",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "guillemet",
    "›": "guillemet",
    "「": "corner",
    "」": "corner",
    "‘": "single",
    "’": "single",
    "‚": "single",
    "'": "single",
    "`": "single",
}
_OPENS = frozenset("„«‹「‟‚") | {",,", "``", "‘‘"}
_CLOSES = frozenset("」") | {"’’"}
_ELISION = re.compile(
    r"['’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’]|round\b|bout\b)", re.IGNORECASE
)
# A lost closing mark usually stood before these words: "We waited, she said.
_LOST_CLOSE = re.compile(
    r",(?=\s+(?:he|she|they|(?:[A-Z][\w.'’-]+\s+){1,3}|the\s+(?:[\w'’-]+\s+){1,4})\s*"
    r"(?:said|says|added|told|asked|wrote|replied)\b)"
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LOST_REACH = 200
"""How far from its opening a closing mark is looked for where it was lost, in characters."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark, or where the quotation ends without one.
        family: ``double``, ``single``, ``guillemet`` or ``corner``.
        depth: 0 for an outermost quotation, 1 for one inside it, and so on.
        closed: Whether a closing mark stands at ``end``.
        continues: Whether the next paragraph reopens it.
        opened_by: Length of the opening mark.
        closed_by: Length of the closing mark, 0 when there is none.
    """

    start: int
    end: int
    family: str
    depth: int
    closed: bool
    continues: bool = False
    opened_by: int = 1
    closed_by: int = 1

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.end)

    @property
    def inner(self) -> Span:
        """The quotation without its marks."""
        return Span(
            self.start + self.opened_by, max(self.start + self.opened_by, self.end - self.closed_by)
        )


def pair_quotes(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quote, ...]:
    """Return the quotations of *paragraphs* in text order, outer before inner.

    A quotation that isn't closed in its paragraph runs to the paragraph's end when the
    next paragraph opens with a mark of the same family (a speech over several
    paragraphs), else to the end of the sentence it opens in. Apostrophes are no marks.

    Args:
        text: The document's text.
        paragraphs: Spans of paragraphs in text order; offsets count in *text*.
    """
    spans = [Span(*p) for p in paragraphs]
    found: list[Quote] = []
    for number, paragraph in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        found.extend(_paragraph(text, paragraph, following))
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return tuple(found)


def outer_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the quotations that stand in no other one."""
    return tuple(quote for quote in quotes if quote.depth == 0)


def inside_quote(quotes: Sequence[Quote], offset: int) -> bool:
    """Tell whether a character stands inside a quotation of :func:`pair_quotes`."""
    at = bisect_right(quotes, offset, key=lambda quote: quote.start) - 1
    while at > 0 and quotes[at].depth:
        at -= 1
    return at >= 0 and offset < quotes[at].end


def _paragraph(text: str, span: Span, following: Span | None) -> list[Quote]:
    marks = _marks(text, span)
    stack: list[tuple[int, str, str]] = []
    found: list[Quote] = []
    for start, mark, seen in marks:
        family = _FAMILY[mark]
        held = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][1] == family), None)
        role = seen
        if seen == "either":
            role = "open" if held is None else "close"
        if role == "close" and held is not None:
            begin, _, opener = stack[held]
            # a single mark that opened inside and never closed was an apostrophe
            del stack[held:]
            end = start + len(mark)
            found.append(
                Quote(
                    begin,
                    end,
                    family,
                    held,
                    closed=True,
                    opened_by=len(opener),
                    closed_by=len(mark),
                )
            )
        elif role == "open":
            if held is not None and family != "single":
                found.append(_cut(text, stack[held], held, start))
                del stack[held:]
            if family != "single" or held is None:
                stack.append((start, family, mark))
    found.extend(_unclosed(text, span, following, stack))
    return found


def _cut(text: str, opened: tuple[int, str, str], depth: int, stop: int) -> Quote:
    """End a quotation that another one of its family follows before it was closed."""
    begin, family, opener = opened
    sentence = _SENTENCE_END.search(text, begin + len(opener), stop)
    end = sentence.end() if sentence else begin + len(text[begin:stop].rstrip())
    lost = _LOST_CLOSE.search(text, begin + len(opener), end)
    end = lost.end() if lost else end
    return Quote(begin, end, family, depth, closed=False, opened_by=len(opener), closed_by=0)


def _unclosed(
    text: str, span: Span, following: Span | None, stack: list[tuple[int, str, str]]
) -> list[Quote]:
    found = []
    for depth, opened in enumerate(stack):
        begin, family, opener = opened
        if family == "single":
            continue
        first = _MARK.match(text, following.start, following.end) if following else None
        lost = _LOST_CLOSE.search(text, begin, min(span.end, begin + _LOST_REACH))
        if first is not None and _FAMILY[first.group()] == family and lost is None:
            found.append(
                Quote(
                    begin,
                    span.end,
                    family,
                    depth,
                    closed=False,
                    continues=True,
                    opened_by=len(opener),
                    closed_by=0,
                )
            )
        else:
            found.append(_cut(text, opened, depth, span.end))
        break
    return found


def _marks(text: str, span: Span) -> list[tuple[int, str, str]]:
    """List the marks of a paragraph with what each does: open, close or either."""
    found = []
    singles_open = 0
    last_single = _last_single_close(text, span)
    for match in _MARK.finditer(text, span.start, span.end):
        mark, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        if _FAMILY[mark] == "single":
            role = _single(text, mark, start, before, after)
            if role == "open" and start < last_single:
                singles_open = 1
                found.append((start, mark, role))
            elif (
                role == "close"
                and singles_open
                and not _possessive(text, start, before, after, last_single)
            ):
                singles_open = 0
                found.append((start, mark, role))
            continue
        found.append((start, mark, _double(text, mark, end, before, after)))
    return found


def _double(text: str, mark: str, end: int, before: str, after: str) -> str:
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "close"
    if mark == "“":
        # „Berlin“ closes with the mark that opens in English
        return "either" if after.isspace() or after in ".,;:!?)" else "open"
    if mark == "”":
        return "either" if (before.isspace() or before in "([") and after.isalnum() else "close"
    if mark in {"»", "›"}:
        return "either" if after.isalnum() and not before.isalnum() else "close"
    opening = before.isspace() or before in "([{—–-/:«“‘'"
    closing = after.isspace() or after in ".,;:!?)]}—–-/»”’'"
    if opening and not closing:
        return "open"
    if closing and not opening:
        return "close"
    if opening and closing and mark == '"' and text[end : end + 1] in {"'", "‘"}:
        return "open"
    return "either"


def _single(text: str, mark: str, start: int, before: str, after: str) -> str:
    if before.isalnum() and after.isalnum():
        return "apostrophe"
    if mark == "‘":
        return "open" if not after.isspace() else "apostrophe"
    if mark in {"‚", "`"}:
        return "open" if mark == "`" or after.isalnum() else "apostrophe"
    if _ELISION.match(text, start):
        return "apostrophe"
    if mark == "'" and (before.isspace() or before in '([{—–"“') and not after.isspace():
        return "open"
    if not before.isspace():
        return "close"
    return "apostrophe"


def _possessive(text: str, start: int, before: str, after: str, last: int) -> bool:
    """Tell whether a closing single mark is rather the apostrophe of a plural: boys' school."""
    return (
        before in "sS" and after == " " and text[start + 2 : start + 3].islower() and start < last
    )


def _last_single_close(text: str, span: Span) -> int:
    """Return the offset of the last mark that could close a single quotation, or -1."""
    for start in range(span.end - 1, span.start, -1):
        if text[start] in "'’" and not text[start - 1].isspace():
            after = text[start + 1 : start + 2]
            if not after.isalnum():
                return start
    return -1
