"""Metadata of a page: its markup, its words, and htmldate at the last."""

from __future__ import annotations

import re

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.bylines import byline_in
from sayso.reading.credits import add_from_text
from sayso.reading.dates import to_edtf
from sayso.reading.markup import Markup
from sayso.reading.metadata import Metadata
from sayso.reading.origins import find_origin
from sayso.reading.roles import Story

__all__ = ["add_metadata"]

_SITE = re.compile(r"\s+[|–—»·-]\s+")
_LATEST = "2100-01-01"
_MOST_DATED = 2_000_000


def add_metadata(
    metadata: Metadata, text: str, blocks: list[Block], story: Story, markup: Markup, page: str
) -> None:
    """Fill title, byline, publisher, date, address and origin of a page."""
    if story.title is not None:
        start, end = story.title
        metadata.add("title", text[start:end], "text", (start, end))
    for origin, value in markup.all("title"):
        metadata.add("title", _without_site(value) if origin == "title" else value, origin)
    _add_byline(metadata, text, blocks, story, markup)
    for origin, value in markup.all("publisher"):
        metadata.add("publisher", value, origin)
    if not metadata.has("publisher"):
        _publisher_from_title(metadata, markup)
    for origin, value in markup.all("published"):
        if to_edtf(value):
            metadata.add("published", value, origin)
    for origin, value in markup.all("url"):
        metadata.add("url", value, origin)
    if not (metadata.has("published") and metadata.has("publisher")):
        add_from_text(metadata, text, blocks, _unnamed(story, markup))
    else:
        find_origin(metadata, text, blocks, story)
    if not metadata.has("published"):
        _date_by_htmldate(metadata, page)


def _unnamed(story: Story, markup: Markup) -> Story:
    """Return the story without what the markup has named better."""
    return Story(language=story.language, region=markup.region, datelines=story.datelines)


def _add_byline(
    metadata: Metadata, text: str, blocks: list[Block], story: Story, markup: Markup
) -> None:
    stated = [(origin, _clean(value)) for origin, value in markup.all("byline")]
    stated = [(origin, value) for origin, value in stated if value]
    outlet = {value.lower() for _, value in markup.all("publisher")}
    people = [(o, v) for o, v in stated if v.lower() not in outlet] or stated
    for _, value in people[:1]:
        for block in blocks:
            at = block.text.find(value) if block.role is Role.BYLINE else -1
            if at >= 0:
                metadata.add(
                    "byline", value, "text", (block.start + at, block.start + at + len(value))
                )
                break
    if not people and story.byline is not None:
        start, end = story.byline
        metadata.add("byline", text[start:end], "text", (start, end))
    for origin, value in people:
        metadata.add("byline", value, origin)


def _clean(value: str) -> str:
    by = byline_in(value)
    if by is not None:
        return value[by[0] : by[1]]
    return re.sub(r"^(?:by|written by)\s+", "", value, flags=re.IGNORECASE).strip(" ,;|")


def _without_site(title: str) -> str:
    parts = _SITE.split(title)
    return max(parts, key=len) if len(parts) > 1 else title


def _publisher_from_title(metadata: Metadata, markup: Markup) -> None:
    for origin, value in markup.all("title"):
        parts = _SITE.split(value)
        if origin == "title" and len(parts) > 1 and 0 < len(parts[-1].split()) <= 5:
            metadata.add("publisher", parts[-1], "title")
            return


def _date_by_htmldate(metadata: Metadata, page: str) -> None:
    if len(page) > _MOST_DATED:
        return
    from htmldate import find_date

    try:
        found = find_date(page, original_date=True, extensive_search=False, max_date=_LATEST)
    except Exception:  # noqa: BLE001 (a date that can't be found is no reason to fail)
        return
    metadata.add("published", found, "htmldate")
