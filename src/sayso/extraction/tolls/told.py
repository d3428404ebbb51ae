"""What a text has counted so far: what a bare figure counts is told by those before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found
from sayso.model import TollKind

__all__ = ["TELLING", "Told"]

_NEAR = 300
"""How many characters a bare figure may stand after the last toll: about two sentences."""
_CROWD_NEAR = 500
_FIGURE_NEAR = 1500
"""The same where the sentence speaks of a figure: about three paragraphs."""
_OF_FIGURES = frozenset({"figure", "figures", "toll", "tally", "count", "tolls"})
TELLING = 10
"""Numbers from here on seldom count two things in one text."""
_CROWDS = word_set(
    """march marched marchers marches rally rallied rallies protest protesters protests
    demonstration demonstrations demonstrators crowd crowds procession vigil turnout organisers
    organizers strike strikers mourners"""
)
_MANY = 100
"""A bare figure from here on may count a crowd."""
_TOPICS = {
    **dict.fromkeys(("dead", "death toll", "toll", "bodies"), TollKind.KILLED),
    **dict.fromkeys(("wounded", "injured"), TollKind.INJURED),
    "missing": TollKind.MISSING,
    **dict.fromkeys(("detained", "detainees", "arrested", "arrests"), TollKind.DETAINED),
    "displaced": TollKind.DISPLACED,
}
_TOPIC = re.compile(rf"\bthe ({'|'.join(_TOPICS)})\b(?! (?:end|line|body))")
_RATIO = 8
_FEW = 40
"""Figures below this may stand for the same count however far apart they are."""


class Told:
    """The counts and crowds that the text has told.

    Args:
        sure: The kinds that the text gives each number in so many words, wherever it does.
    """

    def __init__(self, sure: Mapping[int, Collection[TollKind]] | None = None) -> None:
        """Nothing is told yet."""
        self._sure = dict(sure or {})
        self._counts: list[tuple[TollKind, int]] = []
        self._end = -1
        self._sentences: list[int] = []
        self._crowd = -1
        self._topic: tuple[TollKind, int] | None = None

    @property
    def any(self) -> bool:
        """Whether the text has counted anybody, or says whom it counts next."""
        return bool(self._counts) or self._topic is not None

    def crowd(self, start: int, words: Collection[str]) -> bool:
        """Tell whether a sentence with these words, or one just before it, is of a crowd."""
        if not _CROWDS.isdisjoint(words):
            self._crowd = start
        return self._crowd >= 0 and start - self._crowd < _CROWD_NEAR

    def follows(self, start: int, words: Collection[str] = ()) -> bool:
        """Tell whether people have been counted just before a sentence.

        One that speaks of a figure may stand further from the count that it's about.
        """
        near = _NEAR if _OF_FIGURES.isdisjoint(words) else _FIGURE_NEAR
        ends = [self._end, self._topic[1] if self._topic else -1]
        return any(end >= 0 and start - end < near for end in ends)

    def again(self, low: int, high: int | None) -> bool:
        """Tell whether a figure is told with its kind elsewhere in the text."""
        return low == high and low >= TELLING and low in self._sure

    def topic(self, sentence: str, end: int) -> None:
        """Keep what a sentence without a figure says is counted next: "Take the dead."."""
        found = _TOPIC.search(sentence)
        if found is not None:
            self._topic = (_TOPICS[found[1]], end)

    def add(self, kind: TollKind, found: Found, end: int) -> None:
        """Keep a count; *end* is where its sentence ends."""
        if end != self._end:
            self._sentences.append(len(self._counts))
        self._counts.append((kind, found.high or found.low))
        self._end = end

    def kind(self, found: Found, *, crowd: bool) -> TollKind | None:
        """Return what a bare figure counts, or None if it's like nothing counted before."""
        value = found.high or found.low
        known = self._sure.get(found.low, ())
        if found.low >= TELLING and len(known) == 1:
            return next(iter(known))
        recent = self._counts[self._sentences[-1] :] if self._sentences else []
        order = [kind for kind, _ in reversed(recent)]
        if TollKind.KILLED in order:
            order.insert(0, TollKind.KILLED)
        order += [kind for kind, _ in reversed(self._counts[-12:])]
        for kind in dict.fromkeys(order):
            if any(k is kind and _like(value, other) for k, other in self._counts):
                return kind
        if crowd and value >= _MANY:
            return TollKind.PRESENT
        if self._topic is not None and all(k is not self._topic[0] for k, _ in self._counts):
            return self._topic[0]
        if not self._counts:
            return TollKind.KILLED if value < _MANY else None
        return None


def _like(value: int, known: int) -> bool:
    low, high = sorted((value, known))
    return high < _FEW or (low > 0 and high <= _RATIO * low)
