"""One document: its text with everything that was read in it, its pages, its original."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.case import opened
from sayso.web.document_facts import added, copies, facts, heading, readings_of
from sayso.web.document_links import claims_of, document_url, events_of
from sayso.web.document_records import Records
from sayso.web.errors import WorkbenchError
from sayso.web.marks import sections, unread_because
from sayso.web.original import original, shown_as
from sayso.web.page import render
from sayso.web.paths import given, query_with
from sayso.web.pdfpages import page_image, pages_view
from sayso.web.readings import Held, hold
from sayso.web.windows import Window, window_at

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.case import Opened

__all__ = ["data", "routes"]

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
MOST_ROWS = 300
"""Rows of a table of events, places or times on one page."""


def held_of(case: Opened, doc: str) -> Held:
    """Return a document's reading by any of its ids.

    Raises:
        LedgerError: ``S406`` there is none, or several have this id.
    """
    return hold(case.ledger, case.ledger.document_key(doc))


def data(opened: Opened, params: Mapping[str, str]) -> dict[str, Any]:
    """Return a document, or one part of a long one, with all that was read in it.

    Args:
        opened: The case.
        params: ``doc``, its id; one of ``part`` (counted from 1), ``statement``, ``event``
            (ids, or the starts of ones), ``span`` (``START-END``) or ``at`` (a character)
            says which part, the first part without it.

    Returns:
        ``document``, ``facts``, ``added``, ``readings``, ``part``, ``text`` (of the part),
        ``statements``, ``events``, ``tolls``, ``places``, ``times`` and ``unread`` (of the
        part), ``counts`` (of the whole), ``copies``, and ``chosen``.

    Raises:
        LedgerError: ``S406`` there is no such document.
        WorkbenchError: ``S506`` it has no such part, statement, event or span.
    """
    held = held_of(opened, params["doc"])
    document = held.reading.document
    chosen = _chosen(held, params)
    window = _window(held, params, chosen)
    records = Records(held)
    marks = held.marks_within(window.start, window.end)
    inside = [
        number
        for number, begin in enumerate(held.begins.values(), 1)
        if window.start <= begin < window.end
    ]
    statements = _statements(opened, held, inside)
    of_kind = {
        kind: sorted({m.number for m in marks if m.part == kind and m.start >= window.start})
        for kind in ("event", "place", "time")
    }
    events = [records.event(number) for number in of_kind["event"][:MOST_ROWS]]
    happened = events_of(opened, [e["id"] for e in events])
    for event in events:
        event["folded"] = happened.get(event["id"], [])
    reading = held.reading
    return {
        "document": heading(held),
        "facts": facts(document),
        "added": added(opened, held),
        "readings": readings_of(opened, held),
        "copies": copies(opened, held),
        "part": {
            "number": window.number,
            "of": len(held.windows),
            "start": window.start,
            "end": window.end,
            "length": len(document.text),
        },
        "chosen": chosen,
        "text": document.text[window.start : window.end],
        "statements": statements,
        "events": events,
        "tolls": records.tolls(of_kind["event"][:MOST_ROWS]),
        "places": records.places(of_kind["place"][:MOST_ROWS]),
        "times": [records.time(number) for number in of_kind["time"][:MOST_ROWS]],
        "unread": [
            {
                "start": b.start,
                "end": b.end,
                "because": unread_because(b),
                "language": b.language,
                "text": document.text[b.start : min(b.end, b.start + 120)],
            }
            for b in window.blocks
            if unread_because(b)
        ],
        "counts": {
            "statements": len(reading.statements),
            "events": len(reading.events),
            "places": len(reading.places),
            "times": len(reading.times),
        },
    }


def _statements(case: Opened, held: Held, numbers: Iterable[int]) -> list[dict[str, Any]]:
    records = Records(held)
    found = [records.statement(number) for number in numbers]
    claims = claims_of(case, [s["id"] for s in found])
    return [{**s, "claims": claims.get(s["id"], [])} for s in found]


def _chosen(held: Held, params: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what a link asked to be shown: a statement, an event or a span."""
    reading = held.reading
    if wanted := params.get("statement"):
        for statement in reading.statements:
            if statement.id == wanted or (len(wanted) >= 6 and statement.id.startswith(wanted)):
                spans = (*statement.source, *statement.cue, *statement.content)
                return _choice("statement", statement.id, spans)
        raise _none("statement", wanted)
    if wanted := params.get("event"):
        for event in reading.events:
            if event.id == wanted or (len(wanted) >= 6 and event.id.startswith(wanted)):
                return _choice("event", event.id, (event.trigger,))
        raise _none("event mention", wanted)
    if wanted := params.get("span"):
        match = _SPAN.fullmatch(wanted)
        start, end = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 0 <= start < end <= len(reading.document.text):
            raise _none("span", wanted)
        return _choice("span", f"{start}-{end}", ((start, end),))
    if wanted := params.get("at"):
        at = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else -1
        if not 0 <= at < len(reading.document.text):
            raise _none("character", wanted)
        return _choice("character", str(at), ((at, at + 1),))
    return None


