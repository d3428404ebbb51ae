"""Contents that run on into what isn't said any more: another's clause, the outlet's own voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.extraction.statements.alignment import Parts
from sayso.model import Span, Spans

__all__ = ["clipped"]

_SEVERAL = 2
_GAP = 2
_QUOTES = '"“”„«»‘'
_OWN_VOICE = re.compile(r",?\s+(?:and|but)\s+I\s+(?:am|was|have|had|do|did|can|\w+ed|rang|think)\b")
_COMMENT = re.compile(r"(?<=[”’\"]):\s+(?=(?:an?|the|as)\s+(?!\S*[“\"‘]))")


def clipped(text: str, parts: Parts, cues: Sequence[int]) -> Parts:
    """Return a statement whose content ends where its speaker's words do.

    Only unquoted contents are cut: before "; the mayor said" (another main clause with a cue of
    its own), before ", and I am inclined to believe it", and before the outlet's comment on a
    quotation (“‘a roof over missiles’: an odd thing to write”).

    Args:
        text: The document's text.
        parts: Source, cue and content.
        cues: Where the cues of the document's statements begin, in text order.
    """
    source, cue, content = parts
    if not cue or not source:
        return parts
    if _is_anothers(text, content):
        content = content[1:]
    kept = tuple(_clip(text, span, cue, cues) for span in content)
    return (source, cue, kept) if kept != parts[2] else parts


def _is_anothers(text: str, content: Spans) -> bool:
    """Tell a whole quotation before a sentence: “I did it.” The target, he said, was no clinic."""
    if len(content) < _SEVERAL or text[content[0].start] not in _QUOTES:
        return False
    first, second = content[0], content[1]
    return (
        text[first.end - 2] in ".!?"
        and second.start - first.end <= _GAP
        and text[second.start].isupper()
    )


def _clip(text: str, span: Span, own: Spans, cues: Sequence[int]) -> Span:
    if text[span.start] in _QUOTES:
        return span
    stops = [m.start() for m in (_OWN_VOICE.search(text, *span), _COMMENT.search(text, *span)) if m]
    turn = text.find(";", span.start, span.end)
    while turn > 0:
        at = bisect_left(cues, turn)
        told = at < len(cues) and cues[at] < span.end and cues[at] != own[0].start
        if told and not _inside_quotation(text, span.start, turn):
            stops.append(turn)
            break
        turn = text.find(";", turn + 1, span.end)
    stop = min((s for s in stops if s > span.start), default=span.end)
    return Span(span.start, stop)


def _inside_quotation(text: str, start: int, at: int) -> bool:
    lead = text[start:at]
    return lead.count("“") > lead.count("”") or lead.count('"') % 2 == 1
