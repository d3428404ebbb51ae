"""Which date belongs to which cue or trigger: sentences cut at semicolons, contents apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model import Reading, Role, Span, Statement, Time, TimeType
from sayso.model.edtf import EdtfError, format_interval, parse_edtf

__all__ = ["Clauses", "TimeAt"]

_LIMIT = re.compile(r"\b(until|till|by|before|since|after|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b[^,;:.]*$", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"(?:the\s+)?(?:dawn|daybreak|sunrise|first light|noon|midday|sunset|dusk|nightfall|dark|"
    r"breakfast|lunch)\b",
    re.IGNORECASE,
)
_LIMITS = {"until": "until", "till": "until", "by": "until", "before": "until"}
_AND = re.compile(r"\band\b|,|—|–")
_HEAD = 25  # characters into a clause: "On the morning of 3 April", "Late last month"
_LOOK_BACK = 200  # dates: what was told before them isn't the day the text has come to
_LONGEST = 5000  # characters: content that began farther back isn't looked for
_BEFORE_CUE = 30  # a date behind the cue is nearer to it than one this much closer before
_ASIDE = re.compile(r",\s+(?:where|which|who|whose|whom|when)\b")
_AT_THE_TIME = re.compile(r"\bat (?:the|that) time\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeAt:
    """A time expression that lies on the calendar, and how its preposition bounds it."""

    time: Time
    first: date | None
    last: date | None
    limit: str
    """``until``, ``since`` or empty."""
    since: int = -1
    """Where a *since* stands whose clause holds the date."""

    def days(self) -> str | None:
        """Return the days it covers as EDTF, without a clock time."""
        if self.first is None and self.last is None:
            return None
        return format_interval(self.first, self.last)


class Clauses:
    """The dates of a reading, and what they can date."""

    def __init__(self, reading: Reading) -> None:
        """Gather the sentences, the dated expressions and the cues of a reading."""
        self.text = reading.document.text
        self.sentences = reading.sentences
        self.starts = [sentence.start for sentence in reading.sentences]
        self.times = [at for time in reading.times if (at := _dated(time, self.text))]
        self.time_starts = [at.time.start for at in self.times]
        self.statements = reading.statements
        self.cues = sorted(cue for s in reading.statements for cue in s.cue)
        self.contents = sorted(
            ((span, s) for s in reading.statements for span in s.content), key=lambda c: c[0]
        )

    def sentence(self, offset: int) -> Span:
        """Return the sentence that holds a character; the paragraph's rest where none does."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index].span
        return Span(max(0, offset - 200), min(len(self.text), offset + 200))

    def paragraphs_between(self, start: int, end: int) -> int:
        """Count the paragraph breaks between two characters."""
        a, b = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end) - 1
        if a < 0 or b < 0:
            return 99
        return abs(self.sentences[b].paragraph - self.sentences[a].paragraph)

    def segment(self, span: tuple[int, int]) -> Span:
        """Return the stretch of the sentence between semicolons that holds a span."""
        start, end = self.sentence(span[0])
        left = self.text.rfind(";", start, span[0])
        right = self.text.find(";", span[1], end)
        return Span(left + 1 if left >= 0 else start, right if right >= 0 else end)

    def within(self, span: tuple[int, int]) -> list[TimeAt]:
        """Return the dated expressions inside a stretch, in text order."""
        first = bisect_right(self.time_starts, span[0] - 1)
        found = []
        for at in self.times[first:]:
            if at.time.start >= span[1]:
                break
            if at.time.end <= span[1]:
                found.append(at)
        return found

    def time_of_cue(self, statement: Statement) -> TimeAt | None:
        """Return the date of a cue's clause, outside what anyone says; the nearest if several.

        A date behind the cue is the cue's where no other cue stands between. One before it
        is the cue's where it opens the clause, or where no other cue stands between, and a
        cue that the date follows shares it only across an "and" ("repeated it on Friday and
        said …").
        """
        cue = statement.cue[-1]
        segment = self.segment(cue)
        times = self.within(segment)
        if not times:
            return None
        shut = [*statement.content, *statement.source, *self._others_contents(statement, segment)]
        best: tuple[int, TimeAt] | None = None
        for at in times:
            span = at.time.span
            if any(s <= span[0] < e for s, e in shut) or self._in_aside(span, statement):
                continue
            if not self._belongs(span, statement, segment, shut):
                continue
            gap = _gap(cue, span, shut) + (_BEFORE_CUE if span[0] < cue[0] else 0)
            if best is None or gap < best[0]:
                best = (gap, at)
        return best[1] if best else None

    def _in_aside(self, span: Span, statement: Statement) -> bool:
        """Tell whether a date stands in a relative clause behind what is said.

        "It would raise this in Vienna, where talks broke off last July": the date is the
        clause's own, not the cue's.
        """
        behind = max(e for _, e in (*statement.content, statement.cue[-1]))
        if span[0] < behind:
            return False
        between = self.text[behind : span[0]]
        return _ASIDE.match(between) is not None and "," not in between.lstrip(" ,")

    def _others_contents(self, statement: Statement, segment: Span) -> list[Span]:
        """Return what others say near a segment, but for what holds this cue."""
        first = bisect_left(self.contents, segment[0] - _LONGEST, key=lambda item: item[0][0])
        found = []
        for span, other in self.contents[first:]:
            if span[0] >= segment[1]:
                break
            if other.id != statement.id and not _holds(other.content, statement.cue[-1]):
                found.append(span)
        return found

    def _belongs(self, span: Span, statement: Statement, segment: Span, shut: list[Span]) -> bool:
        cue = statement.cue[-1]
        first = bisect_left(self.cues, (segment[0], 0))
        last = bisect_left(self.cues, (segment[1], 0))
        others = [c for c in self.cues[first:last] if c not in statement.cue]
        others = [c for c in others if not any(s <= c[0] and c[1] <= e for s, e in shut)]
        if span[0] >= cue[1]:
            return not any(cue[1] <= c[0] < span[0] for c in others)
        opens = not any(c[0] < span[0] for c in others)
        between = any(span[1] <= c[0] < cue[0] for c in others)
        if opens:
            at_head = span[0] - segment[0] <= _HEAD and statement.nested_in is None
            return at_head or not between
        if between:
            return False
        return _AND.search(self.text, span[1], cue[0]) is not None and not self._participle(
            span, others
        )

    def _participle(self, span: Span, others: list[Span]) -> bool:
        before = [c for c in others if c[1] <= span[0]]
        return bool(before) and self.text[slice(*before[-1])].lower().endswith("ing")

    def says_at_the_time(self, statement: Statement) -> bool:
        """Tell whether the cue's clause says ``at the time``."""
        if not statement.cue:
            return False
        start, end = self.segment(statement.cue[0])
        return _AT_THE_TIME.search(self.text, start, end) is not None

    def last_day_inside(
        self, spans: Iterable[tuple[int, int]], last: date, reach: int
    ) -> TimeAt | None:
        """Return the last day up to *last* named inside spans, at most *reach* days back."""
        found = [
            at
            for span in spans
            for at in self.within(span)
            if _is_near(at, last, reach) and at.limit != "since"
        ]
        return max(found, key=lambda at: at.last or date.min, default=None)

    def _tells(self, at: TimeAt) -> bool:
        """Tell whether a date stands in the story: not in a dateline or a caption."""
        index = bisect_right(self.starts, at.time.start) - 1
        if index < 0 or at.time.start >= self.sentences[index].end:
            return False
        return self.sentences[index].role in {Role.BODY, Role.QUOTE}

    def story_day(
        self, offset: int, last: date, reach: int, spoken: frozenset[Span]
    ) -> TimeAt | None:
        """Return the day that the text had come to by the end of a character's sentence.

        Days that only date speech (*spoken*) tell nothing of what is spoken about, and are
        taken only where the text names no other.
        """
        end = self.sentence(offset).end
        index = bisect_right(self.time_starts, end)
        fallback: TimeAt | None = None
        for at in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            if at.time.end > end or not _is_near(at, last, reach) or not self._tells(at):
                continue
            if at.time.span not in spoken and at.limit != "since":
                return at
            fallback = fallback or at
        return fallback

    def day_in_paragraph(
        self, offset: int, last: date | None, spoken: frozenset[Span]
    ) -> TimeAt | None:
        """Return the last day named before a character in its paragraph, not of speech."""
        index = bisect_right(self.time_starts, offset)
        for at in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            if self.paragraphs_between(at.time.start, offset) != 0:
                return None
            if at.time.span in spoken or at.limit == "until" or not self._tells(at):
                continue
            if at.first is not None and (last is None or _is_near(at, last, 31)):
                return at
        return None


