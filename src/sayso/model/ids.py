"""Ids: SHA-256 of what makes a record itself, so that the same content has the same id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from unicodedata import combining, normalize

__all__ = ["ACTOR", "actor_id", "bytes_id", "content_id", "event_id", "statement_id"]

ACTOR = "a-"
"""What the ids of actors begin with, so that none is taken for another record's."""


def bytes_id(data: bytes) -> str:
    """Return the SHA-256 of raw bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(*fields: object) -> str:
    """Return the SHA-256 of fields as 64 hexadecimal digits.

    Each field is turned into text and prefixed with its length in bytes, so that
    ``("ab", "c")`` and ``("a", "bc")`` differ; ``None`` differs from the empty string.
    """
    digest = hashlib.sha256()
    for field in fields:
        if field is None:
            digest.update(b"-;")
            continue
        data = str(field).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
        digest.update(b";")
    return digest.hexdigest()


def statement_id(
    document_id: str,
    source: Iterable[tuple[int, int]],
    cue: Iterable[tuple[int, int]],
    content: Iterable[tuple[int, int]],
) -> str:
    """Return a statement's id: of its document and its cue, source and content spans."""
    return content_id(
        document_id, *("|".join(f"{s}-{e}" for s, e in part) for part in (cue, source, content))
    )


def event_id(document_id: str, trigger: tuple[int, int], type_: str) -> str:
    """Return an event mention's id: of its document, its trigger span and its type."""
    return content_id(document_id, *trigger, type_)


def actor_id(name: str, country: str | None, sector: str | None) -> str:
    """Return the id of an actor of a case: of its name, country and sector alone.

    Every document that names somebody like this comes to the same id, whatever case, accents
    and white space it writes the name with (as FollowTheMoney makes ids of what it was given).
    Within a reading actors have other ids, ``Actor.id``.
    """
    plain = normalize("NFKD", name.casefold())
    folded = " ".join("".join(c for c in plain if not combining(c)).split())
    return ACTOR + content_id("actor", folded, country or None, sector or None)[:16]
