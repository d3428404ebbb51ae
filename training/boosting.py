"""Gradient boosting of small trees on numbers, in numpy alone.

Each tree is grown where a split lowers the logistic loss most, as in XGBoost (Chen and Guestrin,
2016), over at most :data:`BINS` bins a feature. What comes out is what
``sayso.extraction.trees`` reads.
"""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["boost", "grow", "predict", "values"]

BINS = 64
ROUNDS = 150
LEAVES = 4
RATE = 0.1
LEAST = 20
"""Rows that each side of a split must keep."""
RIDGE = 1.0

Array = Any


def boost(rows: list[dict[str, float]], labels: list[bool]) -> dict[str, Any]:
    """Fit trees that add up to the log odds of a label.

    Args:
        rows: What is known of each pair, every one with the same names.
        labels: Which of them are one.

    Returns:
        The names of the features, the log odds to begin with, and the trees: a number or
        ``[feature, threshold, at most, above]``.
    """
    names = sorted(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    return {"features": names, **grow(x, np.array(labels, float))}


def grow(x: Array, y: Array, leaves: int = LEAVES, least: int = LEAST) -> dict[str, Any]:
    """Fit trees to columns of numbers; see :func:`boost`.

    Args:
        x: A row each, a column for each feature.
        y: 1 where the label holds, else 0.
        leaves: Leaves of a tree.
        least: Rows that each side of a split must keep.

    Returns:
        ``base`` and ``trees``.
    """
    edges = [_edges(column) for column in x.T]
    bins = np.asfortranarray(
        np.column_stack([np.searchsorted(e, c, "left") for e, c in zip(edges, x.T, strict=True)])
    )
    base = float(np.log(y.mean() / (1 - y.mean())))
    total = np.full(len(y), base)
    trees = []
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-total))
        tree, given = _grow(bins, edges, y - p, p * (1 - p), leaves, least)
        total += given
        trees.append(tree)
    return {"base": round(base, 4), "trees": trees}


def predict(model: dict[str, Any], rows: list[dict[str, float]]) -> Array:
    """Return the log odds of rows; numbers are those of ``sayso.extraction.trees``."""
    return values(model, np.array([[row[name] for name in model["features"]] for row in rows]))


def values(model: dict[str, Any], x: Array) -> Array:
    """Return the log odds of rows of numbers; see :func:`predict`."""
    found = np.full(len(x), model["base"])
    for tree in model["trees"]:
        found += _value(tree, x)
    return found


def _value(node: Any, x: Array) -> Array:  # noqa: ANN401 - a tree
    if not isinstance(node, list):
        return np.full(len(x), node)
    at, threshold, below, above = node
    return np.where(x[:, at] <= threshold, _value(below, x), _value(above, x))


def _edges(column: Array) -> Array:
    """Return where a feature may be split: between its values, or their quantiles."""
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)))
    found = (values[1:] + values[:-1]) / 2
    return np.unique([float(f"{edge:.4g}") for edge in found])


def _grow(
    bins: Array, edges: list[Array], slope: Array, curve: Array, most: int, least: int
) -> tuple[Any, Array]:
    """Return a tree and what it gives each row."""
    leaves = [np.arange(len(slope))]
    size = max(map(len, edges)) + 1
    sums = [_sums(bins, size, slope, curve, leaves[0])]
    splits = [_best(sums[0], least)]
    paths: list[list[tuple[int, float, bool]]] = [[]]
    while len(leaves) < most:
        gains = [split[0] for split in splits]
        at = int(np.argmax(gains))
        if gains[at] <= 0:
            break
        _, feature, cut = splits[at]
        rows, path, whole = leaves.pop(at), paths.pop(at), sums.pop(at)
        splits.pop(at)
        left = bins[:, feature][rows] <= cut
        parts = [(rows[left], True), (rows[~left], False)]
        parts.sort(key=lambda part: len(part[0]))  # of the greater the rest is known
        lesser = _sums(bins, size, slope, curve, parts[0][0])
        for (part, below), own in zip(parts, (lesser, whole - lesser), strict=True):
            leaves.append(part)
            paths.append([*path, (feature, float(edges[feature][cut]), below)])
            sums.append(own)
            splits.append(_best(own, least))
    given = np.zeros(len(slope))
    weights = []
    for rows in leaves:
        weight = RATE * slope[rows].sum() / (curve[rows].sum() + RIDGE)
        weights.append(round(float(weight), 4))
        given[rows] = weights[-1]
    return _tree(list(zip(paths, weights, strict=True))), given


def _tree(leaves: list[tuple[list[tuple[int, float, bool]], float]]) -> Any:  # noqa: ANN401 - a tree
    """Return nested lists for leaves and the paths that lead to them."""
    if len(leaves) == 1:
        return leaves[0][1]
    feature, threshold, _ = leaves[0][0][0]
    sides = [
        _tree([(path[1:], weight) for path, weight in leaves if path[0][2] is below])
        for below in (True, False)
    ]
    return [feature, threshold, *sides]


def _sums(bins: Array, size: int, slope: Array, curve: Array, rows: Array) -> Array:
    """Return the slopes, curves and numbers of some rows in each bin of each feature."""
    g, h = slope[rows], curve[rows]
    found = np.zeros((3, bins.shape[1], size))
    for feature in range(bins.shape[1]):
        column = bins[:, feature][rows]
        found[0, feature] = np.bincount(column, weights=g, minlength=size)
        found[1, feature] = np.bincount(column, weights=h, minlength=size)
        found[2, feature] = np.bincount(column, minlength=size)
    return found


def _best(sums: Array, least: int) -> tuple[float, int, int]:
    """Return the gain of the best split of the rows that sums are of, its feature and its bin."""
    g, h, n = sums[:, 0].sum(1)
    left, curved, count = np.cumsum(sums, 2)[:, :, :-1]
    gain = left**2 / (curved + RIDGE) + (g - left) ** 2 / (h - curved + RIDGE)
    gain -= g**2 / (h + RIDGE)
    gain[(count < least) | (n - count < least)] = 0
    feature, at = np.unravel_index(int(np.argmax(gain)), gain.shape)
    most = float(gain[feature, at])
    return (most, int(feature), int(at)) if most > 0 else (0.0, 0, 0)
