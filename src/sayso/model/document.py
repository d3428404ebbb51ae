"""Document: one published text, its passages, and the way back to the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sayso.model.spans import Span
from sayso.model.vocabulary import Role

__all__ = ["Anchor", "Document", "MetadataEvidence", "Passage", "SourceFile"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where a document's bytes came from: as declared, never invented.

    Attributes:
        name: File name, URL or ``-`` for standard input, as the person gave it.
        media_type: Such as ``text/html``; what reading found, not what a server claimed.
        size: Length of the original in bytes.
        sha256: SHA-256 of the original bytes, hexadecimal.
        encoding: Character encoding that the text was decoded with, if any.
        fetched_by: Who collected it, as they declared.
        fetched_at: When it was collected (ISO 8601), as declared, or by sayso for URLs.
        fetched_with: The program that collected it, as declared, or sayso for URLs.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    encoding: str | None = None
    fetched_by: str | None = None
    fetched_at: str | None = None
    fetched_with: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document with one role and one language.

    Attributes:
        start: First character, 0-based code point of ``Document.text``.
        end: One past the last character.
        role: What the stretch is within the page.
        language: ISO 639-1 (or -3) code, or None where the stretch has no words.
    """

    start: int
    end: int
    role: Role
    language: str | None = None

    @property
    def span(self) -> Span:
        """The passage as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of ``Document.text`` stands in the original.

    Attributes:
        start: First character in ``Document.text``.
        end: One past the last character.
        path: For HTML, the XPath of the element that holds the text.
        page: For PDF, the page, counted from 1.
        box: For PDF, left, bottom, right, top in points from the page's lower left corner.
        source: For text formats, the span in the decoded original.
    """

    start: int
    end: int
    path: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class MetadataEvidence:
    """What a metadata field of a document rests on.

    Attributes:
        field: ``title``, ``byline``, ``publisher``, ``published``, ``url`` or ``language``.
        origin: ``text`` (see ``span``), ``declared`` (given by the person or the batch),
            or the name of the markup it stands in, such as ``meta:og:title``,
            ``json-ld:datePublished`` or ``link:canonical``.
        span: The characters of ``Document.text`` that say so, where the text does.
        value: The value as the origin has it, before normalisation.
    """

    field: str
    origin: str
    span: Span | None = None
    value: str | None = None


@dataclass(frozen=True)
class Document:
    """One published text.

    Attributes:
        id: SHA-256 of the original bytes (for a line of a batch: of the line's content).
        text: Everything the page says, in reading order; all offsets count in this.
        passages: Spans with role and language, in text order, not overlapping; what
            isn't body is kept and marked.
        source: Where the bytes came from.
        title: The headline.
        byline: The author or authors as published.
        publisher: The outlet. A republished piece may name another one: see ``origin``.
        published: Publication date, EDTF (``2031-04-08``, or with a time
            ``2031-04-08T20:12:00+05:00``).
        language: ISO 639-1 code of the body.
        url: Canonical address, if known.
        given_id: The id that the input named, where it named one.
        origin: The outlet or agency that a republished piece credits, where it does.
        anchors: The way back to page or element, in text order.
        evidence: What each metadata field rests on.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    source: SourceFile
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    given_id: str | None = None
    origin: str | None = None
    anchors: tuple[Anchor, ...] = ()
    evidence: tuple[MetadataEvidence, ...] = ()

    @property
    def ref(self) -> str:
        """The id that outputs use: the one given on input, else ``id``."""
        return self.given_id or self.id

    @cached_property
    def _anchor_starts(self) -> list[int]:
        return [anchor.start for anchor in self.anchors]

    def locate(self, span: tuple[int, int]) -> tuple[Anchor, ...]:
        """Return the anchors that a span of the text touches, in text order."""
        first = max(0, bisect_right(self._anchor_starts, span[0]) - 1)
        found = []
        for anchor in self.anchors[first:]:
            if anchor.start >= span[1]:
                break
            if anchor.end > span[0]:
                found.append(anchor)
        return tuple(found)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a character, or None between passages."""
        index = bisect_right([p.start for p in self.passages], offset) - 1
        if index >= 0 and offset < self.passages[index].end:
            return self.passages[index]
        return None
