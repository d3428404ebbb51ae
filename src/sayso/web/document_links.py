"""From records to what comparison made of them, and from ids to addresses."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sayso.comparison.asking import of_mentions, of_statements
from sayso.errors import LedgerError
from sayso.ledger.database import one, rows
from sayso.web.paths import url

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.web.case import Opened

__all__ = [
    "claims_of",
    "copies_of",
    "document_url",
    "events_of",
    "file_names",
    "record_url",
    "republished",
    "whole_ids",
]


def document_url(
    doc: str,
    *rest: str,
    span: tuple[int, int] | None = None,
    **query: Any,  # noqa: ANN401 - what an address takes
) -> str:
    """Return the address of a document, of a part of it, or of a span of its text."""
    if span is None:
        return url("/documents", doc, *rest, **query)
    start, end = span
    return url("/documents", doc, *rest, anchor=f"c-{start}-{end}", span=f"{start}-{end}", **query)


def record_url(doc: str, kind: str, record: str) -> str:
    """Return the address of a statement or an event mention where it stands in its document."""
    if kind == "statement":
        return url("/documents", doc, anchor=f"s-{record}", statement=record)
    return url("/documents", doc, anchor=f"e-{record}", event=record)


def whole_ids(ledger: Ledger, refs: Iterable[str]) -> dict[str, str]:
    """Return the hash that each id of a document stands for; nothing for ambiguous ones."""
    asked = json.dumps([_plain(ref) for ref in dict.fromkeys(refs)])
    found: dict[str, set[str]] = {}
    sql = (
        "SELECT asked.value, d.id FROM json_each(?1) asked JOIN documents d ON d.id = asked.value "
        "UNION ALL SELECT asked.value, d.id FROM json_each(?1) asked "
        "JOIN documents d ON d.given = asked.value AND d.given IS NOT NULL"
    )
    for ref, whole in rows(ledger.connection, sql, (asked,)):
        found.setdefault(ref, set()).add(whole)
    return {ref: whole.pop() for ref, whole in found.items() if len(whole) == 1}


def file_names(ledger: Ledger, documents: Iterable[dict[str, Any]], id_name: str) -> dict[str, str]:
    """Return the name of the file of each document in a list that has no title, by its id.

    Ids that several documents were given are left out.
    """
    found = {}
    for ref in [row[id_name] for row in documents if not row["title"]]:
        with suppress(LedgerError):
            found[ref] = ledger.document(ledger.document_key(ref)).source.name
    return found


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def claims_of(opened: Opened, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the claims that statements hold or deny, by id of the statement."""
    found = of_statements(opened.comparison.connection, ids)
    return {
        statement: [
            {
                "id": head["id"],
                "role": head["role"],
                "what": head["what"],
                "disputed": bool(head.get("denied_by")),
                "statements": head.get("statements", 0),
            }
            for head in heads
        ]
        for statement, heads in found.items()
    }


def events_of(opened: Opened, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the events that mentions are of, by id of the mention."""
    found = of_mentions(opened.comparison.connection, ids)
    return {
        mention: [
            {"id": head["id"], "what": head["what"], "mentions": head.get("mentions", 0)}
            for head in heads
        ]
        for mention, heads in found.items()
    }


def republished(opened: Opened, refs: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what documents republish, by id as outputs use it."""
    sql = (
        "SELECT d.doc, d.republishes, o.publisher, o.title FROM json_each(?1) asked "
        "JOIN documents d ON d.doc = asked.value LEFT JOIN documents o ON o.doc = d.republishes "
        "WHERE d.republishes IS NOT NULL"
    )
    asked = json.dumps([_plain(ref) for ref in refs])
    return {
        doc: {"doc": original, "publisher": publisher, "title": title}
        for doc, original, publisher, title in rows(opened.comparison.connection, sql, (asked,))
    }


def copies_of(opened: Opened, ref: str, most: int = 50) -> list[dict[str, Any]]:
    """Return the documents that share text with one, those before it and those after it."""
    connection = opened.comparison.connection
    known = one(connection, "SELECT key FROM documents WHERE doc = ?", (_plain(ref),))
    if known is None:
        return []
    sql = (
        "SELECT c.later = ?1, d.doc, d.publisher, d.published, d.title, c.kind, "
        "json_extract(c.body, '$.contained'), json_extract(c.body, '$.reason') FROM copies c "
        "JOIN documents d ON d.key = iif(c.later = ?1, c.earlier, c.later) "
        "WHERE c.later = ?1 OR c.earlier = ?1 ORDER BY d.published, d.doc LIMIT ?2"
    )
    names = ("earlier", "doc", "publisher", "published", "title", "kind", "shared", "reason")
    return [
        {**dict(zip(names, row, strict=True)), "earlier": bool(row[0])}
        for row in rows(connection, sql, (known[0], most))
    ]
