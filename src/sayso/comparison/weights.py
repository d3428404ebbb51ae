"""Weights: what speaks for two things being one, kept in memory by thing.

Parts are made anew around each new document, and what links them to others is mostly known from
the document before. So the links of a thing are read once and added up; where links come or go,
those of the two things alone are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from sayso.comparison.clustering import NEVER, WHOLE
from sayso.comparison.things import BEARING, chunks

if TYPE_CHECKING:
    import apsw

__all__ = ["Weights", "weighed"]

DENYING = 0.35
"""How much of the chance that one statement denies another speaks against their holding one claim,
of 0 to 1: with 0 claims are .01 better, with more denials are."""
CLASHING = 1.0
"""How much two counts that can't both hold speak against one claim."""

Pair = tuple[int, int]
Row = tuple[int, int, str, float]
"""A link: two things, the relation, and the score."""
_ROWS = "SELECT a, b, relation, score FROM {n}_links WHERE "
_BOTH = f"((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)) AND relation IN {BEARING}"


def weighed(links: Iterable[Row]) -> dict[Pair, int]:
    """Return what speaks for two things being one, by pair, the lesser number first.

    What a person kept apart stays so; what was copied isn't denied.

    Args:
        links: Two things, the relation, and the score.
    """
    same: dict[Pair, int] = {}
    denied: dict[Pair, int] = {}
    apart: set[Pair] = set()
    clashing: set[Pair] = set()
    for a, b, relation, score in links:
        pair = (a, b) if a < b else (b, a)
        if relation == "split":
            apart.add(pair)
        elif relation == "clash":
            clashing.add(pair)
        elif relation != "join":
            kept = denied if relation == "denies" else same
            weight = round(score * WHOLE)
            if weight > kept.get(pair, 0):
                kept[pair] = weight
    for pair in denied.keys() & same.keys():
        if same[pair] < WHOLE:
            same[pair] -= round(denied[pair] * DENYING)
    unlike = dict.fromkeys(clashing, -round(CLASHING * WHOLE))
    return unlike | same | dict.fromkeys(apart, NEVER)


class Weights:
    """Keeps the weights of one layer.

    Args:
        run: Runs a statement on the layer's tables, which it calls ``{n}``.
    """

    def __init__(self, run: Callable[..., apsw.Cursor]) -> None:
        """Keep nothing yet."""
        self._run = run
        self._known: dict[int, dict[int, int]] = {}
        self._changed: set[Pair] = set()

    def clear(self) -> None:
        """Forget what was read."""
        self._known.clear()
        self._changed.clear()

    def shrink(self, kept: int) -> None:
        """Forget what was read first, but for some things."""
        for key in [*islice(self._known, max(0, len(self._known) - kept))]:
            del self._known[key]

    def changed(self, a: int, b: int) -> None:
        """Note that links of two things came or went."""
        self._changed.add((a, b) if a < b else (b, a))

    def gone(self, key: int) -> None:
        """Forget a thing that is there no more."""
        self._known.pop(key, None)

    def of(self, keys: Iterable[int]) -> Mapping[int, Mapping[int, int]]:
        """Return weights by thing and thing, of some things at least with all others."""
        known = self._known
        self._catch_up()
        self._read(key for key in keys if key not in known)
        return known

    def _catch_up(self) -> None:
        """Look at the links that came or went."""
        known, pairs = self._known, self._changed
        if not pairs:
            return
        self._changed = set()
        held = [pair for pair in pairs if pair[0] in known or pair[1] in known]
        fresh = {key for pair in held for key in pair if key not in known}
        self._read(fresh)
        for pair in held:
            if fresh.isdisjoint(pair):
                rows = self._run(_ROWS + _BOTH, pair)
                weights = weighed(rows)
            else:
                weights = {}
                key, other = pair if pair[0] in fresh else pair[::-1]
                if other in known[key]:
                    weights = {pair: known[key][other]}
            for key, other in (pair, pair[::-1]):
                known[key].pop(other, None)
                if pair in weights:
                    known[key][other] = weights[pair]

    def _read(self, keys: Iterable[int]) -> None:
        """Read the links of some things."""
        new: dict[int, dict[int, int]] = {key: {} for key in sorted(keys)}
        rows: set[Row] = set()
        for some in chunks(new):
            for end in ("a", "b"):
                rows.update(self._run(f"{_ROWS} {end} IN ({some}) AND relation IN {BEARING}"))
        for (a, b), weight in weighed(rows).items():
            if a in new:
                new[a][b] = weight
            if b in new:
                new[b][a] = weight
        self._known |= new
