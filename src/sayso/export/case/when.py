"""EDTF values as the date columns of other data sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model.edtf import EdtfError, parse_edtf

__all__ = ["Days", "acled_date", "date_prec", "days_of", "iso_prefix"]

_PLAIN = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a value covers.

    Attributes:
        first: First day; None where the start is open, unknown or outside years 1 to 9999.
        last: Last day; None likewise.
    """

    first: date | None
    last: date | None

    @property
    def count(self) -> int | None:
        """How many days; None where either end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def days_of(edtf: str | None) -> Days:
    """Return the days that an EDTF value covers; none for None or what isn't EDTF."""
    if not edtf:
        return Days(None, None)
    try:
        value = parse_edtf(edtf)
    except EdtfError:
        return Days(None, None)
    return Days(
        value.first.as_date() if value.first else None,
        value.last.as_date() if value.last else None,
    )


def date_prec(edtf: str | None) -> int | None:
    """Return UCDP GED's ``date_prec`` of a value, or None where there is none.

    1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer or with an open end.
    """
    days = days_of(edtf)
    if days.first is None and days.last is None:
        return None
    count = days.count
    if count is None:
        return 5
    return 1 if count == 1 else 2 if count < 7 else 3 if count == 7 else 4 if count <= 31 else 5


def acled_date(edtf: str | None) -> tuple[date | None, int | None]:
    """Return ACLED's ``event_date`` and ``time_precision`` of a value.

    After ACLED's codebook: 1 the day itself, 2 the middle of up to a week, 3 the middle of
    up to a month; what is known less exactly has neither, as ACLED doesn't record it.
    """
    days = days_of(edtf)
    count = days.count
    if count is None or days.first is None or count > 31:
        return None, None
    middle = days.first + timedelta(days=(count - 1) // 2)
    return middle, 1 if count == 1 else 2 if count <= 7 else 3


def iso_prefix(edtf: str | None) -> str | None:
    """Return a plain year, month, day or time of EDTF, which is ISO 8601; None for others."""
    return edtf if edtf and _PLAIN.fullmatch(edtf) else None
