"""Trees: small decision trees that add up to a score, as ``training/boosting.py`` makes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from math import inf
from typing import Any

__all__ = ["Forest", "forest", "score", "total"]

_LOOKED = 10
"""Trees after which it is looked whether the rest can still add enough."""


@dataclass(frozen=True, eq=False)
class Forest:
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
def forest(name: str, package: str = "sayso.comparison") -> Forest:
    """Return the forest that has a name.

    Args:
        name: ``NAME_trees.json`` holds it.
        package: In which that lies.
    """
    text = files(package).joinpath(f"{name}_trees.json").read_text("utf-8")
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
    return total(known, [found[feature] for feature in known.features], least)


def total(known: Forest, values: Sequence[float], least: float = -inf) -> float:
    """Return what the trees of a forest add up to; see :func:`score`.

    Args:
        known: The forest.
        values: Of its features, in their order.
        least: Below this a number below it will do.
    """
    return _function(known)(values, least)


@lru_cache(maxsize=16)
def _function(known: Forest) -> Callable[[Sequence[float], float], float]:
    """Return a forest as a function of Python's: to walk the trees takes five times as long."""
    lines = ["def total(values, least):"]
    lines += [f"    x{n} = values[{n}]" for n in range(len(known.features))]
    lines += [f"    total = {float(known.base)!r}"]
    for n, tree in enumerate(known.trees):
        if known.most and n and n % _LOOKED == 0:
            most = float(known.most[n])
            lines += [f"    if total + {most!r} < least:", f"        return total + {most!r}"]
        lines += [f"    total += {_expression(tree)}"]
    made: dict[str, Any] = {}
    exec("\n".join([*lines, "    return total"]), made)  # noqa: S102 - numbers alone are put in
    found: Callable[[Sequence[float], float], float] = made["total"]
    return found


def _expression(node: Any) -> str:  # noqa: ANN401 - a tree or a number
    if not isinstance(node, tuple):
        return repr(float(node))
    feature, threshold, below, above = node
    test = f"x{int(feature)} <= {float(threshold)!r}"
    return f"({_expression(below)} if {test} else {_expression(above)})"
