"""What the page's template is filled with: strings safe to look at, ids and links."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from sayso.export.edtf import long_words
from sayso.export.page.map import draw, precision_words
from sayso.export.page.segments import Block, Mark, Segment, blocks, segments
from sayso.export.page.timeline import lay_out
from sayso.export.visible import visible
from sayso.export.wording import Wording, toll_words
from sayso.model import (
    Document,
    EventMention,
    Place,
    Reading,
    Spans,
    Statement,
    Toll,
    TollKind,
    spans_text,
)

__all__ = ["document_view"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_AGAINST = {"denies", "accuses", "doubts", "retracts", "threatens"}
"""Stances that speak against something: their sign is drawn in another colour, too."""

_LONGEST_QUOTE = 120
"""Characters: two lines of a panel."""
_KINDS = {kind.value: order for order, kind in enumerate(TollKind)}


def document_view(reading: Reading, number: int) -> dict[str, Any]:
    """Return all that the template shows of one document, the *number*-th of the page."""
    return _View(reading, f"d{number}").document()


class _View:
    def __init__(self, reading: Reading, prefix: str) -> None:
        self.reading = reading
        self.wording = Wording(reading)
        self.text = reading.document.text
        self.prefix = prefix
        self.numbers = {s.id: n for n, s in enumerate(reading.statements, 1)}
        self.anchors: set[int] = set()

    def document(self) -> dict[str, Any]:
        document, reading = self.reading.document, self.reading
        statements = [self.statement(n, s) for n, s in enumerate(reading.statements, 1)]
        events = [self.event(n, e) for n, e in enumerate(reading.events, 1)]
        tolls = [
            self.toll(event, toll, n)
            for n, event in enumerate(reading.events, 1)
            for toll in event.tolls
        ]
        names = {
            s.id: f"{v['who']} {v['stance']}"
            for s, v in zip(reading.statements, statements, strict=True)
        }
        names |= {e.id: v["words"] for e, v in zip(reading.events, events, strict=True)}
        places = self.places()
        self.anchors.update(p.start for p in reading.places)
        return {
            "prefix": self.prefix,
            "title": visible(document.title or document.source.name),
            "language": _language(document.language),
            "facts": self.facts(document),
            "link": document.url if document.url and _ADDRESS.fullmatch(document.url) else None,
            "statements": statements,
            "events": events,
            "tolls": sorted(tolls, key=lambda toll: (_KINDS[toll["kind"]], toll["claimant"])),
            "places": places,
            "timeline": lay_out(reading, self.prefix, names),
            "map": draw(reading, f"{self.prefix}-o{{offset}}"),
            "id": visible(document.ref),
            "components": ", ".join(visible(f"{c.name} {c.version}") for c in reading.components),
            "sections": self.sections(),
        }

    def facts(self, document: Document) -> list[dict[str, Any]]:
        """Return the metadata that is known, each with what it rests on."""
        values = [
            ("Publisher", "publisher", document.publisher),
            ("Published", "published", document.published and long_words(document.published)),
            ("Author", "byline", document.byline),
            ("Credited to", "origin", document.origin),
            ("Address", "url", document.url),
            ("Language", "language", document.language),
            ("File", "source", document.source.name),
            ("Id", "id", document.given_id),
        ]
        known = {e.field: e for e in document.evidence}
        facts = []
        for label, field, value in values:
            if not value:
                continue
            evidence = known.get(field)
            quote = self.quote("", (evidence.span,)) if evidence and evidence.span else []
            origin = "" if evidence is None or evidence.span else visible(evidence.origin)
            facts.append(
                {"label": label, "value": visible(value), "origin": origin, "quote": quote}
            )
        return facts

    def quote(self, label: str, spans: Spans) -> list[dict[str, Any]]:
        """Return quotations of evidence, each with its offsets and a link to its place."""
        self.anchors.update(start for start, _ in spans)
        return [
            {
                "label": label,
                "words": _shortened(visible(self.text[start:end])),
                "start": start,
                "end": end,
                "target": f"{self.prefix}-o{start}",
            }
            for start, end in spans
        ]

    def statement(self, number: int, statement: Statement) -> dict[str, Any]:
        known = self.wording.who(statement)
        said, text = statement.said, self.text
        evidence = [
            *self.quote("source", statement.source),
            *self.quote("cue", statement.cue),
            *self.quote("content", statement.content),
        ]
        if statement.stance_evidence and statement.stance_evidence != statement.cue:
            evidence += self.quote("stance", statement.stance_evidence)
        if said and said.evidence:
            evidence += self.quote("when", (said.evidence,))
        if statement.via:
            evidence += self.quote("via", (statement.via.evidence,))
        if statement.addressee:
            evidence += self.quote("to", (statement.addressee,))
        if statement.venue:
            evidence += self.quote("venue", (statement.venue,))
        return {
            "number": number,
            "who": visible(known.name) or "Source not named",
            "detail": visible(known.detail),
            "via": visible(known.via),
            "reported_by": visible(known.reported_by),
            "parent": self.numbers.get(statement.nested_in or ""),
            "cue": visible(spans_text(text, statement.cue)),
            "content": visible(spans_text(text, statement.content)),
            "kind": statement.kind.value,
            "stance": statement.stance.value,
            "against": statement.stance.value in _AGAINST,
            "when": visible(long_words(said.edtf)) if said else "",
            "edtf": visible(said.edtf) if said else "",
            "rule": visible(said.rule or "") if said else "",
            "where": [visible(place.name) for place in self.wording.where(statement)],
            "addressee": visible(text[slice(*statement.addressee)]) if statement.addressee else "",
            "venue": visible(text[slice(*statement.venue)]) if statement.venue else "",
            "evidence": evidence,
            "explanation": visible(statement.explanation or ""),
            "confidence": statement.confidence,
            "percent": round(100 * statement.confidence),
            "component": visible(statement.component),
        }

    def event(self, number: int, event: EventMention) -> dict[str, Any]:
        place = None if event.place is None else self.reading.places[event.place]
        return {
            "number": number,
            "words": visible(self.text[event.trigger.start : event.trigger.end]),
            "trigger": self.quote("trigger", (event.trigger,))[0],
            "type": event.type.value.lower(),
            "mode": visible(event.mode or ""),
            "actor": visible(self.wording.event_actor(event)),
            "recipient": visible(self.wording.event_recipient(event)),
            "place": visible(place.name) if place else "",
            "date": visible(long_words(event.date)) if event.date else "",
            "reality": event.reality.value,
            "background": event.background,
            "statement": self.numbers.get(event.statement or ""),
            "explanation": visible(event.explanation or ""),
            "percent": round(100 * event.confidence),
        }

    def toll(self, event: EventMention, toll: Toll, number: int) -> dict[str, Any]:
        return {
            "kind": toll.kind.value,
            "count": toll_words(toll),
            "claimant": visible(self.wording.toll_claimant(toll)) or "not named",
            "quote": self.quote("count", (toll.of or toll.evidence,))[0],
            "event": number,
            "event_words": visible(self.text[event.trigger.start : event.trigger.end]),
            "statement": self.numbers.get(toll.statement or ""),
        }

    def places(self) -> list[dict[str, Any]]:
        """Return each place once, with all the words that name it."""
        rows: dict[tuple[object, ...], dict[str, Any]] = {}
        for place in self.reading.places:
            key = (place.name, place.country, place.use, place.lat, place.lon, place.precision)
            row = rows.setdefault(key, self.place(place))
            words = visible(self.text[place.start : place.end])
            row["mentions"].append({"words": words, "target": f"{self.prefix}-o{place.start}"})
        return list(rows.values())

    def place(self, place: Place) -> dict[str, Any]:
        coordinates = ""
        if place.lat is not None and place.lon is not None:
            north, east = "NS"[place.lat < 0], "EW"[place.lon < 0]
            coordinates = f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"
        chain = [part for part in (*place.admin[::-1], place.country) if part]
        return {
            "mentions": [],
            "name": visible(place.name),
            "within": visible(", ".join(chain)),
            "coordinates": coordinates,
            "precision": precision_words(place.precision) if coordinates else "",
            "use": place.use.value,
            "explanation": visible(place.explanation or ""),
        }

    def sections(self) -> list[dict[str, Any]]:
        """Return the text: runs of paragraphs with one role, cut where marks begin and end."""
        marks = sorted(self.marks(), key=lambda mark: mark.start)
        anchors = sorted(self.anchors)
        reached = 0
        active: list[Mark] = []
        sections: list[dict[str, Any]] = []
        for block in blocks(self.reading.document):
            role = block.role.value if block.role else "between"
            if not sections or sections[-1]["role"] != role:
                sections.append(
                    {
                        "role": role,
                        "furniture": block.role is None or not block.role.is_read,
                        "paragraphs": [],
                    }
                )
            active = [mark for mark in active if mark.end > block.start]
            while reached < len(marks) and marks[reached].start < block.end:
                active.append(marks[reached])
                reached += 1
            inside = anchors[bisect_left(anchors, block.start) : bisect_left(anchors, block.end)]
            sections[-1]["paragraphs"].append(self.paragraph(block, active, inside))
        return sections

    def marks(self) -> list[Mark]:
        found = []
        for number, statement in enumerate(self.reading.statements, 1):
            spans = [
                (span, part)
                for part, spans in (
                    ("source", statement.source),
                    ("cue", statement.cue),
                    ("content", statement.content),
                )
                for span in spans
            ]
            begin = min((span.start for span, _ in spans), default=-1)
            for (start, end), part in spans:
                first = start == begin
                begin = -1 if first else begin
                found.append(Mark(start, end, part, number, first))
        found += [
            Mark(*event.trigger, "event", number)
            for number, event in enumerate(self.reading.events, 1)
        ]
        return found

    def paragraph(self, block: Block, marks: list[Mark], anchors: list[int]) -> dict[str, Any]:
        pieces: list[dict[str, Any]] = []
        before: tuple[Mark, ...] | None = None
        for segment in segments((block.start, block.end), marks, anchors):
            if segment.marks != before:
                pieces.append(self.piece(segment))
            before = segment.marks
            anchor = f"{self.prefix}-o{segment.start}" if segment.start in self.anchors else ""
            words = visible(self.text[segment.start : segment.end])
            pieces[-1]["words"].append((anchor, words))
        return {"language": _language(block.language), "pieces": pieces}

    def piece(self, segment: Segment) -> dict[str, Any]:
        parts = {mark.part for mark in segment.marks}
        depth = sum(mark.part == "content" for mark in segment.marks)
        classes = sorted(parts) + (["deep"] if depth > 1 else [])
        statements = [str(m.number) for m in segment.marks if m.part != "event"]
        starting = [m for m in segment.marks if m.first and m.start == segment.start]
        return {
            "words": [],
            "classes": " ".join(classes),
            "statements": " ".join(dict.fromkeys(statements)),
            "begins": [m.number for m in starting if m.part != "event"],
            "events": [m.number for m in starting if m.part == "event"],
        }


def _shortened(words: str) -> str:
    """Return a quotation of moderate length: its place in the text has all of it."""
    if len(words) <= _LONGEST_QUOTE:
        return words
    half = _LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _language(code: str | None) -> str:
    return code if code and _LANGUAGE.fullmatch(code) else ""
