"""Claims: statements grouped by what they hold, and which group a denial answers.

A group is a function of the statements that links connect, and of nothing else: it comes out
the same in whatever order documents were added.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from sayso.comparison.answers import ASSERTIVE, OPPOSED, is_reference
from sayso.comparison.facts import Held
from sayso.comparison.meaning import all_strangers, strangers
from sayso.comparison.propositions import Link, clash
from sayso.comparison.rules import Bars
from sayso.comparison.terms import Days, meet

__all__ = ["BARS", "Edge", "Group", "Part", "answered", "is_core", "partition"]

SURE = 2.0
"""Score of an answer that the words of a denial point at; above any likeness of contents."""
INDIRECT = 0.5
"""Score of an answer that the words of a denial only suggest."""

_ORDER = ("copy", "same", "join")
"""Copies come first, what a person joined last, so that neither stands in others' way."""

Edge = tuple[str, str, Link]
"""Two statements' ids and how they stand to one another."""


@dataclass(frozen=True, slots=True)
class Part:
    """Statements that hold one proposition in words of their own.

    Attributes:
        members: Their ids, sorted.
        reasons: Why each was joined to others, in one line, by id.
    """

    members: tuple[str, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)


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


def is_core(held: Held) -> bool:
    """Tell whether a statement holds something in words of its own."""
    own_words = not is_reference(held.text) and not repeats(held)
    return held.own is None and held.stance in ASSERTIVE and own_words


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


def partition(held: Mapping[str, Held], edges: Iterable[Edge]) -> list[Part]:
    """Join statements, likest first, unless two of a group can't be about one thing.

    Copies are one thing unless a person said otherwise; what a person joined is joined.

    Args:
        held: Statements by id.
        edges: The links between them, each pair once.

    Returns:
        Parts, sorted; each statement that is none of its own words stands alone.
    """
    found = _Parts(held)
    support = []
    for a, b, link in edges:
        if link.relation == "split":
            found.split |= {(a, b), (b, a)}
        elif link.relation in _ORDER:
            rank = _ORDER.index(link.relation)
            support.append((rank, -link.score, min(a, b), max(a, b), link.reason))
    for rank, _, a, b, reason in sorted(support):
        found.join(a, b, reason, _ORDER[rank])
    return found.result()


_Setting = tuple[Hashable, Days | None, Hashable, Hashable]
"""All that two statements can clash by, where their days meet."""


def _setting(held: Held) -> _Setting:
    return held.blamed, held.days, held.spots, held.figures


def _sign(held: Held) -> Hashable:
    """Return all that two statements can bar one another by, where their days meet."""
    return _setting(held), held.meaning


def bar(a: Held, b: Held) -> bool:
    """Tell whether two statements can't stand in one claim unless they are copies."""
    return strangers(a.meaning, b.meaning) or clash(a, b)


def _exact(a: Held, b: Held) -> bool:
    """Tell whether signs tell all; where days don't meet, words may bring them together."""
    return meet(a.days, b.days, 1)


BARS: Bars[Held] = Bars(joins=is_core, apart=bar, sign=_sign, exact=_exact)
"""What keeps two statements out of one claim, as :func:`partition` has it."""


class _Parts:
    """Parts under construction."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self.held = held
        self.split: set[tuple[str, str]] = set()
        self.members = {one: [one] for one in held}
        self.at = {one: one for one in held}
        self.apart: dict[str, set[str]] = {}
        self.reasons: dict[str, str] = {}
        self.core: dict[str, bool] = {}
        self.signs = {one: {_setting(h): [one]} for one, h in held.items()}
        self.known: dict[tuple[_Setting, _Setting], bool] = {}
        self.number = {one: n for n, one in enumerate(held)}
        self.strange = all_strangers([h.meaning for h in held.values()])

    def _parted(self, x: str, y: str) -> bool:
        """Tell whether a person keeps two parts apart."""
        return bool(self.split) and any(
            (p, q) in self.split for p in self.members[x] for q in self.members[y]
        )

    def _clash(self, x: str, y: str) -> bool:
        """Tell whether two statements of two parts clash, each pair of settings tried once."""
        some, others = ([self.number[m] for m in self.members[part]] for part in (x, y))
        if self.strange[some][:, others].any():
            return True
        for one, first in self.signs[x].items():
            for other, second in self.signs[y].items():
                if not meet(one[1], other[1], 1):  # their words may bring their days together
                    if any(clash(self.held[p], self.held[q]) for p in first for q in second):
                        return True
                    continue
                if (one, other) not in self.known:
                    found = clash(self.held[first[0]], self.held[second[0]])
                    self.known[one, other] = self.known[other, one] = found
                if self.known[one, other]:
                    return True
        return False

    def _core(self, one: str) -> bool:
        if one not in self.core:
            self.core[one] = is_core(self.held[one])
        return self.core[one]

    def join(self, a: str, b: str, reason: str, relation: str) -> None:
        """Join two parts unless something speaks against it."""
        x, y = self.at[a], self.at[b]
        if x == y or not (self._core(a) and self._core(b)):
            return
        if relation == "same" and y in self.apart.get(x, ()):
            return
        if relation != "join" and self._parted(x, y):
            return
        if relation == "same" and self._clash(x, y):
            self.apart.setdefault(x, set()).add(y)
            self.apart.setdefault(y, set()).add(x)
            return
        for one in (a, b):
            self.reasons.setdefault(one, reason)
        keep, gone = sorted((x, y))
        for member in self.members[gone]:
            self.at[member] = keep
        self.members[keep] += self.members.pop(gone)
        for sign, several in self.signs.pop(gone).items():
            self.signs[keep].setdefault(sign, []).extend(several)
        for other in self.apart.pop(gone, set()):  # parts only grow: what clashes once, always does
            self.apart.setdefault(keep, set()).add(other)
            self.apart[other].discard(gone)
            self.apart[other].add(keep)

    def result(self) -> list[Part]:
        """Return the parts."""
        return [
            Part(
                tuple(sorted(members)),
                {one: self.reasons[one] for one in members if one in self.reasons},
            )
            for members in sorted(self.members.values(), key=min)
        ]
