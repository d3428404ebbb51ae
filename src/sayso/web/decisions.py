"""Decisions that people made, as rows: who, when, about what, and whether it still stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sayso.ledger.database import rows
from sayso.ledger.queries import Page

if TYPE_CHECKING:
    from sayso.web.case import Opened

__all__ = ["decisions_of"]

_SQL = (
    "SELECT r.key, l.at, l.who, r.target_kind, r.target, r.action, r.field, r.value, r.reason, "
    "r.evidence, r.undoes, (SELECT u.key FROM reviews u WHERE u.undoes = r.key), d.id, d.title, "
    "d.given FROM reviews r JOIN log l ON l.number = r.log "
    "LEFT JOIN documents d ON d.key = r.document"
)


def decisions_of(
    opened: Opened,
    *,
    number: int | None = None,
    who: str | None = None,
    action: str | None = None,
    record: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """Return decisions, the last one first, those that were taken back included.

    Args:
        opened: The case.
        number: Of one decision.
        who: The whole name of who decided.
        action: ``accept``, ``correct``, ``reject``, ``join``, ``split``, ``note``, ``undo``.
        record: Id of the record, or its beginning.
        limit: Most rows.
        offset: Rows to skip.
    """
    parts, values = ["1"], list[Any]()
    if number is not None:
        parts.append("r.key = ?")
        values.append(number)
    if who is not None:
        parts.append("l.who = ?")
        values.append(who)
    if action is not None:
        parts.append("r.action = ?")
        values.append(action)
    if record is not None:
        parts.append("r.target >= ? AND r.target < ?")
        values += [record, record + "~"]
    sql = f"{_SQL} WHERE {' AND '.join(parts)} ORDER BY r.key DESC LIMIT ? OFFSET ?"
    found = list(rows(opened.ledger.connection, sql, (*values, limit + 1, offset)))
    return Page([_row(row) for row in found[:limit]], len(found) > limit)


def _names(kind: str, evidence: dict[str, Any]) -> list[str]:
    """Return the names of the actors that a decision is about; of other records none."""
    if kind != "actor":
        return []
    return [evidence[which]["name"] for which in ("record", "other") if which in evidence]


def _row(row: tuple[Any, ...]) -> dict[str, Any]:
    evidence = json.loads(row[9])
    return {
        "number": row[0],
        "at": row[1],
        "who": row[2],
        "kind": row[3],
        "record": row[4],
        "action": row[5],
        "field": row[6],
        "value": None if row[7] is None else json.loads(row[7]),
        "replaces": evidence.get("replaces"),
        "reason": row[8],
        "undoes": row[10],
        "undone_by": row[11],
        "doc": row[14] or row[12],
        "document": row[12],
        "title": row[13],
        "names": _names(row[3], evidence),
    }
