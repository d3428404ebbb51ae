"""Vectors of what a statement says, near where people find two to say the same.

A small encoder gives each statement four vectors of length one: for the issue it is about, for
what it holds, for what it denies, and for what denials of it are like. A meaning depends on the
statement's own words, and on those just before it: what a denial answers often stands there.
How it was trained: ``training/meanings.py`` and the model card.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from sayso.extraction.encoder.wordpiece import WordPiece
from sayso.model import Stance, Statement, spans_text

__all__ = [
    "BEFORE",
    "LONGEST",
    "PARTS",
    "SCALE",
    "SIZE",
    "WEIGHTS",
    "Asked",
    "asked",
    "before",
    "meaning_of",
    "pieces",
    "tokens",
    "use",
    "wording",
]

WEIGHTS = Path(__file__).with_name("meaning.onnx")
"""The encoder; it reads the pieces of :func:`tokens`."""
DIGEST = "d4e053af21aa7efa"
"""Start of the SHA-256 of the weights that sayso brings: two encoders' vectors don't compare."""
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
SCALE = 256
"""Vectors are kept as 8-bit numbers; of 64 squares that sum to one hardly any is above a fourth."""
_FAR = 400
"""Characters before a statement that are looked at for these words."""
_OPEN, _CLOSE = 101, 102
_MUTE = frozenset({Stance.EVADES, Stance.DEMANDS, Stance.THREATENS})
"""Stances of what neither holds nor denies anything."""
_OWN = WEIGHTS


class Asked(NamedTuple):
    """What is read of a statement.

    Attributes:
        own: Its :func:`wording`.
        before: The words :func:`before` it.
    """

    own: str
    before: str

    @property
    def key(self) -> bytes:
        """Eight bytes by which the meaning is known again: of the words and the encoder."""
        known = f"{_mark()}\0{self.own}\0{self.before}"
        return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=8).digest()

    def meaning(self) -> str:
        """Return the statement's meaning; see :func:`meaning_of`."""
        return meaning_of(self.own, self.before)


def use(weights: Path) -> None:
    """Read with another encoder from now on: training compares several."""
    global WEIGHTS  # noqa: PLW0603 - one encoder for the process
    WEIGHTS = weights
    for kept in (_mark, _session, meaning_of):
        kept.cache_clear()


@cache
def _mark() -> str:
    """Return what tells this encoder from others."""
    return DIGEST if WEIGHTS == _OWN else sha256(WEIGHTS.read_bytes()).hexdigest()[: len(DIGEST)]


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


def asked(text: str, statement: Statement, who: str | None) -> Asked | None:
    """Return what is read of a statement; None if it can hold or deny nothing.

    Args:
        text: The document's.
        statement: One of its statements.
        who: Its speaker's name; None for the words of its source.
    """
    if statement.stance in _MUTE or not (statement.cue or statement.source):
        return None
    who = who or spans_text(text, statement.source, " ")
    cue = spans_text(text, statement.cue, " ")
    own = wording(who, cue, spans_text(text, statement.content))
    spans = (*(statement.source or ()), *(statement.cue or ()), *statement.content)
    return Asked(own, before(text, min(start for start, _ in spans)))


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
