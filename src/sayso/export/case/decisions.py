"""Reviews and log entries, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.ledger.custody import entries
from sayso.ledger.database import rows

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger

__all__ = ["COLUMNS", "log_entries", "reviews"]

COLUMNS: tuple[tuple[str, str], ...] = (
    ("review", "number within the case"),
    ("at", "when, ISO 8601 UTC"),
    ("who", "name the reviewer gave"),
    ("document", "id of the document"),
    ("record_kind", "statement, event, actor or claim"),
    ("record", "id of the record when it was reviewed"),
    ("action", "accept, correct, reject, join, split, note or undo"),
    ("field", "for corrections, which field"),
    ("value", "the new value, JSON"),
    ("replaces", "the value before, JSON"),
    ("reason", "in the reviewer's words"),
    ("undoes", "number of the review it takes back"),
    ("stands", "false once it was taken back"),
    ("spans", "the characters that the record rested on, start:end"),
    ("log", "number of its entry in the log"),
)
"""The columns of reviews: name and meaning."""

_REVIEWS = (
    "SELECT r.key, l.at, l.who, ifnull(d.given, d.id), r.target_kind, r.target, r.action, r.field, "
    "r.value, r.reason, r.undoes, r.evidence, r.log, "
    "NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.key) "
    "FROM reviews r JOIN log l ON l.number = r.log LEFT JOIN documents d ON d.key = r.document "
    "ORDER BY r.key"
)


def reviews(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield every review, those taken back included, as the columns have it.

    ``value``, ``replaces`` and ``spans`` are JSON values; ``evidence`` is all that the
    review kept of its record.
    """
    for row in rows(ledger.connection, _REVIEWS):
        key, at, who, document, kind, target, action, field, value, reason, undoes = row[:11]
        evidence = json.loads(row[11])
        yield {
            "review": key,
            "at": at,
            "who": who,
            "document": document,
            "record_kind": kind,
            "record": target,
            "action": action,
            "field": field,
            "value": None if value is None else json.loads(value),
            "replaces": evidence.get("replaces"),
            "reason": reason,
            "undoes": undoes,
            "stands": bool(row[13]),
            "spans": evidence["spans"],
            "log": row[12],
            "evidence": evidence,
        }


def log_entries(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the log in order; ``payload`` stays the text that the hash was taken of."""
    for entry in entries(ledger.connection):
        yield {
            "number": entry.number,
            "at": entry.at,
            "who": entry.who,
            "version": entry.version,
            "action": entry.action,
            "payload": entry.payload,
            "previous": entry.previous,
            "hash": entry.hash,
        }
