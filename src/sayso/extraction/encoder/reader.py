"""The encoder as a reader of texts: one pass, all heads, spans in code points of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.extraction.encoder import decoding, layout, windows
from sayso.extraction.encoder.engine import Engine, Floats
from sayso.extraction.encoder.nesting import SHORTEST, has_reporting, inner_features
from sayso.extraction.encoder.settings import Settings
from sayso.extraction.encoder.wordpiece import WordPiece

__all__ = ["WEIGHTS", "Attribution", "EncoderReader", "EncoderReading", "Labelled"]

Span = tuple[int, int]
WEIGHTS = Path(__file__).parent / "weights"
"""Folder of the shipped weights."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words.

    Attributes:
        source: Fragments of the source; empty when there is none.
        cue: Fragments of the cue.
        content: Fragments of the content, quotation marks included.
        confidence: Calibrated chance that source and content are right, 0 to 1.
        evidence: The chances it was made of: cue, content, source (each 0 to 1).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    evidence: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span with a label and the mean chance of its pieces, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class EncoderReading:
    """What the heads found in one text; offsets are 0-based, end-exclusive code points of it.

    Attributes:
        text: The text that was read.
        attributions: In the order of their cues.
        names: Proper names, labels PER ORG GPE LOC FAC NORP.
        places: Place names, label PLACE, and adjectives of places, label DEM.
        times: Time expressions, labels as in TimeML.
        sentence_ends: One past the last character of each sentence.
        triggers: Words that name events, label EVENT.
        offsets: Code points of each piece that was read, (pieces, 2).
        class_scores: Pooling score and scores of the event classes, per piece.
    """

    text: str
    attributions: tuple[Attribution, ...]
    names: tuple[Labelled, ...]
    places: tuple[Labelled, ...]
    times: tuple[Labelled, ...]
    sentence_ends: tuple[int, ...]
    triggers: tuple[Labelled, ...]
    offsets: npt.NDArray[np.int32]
    class_scores: Floats

    def event_class(self, start: int, end: int) -> dict[str, float]:
        """Return the chances of the PLOVER classes, given that a sentence tells of an event.

        Args:
            start: First character of the sentence.
            end: One past its last.

        Returns:
            A chance for each class; empty when no piece that was read lies in the stretch.
        """
        inside = (self.offsets[:, 0] < end) & (self.offsets[:, 1] > start)
        part = self.class_scores[inside]
        if not len(part):
            return {}
        share = decoding.softmax(part[:, 0])
        chances = decoding.softmax((share[:, None] * part[:, 1:]).sum(0))
        return dict(zip(layout.CLASSES, map(float, chances), strict=True))


