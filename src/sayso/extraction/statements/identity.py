"""Ids of statements: the same words of the same document have the same id."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import content_id

__all__ = ["statement_id"]


def statement_id(
    document_id: str,
    source: Iterable[tuple[int, int]],
    cue: Iterable[tuple[int, int]],
    content: Iterable[tuple[int, int]],
) -> str:
    """Return the SHA-256 of a statement's document and spans, as 64 hexadecimal digits."""
    return content_id(
        document_id, *("|".join(f"{s}-{e}" for s, e in part) for part in (cue, source, content))
    )
