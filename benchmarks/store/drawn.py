"""Meanings for invented news: those of statements that people might make, by claim.

The words of :mod:`benchmarks.store.stories` are drawn at random, and all alike to the encoder of
meanings. So each of its claims is given the meanings of a claim of ``benchmarks/matters``, where
statements say one thing in other words: as near one another as in news, and as near other claims.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.meanings import read
from sayso.extraction.meanings.encoder import meaning_of

__all__ = ["Drawn"]

_TOGETHER = 3
"""Matters of one story: eight claims or so, of which two or three are near one another."""
_OTHER = 0.5
"""Share of what an article says besides that is about something else altogether."""


@dataclass(frozen=True, slots=True)
class _Claim:
    held: tuple[str, ...]
    against: tuple[str, ...]


class Drawn:
    """Draws the meanings of statements; reading all matters first takes half a minute.

    Args:
        seed: Of the random numbers.
    """

    def __init__(self, seed: int = 1) -> None:
        """Read the matters."""
        self.rng = random.Random(seed)  # noqa: S311 - test data
        self._claims: list[list[_Claim]] = []
        self._others: list[list[str]] = []
        for matter in read():
            meant = [(told, meaning_of(told.words, told.before)) for told in matter]
            names = sorted({told.holds for told in matter if told.holds is not None})
            self._claims.append([
                _Claim(
                    tuple(m for told, m in meant if told.holds == name),
                    tuple(m for told, m in meant if told.denies == name),
                )
                for name in names
            ])  # fmt: skip
            self._others.append([m for told, m in meant if not (told.holds or told.denies)])

    def story(self) -> tuple[int, ...]:
        """Draw the matters of a story."""
        return tuple(self.rng.sample(range(len(self._claims)), _TOGETHER))

    def said(self, story: tuple[int, ...], claim: int, *, denied: bool) -> str:
        """Draw the meaning of a statement that holds a story's claim, or denies it."""
        claims = [c for matter in story for c in self._claims[matter]]
        found = claims[claim % len(claims)]
        return self.rng.choice((denied and found.against) or found.held)

    def besides(self, story: tuple[int, ...]) -> str:
        """Draw the meaning of what else an article on a story says."""
        own = self.rng.random() >= _OTHER
        matter = self.rng.choice(story) if own else self.rng.randrange(len(self._others))
        return self.rng.choice(self._others[matter])
