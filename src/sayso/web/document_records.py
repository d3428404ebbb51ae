"""What the page of a document tells of its statements, events, tolls, places and times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sayso.export.edtf import long_words
from sayso.export.page.map import precision_words
from sayso.export.wording import toll_words
from sayso.model.serial import event_to_dict, place_to_dict, statement_to_dict

if TYPE_CHECKING:
    from sayso.model import EventMention, Place, Said, Spans, Statement, Time
    from sayso.web.readings import Held

__all__ = ["AGAINST", "Records"]

AGAINST = frozenset({"denies", "accuses", "doubts", "retracts", "threatens"})
"""Stances that speak against something."""

_LONGEST_QUOTE = 120


class Records:
    """The records of one reading as JSON objects, with their words and their evidence.

    Args:
        held: The reading.
    """

    def __init__(self, held: Held) -> None:
        """Look up what all records need."""
        self.held, self.reading = held, held.reading
        self.document = held.reading.document
        self.text = held.reading.document.text
        self.times = {time.span: time for time in held.reading.times}
        self.inner: dict[str, list[str]] = {}
        for statement in held.reading.statements:
            if statement.nested_in:
                self.inner.setdefault(statement.nested_in, []).append(statement.id)
        self.told: dict[str, list[int]] = {}
        for number, event in enumerate(held.reading.events, 1):
            if event.statement:
                self.told.setdefault(event.statement, []).append(number)
        self.decided: dict[str, list[dict[str, Any]]] = {}
        for review, record in held.reviews:
            if record is not None:
                self.decided.setdefault(record, []).append(
                    {
                        "number": review.key,
                        "at": review.at,
                        "who": review.who,
                        "action": review.action,
                        "field": review.field,
                        "value": review.value,
                        "replaces": review.replaces,
                        "reason": review.reason,
                    }
                )

    def quotes(self, label: str, spans: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
        """Return the evidence of a field: its words, shortened, and where they stand."""
        return [
            {"label": label, "start": s, "end": e, "text": _shortened(self.text[s:e])}
            for s, e in spans
        ]

    def statement(self, number: int) -> dict[str, Any]:
        """Return a statement, by its number counted from 1."""
        known = self.reading.statements[number - 1]
        who = self.held.wording.who(known)
        value = statement_to_dict(self.reading, known)
        outer = self.held.numbers.get(known.nested_in or "")
        return {
            **value,
            "number": number,
            "who": who.name,
            "detail": who.detail,
            "against": known.stance.value in AGAINST,
            "source_text": self._words(known.source),
            "cue_text": self._words(known.cue),
            "content_text": self._words(known.content),
            "said": self.said(known.said),
            "via": value["via"],
            "reported_by": who.reported_by,
            "outer": None if outer is None else {"id": known.nested_in, "number": outer},
            "inner": [
                {"id": one, "number": self.held.numbers[one]}
                for one in self.inner.get(known.id, [])
            ],
            "addressee_text": self._words((known.addressee,) if known.addressee else ()),
            "venue_text": self._words((known.venue,) if known.venue else ()),
            "where": [place.name for place in self.held.wording.where(known)],
            "events": self.told.get(known.id, []),
            "evidence": self.evidence(known),
            "stands_at": self.stands_at(known),
            "percent": round(100 * known.confidence),
            "status": self.held.status.get(known.id, "unreviewed"),
            "reviews": self.decided.get(known.id, []),
        }

    def evidence(self, statement: Statement) -> list[dict[str, Any]]:
        """Return all that the fields of a statement rest on."""
        found = [
            *self.quotes("source", statement.source),
            *self.quotes("cue", statement.cue),
            *self.quotes("content", statement.content),
        ]
        if statement.stance_evidence and statement.stance_evidence != statement.cue:
            found += self.quotes("stance", statement.stance_evidence)
        for label, span in (
            ("when", statement.said.evidence if statement.said else None),
            ("via", statement.via.evidence if statement.via else None),
            ("to", statement.addressee),
            ("venue", statement.venue),
        ):
            if span is not None:
                found += self.quotes(label, (span,))
        return found

    def said(self, said: Said | None) -> dict[str, Any] | None:
        """Return when something was said, with the expression and what it was counted from."""
        if said is None:
            return None
        time = self.times.get(said.evidence) if said.evidence else None
        return {
            "edtf": said.edtf,
            "words": long_words(said.edtf),
            "evidence": list(said.evidence) if said.evidence else None,
            "text": self.text[slice(*said.evidence)] if said.evidence else None,
            "rule": said.rule,
            "anchor": self.anchor(time) if time else None,
        }

    def anchor(self, time: Time) -> dict[str, Any] | None:
        """Return what a time expression was counted from."""
        if time.anchor is not None:
            return {
                "of": time.anchored_to or "text",
                "span": list(time.anchor),
                "text": self.text[slice(*time.anchor)],
            }
        if time.anchored_to == "published":
            return {"of": "published", "span": None, "text": self.document.published}
        return (
            None
            if time.anchored_to is None
            else {"of": time.anchored_to, "span": None, "text": None}
        )

    def stands_at(self, statement: Statement) -> list[str]:
        """Return where a statement stands in the original: pages of a PDF, elements."""
        spans = (*statement.content, *statement.cue, *statement.source)
        anchors = self.document.locate(min(spans)) if spans else ()
        found = [f"page {a.page}" if a.page else a.path or "" for a in anchors]
        return [place for place in dict.fromkeys(found) if place][:3]

    def event(self, number: int) -> dict[str, Any]:
        """Return an event mention, by its number counted from 1."""
        known = self.reading.events[number - 1]
        place = None if known.place is None else self.reading.places[known.place]
        return {
            **event_to_dict(self.reading, known),
            "number": number,
            "what": self.text[slice(*known.trigger)],
            "who": self.held.wording.event_actor(known),
            "whom": self.held.wording.event_recipient(known),
            "where": None if place is None else place_to_dict(place),
            "when": long_words(known.date) if known.date else "",
            "on_whose_word": self._statement(known.statement),
            "evidence": self.event_evidence(known),
            "toll_words": [toll_words(toll) for toll in known.tolls],
            "percent": round(100 * known.confidence),
            "status": self.held.status.get(known.id, "unreviewed"),
            "reviews": self.decided.get(known.id, []),
        }

    def event_evidence(self, event: EventMention) -> list[dict[str, Any]]:
        """Return all that the fields of an event mention rest on."""
        return [
            *self.quotes("trigger", (event.trigger,)),
            *self.quotes("who", event.actor_spans),
            *self.quotes("to whom", event.recipient_spans),
            *self.quotes("when", (event.date_evidence,) if event.date_evidence else ()),
            *self.quotes("told as", event.reality_evidence),
            *self.quotes("earlier history", event.background_evidence),
        ]

    def tolls(self, events: Sequence[int]) -> list[dict[str, Any]]:
        """Return the counts of people that belong to some events."""
        found: list[dict[str, Any]] = []
        for number in events:
            event = self.reading.events[number - 1]
            found += [
                {
                    "kind": toll.kind.value,
                    "low": toll.low,
                    "high": toll.high,
                    "count": toll_words(toll),
                    "claimant": self.held.wording.toll_claimant(toll),
                    "evidence": list(toll.evidence),
                    "text": _shortened(self.text[slice(*toll.evidence)]),
                    "event": {
                        "number": number,
                        "id": event.id,
                        "what": self.text[slice(*event.trigger)],
                    },
                    "statement": self._statement(toll.statement),
                }
                for toll in event.tolls
            ]
        return sorted(found, key=lambda toll: (toll["kind"], toll["claimant"]))

    def places(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        """Return places, each once, with all the words that name it."""
        rows: dict[tuple[object, ...], dict[str, Any]] = {}
        for number in numbers:
            place = self.reading.places[number - 1]
            key = (place.name, place.country, place.use, place.lat, place.lon, place.precision)
            row = rows.setdefault(key, _place(place))
            row["mentions"] += self.quotes("", (place.span,))
        return list(rows.values())

    def time(self, number: int) -> dict[str, Any]:
        """Return a time expression, by its number counted from 1."""
        time = self.reading.times[number - 1]
        return {
            **self.quotes("", (time.span,))[0],
            "type": time.type.value.lower(),
            "edtf": time.edtf,
            "words": long_words(time.edtf) if time.edtf else "",
            "value": time.value,
            "precision": time.precision,
            "anchor": self.anchor(time),
        }

    def _statement(self, known: str | None) -> dict[str, Any] | None:
        number = self.held.numbers.get(known or "")
        return None if number is None else {"id": known, "number": number}

    def _words(self, spans: Spans) -> str:
        return " … ".join(self.text[start:end] for start, end in spans)


def _place(place: Place) -> dict[str, Any]:
    known = place_to_dict(place)
    chain = [part for part in (*place.admin[::-1], place.country) if part]
    there = place.lat is not None and place.lon is not None
    return {
        **{name: known[name] for name in ("name", "country", "lat", "lon", "precision", "use")},
        "gazetteer_id": place.gazetteer_id,
        "within": ", ".join(chain),
        "precision_words": precision_words(place.precision) if there else "",
        "explanation": place.explanation,
        "mentions": [],
    }


def _shortened(words: str) -> str:
    """Return a quotation of moderate length: its place in the text has all of it."""
    if len(words) <= _LONGEST_QUOTE:
        return words
    half = _LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
