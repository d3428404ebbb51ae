"""Trees: small decision trees that add up to a score, as ``training/boosting.py`` makes them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate, repeat
from math import inf
from typing import Any, NamedTuple

__all__ = ["Forest", "forest", "score"]


class Forest(NamedTuple):
    """A sum of trees.

    Attributes:
        features: Names of what they look at.
        base: What they add to.
        trees: Each a number, or ``(feature, threshold, at most, above)``.
    """

    features: tuple[str, ...]
    base: float
    trees: tuple[Any, ...]
    most: tuple[float, ...] = ()
    """What a tree and those after it can add at most."""


@cache
def forest(name: str) -> Forest:
    """Return the forest of this package that has a name."""
    text = files("sayso.comparison").joinpath(f"{name}_trees.json").read_text("utf-8")
    found = json.loads(text)
    trees = tuple(map(_frozen, found["trees"]))
    most = [*accumulate(map(_most, reversed(trees)))]
    return Forest(tuple(found["features"]), found["base"], trees, tuple(reversed(most)))


def _most(node: Any) -> float:  # noqa: ANN401 - a tree or a number
    return max(map(_most, node[2:])) if isinstance(node, tuple) else float(node)


def _frozen(node: Any) -> Any:  # noqa: ANN401 - a tree or a number
    return tuple(map(_frozen, node)) if isinstance(node, list) else node


def score(name: str, found: dict[str, float], least: float = -inf) -> float:
    """Return what the trees of a forest add up to for some features.

    Args:
        name: The forest's.
        found: The features.
        least: Where less than this is certain before all trees were asked, a number below it is
            returned.
    """
    known = forest(name)
    values = [found[feature] for feature in known.features]
    total = known.base
    for tree, most in zip(known.trees, known.most or repeat(inf), strict=False):
        if total + most < least:
            return total + most
        node = tree
        while node.__class__ is tuple:
            node = node[2] if values[node[0]] <= node[1] else node[3]
        total += node
    return total
