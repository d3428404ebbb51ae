"""Join the names of a document with what a finder made for places saw, such as a trained head."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from sayso.extraction.names.repair import snap
from sayso.gazetteer import Gazetteer
from sayso.model import Document, Label, Mention
from sayso.resolution.places.spots import place_labels

__all__ = ["Finder", "FoundPlace", "with_found"]


class FoundPlace(Protocol):
    """A stretch that a finder takes for a place.

    Attributes:
        start: First character.
        end: One past the last.
        label: ``DEM`` for an adjective or demonym, anything else for a place.
        score: How sure it is, 0 to 1.
    """

    @property
    def start(self) -> int: ...  # noqa: D102 - told above

    @property
    def end(self) -> int: ...  # noqa: D102 - told above

    @property
    def label(self) -> str: ...  # noqa: D102 - told above

    @property
    def score(self) -> float: ...  # noqa: D102 - told above


_SITES = {Label.LOC, Label.FAC}
Finder = Callable[[Document], Iterable[FoundPlace]]
"""Finds places in a document, those within the names of organisations, too."""


def with_found(
    text: str, mentions: Iterable[Mention], found: Iterable[FoundPlace], gazetteer: Gazetteer
) -> list[Mention]:
    """Return the mentions with the finder's places, which count for more where they overlap.

    A place of the mentions that only overlaps one of the finder's gives way; one with the same
    span lends it its label if that is LOC or FAC. Persons and organisations stay, with the
    finder's places within.
    """
    listed = list(mentions)
    labels = {(m.start, m.end): m.label for m in listed if m.label in _SITES}
    places = []
    for item in found:
        label = Label.NORP if item.label == "DEM" else Label.GPE
        start, end = snap(text, item.start, item.end, lambda name: bool(gazetteer.find(name)))
        kept = label if label == Label.NORP else labels.get((start, end), label)
        if start < end:
            places.append(Mention(start, end, kept, confidence=item.score))
    rest = [
        m
        for m in listed
        if m.label not in place_labels
        or not any(p.start < m.end and m.start < p.end for p in places)
    ]
    return sorted([*rest, *places], key=lambda m: (m.start, m.end))
