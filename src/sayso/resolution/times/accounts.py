"""Figures compared with a year before.

``A year earlier`` of a quarter's profit is that quarter of the year before, of nine months'
profit the year before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from sayso.extraction.times.form import Form
from sayso.model import Span
from sayso.resolution.times.context import Context, Reference
from sayso.resolution.times.moment import Moment, of_year
from sayso.resolution.times.outcome import Outcome, from_publication, from_text

__all__ = ["Report", "note_report", "resolve_compared", "year_before"]

_MONEY = re.compile(
    r"[$#£€%]|\b(?:cents?|net|profits?|loss(?:es)?|earnings|earned|revenues?|sales"
    r"|income|expenses?|costs?|assets|shipments)\b"
)
# A quarter is under report for this many days after its end: until the next but one ends.
_REPORTED_DAYS = 270


class Report(NamedTuple):
    """A period that a text gives figures for."""

    moment: Moment
    span: Span
    length: str | None = None
    """TimeML's value, where the text only gives a length ("the nine months")."""


def _in_accounts(span: tuple[int, int], context: Context) -> bool:
    start, end = context.sentence_at(span[0])
    return _MONEY.search(context.text, start, end) is not None


def note_report(form: Form, outcome: Outcome, span: Span, context: Context) -> None:
    """Remember a period that figures are given for."""
    published = context.published
    if published is None or context.narrative:
        return
    moment = outcome.moment
    if form.kind == "duration":
        months = re.fullmatch(r"P(6|9)M|P[23]Q|P39W", outcome.value or "")
        if months and _in_accounts(span, context):
            context.reports.append(Report(of_year(published.year), span, outcome.value))
    elif moment is not None and moment.grain == "quarter":
        last = moment.last
        if last and 0 < (published - last).days < _REPORTED_DAYS:
            context.reports.append(Report(moment, span))
    elif moment is None or moment.grain != "year" or moment.year > published.year:
        return
    elif _in_accounts(span, context):
        context.reports.append(Report(moment, span))


def _last(context: Context) -> Report | None:
    """Return the period under report: the last one named, of quarters the newest."""
    last = context.reports[-1] if context.reports else None
    if last is None or last.moment.grain != "quarter":
        return last
    return _newest(context)


def _newest(context: Context) -> Report | None:
    quarters = [r for r in context.reports if r.moment.grain == "quarter"]
    return max(quarters, key=lambda r: (r.moment.year, r.moment.sub), default=None)


def year_before(form: Form, span: Span, context: Context) -> Outcome | None:
    """Return what ``a year earlier`` or ``a year ago`` means among figures; None elsewhere."""
    if form.get("mod") or not _in_accounts(span, context):
        return None
    report = _last(context)
    if report is None or context.published is None:
        return None
    return _before(report, context.published.year)


def _before(report: Report, this_year: int) -> Outcome:
    moment = report.moment
    reference = Reference(moment, report.span, explicit=False)
    earlier = min(moment.year, this_year - 1) if moment.grain == "year" else moment.year - 1
    return replace(from_text(replace(moment, year=earlier), reference), aside=True)


def resolve_compared(form: Form, span: Span, context: Context) -> Outcome:
    """Resolve ``the year-ago quarter``, ``the latest period``, ``year-earlier`` results."""
    today = context.today
    if today is None:
        return Outcome()
    report = _last(context)
    like = form.get("like")
    if form.get("latest"):
        return _latest(context)
    if like == "quarter":
        report = _newest(context)
    if report is None:
        ended = today.shift("quarter", -1)
        in_accounts = like == "quarter" or (like == "period" and _in_accounts(span, context))
        if in_accounts and ended is not None:
            return replace(from_publication(replace(ended, year=ended.year - 1)), aside=True)
        return from_publication(of_year(today.year - 1))
    if report.length and like == "period":
        return Outcome(value=report.length)
    made = _before(report, today.year)
    number = form.number("quarter")
    if number and made.moment is not None:
        moment = Moment("quarter", made.moment.year, number)
        return replace(made, value=moment.value(), edtf=moment.edtf(), moment=moment)
    return made


def _latest(context: Context) -> Outcome:
    newest = _newest(context)
    if newest is not None:
        return from_text(newest.moment, Reference(newest.moment, newest.span, explicit=False))
    before = context.today.shift("quarter", -1) if context.today else None
    return from_publication(before) if before else Outcome()
