"""Paragraphs as the sentences of a reading show them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Sentence, Span

__all__ = ["paragraph_spans"]


def paragraph_spans(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the spans of the paragraphs that sentences belong to, in text order."""
    spans: list[Span] = []
    number: int | None = None
    for sentence in sentences:
        if sentence.paragraph == number:
            spans[-1] = Span(spans[-1].start, sentence.end)
        else:
            spans.append(sentence.span)
            number = sentence.paragraph
    return spans
