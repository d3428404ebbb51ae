"""Mastheads: the name of the outlet or office that stands at the head of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.dates import find_dates
from sayso.reading.furniture import is_furniture
from sayso.reading.outlets import is_outlet
from sayso.reading.wire import is_slug, is_version_note

__all__ = ["dated_masthead", "find_masthead", "masthead_of"]

_BAR = re.compile(r"\s*(?:::|\||\*{2,}|//|·|•|»|\s>\s|\s/\s|\s{3,}|\s[–—-]\s(?=\W*\w*\W*\d))\s*")
_LABEL = re.compile(r"^(?:from|source|publisher|publication)\s*:\s*", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,4}[-–]?[A-Z]{0,4}\d*")
_STATE = re.compile(
    r"""^\W*(?:the\s+)?(?:
      (?:[\w’'-]+\s+){0,3}(?:republic|kingdom|state|states|government|federation|emirate|emirates|
        sultanate|principality|commonwealth|confederation|union)\s+of\s+(?:[\w’'-]+\s*){1,5}
    | (?:[\w’'-]+\s+){1,3}(?:republic|federation|confederation|kingdom|government)
    | (?:[\w’'-]+\s+){0,3}(?:республика|республіка|федерация|федерація|правительство|уряд)
        (?:\s+[\w’'-]+){0,3}
    | (?:جمهوری|جمهورية|دولت|امارت|المملكة)(?:\s+\w+){1,4}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFICE = re.compile(
    r"""^\W*(?:the\s+)?(?:[\w’'-]+\s+){0,3}(?:
      ministry|department|office|directorate|inspectorate|administration|committee|commission|agency|
      authority|service|police|embassy|council|secretariat|presidency|parliament|prosecutors?|
      prosecutor’?'?s|staff|command|guard|forces|president|cabinet
    | министерство|міністерство|служба|комитет|комітет|управление|управління|администрация|
      адміністрація|прокуратура|посольство|штаб|департамент|вазорати|вазорат
    | وزارت|وزارة|رياست|ریاست)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def find_masthead(above: Iterable[Block]) -> tuple[int, int] | None:
    """Return the name at the head of a page, from the blocks above its headline.

    A state's name ("Republic of …") gives way to the office whose letterhead it opens.
    """
    state: tuple[int, int] | None = None
    for block in above:
        if block.role is not None:
            continue
        span = masthead_of(block)
        if span is None:
            continue
        name = block.text[span[0] - block.start : span[1] - block.start]
        if state is not None:
            if _OFFICE.match(name):
                return span
        elif _STATE.match(name):
            state = span
        else:
            return span
    return state


def masthead_of(block: Block) -> tuple[int, int] | None:
    """Return the outlet's name at the head of a line, if that is what it may be."""
    text = block.text
    if is_slug(text) or is_version_note(text):
        return None
    names = _BAR.split(_LABEL.sub("", text.strip(" \t\n#*_="), count=1))
    if len(names) > 1 and _STATE.match(names[0]) and _OFFICE.match(names[1]):
        del names[0]
    first = names[0]
    most = (10, 90) if _OFFICE.match(first) else (7, 60)
    if not 1 <= len(first.split()) <= most[0] or len(first) > most[1]:
        return None
    if is_furniture(first, head=True):
        return None
    if not any(c.isalpha() for c in first) or first.endswith(".") or _CODE.fullmatch(first):
        return None
    at = block.start + text.index(first)
    return at, at + len(first)


def dated_masthead(block: Block) -> tuple[int, int] | None:
    """Return the outlet in a line of outlet and date: "Osh Mirror, 20 May 2031"."""
    text = block.text
    if block.role not in {Role.BOILERPLATE, Role.DATELINE} or len(text) > 120:
        return None
    dates = find_dates(text, day_first=True)
    if not dates:
        return None
    for start, end in ((0, dates[0].start), (dates[-1].end, len(text))):
        for part in re.finditer(r"[^,|·•*_/()–—]+", text[start:end]):
            name = part.group().strip(" \t:;.-")
            if name and is_outlet(name):
                at = block.start + start + part.start() + part.group().index(name)
                return at, at + len(name)
    return None
