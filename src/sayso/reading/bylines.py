"""Bylines: lines that name who wrote a piece."""

from __future__ import annotations

import re

from sayso.reading.outlets import is_outlet
from sayso.reading.wordset import wordset

__all__ = ["byline_in", "byline_outlet", "looks_like_name", "name_before_place"]

_LONGEST = 200
_BY = re.compile(
    r"(?:^|[/|·•–—:;]\s*|\*{1,3}\s*)\W{0,3}(?:(?i:by|written\s+by|words\s+by|text\s+by|text:|author:|"
    r"story\s+by|story:|words:|(?:by|from)\s+our\s+(?:own\s+)?correspondents?(?:\s+in\s+[A-Z]\w+)?,?|автор:?|автор\s+статьи:?|текст:|نویسنده\s*:|بقلم\s*:?|گزارش\s*:))\s+"
    r"[*_]{0,3}(?:the\s+(?=[A-Z]))?(?P<name>[^\W\d_a-zа-я].{1,140})$"
)
_STOP = re.compile(
    r"\s*(?:[|/·•;]|[*_]{1,3}(?=\W|$)|,?\s+of\s+(?=The\s)|,\s+(?=The\s+[A-Z])|\s[–—-]\s|,?\s+(?:in|for|at|on|from|with)\s+(?=[A-ZА-Я\d])|,\s*(?=\d)|"
    r",\s+(?=(?:[A-Z][\w'’.-]*\s+){0,4}(?:Correspondent|Reporter|Editor|Writer|Staff|Columnist)\b)|"
    r"\s+(?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)|"
    r"\s+\(|\s+\d|,\s+(?:photo|video|picture|graphic|with\s)|,?\s+(?:published|updated|posted)\b|\s+@|\s*<)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s+in\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?\s*(?:,\s*(?:and\s)?|\sand\s|&)\s*(?=[A-Z])"
)
_OUTLET = re.compile(
    r"\s*[*_]*\s*(?:[|/·•(]|\s[–—-]\s|,?\s+(?:of|for|from|at|with)\s|,\s)\s*[*_]*"
    r"(?P<name>(?:the\s+)?[^\W\d_][^|/·•()*_\n]{2,60}?)\s*[*_]*\s*"
    r"(?:$|[|/·•)]|\s[–—-]\s|,?\s+(?=\d))",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s*(?:,|\||·|/|\s[–—-]\s|\sin\s|\()\s*")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?$")
_PARTICLE = wordset("""de van von der den la le el al bin ibn ben da dos das di du and y""")
_NOT_NAMES = wordset(
    """the a an of in on at for from to by with is are was were news post times courier
    mirror gazette herald tribune observer review wire daily weekly press today journal
    chronicle star world region opinion analysis politics sport business culture home
    languages language european page front national international local breaking live
    exclusive correspondent agency report bulletin monitor telegraph guardian
    independent standard voice radio television tv media editorial comment evening
    morning sunday monday tuesday wednesday thursday friday saturday january february
    march april may june july august september october november december background
    update latest ministry government border war peace truce talks clashes attack north
    south east west central english russian department office service committee republic
    council police directorate commission administration inspectorate embassy statement
    министерство міністерство служба комитет комітет управление управління прокуратура
    республика республіка федерация департамент администрация адміністрація газета
    новости новини вестник вісник агентство правительство посольство штаб"""
)


def byline_in(text: str) -> tuple[int, int] | None:
    """Find "By NAME" in a short line; the span is that of the name or names alone."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return None
    match = _BY.search(text.rstrip())
    if match is None:
        return None
    start, end = match.span("name")
    end = _end_of_names(text, start, end)
    name = text[start:end].rstrip(" .,:;*_")
    before, comma, last = name.rpartition(", ")
    if comma and len(last.split()) > 1 and is_outlet(last):
        name = before
    words = name.split()
    if not words or len(words) > 16 or name[0].islower():
        return None
    # a sentence that begins with "By": "By Tuesday the shelling had stopped."
    lower = sum(1 for w in words if w[0].islower() and w.lower() not in _PARTICLE)
    first = words[0].lower().strip(",")
    if lower > max(1, len(words) // 3) or first in _NOT_NAMES - {"the", "news", "mirror", "our"}:
        return None
    return start, start + len(name)


def byline_outlet(text: str) -> tuple[int, int] | None:
    """Find the outlet beside the name in "By NAME | The Osh Mirror", "NAME for The Osh Mirror"."""
    by = byline_in(text)
    if by is None:
        return None
    match = _OUTLET.match(text, by[1])
    if match is None or not is_outlet(match["name"]):
        return None
    return match.span("name")


def _end_of_names(text: str, start: int, end: int) -> int:
    """Return where the names end: before a place, date or office, unless more names follow."""
    at = start
    for _ in range(6):
        stop = _STOP.search(text, at, end)
        if stop is None or stop.start() <= start:
            return end
        more = _MORE.match(text, stop.start(), end)
        if more is None:
            return stop.start()
        at = more.end()
    return end


def name_before_place(text: str) -> tuple[int, int] | None:
    """Find the name in "NAME, Place", "NAME in Place" or "NAME | Place", nothing else."""
    if len(text) > 80 or text.rstrip().endswith((".", "!", "?", ":", "”", '"')):
        return None
    stop = _PLACED.search(text)
    if stop is None or not looks_like_name(text[: stop.start()]):
        return None
    rest = text[stop.end() :].split()
    if not 1 <= len(rest) <= 4 or not all(word[0].isupper() or word[0] in "(|" for word in rest):
        return None
    return 0, stop.start()


def looks_like_name(text: str) -> bool:
    """Tell whether a line is nothing but a person's name: two to four capitalised words."""
    if len(text) > 60 or any(mark in text for mark in ",:;|/?!\n"):
        return False
    words = text.strip().split()
    if not 2 <= len(words) <= 4:
        return False
    for word in words:
        low = word.lower().strip(".")
        if low in _PARTICLE and word != words[0]:
            continue
        if low in _NOT_NAMES or not _NAME_WORD.match(word) or not word[0].isupper():
            return False
    return sum(1 for w in words if w.lower() not in _PARTICLE and len(w.strip(".")) > 1) >= 2
