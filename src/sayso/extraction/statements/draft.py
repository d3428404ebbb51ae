"""A statement in the making, and what a rule may look at while it makes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.extraction.statements.cues import CueHit
from sayso.extraction.statements.words import Word

__all__ = ["Draft", "Range", "Scene", "last_word"]

Range = tuple[int, int]
"""From one word of a unit to before another."""


@dataclass(slots=True)
class Draft:
    """A statement in the making.

    Attributes:
        source: The source, or None.
        cue: The cue.
        content: The content, in text order.
        rule: Name of the rule that found it, the key of its confidence.
        why: One line for the reader.
        hit: The cue it came from.
    """

    source: Range | None
    cue: Range
    content: list[Range]
    rule: str
    why: str
    hit: CueHit


@dataclass(slots=True)
class Scene:
    """One cue in its unit.

    Attributes:
        words: The words of the unit.
        hit: The cue in question.
        later: Cues to its right.
        drafts: Statements found to its left.
        last: Index past the last word, the sentence's closing marks left out.
    """

    words: Sequence[Word]
    hit: CueHit
    later: Sequence[CueHit]
    drafts: Sequence[Draft]
    last: int = field(default=0)

    def text(self, span: Range) -> str:
        """Return the words of a range, for explanations."""
        return " ".join(w.text or "“…”" for w in self.words[span[0] : span[1]])

    @property
    def cue(self) -> str:
        """The words of the cue."""
        return self.text((self.hit.start, self.hit.end))

    @property
    def before(self) -> Word | None:
        """The word to the left of the cue."""
        return self.words[self.hit.start - 1] if self.hit.start > 0 else None

    def make(self, source: Range | None, content: list[Range], rule: str, why: str) -> Draft:
        """Return a draft with this scene's cue."""
        return Draft(source, (self.hit.start, self.hit.end), content, rule, why, self.hit)


def last_word(words: Sequence[Word]) -> int:
    """Return the index past the last word, without closing marks of the sentence."""
    end = len(words)
    while end > 0 and words[end - 1].tag == "P" and words[end - 1].text in ".!?…:;":
        end -= 1
    return end
