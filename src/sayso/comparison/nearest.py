"""Nearest: of the links that say two things are alike, those that are among either's likest.

In a large case everything is somewhat like something else, and what is joined along all links
ends in one heap. A link counts only while both things rank it high. What a thing's likest are
hangs on its own links alone, so what a new document changes stays near it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from sayso.comparison.rules import T

if TYPE_CHECKING:
    from sayso.comparison.things import Things

__all__ = ["ALIKE", "Nearest"]

ALIKE = "like"
"""Relation of a link that isn't among the likest; ``same`` is one that is."""
_EITHER = f"('same', '{ALIKE}')"


class Nearest(Generic[T]):
    """Tells the likest links of a layer from the others.

    Args:
        layer: Whose links.
        most: A link counts if the product of its two ranks isn't above this. The likest has rank 1,
            and so has every other that is as like.
    """

    def __init__(self, layer: Things[T], most: int) -> None:
        """Nothing has changed yet."""
        self.layer = layer
        self.most = most
        self._gained: dict[int, set[int]] = {}
        self._lost: set[int] = set()

    def gained(self, a: int, b: int) -> None:
        """Note that two things have a new link."""
        self._gained.setdefault(a, set()).add(b)
        self._gained.setdefault(b, set()).add(a)

    def lost(self, *keys: int) -> None:
        """Note that things have lost a link."""
        self._lost.update(keys)

    def rank(self) -> set[int]:
        """Rank the links of what has changed; return the things some of whose links turned."""
        likest: dict[int, dict[int, int]] = {}

        def ranks(key: int) -> dict[int, int]:
            if key not in likest:
                likest[key] = self._ranks(key)
            return likest[key]

        touched: set[int] = set()
        for key in sorted(self._gained.keys() | self._lost):
            own = ranks(key)
            if key not in self._lost and own.keys().isdisjoint(self._gained[key]):
                continue
            counted = self._counted(key)
            for other in sorted(own.keys() | counted):
                rank = own.get(other)
                near = rank is not None and rank * ranks(other).get(key, self.most + 1) <= self.most
                if near != (other in counted):
                    self._turn(key, other, "same" if near else ALIKE)
                    touched |= {key, other}
        self._gained.clear()
        self._lost.clear()
        return touched

    def _ranks(self, key: int) -> dict[int, int]:
        """Return the things a thing is likest to, with their ranks: one more than are likelier."""
        sql = (
            f"SELECT b AS other, score FROM {{n}}_links WHERE a = ?1 AND relation IN {_EITHER} "  # noqa: S608 - ours
            f"UNION ALL SELECT a, score FROM {{n}}_links WHERE b = ?1 AND relation IN {_EITHER} "
            "ORDER BY score DESC"
        )
        found: dict[int, int] = {}
        rank, last = 0, None
        for n, (other, score) in enumerate(self.layer.run(sql, (key,)), 1):
            if score != last:
                rank, last = n, score
            if rank > self.most:
                break
            found[other] = rank
        return found

    def _counted(self, key: int) -> set[int]:
        """Return the things that a thing's links join it to now."""
        sql = (
            "SELECT b FROM {n}_links WHERE a = ?1 AND relation = 'same' UNION ALL "
            "SELECT a FROM {n}_links WHERE b = ?1 AND relation = 'same'"
        )
        return {other for (other,) in self.layer.run(sql, (key,))}

    def _turn(self, a: int, b: int, relation: str) -> None:
        self.layer.run(
            f"UPDATE {{n}}_links SET relation = ?3 WHERE relation IN {_EITHER} "  # noqa: S608 - ours
            "AND ((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1))",
            (a, b, relation),
        )
