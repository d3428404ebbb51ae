"""Joining neighbours into one expression.

``10 p.m.`` + ``Wednesday``, ``January`` + ``this year``, ``the day before`` + ``Christmas``.
"""

from __future__ import annotations

from sayso.extraction.times.form import Form
from sayso.extraction.times.rule import Found
from sayso.extraction.times.words import Words

__all__ = ["join"]

_DAY_PARTS = ("day", "weekday", "holiday", "numerals")
_YEAR_PARTS = ("month", "season", "quarter", "half", "holiday")


def join(found: list[Found], words: Words) -> list[Found]:
    """Return the expressions with neighbours that form one expression joined."""
    joined: list[Found] = []
    for item in found:
        here = item
        while joined:
            between = tuple(words.texts(joined[-1].end, here.start))
            form = _pair(joined[-1].form, between, here.form) if len(between) <= 2 else None
            if form is None:
                break
            here = Found(joined.pop().start, here.end, form)
        if joined:
            between = tuple(words.texts(joined[-1].end, here.start))
            shared = _share(joined[-1].form, between, here.form) if len(between) == 1 else None
            if shared is not None:
                joined[-1] = joined[-1]._replace(form=shared)
        joined.append(here)
    return joined


def _pair(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    if a.kind == "date" and b.kind in {"date", "shift"} and _is_clock(a) and _is_day(b):
        if between in {(), ("on",), ("of",), (",",), ("on", "the"), ("of", "the"), ("at",)}:
            return _with_clock(b, a)
        return None
    if b.kind == "date" and _is_day(a) and _is_clock(b):
        if between in {(), (",",), ("at",), (",", "at"), ("around",), ("about",)}:
            return None if a.get("clock") or a.get("part") else _with_clock(a, b)
        return None
    if a.kind == "date" and b.kind == "shift" and b.get("unit") == "year":
        return _of_year(a, between, b)
    if a.kind == "shift" and a.get("unit") == "year" and between and between[0] in {"'s", "’s"}:
        return _years(a, between, b)
    if a.kind == "date" and b.kind == "shift" and b.get("unit") == "week":
        of_week = between in {(), ("of",), (",",)} and bool(a.get("weekday"))
        return a.having(week=_counted(b)) if of_week and not a.get("day") else None
    if a.kind == "date" and a.get("weekday") and not a.get("day") and b.kind == "date":
        fits = between in {(), (",",)} and b.get("day") and b.get("month")
        return b.having(weekday=a.get("weekday"), part=a.get("part")) if fits else None
    return _years_ago(a, between, b) or _counted_from(a, between, b)


def _is_clock(form: Form) -> bool:
    """Tell whether a form names a time or a part of some day, and not which day."""
    if form.kind != "date" or not (form.get("clock") or form.get("part")):
        return False
    return not any(form.get(name) for name in (*_DAY_PARTS, "month", "year", "night"))


def _is_day(form: Form) -> bool:
    if form.kind == "shift":
        return form.get("unit") == "day" and not form.get("clock")
    named = any(form.get(name) for name in _DAY_PARTS)
    return form.kind == "date" and named and not (form.get("clock") or form.get("part"))


def _with_clock(day: Form, clock: Form) -> Form | None:
    if day.get("part") and not clock.get("clock"):
        return day if day.get("part") == clock.get("part") else None
    return day.having(
        clock=clock.get("clock"),
        zone=clock.get("zone"),
        part=clock.get("part") or day.get("part"),
        mod=day.get("mod") or clock.get("mod"),
    )


def _counted(shift: Form) -> str | None:
    n, base = shift.number("n"), shift.get("base")
    if n is None or shift.get("dir") or base not in {"pub", "text"}:
        return None
    return f"{base}{n:+d}"


def _share(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    """Return the first of two months with the year of the second: ``June and August 2012``."""
    year = b.number("year")
    linked = between in {("and",), ("to",), ("through",), ("until",), ("or",), ("-",), ("–",)}
    if not linked or year is None or a.kind != "date" or b.kind != "date" or a.get("year"):
        return None
    first, second = a.number("month"), b.number("month")
    if first is None or second is None or b.get("era") or a.get("pick"):
        return None
    return a.having(year=str(year if first <= second else year - 1))


def _of_year(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    fits = between in {(), ("of",), (",",), ("in",)} or (between == ("of", "the"))
    if not fits or a.get("year") or not any(a.get(name) for name in _YEAR_PARTS):
        return None
    year = _counted(b)
    return a.having(year=year, mod=a.get("mod") or b.get("mod")) if year else None


def _years(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    """``next year's first quarter``."""
    if len(between) != 1 or b.kind != "date" or b.get("year"):
        return None
    if not any(b.get(name) for name in _YEAR_PARTS):
        return None
    year = _counted(a)
    return b.having(year=year) if year else None


def _years_ago(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    """``20 years ago`` + ``this month``."""
    if between or a.kind != "shift" or b.kind != "shift" or b.get("n") != "0":
        return None
    n = a.number("n")
    if a.get("unit") != "year" or a.get("base") != "pub" or a.get("dir") != "-" or n is None:
        return None
    return b.having(years=str(-n)) if b.get("base") == "pub" else None


def _counted_from(a: Form, between: tuple[str, ...], b: Form) -> Form | None:
    """``two days before`` + ``Christmas``, ``a week from`` + ``Tuesday``."""
    if a.kind != "shift" or b.kind not in {"date", "shift"} or between not in {(), ("the",)}:
        return None
    if a.get("base") not in {"text", "event"}:
        return None
    n = a.number("n")
    if n is None:
        return None
    if a.get("dir") == "-":
        n = -n
    return b.having(plus=f"{n}{a.get('unit')}")
