"""A text in pieces and windows, and one pass of the network over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from sayso.extraction.encoder import decoding, layout
from sayso.extraction.encoder.engine import Engine, Floats, Ints
from sayso.extraction.encoder.features import piece_features
from sayso.extraction.encoder.quotation import quotations
from sayso.extraction.encoder.settings import Settings
from sayso.extraction.encoder.wordpiece import WordPiece

__all__ = ["Pieces", "prepare", "run"]

Span = tuple[int, int]
_BATCH = 8
_CUES = 48
_REACH = 60
_WIDTH = sum(layout.TOKEN_HEADS.values())


@dataclass
class Pieces:
    """A text (or a part of one) as the network reads it.

    Attributes:
        text: The whole text, which the offsets count in.
        ids: Piece ids.
        feats: Shape, gap and quotation state plus one, (pieces, 3).
        offsets: Code points of each piece, (pieces, 2).
        quoted: Piece ranges of the closed double quotations.
        windows: The windows that cover it, all of one size.
        owner: Number of the window that speaks for each piece.
    """

    text: str
    ids: Ints
    feats: Ints
    offsets: npt.NDArray[np.int32]
    quoted: list[Span]
    windows: list[layout.Window]
    owner: Ints


@dataclass(frozen=True, slots=True)
class _Batch:
    """Windows that ran together: their numbers, vectors and token scores."""

    doc: Pieces
    numbers: range
    vectors: Floats
    raw: Floats

    def shift(self, row: int) -> int:
        """Return what to add to a position of a window (with ``[CLS]``) for a piece number."""
        return self.doc.windows[self.numbers[row]].start - 1


_Cue = tuple[int, int, int, float]
"""Row of the batch, start and end in its window (counted with ``[CLS]``), chance."""


def prepare(
    text: str,
    tokenizer: WordPiece,
    stretches: Sequence[Span] | None,
    overlap: int,
) -> Pieces:
    """Cut a text (or only *stretches* of it, in text order) into pieces and windows."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    if stretches is not None:
        keep = _within(offsets, stretches)
        ids, offsets = [ids[i] for i in keep], [offsets[i] for i in keep]
    marks = quotations(text)
    feats = np.array(piece_features(text, offsets, marks), np.int64).T.reshape(-1, 3) + 1
    places = np.array(offsets, np.int32).reshape(-1, 2)
    quoted = decoding.quoted_ranges(places[:, 0], places[:, 1], marks)
    return windowed(text, np.array(ids, np.int64), feats, places, quoted, overlap)


def windowed(
    text: str,
    ids: Ints,
    feats: Ints,
    offsets: npt.NDArray[np.int32],
    quoted: list[Span],
    overlap: int,
) -> Pieces:
    """Lay windows over pieces."""
    windows = layout.plan(len(ids), overlap=overlap)
    owner = np.array(layout.owners(len(ids), windows), np.int64)
    return Pieces(text, ids, feats, offsets, quoted, windows, owner)


def run(doc: Pieces, engine: Engine, settings: Settings) -> tuple[Floats, list[decoding.Linked]]:
    """Run the network over a text.

    Returns:
        The token heads' scores of each piece side by side, and the cues with what belongs to them.
    """
    scores = np.zeros((len(doc.ids), _WIDTH + 1 + len(layout.CLASSES)), np.float32)
    linked: list[decoding.Linked] = []
    for first in range(0, len(doc.windows), _BATCH):
        numbers = range(first, min(first + _BATCH, len(doc.windows)))
        vectors, raw = engine.encode(*_stack(doc, numbers))
        batch = _Batch(doc, numbers, vectors, raw)
        for row, w in enumerate(numbers):
            mine = np.flatnonzero(doc.owner == w)
            scores[mine] = raw[row, mine - batch.shift(row)]
        linked += _link(batch, engine, settings)
    return scores, decoding.distinct(linked, settings.options.shared, settings.confidence)


def _stack(doc: Pieces, numbers: range) -> tuple[Ints, Ints]:
    size = doc.windows[numbers[0]].size
    ids = np.empty((len(numbers), size + 2), np.int64)
    feats = np.zeros((len(numbers), size + 2, 3), np.int64)
    ids[:, 0], ids[:, -1] = layout.CLS, layout.SEP
    for row, w in enumerate(numbers):
        window = doc.windows[w]
        ids[row, 1:-1] = doc.ids[window.start : window.end]
        feats[row, 1:-1] = doc.feats[window.start : window.end]
    return ids, feats


