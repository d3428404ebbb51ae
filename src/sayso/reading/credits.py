"""Who published a text, who wrote it and when, as its own words say."""

from __future__ import annotations

import re

from sayso.model import Role
from sayso.reading.announcers import find_announcer
from sayso.reading.blocks import Block
from sayso.reading.dates import day_first, day_of_year, find_dates
from sayso.reading.metadata import Metadata
from sayso.reading.origins import NAME, add_agency, find_origin, trimmed
from sayso.reading.roles import Story
from sayso.reading.wordset import wordset

__all__ = ["add_from_text", "find_published"]

_OWNER = (
    re.compile(
        rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\s*,?\s+)?(?:by\s+)?{NAME}"
    ),
    re.compile(rf"^{NAME}\s*(?:©|\([cC]\))"),
    re.compile(rf"^{NAME}(?:,[^.]{{0,80}})?\.\s+All rights reserved"),
)
_DAY_FIRST_LANGUAGES = wordset(
    "ru uk be bg sr mk kk ky tg uz az tr fr de es it pt nl pl ro cs sv id ar el he"
)
_DAY_FIRST_DOMAINS = wordset(
    "uk ie au nz in pk za ng ke ru ua by kz kg tj uz tm az ge am md tr fr de es it pt nl be pl ro"
)
_YEAR = re.compile(r"(?<!\d)(?:\d{4})?(20\d\d)(?!\d)")
_DATING = re.compile(
    r"^\W*(?i:published|posted|updated|date|first\s+published|last\s+\w+)\b|\b\d{6}Z\s+[A-Z]{3}\s+\d\d\b"
)
_PARAGRAPH = 80
"""Characters from which a block is a paragraph that the date of the page stands above."""
_FURNITURE = frozenset({Role.BOILERPLATE, Role.BYLINE, Role.DATELINE})


def add_from_text(metadata: Metadata, text: str, blocks: list[Block], story: Story) -> None:
    """Add title, byline, publisher, date and origin where the text says them."""
    for name, span in (("title", story.title), ("byline", story.byline)):
        if span is not None:
            value, where = _best_spelling(text, span, name)
            metadata.add(name, value, "text", where, written=text[where[0] : where[1]])
    _add_publisher(metadata, text, blocks, story)
    find_published(metadata, text, blocks, story)
    find_origin(metadata, text, blocks, story)


def find_published(metadata: Metadata, text: str, blocks: list[Block], story: Story) -> None:
    """Add the publication date that a line around the story gives, the one above it first."""
    order = _order(metadata, blocks, story)
    furniture = [b for b in blocks if b.role in _FURNITURE and len(b.text) <= 300]
    story_blocks = [b for b in blocks if b.role in {Role.BODY, Role.QUOTE}]
    first = next((b for b in story_blocks if len(b.text) >= _PARAGRAPH), None)
    top = (first or story_blocks[0]).start if story_blocks else len(text)
    above = [b for b in furniture if b.start < top]
    below = [b for b in furniture if b.start >= top and _dates_page(b.text)]
    for block in above + below:
        dates = find_dates(block.text, day_first=order)
        if dates:
            date = dates[0]
            span = (block.start + date.start, block.start + date.end)
            metadata.add("published", date.edtf, "text", span)
            return
    years = {year for block in furniture for year in _YEAR.findall(block.text)}
    for start, end in story.datelines:
        dates = find_dates(text[start:end], day_first=order)
        if dates:
            span = (start + dates[0].start, start + dates[0].end)
            metadata.add("published", dates[0].edtf, "text", span)
            return
        day = day_of_year(text[start:end])
        if day is not None and len(years) == 1:
            # "May 12" in the dateline of a page on which but one year stands
            written = text[start + day[1] : start + day[2]]
            value = f"{years.pop()}-{day[0]}"
            span = (start + day[1], start + day[2])
            metadata.add("published", value, "text", span, written=written)
            return


def _order(metadata: Metadata, blocks: list[Block], story: Story) -> bool | None:
    """Say whether 03/04/2031 puts the day first, by the page's other dates, language, address."""
    order = day_first("\n".join(b.text for b in blocks if len(b.text) < 400)[:20000])
    if order is not None:
        return order
    if story.region is not None:
        return {"US": False, "GB": True, "IE": True, "AU": True, "NZ": True, "IN": True}.get(
            story.region
        )
    host = re.match(r"https?://[^/:?#]+\.([a-z]{2,})(?=[/:?#]|$)", metadata.get("url") or "")
    if host is not None and host.group(1) in _DAY_FIRST_DOMAINS:
        return True
    return True if story.language in _DAY_FIRST_LANGUAGES else None


def _dates_page(text: str) -> bool:
    """Tell whether a line below the story dates it: founding years and other stories don't."""
    return _DATING.search(text) is not None


def _add_publisher(metadata: Metadata, text: str, blocks: list[Block], story: Story) -> None:
    """Take the masthead, as the copyright line spells it; or that line alone."""
    owner = _owner(blocks)
    if story.masthead is not None:
        head = text[slice(*story.masthead)]
        if owner is None or not head.lower().startswith(owner[0].lower()):
            value, span = _best_spelling(text, story.masthead, "publisher")
            metadata.add("publisher", value, "text", span, written=text[slice(*span)])
            return
    if owner is not None:
        metadata.add("publisher", owner[0], "text", owner[1])
        return
    add_agency(metadata, text, blocks, story)
    if metadata.has("publisher"):
        return
    announcer = find_announcer(metadata.get("title"), blocks)
    if announcer is not None:
        metadata.add("publisher", text[slice(*announcer)], "text", announcer)


def _owner(blocks: list[Block]) -> tuple[str, tuple[int, int]] | None:
    """Return the name in a copyright line, with its span."""
    for block in blocks:
        if block.role is not Role.BOILERPLATE or len(block.text) > 300:
            continue
        for pattern in _OWNER:
            match = pattern.search(block.text)
            name = trimmed(match["name"]) if match else ""
            if match and len(name) > 2:
                start = block.start + match.start("name")
                return name, (start, start + len(name))
    return None


def _best_spelling(text: str, span: tuple[int, int], name: str) -> tuple[str, tuple[int, int]]:
    """Return a name in capitals as the text spells it elsewhere, or else with initial ones."""
    value = text[span[0] : span[1]]
    if name == "title":
        return re.sub(r"\*{2,3}|_{2,3}", "", value), span
    if not value.isupper() or len(value) < 5:
        return value, span
    loose = r"\s+".join(re.escape(word) for word in value.split())
    for match in re.finditer(rf"\b{loose}\b", text[:2_000_000], re.IGNORECASE):
        if not match.group().isupper() and match.group()[0].isupper():
            return match.group(), match.span()
    if len(value.split()) < 2:
        return value, span
    return " ".join(_lowered(word, first=n == 0) for n, word in enumerate(value.split())), span


def _lowered(word: str, *, first: bool) -> str:
    """Write a word in capitals with an initial one; short words without vowels stay."""
    if word.lower() in {"of", "the", "and", "for", "in", "on", "at", "de", "la"}:
        return word.capitalize() if first else word.lower()
    if len(word) <= 2 or not re.search(r"[AEIOUYÀ-ÿЀ-ӿ]", word) or any(c.isdigit() for c in word):
        return word
    return word.title().replace("’S", "’s").replace("'S", "'s")
