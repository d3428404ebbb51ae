"""What changed in a case since a day: disputes, denials, confirmations, counts, retractions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.comparison import asking
from sayso.comparison.select import day_of
from sayso.ledger.database import one

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.compare import Comparison

__all__ = ["changes_since"]


def changes_since(comparison: Comparison, since: str) -> list[dict[str, Any]]:
    """Return what documents published since a day changed, in the order of days.

    Args:
        comparison: Of a case, up to date.
        since: EDTF; the first of its days counts.

    Returns:
        Objects with ``change`` (``new dispute``, ``denied``, ``confirmed``, ``taken back``,
        ``count moved``, ``counts differ``), ``published``, ``who``, ``what``, ``claim`` or
        ``event``, and ``evidence``: statements and documents.

    Raises:
        LedgerError: ``S409`` *since* is no date.
    """
    first = day_of(since, "--since")[0]
    days = _Days(comparison.connection)
    found: list[dict[str, Any]] = []
    for claim in asking.each(comparison.connection, "claims", since=since):
        found += _of_claim(claim, days, first)
    for event in asking.each(comparison.connection, "events", since=since, with_tolls=True):
        found += _of_tolls(event, days, first)
    for dispute in asking.each(comparison.connection, "disputes", since=since):
        if "figures" in dispute:
            found.append(_of_figures(dispute, days))
    return sorted(found, key=lambda c: (c["published"] or "9999", c["change"], c["what"]))


class _Days:
    """When documents were published, each looked up once."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[int | None, str | None]] = {}

    def _at(self, doc: str) -> tuple[int | None, str | None]:
        if doc not in self._known:
            sql = "SELECT day, published FROM documents WHERE doc = ?"
            found = one(self._connection, sql, (doc,))
            self._known[doc] = (found[0], found[1]) if found else (None, None)
        return self._known[doc]

    def day(self, doc: str) -> int | None:
        """Return the day of publication as ordinal."""
        return self._at(doc)[0]

    def date(self, doc: str) -> str | None:
        """Return the date of publication as EDTF."""
        return self._at(doc)[1]


def _of_figures(dispute: dict[str, Any], days: _Days) -> dict[str, Any]:
    return {
        "change": "counts differ",
        "published": max(days.date(doc) or "" for doc in dispute["documents"]) or None,
        "who": "; ".join(sorted({f["claimant"] or "" for f in dispute["figures"]})),
        "what": dispute["what"],
        "event": dispute["event"],
        "evidence": _evidence(dispute["statements"], dispute["documents"]),
    }


def _evidence(statements: list[str], documents: list[str]) -> dict[str, list[str]]:
    return {"statements": statements, "documents": documents}


def _of_claim(claim: dict[str, Any], days: _Days, first: int) -> list[dict[str, Any]]:
    texts = claim["texts"]

    def fresh(statement: str) -> bool:
        day = days.day(texts[statement]["doc"])
        return day is not None and day >= first

    holding = [s for s in claim["statements"] if not fresh(s)]
    denying = [s for s in claim["denied_by"] if not fresh(s)]
    found = []
    for statement in claim["denied_by"]:
        if fresh(statement):
            told = texts[statement]
            change = "taken back" if told["stance"] == "retracts" else "denied"
            if change == "denied" and not denying:
                change = "new dispute"
            found.append(_change(change, claim, statement, days))
    spoken = {s["claimant"] for s in claim["sources"] if set(s["statements"]) & set(holding)}
    for source in claim["sources"]:
        new = [s for s in source["statements"] if fresh(s)]
        if holding and new and source["claimant"] not in spoken:
            found.append(_change("confirmed", claim, new[0], days))
    return found


def _change(change: str, claim: dict[str, Any], statement: str, days: _Days) -> dict[str, Any]:
    told = claim["texts"][statement]
    return {
        "change": change,
        "published": days.date(told["doc"]),
        "who": told["speaker"],
        "what": claim["what"],
        "words": told["text"],
        "claim": claim["id"],
        "evidence": _evidence([statement], [told["doc"]]),
    }


def _of_tolls(event: dict[str, Any], days: _Days, first: int) -> list[dict[str, Any]]:
    found = []
    last: dict[tuple[str, str, str], dict[str, Any]] = {}
    for toll in event["tolls"]:
        key = (toll["kind"], toll["claimant"] or "", toll["of"] or "")
        before = last.get(key)
        last[key] = toll
        day = days.day(toll["doc"])
        if before is None or day is None or day < first or before["doc"] == toll["doc"]:
            continue
        if (before["low"], before["high"]) != (toll["low"], toll["high"]):
            found.append(
                {
                    "change": "count moved",
                    "published": toll["published"],
                    "who": toll["claimant"],
                    "what": f"{toll['kind']}: {before['low']} to {toll['low']}, {event['what']}",
                    "event": event["id"],
                    "evidence": _evidence(
                        [s for s in (before["statement"], toll["statement"]) if s],
                        [before["doc"], toll["doc"]],
                    ),
                }
            )
    return found
