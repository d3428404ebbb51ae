"""What the encoder's heads are called, what their numbers mean, and how texts become windows.

Training and serving both import this, so that neither can change it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CLS, SEP, MASK, PAD = 101, 102, 103, 0
"""Ids of the special pieces in the tokenizer's vocabulary."""

INNER = 254
"""Pieces that a window holds beside ``[CLS]`` and ``[SEP]``."""

OVERLAP = 40
"""Pieces that neighbouring windows share, at least, when a text is read."""

NAMES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP")
PLACES = ("PLACE", "DEM")
TIMES = ("DATE", "TIME", "DURATION", "SET")
CLASSES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "RETREAT",
    "COERCE",
    "ASSAULT",
)
TOKEN_HEADS: dict[str, int] = {
    "cue": 3,
    "source": 3,
    "content": 3,
    "name": 1 + 2 * len(NAMES),
    "place": 1 + 2 * len(PLACES),
    "time": 1 + 2 * len(TIMES),
    "sentence": 2,
    "trigger": 3,
}
"""Token heads in the order of their scores, with the number of scores of each.

All but ``sentence`` (1 = the piece ends a sentence) are BIO: 0 outside, ``1 + 2k`` begins and
``2 + 2k`` continues a span of kind ``k``. One pooling score and the scores of ``CLASSES`` follow.
"""

LINK_CLASSES = 5
"""Scores of a (cue, piece) pair: outside, begins source, in source, begins content, in content."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` (exclusive) of one text, read together."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """Number of pieces."""
        return self.end - self.start


def plan(pieces: int, inner: int = INNER, overlap: int = OVERLAP) -> list[Window]:
    """Cover a text with few windows, all of one size, neighbours sharing *overlap* or more."""
    if pieces <= inner:
        return [Window(0, pieces)] if pieces else []
    count = -(-(pieces - overlap) // (inner - overlap))
    size = -(-(pieces + overlap * (count - 1)) // count)
    starts = [(i * (pieces - size)) // (count - 1) for i in range(count)]
    return [Window(at, at + size) for at in starts]


def owners(pieces: int, windows: Sequence[Window]) -> list[int]:
    """Tell for each piece which window sees the most of both its sides, and speaks for it."""
    out: list[int] = []
    w = 0
    for i in range(pieces):
        while w + 1 < len(windows) and i >= (windows[w + 1].start + windows[w].end + 1) // 2:
            w += 1
        out.append(w)
    return out
