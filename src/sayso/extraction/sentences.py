"""Sentences by rule: full stops, quote marks, abbreviations and paragraph breaks.

Every rule looks at a bounded stretch around a mark, so time grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Reading, Sentence, Span

__all__ = ["SentenceRules", "paragraphs", "split_sentences"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH = 32
"""Characters before a full stop that can decide about it: longer than any abbreviation."""

# Never the end of a sentence: what they stand before belongs to them.
_TITLES = _set(
    """mr mrs ms dr prof sen rep gov gen col lt capt sgt maj cmdr adm brig rev hon pres supt insp
    cpl pvt messrs mme mlle fr vs v cf al approx est dept bros mt ft ave blvd rd ph dept univ
    assn intl gov't lt.-col maj.-gen st sr.-lt e.g i.e viz ca"""
)
# An abbreviation only before a number: "No. 4", but "He said no. Then".
_COUNTED = _set("no nos art fig figs vol vols p pp ch sec para par nr ed eds")
# Abbreviated only with a capital: "Sat. 5 April", but "He sat. Then".
_CALENDAR = _set(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun"
)
# May end a sentence; then the next one starts with a word of _STARTERS.
_EITHER = _set(
    "u.s u.n u.k e.u d.c a.m p.m etc inc co ltd corp jr sr ph.d b.a m.a km kg cm mm sq u.s.a"
)
_STARTERS = re.compile(
    r"(?:The|In|On|At|It|He|She|They|But|And|A|An|Its|His|Her|Their|This|That|These|Those|There|We|"
    r"I|You|If|When|While|After|Before|Since|As|For|From|With|By|No|Not|Some|Many|Most|Both|"
    r"Another|"
    r"Officials|Police|Meanwhile|However|Earlier|Later|Witnesses|Residents|One|Two|Three|All)\b"
)
_HOUR_GOES_ON = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|"
    r"Dec)|[A-Z]{2,4}\b|(?:Eastern|Central|Mountain|Pacific|Moscow|Greenwich|Local)\b"
)
# After "…?" or "…!" in quote marks a capital may still belong to the same sentence.
_TAG = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+|(?:of|the|de|van|von|al)\s+){1,5}"
    r"(?:said|says|asked|asks|wrote|writes|told|tells|added|adds|shouted|cried|replied|wondered|"
    r"demanded|yelled|tweeted|exclaimed|quipped|joked|continued)\b"
)
_END = re.compile(
    r"([.!?…]+)((?:''|[\"'”’»›)\]])*)((?:\s?\[\d{1,3}\])*)(?=\s|$)|(?<=[.!?])(?=[A-Z“\"][a-z])"
)
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n[ \t]*")
_NEXT = re.compile(r"\s+((?:``|''|[\"'“‘«„(\[])*)(\S)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘'«—–/-]*$")
_BULLET = re.compile(r"(?:[•▪◦●■‣·]|[-*–—]\s|\(?\d{1,2}[.)]\s)")
_LONG_LINE = 120
"""A line longer than this isn't hard-wrapped: its end is the end of a paragraph."""


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the paragraphs of ``text[start:end]``, trimmed.

    A paragraph ends at a blank line, before a bullet, and at the end of a line that isn't
    hard-wrapped (longer than 120 characters, or ending a sentence well before the margin).
    """
    stop = len(text) if end is None else end
    at = start
    for gap in _BREAK.finditer(text, start, stop):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, stop)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Split a block without blank lines where a line break ends a paragraph."""
    breaks = [m.span() for m in _LINE.finditer(text, start, end)]
    if not breaks:
        yield from _trimmed(text, start, end)
        return
    begins = [start, *(after for _, after in breaks)]
    ends = [*(before for before, _ in breaks), end]
    margin = max(e - b for b, e in zip(begins, ends, strict=True))
    at = start
    for number in range(len(breaks)):
        line = text[begins[number] : ends[number]].rstrip()
        following = text[begins[number + 1] : begins[number + 1] + 6]
        if _ends_paragraph(line, following, margin):
            yield from _trimmed(text, at, ends[number])
            at = begins[number + 1]
    yield from _trimmed(text, at, end)


def _ends_paragraph(line: str, following: str, margin: int) -> bool:
    if not line:
        return False
    finished = line[-1] in '.!?:;…"”’»)'
    if _BULLET.match(following) and (
        finished or following[0] not in "-*–—(0123456789" or _BULLET.match(line) is not None
    ):
        return True
    if margin > _LONG_LINE:
        return True
    return finished and line[-1] not in ";:)" and len(line) < 0.7 * margin


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of one paragraph, trimmed, closing marks included."""
    stop = len(text) if end is None else end
    at = start
    for match in _END.finditer(text, start, stop):
        if match.end() > at and _ends_sentence(text, at, match, stop):
            yield from _trimmed(text, at, match.end())
            at = match.end()
    yield from _trimmed(text, at, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    if match.end() >= stop:
        return True
    before = text[max(begin, match.start() - _REACH) : match.start()]
    mark = match.group(1) or ""
    if not mark:
        # no white space after the full stop: "over.The", not "example.Com" or "U.S."
        word = before.rsplit(None, 1)[-1:]
        return bool(word) and word[0].count(".") == 1 and word[0][:-1].isalpha()
    following = _NEXT.match(text, match.end(), min(stop, match.end() + 64))
    if following is None:
        return True
    quoted, letter = following.groups()
    if letter.islower():
        return False
    at = following.start(2)
    if mark == "." and not match.group(2):
        found = _WORD_BEFORE.search(before)
        return _full_stop(found.group() if found else "", quoted, text[at : at + 16])
    if mark in {"...", "…"} and not (letter.isupper() or quoted):
        return False
    closing = match.group(2)
    return not (closing and mark[-1] in "?!" and _TAG.match(text, match.end()))


def _full_stop(written: str, quoted: str, following: str) -> bool:
    """Tell whether a full stop after the word *written* ends a sentence."""
    word = written.lower()
    if word in _TITLES:
        return False
    if word in _COUNTED:
        return not following[:1].isdigit()
    if word in _CALENDAR:
        return not (written[0].isupper() and following[:1].isdigit())
    if word in {"a.m", "p.m"}:
        return not _HOUR_GOES_ON.match(following) and not following[:1].isdigit()
    if word in _EITHER:
        return bool(quoted) or _STARTERS.match(following) is not None
    if len(word) == 1 and word.isalpha():
        return False
    return re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) is None


class SentenceRules:
    """Component ``sentences.rules``: splits what is read into sentences."""

    name = "sentences.rules"
    version = "2"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"sentences"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its sentences."""
        document = reading.document
        found = []
        number = 0
        for passage in document.passages:
            if not passage.role.is_read:
                continue
            for paragraph in paragraphs(document.text, passage.start, passage.end):
                for start, end in split_sentences(document.text, *paragraph):
                    found.append(Sentence(start, end, passage.role, passage.language, number))
                number += 1
        return replace(reading, sentences=tuple(found))
