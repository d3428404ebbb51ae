"""Numbers that count nobody: ages, hours, years, days, addresses, money."""

from __future__ import annotations

import re

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.numbers import Count
from sayso.extraction.tolls.persons import PERSONS

__all__ = ["is_age", "is_date"]


def is_age(clause: Clause, count: Count) -> bool:
    """Tell whether the number is an age, a time, a date or money."""
    before = clause.low[count.first - 1] if count.first else ""
    before_text = clause.tokens[count.first - 1].text if count.first else ""
    after = clause.low[count.last + 1] if count.last + 1 < len(clause) else ""
    digits = clause.tokens[count.last].text
    if before in _AGES or (before in _AGE_LINKS and _ages_before(clause, count)):
        return True
    if before == "of" and count.first > 1 and clause.low[count.first - 2] in PERSONS:
        return count.low < 120 and clause.low[count.last + 1 : count.last + 2] != ["people"]
    if digits.isdigit() and count.first > 1 and not clause.headline:
        k = count.first - 1
        if clause.tags[k] == "N" and clause.tokens[k].text[0].isupper() and after not in _MANY:
            return True  # "Channel 11", "Interstate 270", "Flight 102"; not "In Gao 41 people"
    if after in {"'s", "s"} or (digits[0].isdigit() and digits.endswith("s")):
        return True  # "in their 20s"
    if before in {"$", "€", "£", "¥", "#", "no", "number", "route", "highway"}:
        return digits[0].isdigit() or before in {"aged", "age"}
    if before_text == "," and after in {",", "and", ")", "."} and count.first > 1:
        named = clause.tokens[count.first - 2].text[0].isupper()
        named = named or clause.low[count.first - 2] in PERSONS
        if named and digits.isdigit() and int(digits) < 120:
            return True
    if after in {"%", "percent", "per", "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"}:
        return True
    return is_date(clause, count)


def is_date(clause: Clause, count: Count) -> bool:
    """Tell whether the number is an hour, a year or the day of a month."""
    before = clause.low[count.first - 1] if count.first else ""
    after = clause.low[count.last + 1] if count.last + 1 < len(clause) else ""
    digits = clause.tokens[count.last].text
    if before in {"at", "approximately"} and _CLOCK.fullmatch(digits):
        return after != "people"  # "at 2130"
    if digits.isdigit() and len(digits) == 4 and 1800 <= int(digits) <= 2100:
        return clause.low[count.last + 1 : count.last + 2] not in (["people"], ["others"])
    if ":" in digits or (after[:1] in {":", "/"} and after):
        return ":" in digits
    months = {"january", "february", "march", "april", "may", "june", "july", "august",
              "september", "october", "november", "december", "jan.", "feb.", "aug.", "sept.",
              "oct.", "nov.", "dec.", "sept", "oct", "nov", "dec", "jan", "feb"}  # fmt: skip
    return (before in months or after in months) and digits.isdigit()


_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_MANY = frozenset({"people", "persons", "others", "men", "women", "children", "dead"})
_AGES = frozenset({"aged", "age", "ages"})
_AGE_LINKS = frozenset({"of", "between", "from", "and", "to", ","})


def _ages_before(clause: Clause, count: Count) -> bool:
    """Tell whether "ages" stands right before: "the ages of 11 and 15", "between ages 12"."""
    return bool(_AGES & set(clause.low[max(0, count.first - 5) : count.first]))
