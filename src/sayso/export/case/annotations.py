"""Every statement and event as an annotation of its text (W3C Web Annotation, 2017).

A statement's words may stand apart: each part is a target of its own. Positions count in
sayso's text of the document, which has the name ``urn:sha256:…`` of its UTF-8; the page
itself, where its address is known, is a further target by quotation alone.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sayso.export.case.stream import ArrayFile
from sayso.export.case.where import web_address
from sayso.export.case.writer import Note
from sayso.export.wording import who
from sayso.model import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import Document, EventMention, Statement

__all__ = ["AnnotationWriter"]

_NAME = "annotations.jsonld"
CONTEXT = 32
"""Characters of prefix and suffix; as many as Hypothesis and Apache Annotator take."""
_PDF = "http://tools.ietf.org/rfc/rfc3778"
"""What a fragment such as ``page=3`` conforms to, as the data model names it for PDF."""


class AnnotationWriter:
    """One AnnotationCollection with one AnnotationPage.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        collection = f"urn:sha256:{content_id(context.head, 'annotations')}"
        self._generator = {
            "id": "https://pypi.org/project/sayso/",
            "type": "Software",
            "name": f"sayso {context.version}",
        }
        head = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": collection,
            "type": "AnnotationCollection",
            "label": f"{context.ledger.path.resolve().name}: statements and events",
            "generator": self._generator,
        }
        page = {
            "id": f"urn:sha256:{content_id(context.head, 'annotations', 1)}",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
        }
        self._items = ArrayFile(context.staging.text(_NAME), head, "items", ("first", page))
        self._last = page["id"]

    def document(self, item: Item) -> None:
        """Write the annotations of a document."""
        source = _Source(item.reading.document)
        for statement in item.reading.statements:
            self._items.write(self._annotation(statement.id, _said(item, statement, source)))
        for event in item.reading.events:
            self._items.write(self._annotation(event.id, _happened(item, event, source)))

    def _annotation(self, identifier: str, rest: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": f"urn:sha256:{content_id('annotation', identifier)}",
            "type": "Annotation",
            "via": f"urn:sha256:{identifier}",
            **rest,
        }

    def close(self) -> list[Note]:
        """End page and collection."""
        self._items.close({"last": self._last, "total": self._items.count})
        what = "An item is one statement or event mention, on the words it rests on."
        return [Note(_NAME, what, self._items.count, "annotations")]


class _Source:
    """A document as the target of annotations."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
        self.name = f"urn:sha256:{digest}"
        self.original = f"urn:sha256:{document.source.sha256}"
        self.page = web_address(document.url)
        self.is_pdf = document.source.media_type == "application/pdf"

    def resource(self) -> dict[str, Any]:
        known = {"id": self.name, "type": "Text", "format": "text/plain"}
        if self.document.language:
            known["language"] = self.document.language
        return known

    def quote(self, start: int, end: int) -> dict[str, Any]:
        return {
            "type": "TextQuoteSelector",
            "exact": self.text[start:end],
            "prefix": self.text[max(0, start - CONTEXT) : start],
            "suffix": self.text[end : end + CONTEXT],
        }

    def part(self, start: int, end: int) -> dict[str, Any]:
        """Return a stretch of the text as a specific resource."""
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        return {
            "type": "SpecificResource",
            "source": self.resource(),
            "selector": [position, self.quote(start, end)],
        }

    def targets(self, spans: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
        """Return what the spans are in the text, in the PDF and on the page."""
        found = []
        for start, end in spans:
            found.append(self.part(start, end))
            if self.is_pdf:
                pages = {a.page for a in self.document.locate((start, end)) if a.page}
                found += [self._page(number, start, end) for number in sorted(pages)[:1]]
            elif self.page:
                found.append(
                    {
                        "type": "SpecificResource",
                        "source": self.page,
                        "selector": self.quote(start, end),
                    }
                )
        return found

    def _page(self, number: int, start: int, end: int) -> dict[str, Any]:
        return {
            "type": "SpecificResource",
            "source": self.page or self.original,
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": _PDF,
                "value": f"page={number}",
                "refinedBy": self.quote(start, end),
            },
        }


def _tag(value: str, purpose: str = "tagging") -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _said(item: Item, statement: Statement, source: _Source) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [_tag(statement.stance.value, "classifying")]
    name = who(item.reading, statement).name
    if name:
        bodies.append(_tag(name, "identifying"))
    for start, end in statement.source:
        bodies.append({**source.part(start, end), "purpose": "identifying"})
    if statement.said:
        bodies.append(_tag(f"said {statement.said.edtf}", "describing"))
    bodies.append(_tag(f"status:{item.status_of(statement.id)}"))
    spans = statement.content or statement.cue or statement.source
    return {"motivation": "classifying", "body": bodies, "target": source.targets(spans)}


def _happened(item: Item, event: EventMention, source: _Source) -> dict[str, Any]:
    bodies = [
        _tag(event.type.value, "classifying"),
        _tag(event.reality.value, "classifying"),
        _tag(f"status:{item.status_of(event.id)}"),
    ]
    for label, actor in (("actor", event.actor), ("recipient", event.recipient)):
        known = item.actor(actor)
        if known:
            bodies.append(_tag(f"{label}: {known.name}", "identifying"))
    if event.date:
        bodies.append(_tag(f"date {event.date}", "describing"))
    return {
        "motivation": "classifying",
        "body": bodies,
        "target": source.targets([event.trigger]),
    }
