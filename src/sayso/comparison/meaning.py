"""How like the meanings of statements are, and which are worth comparing for it.

Vectors come from :mod:`sayso.extraction.meanings.encoder`.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.extraction.meanings.encoder import PARTS, SIZE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = [
    "LIKEST",
    "OFF",
    "UNLIKE",
    "Likeness",
    "likeness",
    "may_be_alike",
    "strangers",
]

STRANGE = 1.5
"""Likeness of issue and of what is held, added up, below which two statements are never compared as
to whether they hold one claim. Of 1.4 to 1.6 on 82 annotated cases: with 1.4 claims are .006 better
and denials .004 worse, with 1.6 claims are .02 worse; each step spares a third of the pairs."""
UNLIKE = (0.7, 0.5)
"""Likeness of what may deny with denials of another below which it isn't asked whether it denies
that: by plain stances, by those that speak against something. Of .6 to .7 and .5 to .6 on 82
annotated cases: with .6 denials are .004 better, with .6 for the latter .002 worse."""
LIKEST = 2
"""Statements of another document that one is compared with, for being the likest there to hold the
same, and as many for being the likest to be denied. Of 1 to 4, and all, on 82 annotated cases:
nothing is lost with 2, with 1 claims and denials are .006 worse."""
OFF = 0.7
"""Likeness of issue below which it isn't asked either. Nothing is lost by it."""


class Likeness(NamedTuple):
    """How like the meanings of two statements are, each from -1 to 1.

    Attributes:
        issue: Whether they are about one thing, be it said or denied.
        same: Whether they hold one thing.
        denies: Whether the first denies what the second holds.
        denied: Whether the second denies what the first holds.
    """

    issue: float
    same: float
    denies: float
    denied: float


def strangers(a: str, b: str) -> bool:
    """Tell whether two meanings are so unlike that people hardly put them into one claim.

    Where one isn't known, nothing is told.
    """
    if not a or not b:
        return False
    (x, p), (y, q) = _whole(a), _whole(b)
    like = float(x[0] @ y[0]) * float(p[0] * q[0])
    like += float(x[1] @ y[1]) * float(p[1] * q[1])
    return like < STRANGE


def may_be_alike(
    own: Sequence[str], opposed: Sequence[bool], others: Sequence[str], against: Sequence[bool]
) -> npt.NDArray[np.bool_]:
    """Return which statements of two documents are to be compared, by what they mean.

    Those that are alike enough, and of these the likest of each in the other document: articles on
    one matter have much that is somewhat alike. Sums of products of whole numbers are exact, so
    both documents find the same.

    Args:
        own: Meanings of one document's statements.
        opposed: Whether these speak against something.
        others: Meanings of the other's.
        against: Whether those do.
    """
    import numpy as np

    (x, p), (y, q) = _several(own), _several(others)
    issue, same, denies, denied = (
        (x[:, i] @ y[:, j].T) * (p[:, i][:, None] * q[:, j][None, :])
        for i, j in ((0, 0), (1, 1), (2, 3), (3, 2))
    )
    least = np.where(opposed, UNLIKE[1], UNLIKE[0])[:, None]
    other = np.where(against, UNLIKE[1], UNLIKE[0])[None, :]
    like = issue + same
    found: npt.NDArray[np.bool_] = (like >= STRANGE) & (
        _best(like, 1, LIKEST) | _best(like, 0, LIKEST)
    )
    for likely, enough, axis in ((denies, least, 1), (denied, other, 0)):
        asked = (issue >= OFF) & (likely >= enough)
        found |= asked & _best(np.where(asked, likely, -1.0), axis, LIKEST)
    return found


def _best(values: npt.NDArray[np.float64], axis: int, most: int) -> npt.NDArray[np.bool_]:
    """Tell which numbers are among the greatest of their row, or column; equal ones together."""
    import numpy as np

    size = values.shape[axis]
    if size <= most:
        return np.ones(values.shape, np.bool_)
    least = np.take(np.partition(values, size - most, axis=axis), [size - most], axis=axis)
    found: npt.NDArray[np.bool_] = values >= least
    return found


def _several(
    meanings: Sequence[str],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return vectors of several meanings as whole numbers, and one over their lengths."""
    import numpy as np

    rows = [_whole(m) for m in meanings]
    return np.stack([row[0] for row in rows]), np.stack([row[1] for row in rows])


@lru_cache(maxsize=65_536)
def _whole(meaning: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return vectors as whole numbers, and one over their lengths."""
    import numpy as np

    if not meaning:
        return np.zeros((PARTS, SIZE)), np.zeros(PARTS)
    numbers = np.frombuffer(b64decode(meaning), np.int8).reshape(PARTS, SIZE).astype(np.float64)
    return numbers, 1 / np.maximum(np.sqrt((numbers**2).sum(1)), 1.0)


@lru_cache(maxsize=65_536)
def _vectors(meaning: str) -> npt.NDArray[np.float32]:
    import numpy as np

    found = np.frombuffer(b64decode(meaning), np.int8).reshape(PARTS, SIZE).astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return found


def likeness(a: str, b: str) -> Likeness:
    """Return how like two meanings are; nothing at all where one isn't known."""
    if not a or not b:
        return Likeness(0.0, 0.0, 0.0, 0.0)
    x, y = _vectors(a), _vectors(b)
    found: Sequence[float] = [
        float(x[0] @ y[0]),
        float(x[1] @ y[1]),
        float(x[2] @ y[3]),
        float(y[2] @ x[3]),
    ]
    return Likeness(*(round(f, 4) for f in found))
