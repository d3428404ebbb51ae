"""What a document gives its time expressions: a publication date, a mode, its evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sayso.extraction.times.form import Form, parse_form
from sayso.extraction.times.lexicon import word_set
from sayso.model import Document, Reading, Role, Sentence, Span
from sayso.model.edtf import EdtfError, parse_edtf
from sayso.resolution.times.moment import Moment, of_day
from sayso.resolution.times.tense import Tense, tense_at

if TYPE_CHECKING:
    from sayso.resolution.times.accounts import Report

__all__ = ["Context", "Reference", "read_context"]

# Domains of countries that write the month first; all others with a country domain write
# the day first (Unicode CLDR 45, short dates of English locales).
_MONTH_FIRST = frozenset({"us", "ph", "bz", "pw", "fm", "gu", "pr"})
_GENERIC = word_set("com org net info biz edu gov mil int news online site io co tv me")


# How many characters into a sentence an opening year may start. Swept over wars told in
# order (0 to 100): best at 25, flat from 12 to 50.
_HEAD = 25
_LOOK_BACK = 500  # dates: what was named before them is not gone on from


@dataclass(frozen=True, slots=True)
class Reference:
    """A date that the text has named: what later expressions can be counted from."""

    moment: Moment
    span: Span
    explicit: bool
    """Whether its year was written, or follows from one that was."""


@dataclass
class Context:
    """What anchoring knows while it walks through one document.

    Attributes:
        text: The document's text.
        published: Day of publication, if declared.
        clock: Time of day of publication, if declared.
        narrative: Whether the text tells history rather than news of its day.
        day_first: How dates in numerals are read; None where nothing tells.
    """

    text: str
    sentences: tuple[Sentence, ...]
    published: date | None
    clock: str | None
    narrative: bool
    day_first: bool | None
    references: list[Reference] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @property
    def today(self) -> Moment | None:
        """The day of publication as a moment."""
        return of_day(self.published) if self.published else None

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence that holds a character; a stretch of text where none does."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index].span
        return max(0, offset - 200), min(len(self.text), offset + 200)

    def is_caption(self, offset: int) -> bool:
        """Tell whether a character stands in a caption, which may be older than the story."""
        index = bisect_right(self.starts, offset) - 1
        inside = index >= 0 and offset < self.sentences[index].end
        return inside and self.sentences[index].role is Role.CAPTION

    def tense(self, span: tuple[int, int]) -> Tense:
        """Return the tense that an expression stands in."""
        return tense_at(self.text, self.sentence_at(span[0]), span)

    def running(self) -> Reference | None:
        """Return the date that history goes on from; a bare year in passing sets none.

        "In 1943," at the head of a sentence moves the story; "a reform of 1812" doesn't.
        """
        precise = self.last("day", "month", "season")
        for reference in reversed(self.references):
            if reference is precise:
                break
            start = reference.span[0]
            same = precise is None or reference.moment.year == precise.moment.year
            if same or start - self.sentence_at(start)[0] <= _HEAD:
                return reference
        return precise

    def main_day(self, span: tuple[int, int]) -> Reference | None:
        """Return the day to count from: at a sentence's head, the main one of the sentence before.

        "… said on Monday that shells fell on Sunday. A day earlier …" counts from Monday.
        """
        last = self.last("day")
        start, _ = self.sentence_at(span[0])
        if last is None or span[0] - start > _HEAD or last.span[0] >= start:
            return last
        before, _ = self.sentence_at(last.span[0])
        main = last
        for reference in reversed(self.references):
            if reference.span[0] < before:
                break
            if reference.moment.grain == "day":
                main = reference
        return main

    def last(self, *grains: str) -> Reference | None:
        """Return the last date named so far, of the given grains if any are given."""
        for reference in reversed(self.references[-_LOOK_BACK:]):
            if not grains or reference.moment.grain in grains:
                return reference
        return None


def read_context(reading: Reading) -> Context:
    """Gather what a reading's document says about its time expressions."""
    document = reading.document
    published, clock = _published(document)
    forms = [parse_form(time.form) for time in reading.times if time.form]
    sentences = reading.sentences
    return Context(
        text=document.text,
        sentences=sentences,
        published=published,
        clock=clock,
        narrative=_is_narrative(forms, published),
        day_first=_day_first(document, forms, published),
        starts=[sentence.start for sentence in sentences],
    )


def _published(document: Document) -> tuple[date | None, str | None]:
    if not document.published:
        return None, None
    try:
        value = parse_edtf(document.published)
    except EdtfError:
        return None, None
    if value.first is None or value.first != value.last:
        return None, None
    return value.first.as_date(), value.clock


def _is_narrative(forms: Sequence[Form], published: date | None) -> bool:
    """Tell history from news.

    History writes many past years out and counts little from publication (yesterday,
    Tuesday, last month). Of 278 texts, news had up to 12 past years with 9 counted
    expressions, histories of wars at least 7 with none.
    """
    if published is None:
        return True
    past = near = deictic = 0
    for form in forms:
        year = form.get("year")
        if form.kind == "date" and year and year.isdigit():
            earlier = bool(form.get("era")) or int(year) < published.year
            past += earlier
            near += not earlier
        elif _is_counted(form):
            deictic += 1
    return past >= 5 and past > 3 * deictic + near


def _is_counted(form: Form) -> bool:
    """Tell whether a form is counted from publication, as news does."""
    if form.kind == "shift":
        return form.get("base") == "pub"
    return form.kind == "date" and bool(form.get("weekday")) and not form.get("day")


def _day_first(document: Document, forms: Sequence[Form], published: date | None) -> bool | None:
    """Tell ``8/4`` (8 April) from ``8/4`` (August 4) by the document's own evidence."""
    votes = 0
    for form in forms:
        numerals = form.get("numerals")
        if not numerals:
            continue
        mark = next(c for c in numerals if not c.isdigit())
        first, second = (int(part) for part in numerals.split(mark))
        if first > 12 >= second or mark == ".":
            votes += 3
        elif second > 12 >= first:
            votes -= 3
        elif published and first != second:
            year = form.number("year") or published.year
            near_day = _distance(published, year, second, first)
            near_month = _distance(published, year, first, second)
            votes += (near_day <= 10 < near_month) - (near_month <= 10 < near_day)
    if not votes:
        votes = _country_vote(document)
    return None if votes == 0 else votes > 0


def _distance(published: date, year: int, month: int, day: int) -> int:
    try:
        return abs((date(year, month, day) - published).days)
    except ValueError:
        return 999


def _country_vote(document: Document) -> int:
    if document.language and document.language[:2] not in {"en", ""}:
        return 1
    if not document.url:
        return 0
    host = document.url.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0]
    domain = host.rsplit(".", 1)[-1].lower()
    if domain in _GENERIC or len(domain) != 2:
        return 0
    return -1 if domain in _MONTH_FIRST else 1
