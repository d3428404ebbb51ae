"""A timeline for TimelineJS 3 (Knight Lab): what was said and what happened, by day.

TimelineJS shows headlines and texts as HTML, so the words of documents are escaped.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from sayso.export.case.cells import Rows
from sayso.export.case.when import Days, days_of
from sayso.export.case.where import web_address
from sayso.export.case.writer import Note
from sayso.export.edtf import long_words
from sayso.export.visible import visible
from sayso.export.wording import event_actor, event_recipient, toll_claimant, toll_words, who
from sayso.model import spans_text

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import EventMention, Statement

__all__ = ["TIMELINE_COLUMNS", "TimelineWriter"]

_NAME = "timelinejs.csv"
_LONGEST = 300
"""Characters of a quotation on a slide; the whole of it is in the other exports."""

TIMELINE_COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)
"""The 18 columns of TimelineJS 3's spreadsheet, in their order."""


class TimelineWriter:
    """``timelinejs.csv``, to be imported into a spreadsheet that TimelineJS reads.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file and write the title slide."""
        self._rows = Rows(context.staging.text(_NAME, bom=context.bom), TIMELINE_COLUMNS)
        self._left_out: Counter[str] = Counter()
        title = {
            "Headline": escape(context.ledger.path.resolve().name),
            "Text": "Who said what happened, and when. Made with sayso from a case whose log "
            f"ends with {context.head[:16]}…",
            "Type": "title",
        }
        self._rows.write(title.get(name) for name in TIMELINE_COLUMNS)

    def document(self, item: Item) -> None:
        """Write a slide for each dated statement and event mention."""
        for statement in item.reading.statements:
            edtf = statement.said.edtf if statement.said else None
            self._slide(edtf, "statements", _said(item, statement))
        for event in item.reading.events:
            self._slide(event.date, "events", _happened(item, event))

    def _slide(self, edtf: str | None, of: str, slide: dict[str, Any]) -> None:
        dates = _dates(days_of(edtf), edtf)
        if dates is None:
            self._left_out[f"{of} without a date"] += 1
            return
        row = {**slide, **dates}
        self._rows.write(row.get(name) for name in TIMELINE_COLUMNS)

    def close(self) -> list[Note]:
        """Say what was written."""
        what = "A row is one slide of a TimelineJS 3 timeline; the first is its title."
        return [Note(_NAME, what, self._rows.count, "slides", self._left_out)]


def _dates(days: Days, edtf: str | None) -> dict[str, Any] | None:
    """Return the date columns, as exact as the value and no more, or None without a date."""
    start = days.first or days.last
    if start is None or edtf is None:
        return None
    known: dict[str, Any] = {"Display Date": long_words(edtf)}
    if days.first is None or days.last is None:
        return known | _parts("", start)
    whole_year = (days.first, days.last) == (date(start.year, 1, 1), date(start.year, 12, 31))
    if whole_year:
        return known | {"Year": start.year}
    known |= _parts("", days.first)
    return known | _parts("End ", days.last) if days.last > days.first else known


def _parts(prefix: str, day: date) -> dict[str, Any]:
    return {f"{prefix}Year": day.year, f"{prefix}Month": day.month, f"{prefix}Day": day.day}


def _shown(text: str) -> str:
    return escape(visible(" ".join(text.split())))


def _foot(item: Item) -> str:
    document = item.reading.document
    parts = [p for p in (document.publisher, document.published, document.title) if p]
    label = _shown(", ".join(parts) or item.reading.id)
    url = web_address(document.url)
    if url:
        return f'<p><a href="{_shown(url)}">{label}</a></p>'
    return f"<p>{label}</p>"


def _said(item: Item, statement: Statement) -> dict[str, Any]:
    name = who(item.reading, statement).name or "No one named"
    quoted = spans_text(item.reading.document.text, statement.content)
    if len(quoted) > _LONGEST:
        quoted = quoted[:_LONGEST] + "…"
    return {
        "Headline": f"{_shown(name)} {statement.stance.value}",
        "Text": f"<blockquote>{_shown(quoted)}</blockquote>{_foot(item)}",
        "Group": "said",
    }


def _happened(item: Item, event: EventMention) -> dict[str, Any]:
    reading = item.reading
    text = reading.document.text
    statement = item.statement(event.statement)
    teller = who(reading, statement).name if statement else reading.document.publisher
    sides = [event_actor(reading, event), event_recipient(reading, event)]
    place = item.place(event)
    tolls = [
        f"{toll_words(t)} ({toll_claimant(reading, t) or 'no one named'})" for t in event.tolls
    ]
    lines = [
        " → ".join(side for side in sides if side),
        place.name if place else "",
        *tolls,
        f"told by {teller}" if teller else "",
    ]
    what = text[event.trigger.start : event.trigger.end]
    reality = "" if event.reality.value == "happened" else f" ({event.reality.value})"
    return {
        "Headline": f"{_shown(what)}{reality}",
        "Text": "".join(f"<p>{_shown(line)}</p>" for line in lines if line) + _foot(item),
        "Group": event.type.value,
    }