def _choice(kind: str, known: str, spans: Iterable[tuple[int, int]]) -> dict[str, Any]:
    pairs = sorted([start, end] for start, end in spans)
    return {"kind": kind, "id": known, "at": pairs[0][0] if pairs else 0, "spans": pairs}


def _none(kind: str, wanted: str) -> WorkbenchError:
    return WorkbenchError(
        f"the document has no such {kind}",
        subject=wanted[:80],
        fix="open the document without it",
        code="S506",
    )


def _window(held: Held, params: Mapping[str, str], chosen: dict[str, Any] | None) -> Window:
    if wanted := params.get("part"):
        number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 0
        if not 1 <= number <= len(held.windows):
            raise _none("part", wanted)
        return held.windows[number - 1]
    return window_at(held.windows, chosen["at"] if chosen else 0)


# the page


def page(request: Request) -> Response:
    """Show a document, by any of its ids; its own address is that of its hash."""
    doc = given(request, "doc")
    with opened(request) as case:
        held = held_of(case, doc)
        whole = held.reading.document.id
        if doc != whole:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(document_url(whole) + query, 307)
        params = {**request.query_params, "doc": doc}
        found = data(case, params)
        view = _view(found, params.get("view"))
        pages = pages_view(case, held, params) if view == "pages" else None
        if pages is not None:
            pages["records"] = _statements(case, held, pages["statements"])
        marked = _marked(held, found) if view == "text" else []
        return render(
            request,
            "document.html.j2",
            view=view,
            pages=pages,
            sections=marked,
            shown=_shown(found, pages),
            here=lambda **query: document_url(whole, **query),
            here_original=lambda **query: document_url(whole, "original", **query),
            framed=shown_as(held.reading.document.source) is not None,
            ids=[s.id for s in held.reading.statements],
            event_ids=[e.id for e in held.reading.events],
            parts=_parts(request, found),
            at=_Targets(whole, found),
            **found,
        )


def _view(found: dict[str, Any], wanted: str | None) -> str:
    if wanted == "pages" and found["document"]["has_pages"]:
        return "pages"
    return "original" if wanted == "original" else "text"


class _Targets:
    """Where links of this page lead: to what it shows, else to the part that shows it."""

    def __init__(self, doc: str, found: dict[str, Any]) -> None:
        self.doc = doc
        self.start, self.end = found["part"]["start"], found["part"]["end"]
        self.statements = {s["id"] for s in found["statements"]}

    def span(self, start: int, end: int) -> str:
        if self.start <= start < self.end:
            return f"#c-{start}-{end}"
        return document_url(self.doc, span=(start, end))

    def statement(self, known: str) -> str:
        if known in self.statements:
            return f"#card-{known}"
        return f"{document_url(self.doc, statement=known)}#card-{known}"


