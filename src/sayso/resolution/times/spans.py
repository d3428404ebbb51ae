"""Lengths of time that say where they lie: ``the past two weeks``, ``the next five days``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.extraction.times.form import Form
from sayso.model.edtf import format_interval
from sayso.resolution.times.context import Context
from sayso.resolution.times.outcome import Outcome

__all__ = ["resolve_duration"]

_DAYS = {"D": 1, "W": 7}


def resolve_duration(form: Form, context: Context) -> Outcome:
    """Resolve a ``duration`` form: EDTF only where it reaches from or to publication."""
    value = form.get("value")
    side = form.get("side")
    if side not in {"past", "next"} or context.published is None or context.narrative:
        return Outcome(value=value)
    match = re.fullmatch(r"P(\d+)([DWMY])|PT(\d+)H", value or "")
    if match is None:
        return Outcome(value=value)
    n, unit = (int(match[1]), match[2]) if match[1] else (-(-int(match[3]) // 24), "D")
    edge = _edge(context.published, n if side == "next" else -n, unit)
    if edge is None:
        return Outcome(value=value)
    first, last = sorted((edge, context.published))
    return Outcome(value=value, edtf=format_interval(first, last), anchored_to="published")


def _edge(day: date, n: int, unit: str) -> date | None:
    try:
        if unit in _DAYS:
            return day + timedelta(days=n * _DAYS[unit])
        months = n * (12 if unit == "Y" else 1) + day.year * 12 + day.month - 1
        return date(months // 12, months % 12 + 1, min(day.day, 28))
    except (ValueError, OverflowError):
        return None
