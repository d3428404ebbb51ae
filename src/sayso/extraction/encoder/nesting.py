"""Which contents are read a second time, for statements within statements.

The training data mark no attribution inside another's content, so the encoder keeps quiet there.
Read alone, the same words are a text of their own, and it speaks. Only contents with a verb of
reporting are read again.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

__all__ = ["SHORTEST", "has_reporting", "inner_features"]

_VERBS = (
    "say tell add write ask call report announce suggest tweet describe explain acknowledge "
    "accuse declare urge cite claim respond warn insist testify reply comment remark concede "
    "admit confirm deny dispute assert contend allege complain pledge promise vow mention "
    "reiterate repeat stress predict blame criticize criticise denounce condemn inform disclose "
    "reveal threaten demand indicate"
)
_IRREGULAR = (
    "said told written wrote denied denies replied replies testified testifies admitted according"
)


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    return {verb, verb + "s", stem + "ed", stem + "ing"}


_WORDS = set().union(*map(_forms, _VERBS.split())) | set(_IRREGULAR.split())
_REPORTING = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE
)
SHORTEST = 5
"""Contents of fewer pieces are not read again."""


def has_reporting(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` holds a verb of reporting past its first two characters."""
    return _REPORTING.search(text, start + 2, end) is not None


def inner_features(feats: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return features of content as if it stood alone: the quotation around it is gone.

    Args:
        feats: Shape, gap and quotation state plus one of its pieces, its own marks left out.
    """
    out = feats.copy()
    if len(out):
        out[0, 1] = 1 + 5
    if (np.isin(out[:, 2], (1 + 1, 1 + 5, 1 + 6, 1 + 7))).all():
        # all of it lies within one quotation; marks within marks become plain ones
        state = out[:, 2]
        out[:, 2] = np.select([state == 1 + 5, state == 1 + 6], [1 + 1, 1 + 2], 1 + 0)
        marks = np.flatnonzero(state == 1 + 6)
        out[marks[1::2], 2] = 1 + 3
    return out
