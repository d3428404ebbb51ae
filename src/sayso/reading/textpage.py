"""Plain text and Markdown files: a page without markup, read by rule; or taken as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Anchor, Document, MetadataEvidence, Passage, Role, SourceFile, Span
from sayso.reading.assemble import document_of, source_of
from sayso.reading.blocks import Block
from sayso.reading.credits import add_from_text
from sayso.reading.inputs import Declared
from sayso.reading.languages import language_of
from sayso.reading.lines import blocks_of
from sayso.reading.metadata import Metadata
from sayso.reading.roles import Story, assign

__all__ = ["page_of_text", "plain_document", "read_text"]

_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+")
_LINE_END = re.compile(r"\r\n?")


def read_text(
    name: str, data: bytes, decoded: tuple[str, str], media: str, declared: Declared
) -> Document:
    r"""Read a text file: its lines become blocks, blocks get roles by rule.

    ``Document.text`` is the decoded file with its line ends as ``\n``; anchors give the
    span in the decoded file where the two differ.
    """
    raw, encoding = decoded
    metadata = Metadata.declared(declared)
    text, blocks, anchors, story = page_of_text(raw, metadata)
    return document_of(
        text,
        blocks,
        metadata,
        source_of(name, data, media, encoding, declared),
        language=story.language,
        anchors=anchors,
        given_id=declared.id,
    )


def page_of_text(
    raw: str, metadata: Metadata
) -> tuple[str, list[Block], tuple[Anchor, ...], Story]:
    r"""Split a decoded text into blocks with roles, and add to *metadata* what it says.

    Returns:
        The text with its line ends as ``\n``, its blocks, its anchors, and the story.
    """
    text, anchors = _normalised(raw)
    blocks = blocks_of(text)
    story = assign(blocks)
    if story.title is not None:
        _split_marks(blocks, story.title)
    add_from_text(metadata, text, blocks, story)
    return text, blocks, anchors, story


def plain_document(
    text: str, source: SourceFile, declared: Declared, *, id_: str | None = None
) -> Document:
    """Take a text as it is: all of it body, a passage a paragraph, offsets the text's own."""
    language = language_of(text)
    metadata = Metadata.declared(declared)
    passages = tuple(Passage(start, end, Role.BODY, language) for start, end in _paragraphs(text))
    anchor = (Anchor(0, len(text), source=Span(0, len(text))),) if text else ()
    evidence: list[MetadataEvidence] = metadata.evidence
    return Document(
        id=id_ or source.sha256,
        text=text,
        passages=passages,
        source=source,
        title=metadata.get("title"),
        byline=metadata.get("byline"),
        publisher=metadata.get("publisher"),
        published=metadata.get("published"),
        language=language,
        url=metadata.get("url"),
        given_id=declared.id,
        anchors=anchor,
        evidence=tuple(evidence),
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    ends = [(gap.start(), gap.end()) for gap in _BREAK.finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        piece = text[at:stop]
        start = at + len(piece) - len(piece.lstrip())
        end = stop - (len(piece) - len(piece.rstrip()))
        if start < end:
            yield start, end
        at = following


def _normalised(raw: str) -> tuple[str, tuple[Anchor, ...]]:
    """Turn all line ends into one character, keeping where each stretch came from."""
    if not raw:
        return raw, ()
    if "\r" not in raw:
        return raw, (Anchor(0, len(raw), source=Span(0, len(raw))),)
    parts: list[str] = []
    anchors: list[Anchor] = []
    at = out = 0
    for match in [*_LINE_END.finditer(raw), None]:
        stop = match.start() if match else len(raw)
        if stop > at:
            anchors.append(Anchor(out, out + stop - at, source=Span(at, stop)))
            parts.append(raw[at:stop])
            out += stop - at
        if match:
            parts.append("\n")
            out += 1
            at = match.end()
    return "".join(parts), tuple(anchors)


def _split_marks(blocks: list[Block], title: tuple[int, int]) -> None:
    """Keep the marks around a headline ("^", "#", "**") out of its passage."""
    for block in blocks:
        if block.role is Role.TITLE and block.start <= title[0] < title[1] <= block.end:
            for start, end in ((block.start, title[0]), (title[1], block.end)):
                if start < end:
                    block.parts.append((start, end, Role.BOILERPLATE))
