"""Anchoring dates that name some of their parts: ``April 8``, ``the third quarter``, ``5 p.m.``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sayso.extraction.times.form import Form
from sayso.model import Span
from sayso.model.edtf import format_interval
from sayso.resolution.times.context import Context, Reference
from sayso.resolution.times.feasts import feast
from sayso.resolution.times.moment import Moment, of_day, of_month, of_week, of_year
from sayso.resolution.times.outcome import Outcome, from_publication, from_self, from_text
from sayso.resolution.times.pick import pick_weekday, pick_year

__all__ = ["resolve_date"]


def resolve_date(form: Form, span: Span, context: Context) -> Outcome:
    """Resolve a ``date`` form."""
    if form.get("numerals"):
        return _numerals(form, context)
    if form.get("century") or form.get("decade"):
        return _epoch(form, context)
    if form.get("week"):
        return _weekday_of_week(form, context)
    if form.get("weekday") and not form.get("day"):
        return _weekday(form, span, context)
    build = _builder(form)
    if build is not None:
        return _dated(form, span, context, build)
    if form.get("year"):
        return _year(form, context)
    if form.get("day"):
        return _day_of_month(form, context)
    return _time_of_day(form, span, context)


def _builder(form: Form) -> Callable[[int], Moment | None] | None:
    month, day = form.number("month"), form.number("day")
    if month and day:
        return lambda year: _day(year, month, day)
    if month:
        return lambda year: of_month(year, month)
    if form.get("season"):
        return lambda year: Moment("season", year, season=form.get("season") or "")
    for grain in ("quarter", "half"):
        number = form.number(grain)
        if number:
            return lambda year, grain=grain, number=number: Moment(grain, year, number)  # type: ignore[misc]
    if form.get("holiday"):
        name = form.get("holiday") or ""
        return lambda year: _feast(name, year)
    return None


def _feast(name: str, year: int) -> Moment | None:
    day = feast(name, year)
    return of_day(day) if day else None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        date(year if 1 <= year <= 9999 else 2000 + year % 400, month, day)
    except ValueError:
        return None
    return Moment("day", year, month, day)


def _full_year(form: Form, context: Context) -> tuple[int | None, str, Reference | None]:
    """Return the year that the words give, what it was counted from, and the reference."""
    text = form.get("year")
    if text is None:
        return None, "", None
    if text.isdigit():
        value = int(text)
        return (1 - value if form.get("era") else value), "self", None
    if text.startswith("XX"):
        return _two_digits(int(text[2:]), context), "published", None
    base, n = (text[:3], int(text[3:])) if text.startswith("pub") else (text[:4], int(text[4:]))
    if base == "pub":
        return (context.published.year + n if context.published else None), "published", None
    reference = context.last()
    if reference is not None:
        return reference.moment.year + n, "text", reference
    return (context.published.year + n if context.published else None), "published", None


def _two_digits(value: int, context: Context) -> int | None:
    reference = context.last() if context.narrative else None
    base = reference.moment.year if reference else None
    if base is None and context.published:
        base = context.published.year
    if base is None:
        return None
    century = base // 100 * 100
    return min((century + value + d for d in (-100, 0, 100)), key=lambda y: abs(y - base))


def _finish(moment: Moment, form: Form) -> Moment:
    if moment.grain != "day":
        return moment
    plus = form.get("plus")
    if plus:
        digits = plus.rstrip("abcdefghijklmnopqrstuvwxyz")
        moved = moment.shift(plus[len(digits) :], int(digits))
        moment = moved or moment
    clock = form.get("clock")
    if clock:
        return _at(moment, clock)
    return replace(moment, part=form.get("part") or "")


def _at(moment: Moment, clock: str) -> Moment:
    return replace(moment, clock=clock)


def _outcome(moment: Moment, form: Form, how: str, reference: Reference | None) -> Outcome:
    moment = _finish(moment, form)
    mod = form.get("mod")
    if how == "self":
        made = from_self(moment, mod)
    elif how == "text":
        made = from_text(moment, reference, mod)
    else:
        made = from_publication(moment, mod)
    nth = form.number("nth")
    if nth and moment.first and moment.last:
        return replace(made, value="P1W", edtf=_week_of_month(moment, nth, form.get("of") or ""))
    if form.get("within") == "week" and moment.first:
        week = of_week(moment.first)
        return replace(made, value=week.value(), edtf=week.edtf(), moment=week)
    if form.get("night") == "both" and moment.first:
        edtf = format_interval(moment.first, moment.first + timedelta(days=1))
        return replace(made, edtf=edtf)
    return replace(made, edtf=_clock_edtf(moment) or made.edtf)


def _week_of_month(month: Moment, nth: int, unit: str) -> str | None:
    """Return the days of a month's nth week (1 to 7, 8 to 14 …, the last seven) or weekend."""
    first, last = month.first, month.last
    if first is None or last is None:
        return None
    if unit == "weekend":
        saturdays = [
            day
            for n in range((last - first).days + 1)
            if (day := first + timedelta(days=n)).isoweekday() == 6
        ]
        if nth > len(saturdays):
            return None
        start = saturdays[nth - 1 if nth > 0 else -1]
        return format_interval(start, start + timedelta(days=1))
    if nth < 0:
        return format_interval(last - timedelta(days=6), last)
    start = first + timedelta(days=7 * (nth - 1))
    return format_interval(start, min(start + timedelta(days=6), last))


