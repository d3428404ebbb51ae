"""From scores to spans: which cues there are, what belongs to each, where it begins and ends.

Everything here works on pieces of one text (half-open ranges of piece numbers) until
:func:`characters` turns ranges into code points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.extraction.encoder.quotation import Quotation

Floats = npt.NDArray[np.float32]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of the decoder, found on PolNeAR dev.

    Attributes:
        cue_bias: Added to the scores of B and I of the cue head: above 0 finds more cues.
        token_share: How much of the token heads' log-probabilities joins the link head's.
        content_cost: Cost of each beginning of content, in nats.
        source_cost: Cost of each beginning of a source, in nats.
        rescue_bias: Added instead of ``cue_bias`` near a quotation that no statement holds; below
            ``cue_bias``: never.
        rescue_words: Words that such a quotation must have.
        shared: Share of content from which two statements count as one: the surer is kept.
        quote_share: Share of a quotation's pieces from which content takes in the whole of it.
    """

    cue_bias: float = 1.5
    token_share: float = 0.5
    content_cost: float = 3.0
    source_cost: float = 0.0
    rescue_bias: float = 4.0
    rescue_words: int = 2
    quote_share: float = 0.3
    shared: float = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """Pieces of a cue with its probability."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with the pieces of its source and content and the mean probability of each."""

    cue: Cue
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    source_score: float
    content_score: float
    rescued: bool = False

    @property
    def evidence(self) -> tuple[float, float, float]:
        """Chances of the cue, the content and the source."""
        return self.cue.score, self.content_score, self.source_score


