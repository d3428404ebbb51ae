"""HTML pages: trafilatura decides what the article is, the page's tree where it stands.

The text holds every block of the page in reading order. The words that trafilatura
(Barbaresi, ACL 2021) extracts are found again in the blocks and make the body; the rest is
title, byline, caption or furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.errors import InputError
from sayso.model import Anchor, Document, SourceFile
from sayso.reading.align import chosen_spans
from sayso.reading.assemble import document_of, source_of
from sayso.reading.blocks import Block
from sayso.reading.decode import decode_html
from sayso.reading.dom import DomBlock, Zone, blocks_of_tree, parse
from sayso.reading.htmlmeta import add_metadata
from sayso.reading.htmlroles import assign_html
from sayso.reading.inputs import Declared
from sayso.reading.limits import MOST_TEXT
from sayso.reading.markup import markup_of
from sayso.reading.metadata import Metadata

__all__ = ["page_document", "read_html"]

_MOST_EXTRACTED = 4_000_000
"""Characters of the largest page given to trafilatura: some of its steps aren't linear.
Larger pages are read by sayso's own rules."""
_TAG = re.compile(r"<[^<>]*>?")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MOST_NESTED = 2_000
"""Levels at which the parser gives up."""
_JOINT = "\n\n"


def read_html(name: str, data: bytes, declared: Declared, *, served: str | None = None) -> Document:
    """Read the bytes of a page.

    Raises:
        InputError: ``S114`` the page holds no words, ``S108`` more than the limit.
    """
    charset = None
    if served and "charset=" in served.lower():
        charset = served.lower().split("charset=", 1)[1].split(";")[0].strip(" \"'")
    text, encoding = decode_html(data, charset)
    source = source_of(name, data, "text/html", encoding, declared)
    return page_document(name, text, source, declared, Metadata.declared(declared))


def page_document(
    name: str,
    page: str,
    source: SourceFile,
    declared: Declared,
    metadata: Metadata,
    *,
    late: Iterable[tuple[str, str, str]] = (),
) -> Document:
    """Turn a decoded page into a document.

    Args:
        name: What to call it in errors.
        page: The decoded page.
        source: Its source record.
        declared: What the caller knows.
        metadata: The same, to be filled with what the page says.
        late: Field, value and origin of what is to be used where the page says nothing.
    """
    try:
        root = parse(page)
    except ValueError:
        root = None
    found = blocks_of_tree(root) if root is not None else []
    if not any(character.isalnum() for block in found for character in block.text):
        if page.count("<") > _MOST_NESTED and _WORDS.search(_TAG.sub(" ", page)):
            raise InputError(
                "nests its elements too deep to be read",
                subject=name, fix="save it as plain text and read that", code="S117",
            )  # fmt: skip
        raise InputError(
            "holds no words", subject=name, fix="save the page once it has loaded, with its text",
            code="S114",
        )  # fmt: skip
    if sum(len(block.text) for block in found) > MOST_TEXT:
        raise InputError(
            f"holds more than {MOST_TEXT / 1e6:.0f} million characters of text",
            subject=name, fix="split it into articles", code="S108",
        )  # fmt: skip
    extracted = _extracted(page)
    chosen = chosen_spans([block.text for block in found], extracted.split("\n"))
    kept = [
        (block, spans)
        for block, spans in zip(found, chosen, strict=True)
        if spans or not block.zone & Zone.HIDDEN
    ]
    if not kept:
        kept = list(zip(found, chosen, strict=True))
    text, blocks, anchors = _laid_out([block for block, _ in kept])
    markup = markup_of(root)
    story = assign_html(blocks, [b for b, _ in kept], [s for _, s in kept], markup)
    add_metadata(metadata, text, blocks, story, markup, page)
    for field, value, origin in late:
        if not metadata.has(field):
            metadata.add(field, value, origin)
    return document_of(
        text,
        blocks,
        metadata,
        source,
        language=story.language,
        anchors=anchors,
        given_id=declared.id,
    )


def _extracted(page: str) -> str:
    """Return trafilatura's text of the page, or nothing where it finds or bears none."""
    if len(page) > _MOST_EXTRACTED:
        return ""
    from trafilatura import extract

    try:
        return extract(page, include_comments=False) or ""
    except Exception:  # noqa: BLE001 (the rules read what trafilatura can't)
        return ""


def _laid_out(found: list[DomBlock]) -> tuple[str, list[Block], list[Anchor]]:
    parts: list[str] = []
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    at = 0
    for block in found:
        if parts:
            parts.append(_JOINT)
            at += len(_JOINT)
        parts.append(block.text)
        blocks.append(
            Block(
                at,
                at + len(block.text),
                block.text,
                lines=block.text.count("\n") + 1,
                heading=bool(block.zone & Zone.HEADING),
                quoted=bool(block.zone & Zone.QUOTE),
            )
        )
        anchors.extend(Anchor(at + s, at + e, path=path) for s, e, path in block.runs if s < e)
        at += len(block.text)
    return "".join(parts), blocks, anchors