def _marked(held: Held, found: dict[str, Any]) -> list[dict[str, Any]]:
    start, end = found["part"]["start"], found["part"]["end"]
    window = held.windows[found["part"]["number"] - 1]
    chosen = found["chosen"]
    spans = [(s, e) for s, e in chosen["spans"]] if chosen else []
    asked = spans[0] if chosen and chosen["kind"] == "span" else None
    return sections(
        held.reading.document.text,
        window.blocks,
        held.marks_within(start, end),
        _anchors(found, window, asked),
        spans if chosen and chosen["kind"] != "character" else (),
    )


def _anchors(
    found: dict[str, Any], window: Window, chosen: tuple[int, int] | None
) -> dict[int, list[str]]:
    """Return the ids that links lead to, by the character they stand before."""
    ids: dict[str, int] = {}
    if found["chosen"] and found["chosen"]["kind"] == "character":
        ids[f"o{found['chosen']['at']}"] = found["chosen"]["at"]
    spans: list[tuple[int, int]] = [chosen] if chosen else []
    for statement in found["statements"]:
        begins = [s for name in ("source", "cue", "content") for s, _ in statement[name]]
        if begins:
            ids[f"s-{statement['id']}"] = ids[f"s-{statement['id'][:12]}"] = min(begins)
        spans += [(q["start"], q["end"]) for q in statement["evidence"]]
        anchor = (statement["said"] or {}).get("anchor")
        if anchor and anchor["span"]:
            spans.append(tuple(anchor["span"]))
    for event in found["events"]:
        ids[f"e-{event['id']}"] = event["trigger"][0]
        spans += [(q["start"], q["end"]) for q in event["evidence"]]
    spans += [tuple(toll["evidence"]) for toll in found["tolls"]]
    spans += [(m["start"], m["end"]) for place in found["places"] for m in place["mentions"]]
    spans += [(time["start"], time["end"]) for time in found["times"]]
    spans += [tuple(f["span"]) for fact in found["facts"] for f in fact["found"] if f["span"]]
    spans += [(b["start"], b["end"]) for b in found["unread"]]
    for start, end in spans:
        if window.start <= start < window.end:
            ids[f"c-{start}-{end}"] = start
    if not window.blocks:
        return {}
    starts = [block.start for block in window.blocks]
    by_place: dict[int, list[str]] = {}
    for name, at in ids.items():
        by_place.setdefault(_within(window, starts, at), []).append(name)
    return by_place


def _within(window: Window, starts: list[int], at: int) -> int:
    """Return a character that is shown: where one is trimmed, that of the next paragraph."""
    number = bisect_left(starts, at + 1) - 1
    if number >= 0 and at < window.blocks[number].end:
        return at
    return starts[number + 1] if number + 1 < len(starts) else window.blocks[-1].end - 1


def _shown(found: dict[str, Any], pages: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the statements of the panel: the chosen one stands first."""
    chosen = found["chosen"]
    shown = found["statements"]
    if pages is not None:
        shown = pages["records"]
    if chosen is None or chosen["kind"] != "statement":
        return list(shown)
    return sorted(shown, key=lambda s: s["id"] != chosen["id"])


def _parts(request: Request, found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return links to the parts of a long document: the first, the last and those around."""
    number, of = found["part"]["number"], found["part"]["of"]
    near = sorted({1, of, *range(max(1, number - 3), min(of, number + 3) + 1)})
    drop = {"statement": None, "span": None, "event": None}
    return [
        {"number": n, "href": query_with(request, part=n, **drop), "here": n == number}
        for n in (near if of > 1 else [])
    ]


routes = [
    Route("/documents/{doc}", page),
    Route("/documents/{doc}/original", original),
    Route("/documents/{doc}/page/{number:int}.png", page_image),
]
