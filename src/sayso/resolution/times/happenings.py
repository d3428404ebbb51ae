"""Dates of happenings that the text names again: ``two days after the vote``."""

from __future__ import annotations

import re

from sayso.extraction.times.lexicon import word_set
from sayso.resolution.times.context import Context, Reference

__all__ = ["reference_of_happening"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_CLAUSE_END = re.compile(r"[.,;:!?\n\"”]| (?:and|but|when|while|which|who|that)\b")
_EMPTY = word_set(
    "their there these those that this with from were been have being after before "
    "first last began begin broke into over other another same they"
)
_REACH = 2500  # characters: farther back, a like word names another happening
_STEM = 5  # letters that must agree: "shells" and "shelling", "vote" and "voted"


def reference_of_happening(end: int, context: Context, *, clock: bool) -> Reference | None:
    """Return the date of the happening that the words behind an expression name.

    Looks for the nearest earlier sentence that shares a word with them and was dated.

    Args:
        end: End of the expression.
        context: The document so far.
        clock: Whether the date must have a time of day.
    """
    stop = _CLAUSE_END.search(context.text, end, end + 120)
    words = context.text[end : stop.start() if stop else end + 80]
    stems = [w[:_STEM].lower() for w in _WORD.findall(words)[:5] if w.lower() not in _EMPTY]
    if not stems:
        return None
    for reference in reversed(context.references):
        if end - reference.span[1] > _REACH:
            return None
        if reference.moment.grain != "day" or (clock and not reference.moment.clock):
            continue
        start, stop_at = context.sentence_at(reference.span[0])
        if start <= end < stop_at and reference.span[0] > end:
            continue
        sentence = context.text[start:stop_at].lower()
        own = context.text[reference.span[0] : reference.span[1]].lower()
        if any(re.search(rf"\b{re.escape(s)}", sentence) and s not in own for s in stems):
            if start <= end < stop_at and not any(
                re.search(rf"\b{re.escape(s)}", context.text[start:end].lower()) for s in stems
            ):
                continue
            return reference
    return None
