"""EDTF (see :mod:`sayso.model.edtf`) for people: in words, and as days on a line."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from sayso.model.edtf import Edtf, EdtfError, parse_edtf

__all__ = ["Stretch", "in_words", "long_words", "stretch"]

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}
_OPEN = frozenset({"", ".."})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar.

    Attributes:
        first: Its first day; None where it is open or not known.
        last: Its last day; None where it is open or not known.
        vague: Whether it is marked as uncertain or approximate.
    """

    first: date | None
    last: date | None
    vague: bool = False


def stretch(edtf: str) -> Stretch | None:
    """Return the days that an EDTF value covers.

    None where it isn't EDTF, or reaches beyond the years 1 to 9999.
    """
    value = _parsed(edtf)
    if value is None:
        return None
    first = value.first.as_date() if value.first else None
    last = value.last.as_date() if value.last else None
    if (first is None) != (value.first is None) or (last is None) != (value.last is None):
        return None
    return Stretch(first, last, value.uncertain or value.approximate)


def in_words(edtf: str) -> str:
    """Return an EDTF value in few words with its digits: ``by 2031-04-09``.

    What isn't EDTF comes back as it is.
    """
    return _words(edtf, long=False)


def long_words(edtf: str) -> str:
    """Return an EDTF value as people write it: ``by 9 April 2031``."""
    return _words(edtf, long=True)


def _parsed(edtf: str) -> Edtf | None:
    try:
        return parse_edtf(edtf)
    except EdtfError:
        return None


def _words(edtf: str, *, long: bool) -> str:
    if stretch(edtf) is None:
        return edtf
    start, _, end = edtf.partition("/")
    if "/" not in edtf:
        return _one(start, long=long)
    if start in _OPEN:
        return f"by {_one(end, long=long)}"
    if end in _OPEN:
        return f"since {_one(start, long=long)}"
    return f"{_one(start, long=long)} to {_one(end, long=long)}"


def _one(text: str, *, long: bool) -> str:
    """Return one date, or one end of an interval, in words."""
    value = parse_edtf(text)
    mark = text[-1] if text[-1] in _MARKS else ""
    digits = text.removesuffix(mark) if mark else text
    words = _calendar_words(digits, value) if long else digits.partition("T")[0]
    if value.clock:
        words += f"{',' if long else ''} {value.clock[:5]}"
        if long and value.zone:
            words += f" UTC{value.zone.removeprefix('Z')}"
    return words + _MARKS.get(mark, "")


def _calendar_words(digits: str, value: Edtf) -> str:
    year, _, rest = digits.partition("-")
    if "X" in year:
        return f"{year.replace('X', '0')}s"
    if rest[:2] in _SEASONS:
        return f"{_SEASONS[rest[:2]]} {year}"
    first = value.first
    if first is None or not rest or rest.startswith("XX"):
        return year
    month = f"{calendar.month_name[first.month]} {year}"
    return f"{first.day} {month}" if first == value.last else month
