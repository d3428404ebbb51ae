"""Documents from blocks: passages in order, source, metadata, ids."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Anchor, Document, Passage, Role, SourceFile, bytes_id
from sayso.reading.blocks import Block
from sayso.reading.inputs import Declared
from sayso.reading.metadata import Metadata

__all__ = ["document_of", "passages_of", "source_of"]


def source_of(
    name: str, data: bytes, media: str, encoding: str | None, declared: Declared
) -> SourceFile:
    """Return where the bytes came from, as declared."""
    return SourceFile(
        name=name,
        media_type=media,
        size=len(data),
        sha256=bytes_id(data),
        encoding=encoding,
        fetched_by=declared.fetched_by,
        fetched_at=declared.fetched_at,
        fetched_with=declared.fetched_with,
    )


def passages_of(text: str, blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return the passages of blocks, trimmed of white space, in text order."""
    found: list[Passage] = []

    def give(start: int, end: int, role: Role, language: str | None) -> None:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            found.append(Passage(start, end, role, language))

    for block in blocks:
        at = block.start
        role = block.role or Role.BOILERPLATE
        for start, end, part in sorted(block.parts):
            give(at, start, role, block.language)
            give(start, end, part, block.language)
            at = end
        give(at, block.end, role, block.language)
    return tuple(found)


def document_of(
    text: str,
    blocks: list[Block],
    metadata: Metadata,
    source: SourceFile,
    *,
    language: str | None,
    anchors: Iterable[Anchor],
    given_id: str | None = None,
) -> Document:
    """Put a document together."""
    return Document(
        id=source.sha256,
        text=text,
        passages=passages_of(text, blocks),
        source=source,
        title=metadata.get("title"),
        byline=metadata.get("byline"),
        publisher=metadata.get("publisher"),
        published=metadata.get("published"),
        language=language,
        url=metadata.get("url"),
        given_id=given_id,
        origin=metadata.origin,
        anchors=tuple(anchors),
        evidence=tuple(metadata.evidence),
    )
