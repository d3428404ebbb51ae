"""Which statement stands inside which: from the geometry of cues and contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Span, Statement, hull

__all__ = ["nest"]


def nest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Fill ``nested_in``: the innermost statement whose content holds cue and content.

    A statement stands inside another when its cue (its content, where it has no cue)
    lies wholly in one span of the other's content and its content begins there too, and
    when the other doesn't stand inside it in turn. Ids of statements that aren't given
    are cleared.
    """
    spans = sorted(
        ((span, statement) for statement in statements for span in statement.content),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    parents: dict[str, str] = {}
    # both lists run through the text once; only contents that reach this far are kept open
    open_spans: list[tuple[Span, Statement]] = []
    at = 0
    for inner in sorted((s for s in statements if s.cue or s.content), key=_first):
        start = _first(inner)
        while at < len(spans) and spans[at][0].start <= start:
            open_spans.append(spans[at])
            at += 1
        open_spans = [pair for pair in open_spans if pair[0].end > start]
        holders = [outer for span, outer in open_spans if _holds(span, outer, inner)]
        if holders:
            parents[inner.id] = min(holders, key=_size).id
    return tuple(
        s if s.nested_in == parents.get(s.id) else replace(s, nested_in=parents.get(s.id))
        for s in statements
    )


def _first(statement: Statement) -> int:
    return (statement.cue or statement.content)[0].start


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _holds(span: Span, outer: Statement, inner: Statement) -> bool:
    if outer.id == inner.id or not span.covers(hull(inner.cue or inner.content)):
        return False
    if inner.content and not any(c.touches(inner.content[0]) for c in outer.content):
        return False
    return not _covers(inner, outer)


def _covers(inner: Statement, outer: Statement) -> bool:
    """Tell whether the would-be inner one holds the outer's cue: then it's the outer."""
    anchor = outer.cue or outer.content
    return bool(anchor) and all(any(c.covers(a) for c in inner.content) for a in anchor)
