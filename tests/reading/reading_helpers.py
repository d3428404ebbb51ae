"""What several tests of reading share."""

from __future__ import annotations

import re

from lxml import html

from sayso.model import Document, Role
from sayso.reading import Failure, documents


def one(source: object, **options: object) -> Document:
    found = list(documents([source], **options))  # type: ignore[list-item, arg-type]
    assert len(found) == 1
    assert isinstance(found[0], Document), found[0]
    return found[0]


def failure(source: object, **options: object) -> Failure:
    found = list(documents([source], **options))  # type: ignore[list-item, arg-type]
    assert len(found) == 1
    assert isinstance(found[0], Failure), found[0]
    return found[0]


def texts(document: Document, *roles: Role) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages if p.role in roles]


def check(document: Document) -> None:
    """Assert what holds of every document: order, bounds, and anchors over every letter."""
    at = 0
    for passage in document.passages:
        assert at <= passage.start < passage.end <= len(document.text)
        assert document.text[passage.start : passage.end].strip()
        at = passage.end
    last = 0
    covered = bytearray(len(document.text))
    for anchor in document.anchors:
        assert last <= anchor.start < anchor.end <= len(document.text)
        last = anchor.end
        covered[anchor.start : anchor.end] = b"\x01" * (anchor.end - anchor.start)
    missing = [
        c for c, seen in zip(document.text, covered, strict=True) if not seen and not c.isspace()
    ]
    assert not missing, missing[:20]
    for evidence in document.evidence:
        if evidence.span is not None:
            assert 0 <= evidence.span[0] < evidence.span[1] <= len(document.text)


def squeeze(text: str) -> str:
    """Drop white space, soft hyphens and spaces of no width."""
    return "".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())


def leads_back_to_elements(document: Document, data: bytes) -> None:
    """Assert that every anchor's XPath finds one element that holds its letters."""
    tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    for anchor in document.anchors:
        assert anchor.path is not None
        found = tree.xpath(anchor.path)
        assert isinstance(found, list)
        assert len(found) == 1
        piece = squeeze(document.text[anchor.start : anchor.end])
        assert piece in squeeze("".join(str(text) for text in found[0].itertext()))
