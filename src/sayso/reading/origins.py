"""Whose copy it is: the agency that sent a text, the outlet that a republished one credits."""

from __future__ import annotations

import re

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.bylines import byline_outlet
from sayso.reading.datelines import agency_of
from sayso.reading.metadata import Metadata
from sayso.reading.roles import Story
from sayso.reading.wire import staff_of

__all__ = ["NAME", "add_agency", "find_origin", "trimmed"]

_CAPITAL = r"[A-ZА-ЯЁЇІЄҒ][\w’'&.-]*"
NAME = rf"(?P<name>(?:[Tt]he\s+)?{_CAPITAL}(?:\s+(?:{_CAPITAL}|of|the|and|for|de|&)){{0,6}})"
"""A run of words in capital letters, as the group ``name``."""
_TRAIL = re.compile(r"(?:\s+(?:of|the|and|for|de|&|on|All|No)|\s+\d+|[\s.,&-])+$")
_LICENCE = (
    r"(?:(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission\s+|under\s+[^.]{0,60}licen[cs]e\s+|"
    r"courtesy\s+|in\s+(?:partnership|cooperation)\s+with\s+)?"
)
_ORIGIN = re.compile(
    r"(?:(?:[Ff]irst|[Oo]riginally|[Pp]reviously|[Aa]lso)\s+"
    r"(?:appeared|published|ran|was\s+published|posted)\s+(?:in|on|by|at)|"
    rf"[Rr]e-?(?:published|printed|produced|posted)\s+(?:here\s+)?{_LICENCE}(?:from|of|by)|"
    r"[Rr]e(?:published|printed)\s+(?:here\s+)?(?:courtesy\s+of|in\s+partnership\s+with)|"
    r"(?:was|is)\s+(?:first\s+)?published\s+(?:in|by)|[Cc]ourtesy\s+of|"
    r"^(?:Source|Источник|Джерело)\s*:|^Via\s*:?|"
    r"[Pp]ublished\s+(?:first|originally)\s+(?:in|on|by|at))\s+[*_“\"]{0,2}"
    rf"{NAME}"
)


def find_origin(metadata: Metadata, text: str, blocks: list[Block], story: Story) -> None:
    """Note the outlet or agency that a republished piece credits, beside its publisher."""
    sent = story.wire and not metadata.has("publisher")  # then the agency is no other outlet
    agencies = [] if sent else _agencies(text, story)
    for start, end in (*_credited(blocks), *_beside_names(blocks), *agencies):
        if not _differs(text[start:end], metadata.get("publisher")):
            continue
        at = start + (4 if text.startswith("the ", start, end) else 0)
        metadata.origin = text[at:end]
        metadata.add("origin", text[at:end], "text", (at, end))
        return


def add_agency(metadata: Metadata, text: str, blocks: list[Block], story: Story) -> None:
    """Add the agency of a text without masthead as its publisher: from byline or dateline.

    A byline names it ("By Prut Wire staff", "By NAME | The Osh Mirror"); initials in the
    dateline do if the full name stands elsewhere. A slug never does.
    """
    for block in blocks:
        outlet = byline_outlet(block.text) if block.role is Role.BYLINE else None
        if outlet is not None:
            start, end = block.start + outlet[0], block.start + outlet[1]
            metadata.add("publisher", text[start:end], "text", (start, end))
            return
    if story.byline is not None:
        name = staff_of(text[slice(*story.byline)])
        if name is not None:
            at = text.index(name, story.byline[0])
            metadata.add("publisher", name, "text", (at, at + len(name)))
            return
    for start, end in _agencies(text, story):
        span = _full_name(text, text[start:end], blocks, whole=story.wire)
        if span is not None:
            metadata.add("publisher", text[slice(*span)], "text", span)
            return
        if not text[start:end].isupper():
            metadata.add("publisher", text[start:end], "text", (start, end))
            return


def trimmed(name: str) -> str:
    """Return a name without what a pattern of capitals took in behind it."""
    name = re.split(r"\.\s", name, maxsplit=1)[0]
    return _TRAIL.sub("", name).strip()


def _credited(blocks: list[Block]) -> list[tuple[int, int]]:
    found = []
    for block in blocks:
        if block.role in {Role.BOILERPLATE, Role.BYLINE} and len(block.text) <= 400:
            match = _ORIGIN.search(block.text)
            name = trimmed(match["name"]) if match else ""
            if match and name:
                start = block.start + match.start("name")
                found.append((start, start + len(name)))
    return found


def _beside_names(blocks: list[Block]) -> list[tuple[int, int]]:
    found = ((b, byline_outlet(b.text)) for b in blocks if b.role is Role.BYLINE)
    return [(b.start + span[0], b.start + span[1]) for b, span in found if span is not None]


def _agencies(text: str, story: Story) -> list[tuple[int, int]]:
    found = []
    for start, end in story.datelines:
        agency = agency_of(text[start:end])
        if agency:
            at = text.index(agency, start, end)
            found.append((at, at + len(agency)))
    return found


def _full_name(
    text: str, initials: str, blocks: list[Block], *, whole: bool
) -> tuple[int, int] | None:
    """Find a name of two words or more with these initials in the page's furniture."""
    if not (2 <= len(initials) <= 5 and initials.isalpha() and initials.isupper()):
        return None
    small = r"(?:(?:of|the|and|for|de)\s+)?"
    words = rf"\s+{small}".join(rf"{re.escape(letter)}[\w’'-]+" for letter in initials)
    name = re.compile(rf"(?<!\w){words}(?!\w)")
    around = {Role.BOILERPLATE, Role.BYLINE}
    for block in blocks:
        if len(block.text) <= 2000 and (whole or block.role in around):
            match = name.search(text, block.start, block.end)
            if match is not None:
                return match.span()
    return None


def _differs(name: str, publisher: str | None) -> bool:
    """Tell whether a credited name isn't the publisher's own, in full or as initials."""
    if not name:
        return False
    if publisher is None:
        return True
    a, b = name.lower().removeprefix("the "), publisher.lower().removeprefix("the ")
    initials = "".join(word[0] for word in b.split())
    return a not in {b, initials} and not b.startswith(a) and a not in b
