"""Claims: statements grouped by what they hold, and what a denial's words say it answers.

A group is a function of the statements that links connect, and of nothing else: it comes out
the same in whatever order documents were added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.comparison.answers import ASSERTIVE, OPPOSED, is_reference
from sayso.comparison.facts import Held
from sayso.comparison.kept import Kept
from sayso.comparison.propositions import Link

__all__ = ["HOLDING", "Edge", "Group", "answered", "is_core", "joined_by"]

HOLDING = ASSERTIVE | OPPOSED | {"promises"}
"""Stances of what holds something: who denies a thing holds that it is not so, and "swore that
nothing flew" is a promise by its cue."""
SURE = 1.0
"""Chance of an answer that the words of a denial point at."""
INDIRECT = 0.5
"""Chance of an answer that the words of a denial only suggest."""

Edge = tuple[str, str, Link]
"""Two statements' ids and how they stand to one another."""


@dataclass(slots=True)
class Group:
    """A claim.

    Attributes:
        core: Ids of those that hold it in words of their own; no other group has them.
        statements: Ids of all that hold it, also those that only refer to it.
        denied_by: Ids of those that deny it, take it back or doubt it.
        reasons: Why each statement stands here, in one line, by id.
        told: Ids of what outlets tell in their own voice and that holds the same.
    """

    core: list[str]
    statements: list[str]
    denied_by: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def _is_core(held: Held) -> bool:
    if held.own is not None or held.stance not in HOLDING:
        return False
    return not is_reference(held.text) and not repeats(held)


is_core: Kept[Held, bool] = Kept(_is_core)
"""Tell whether a statement holds something in words of its own."""


def repeats(held: Held) -> bool:
    """Tell whether a statement only passes on what another one says."""
    return any(answer.relation == "repeats" for answer in held.answers)


def answered(denial: Held) -> list[tuple[float, str, str]]:
    """Return what a denial answers in its own document: score below zero, statement, reason."""
    if denial.stance not in OPPOSED:
        return []
    return [
        (-(SURE if answer.sure else INDIRECT), answer.to, answer.rule)
        for answer in denial.answers
        if answer.relation in {"denies", "retracts"}
    ]


def joined_by(edges: Iterable[Edge]) -> dict[str, str]:
    """Return the reason of each statement's likeliest link to others of its claim."""
    found: dict[str, tuple[float, str]] = {}
    for a, b, link in edges:
        if link.relation in {"copy", "same", "join"}:
            for one in (a, b):
                found[one] = min(found.get(one, (1.0, "")), (-link.score, link.reason))
    return {one: reason for one, (_, reason) in found.items()}