def _clock_edtf(moment: Moment) -> str | None:
    """Midnight at the end of a day is EDTF's first minute of the next."""
    if moment.clock == "24:00" and moment.first:
        return f"{(moment.first + timedelta(days=1)).isoformat()}T00:00"
    return None


def _dated(
    form: Form, span: Span, context: Context, build: Callable[[int], Moment | None]
) -> Outcome:
    year, how, reference = _full_year(form, context)
    if year is not None:
        moment = build(year)
        return _outcome(moment, form, how, reference) if moment else Outcome()
    pick = form.get("pick")
    base = form.get("base")
    if base == "text" or pick in {"previous", "following", "same", "that"}:
        reference = context.last()
        if reference is not None:
            moment = _next_to(build, reference.moment, pick)
            if moment is not None:
                return _outcome(moment, form, "text", reference)
        pick = {"previous": "last", "following": "next"}.get(pick or "")
    moment = pick_year(build, context, pick, context.tense(span))
    if moment is None:
        return Outcome(value=_open_value(form))
    narrative = context.narrative and pick is None and context.last() is not None
    how = "text" if narrative else "published"
    return _outcome(moment, form, how, context.last() if narrative else None)


def _next_to(
    build: Callable[[int], Moment | None], reference: Moment, pick: str | None
) -> Moment | None:
    options = [m for y in range(reference.year - 1, reference.year + 2) if (m := build(y))]
    first, last = reference.first, reference.last
    if first is None or last is None:
        return build(reference.year)
    if pick == "previous":
        before = [m for m in options if m.last and m.last < first]
        return before[-1] if before else None
    if pick == "following":
        after = [m for m in options if m.first and m.first > last]
        return after[0] if after else None
    return build(reference.year)


def _open_value(form: Form) -> str | None:
    """TimeML's value of a date whose year nothing gives."""
    month, day = form.number("month"), form.number("day")
    if month and day:
        return f"XXXX-{month:02d}-{day:02d}"
    if month:
        return f"XXXX-{month:02d}"
    if form.get("season"):
        return f"XXXX-{form.get('season')}"
    if form.get("quarter"):
        return f"XXXX-Q{form.get('quarter')}"
    return None


def _year(form: Form, context: Context) -> Outcome:
    year, how, reference = _full_year(form, context)
    if year is None:
        return Outcome()
    moment = of_year(year)
    like = form.get("like")
    if like in {"quarter", "period"}:
        quarters = [r for r in context.reports if r.moment.grain == "quarter"]
        latest = context.reports[-1] if context.reports else None
        if quarters and latest is not None and not latest.length:
            moment = replace(quarters[-1].moment, year=year)
            return from_text(moment, Reference(moment, quarters[-1].span, explicit=False))
    return _outcome(moment, form, how, reference)


