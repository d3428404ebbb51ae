"""Event mentions in the columns of ACLED (Raleigh, Kishi and Linke 2023).

A row is one mention in one text; what several texts tell of one event stays several rows.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sayso.export.case.acled_types import acled_type
from sayso.export.case.cells import Rows
from sayso.export.case.countries import country_codes
from sayso.export.case.sides import inter, interaction
from sayso.export.case.when import acled_date
from sayso.export.case.where import point
from sayso.export.case.writer import Note
from sayso.export.wording import event_actor, event_recipient, toll_claimant, who
from sayso.model import Reality, TollKind, content_id

if TYPE_CHECKING:
    from sayso.export.case.acled_types import ACLEDType
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import EventMention, Place

__all__ = ["ACLED_COLUMNS", "GEO_PRECISION", "OWN_COLUMNS", "ACLEDWriter"]

_NAME = "acled.csv"

ACLED_COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
"""The 31 columns of ACLED's exports since 2023, in their order."""

OWN_COLUMNS = (
    "sayso_event",
    "sayso_document",
    "sayso_statement",
    "sayso_claimant",
    "sayso_type",
    "sayso_mode",
    "sayso_reality",
    "sayso_background",
    "sayso_trigger",
    "sayso_trigger_start",
    "sayso_trigger_end",
    "sayso_date",
    "sayso_killed_by_claimant",
    "sayso_where_prec",
    "sayso_gazetteer_id",
    "sayso_published",
    "sayso_url",
    "sayso_status",
    "sayso_confidence",
)

GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""UCDP's ``where_prec`` to ACLED's ``geo_precision``; whole countries and seas have none."""


class ACLEDWriter:
    """``acled.csv``.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        file = context.staging.text(_NAME, bom=context.bom)
        self._rows = Rows(file, (*ACLED_COLUMNS, *OWN_COLUMNS))
        self._left_out: Counter[str] = Counter()

    def document(self, item: Item) -> None:
        """Write a row for each event mention that ACLED would record."""
        for event in item.reading.events:
            place = item.place(event)
            country = place.country if place else None
            sides = (
                inter(item.actor(event.actor), country),
                inter(item.actor(event.recipient), country),
            )
            kind = acled_type(event, *sides)
            if event.reality not in {Reality.HAPPENED, Reality.ONGOING}:
                self._left_out["events that are not told as having happened"] += 1
            elif kind is None:
                self._left_out[f"events of type {event.type.value}, which ACLED lacks"] += 1
            else:
                row = _row(item, event, kind, sides)
                self._rows.write(row.get(name) for name in (*ACLED_COLUMNS, *OWN_COLUMNS))

    def close(self) -> list[Note]:
        """Say what was written."""
        what = (
            "A row is one event mention in one text, in ACLED's columns with sayso's own ids; "
            "rows must not be counted as events."
        )
        return [Note(_NAME, what, self._rows.count, "event mentions", self._left_out)]


def _row(
    item: Item, event: EventMention, kind: ACLEDType, sides: tuple[str | None, str | None]
) -> dict[str, Any]:
    reading, document = item.reading, item.reading.document
    day, precision = acled_date(event.date)
    killed = [toll for toll in event.tolls if toll.kind is TollKind.KILLED]
    civilians = kind.event == "Violence against civilians" or (
        kind.event == "Explosions/Remote violence" and sides[1] == "Civilians"
    )
    return {
        "event_id_cnty": f"SAYSO{int(content_id('acled', event.id)[:13], 16)}",
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": precision,
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub,
        "actor1": event_actor(reading, event) or None,
        "inter1": sides[0],
        "actor2": event_recipient(reading, event) or None,
        "inter2": sides[1],
        "interaction": interaction(*sides),
        "civilian_targeting": "Civilian targeting" if civilians else None,
        **_where(item.place(event)),
        "source": document.publisher,
        "notes": _notes(item, event),
        "fatalities": min((toll.low for toll in killed), default=0),
        "timestamp": int(datetime.fromisoformat(item.added).timestamp()),
        "sayso_event": event.id,
        "sayso_document": reading.id,
        "sayso_statement": event.statement,
        "sayso_claimant": _claimant(item, event),
        "sayso_type": event.type.value,
        "sayso_mode": event.mode,
        "sayso_reality": event.reality.value,
        "sayso_background": event.background,
        "sayso_trigger": document.text[event.trigger.start : event.trigger.end],
        "sayso_trigger_start": event.trigger.start,
        "sayso_trigger_end": event.trigger.end,
        "sayso_date": event.date,
        "sayso_killed_by_claimant": "; ".join(
            f"{toll_claimant(reading, toll) or 'no one named'}: {toll.low}.."
            f"{'' if toll.high is None else toll.high}"
            for toll in killed
        )
        or None,
        "sayso_published": document.published,
        "sayso_url": document.url,
        "sayso_status": item.status_of(event.id),
        "sayso_confidence": event.confidence,
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = country_codes(place.country)
    found = point(place, countries=True)
    admin = (*place.admin, None, None, None)
    return {
        "iso": country.numeric if country else None,
        "country": country.name if country else None,
        "admin1": admin[0],
        "admin2": admin[1],
        "admin3": admin[2],
        "location": place.name,
        "latitude": found[1] if found else None,
        "longitude": found[0] if found else None,
        "geo_precision": GEO_PRECISION.get(place.precision or 0),
        "sayso_where_prec": place.precision,
        "sayso_gazetteer_id": place.gazetteer_id,
    }


def _claimant(item: Item, event: EventMention) -> str | None:
    """Return who tells of the event: the speaker, or the outlet in its own voice."""
    statement = item.statement(event.statement)
    if statement is None:
        return item.reading.document.publisher
    return who(item.reading, statement).name or None


def _notes(item: Item, event: EventMention) -> str:
    """Return the sentence, after the name of who says it."""
    text = item.reading.document.text
    start, end = event.trigger
    sentence = next((s for s in item.reading.sentences if s.start <= start < s.end), None)
    if sentence is not None:
        start, end = sentence.span
    claimant = _claimant(item, event)
    quoted = " ".join(text[start:end].split())
    return f"{claimant}: {quoted}" if claimant else quoted