def _link(batch: _Batch, engine: Engine, settings: Settings) -> list[decoding.Linked]:
    cues: list[_Cue] = []
    for row, w in enumerate(batch.numbers):
        shift = batch.shift(row)
        for a, b, _, score in decoding.spans(batch.raw[row, :, :3], settings.options.cue_bias):
            if a > 0 and b < batch.raw.shape[1] and batch.doc.owner[a + shift] == w:
                cues.append((row, a, b, score))
    found = _score(batch, engine, settings, cues)
    kept = [x for x in found if x.content and settings.confidence(x.evidence) >= settings.minimum]
    if settings.options.rescue_bias > settings.options.cue_bias:
        kept += _rescue(batch, engine, settings, kept)
    return kept


def _score(
    batch: _Batch, engine: Engine, settings: Settings, cues: Sequence[_Cue]
) -> list[decoding.Linked]:
    """Link cues to sources and contents."""
    out: list[decoding.Linked] = []
    share = settings.options.token_share
    for first in range(0, len(cues), _CUES):
        part = cues[first : first + _CUES]
        row, start, end = (np.array([c[k] for c in part], np.int64) for k in range(3))
        log = decoding.log_softmax(engine.link(batch.vectors, row, start, end)[:, 1:-1])
        rows = row.tolist()
        if share:
            prior = {r: _prior(batch.raw[r, 1:-1]) for r in set(rows)}
            log += share * np.stack([prior[r] for r in rows])
        inner = [decoding.Cue(a - 1, b - 1, score) for _, a, b, score in part]
        found = decoding.link(inner, log, settings.options)
        out += [_moved(x, batch.shift(r) + 1) for x, r in zip(found, rows, strict=True)]
    return out


def _rescue(
    batch: _Batch, engine: Engine, settings: Settings, known: Sequence[decoding.Linked]
) -> list[decoding.Linked]:
    """Look again, for less certain cues, for whoever says a quotation that no statement holds."""
    taken = {
        i for x in known for a, b in ((x.cue.start, x.cue.end), *x.content) for i in range(a, b)
    }
    unheld = [(batch.numbers.index(w), q, r) for w, q, r in _unheld(batch, settings, taken)]
    cues: list[_Cue] = []
    for row in sorted({row for row, _, _ in unheld}):
        shift = batch.shift(row)
        spans = decoding.spans(batch.raw[row, :, :3], settings.options.rescue_bias)
        for a, b, _, score in spans:
            at = range(a + shift, b + shift)
            inner = a > 0 and b < batch.raw.shape[1]
            near = any(k == row and _is_near(at[0], q, r) for k, q, r in unheld)
            if inner and near and taken.isdisjoint(at):
                cues.append((row, a, b, score))
    found = _score(batch, engine, settings, cues)
    out: list[decoding.Linked] = []
    for _, q, r in unheld:
        half = 0.5 * (r - q)
        fit = [x for x in found if sum(max(0, min(b, r) - max(a, q)) for a, b in x.content) >= half]
        if fit:
            best = replace(max(fit, key=lambda x: x.cue.score * x.content_score), rescued=True)
            if best not in out:
                out.append(best)
    return out


def _is_near(at: int, start: int, end: int) -> bool:
    return start - _REACH <= at < start or end <= at <= end + _REACH


def _unheld(batch: _Batch, settings: Settings, taken: set[int]) -> list[tuple[int, int, int]]:
    """Find the quotations (window, piece range) that no statement holds and that have words."""
    doc = batch.doc
    out = []
    for q, r in doc.quoted:
        w = int(doc.owner[(q + r) // 2])
        if w not in batch.numbers or sum(i in taken for i in range(q, r)) >= 0.3 * (r - q):
            continue
        words = int(((doc.feats[q:r, 0] > 1) & (doc.feats[q:r, 1] != 1)).sum())
        if words >= settings.options.rescue_words:
            out.append((w, q, r))
    return out


def _within(offsets: Sequence[Span], stretches: Sequence[Span]) -> list[int]:
    keep = []
    s = 0
    for i, (start, end) in enumerate(offsets):
        while s < len(stretches) and stretches[s][1] <= start:
            s += 1
        if s < len(stretches) and end > stretches[s][0]:
            keep.append(i)
    return keep


def _prior(raw: Floats) -> Floats:
    """What the token heads say of the link head's five classes, as log-probabilities."""
    source, content = decoding.softmax(raw[:, 3:6]), decoding.softmax(raw[:, 6:9])
    p = np.empty((len(raw), layout.LINK_CLASSES), np.float32)
    p[:, 0] = 1.0
    p[:, 1:3] = source[:, 1:3]
    p[:, 3:5] = content[:, 1:3]
    out: Floats = np.log(p + 1e-3)
    return out


def _moved(x: decoding.Linked, by: int) -> decoding.Linked:
    def move(ranges: Sequence[Span]) -> tuple[Span, ...]:
        return tuple((a + by, b + by) for a, b in ranges)

    cue = decoding.Cue(x.cue.start + by, x.cue.end + by, x.cue.score)
    return decoding.Linked(cue, move(x.source), move(x.content), x.source_score, x.content_score)
