"""Claims: statements grouped by what they hold, with the denials of each group.

A group is a function of the statements that links connect, and of nothing else: it comes out
the same in whatever order documents were added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.comparison.answers import ASSERTIVE, OPPOSED, is_reference
from sayso.comparison.facts import Held
from sayso.comparison.propositions import Link, clash

__all__ = ["Edge", "Group", "group"]

SURE = 2.0
"""Score of an answer that the words of a denial point at; above any likeness of contents."""
INDIRECT = 0.5
"""Score of an answer that the words of a denial only suggest."""

_ORDER = ("copy", "same", "join")
"""Copies come first, what a person joined last, so that neither stands in others' way."""

Edge = tuple[str, str, Link]
"""Two statements' ids and how they stand to one another."""


@dataclass(slots=True)
class Group:
    """Statements that hold one proposition.

    Attributes:
        statements: Ids of those that hold it.
        denied_by: Ids of those that deny it, take it back or doubt it.
        reasons: Why each statement stands here, in one line, by id.
    """

    statements: list[str]
    denied_by: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


def group(held: Mapping[str, Held], edges: Iterable[Edge]) -> list[Group]:
    """Group the statements of one connected part of a case.

    Args:
        held: The statements by id.
        edges: The links between them, each pair once.

    Returns:
        Groups of two statements or more, and of one that is denied; sorted by id.
    """
    found = _Groups(held)
    denials: dict[str, list[tuple[float, str, str]]] = {}
    support = []
    for a, b, link in edges:
        if link.relation == "split":
            found.split |= {(a, b), (b, a)}
        elif link.relation in _ORDER:
            rank = _ORDER.index(link.relation)
            support.append((rank, -link.score, min(a, b), max(a, b), link.reason))
        else:
            denials.setdefault(a, []).append((-link.score, b, link.reason))
    for rank, _, a, b, reason in sorted(support):
        found.join(a, b, reason, _ORDER[rank])
    answers = [(one, a) for one in held.values() for a in one.answers if a.to in held]
    for h, answer in sorted(answers, key=lambda pair: (pair[0].id, pair[1].to)):
        if answer.relation == "repeats":
            found.attach(h.id, answer.to, answer.rule)
        elif answer.relation in {"denies", "retracts"} and h.stance in OPPOSED:
            score = SURE if answer.sure else INDIRECT
            denials.setdefault(h.id, []).append((-score, answer.to, answer.rule))
    for denial, options in sorted(denials.items()):
        found.deny(denial, options)
    return found.result()


class _Groups:
    """Groups under construction: a forest of statements with what hangs on each tree."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self.held = held
        self.split: set[tuple[str, str]] = set()
        self.members: dict[str, list[str]] = {}
        self.at: dict[str, str] = {}
        self.reasons: dict[str, str] = {}
        self.hung: dict[str, list[tuple[str, str]]] = {}
        self.denials: dict[str, dict[str, str]] = {}
        for h in held.values():
            if h.stance in ASSERTIVE and not is_reference(h.text) and not _repeats(h):
                self.members[h.id] = [h.id]
                self.at[h.id] = h.id

    def join(self, a: str, b: str, reason: str, relation: str) -> None:
        """Join two groups unless two of their statements can't be about one thing.

        Copies are one thing unless a person said otherwise; what a person joined is joined.
        """
        if a not in self.at or b not in self.at or self.at[a] == self.at[b]:
            return
        x, y = self.members[self.at[a]], self.members[self.at[b]]
        pairs = [(p, q) for p in x for q in y]
        if relation != "join" and not self.split.isdisjoint(pairs):
            return
        if relation == "same" and any(clash(self.held[p], self.held[q]) for p, q in pairs):
            return
        for one in (a, b):
            self.reasons.setdefault(one, reason)
        keep, gone = sorted((self.at[a], self.at[b]))
        for member in self.members[gone]:
            self.at[member] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))

    def attach(self, one: str, to: str, reason: str) -> None:
        """Hang a statement that only refers on what it refers to."""
        self.hung.setdefault(to, []).append((one, reason))

    def deny(self, denial: str, options: list[tuple[float, str, str]]) -> None:
        """Put a denial to the group that it answers best."""
        for _, target, reason in sorted(options):
            place = self.at.get(target)
            if place is None:
                place = next((self.at.get(a.to) for a in self.held[target].answers), None)
            if place is not None:
                self.denials.setdefault(place, {})[denial] = reason
                return

    def result(self) -> list[Group]:
        """Return the groups worth showing."""
        found = []
        for root, members in sorted(self.members.items()):
            hung = [pair for m in members for pair in self.hung.get(m, ())]
            statements = sorted({*members, *(one for one, _ in hung)})
            denied = self.denials.get(root, {})
            if len(statements) < 2 and not denied:
                continue
            reasons = {m: self.reasons.get(m, "") for m in members} | dict(hung) | denied
            found.append(Group(statements, sorted(denied), reasons))
        return found


def _repeats(held: Held) -> bool:
    return any(answer.relation == "repeats" for answer in held.answers)
