"""Documents as arrays of pieces, features and labels, and the windows that are cut from them.

Labels are piece-level; -100 marks a piece on which a head learns nothing.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.extraction.encoder import features
from sayso.extraction.encoder.layout import CLASSES, INNER, NAMES, PLACES, TIMES
from sayso.extraction.encoder.quotation import quotations
from training.corpora import Doc, Labelled, Span

IGNORE = -100


@dataclass
class Pieces:
    """One document in pieces.

    ``anchors``: for each attribution the piece range of its cue and those of source and content.
    """

    key: str
    corpus: str
    ids: npt.NDArray[np.int32]
    feats: npt.NDArray[np.int8]
    offsets: npt.NDArray[np.int32]
    labels: dict[str, npt.NDArray[np.int16]] = field(default_factory=dict)
    anchors: list[tuple[int, int, list[Span], list[Span]]] = field(default_factory=list)
    linked: bool = False
    classes: list[tuple[int, int, int]] = field(default_factory=list)


def _range(doc: Pieces, span: Span) -> Span:
    """Pieces that overlap a span, as a half-open range (empty when none does)."""
    first = np.searchsorted(doc.offsets[:, 1], span[0], side="right")
    return int(first), int(np.searchsorted(doc.offsets[:, 0], span[1], side="left"))


def _bio(doc: Pieces, spans: Sequence[tuple[Span, int]]) -> npt.NDArray[np.int16]:
    out = np.zeros(len(doc.ids), np.int16)
    for span, kind in spans:
        a, b = _range(doc, span)
        if a < b:
            out[a:b] = 2 + 2 * kind
            out[a] = 1 + 2 * kind
    return out


def _typed(spans: Sequence[Labelled], kinds: Sequence[str]) -> list[tuple[Span, int]]:
    return [((s, e), kinds.index(k)) for s, e, k in spans]


def gum_types(gold: Sequence[Labelled], silver: Sequence[Labelled]) -> list[Labelled]:
    """Split GUM's PLACE into GPE, LOC and FAC, and add NORP, by the silver names."""
    out: list[Labelled] = []
    for s, e, told in gold:
        kind = told
        near = [k for a, b, k in silver if a < e and s < b]
        if kind == "PLACE":
            kind = next(
                (k for k in near if k in ("GPE", "LOC", "FAC")), "GPE" if not near else "LOC"
            )
        elif kind == "PER" and near[:1] == ["NORP"]:
            kind = "NORP"
        out.append((s, e, kind))
    out += [
        x for x in silver if x[2] == "NORP" and not any(x[0] < e and s < x[1] for s, e, _ in out)
    ]
    return sorted(out)


def build(doc: Doc, tokenizer: Tokenizer, silver: Sequence[Labelled] | None) -> Pieces:
    """Tokenise one document and lay its annotation on the pieces."""
    text = doc.text
    enc = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(enc.offsets, np.int32).reshape(-1, 2)
    feats = np.array(features.piece_features(text, enc.offsets, quotations(text)), np.int8).T
    size = len(enc.ids)
    ids = np.array(enc.ids, np.int32)
    out = Pieces(doc.key, doc.corpus, ids, feats.reshape(size, 3), offsets)
    _label_attributions(out, doc)
    _label_names(out, doc, silver)
    if doc.times is not None:
        out.labels["time"] = _bio(out, _typed(doc.times, TIMES))
    if doc.sentence_ends is not None:
        lasts = np.searchsorted(offsets[:, 0], doc.sentence_ends, side="left") - 1
        out.labels["sentence"] = np.zeros(size, np.int16)
        out.labels["sentence"][lasts[lasts >= 0]] = 1
    _label_triggers(out, doc)
    _keep_body(out, doc)
    known = [(s, e, k) for s, e, k in doc.classes if k in CLASSES]
    out.classes = [(*_range(out, (s, e)), CLASSES.index(k)) for s, e, k in known]
    return out


