"""Announcers: the office or organisation that speaks in a text without masthead."""

from __future__ import annotations

import re

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.mastheads import is_office
from sayso.reading.outlets import names_body

__all__ = ["find_announcer"]

_CAPITAL = r"[A-ZÀ-ÞЀ-Я][\w’'&.-]*"
_OPENING = re.compile(
    r"\W*(?P<number>(?:\(?(?:\d{1,2}|[ivxIVX]{1,4})[.)]+|FIRST\.|First\.)\s+)?(?:The\s+|Our\s+)?"
    rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:of|the|and|for|on|de|des|for|por|los|del|da|do)\s+)*{_CAPITAL}){{0,9}})"
    r"(?:\s+\([^()]{1,30}\))?(?:,\s[^,.]{1,90},)?\s+(?:also\s+|hereby\s+|strongly\s+|categorically\s+|"
    r"once\s+more\s+|again\s+)?(?P<said>[\w ]{1,40})"
)
_INFORMS = re.compile(
    r"(?:informs?\s+(?:the|all|national)|states?\s+as\s+follows|makes?\s+(?:it\s+)?known|wish(?:es)?\s+to|"
    r"brings?\s+to\s|draws?\s+(?:the\s+)?attention|announces?\s+(?:to|with)|expresses?\s+(?:its|deep)|"
    r"interviewed\s|has\s+interviewed|spoke\s+(?:with|to)\s+\d|sent\s+\w+\s+\w+\s+to\s|publishes\s)"
)
"""What those say who publish a text about what they themselves do in it."""
_STATES = re.compile(
    r"(?:informs?|states?|announces?|declares?|notes?|reiterates?|rejects?|condemns?|confirms?|"
    r"regrets?|clarifies|considers?|denies|deplores?|notifies|reaffirms?|takes\s+note|has\s+taken\s+note)\b"
)
_RELEASE = re.compile(
    r"(?i)\b(?:communiqu[eé]|comunicado|press\s+(?:release|note|statement)|statement|bulletin|"
    r"notice|announcement|declaration|handout|information\s+release|nota\s+oficial)\b"
)


def find_announcer(title: str | None, blocks: list[Block]) -> tuple[int, int] | None:
    """Return the name of whoever announces a text in its first sentence.

    "The Ministry of Health informs the public …" opens a release, and "Harbour Watch
    interviewed 40 witnesses" a report. What an office merely confirms or rejects may open
    anybody's news: then the headline must call it a release, or a number stand before it.
    """
    body = next((b for b in blocks if b.role in {Role.BODY, Role.QUOTE}), None)
    if body is None:
        return None
    match = _OPENING.match(body.text)
    if match is None:
        return None
    name, said = match["name"], match["said"]
    if " " not in name or not (is_office(name) or names_body(name)):
        return None
    released = match["number"] is not None or (title and _RELEASE.search(title))
    if _INFORMS.match(said) or (released and _STATES.match(said)):
        return body.start + match.start("name"), body.start + match.end("name")
    return None
