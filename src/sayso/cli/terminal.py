"""Words of strangers, made safe for a terminal."""

from __future__ import annotations

import errno
import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

from sayso.export.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["clean", "console", "isolate"]

_SPACE = re.compile(r"[\s\u2028\u2029]+")
_MARKS = re.compile("[\u061c\u200e\u200f]")
"""Direction marks: common in right-to-left text, nothing to see, of no use in a cell."""
_RTL = frozenset({"R", "AL"})
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """Return text on one line, with everything that a terminal would obey made visible."""
    return visible(_SPACE.sub(" ", _MARKS.sub("", text)).strip())


def console(stream: TextIO | None = None) -> Console:
    """Return a console that takes words as they are and leaves a closed pipe to the guard.

    Args:
        stream: Where it prints; standard output by default.
    """
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    return Plain(file=stream, highlight=False, markup=False, emoji=False)


def isolate(line: str) -> str:
    """Keep a right-to-left line from turning round what stands beside it.

    Returns the line between isolates (UAX #9), or as it is where nothing in it runs from
    right to left.
    """
    if line.isascii() or not any(unicodedata.bidirectional(c) in _RTL for c in line):
        return line
    return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"
