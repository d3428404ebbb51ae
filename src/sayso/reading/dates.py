"""Full calendar dates as publishers write them at the head of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

__all__ = ["WrittenDate", "day_first", "day_of_year", "find_dates", "to_edtf"]

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan январь января янв січня січень ژانویه جنوری يناير یناير كانون",
        "february feb февраль февраля фев лютого лютий فوریه فبروری فبراير شباط",
        "march mar март марта мар березня березень مارس مارچ آذار",
        "april apr апрель апреля апр квітня квітень آوریل اپریل أبريل نيسان",
        "may май мая травня травень مه می مايو أيار",
        "june jun июнь июня июн червня червень ژوئن جون يونيو حزيران",
        "july jul июль июля июл липня липень ژوئیه جولای يوليو تموز",
        "august aug август августа авг серпня серпень اوت اگست أغسطس آب",
        "september sept sep сентябрь сентября сен вересня вересень سپتامبر سپتمبر سبتمبر أيلول",
        "october oct октябрь октября окт жовтня жовтень اکتبر اکتوبر أكتوبر",
        "november nov ноябрь ноября ноя листопада листопад نوامبر نومبر نوفمبر",
        "december dec декабрь декабря дек грудня грудень دسامبر دسمبر ديسمبر",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d])",
        rf"(?<![\w.]){_DAY}(?:\s+|-|\s*\.\s*)(?:of\s+|de\s+)?{_MONTH}(?:,?\s+|-){_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>[ivx]{{1,4}})\.\s?{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<a>\d{{1,2}})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}(?!\d)",
    )
)
_YEARLESS = (
    re.compile(rf"(?<!\w){_MONTH}\s+{_DAY}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_DAY}\s+{_MONTH}(?!\w)", re.IGNORECASE),
)
_GROUP = re.compile(r"\b(?P<day>\d\d)(?P<clock>\d{4})Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d\d)\b")
"""The date-time group that agencies and armies sign with: 031420Z APR 31."""
_ROMAN = {
    name: number
    for number, name in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], start=1
    )
}
_CLOCK = re.compile(
    r"(?:[T\s,|;·–—-]|at|um|в|о|ساعت){0,4}\s?"
    r"(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.h]?)(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?\s?(?P<zone>Z\b|GMT\b|UTC\b)?(?P<offset>[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩_", "01234567890123456789 ")
"""Digits of other scripts, and the mark that stresses a date in Markdown."""
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?")
_LOOSE = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date in a text.

    Attributes:
        start: First character of the date (with its time of day, where one follows).
        end: One past the last character.
        edtf: ``YYYY-MM-DD``, with ``Thh:mm:ss`` and offset where the text gives both.
    """

    start: int
    end: int
    edtf: str


def day_first(text: str) -> bool | None:
    """Say whether dates such as 03/04/2031 on this page put the day first.

    Another date of the same form whose one number can't be a month tells; where there is
    none, or they contradict each other, nothing is known.
    """
    votes = set()
    for match in _FORMS[-1].finditer(text.translate(_DIGITS)):
        a, b = int(match["a"]), int(match["b"])
        if a > 12 >= b:
            votes.add("day")
        elif b > 12 >= a:
            votes.add("month")
    return votes == {"day"} if len(votes) == 1 else None


def find_dates(text: str, *, day_first: bool | None = None) -> list[WrittenDate]:
    """Return the full dates of a line or short text, in text order.

    Args:
        text: The text; offsets count in it.
        day_first: How to read 03/04/2031; None leaves such dates out unless only one
            reading is a date (or both are the same).
    """
    plain = text.translate(_DIGITS)
    found: list[WrittenDate] = []
    for match in _matches(plain):
        day = _date(match, day_first=day_first)
        if day is None or any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        edtf, end = _with_clock(plain, match.end(), day)
        found.append(WrittenDate(match.start(), end, edtf))
    for match in _GROUP.finditer(plain):
        month = _MONTHS.get(match["month"].lower(), 0)
        day = _valid(2000 + int(match["year"]), month, int(match["day"]))
        hour, minute = int(match["clock"][:2]), int(match["clock"][2:])
        if day is not None and hour < 24 and minute < 60:
            clock = time(hour, minute).isoformat()
            found.append(WrittenDate(match.start(), match.end(), f"{day.isoformat()}T{clock}Z"))
    return sorted(found, key=lambda item: item.start)


def day_of_year(text: str) -> tuple[str, int, int] | None:
    """Find a month and day without a year; gives ``MM-DD``, start and end."""
    for form in _YEARLESS:
        match = form.search(text)
        if match is not None:
            day = _valid(2000, _MONTHS[match["month"].lower()], int(match["day"]))
            if day is not None:
                return day.isoformat()[5:], match.start(), match.end()
    return None


def to_edtf(value: str, *, day_first: bool | None = None) -> str | None:
    """Turn a date as markup, a batch or a person gives it into EDTF, or None."""
    value = value.strip()
    if _EDTF.fullmatch(value):
        return value if _possible(value) else None
    match = _LOOSE.match(value)
    if match and _possible(match[1]):
        zone = match[4] or ""
        if zone not in {"", "Z"} and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        return f"{match[1]}T{match[2]}{match[3] or ':00'}{zone}"
    dates = find_dates(value, day_first=day_first)
    return dates[0].edtf if dates else None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        yield from form.finditer(text)


def _date(match: re.Match[str], *, day_first: bool | None) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if "a" in groups:
        return _ambiguous(year, int(groups["a"]), int(groups["b"]), day_first=day_first)
    word = groups["month"].lower()
    month = _MONTHS.get(word) or _ROMAN.get(word) or (int(word) if word.isdecimal() else 0)
    return _valid(year, month, int(groups["day"]))


def _ambiguous(year: int, a: int, b: int, *, day_first: bool | None) -> date | None:
    by_day, by_month = _valid(year, b, a), _valid(year, a, b)
    if by_day is None or by_month is None or by_day == by_month:
        return by_day or by_month
    if day_first is None:
        return None
    return by_day if day_first else by_month


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _possible(value: str) -> bool:
    try:
        date.fromisoformat((value[:10].rstrip("?~%") + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _with_clock(text: str, end: int, day: date) -> tuple[str, int]:
    """Add the time of day that follows, if its offset from UTC is said too."""
    match = _CLOCK.match(text, end)
    if match is None or (not match["sep"] and not match["zone"]):
        return day.isoformat(), end
    if match["zone"] is None and match["offset"] is None:
        return day.isoformat(), end
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    offset = match["offset"] or "Z"
    if offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{day.isoformat()}T{clock.isoformat()}{offset}", match.end()