class EncoderReader:
    """Reads texts with a trained network.

    Args:
        engine: Runs the network.
        tokenizer: Cuts text into the network's pieces.
        settings: Decoder options and calibration.
    """

    def __init__(self, engine: Engine, tokenizer: WordPiece, settings: Settings) -> None:
        self.engine = engine
        self.tokenizer = tokenizer
        self.settings = settings

    @classmethod
    def load(cls, threads: int = 1, folder: Path = WEIGHTS) -> EncoderReader:
        """Load weights, by default the shipped ones.

        Args:
            threads: Threads for the network; 1 keeps to one core.
            folder: Holds ``encoder.onnx``, ``link.onnx``, ``tokenizer.json`` and ``reader.json``.

        Raises:
            FileNotFoundError: A file of the weights is missing.
        """
        from sayso.extraction.encoder.engine import OnnxEngine

        raw = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        tokenizer = WordPiece.from_file(folder / "tokenizer.json")
        return cls(OnnxEngine(folder, threads), tokenizer, Settings.from_json(raw))

    def read(
        self, texts: Sequence[str], stretches: Sequence[Sequence[Span] | None] | None = None
    ) -> Iterator[EncoderReading]:
        """Read texts one after another, in order.

        Args:
            texts: The texts; an empty one gives an empty reading.
            stretches: For each text the spans to read, in text order, or None for all of it.
        """
        for i, text in enumerate(texts):
            part = stretches[i] if stretches is not None else None
            yield self._read(windows.prepare(text, self.tokenizer, part, self.settings.overlap))

    def _read(self, doc: windows.Pieces) -> EncoderReading:
        scores, linked = windows.run(doc, self.engine, self.settings)
        heads = _split(scores)
        found = self._attributions(doc, linked)
        if self.settings.nested:
            for outer in tuple(found):
                found += tuple(self._nested(doc, outer, found))
            found.sort(key=lambda a: (a.cue, a.content))
        ends = np.flatnonzero(heads["sentence"].argmax(-1)).tolist()
        return EncoderReading(
            doc.text,
            tuple(found),
            _labelled(doc, heads["name"], layout.NAMES),
            _labelled(doc, heads["place"], layout.PLACES),
            _labelled(doc, heads["time"], layout.TIMES),
            tuple(int(doc.offsets[i, 1]) for i in ends),
            _labelled(doc, heads["trigger"], ("EVENT",)),
            doc.offsets,
            scores[:, sum(layout.TOKEN_HEADS.values()) :],
        )

    def _attributions(
        self, doc: windows.Pieces, linked: Sequence[decoding.Linked]
    ) -> list[Attribution]:
        share = self.settings.options.quote_share
        out: list[Attribution] = []
        for x in sorted(linked, key=lambda x: (x.cue.start, x.cue.end)):
            cue = (x.cue.start, x.cue.end)
            content = decoding.close_quotations(x.content, (cue, *x.source), doc.quoted, share)
            spans = [
                tuple(decoding.characters(doc.text, doc.offsets, r) for r in ranges)
                for ranges in (x.source, (cue,), content)
            ]
            sure = self.settings.rescued if x.rescued else self.settings.confidence(x.evidence)
            out.append(Attribution(spans[0], spans[1], spans[2], sure, x.evidence))
        return out

    def _nested(
        self, doc: windows.Pieces, outer: Attribution, known: Sequence[Attribution]
    ) -> Iterator[Attribution]:
        """Read the contents of an attribution as texts of their own."""
        for start, end in outer.content:
            if not has_reporting(doc.text, start, end):
                continue
            inner = self._inner(doc, start, end)
            if inner is None:
                continue
            for x in self._attributions(inner, windows.run(inner, self.engine, self.settings)[1]):
                s, e = x.cue[0]
                if (
                    x.confidence >= self.settings.nested_minimum
                    and has_reporting(doc.text, max(0, s - 2), e)
                    and not any(s < k.cue[0][1] and k.cue[0][0] < e for k in known)
                ):
                    yield x

    def _inner(self, doc: windows.Pieces, start: int, end: int) -> windows.Pieces | None:
        """Take content out of its text, without the marks and the "that" around it."""
        a = int(np.searchsorted(doc.offsets[:, 1], start, side="right"))
        b = int(np.searchsorted(doc.offsets[:, 0], end, side="left"))
        while a < b and (doc.feats[a, 2] == 1 + 2 or doc.text[slice(*doc.offsets[a])] == "that"):
            a += 1
        while a < b and doc.feats[b - 1, 2] == 1 + 3:
            b -= 1
        if b - a < SHORTEST:
            return None
        feats = inner_features(doc.feats[a:b])
        overlap = self.settings.overlap
        return windows.windowed(doc.text, doc.ids[a:b], feats, doc.offsets[a:b], [], overlap)


def _labelled(doc: windows.Pieces, scores: Floats, kinds: Sequence[str]) -> tuple[Labelled, ...]:
    out = []
    for a, b, kind, score in decoding.spans(scores):
        start, end = decoding.characters(doc.text, doc.offsets, (a, b))
        if doc.text[end - 2 : end] in ("'s", "’s"):
            end -= 2
        if start < end:
            out.append(Labelled(start, end, kinds[kind], score))
    return tuple(out)


def _split(scores: Floats) -> dict[str, Floats]:
    out: dict[str, Floats] = {}
    at = 0
    for name, size in layout.TOKEN_HEADS.items():
        out[name] = scores[:, at : at + size]
        at += size
    return out