def _epoch(form: Form, context: Context) -> Outcome:
    before = form.get("era") == "BC"
    text = form.get("decade")
    if text is None:
        century = form.number("century") or 0
        return from_self(Moment("century", (-100 if before else 100) * century), form.get("mod"))
    if text.startswith("X"):
        base = context.published.year if context.published else 2000
        reference = context.last() if context.narrative else None
        base = reference.moment.year if reference else base
        century = base // 100 * 10
        options = [century + int(text[1:]) + d for d in (-10, 0)]
        decade = max((d for d in options if d * 10 <= base), default=options[0])
        return from_publication(Moment("decade", decade * 10), form.get("mod"))
    return from_self(Moment("decade", (-10 if before else 10) * int(text)), form.get("mod"))


def _weekday_of_week(form: Form, context: Context) -> Outcome:
    week = form.get("week") or ""
    text = week.startswith("text")
    reference = context.last() if text else None
    base = reference.moment if reference else context.today
    n = int(week[4:] if text else week[3:])
    monday = base.shift("week", n) if base else None
    if monday is None or monday.first is None:
        return Outcome()
    day = of_day(monday.first + timedelta(days=(form.number("weekday") or 1) - 1))
    return _outcome(day, form, "text" if text else "published", reference)


def _weekday(form: Form, span: Span, context: Context) -> Outcome:
    weekday, pick = form.number("weekday") or 1, form.get("pick")
    tense = context.tense(span)
    if form.get("base") == "text" or context.narrative:
        reference = context.last("day") or context.last()
        base = reference.moment.first if reference else None
        if base is not None:
            if pick in {"same", "that"} and base.isoweekday() == weekday:
                return _outcome(of_day(base), form, "text", reference)
            chosen = pick if pick in {"previous", "last"} else "following"
            if pick is None and base.isoweekday() == weekday:
                return _outcome(of_day(base), form, "text", reference)
            moment = pick_weekday(weekday, chosen, tense, base)
            if moment is not None:
                return _outcome(moment, form, "text", reference)
    moment = pick_weekday(weekday, pick, tense, context.published)
    if moment is None:
        return Outcome(value=f"XXXX-WXX-{weekday}")
    return _outcome(moment, form, "published", None)


def _day_of_month(form: Form, context: Context) -> Outcome:
    reference = context.last("day", "month")
    base = reference.moment if reference else context.today
    if base is None:
        return Outcome()
    moment = _day(base.year, base.sub, form.number("day") or 1)
    if moment is None:
        return Outcome()
    return _outcome(moment, form, "text" if reference else "published", reference)


def _numerals(form: Form, context: Context) -> Outcome:
    text = form.get("numerals") or ""
    mark = next(c for c in text if not c.isdigit())
    first, second = (int(part) for part in text.split(mark))
    year, how, _ = _full_year(form, context)
    if year is None:
        return Outcome()
    day_first = context.day_first
    if first > 12 or second > 12:
        day_first = first > 12
    if day_first is None and first != second:
        return Outcome()
    day, month = (first, second) if day_first else (second, first)
    moment = _day(year, month, day)
    return _outcome(moment, form, how, None) if moment else Outcome()


def _time_of_day(form: Form, span: Span, context: Context) -> Outcome:
    """``5 p.m.``, ``overnight``, ``the morning``: on the day the text is about."""
    reference = context.last("day")
    near = reference is not None and span[0] - reference.span[1] < 600
    base = reference.moment if reference and (near or context.narrative) else None
    if base is None and not context.narrative:
        base = context.today
    generic = form.get("generic") and (reference is None or not near or context.narrative)
    if base is None or base.first is None or generic:
        tail = form.get("clock") or form.get("part") or ""
        return Outcome(value=f"XXXX-XX-XXT{tail}")
    used = reference if reference and base is reference.moment else None
    day = of_day(base.first)
    if form.get("night") == "over":
        return _overnight(base.first, used)
    how = "text" if used else "published"
    return replace(_outcome(day, form, how, used), aside=True)


def _overnight(day: date, reference: Reference | None) -> Outcome:
    """The night that ended on the day the text is about: both days."""
    before = day - timedelta(days=1)
    night = replace(of_day(before), part="NI")
    made = from_text(night, reference)
    return replace(made, edtf=format_interval(before, day), aside=True)