def _label_attributions(out: Pieces, doc: Doc) -> None:
    if doc.attributions is None:
        return
    out.linked = True
    inner = doc.nested or []
    for role in ("cue", "source", "content"):
        told = doc.attributions if role == "content" else [*doc.attributions, *inner]
        out.labels[role] = _bio(out, [(s, 0) for a in told for s in a[role]])
    if doc.nested is None:  # what stands within contents may be attributed once more, or not
        for role in ("cue", "source"):
            unknown = (out.labels["content"] > 0) & (out.labels[role] == 0)
            out.labels[role][unknown] = IGNORE
    for a in (*doc.attributions, *inner):
        if not a["cue"]:
            continue
        first, last = _range(out, (a["cue"][0][0], a["cue"][-1][1]))
        if first < last:
            roles = ([_range(out, s) for s in a[k]] for k in ("source", "content"))
            source, content = ([r for r in ranges if r[0] < r[1]] for ranges in roles)
            out.anchors.append((first, last, source, content))


def _label_names(out: Pieces, doc: Doc, silver: Sequence[Labelled] | None) -> None:
    names = list(silver) if silver is not None else None
    if doc.names is not None:
        names = gum_types(doc.names, silver or [])
    if names is not None:
        out.labels["name"] = _bio(out, _typed(names, NAMES))
    if doc.places is None:
        return
    out.labels["place"] = _bio(out, _typed(doc.places, PLACES))
    if names is not None:  # gold places speak louder: no loss where the teacher disagrees
        name = out.labels["name"]
        gold, told = out.labels["place"] > 0, np.isin(name, [5, 6, 7, 8, 9, 10])
        out.labels["name"] = np.where(gold != told, IGNORE, name).astype(np.int16)


def _label_triggers(out: Pieces, doc: Doc) -> None:
    """Label triggers in the judged sentences, and cut away the pages that nobody judged."""
    if doc.triggers is None or doc.judged is None:
        return
    size = len(out.ids)
    mask = np.zeros(size, bool)
    for s in doc.judged:
        a, b = _range(out, s)
        mask[a:b] = True
    found = _bio(out, [(s, 0) for s in doc.triggers])
    out.labels["trigger"] = np.where(mask, found, IGNORE).astype(np.int16)
    if mask.any():
        first, last = int(mask.argmax()), size - int(mask[::-1].argmax())
        _crop(out, max(0, first - 20), min(size, last + 20))


def _keep_body(out: Pieces, doc: Doc) -> None:
    """Learn nothing from headlines, captions and whatever else annotators left out."""
    if doc.body is None:
        return
    mask = np.zeros(len(out.ids), bool)
    for s in doc.body:
        a, b = _range(out, s)
        mask[a:b] = True
    for labels in out.labels.values():
        labels[~mask] = IGNORE


def _crop(p: Pieces, a: int, b: int) -> None:
    p.ids, p.feats, p.offsets = p.ids[a:b], p.feats[a:b], p.offsets[a:b]
    p.labels = {k: v[a:b] for k, v in p.labels.items()}


@dataclass
class Window:
    """Pieces ``start..end`` of a document."""

    doc: Pieces
    start: int
    end: int

    @property
    def size(self) -> int:
        """Pieces in the window."""
        return self.end - self.start


def cut(doc: Pieces, rng: random.Random) -> list[Window]:
    """Cut a document into full windows that overlap at random places: nothing to pad."""
    size = len(doc.ids)
    if size <= INNER:
        return [Window(doc, 0, size)] if size else []
    count = -(-size // INNER)
    spare = count * INNER - size
    cuts = sorted(rng.randint(0, spare) for _ in range(count - 1))
    return [
        Window(doc, i * INNER - back, (i + 1) * INNER - back)
        for i, back in enumerate([0, *cuts[:-1], spare])
    ]


def batches(windows: list[Window], rng: random.Random, budget: int = 2048) -> list[list[Window]]:
    """Group windows of like size into batches of at most ``budget`` padded pieces."""
    order = sorted(windows, key=lambda w: (w.size + rng.random() * 24, rng.random()))
    out: list[list[Window]] = []
    batch: list[Window] = []
    for w in order:
        if batch and (len(batch) + 1) * (max(w.size, batch[-1].size) + 2) > budget:
            out.append(batch)
            batch = []
        batch.append(w)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def save(docs: list[Pieces], path: Path) -> None:
    """Cache built documents."""
    with path.open("wb") as sink:
        pickle.dump(docs, sink, protocol=5)


def load(path: Path) -> list[Pieces]:
    """Read what :func:`save` wrote."""
    with path.open("rb") as src:
        out: list[Pieces] = pickle.load(src)  # noqa: S301 - a file of our own making
    return out
