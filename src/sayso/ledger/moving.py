"""Reviews of a document whose text came out otherwise when it was read anew.

The same bytes can come to another text: a later version of sayso may leave a menu out or
read a table it had missed. A review hangs on characters of the text it was made on; here
they are looked up in the newest text by their words and by what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sayso.ledger.reviews import FIELDS, Review
from sayso.model import Span, Spans

__all__ = ["move", "move_reviews"]

_CONTEXT = 200
"""Characters on each side by which one of several places with the same words is chosen."""


def move_reviews(
    reviews: Sequence[tuple[Review, int]], texts: Sequence[tuple[int, Callable[[], str]]]
) -> list[Review]:
    """Return a document's reviews with their characters counted in its newest text.

    A review whose words the newest text doesn't hold has no characters any more: it is kept
    and listed, but stands on nothing.

    Args:
        reviews: Each with the number of its log entry.
        texts: Number of the log entry of each reading, in order, with what gives its text.
    """
    if len(texts) < 2:
        return [review for review, _ in reviews]
    known: dict[int, str] = {}

    def text_at(number: int) -> str:
        """Return the text of the newest reading before a log entry."""
        at = max((n for n, (log, _) in enumerate(texts) if log < number), default=0)
        if at not in known:
            known[at] = texts[at][1]()
        return known[at]

    newest = text_at(texts[-1][0] + 1)
    moved = []
    for review, number in reviews:
        old = text_at(number)
        same = old == newest or review.target_kind not in FIELDS
        moved.append(review if same else _moved(review, old, newest))
    return moved


def _moved(review: Review, old: str, new: str) -> Review:
    spans = _all(review.spans, old, new)
    value = review.value
    if review.action == "correct" and review.field in {"source", "cue", "content"}:
        found = _all([Span(*span) for span in value], old, new)
        value = None if found is None else [list(span) for span in found]
        spans = None if found is None else spans
    if review.action == "correct" and review.field == "place" and value is not None:
        place = move(Span(*value), old, new)
        value = None if place is None else list(place)
        spans = None if place is None else spans
    if spans is None:
        return replace(review, spans=(), record=None, moved=True)
    record = None if review.record is None else _record(review.record, old, new)
    return replace(review, spans=spans, record=record, value=value, moved=True)


def _record(record: dict[str, Any], old: str, new: str) -> dict[str, Any] | None:
    """Return a record as JSON with its evidence in the new text; None if some isn't there."""
    changed = dict(record)
    for name in ("source", "cue", "content"):
        if name in record:
            spans = _all([Span(*span) for span in record[name]], old, new)
            if spans is None:
                return None
            changed[name] = [list(span) for span in spans]
    if "trigger" in record:
        span = move(Span(*record["trigger"]), old, new)
        if span is None:
            return None
        changed["trigger"] = list(span)
    return changed


def _all(spans: Sequence[Span], old: str, new: str) -> Spans | None:
    found = [move(span, old, new) for span in spans]
    return None if None in found else tuple(sorted(span for span in found if span is not None))


def move(span: Span, old: str, new: str) -> Span | None:
    """Return where the words of a span stand in another text, or None if they don't.

    White space may differ. Of several places the one is taken around which most is alike.
    """
    words = old[span.start : span.end].split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = [Span(*match.span()) for match in pattern.finditer(new)]
    return max(places, key=lambda place: _alike(span, old, place, new), default=None)


def _alike(span: Span, old: str, place: Span, new: str) -> tuple[int, float]:
    """Return how much of what stands around two spans is alike, then how near they are."""
    before = _shared(old[: span.start][-_CONTEXT:][::-1], new[: place.start][-_CONTEXT:][::-1])
    after = _shared(old[span.end : span.end + _CONTEXT], new[place.end : place.end + _CONTEXT])
    return before + after, -abs(span.start / len(old) - place.start / len(new))


def _shared(one: str, other: str) -> int:
    """Return the number of letters and digits that two strings begin with alike."""
    count = 0
    for a, b in zip(filter(str.isalnum, one), filter(str.isalnum, other), strict=False):
        if a != b:
            break
        count += 1
    return count
