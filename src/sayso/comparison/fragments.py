"""Fragments: of which pieces a part was joined, likest first.

While links join things one after another, a part is still in pieces. Which piece a thing was in
before links of some score had their turn tells whether something in it barred another one.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Fragments"]


class Fragments:
    """The pieces of one part.

    Args:
        members: Its things.
        links: Score of each link between two of them, and the two; none of these was refused.
    """

    def __init__(self, members: Iterable[int], links: Iterable[tuple[float, int, int]]) -> None:
        """Join the things, likest first."""
        self._inside = [[one] for one in members]
        self._above: list[int | None] = [None] * len(self._inside)
        self._score = [0.0] * len(self._inside)
        self._at = {found[0]: number for number, found in enumerate(self._inside)}
        root = list(range(len(self._inside)))
        for score, a, b in sorted(links, reverse=True):
            x, y = self._top(root, self._at[a]), self._top(root, self._at[b])
            if x != y:
                whole = len(self._inside)
                self._inside.append(self._inside[x] + self._inside[y])
                self._above.append(None)
                self._score.append(score)
                self._above[x] = self._above[y] = whole
                root.append(whole)
                root[x] = root[y] = whole

    @staticmethod
    def _top(root: list[int], one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    def piece(self, thing: int, score: float) -> list[int]:
        """Return the things that links above a score join with one."""
        at = self._at[thing]
        while (above := self._above[at]) is not None and self._score[above] > score:
            at = above
        return self._inside[at]
