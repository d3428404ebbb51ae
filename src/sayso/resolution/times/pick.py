"""Choosing the part that an expression leaves out: which April, which Tuesday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sayso.resolution.times.context import Context, Reference
from sayso.resolution.times.moment import Moment, of_day
from sayso.resolution.times.tense import Tense

__all__ = ["pick_weekday", "pick_year"]


def pick_year(
    build: Callable[[int], Moment | None], context: Context, pick: str | None, tense: Tense
) -> Moment | None:
    """Return the year's version of a moment (``build(year)``) that the text means.

    News counts from publication: the latest past one, the next one to come, or the nearest,
    as the verb says. History goes on from the date named last.
    """
    reference = _running(context)
    if reference is not None and pick is None:
        return _go_on(build, reference.moment)
    base = context.published
    if base is None:
        return None
    options = [m for year in range(base.year - 1, base.year + 2) if (m := build(year))]
    options = [m for m in options if m.first and m.last]
    if not options:
        return None
    if pick == "this" and options[0].season == "WI":
        return min(options, key=lambda m: _distance(m, base, tense))
    if pick == "this":
        return next((m for m in options if m.year == base.year), None)
    if pick == "last":
        ended = [m for m in options if m.last < base]  # type: ignore[operator]
        return ended[-1] if ended else None
    if pick == "next":
        begun = [m for m in options if m.first > base]  # type: ignore[operator]
        return begun[0] if begun else None
    quarter = options[0].grain == "quarter"
    if quarter and tense in {"future", "will"}:
        tense = ""  # what will be reported is mostly a quarter that has ended
    if tense == "will":
        options = [m for m in options if m.last and m.last >= base] or options
    if tense == "past" and quarter:
        options = [m for m in options if m.first and m.first <= base] or options
    return min(options, key=lambda m: _distance(m, base, tense))


def _distance(moment: Moment, base: date, tense: Tense) -> float:
    first, last = moment.first, moment.last
    if first is None or last is None:
        return float("inf")
    if first <= base <= last:
        return 0
    ahead = first > base
    days = (first - base).days if ahead else (base - last).days
    return days * (_AHEAD[tense] if ahead else 1)


# How much farther a date ahead counts than one behind, by tense. Swept over news with dates
# checked by hand (values 1 to 6): flat between 2 and 4 and between 0.2 and 1.
_AHEAD: dict[Tense, float] = {"past": 3.0, "future": 0.33, "will": 0.33, "": 1.3}

# History goes on into the next year where the month named is this much earlier than the
# last one (November, then March). Swept over wars told in order: flat from 6 to 10.
_NEW_YEAR = 8


def _go_on(build: Callable[[int], Moment | None], last: Moment) -> Moment | None:
    moment = build(last.year)
    if moment is None:  # 29 February: the nearest leap year
        nearest = (build(last.year + step) for step in (1, -1, 2, -2))
        return next((m for m in nearest if m is not None), None)
    if last.grain not in {"day", "month"} or moment.grain not in {"day", "month"}:
        return moment
    return build(last.year + 1) if last.sub - moment.sub >= _NEW_YEAR else moment


def _running(context: Context) -> Reference | None:
    """Return the date that the text goes on from, where it tells history."""
    return context.running() if context.narrative else None


def pick_weekday(weekday: int, pick: str | None, tense: Tense, base: date | None) -> Moment | None:
    """Return the day that a weekday's name means, counted from *base*."""
    if base is None:
        return None
    back = (base.isoweekday() - weekday) % 7
    ahead = (weekday - base.isoweekday()) % 7
    if pick in {"last", "previous"}:
        return of_day(base - timedelta(days=back or 7))
    if pick in {"next", "following"}:
        if pick == "next":
            monday = base - timedelta(days=base.isoweekday() - 1)
            return of_day(monday + timedelta(days=6 + weekday))
        return of_day(base + timedelta(days=ahead or 7))
    if pick == "this":
        days = ahead if tense in {"future", "will"} or ahead <= back else -back
        return of_day(base + timedelta(days=days))
    if tense in {"future", "will"}:
        return of_day(base + timedelta(days=ahead))
    return of_day(base - timedelta(days=back))
