"""One record as reviewers see it: in its context, with everything that can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.comparison.asking import of_mentions, of_statements
from sayso.export.page.segments import Block, Mark, blocks
from sayso.model import EventType, Reality, Sector, Stance
from sayso.web.decisions import decisions_of
from sayso.web.document_facts import heading
from sayso.web.document_links import document_url, record_url
from sayso.web.document_records import Records
from sayso.web.marks import sections
from sayso.web.page import words
from sayso.web.readings import hold

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.case import Opened
    from sayso.web.readings import Held

__all__ = ["Wanted", "page_context", "record_data"]

AROUND = 700
"""Characters of context on each side of a record's evidence, to the ends of paragraphs."""
LONGEST = 6_000
"""Characters of context at most: a paragraph may be a whole book."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record.

    Attributes:
        kind: ``statement`` or ``event``.
        document: Number of its document.
        id: Its whole id.
    """

    kind: str
    document: int
    id: str


def record_data(opened: Opened, wanted: Wanted) -> dict[str, Any]:
    """Return a record with its document, its context and what was decided about it.

    Returns:
        ``kind``, ``record`` as on the page of its document, ``document``, ``groups`` (the
        claims or events it belongs to), ``seen`` (number of the last decision about it, 0 for
        none), ``context`` (first and last character, ``text``) and ``places`` (those of its
        document, for an event).
    """
    held = hold(opened.ledger, wanted.document)
    records = Records(held)
    statement = wanted.kind == "statement"
    ids = [r.id for r in (held.reading.statements if statement else held.reading.events)]
    number = ids.index(wanted.id) + 1
    record = records.statement(number) if statement else records.event(number)
    ask = of_statements if statement else of_mentions
    groups = ask(opened.comparison.connection, [wanted.id]).get(wanted.id, [])
    spans = _spans(record, wanted.kind)
    start, end = _around(held, spans)
    return {
        "kind": wanted.kind,
        "record": record,
        "document": heading(held),
        "groups": groups,
        "seen": max((r["number"] for r in record["reviews"]), default=0),
        "context": {
            "start": start,
            "end": end,
            "text": held.reading.document.text[start:end],
            "spans": spans,
        },
        "places": [] if statement else _places(held),
    }


def _spans(record: dict[str, Any], kind: str) -> list[list[int]]:
    if kind == "event":
        return sorted([list(record["trigger"]), *map(list, record["actor_spans"])])
    return sorted(list(s) for name in ("source", "cue", "content") for s in record[name])


def _around(held: Held, spans: list[list[int]]) -> tuple[int, int]:
    """Return a stretch of whole words around some spans."""
    text = held.reading.document.text
    first, last = (spans[0][0], max(end for _, end in spans)) if spans else (0, 0)
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    if end - start > LONGEST:
        start, end = max(0, first - 200), min(len(text), first + LONGEST)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _places(held: Held) -> list[dict[str, Any]]:
    found = {}
    for place in held.reading.places:
        key = (place.name, place.country)
        if key not in found:
            found[key] = {
                "span": [place.start, place.end],
                "name": place.name,
                "country": place.country,
                "words": held.reading.document.text[place.start : place.end],
            }
    return sorted(found.values(), key=lambda place: place["name"])


def page_context(opened: Opened, found: dict[str, Any], request: Request) -> dict[str, Any]:
    """Return what the page shows beside the data."""
    context: dict[str, Any] = {
        "sections": [],
        "flash": None,
        "choices": {
            "stance": list(Stance),
            "sector": list(Sector),
            "type": list(EventType),
            "reality": list(Reality),
        },
        "at": None,
        "record_url": record_url,
    }
    done = words(request.query_params, "done")
    if done and done.isascii() and done.isdigit() and len(done) < 12:
        context["flash"] = next(iter(decisions_of(opened, number=int(done)).rows), None)
    if found["record"] is None:
        return context
    held = hold(opened.ledger, opened.ledger.document_key(found["document"]["sha256"]))
    document = held.reading.document
    start, end = found["context"]["start"], found["context"]["end"]
    shown = [
        Block(max(b.start, start), min(b.end, end), b.role, b.language)
        for b in blocks(document)
        if b.start < end and b.end > start
    ]
    marks = _own_marks(found)
    return {
        **context,
        "sections": sections(document.text, shown, marks, {}),
        "at": _Targets(document.id),
    }


def _own_marks(found: dict[str, Any]) -> list[Mark]:
    """Return the marks of the record alone: a reviewer looks at one thing at a time."""
    record, number = found["record"], found["record"]["number"]
    if found["kind"] == "event":
        parts = {"event": [record["trigger"]], "source": record["actor_spans"]}
    else:
        parts = {name: record[name] for name in ("source", "cue", "content")}
    marks = [
        Mark(start, end, part, number, first=False)
        for part, spans in parts.items()
        for start, end in spans
    ]
    return sorted(marks, key=lambda mark: mark.start)


@dataclass(frozen=True, slots=True)
class _Targets:
    """Where links to evidence lead: into the document."""

    doc: str

    def span(self, start: int, end: int) -> str:
        """Return the address of a span."""
        return document_url(self.doc, span=(start, end))

    def statement(self, known: str) -> str:
        """Return the address of a statement."""
        return record_url(self.doc, "statement", known)