def _gap(cue: tuple[int, int], span: tuple[int, int], shut: Iterable[tuple[int, int]]) -> int:
    """Count the characters between a cue and a date that stand in no content or source."""
    start, end = (cue[1], span[0]) if span[0] >= cue[1] else (span[1], cue[0])
    hidden = sum(max(0, min(end, e) - max(start, s)) for s, e in shut)
    return max(0, end - start - hidden)


def _holds(spans: Iterable[tuple[int, int]], inner: tuple[int, int]) -> bool:
    return any(s <= inner[0] and inner[1] <= e for s, e in spans)


def _is_near(at: TimeAt, last: date, reach: int) -> bool:
    if at.last is None or at.last > last or at.last < last - timedelta(days=reach):
        return False
    return at.first is not None and (at.last - at.first).days <= 10


def _dated(time: Time, text: str) -> TimeAt | None:
    if time.edtf is None or time.type not in {TimeType.DATE, TimeType.TIME}:
        return None
    try:
        value = parse_edtf(time.edtf)
    except EdtfError:
        return None
    first = value.first.as_date() if value.first else None
    last = value.last.as_date() if value.last else None
    if first is None or last is None:
        return None
    match = _LIMIT.search(text, max(0, time.start - 16), time.start)
    word = match[1].lower() if match else ""
    if word in {"before", "after"} and _PART_OF_DAY.match(text, time.start):
        word = ""  # "before dawn on Thursday" is on Thursday
    clause = None if word else _SINCE.search(text, max(0, time.start - 60), time.start)
    since = clause.start() if clause else -1
    limit = _LIMITS.get(word, "since" if word == "since" or clause else "")
    return TimeAt(time, first, last, limit, since)
