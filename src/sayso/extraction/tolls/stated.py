"""The statement that a count stands in."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.model import Span, Statement

__all__ = ["denies", "statement_at"]

_DENIES = re.compile(r"(?:^|\s)(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing))\b", re.IGNORECASE)
_LIVES = re.compile(
    r"(?:has |have |had )?claim(?:s|ed|ing)?\s+(?:the |[\w,-]+ ){1,4}(?:lives|life|victims)\b"
    r"|(?:has |have |had )?admit(?:s|ted)\s+(?:[\w,-]+ ){1,4}(?:wounded|injured|patients|people)\b",
    re.IGNORECASE,
)


def denies(statement: Statement, text: str) -> bool:
    """Tell whether a statement denies what it counts: then the count isn't its speaker's."""
    cue = " ".join(text[start:end] for start, end in statement.cue)
    return _DENIES.search(cue) is not None and "not" not in cue.split()


def _goes_on(statement: Statement, start: int, text: str) -> bool:
    """Tell whether content at *start* is another clause: "…, the mayor said; police put it at"."""
    before = max((end for _, end in statement.cue if end <= start), default=-1)
    return before >= 0 and text[before:start].strip() == ";"


def _takes_lives(statement: Statement, text: str) -> bool:
    """Tell "the fire claimed three lives", which nobody says, from a claim."""
    return any(_LIVES.match(text, start) for start, _ in statement.cue)


def statement_at(
    parts: list[tuple[int, int, int, Statement]], span: Span, text: str
) -> Statement | None:
    """Return the shortest statement whose content holds the span."""
    best: tuple[int, Statement] | None = None
    stop = bisect_right(parts, span[0], key=lambda part: part[0])
    for start, end, size, statement in parts[max(0, stop - 40) : stop]:
        if start <= span[0] and span[1] <= end and (best is None or size <= best[0]):
            if _takes_lives(statement, text) or _goes_on(statement, start, text):
                continue
            best = (size, statement)
    return best[1] if best else None
