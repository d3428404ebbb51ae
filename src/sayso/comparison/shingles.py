"""Shingles: runs of words by which copied text is found, whole articles or a paragraph.

Candidates come from shingles whose hash is 0 modulo :data:`SAMPLE` (Manber 1994): unlike
MinHash signatures of whole documents, these also find a single paragraph that was lifted.
What is found so is verified on all shingles.
"""

from __future__ import annotations

import re
from zlib import crc32

from sayso.model import Document, Role

__all__ = ["SAMPLE", "WIDTH", "Words", "body_words", "sampled", "shingles"]

WIDTH = 5
"""Words a shingle. Of five, unrelated reports of one event share hardly any."""
SAMPLE = 8
"""One shingle in this many is indexed: of a lifted paragraph of 60 words, none in 1 in 1,700."""

_WORD = re.compile(r"[^\W_]+")

Words = list[tuple[str, int, int]]
"""Folded words with their first and one past their last character."""


def body_words(document: Document) -> Words:
    """Return the words of a document's story, without furniture, captions and headlines."""
    found: Words = []
    for passage in document.passages:
        if passage.role in {Role.BODY, Role.QUOTE}:
            found += [
                (match.group().casefold(), match.start(), match.end())
                for match in _WORD.finditer(document.text, passage.start, passage.end)
            ]
    return found


def shingles(words: Words) -> dict[int, int]:
    """Return the shingles of words, each with the number of its first word."""
    found: dict[int, int] = {}
    folded = [word for word, _, _ in words]
    for index in range(len(folded) - WIDTH + 1):
        code = crc32(" ".join(folded[index : index + WIDTH]).encode("utf-8", "replace"))
        found.setdefault(code, index)
    return found


def sampled(found: dict[int, int]) -> tuple[int, ...]:
    """Return the shingles that are indexed, sorted."""
    return tuple(sorted(code for code in found if (code * 2654435761 >> 7) % SAMPLE == 0))
