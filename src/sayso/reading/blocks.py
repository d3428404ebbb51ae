"""Blocks: the paragraphs, headings and lines of a page before and after they get a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import Role

__all__ = ["Block", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return _WORD.findall(text)


@dataclass(slots=True)
class Block:
    """One paragraph, heading or line.

    Attributes:
        start: First character in the document's text.
        end: One past the last character.
        text: The characters.
        lines: Number of lines it was set on.
        alone: Whether blank space stands on both sides of it.
        opens: Whether it is the first after blank space.
        heading: Whether markup or type size makes it a heading.
        quoted: Whether markup makes it a block quotation.
        role: What it is within the page; None until decided.
        language: Its language; None until decided or where it has no words.
        parts: Pieces with a role of their own: start, end, role.
    """

    start: int
    end: int
    text: str
    lines: int = 1
    alone: bool = True
    opens: bool = True
    heading: bool = False
    quoted: bool = False
    role: Role | None = None
    language: str | None = None
    parts: list[tuple[int, int, Role]] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words and numbers it holds."""
        return len(words_of(self.text))
