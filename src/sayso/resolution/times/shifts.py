"""Anchoring what is counted.

From publication (two years ago), or from the text (two weeks later, four days prior, the
same day).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sayso.extraction.times.form import Form
from sayso.extraction.times.rules_durations import duration_value
from sayso.model import Span
from sayso.model.edtf import format_interval
from sayso.resolution.times.accounts import resolve_compared, year_before
from sayso.resolution.times.context import Context, Reference
from sayso.resolution.times.happenings import reference_of_happening
from sayso.resolution.times.moment import Moment, of_day, of_week
from sayso.resolution.times.outcome import Outcome, from_publication, from_text

__all__ = ["resolve_shift"]

_STORY_DAYS = 31  # what lies farther from publication is history, not the story's start
_STORY_LENGTH = 3  # days that a story must have named before "the first day" can be told
_FEW = (2, 6)  # "a few": 2 to 6 units; TimeML leaves the number open, EDTF gets the range


def resolve_shift(form: Form, span: Span, context: Context) -> Outcome:
    """Resolve a ``shift`` form."""
    unit = form.get("unit") or "day"
    if form.get("like") or form.get("latest"):
        return resolve_compared(form, span, context)
    if unit in {"second", "minute", "hour"}:
        return _clock_shift(form, span, context)
    base, reference = _base(form, span, context)
    n = form.number("n")
    if form.get("n") == "X":
        made = _vague(form, base, reference)
        if form.get("base") == "event" and not context.narrative:
            return replace(made, value=duration_value("X", unit))
        return made
    if n is None:
        return Outcome()
    if form.get("dir"):
        n = -n if form.get("dir") == "-" else n
        if unit == "year" and n == -1:
            likened = year_before(form, span, context)
            if likened is not None:
                return likened
    if base is None:
        beside = form.get("base") == "event" and form.get("dir") and not context.narrative
        length = duration_value(form.get("n") or "X", unit) if beside else None
        return Outcome(value=length or _open(unit, n, form))
    if unit == "weekend" and form.get("the") and not context.narrative:
        return _weekend(form, span, context)
    if form.get("base") == "pub" and context.narrative and unit == "day" and not form.get("part"):
        return Outcome(value="PRESENT_REF" if n == 0 else "XXXX-XX-XX")
    return _counted(form, base, unit, n, reference, context)


def _base(form: Form, span: Span, context: Context) -> tuple[Moment | None, Reference | None]:
    kind = form.get("base")
    if kind == "pub" and not context.narrative:
        return context.today, None
    reference = _reference(form, span, context)
    if reference is not None:
        return reference.moment, reference
    if kind in {"story", "event"} or context.narrative:
        return None, None
    return context.today, None


def _reference(form: Form, span: Span, context: Context) -> Reference | None:
    unit, base = form.get("unit"), form.get("base")
    if base == "story":
        return _story(context)
    if base == "event" and unit in {"day", "week", "month"}:
        happening = reference_of_happening(span[1], context, clock=False)
        if happening is not None:
            return happening
    if unit == "day" or (unit == "week" and form.get("dir")):
        return context.main_day(span) if form.get("dir") else context.last("day")
    return context.last()


def _story(context: Context) -> Reference | None:
    """Return the earliest day that the news named so far: where its story began."""
    published = context.published
    if published is None or context.narrative:
        return None
    days = [r for r in context.references[-500:] if r.moment.grain == "day" and r.moment.first]
    near = [r for r in days if abs((published - _first(r)).days) <= _STORY_DAYS]
    if len({_first(r) for r in near}) < _STORY_LENGTH:
        return None
    return min(near, key=_first)


def _first(reference: Reference) -> date:
    return reference.moment.first or date.min


def _epoch(base: Moment, unit: str) -> Moment:
    """Return the decade or century that holds a moment."""
    size = 10 if unit == "decade" else 100
    if base.year <= 0:
        return Moment(unit, -((1 - base.year) // size * size))
    return Moment(unit, base.year // size * size)


def _same_day(moment: Moment, years: int) -> Moment:
    """Return the same day or month of another year; a week's is the week of the same day."""
    if moment.grain == "week" and moment.first:
        return of_week(moment.first + timedelta(days=round(365.2425 * years)))
    if (moment.sub, moment.day) == (2, 29):
        return replace(moment, year=moment.year + years, day=28)
    return replace(moment, year=moment.year + years)


