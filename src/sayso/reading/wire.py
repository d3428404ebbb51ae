"""Wire copy: slug lines, priorities, version notes and the agency that sent it."""

from __future__ import annotations

import re

from sayso.reading.wordset import wordset

__all__ = ["is_slug", "is_version_note", "staff_of", "version_mark"]

_LONGEST = 200
_LEAD = (
    r"(?:(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)[ -]+(?:lds?|leads?|adds?|take|"
    r"subs?|write-?thr(?:u|ough))\b|\b(?:lds?|write-?thr(?:u|ough))\b|\b(?:lead|take|add)[ -]\d+)"
)
_MARKS = re.compile(rf"^(?:\W*(?:{_LEAD}|urgent|bulletin|flash|lead|eds?))+\W*$", re.IGNORECASE)
_LEADS = re.compile(_LEAD, re.IGNORECASE)
_CODE = re.compile(
    r"^\W*(?:[A-Za-z]\s+){0,3}[A-Z]{1,5}[- ]?\d{2,6}(?:\W*$|\s+(?:\d{1,4}|[A-Z]|[a-z])\s)"
)
"""A message number at the head of a line, alone or before a priority: ``PW0231 4 WLD``."""
_SLASHED = re.compile(r"(?<!\w)/[A-Z][A-Z0-9-]{2,}(?:[/ ][A-Z0-9-]+)*/(?!\w)")
_KEYWORDS = re.compile(r"^\W*[A-Z]{2,}(?:[-/][A-Z0-9]{2,})+(?:\s*\([^()]{1,40}\))?\W*$")
_DESK = re.compile(r"(?:^|^\W*(?:\w+\s){1,4})(?:BC|AM|PM)-[A-Z]\w+(?:[-–]+\w+)*")
_URGENT = r"(?:(?:urgent|bulletin|flash|newsalert|alert|snap|update\s*\d*|eds?|repeat)\W+)*"
_ALWAYS = (
    r"(?:adds(?!\s+(?:up|insult)\b)|updates|recasts|corrects|repeats|resends|re-sends|retransmits|releads|trims|"
    r"clarifies|restores|incorporates|rewrites|inserts|amends|subs|edits)"
)
_WITH_OBJECT = (
    r"(?:raises|lowers|changes|removes|deletes|drops|fixes|tops|leads|makes|moves|refiles|cuts|"
    r"revises|replaces|gives|includes)"
)
_OBJECT = (
    r"(?:tolls?|deaths?|dead|casualt\w+|figures?|numbers?|counts?|headlines?|bylines?|slugs?|datelines?|"
    r"leads?|ledes?|quotes?|comments?|details?|backgrounds?|reactions?|grafs?|paras?|paragraphs?|"
    r"sentences?|words?|typos?|spellings?|names?|ages?|dates?|references?|photos?|links?|formats?)"
)
_VERSION = re.compile(
    rf"^\W*{_URGENT}(?:{_ALWAYS}\b|{_WITH_OBJECT}\b(?:\W+\w+){{0,3}}?\W+{_OBJECT}\b)", re.IGNORECASE
)
_NOTE = re.compile(
    rf"^\W*{_URGENT}(?:(?:{_ALWAYS}|with|throughout)\b|{_WITH_OBJECT}\b):?[^.!?:“\"]*[.)]*\W*$",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"^\W*(?:[Ee]ds?\W+)?[A-Z]{4,}\b")
_PREFIX = re.compile(
    r"(?:UPDATE|WRAPUP|RPT|REFILE|RECAST|CORRECTED|REPEAT|LEAD|URGENT|BULLETIN|FLASH|SNAP)"
    r"\s?\d*\s*(?:[-–—:]|::)\s*"
)
_STAFF = re.compile(
    r"\s+(?:staff(?:\s+(?:writers?|reporters?|correspondents?))?|bureaus?|bureaux|newsroom|desk|"
    r"correspondents?|reporters?|writers?|team|journalists?)$",
    re.IGNORECASE,
)
_NO_AGENCY = wordset(
    "our the a an special staff foreign diplomatic political senior chief news own local"
)


def is_slug(text: str) -> bool:
    """Tell whether a short line is a wire's slug: message number, keywords, lead number.

    Such as ``AB0117 3 POL /XXX-TALKS/ 1ST LEAD``, ``BC-XX--Border Talks, 2nd Ld-Writethru`` or
    ``XXX-TALKS/BORDER (UPDATE 2)``. What such a line says is neither headline nor outlet.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or "\n" in text or len(text.split()) > 14:
        return False
    if _KEYWORDS.match(text) or _DESK.match(text) or _MARKS.match(text) or _SLASHED.search(text):
        return True
    words = sum(1 for word in text.split() if any(c.isalnum() for c in word))
    if _LEADS.search(text) and words <= 8 and not text.endswith("."):
        return any(c.isdigit() for c in text) or text.isupper()
    letters = [c for c in text if c.isalpha()]
    loud = sum(1 for c in letters if c.isupper())
    return (
        _CODE.match(text) is not None and len(text.split()) <= 10 and 3 * loud >= 2 * len(letters)
    )


def is_version_note(text: str) -> bool:
    """Tell whether a line says what this version of a story adds or mends, to editors."""
    text = text.strip()
    if not text or len(text) > 2 * _LONGEST or "\n" in text:
        return False
    if _VERSION.match(text) is None:
        return False
    return _SHOUTED.match(text) is not None or _NOTE.match(text) is not None


def version_mark(title: str) -> int:
    """Return the length of a mark before a headline, such as ``UPDATE 2-`` or ``URGENT - ``."""
    mark = _PREFIX.match(title)
    return mark.end() if mark is not None and len(title[mark.end() :].split()) >= 3 else 0


def staff_of(byline: str) -> str | None:
    """Return the outlet of a byline that names its staff: "Prut Wire staff", or None."""
    stop = _STAFF.search(byline.strip())
    if stop is None:
        return None
    name = byline.strip()[: stop.start()]
    words = name.split()
    if not 1 <= len(words) <= 5 or words[0].lower() in _NO_AGENCY:
        return None
    return name if all(w[0].isupper() or w in {"of", "the", "and"} for w in words) else None
