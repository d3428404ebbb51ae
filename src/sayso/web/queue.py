"""The review queue: one record at a time, least certain first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from sayso.ledger.database import one, rows
from sayso.ledger.queries import Filters, statements
from sayso.ledger.showing import find_record
from sayso.web.case import opened
from sayso.web.errors import WorkbenchError
from sayso.web.page import choice, render, words
from sayso.web.readings import Held, hold
from sayso.web.record import Wanted, record_data
from sayso.web.record import page_context as context_of
from sayso.web.ties import next_tie

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from sayso.web.case import Opened

__all__ = ["KINDS", "data", "page", "routes", "skipped"]

KINDS = ("statement", "event", "tie")
"""What the queue asks about; ``tie`` is two records that comparison holds for the same."""
MOST_SKIPPED = 100
"""Records that an address remembers as skipped; the first ones then come again."""
MOST_READ = 60
"""Documents that are read to find the next record, so that a page never takes long."""
OF_SPEAKER = 100
"""Statements of a speaker among which the least certain is looked for."""


@dataclass(frozen=True, slots=True, order=True)
class _Open:
    """A record that nobody has reviewed, or (``number`` -1) a document that has some."""

    percent: int
    kind: str
    document: int
    number: int


def skipped(params: Mapping[str, str]) -> list[str]:
    """Return the beginnings of ids that were skipped, in order."""
    found = [part for part in params.get("skip", "").split(".") if part.isalnum()]
    return [part[:24] for part in dict.fromkeys(found)][-MOST_SKIPPED:]


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return the record to decide about.

    Args:
        opened: The case.
        params: ``statement`` or ``event``, an id, names the record itself. Otherwise ``kind``
            (``statement``, ``event`` or ``tie``), ``document`` (any of its ids) and ``who``
            (part of a speaker's name) narrow the queue, and ``skip`` holds the beginnings of
            ids that were passed over, with dots between them.

    Returns:
        ``kind``, ``record`` (None at the end of the queue), ``document``, ``tie`` (for
        ``kind=tie``), ``waiting`` (documents with something unreviewed, by kind), ``filters``
        and ``skip``.

    Raises:
        LedgerError: ``S406`` no such record or document, ``S409`` no such kind.
    """
    found: dict[str, Any] = {
        "kind": "statement",
        "record": None,
        "document": None,
        "tie": None,
        "waiting": _waiting(opened),
        "filters": {
            "kind": choice(params, "kind", KINDS),
            "document": words(params, "document"),
            "who": words(params, "who"),
        },
        "skip": skipped(params),
        "named": None,
    }
    for kind in ("statement", "event"):
        if wanted := words(params, kind):
            real, key, record = find_record(opened.ledger, wanted)
            if real != kind:
                raise WorkbenchError(
                    f"is the id of a {real}", subject=wanted[:40], fix="use its own link"
                )
            return {**found, **record_data(opened, Wanted(kind, key, record)), "named": kind}
    filters = found["filters"]
    if filters["kind"] == "tie":
        return {**found, "kind": "tie", "tie": next_tie(opened, found["skip"])}
    following = _next(opened, filters, found["skip"])
    if following is None:
        return found
    return {**found, **record_data(opened, following)}


def _waiting(opened: Opened) -> dict[str, int]:
    row = one(opened.ledger.connection, "SELECT count(statement), count(event) FROM doubts")
    return {"statement": int(row[0]), "event": int(row[1])} if row else {}


def _next(opened: Opened, filters: dict[str, Any], skip: list[str]) -> Wanted | None:
    if filters["who"]:
        return _of_speaker(opened, filters, skip)
    kinds = [filters["kind"]] if filters["kind"] else ["statement", "event"]
    if filters["document"]:
        key = opened.ledger.document_key(filters["document"])
        heap = sorted(_records(hold(opened.ledger, key), kinds))
        return next(_unskipped(opened, iter(heap), skip), None)
    return next(_unskipped(opened, _all(opened, kinds), skip), None)


def _all(opened: Opened, kinds: list[str]) -> Iterator[_Open]:
    """Yield what is unreviewed in the whole case, least certain first.

    Documents come by their least certain record; each is read only once its turn comes.
    """
    waiting = heapq.merge(*(_documents(opened, kind) for kind in kinds))
    heap: list[_Open] = []
    for read, document in enumerate(waiting):
        while heap and heap[0] < document:
            yield heapq.heappop(heap)
        if read >= MOST_READ:
            break
        for record in _records(hold(opened.ledger, document.document), [document.kind]):
            heapq.heappush(heap, record)
    while heap:
        yield heapq.heappop(heap)


def _documents(opened: Opened, kind: str) -> Iterator[_Open]:
    sql = (
        f"SELECT {kind}, document FROM doubts WHERE {kind} IS NOT NULL "  # noqa: S608 - two names
        f"ORDER BY {kind}, document LIMIT ?"
    )
    found = list(rows(opened.ledger.connection, sql, (MOST_READ + MOST_SKIPPED,)))
    for percent, document in found:
        yield _Open(percent, kind, document, -1)


def _records(held: Held, kinds: list[str]) -> list[_Open]:
    found = []
    if "statement" in kinds:
        found += [
            _Open(round(100 * s.confidence), "statement", held.key, number)
            for number, s in enumerate(held.reading.statements)
            if s.id not in held.status
        ]
    if "event" in kinds:
        found += [
            _Open(round(100 * e.confidence), "event", held.key, number)
            for number, e in enumerate(held.reading.events)
            if e.id not in held.status
        ]
    return found


def _unskipped(opened: Opened, found: Iterator[_Open], skip: list[str]) -> Iterator[Wanted]:
    beginnings = tuple(skip)
    for record in found:
        held = hold(opened.ledger, record.document)
        of_kind = held.reading.statements if record.kind == "statement" else held.reading.events
        known = of_kind[record.number].id
        if not beginnings or not known.startswith(beginnings):
            yield Wanted(record.kind, record.document, known)


def _of_speaker(opened: Opened, filters: dict[str, Any], skip: list[str]) -> Wanted | None:
    document = filters["document"]
    asked = Filters(
        who=filters["who"],
        status="unreviewed",
        document=opened.ledger.document_key(document) if document else None,
        limit=OF_SPEAKER,
    )
    found = sorted(statements(opened.ledger, asked).rows, key=lambda row: row["confidence"])
    for row in found:
        if not row["id"].startswith(tuple(skip) or "-"):
            _, key, record = find_record(opened.ledger, row["id"])
            return Wanted("statement", key, record)
    return None


def page(request: Request) -> Response:
    """Show the record to decide about, with what can be done about it."""
    with opened(request) as case:
        found = data(case, request.query_params)
        return render(request, "review.html.j2", **found, **context_of(case, found, request))


routes = [Route("/review", page)]
