"""Figures: what a benchmark measured, and how far each may wander before it counts as a fall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["MATCHED", "STEADY", "Figure", "Measurement", "Row", "dig"]

Row = dict[str, Any]
"""One JSON object, as a data file or a scorer has it."""

STEADY = 0.005
"""Tolerance of figures over a whole corpus: int8 kernels differ a little between processors."""

MATCHED = 0.02
"""Tolerance of accuracies over what was found: finding more hard cases may lower them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a benchmark measured; more is better unless it isn't pinned.

    Attributes:
        name: Within its benchmark, dotted: ``lgl.strong.F1``.
        value: The number, 0 to 1 for shares and F1; see ``unit`` for others.
        unit: Empty for shares; such as ``words/s`` otherwise.
        pinned: Whether it gets a floor. Figures that depend on the machine don't.
        tolerance: How far under its floor a value may lie without counting as a fall.
    """

    name: str
    value: float
    unit: str = ""
    pinned: bool = True
    tolerance: float = STEADY


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one benchmark gave.

    Attributes:
        figures: The numbers.
        documents: How many documents were read.
        notes: What a reader of the numbers must know: failures, in-sample data.
    """

    figures: Sequence[Figure]
    documents: int
    notes: Sequence[str] = field(default=())


def dig(report: Mapping[str, Any], *path: str | int) -> float | None:
    """Return the number at a path of a scorer's report, or None where there is none."""
    here: Any = report
    for key in path:
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return None
    return float(here) if isinstance(here, int | float) and not isinstance(here, bool) else None
