"""Where statements point and events happened, as a map layer (RFC 7946)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.export.case.stream import ArrayFile
from sayso.export.case.when import date_prec, days_of
from sayso.export.case.where import point, web_address
from sayso.export.case.writer import Note
from sayso.export.wording import event_actor, event_recipient, toll_claimant, where, who
from sayso.model import spans_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import EventMention, Place, Statement

__all__ = ["GeoJSONWriter"]

_NAME = "places.geojson"


class GeoJSONWriter:
    """One FeatureCollection: a feature for each place of a statement and for each event.

    A whole country or a sea has no point: its geometry is null, which RFC 7946 calls an
    unlocated feature, and its properties name it.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        head = {"type": "FeatureCollection", "name": "sayso", "sayso_head": context.head}
        self._features = ArrayFile(context.staging.text(_NAME), head, "features")
        self._left_out: Counter[str] = Counter()

    def document(self, item: Item) -> None:
        """Write the features of a document."""
        for statement in item.reading.statements:
            places = where(item.reading, statement)
            if not places:
                self._left_out["statements without a place"] += 1
            for place in places:
                feature_id = f"{statement.id}/{place.start}"
                self._features.write(_feature(feature_id, place, _said(item, statement, place)))
        for event in item.reading.events:
            found = item.place(event)
            if found is None:
                self._left_out["events without a place"] += 1
            else:
                self._features.write(_feature(event.id, found, _happened(item, event, found)))

    def close(self) -> list[Note]:
        """End the collection."""
        self._features.close()
        return [
            Note(
                _NAME,
                "A feature is one place of a statement or the place of an event mention; "
                "where_prec says how exactly it is known.",
                self._features.count,
                "features",
                self._left_out,
            )
        ]


def _feature(identifier: str, place: Place, properties: dict[str, Any]) -> dict[str, Any]:
    found = point(place)
    geometry = None if found is None else {"type": "Point", "coordinates": list(found)}
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def _common(item: Item, place: Place) -> dict[str, Any]:
    document = item.reading.document
    return {
        "document": item.reading.id,
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "url": web_address(document.url),
        "place": place.name,
        "place_words": document.text[place.start : place.end],
        "place_start": place.start,
        "place_end": place.end,
        "country": place.country,
        "gazetteer_id": place.gazetteer_id,
        "where_prec": place.precision,
    }


def _dates(edtf: str | None) -> Iterator[tuple[str, Any]]:
    days = days_of(edtf)
    yield "date", edtf
    yield "date_first", days.first.isoformat() if days.first else None
    yield "date_last", days.last.isoformat() if days.last else None
    yield "date_prec", date_prec(edtf)


def _said(item: Item, statement: Statement, place: Place) -> dict[str, Any]:
    text = item.reading.document.text
    return {
        "record": "statement",
        "statement": statement.id,
        "event": None,
        "status": item.status_of(statement.id),
        **dict(_dates(statement.said.edtf if statement.said else None)),
        "who": who(item.reading, statement).name or None,
        "stance": statement.stance.value,
        "type": None,
        "reality": None,
        "words": spans_text(text, statement.content),
        "tolls": None,
        **_common(item, place),
    }


def _happened(item: Item, event: EventMention, place: Place) -> dict[str, Any]:
    reading = item.reading
    parts = (event_actor(reading, event), event_recipient(reading, event))
    return {
        "record": "event",
        "statement": event.statement,
        "event": event.id,
        "status": item.status_of(event.id),
        **dict(_dates(event.date)),
        "who": " → ".join(part for part in parts if part) or None,
        "stance": None,
        "type": event.type.value,
        "reality": event.reality.value,
        "words": reading.document.text[event.trigger.start : event.trigger.end],
        "tolls": "; ".join(
            f"{toll_claimant(reading, t) or 'no one named'}: {t.kind.value} "
            f"{t.low}..{'' if t.high is None else t.high}"
            for t in event.tolls
        )
        or None,
        **_common(item, place),
    }
