"""One figure for each kind out of many tolls: only ever a summary of who says what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model import Toll, TollKind

__all__ = ["summarise"]

_Range = tuple[int, int | None]
# Weights chosen by a sweep over incidents of gun violence reported by several articles each:
# exact recall of counts above one rose from .64 / .67 (plain votes) to .67 / .73.
_FIRST = 2.0
"""The first count of its kind in a document: news opens with the total."""
_ONE = 0.5
"""A single victim is often one of several."""
_NONE = 0.1
"""Nobody: often said of one part of what happened."""
_VAGUE = 0.3
"""Ranges and open ends yield to figures."""


def summarise(documents: Sequence[Iterable[Toll]]) -> dict[TollKind, _Range]:
    """Return the best supported range for each kind of toll.

    Args:
        documents: The tolls of each document on one happening, earliest document first;
            within a document in text order. Leave out those of background events.

    Returns:
        Kind to (low, high). The range with most weight wins, among equals the larger one.
        Kinds that nobody counts are absent. It never replaces the tolls: those keep their
        claimants.
    """
    weights: dict[TollKind, dict[_Range, float]] = {}
    for tolls in documents:
        seen: dict[TollKind, set[_Range]] = {}
        for toll in sorted(tolls, key=lambda t: t.evidence):
            known = seen.setdefault(toll.kind, set())
            value = (toll.low, toll.high)
            if value in known:
                continue
            weight = _weight(value) * (1.0 if known else _FIRST)
            known.add(value)
            of_kind = weights.setdefault(toll.kind, {})
            of_kind[value] = of_kind.get(value, 0.0) + weight
    best = {
        kind: max(known, key=lambda value, known=known: (known[value], value[0]))  # type: ignore[misc]
        for kind, known in weights.items()
    }
    _survivors(best, weights)
    return best


def _weight(value: _Range) -> float:
    if value[0] != value[1]:
        return _VAGUE
    return {0: _NONE, 1: _ONE}.get(value[0], 1.0)


def _survivors(best: dict[TollKind, _Range], weights: dict[TollKind, dict[_Range, float]]) -> None:
    """Where one figure counts all who were hit, take the injured without the dead if given."""
    dead, hurt = best.get(TollKind.KILLED), best.get(TollKind.INJURED)
    if dead is None or hurt is None or dead[0] < 1 or dead[0] != dead[1]:
        return
    rest = (hurt[0] - dead[0], hurt[0] - dead[0])
    if rest[0] > 0 and rest in weights[TollKind.INJURED]:
        best[TollKind.INJURED] = rest
