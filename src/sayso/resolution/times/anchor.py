"""Component ``times.anchor``: puts time expressions on the calendar, in reading order."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.times.form import Form, parse_form
from sayso.model import Reading, Span, Time
from sayso.model.edtf import parse_edtf
from sayso.resolution.times.accounts import note_report
from sayso.resolution.times.context import Context, Reference, read_context
from sayso.resolution.times.dates import resolve_date
from sayso.resolution.times.outcome import Outcome
from sayso.resolution.times.shifts import resolve_shift
from sayso.resolution.times.spans import resolve_duration

__all__ = ["TimeAnchor"]


def _precision(edtf: str) -> int | None:
    """Return UCDP GED's ``date_prec``: 1 day, 2 some days, 3 week, 4 month, 5 longer."""
    days = parse_edtf(edtf).days
    if days is None:
        return 5
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


class TimeAnchor:
    """Anchors time expressions to publication or to the date the text named last."""

    name = "times.anchor"
    version = "1"
    needs = frozenset({"sentences", "times"})
    gives = frozenset({"times.edtf"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its time expressions anchored."""
        context = read_context(reading)
        return replace(reading, times=tuple(_anchored(time, context) for time in reading.times))


def _anchored(time: Time, context: Context) -> Time:
    if not time.form:
        return time
    form = parse_form(time.form)
    outcome = _resolve(form, time.span, context)
    aside = outcome.aside or _begins_a_stretch(time, context) or context.is_caption(time.start)
    if outcome.moment is not None and not aside:
        explicit = form.kind == "date" and (form.get("year") or "").isdigit()
        context.references.append(Reference(outcome.moment, time.span, explicit))
    note_report(form, outcome, time.span, context)
    return replace(
        time,
        value=outcome.value,
        edtf=outcome.edtf,
        anchor=outcome.anchor,
        anchored_to=outcome.anchored_to,
        precision=_precision(outcome.edtf) if outcome.edtf else None,
    )


def _begins_a_stretch(time: Time, context: Context) -> bool:
    """Tell whether history only says since when: the story doesn't move there."""
    before = context.text[max(0, time.start - 10) : time.start].lower().split()
    return context.narrative and before[-1:] == ["since"]


def _resolve(form: Form, span: Span, context: Context) -> Outcome:
    match form.kind:
        case "date":
            return resolve_date(form, span, context)
        case "shift":
            return resolve_shift(form, span, context)
        case "duration":
            return resolve_duration(form, context)
        case "set" | "ref":
            return Outcome(value=form.get("value"))
    return Outcome()
