"""Meanings: vectors of what statements say, near where people find them to say the same.

A small encoder gives each statement four vectors of length one: for the issue it is about, for
what it holds, for what it denies, and for what denials of it are like. A meaning depends on the
statement's own words, and on those just before it: what a denial answers often stands there.
How it was trained: ``training/meanings.py`` and the model card.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.extraction.encoder.wordpiece import WordPiece
from sayso.model import Stance, Statement, spans_text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = [
    "BEFORE",
    "LIKEST",
    "LONGEST",
    "OFF",
    "PARTS",
    "SCALE",
    "SIZE",
    "UNLIKE",
    "WEIGHTS",
    "Likeness",
    "before",
    "likeness",
    "may_be_alike",
    "meaning_in",
    "meaning_of",
    "meanings_in",
    "pieces",
    "strangers",
    "tokens",
    "use",
    "wording",
]

WEIGHTS = Path(__file__).with_name("meaning.onnx")
"""The encoder; it reads the pieces of :func:`tokens`."""
PARTS = 4
"""Vectors of a meaning: issue, held, denial, denied."""
SIZE = 64
"""Numbers of a vector: few, since a case may keep a million of them."""
LONGEST = 62
"""Word pieces that are read of a statement."""
BEFORE = 48
"""Word pieces that are read of what stands before it, at most."""
CONTEXT = 30
"""Words that are read of what stands before it. Of 0, 30, 40 and 60 on annotated cases: with 0, the
average precision of denials that are read as such is .24, with 40 .35; more hardly helps."""
_FAR = 400
"""Characters before a statement that are looked at for these words."""
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
THREADS = 4
"""Statements that are read at once, at most, each by itself: what is read together would change
what comes out, since the encoder's numbers are scaled to the greatest that is there."""
_OPEN, _CLOSE = 101, 102
_MUTE = frozenset({Stance.EVADES, Stance.DEMANDS, Stance.THREATENS})
"""Stances of what neither holds nor denies anything."""
SCALE = 256
"""Vectors are kept as 8-bit numbers; of 64 squares that sum to one hardly any is above a fourth."""
_BOUND = hasattr(os, "sched_getaffinity")
"""Whether the system tells which processors are for this program."""


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


def use(weights: Path) -> None:
    """Read with another encoder from now on: training compares several."""
    global WEIGHTS  # noqa: PLW0603 - one encoder for the process
    WEIGHTS = weights
    for kept in (_session, meaning_of, _vectors, _whole):
        kept.cache_clear()


@cache
def tokens() -> WordPiece:
    """Return what cuts texts into the encoder's pieces."""
    from sayso.extraction.encoder.reader import WEIGHTS as READER

    return WordPiece.from_file(READER / "tokenizer.json")


@cache
def _session() -> Any:  # noqa: ANN401 - onnxruntime has no types
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(WEIGHTS, options, providers=["CPUExecutionProvider"])


def wording(who: str, cue: str, content: str) -> str:
    """Return a statement as the encoder reads it."""
    return " ".join(f"{who} {cue}: {content}".split())


def before(text: str, start: int) -> str:
    """Return the words of a document before a place that a statement there is read with."""
    return " ".join(text[max(0, start - _FAR) : start].split()[-CONTEXT:])


def pieces(cutter: WordPiece, text: str, before: str = "") -> tuple[list[int], int]:
    """Return what the encoder reads of a statement.

    Args:
        cutter: What cuts texts into pieces.
        text: The statement's :func:`wording`.
        before: The words before it; none if it is read alone.

    Returns:
        The numbers of all pieces, with marks between; and how many of them, at the beginning, are
        read but not part of the statement.
    """
    own = [*cutter.encode(text).ids[:LONGEST], _CLOSE]
    if not before:
        return [_OPEN, *own], 0
    other = [_OPEN, *cutter.encode(before).ids[-BEFORE:], _CLOSE]
    return other + own, len(other)


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


def meaning_in(text: str, statement: Statement, who: str | None) -> str:
    """Return the meaning of a statement of a document; empty if it can hold or deny nothing.

    Args:
        text: The document's.
        statement: One of its statements.
        who: Its speaker's name; None for the words of its source.
    """
    return _read(_asked(text, statement, who))


def meanings_in(text: str, statements: Sequence[tuple[Statement, str | None]]) -> list[str]:
    """Return the meanings of several statements of a document, read side by side.

    Args:
        text: The document's.
        statements: Statements, each with its speaker's name; see :func:`meaning_in`.
    """
    asked = [_asked(text, statement, who) for statement, who in statements]
    known = _readers()
    return [*(map(_read, asked) if known is None else known.map(_read, asked))]


@cache
def _readers() -> ThreadPoolExecutor | None:
    """Return what reads side by side; None where there is one processor."""
    threads = min(THREADS, len(os.sched_getaffinity(0)) if _BOUND else os.cpu_count() or 1)
    return ThreadPoolExecutor(threads, "meaning") if threads > 1 else None


def _asked(text: str, statement: Statement, who: str | None) -> tuple[str, str] | None:
    """Return what is read of a statement, and of what stands before it."""
    if statement.stance in _MUTE or not (statement.cue or statement.source):
        return None
    who = who or spans_text(text, statement.source, " ")
    cue = spans_text(text, statement.cue, " ")
    own = wording(who, cue, spans_text(text, statement.content))
    spans = (*(statement.source or ()), *(statement.cue or ()), *statement.content)
    return own, before(text, min(start for start, _ in spans))


def _read(asked: tuple[str, str] | None) -> str:
    return "" if asked is None else meaning_of(*asked)


@lru_cache(maxsize=4096)
def meaning_of(text: str, before: str = "") -> str:
    """Return a statement's meaning in base 64.

    Args:
        text: Its :func:`wording`.
        before: The words :func:`before` it.
    """
    import numpy as np

    ids, first = pieces(tokens(), text, before)
    given = {"ids": np.array([ids], np.int64), "first": np.array([first], np.int64)}
    found = _session().run(None, given)[0][0]
    small = np.clip(np.rint(found * SCALE), -127, 127).astype(np.int8)
    return b64encode(small.tobytes()).decode("ascii")


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
