"""Stamps: the line of date, clock time and zone that wire copy carries under its headline."""

from __future__ import annotations

import re

from sayso.reading.dates import find_dates
from sayso.reading.wire import is_version_note

__all__ = ["is_stamp"]

_LONGEST = 300
_NOTES = re.compile(
    r"(?:^|[/|;,·•–—(\[-]\s*|\s)(?P<note>eds?(?:itors?)?\s*[:.]\s|[A-Z]{4,}\b)", re.IGNORECASE
)
_EDS = re.compile(r"\W*eds?(?:itors?)?\s*[:.]\s", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w:.])(?:[01]?\d|2[0-4])\s?[:.h]?[0-5]\d(?::[0-5]\d)?(?!\d)\s?(?:hours|hrs?|h\b)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?\(?(?P<zone>[A-Z]{1,5}\b|local(?:\s+time)?\b)?\)?\s?(?P<offset>[+-]\d\d?(?::?\d\d)?)?"
)
_WORDS = re.compile(
    r"""\b(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?|published|posted|
    updated|filed|issued|sent|moved|created|date|time|at|on|of|last|first|local|the)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_stamp(text: str) -> bool:
    """Tell whether a line says when a text was sent, and no more but notes to editors.

    Such as ``14 May 2031 1635 ICT / Eds: UPDATES with pilot``, ``WED 14 MAY 2031 1420GMT`` or
    ``0935 GMT - RECASTS throughout``. A line that ends a sentence is none.
    """
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return False
    text = " ".join(text.split())
    at = _notes_at(text)
    head = text if at is None else text[:at]
    if at is None and text.endswith((".", "!", "?", ":", ",")):
        return False
    dates = find_dates(head, day_first=True)
    timed = any(m["zone"] or m["offset"] for m in _CLOCK.finditer(head))
    if not dates and not (timed and at is not None):
        return False
    for date in reversed(dates):
        head = f"{head[: date.start]} {head[date.end :]}"
    # what a date took of the clock leaves its zone: "16:35" of "16:35 ICT"
    rest = _WORDS.sub(" ", _CLOCK.sub(" ", head))
    return re.search(r"\w", rest) is None


def _notes_at(text: str) -> int | None:
    """Return where a line's notes to editors begin, or None where it has none."""
    for match in _NOTES.finditer(text):
        note = text[match.start("note") :]
        if _EDS.match(note) or is_version_note(note):
            return match.start("note")
    return None
