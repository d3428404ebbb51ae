"""Captions and credits of pictures."""

from __future__ import annotations

import re

__all__ = ["is_caption"]

_LONGEST = 700
_START = re.compile(
    r"^\W*(?:(?:file\s+|archive\s+|handout\s+)?(?:photo(?:graph)?s?|image|picture|video|graphic|map|caption|"
    r"illustration|credit)s?\s*(?::|/|\bby\b|\bcredit\b|\bcourtesy\b)|file\s+(?:photo|picture|image)\b|"
    r"in\s+this\s+(?:\w+\s+)?(?:photo|image|picture|frame\s*grab|screenshot)\b|"
    r"pictured\s*:|(?:фото|иллюстрация|світлина|снимок|عکس|صورة|تصویر)\s*:)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:[\[(](?:[^\[\]()]{0,60}\b)?(?:photo|picture|image|file|handout|archive|courtesy|getty|"
    r"screenshot|фото)\b[^\[\]()]{0,60}[\])]|\[(?:reuters|afp|ap|epa|tass)\b[^\[\]]{0,60}\])\W*$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\bin\s+(?:an?|this|the)\s+(?:file|archive|undated|handout)\s+(?:photo|picture|image)(?:graph)?\b|"
    r"(?:^|[.,;:(\[–—-]\s*)(?:an?\s+)?(?:file|archive|undated|handout)\s+"
    r"(?:photo|picture|image)(?:graph)?\W*$|(?:©|\(c\))\s*(?:getty|reuters|afp|ap|epa)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\bphoto(?:graph)?s?\s+by\s+[A-Z]|\b(?:AP|AFP|EPA|Reuters|Getty)\s+Photo\b|Getty Images|"
    r"\b(?:Photo(?:graph)?|PHOTO|Image|IMAGE|Picture|PICTURE|Credit|CREDIT)s?\s*(?:[Cc]redit\s*)?"
    r"[:/]\s*\S|\b(?:photo|image|picture)/[A-Z]"
)
_SAID = re.compile(
    r"\b(?:said|says|told|claimed|claims|denied|denies|according|wrote|published|used)\b",
    re.IGNORECASE,
)
"""Prose about a photograph has these more often than captions do."""


def is_caption(text: str) -> bool:
    """Tell whether a block is a caption: by its label, its credit, or "in a file picture"."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    if _START.match(text):
        return True
    # words of a caption in the middle of prose don't make it one: the credit stands last
    tail = text[-120:]
    if _CREDIT.search(tail):
        return len(text) < 500
    if len(text) >= 350:
        return False
    if _FILE.search(text) is not None and not _SAID.search(text):
        return True
    return _NAMED.search(tail) is not None