def softmax(x: Floats) -> Floats:
    """Probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = e / e.sum(-1, keepdims=True)
    return out


def log_softmax(x: Floats) -> Floats:
    """Logarithms of the probabilities along the last axis."""
    y = x - x.max(-1, keepdims=True)
    out: Floats = y - np.log(np.exp(y).sum(-1, keepdims=True))
    return out


def spans(scores: Floats, bias: float = 0.0) -> list[tuple[int, int, int, float]]:
    """Read BIO scores (pieces, 1 + 2 kinds): ranges with kind and mean probability.

    A span goes on while "continues this kind" beats everything else; a piece that continues a span
    that was never begun begins one.
    """
    biased = scores.copy()
    biased[:, 1:] += bias
    best = biased.argmax(-1)
    if not best.any():
        return []
    chances = softmax(scores)
    out: list[tuple[int, int, int, float]] = []
    marked = np.flatnonzero(best)
    start = kind = last = -1
    for i in marked.tolist():
        label = int(best[i])
        k = (label - 1) // 2
        begins = label % 2 == 1
        if start >= 0 and not begins and k == kind and i == last + 1:
            last = i
            continue
        if start >= 0:
            out.append(_span(start, last + 1, kind, chances))
        start, kind, last = i, k, i
    out.append(_span(start, last + 1, kind, chances))
    return out


def _span(start: int, end: int, kind: int, chances: Floats) -> tuple[int, int, int, float]:
    score = float((chances[start:end, 1 + 2 * kind] + chances[start:end, 2 + 2 * kind]).mean())
    return start, end, kind, score


def best_paths(log: Floats, options: Options) -> npt.NDArray[np.int8]:
    """Find the most likely course of roles over the pieces, for many cues at once (Viterbi).

    A stretch must begin with its "begins" score and go on with its "in" score, and each beginning
    costs an entry, so that a scatter of small stretches has to earn its keep.

    Args:
        log: Log-probabilities (cues, pieces, 5).
        options: The costs of entry.

    Returns:
        (cues, pieces): 0 outside, 1 begins source, 2 in source, 3 begins content, 4 in content.
    """
    cues, pieces, _ = log.shape
    back = np.zeros((pieces, cues, 3), np.int8)
    best = np.full((cues, 3), -1e9, np.float32)
    best[:, 0] = 0.0
    outside, begin, inside = log[:, :, 0], log[:, :, 1::2].copy(), log[:, :, 2::2]
    begin[:, :, 0] -= options.source_cost
    begin[:, :, 1] -= options.content_cost
    for t in range(pieces):
        top = best.argmax(1)
        reach = best.max(1)
        enter = reach[:, None] + begin[:, t]
        stay = best[:, 1:] + inside[:, t]
        new = np.empty_like(best)
        new[:, 0] = reach + outside[:, t]
        go_on = stay >= enter
        new[:, 1:] = np.where(go_on, stay, enter)
        back[t, :, 0] = top
        back[t, :, 1:] = np.where(go_on, 3, top[:, None])
        best = new
    out = np.zeros((cues, pieces), np.int8)
    state = best.argmax(1)
    rows = np.arange(cues)
    for t in range(pieces - 1, -1, -1):
        step = back[t, rows, state]
        stays = (state > 0) & (step == 3)
        out[:, t] = np.where(state == 0, 0, 2 * state - 1 + stays)
        state = np.where(stays, state, step)
    return out


def stretches(path: npt.NDArray[np.int8], kind: int) -> list[Range]:
    """Ranges of one role (0 source, 1 content) on a path of :func:`best_paths`."""
    first, further = 1 + 2 * kind, 2 + 2 * kind
    out: list[Range] = []
    for i in np.flatnonzero((path == first) | (path == further)).tolist():
        if path[i] == further and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def link(cues: Sequence[Cue], scores: Floats, options: Options) -> list[Linked]:
    """Read the link log-scores (cues, pieces, 5): at most one source for each cue."""
    scores = scores.copy()
    for i, cue in enumerate(cues):
        scores[i, cue.start : cue.end, 1:] = -30.0
    log = log_softmax(scores)
    chances = np.exp(log)
    # only pieces that some cue may want are walked; the rest is outside for all of them
    wanted = np.flatnonzero((chances[:, :, 0] < 0.98).any(0))
    paths = np.zeros(log.shape[:2], np.int8)
    if len(wanted):
        low, high = int(wanted[0]), int(wanted[-1]) + 1
        paths[:, low:high] = best_paths(log[:, low:high], options)
    out = []
    for cue, path, chance in zip(cues, paths, chances, strict=True):
        content = stretches(path, 1)
        on = chance[:, 3] + chance[:, 4]
        total = sum(b - a for a, b in content)
        content_score = sum(float(on[a:b].sum()) for a, b in content) / total if total else 0.0
        on = chance[:, 1] + chance[:, 2]
        source: tuple[Range, ...] = ()
        source_score = float(1.0 - on.max())
        found = stretches(path, 0)
        if found:
            a, b = max(found, key=lambda r: float(on[r[0] : r[1]].sum()))
            source, source_score = ((a, b),), float(on[a:b].mean())
        out.append(Linked(cue, source, tuple(content), source_score, content_score))
    return out


def distinct(
    found: Sequence[Linked],
    shared: float,
    sure: Callable[[tuple[float, float, float]], float],
) -> list[Linked]:
    """Leave out statements that share their content (Jaccard *shared* or more) with a surer one."""
    order = sorted(found, key=lambda x: -sure(x.evidence))
    kept: list[tuple[Linked, set[int]]] = []
    for x in order:
        mine = {i for a, b in x.content for i in range(a, b)}
        low, high = x.content[0][0], x.content[-1][1]
        near = (y for k, y in kept if k.content[0][0] < high and low < k.content[-1][1])
        if not any(len(mine & y) >= shared * len(mine | y) for y in near):
            kept.append((x, mine))
    return [x for x, _ in kept]


def close_quotations(
    content: Sequence[Range], taken: Sequence[Range], quoted: Sequence[Range], share: float
) -> tuple[Range, ...]:
    """Make content and quotation marks agree: an opened quotation is closed.

    Args:
        content: Ranges of content pieces.
        taken: Ranges of the cue and source, which content never enters.
        quoted: Ranges of the text's quotations, marks included.
        share: Share of a quotation that content must hold already to take in the rest.
    """
    out: list[Range] = []
    for start, end in content:
        a, b = start, end
        for q, r in quoted:
            if r <= start or q >= end:
                continue
            inside = min(r, end) - max(q, start)
            if (
                inside >= share * (r - q)
                and inside < r - q
                and not any(x < r and y > q for x, y in taken)
            ):
                a, b = min(a, q), max(b, r)
        out.append((a, b))
    out.sort()
    merged: list[Range] = []
    for a, b in out:
        if merged and a < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def quoted_ranges(
    starts: npt.NDArray[np.int32], ends: npt.NDArray[np.int32], marks: Sequence[Quotation]
) -> list[Range]:
    """Piece ranges of the closed double quotations."""
    out: list[Range] = []
    for q in marks:
        if q.single or not q.closed:
            continue
        a = int(np.searchsorted(ends, q.start, side="right"))
        b = int(np.searchsorted(starts, q.end, side="left"))
        if a < b:
            out.append((a, b))
    return out


def characters(text: str, offsets: npt.NDArray[np.int32], piece: Range) -> tuple[int, int]:
    """Return the code points of pieces, stretched to whole words; a possessive stays whole."""
    start, end = int(offsets[piece[0], 0]), int(offsets[piece[1] - 1, 1])
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    if _is_possessive(text, end - 1) and end - 1 > start:
        end += 1
    if start > 1 and _is_possessive(text, start - 1) and end > start + 2:
        start += 1
        while start < end - 1 and text[start].isspace():
            start += 1
    return start, end


def _is_possessive(text: str, at: int) -> bool:
    """Tell whether an apostrophe at *at* is followed by a lone s."""
    return text[at] in "'’" and text[at + 1 : at + 2] == "s" and not text[at + 2 : at + 3].isalnum()