def _beside_event(
    form: Form, made: Outcome, reference: Reference | None, *, narrative: bool
) -> Outcome:
    """``two days after the vote``: a length beside an event that the text dated, or not."""
    if narrative or not form.get("dir"):
        return made
    length = duration_value(form.get("n") or "X", form.get("unit") or "day")
    if reference is None:
        return Outcome(value=length)
    return replace(made, value=length, aside=True)


def _counted(
    form: Form, base: Moment, unit: str, n: int, reference: Reference | None, context: Context
) -> Outcome:
    narrative, published = context.narrative, context.published
    mod = form.get("mod")
    origin = base
    if form.get("dir") is None and unit in {"decade", "century"}:
        origin = _epoch(base, unit)
    if form.get("dir") is None and unit == "year":
        origin = replace(Moment("year", base.year))
    if form.get("dir") is None and unit == "month" and base.first:
        origin = Moment("month", base.year, base.first.month)
    moment = origin.shift(unit, n)
    if moment is None:
        return Outcome()
    late = form.get("base") == "story" and published and (moment.first or published) > published
    if late:
        return Outcome(value=_open(unit, n, form))
    part, hour = form.get("part"), form.get("clock")
    if moment.grain == "day":
        moment = replace(moment, part=part or "", clock=hour or "")
    years = form.number("years")
    if years:
        moment = _same_day(moment, years)
    made = from_text(moment, reference, mod)
    if form.get("base") == "event":
        made = _beside_event(form, made, reference, narrative=narrative)
    if form.get("early") or form.get("late"):
        made = replace(made, edtf=_rest(moment, form, published) or made.edtf)
    if part == "NI" and not hour and form.get("base") == "pub" and n == -1 and moment.first:
        return replace(made, edtf=format_interval(moment.first, moment.first + timedelta(days=1)))
    return made


def _weekend(form: Form, span: Span, context: Context) -> Outcome:
    """``the weekend`` of news: the last one begun, or the one to come, as the verb says."""
    if context.published is None:
        return Outcome()
    week = of_week(context.published)
    ahead = context.tense(span) in {"future", "will"} or context.published.isoweekday() > 5
    monday = week.first if ahead else (week.first or context.published) - timedelta(days=7)
    moment = replace(of_week(monday or context.published), grain="weekend")
    return from_publication(moment, form.get("mod"))


def _rest(moment: Moment, form: Form, published: date | None) -> str | None:
    """``earlier this week`` ends the day before publication, ``later`` begins the day after."""
    first, last = moment.first, moment.last
    if published is None or first is None or last is None or not first <= published <= last:
        return None
    day = timedelta(days=1)
    if form.get("early"):
        return format_interval(first, published - day) if first < published else None
    return format_interval(published + day, last) if published < last else None


def _vague(form: Form, base: Moment | None, reference: Reference | None) -> Outcome:
    back = form.get("dir") == "-"
    value = "PAST_REF" if back else "FUTURE_REF"
    unit = form.get("unit") or "day"
    if base is None or base.first is None or base.last is None or base.grain != "day":
        return Outcome(value=value)
    near, far = (base.shift(unit, n if not back else -n) for n in _FEW)
    if near is None or far is None or near.first is None or far.first is None:
        return Outcome(value=value)
    first, last = (far.first, near.last) if back else (near.first, far.last)
    edtf = format_interval(first, last)
    if unit == "year" and form.get("few") and _decade(first) == _decade(last):
        value = _decade(first)
    kind = "text" if reference else "published"
    return Outcome(value, edtf, None, reference.span if reference else None, kind)


def _decade(day: date | None) -> str:
    return f"{day.year // 10}X" if day else ""


def _open(unit: str, n: int, form: Form) -> str | None:
    if n == 0 and form.get("base") == "pub":
        return "PRESENT_REF"
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit)


def _clock_shift(form: Form, span: Span, context: Context) -> Outcome:
    n = form.number("n")
    reference = context.last("day")
    if form.get("base") == "event":
        reference = reference_of_happening(span[1], context, clock=True) or reference
    if n is None or reference is None or not reference.moment.clock or not reference.moment.first:
        return Outcome(value="PAST_REF" if form.get("dir") == "-" else "FUTURE_REF")
    if form.get("base") == "pub":
        return Outcome(value="PAST_REF")
    start = datetime.combine(reference.moment.first, datetime.min.time())
    hour, minute = (int(part) for part in reference.moment.clock.split(":")[:2])
    start += timedelta(hours=hour, minutes=minute)
    step = timedelta(**{f"{form.get('unit')}s": n})
    moved = start - step if form.get("dir") == "-" else start + step
    moment = replace(of_day(moved.date()), clock=f"{moved:%H:%M}")
    return replace(from_text(moment, reference), aside=True)
