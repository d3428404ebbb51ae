"""What is known of a document as a whole, as declared and as found, and its history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sayso.export.edtf import long_words
from sayso.ledger.database import one, rows
from sayso.web.document_links import copies_of, whole_ids
from sayso.web.pdfpages import is_pdf

if TYPE_CHECKING:
    from sayso.model import Document
    from sayso.web.case import Opened
    from sayso.web.readings import Held

__all__ = ["added", "copies", "facts", "heading", "readings_of"]

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)


def heading(held: Held) -> dict[str, Any]:
    """Return what a document is called by, and where it came from."""
    document = held.reading.document
    return {
        "id": document.ref,
        "sha256": document.id,
        "title": document.title or document.source.name,
        "publisher": document.publisher,
        "published": document.published,
        "published_words": long_words(document.published) if document.published else "",
        "byline": document.byline,
        "origin": document.origin,
        "url": document.url,
        "link": document.url if document.url and _ADDRESS.fullmatch(document.url) else None,
        "language": document.language,
        "file": document.source.name,
        "media_type": document.source.media_type,
        "size": document.source.size,
        "object": held.object,
        "components": [f"{c.name} {c.version}" for c in held.reading.components],
        "has_pages": is_pdf(document),
    }


_LABELS = {
    "title": "Title",
    "publisher": "Publisher",
    "published": "Published",
    "byline": "Author",
    "origin": "Credited to",
    "url": "Address",
    "language": "Language",
}


def facts(document: Document) -> list[dict[str, Any]]:
    """Return the metadata, as declared and as found, each with what it rests on."""
    found: list[dict[str, Any]] = []
    for field, label in _LABELS.items():
        value = getattr(document, field)
        if not value:
            continue
        evidence = [e for e in document.evidence if e.field == field]
        found.append(
            {
                "field": field,
                "label": label,
                "value": value,
                "words": long_words(value) if field == "published" else value,
                "found": [
                    {
                        "origin": e.origin,
                        "value": e.value,
                        "span": list(e.span) if e.span else None,
                        "text": document.text[slice(*e.span)][:200] if e.span else None,
                    }
                    for e in evidence
                ],
            }
        )
    source = document.source
    for field, label, given_value in (
        ("given_id", "Id it came with", document.given_id),
        ("file", "File", source.name),
        ("media_type", "Type", source.media_type),
        ("encoding", "Encoding", source.encoding),
        ("fetched_by", "Collected by", source.fetched_by),
        ("fetched_at", "Collected at", source.fetched_at),
        ("fetched_with", "Collected with", source.fetched_with),
        ("sha256", "SHA-256 of the original", source.sha256),
    ):
        if given_value:
            found.append(
                {"field": field, "label": label, "value": given_value, "words": given_value,
                 "found": []}
            )  # fmt: skip
    return found


def added(case: Opened, held: Held) -> dict[str, Any]:
    """Return when a document was added, by whom and with which version."""
    sql = (
        "SELECT l.at, l.who, l.version, l.number FROM documents d JOIN log l ON l.number = d.log "
        "WHERE d.key = ?"
    )
    row = one(case.ledger.connection, sql, (held.key,)) or (None, None, None, None)
    return dict(zip(("at", "who", "version", "log"), row, strict=True))


def readings_of(case: Opened, held: Held) -> list[dict[str, Any]]:
    """Return all readings that were ever kept of a document, the newest first."""
    found = rows(
        case.ledger.connection,
        "SELECT r.hash, l.at, l.who, l.version, l.number, r.key = d.reading FROM readings r "
        "JOIN log l ON l.number = r.log JOIN documents d ON d.key = r.document "
        "WHERE r.document = ? ORDER BY r.key DESC LIMIT 50",
        (held.key,),
    )
    names = ("hash", "at", "who", "version", "log", "shown")
    return [{**dict(zip(names, row, strict=True)), "shown": bool(row[5])} for row in found]


def copies(case: Opened, held: Held) -> list[dict[str, Any]]:
    """Return documents that share text with this one."""
    found = copies_of(case, held.reading.document.ref)
    whole = whole_ids(case.ledger, [copy["doc"] for copy in found])
    return [{**copy, "sha256": whole.get(copy["doc"])} for copy in found]
