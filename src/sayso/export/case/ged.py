"""Counts of the killed in the columns of UCDP GED 25.1 (Sundberg and Melander 2013).

A row is one count that one claimant gives of one event mention, never a sum of several:
two accounts of one attack are two rows. What only people at UCDP can decide is empty.
Accidents are in it, marked, for whether a blast was one may be what is disputed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.export.case.cells import Rows
from sayso.export.case.countries import country_codes
from sayso.export.case.sides import type_of_violence
from sayso.export.case.when import date_prec, days_of
from sayso.export.case.where import point, priogrid
from sayso.export.case.writer import Note
from sayso.export.wording import event_actor, event_recipient, toll_claimant
from sayso.model import Reality, TollKind, content_id, spans_text

if TYPE_CHECKING:
    from datetime import date

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import EventMention, Place, Toll

__all__ = ["GED_COLUMNS", "OWN_COLUMNS", "GEDWriter"]

_NAME = "ged.csv"
ID_DIGITS = 12
"""Hexadecimal digits of an id: 48 bits, which spreadsheets and R keep exactly (15 decimal
digits); among 100,000 rows two share an id once in 56,000 exports. ``relid`` has 64 bits."""

GED_COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
"""The 49 columns of GEDEvent_v25_1.csv, in their order."""

OWN_COLUMNS = (
    "sayso_event",
    "sayso_document",
    "sayso_statement",
    "sayso_claimant",
    "sayso_claimant_country",
    "sayso_claimant_sector",
    "sayso_words",
    "sayso_words_start",
    "sayso_words_end",
    "sayso_high_open",
    "sayso_type",
    "sayso_mode",
    "sayso_reality",
    "sayso_background",
    "sayso_date",
    "sayso_published",
    "sayso_url",
    "sayso_gazetteer_id",
    "sayso_country_alpha3",
    "sayso_status",
    "sayso_confidence",
)


class GEDWriter:
    """``ged.csv``.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        file = context.staging.text(_NAME, bom=context.bom)
        self._rows = Rows(file, (*GED_COLUMNS, *OWN_COLUMNS))
        self._left_out: Counter[str] = Counter()

    def document(self, item: Item) -> None:
        """Write a row for each count of the killed that belongs here."""
        for event, toll in item.tolls():
            reason = _why_not(event, toll)
            if reason:
                self._left_out[reason] += 1
                continue
            row = _row(item, event, toll)
            self._rows.write(row.get(name) for name in (*GED_COLUMNS, *OWN_COLUMNS))

    def close(self) -> list[Note]:
        """Say what was written."""
        what = (
            "A row is one claimant's count of the killed in one event mention, in the columns "
            "of UCDP GED 25.1 with sayso's own ids; rows must not be added up."
        )
        return [Note(_NAME, what, self._rows.count, "counts of killed", self._left_out)]


def _why_not(event: EventMention, toll: Toll) -> str | None:
    if toll.kind is not TollKind.KILLED:
        return "counts of others than killed"
    if max(toll.low, toll.high or 0) < 1:
        return "counts of nobody killed"
    if event.reality not in {Reality.HAPPENED, Reality.ONGOING}:
        return "events that are not told as having happened"
    return None


def _stamp(day: date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None


def _row(item: Item, event: EventMention, toll: Toll) -> dict[str, Any]:
    identifier = content_id("ged", event.id, *toll.evidence, toll.claimant or "")
    days = days_of(event.date)
    known = days.first or days.last
    year = known.year if known else None
    place = item.place(event)
    side_a = event_actor(item.reading, event) or None
    side_b = event_recipient(item.reading, event) or None
    reviewed = item.status_of(event.id) in {"accepted", "corrected"}
    return {
        "id": int(identifier[:ID_DIGITS], 16),
        "relid": f"SAYSO-{year or 'XXXX'}-{identifier[:16]}",
        "year": year,
        "code_status": "Clear" if reviewed else "Check",
        "type_of_violence": type_of_violence(item.actor(event.actor), item.actor(event.recipient)),
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        **_source(item, toll),
        **_where(item, place),
        "date_prec": date_prec(event.date),
        "date_start": _stamp(days.first),
        "date_end": _stamp(days.last),
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 0,
        "deaths_unknown": toll.low,
        "best": toll.low,
        "high": toll.high,
        "low": toll.low,
        **_own(item, event, toll),
    }


def _source(item: Item, toll: Toll) -> dict[str, Any]:
    document = item.reading.document
    published = days_of(document.published).first
    article = (document.publisher, document.published, document.title)
    return {
        "number_of_sources": 1,
        "source_article": ",".join(f'"{part}"' for part in article if part) or None,
        "source_office": document.publisher,
        "source_date": published,
        "source_headline": document.title,
        "source_original": toll_claimant(item.reading, toll) or None,
    }


def _where(item: Item, place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = country_codes(place.country)
    known: dict[str, Any] = {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": item.reading.document.text[place.start : place.end],
        "adm_1": place.admin[0] if place.admin else None,
        "adm_2": place.admin[1] if len(place.admin) > 1 else None,
        "country": country.name if country else None,
        "sayso_gazetteer_id": place.gazetteer_id,
        "sayso_country_alpha3": place.country,
    }
    found = point(place, countries=True)
    if found is not None:
        longitude, latitude = found
        known |= {
            "latitude": latitude,
            "longitude": longitude,
            "geom_wkt": f"POINT ({longitude} {latitude})",
            "priogrid_gid": priogrid(longitude, latitude),
        }
    return known


def _own(item: Item, event: EventMention, toll: Toll) -> dict[str, Any]:
    document = item.reading.document
    claimant = item.actor(toll.claimant)
    return {
        "sayso_event": event.id,
        "sayso_document": item.reading.id,
        "sayso_statement": toll.statement,
        "sayso_claimant": toll_claimant(item.reading, toll) or None,
        "sayso_claimant_country": claimant.country if claimant else None,
        "sayso_claimant_sector": claimant.sector if claimant else None,
        "sayso_words": spans_text(document.text, [toll.evidence]),
        "sayso_words_start": toll.evidence.start,
        "sayso_words_end": toll.evidence.end,
        "sayso_high_open": toll.high is None,
        "sayso_type": event.type.value,
        "sayso_mode": event.mode,
        "sayso_reality": event.reality.value,
        "sayso_background": event.background,
        "sayso_date": event.date,
        "sayso_published": document.published,
        "sayso_url": document.url,
        "sayso_status": item.status_of(event.id),
        "sayso_confidence": event.confidence,
    }
