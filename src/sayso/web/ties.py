"""Ties: two records that comparison holds for the same, the weakest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import rows
from sayso.ledger.showing import find_record
from sayso.web.record import Wanted, record_data

if TYPE_CHECKING:
    from sayso.web.case import Opened

__all__ = ["next_tie"]

LOOKED_AT = 300
"""Weakest ties among which one that nobody has decided about is looked for."""


def next_tie(opened: Opened, skip: list[str]) -> dict[str, Any] | None:
    """Return the weakest tie that no person has made or cut, or None.

    Returns:
        ``id`` (to skip it by), ``kind`` (``statement`` or ``event``), ``score`` (0 to 1, how
        sure the comparison is), ``reason`` in one line, and ``a`` and ``b``, each as
        :func:`sayso.web.record.record_data` gives it.
    """
    connection = opened.comparison.connection
    found = []
    for layer, kind in (("statements", "statement"), ("happenings", "event")):
        sql = (
            f"SELECT l.score, l.reason, a.id, b.id FROM {layer}_links l "  # noqa: S608 - two names
            f"JOIN {layer}_parts p ON p.item = l.a JOIN {layer}_parts q ON q.item = l.b "
            f"AND q.part = p.part JOIN {layer} a ON a.key = l.a JOIN {layer} b ON b.key = l.b "
            "WHERE l.relation = 'same' AND l.reason <> '' AND a.doc <> b.doc "
            "ORDER BY l.score, a.id, b.id LIMIT ?"
        )
        found += [(*row, kind) for row in rows(connection, sql, (LOOKED_AT,))]
    decided = {
        frozenset(pair)
        for pair in rows(connection, "SELECT a, b FROM decisions WHERE action IN ('join', 'split')")
    }
    for score, reason, a, b, kind in sorted(found):
        known = f"{a[:8]}{b[:8]}"
        if known in skip or frozenset((a, b)) in decided:
            continue
        try:
            pair = [record_data(opened, _wanted(opened, one)) for one in (a, b)]
        except (LedgerError, ValueError):
            continue  # the comparison is behind: the record is gone
        return {
            "id": known,
            "kind": kind,
            "score": score,
            "reason": reason,
            "a": pair[0],
            "b": pair[1],
        }
    return None


def _wanted(opened: Opened, record: str) -> Wanted:
    kind, document, known = find_record(opened.ledger, record)
    return Wanted(kind, document, known)
