"""Making reviews: a decision is appended to the log and laid over the index at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import one, writing
from sayso.ledger.indexing import index_reading, unindex
from sayso.ledger.judging import find_actor, judged
from sayso.ledger.reviews import FIELDS, check_review, evidence_of
from sayso.ledger.showing import find_record
from sayso.model.serial import reading_to_dict

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.model import EventMention, Reading, Statement

__all__ = ["review", "undo"]


def review(  # noqa: PLR0913 - one argument a field of the decision
    ledger: Ledger,
    document: int | None,
    target: str,
    action: str,
    *,
    who: str,
    kind: str = "statement",
    field: str | None = None,
    value: Any = None,  # noqa: ANN401 - a JSON value, checked by its field
    reason: str | None = None,
) -> int:
    """Append a decision and return its number.

    Args:
        ledger: The case.
        document: Number of the document; None for actors, which are of the whole case.
        target: Id of the record, or a unique start of it.
        action: One of :data:`sayso.ledger.reviews.ACTIONS`; of an actor ``join`` or ``split``.
        who: The name the reviewer gives.
        kind: ``statement``, ``event`` or ``actor``.
        field: For corrections, one of :data:`sayso.ledger.reviews.FIELDS`.
        value: For corrections, the new value, as in the JSON contract; for ``join`` and
            ``split``, the id of the other record, or a unique start of it.
        reason: Why, in the reviewer's words.

    Raises:
        LedgerError: ``S406`` no such record, ``S410`` the decision makes no sense.
    """
    if kind == "actor":
        return _judge(ledger, target, action, value, who=who, reason=reason)
    if kind not in FIELDS or document is None:
        raise LedgerError(
            f"records of kind {kind!r} can't be reviewed",
            fix=f"use one of {', '.join(FIELDS)}, actor",
            code="S410",
        )
    reviewed = ledger.reading(document)
    record = _record(reviewed.reading, kind, target)
    check_review(kind, action, field, value, reviewed.reading.document.text)
    if action in {"join", "split"}:
        value = _other(ledger, kind, record.id, value)
    before = _as_json(reviewed.reading, kind, record)
    return _append(
        ledger,
        document,
        who,
        {
            "kind": kind,
            "target": record.id,
            "action": action,
            "field": field,
            "value": value,
            "reason": reason,
            "evidence": {
                "spans": [list(span) for span in evidence_of(record)],
                "record": before,
                "replaces": _before(before, field),
            },
            "undoes": None,
        },
    )


def _judge(
    ledger: Ledger, target: str, action: str, value: object, *, who: str, reason: str | None
) -> int:
    """Append that two actors are one, or two; what contradicts another decision is refused."""
    if action not in {"join", "split"}:
        raise LedgerError(
            f"actors can't be reviewed by {action!r}", fix="use join or split", code="S410"
        )
    if not isinstance(value, str) or not value.strip():
        raise LedgerError("the other actor isn't named", fix="give its id", code="S410")
    record, other = find_actor(ledger, target.strip()), find_actor(ledger, value.strip())
    if record.id == other.id:
        raise LedgerError(
            "an actor can't be joined with or split from itself",
            subject=record.id,
            fix="give the id of another actor",
            code="S410",
        )
    row = {
        "kind": "actor",
        "target": record.id,
        "action": action,
        "field": None,
        "value": other.id,
        "reason": reason,
        "evidence": {"spans": [], "record": record.as_json(), "other": other.as_json()},
        "undoes": None,
    }
    with writing(ledger.connection):
        judged(ledger).check(record.id, other.id, join=action == "join")
        return _insert(ledger, None, who, row)


def undo(ledger: Ledger, number: int, *, who: str, reason: str | None = None) -> int:
    """Take a review back by appending one that says so; return its number.

    Raises:
        LedgerError: ``S406`` there is no such review, or it was taken back already.
    """
    found = [r for r in ledger.reviews() if r.key == number]
    row = one(ledger.connection, "SELECT document FROM reviews WHERE key = ?", (number,))
    if not found or row is None:
        raise LedgerError(
            "no such review, or it was undone already",
            subject=f"review {number}",
            fix="list reviews with 'sayso reviews CASE'",
            code="S406",
        )
    return _append(
        ledger,
        row[0],
        who,
        {
            "kind": found[0].target_kind,
            "target": found[0].target,
            "action": "undo",
            "field": None,
            "value": None,
            "reason": reason,
            "evidence": {"spans": [list(span) for span in found[0].spans]},
            "undoes": number,
        },
    )


def _append(ledger: Ledger, document: int | None, who: str, row: dict[str, Any]) -> int:
    connection = ledger.connection
    with writing(connection):
        key = _insert(ledger, document, who, row)
        if document is not None:
            unindex(connection, document, ledger.machine_reading(document))
            index_reading(connection, document, ledger.reading(document))
    return key


def _insert(ledger: Ledger, document: int | None, who: str, row: dict[str, Any]) -> int:
    """Append a decision within the transaction under way; return its number."""
    connection = ledger.connection
    found = one(connection, "SELECT id FROM documents WHERE key = ?", (document,))
    entry = ledger.log("review", {"document": found[0] if found else None, **row}, who=who)
    connection.execute(
        "INSERT INTO reviews(document, target_kind, target, action, field, value, reason, "
        "evidence, undoes, log) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document,
            row["kind"],
            row["target"],
            row["action"],
            row["field"],
            None if row["value"] is None else json.dumps(row["value"]),
            row["reason"],
            json.dumps(row["evidence"]),
            row["undoes"],
            entry,
        ),
    )
    return connection.last_insert_rowid()


def _other(ledger: Ledger, kind: str, known: str, value: object) -> str:
    """Return the whole id of the other record of a join or split."""
    if not isinstance(value, str) or not value.strip():
        raise LedgerError("the other record isn't named", fix="give its id", code="S410")
    other_kind, _, other = find_record(ledger, value.strip())
    if other_kind != kind or other == known:
        raise LedgerError(
            "a record can't be joined with or split from itself"
            if other == known
            else f"a {kind} and an {other_kind} have no tie",
            fix=f"give the id of another {kind}",
            code="S410",
        )
    return other


def _record(reading: Reading, kind: str, target: str) -> Statement | EventMention:
    records: tuple[Statement, ...] | tuple[EventMention, ...]
    records = reading.statements if kind == "statement" else reading.events
    found = [r for r in records if r.id == target]
    if not found and len(target) >= 6:
        found = [r for r in records if r.id.startswith(target)]
    if len(found) != 1:
        raise LedgerError(
            f"several {kind}s have this id" if found else f"no {kind} has this id",
            subject=target,
            fix=f"list the ids with 'sayso {kind}s CASE'",
            code="S406",
        )
    return found[0]


def _before(record: dict[str, Any], field: str | None) -> Any:  # noqa: ANN401 - a JSON value
    """Return what a correction replaces, in the form in which a reviewer would give it."""
    value = record.get(field) if field else None
    if isinstance(value, dict):
        if "edtf" in value:
            return value["edtf"]
        return {key: value[key] for key in ("name", "country", "sector") if value.get(key)}
    return value


def _as_json(reading: Reading, kind: str, record: Statement | EventMention) -> dict[str, Any]:
    records = reading_to_dict(reading)[f"{kind}s"]
    return next(dict(known) for known in records if known["id"] == record.id)
