"""Datelines: "OSH, Kyrgyzstan, April 3 (FW) -" at the head of a story."""

from __future__ import annotations

import re

__all__ = ["agency_of", "dateline_end", "opens_story"]

_REACH = 120
"""Characters within which a dateline must end."""
_FEWEST = 3
"""Words after a dateline from which a line is more than that."""
_MARK = re.compile(r"(?P<mark>\s*(?:[–—]|\s-{1,2})\s+|:\s+|\.\s+(?=[^\W\d_a-z]))")
_AGENCY = re.compile(r"\(([^()]{2,40})\)")
_DATE = re.compile(
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|"
    r"\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d{1,2}[./]\d{1,2})"
    r"(?:[,./]?\s*\d{4})?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def dateline_end(paragraph: str) -> int:
    """Return where the story's first sentence begins after a dateline, or 0 without one.

    A dateline is a place in capitals (with region, date or agency after it), or a
    capitalised place with a date or an agency, up to a dash, colon or full stop.
    """
    head = paragraph[:_REACH]
    for match in _MARK.finditer(head):
        before = head[: match.start()]
        if _is_dateline(before, match["mark"].strip()):
            return match.end()
        if match["mark"].strip() in {"–", "—", "-", "--"}:
            break
    return 0


def agency_of(dateline: str) -> str | None:
    """Return the agency that a dateline credits in parentheses, or None."""
    found = [m.group(1).strip() for m in _AGENCY.finditer(dateline)]
    named = [name for name in found if name[:1].isupper() and not _DATE.search(name)]
    return named[-1] if named else None


def opens_story(text: str) -> bool:
    """Tell whether a line or paragraph opens a story after a dateline with date or agency.

    The place stands in capitals: ``BANGKOK, May 14 (Gulf Newswire) - Thai and Cambodian …``.
    """
    end = dateline_end(text)
    if not end:
        return False
    place = re.match(r"\W*([^\W\d_]{2,})", text)
    if place is None or not place.group(1).isupper():
        return False
    known = agency_of(text[:end]) is not None or _DATE.search(text[:end]) is not None
    return known and len(text[end:].split()) >= _FEWEST


def _is_dateline(text: str, mark: str) -> bool:
    agency = agency_of(text)
    rest = _AGENCY.sub(" ", text)
    rest, dates = _DATE.subn(" ", rest)
    words = _WORD.findall(rest)
    if not words or len(words) > 8 or re.search(r"\d|[\"“”?!;]", rest):
        return False
    place = words[0]
    letters = [c for c in place if c.isalpha()]
    capitals = len(letters) > 1 and all(c.isupper() for c in letters)
    parts = [part.split() for part in rest.split(",") if part.split()]
    if any(not w[0].isupper() for part in parts for w in part if w not in {"of", "and", "the"}):
        return False
    if capitals:
        # a full stop ends a dateline only after a region: "ISFARA, Tajikistan. A truce …"
        if mark == ".":
            return len(parts) == 2 and not all(w.isupper() for w in parts[1])
        if mark == ":":
            return bool(agency or dates or len(parts) == 2)
        return len(parts[0]) <= 4
    return bool((agency or dates) and mark != ".") and len(parts[0]) <= 3
