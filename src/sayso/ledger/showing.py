"""One record of a case with its evidence in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import rows
from sayso.ledger.indexing import MOST_RECORDS, short_hash
from sayso.model import spans_text
from sayso.model.serial import reading_to_dict

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.model import Reading

__all__ = ["Shown", "find_record", "show_record"]

_SPANS = {
    "statement": ("source", "cue", "content"),
    "event": ("actor_spans", "recipient_spans"),
}
_WHOLE = 64
"""Digits of a whole id."""
_CONTEXT = 120
"""Characters shown before and after the evidence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, for people as lines and for programs as JSON."""

    lines: tuple[tuple[str, object], ...]
    as_json: dict[str, Any]


def show_record(ledger: Ledger, record: str) -> Shown:
    """Return a document, statement or event by its id or the start of one (6 digits up).

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    found = _found(ledger, record)
    if found is not None:
        return _record(ledger, *found)
    reading = ledger.reading(ledger.document_key(record)).reading
    return _document(reading)


def find_record(ledger: Ledger, record: str) -> tuple[str, int, str]:
    """Return kind, document number and whole id of a statement or event.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    found = _found(ledger, record)
    if found is None:
        raise LedgerError(
            "no statement or event has this id",
            subject=record,
            fix="list the ids with 'sayso statements CASE' or 'sayso mentions CASE'",
            code="S406",
        )
    kind, key, number = found
    reading = ledger.reading(key).reading
    records = reading.statements if kind == "statement" else reading.events
    return kind, key, records[number].id


def _found(ledger: Ledger, record: str) -> tuple[str, int, int] | None:
    found: list[tuple[str, int, int]] = []
    for kind in ("event", "statement"):
        found += [(kind, key, number) for key, number in _candidates(ledger, kind, record)]
        if found and len(record) == _WHOLE:
            break
    if len(found) > 1:
        raise LedgerError(
            "several records begin like this", subject=record, fix="give more of it", code="S406"
        )
    return found[0] if found else None


def _candidates(ledger: Ledger, kind: str, record: str) -> list[tuple[int, int]]:
    """Look an id up by its first 4 bytes; a shorter start is a range of them."""
    if len(record) < 6 or any(c not in "0123456789abcdef" for c in record):
        return []
    head = record[:8]
    low, high = short_hash(head.ljust(8, "0")), short_hash(head.ljust(8, "f"))
    sql = f"SELECT key FROM {kind}s WHERE hash BETWEEN ? AND ? LIMIT 50"  # noqa: S608 - two names
    found = []
    for (row,) in list(rows(ledger.connection, sql, (low, high))):
        key, number = divmod(row, MOST_RECORDS)
        reading = ledger.reading(key).reading
        records = reading.statements if kind == "statement" else reading.events
        if records[number].id.startswith(record):
            found.append((key, number))
    return found


def _record(ledger: Ledger, kind: str, key: int, number: int) -> Shown:
    reviewed = ledger.reading(key)
    reading = reviewed.reading
    value = reading_to_dict(reading)[f"{kind}s"][number]
    spans = value["content"] + value["cue"] + value["source"] if kind == "statement" else []
    spans = sorted(spans or [value["trigger"]])
    history = [
        r for r in ledger.reviews(document=key) if reviewed.carried.get(r.key) == value["id"]
    ]
    text = reading.document.text
    lines: list[tuple[str, object]] = [("record", f"{kind} {value['id']}")]
    lines += [
        ("document", _title(reading)),
        ("status", reviewed.status.get(value["id"], "unreviewed")),
    ]
    for name in (
        ("source", "cue", "content") if kind == "statement" else ("actor_spans", "recipient_spans")
    ):
        if value[name]:
            at = ", ".join(f"{s}–{e}" for s, e in value[name])
            lines.append((name, f"{spans_text(text, value[name])} (characters {at})"))
    for name in ("speaker", "actor", "recipient", "via"):
        if value.get(name):
            lines.append((name, value[name]["name"]))
    for name in ("kind", "stance", "type", "reality", "date", "said", "explanation", "confidence"):
        if value.get(name) is not None:
            known = value[name]
            lines.append((name, known["edtf"] if isinstance(known, dict) else known))
    start, end = max(0, spans[0][0] - _CONTEXT), min(len(text), spans[-1][1] + _CONTEXT)
    lines.append(("in context", f"…{text[start:end]}…"))
    for anchor in reading.document.locate(tuple(spans[0])):
        if anchor.page or anchor.path:
            lines.append(("stands at", f"page {anchor.page}" if anchor.page else anchor.path))
            break
    for review in history:
        change = f" {review.field}: {review.replaces!r} → {review.value!r}" if review.field else ""
        lines.append(
            ("reviewed", f"{review.at} {review.who} {review.action}{change} {review.reason or ''}")
        )
    value = {"doc": reading.id, "record": kind, **value, "status": dict(lines)["status"]}
    value["reviews"] = [
        {"number": r.key, "at": r.at, "who": r.who, "action": r.action, "field": r.field,
         "value": r.value, "replaces": r.replaces, "reason": r.reason}
        for r in history
    ]  # fmt: skip
    return Shown(tuple(lines), value)


def _title(reading: Reading) -> str:
    known = reading.document
    parts = (known.title, known.publisher, known.published, known.ref)
    return ", ".join(part for part in parts if part)


def _document(reading: Reading) -> Shown:
    known = reading.document
    lines: list[tuple[str, object]] = [("record", f"document {known.ref}"), ("sha256", known.id)]
    names = ("title", "byline", "publisher", "published", "language", "url", "origin")
    lines += [(name, getattr(known, name)) for name in names if getattr(known, name)]
    lines += [("file", known.source.name), ("type", known.source.media_type)]
    lines += [("statements", len(reading.statements)), ("events", len(reading.events))]
    return Shown(
        tuple(lines), {"doc": reading.id, "record": "document", **reading_to_dict(reading)}
    )
