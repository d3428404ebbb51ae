"""Background: earlier happenings that a text tells for context.

An event is background when the words of its clause place it long before publication
("in September 2022", "three years ago"), or in an earlier time that the text sets apart
("the last time", "since the war began"). Nearness in the pluperfect alone is no sign:
reported speech shifts everything into it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass

from sayso.extraction.events.clause import Clause
from sayso.model import Span, Time

__all__ = ["Background", "is_background"]

FAR_DAYS = 21
"""From how many days before publication a date counts as history; see the codebook."""

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    "|".join(m.capitalize() for m in _MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DATED = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?,?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:of\s+)?)?"
    r"(?P<year>(?:19|20)\d\d)s?\b"
)
_FAR = re.compile(
    r"\b(?:the last time|last (?:year|spring|summer|autumn|fall|winter|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|month)|(?:years?|decades?|months?"
    r"|centur(?:y|ies)) (?:ago|earlier|before)|in (?:recent|previous|past|earlier) (?:years|decades"
    r"|months|wars?|clashes)|(?:late|early|earlier) (?:last|this) (?:month|year)|a (?:year|month"
    r"|decade) (?:ago|earlier|before)|in the past|back in|historically|previous(?:ly)?"
    r"|decades[- ](?:old|long)|during the (?:cold war|soviet era|second world war|civil war)"
    r"|earlier this year|over the (?:past|last) (?:decade|years|two years|three years))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:the |its |their )?(?:\w+ ){0,4}?(?:began|started|broke out|erupted|signed|fell"
    r"|collapsed|seized|invaded|took|annexed|was|were)\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:first|worst|deadliest|biggest|largest|bloodiest|heaviest|most|latest|highest|lowest|only)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"[,;:—–()]|\b(?:when|after|since|where|who|which|that|because|while|although|though|before)\b"
)


@dataclass(frozen=True, slots=True)
class Background:
    """Whether an event is background, the words that say so, and the rule in short."""

    value: bool
    evidence: tuple[Span, ...] = ()
    reason: str = ""


_NO = Background(value=False)


def is_background(
    clause: Clause,
    trigger: Span,
    published: str | None,
    times: tuple[Time, ...] = (),
    starts: list[int] | None = None,
) -> Background:
    """Judge one trigger of a sentence.

    Args:
        clause: The sentence.
        trigger: The trigger's span.
        published: Publication date of the document, EDTF, if known.
        times: The document's time expressions in text order, anchored where possible.
        starts: Their first characters, for the search.
    """
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    text = clause.text[start:end]
    marks = _far_marks(text, start, published)
    marks += _far_times(start, end, published, times, starts)
    for mark, why in marks:
        if _reaches(text, start, trigger, mark):
            return Background(value=True, evidence=(mark,), reason=why)
    for match in _SINCE.finditer(text):
        span = Span(start + match.start(), start + match.end())
        if span.covers(trigger):
            return Background(value=True, evidence=(span,), reason="since then")
    return _NO


def _far_marks(text: str, offset: int, published: str | None) -> list[tuple[Span, str]]:
    found = []
    for match in _DATED.finditer(text):
        if _is_far(match["year"], match["month"], published):
            span = Span(offset + match.start(), offset + match.end())
            found.append((span, f"long before publication: {match.group()}"))
    for match in _FAR.finditer(text):
        span = Span(offset + match.start(), offset + match.end())
        found.append((span, f"an earlier time: {match.group()}"))
    return found


def _far_times(
    start: int, end: int, published: str | None, times: tuple[Time, ...], starts: list[int] | None
) -> list[tuple[Span, str]]:
    day = _day(published)
    if day is None or not times or starts is None:
        return []
    found = []
    for time in times[bisect_left(starts, start) :]:
        if time.start >= end:
            break
        last = _last_day(time.edtf)
        if last is not None and (day - last).days > FAR_DAYS:
            found.append((time.span, f"{(day - last).days} days before publication"))
    return found


def _is_far(year: str, month: str | None, published: str | None) -> bool:
    day = _day(published)
    if day is None:
        return month is not None or int(year) < 2020  # undated text: older than recent news
    if int(year) != day.year:
        return int(year) < day.year
    if month is None:
        return False
    number = next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(month.lower()[:3]))
    return number < day.month - 1


def _day(edtf: str | None) -> dt.date | None:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf or "")
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _last_day(edtf: str | None) -> dt.date | None:
    """Return the last day of an EDTF value, roughly at the end of its month or year."""
    if not edtf:
        return None
    last = edtf.split("/")[-1]
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", last)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month is None or int(month) > 12:
            return dt.date(year, 12, 31)
        return dt.date(year, int(month), int(day) if day else 28)
    except ValueError:
        return None


def _reaches(text: str, offset: int, trigger: Span, mark: Span) -> bool:
    """Tell whether a date's clause is the trigger's clause, or the date stands apart for all."""
    a, b = trigger[0] - offset, mark.start - offset
    cuts = [0, *sorted({m.start() for m in _SPLIT.finditer(text)}), len(text)]
    mine, its = _segment(cuts, a), _segment(cuts, b)
    lead = text[cuts[its] : b].strip(" ,;:—–()").lower()
    bare = not re.search(
        r"\w{3,}", re.sub(r"\b(?:in|on|late|early|mid|since|until|by)\b", "", lead)
    )
    since = lead.startswith("since") or lead.endswith("since") or _before(text, cuts, its, "since")
    if mine == its:
        between = text[min(a, b) : max(a, b)]
        return not (b > a and re.search(r"\bsince\b", between) and _RANKED.search(text[:b]))
    gap = text[cuts[its + 1] : cuts[mine]].strip() if mine > its else "x"
    if text[cuts[mine] : cuts[mine] + 5].lower().startswith("when") and gap in {"", ","}:
        return True
    if re.match(r"(?:that|which)\b", text[cuts[mine] :]) and mine == its + 1:
        return True  # "the 2009 shooting that killed 13 people"
    if since or (its > mine and mine != its - 1):
        return False
    if bare and its == 0:
        return True  # "In September 2022, more than a hundred people were killed."
    closed = cuts[its + 1] < len(text) and text[cuts[its + 1]] == ","
    if bare and text[cuts[its]] == "," and closed:
        return True  # ", in September 2022,"
    if text[cuts[its] :].lower().startswith("the last time") or its == 0:
        return lead == "" and mine > its
    return False


def _before(text: str, cuts: list[int], index: int, word: str) -> bool:
    return text[cuts[index] : cuts[index] + len(word)].lower() == word


def _segment(cuts: list[int], at: int) -> int:
    return max(0, min(bisect_left(cuts, at + 1) - 1, len(cuts) - 2))
