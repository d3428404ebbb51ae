"""The encoder at the seam: components that give statements and mentions, from one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sayso.extraction.encoder.quotation import quotations
from sayso.extraction.encoder.reader import (
    WEIGHTS,
    Attribution,
    EncoderReader,
    EncoderReading,
    Labelled,
)
from sayso.model import (
    Document,
    Label,
    Mention,
    QuoteKind,
    Reading,
    Span,
    Spans,
    Statement,
    Trigger,
    content_id,
    hull,
)

__all__ = ["EncoderMentions", "EncoderStatements", "EncoderTriggers", "SharedEncoder"]

LANGUAGES = frozenset({"en"})
"""Languages that the shipped encoder reads; a passage without a language is read, too."""


class SharedEncoder:
    """One encoder for several components: loaded at first use, and each document read once.

    Args:
        threads: Threads of the network.
        folder: Where the weights lie.
    """

    def __init__(self, threads: int = 1, folder: Path = WEIGHTS) -> None:
        self.threads = threads
        self.folder = folder
        self._reader: EncoderReader | None = None
        self._last: tuple[Document, EncoderReading] | None = None

    @property
    def reader(self) -> EncoderReader:
        """The reader, loaded now if it wasn't.

        Raises:
            FileNotFoundError: A file of the weights is missing.
        """
        if self._reader is None:
            self._reader = EncoderReader.load(self.threads, self.folder)
        return self._reader

    def read(self, document: Document) -> EncoderReading:
        """Read the passages of a document that are read and are in a language the encoder knows."""
        if self._last is not None and self._last[0] is document:
            return self._last[1]
        stretches = [
            (p.start, p.end)
            for p in document.passages
            if p.role.is_read and (p.language is None or p.language in LANGUAGES)
        ]
        result = next(iter(self.reader.read([document.text], [stretches])))
        self._last = (document, result)
        return result

    def places(self, document: Document) -> Sequence[Labelled]:
        """Return what the head for places finds, names that stand inside others included."""
        return self.read(document).places


class EncoderStatements:
    """Component ``statements.encoder``: attributions found by the trained encoder.

    Args:
        encoder: Shared with the other components that need it.
        minimum: Statements with less confidence are left out.
    """

    name = "statements.encoder"
    version = "2"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"statements"})

    def __init__(self, encoder: SharedEncoder, minimum: float = 0.0) -> None:
        self.encoder = encoder
        self.minimum = minimum

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its statements, in text order."""
        document = reading.document
        found = self.encoder.read(document).attributions
        kept = [a for a in found if a.confidence >= self.minimum]
        return replace(reading, statements=statements(document, kept, self.name))


class EncoderMentions:
    """Component ``mentions.encoder``: names found by the trained encoder.

    The names head gives every label; a place that only the place head sees is added as GPE, an
    adjective of a place as NORP.

    Args:
        encoder: Shared with the other components that need it.
        minimum: Names with less confidence are left out.
    """

    name = "mentions.encoder"
    version = "2"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"mentions"})

    def __init__(self, encoder: SharedEncoder, minimum: float = 0.0) -> None:
        self.encoder = encoder
        self.minimum = minimum

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions, in text order, none overlapping another."""
        found = self.encoder.read(reading.document)
        names = [Mention(x.start, x.end, Label(x.label), None, x.score) for x in found.names]
        for x in found.places:
            if not any(m.start < x.end and x.start < m.end for m in names):
                label = Label.GPE if x.label == "PLACE" else Label.NORP
                names.append(Mention(x.start, x.end, label, None, x.score))
        kept = sorted((m for m in names if m.confidence >= self.minimum), key=lambda m: m.start)
        return replace(reading, mentions=tuple(kept))


class EncoderTriggers:
    """Component ``triggers.encoder``: words that name events of any kind, after ECB+.

    Args:
        encoder: Shared with the other components that need it.
    """

    name = "triggers.encoder"
    version = "2"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"triggers"})

    def __init__(self, encoder: SharedEncoder) -> None:
        self.encoder = encoder

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its triggers, in text order, none overlapping another."""
        found = self.encoder.read(reading.document).triggers
        triggers = tuple(Trigger(x.start, x.end, round(x.score, 2)) for x in found)
        return replace(reading, triggers=triggers)


def statements(
    document: Document, found: Sequence[Attribution], component: str
) -> tuple[Statement, ...]:
    """Make records of attributions, each nested in the smallest one whose content holds its cue."""
    marks = [q for q in quotations(document.text) if not q.single]
    parts: list[tuple[Spans, Spans, Spans]] = []
    ids: list[str] = []
    for a in found:
        source, cue, content = (tuple(Span(*s) for s in x) for x in (a.source, a.cue, a.content))
        parts.append((source, cue, content))
        ids.append(content_id(document.id, cue, source, content))
    out = []
    seen: set[str] = set()
    for i, (a, (source, cue, content)) in enumerate(zip(found, parts, strict=True)):
        if ids[i] in seen:
            continue
        seen.add(ids[i])
        around = [
            (sum(e - s for s, e in other[2]), j)
            for j, other in enumerate(parts)
            if j != i and cue and any(s <= cue[0][0] and cue[-1][1] <= e for s, e in other[2])
        ]
        outer = ids[min(around)[1]] if around else None
        out.append(
            Statement(
                ids[i],
                source,
                cue,
                content,
                kind=_kind(document.text, content, [(q.start, q.end) for q in marks]),
                nested_in=outer if outer != ids[i] else None,
                confidence=round(a.confidence, 4),
                explanation=_explain(document.text, a),
                component=component,
            )
        )
    return tuple(out)


def _kind(text: str, content: Spans, marks: Sequence[tuple[int, int]]) -> QuoteKind:
    inside = outside = 0
    whole = hull(content)
    near = [m for m in marks if m[0] < whole.end and whole.start < m[1]]
    for start, end in content:
        for i in range(start, end):
            if text[i].isalnum():
                if any(a <= i < b for a, b in near):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if outside else QuoteKind.DIRECT


def _explain(text: str, found: Attribution) -> str:
    cue, content, source = found.evidence
    words = " … ".join(text[s:e] for s, e in found.cue)
    who = f"its source with {source:.2f}" if found.source else f"no source to it ({source:.2f})"
    return (
        f"the encoder takes “{words}” for a cue with {cue:.2f}, "
        f"links its content with {content:.2f} and {who}"
    )
