"""Mastheads: the name of the outlet or office that stands at the head of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.dates import find_dates
from sayso.reading.furniture import is_furniture
from sayso.reading.outlets import is_outlet, names_body
from sayso.reading.wire import is_slug, is_version_note

__all__ = ["dated_masthead", "find_masthead", "heads_page", "is_office", "masthead_of"]

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

_NAME_DATE = re.compile(
    r"[\s#*_]*(?P<name>[^\W\d_][^|/·•–—:;!?“”\"]*?)[\s*_]*(?:\([^()]*\)\s*)?(?P<sign>[,|·•/–—-])[\s*_]*"
    r"(?:(?P<date>\d{4}-\d\d-\d\d)|(?:\w+day,?\s+)?\d{1,2}\.?\s+\w+\s+\d{4}|"
    r"\w+\s+\d{1,2},\s+\d{4})(?=$|\W)"
)
_NUMBERED = re.compile(
    r"(?i)(?:official\s+|information\s+)?(?:communiqu[eé]|comunicado|press\s+release|press\s+note|"
    r"media\s+release|statement|bulletin|notice|handout|release)\b[^a-z]*(?:n[or]?[.º°]?\s*)?\d"
)
"""What numbers a release, and names nobody."""
_WIDEST = 160
"""Characters of a line of name and date."""
_NAMED = 3
"""Words of an outlet's name that nothing but its place shows to be one."""
_LITTLE = 3
"""Letters of words that names may write small: "of", "the", "des"."""


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
    if (
        _NUMBERED.match(first)
        or not any(c.isalpha() for c in first)
        or first.endswith(".")
        or _CODE.fullmatch(first)
    ):
        return None
    at = block.start + text.index(first)
    return at, at + len(first)


def heads_page(first: Block, second: Block, third: Block) -> bool:
    """Tell whether a page opens with its outlet's name, headline and date in either order below.

    A headline with the date beneath it has the text, or the name of its author, after the date.
    """
    if masthead_of(first) is None or not _is_titled(first.text):
        return False
    dated = [_only_date(block.text) for block in (second, third)]
    if dated.count(True) != 1:
        return False
    if names_body(first.text) or is_outlet(first.text) or _OFFICE.match(first.text):
        return True
    headline = third if dated[0] else second
    return len(first.text.split()) <= _NAMED < len(headline.text.split())


def is_office(name: str) -> bool:
    """Tell whether a name is an office's: "Ministry of Health", "General Staff", "Embassy"."""
    return _OFFICE.match(name) is not None or re.search(r"\bGovernment\b", name) is not None


def _is_titled(text: str) -> bool:
    """Tell whether all words of a line but the little ones begin with a capital letter."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(word[0].isupper() for word in words if len(word) > _LITTLE)


def _only_date(text: str) -> bool:
    dates = find_dates(text, day_first=True)
    return bool(dates) and not re.search(r"\w", text[: dates[0].start])


def _before_date(text: str) -> tuple[int, int] | None:
    """Return the publisher in a line that is a name and a date: "Liga Norte, 2031-05-20".

    A date in digits alone, set off by a comma, follows the publisher's name: so it does in all
    285 such lines under the headlines of annotated texts. In other forms a place or an author
    may stand there ("Baku, 7 March 2031"): then a word of the name must tell.
    """
    match = _NAME_DATE.match(text)
    if match is None:
        return None
    parts = list(re.finditer(r"[^,]+", match["name"]))
    first = parts[0].group().strip()
    sure = match["sign"] == "," and match["date"] is not None
    if not names_body(match["name"], sure=sure) and not _OFFICE.match(first):
        return None
    end = parts[0].end()
    for part in parts[1:]:
        if _OFFICE.match(part.group().strip()):
            end = part.end()
    start, end = match.start("name"), match.start("name") + end
    return start, start + len(text[start:end].rstrip(" \t*_"))


def dated_masthead(block: Block) -> tuple[int, int] | None:
    """Return the outlet in a line of outlet and date: "Osh Mirror, 20 May 2031"."""
    text = block.text
    if block.role not in {None, Role.BOILERPLATE, Role.DATELINE} or len(text) > _WIDEST:
        return None
    dates = find_dates(text, day_first=True)
    if not dates:
        return None
    whole = _before_date(text)
    if whole is not None:
        return block.start + whole[0], block.start + whole[1]
    if block.role is None:
        return None
    for start, end in ((0, dates[0].start), (dates[-1].end, len(text))):
        for part in re.finditer(r"[^,|·•*_/()–—]+", text[start:end]):
            name = part.group().strip(" \t:;.-")
            if name and is_outlet(name):
                at = block.start + start + part.start() + part.group().index(name)
                return at, at + len(name)
    return None
