"""Where quotations begin and end, by rule: what is a mark, which way it faces, what closes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Quotation", "is_wrapped", "quotations"]

_MARKS = re.compile(r"``|''|[“”„‟«»〝〞\"‘’']|\n+[^\S\n]*\n*")
_OPENING = frozenset({"“", "„", "‟", "«", "〝", "``"})
_CLOSING = frozenset({"”", "»", "〞"})
_EITHER = frozenset({'"', "''"})
_BEFORE_OPENING = "([{—–-/‘'“\""
_AFTER_CLOSING = ".,;:!?)]}…—–-/'’”\""
_STARTERS = "“„‟«〝`\"‘'"
_ENDERS = ".!?:”\"'»’"
_SINGLE_END = re.compile(r"(?<=[\w.,!?])'(?!\w)")
_SINGLE_REACH = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included; code points of the text.

    Attributes:
        start: Where the opening mark begins.
        end: Where the closing mark ends; without one, where the paragraph does.
        opening: Length of the opening mark.
        closing: Length of the closing mark; 0 for none.
        single: Whether the marks are ‘these’ rather than “these”.
        closed: Whether it was closed, or goes on in the next paragraph with a mark of its own.
    """

    start: int
    end: int
    opening: int
    closing: int
    single: bool
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text, in order of their start; single ones may lie in double ones.

    A quotation ends with its paragraph: one that was never closed can't shift the later ones. A
    quotation that goes on in the next paragraph with a new opening mark counts as closed, once
    for each paragraph.
    """
    scan = _Scan(text)
    for match in _MARKS.finditer(text):
        scan.take(match.group(), match.start(), match.end())
    scan.close(len(text))
    return sorted(scan.found, key=lambda q: (q.start, -q.end))


def is_wrapped(text: str, at: int) -> bool:
    """Tell whether the line break at code point *at* only wraps a line: a space to a reader.

    It does when the line before it is of a wrapped text's length (45 to 130 characters) and
    doesn't end a sentence, or ends one and the next line is as long; and the next line starts
    with neither white space nor the mark of a list.
    """
    before = text.rfind("\n", 0, at) + 1
    after = text.find("\n", at + 1)
    after = len(text) if after < 0 else after
    following = text[at + 1 : at + 2]
    if not 45 <= at - before <= 130:
        return False
    if not following or following.isspace() or following in "-*•–—":
        return False
    if text[at - 1] in _ENDERS:
        return 45 <= after - at - 1 <= 130
    return True


class _Scan:
    """Goes over the marks of a text and remembers what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.double: tuple[int, str] | None = None
        self.single: int | None = None

    def take(self, mark: str, at: int, after: int) -> None:
        """Take in the next mark or line break."""
        before_char = self.text[at - 1] if at else " "
        after_char = self.text[after] if after < len(self.text) else " "
        if mark[0] == "\n":
            self._break(mark, at, before_char, after_char)
        elif mark in _OPENING:
            if self.double is not None and self.double[1] == "„" and mark in "“‟":
                self.close(after, len(mark))
            else:
                self._open(mark, at)
        elif mark in _CLOSING:
            self.close(after, len(mark))
        elif mark in _EITHER:
            self._either(mark, at, before_char, after_char)
        else:
            self._single(mark, at, before_char, after_char)

    def close(self, end: int, closing: int = 0, *, continued: bool = False) -> None:
        """End the double quotation that is open, if one is."""
        if self.double is not None:
            start, mark = self.double
            closed = closing > 0 or continued
            self.found.append(
                Quotation(start, end, len(mark), closing, single=False, closed=closed)
            )
            self.double = None

    def _open(self, mark: str, at: int) -> None:
        self.close(at)
        self.double = (at, mark)

    def _break(self, mark: str, at: int, before: str, after: str) -> None:
        if "\n" in mark[1:] or (before in _ENDERS and not is_wrapped(self.text, at)):
            self.close(at, continued=after in _STARTERS)
            self.single = None

    def _either(self, mark: str, at: int, before: str, after: str) -> None:
        can_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        can_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        if self.double is None:
            if can_open or not can_close:
                self._open(mark, at)
        elif can_close or not can_open:
            self.close(at + len(mark), len(mark))
        else:
            self._open(mark, at)

    def _single(self, mark: str, at: int, before: str, after: str) -> None:
        if mark == "‘":
            if not after.isspace() and not before.isalnum():
                self.single = at
        elif self.single is not None:
            fits = mark == "'" or self.text[self.single] == "‘"
            if fits and not after.isalnum() and not before.isspace():
                self.found.append(Quotation(self.single, at + 1, 1, 1, single=True, closed=True))
                self.single = None
        elif mark == "'" and not before.isalnum() and after.isalnum():
            ahead = _SINGLE_END.search(self.text, at + 1, min(len(self.text), at + _SINGLE_REACH))
            if ahead and "\n" not in self.text[at : ahead.start()]:
                self.single = at
