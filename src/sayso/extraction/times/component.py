"""Component ``times.rules``: the time expressions of what is read, with their forms."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.times.form import Form
from sayso.extraction.times.guards import stands
from sayso.extraction.times.join import join
from sayso.extraction.times.scan import scan
from sayso.model import Passage, Reading, Role, Time, TimeType

__all__ = ["TimeRules", "find_times"]

_CLOCKED = {"second", "minute", "hour"}


def find_times(text: str, start: int = 0, end: int | None = None) -> list[Time]:
    """Return the time expressions of ``text[start:end]``, unanchored, in text order.

    Offsets count in the whole text. ``value`` is set where it needs no calendar (lengths,
    sets, now and then).
    """
    stop = len(text) if end is None else end
    words, found = scan(text, start, stop)
    times = []
    for item in join(found, words):
        if not stands(item, words, text):
            continue
        first, last = words.words[item.start].start, words.words[item.end - 1].end
        form = item.form
        known = form.get("value") if form.kind in {"duration", "set", "ref"} else None
        times.append(Time(first, last, _type(form), str(form), value=known, mod=form.get("mod")))
    return times


def _type(form: Form) -> TimeType:
    if form.kind == "duration":
        return TimeType.DURATION
    if form.kind == "set":
        return TimeType.SET
    if form.get("clock") or form.get("part") or form.get("unit") in _CLOCKED:
        return TimeType.TIME
    return TimeType.DATE


def _is_read(passage: Passage) -> bool:
    english = passage.language is None or passage.language.startswith("en")
    return english and (passage.role.is_read or passage.role is Role.DATELINE)


class TimeRules:
    """Finds time expressions by rule (English), in what is read and in datelines."""

    name = "times.rules"
    version = "1"
    needs = frozenset({"sentences"})
    gives = frozenset({"times"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its time expressions, not yet anchored."""
        document = reading.document
        times = [
            time
            for passage in document.passages
            if _is_read(passage)
            for time in find_times(document.text, passage.start, passage.end)
        ]
        return replace(reading, times=tuple(sorted(times, key=lambda t: t.span)))
