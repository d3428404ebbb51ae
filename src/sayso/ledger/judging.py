"""Actors that people called one, or two: judgements as edges between their ids.

As in nomenklatura's Resolver, a judgement is an edge: ``join`` says that two actors are one,
``split`` that they are two. What is one with the same third is one. Judgements that stand never
contradict each other, since a new one that would is refused, so their order says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.database import rows
from sayso.model import ACTOR, actor_id

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger

__all__ = [
    "LEAST",
    "Judged",
    "Judgement",
    "Known",
    "find_actor",
    "index_keys",
    "judged",
    "with_joined",
]

LEAST = len(ACTOR) + 6
"""Characters of an id that are enough to look it up by."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of a case: one name with one country and one sector."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what a review keeps of it."""
        return {"id": self.id, "name": self.name, "country": self.country, "sector": self.sector}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person about two actors.

    Attributes:
        review: Its number in the case.
        who: The name the reviewer gave.
        join: Whether they are one; otherwise they are two.
        a: The actor that it was made about.
        b: The other one.
        reason: In the reviewer's words.
    """

    review: int
    who: str
    join: bool
    a: Known
    b: Known
    reason: str | None = None

    @property
    def words(self) -> str:
        """The decision in one line, as reasons give it."""
        done = "joined" if self.join else "kept apart"
        return f"{done} by {self.who}" + (f": {self.reason}" if self.reason else "")


class Judged:
    """What people decided about actors, taken together.

    Args:
        judgements: Those that stand.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Put the joins together."""
        self.judgements = tuple(judgements)
        self.actors = frozenset(k.id for one in self.judgements for k in (one.a, one.b))
        self._above: dict[str, str] = {}
        for one in self.judgements:
            if one.join:
                low, high = sorted((self.root(one.a.id), self.root(one.b.id)))
                self._above[high] = low
        self._apart: dict[tuple[str, str], Judgement] = {}
        for one in self.judgements:
            if not one.join:
                x, y = self.root(one.a.id), self.root(one.b.id)
                self._apart.setdefault((min(x, y), max(x, y)), one)

    def __bool__(self) -> bool:
        """Tell whether anybody decided anything."""
        return bool(self.judgements)

    def root(self, actor: str) -> str:
        """Return one id for all actors that people joined with one."""
        while actor in self._above and self._above[actor] != actor:
            actor = self._above[actor]
        return actor

    def decided(self, a: str, b: str) -> bool | None:
        """Tell whether people joined two actors, kept them apart (False), or neither (None)."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return None if a == b else True
        return False if (min(x, y), max(x, y)) in self._apart else None

    def by(self, a: str, b: str) -> Judgement | None:
        """Return a judgement that two actors are one, or two, because of."""
        for one in self.judgements:
            if {one.a.id, one.b.id} == {a, b}:
                return one
        x, y = self.root(a), self.root(b)
        if x != y:
            return self._apart.get((min(x, y), max(x, y)))
        return next((j for j in self.judgements if j.join and self.root(j.a.id) == x), None)

    def together(self, actor: str) -> list[Known]:
        """Return the actors that people joined with one, itself among them; none if alone."""
        root = self.root(actor)
        found = {
            known.id: known
            for one in self.judgements
            if one.join and self.root(one.a.id) == root
            for known in (one.a, one.b)
        }
        return sorted(found.values(), key=lambda known: known.id)

    def check(self, a: str, b: str, *, join: bool) -> None:
        """Raise LedgerError (``S410``) if two actors can't be joined or kept apart now."""
        known = self.decided(a, b)
        same = [j for j in self.judgements if j.join is join and {j.a.id, j.b.id} == {a, b}]
        if not same and (known is None or known is join):
            return
        made = same[0] if same else self.by(a, b)
        told = "they are one" if known else "they are two"
        number = made.review if made else "NUMBER"
        raise LedgerError(
            f"{made.who if made else 'somebody'} decided that {told} (review {number})",
            subject=f"{a} and {b}",
            fix=f"take it back first: 'sayso undo CASE {number}'"
            if not same
            else "nothing is to be done",
            code="S410",
        )


def judged(ledger: Ledger) -> Judged:
    """Return what people decided about the actors of a case."""
    sql = (
        "SELECT r.key, l.who, r.action, r.reason, r.evidence FROM reviews r "
        "JOIN log l ON l.number = r.log WHERE r.target_kind = 'actor' "
        "AND r.action IN ('join', 'split') "
        "AND r.key NOT IN (SELECT undoes FROM reviews WHERE undoes IS NOT NULL) ORDER BY r.key"
    )
    found = []
    for key, who, action, reason, evidence in rows(ledger.connection, sql):
        kept: Mapping[str, Any] = json.loads(evidence)
        a, b = Known(**kept["record"]), Known(**kept["other"])
        found.append(Judgement(key, who, action == "join", a, b, reason))
    return Judged(found)


def find_actor(ledger: Ledger, actor: str) -> Known:
    """Return the actor with an id, or with a unique start of one.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    found: dict[str, Known] = {}
    if actor.startswith(ACTOR) and len(actor) >= LEAST:
        for _, known in _indexed(ledger):
            if known.id.startswith(actor):
                found.setdefault(known.id, known)
    if len(found) != 1:
        raise LedgerError(
            "several actors have ids like this" if found else "no actor has this id",
            subject=actor[:80],
            fix="list the ids with 'sayso actors CASE'",
            code="S406",
        )
    return next(iter(found.values()))


def index_keys(ledger: Ledger, actors: Iterable[Known]) -> dict[int, str]:
    """Return the numbers of some actors in the index of a case, each with the actor's id."""
    wanted = {known.id for known in actors}
    alike = {(known.country, known.sector) for known in actors}
    found: dict[int, str] = {}
    for country, sector in alike:
        sql = "WHERE country IS ? AND sector IS ?"
        for key, known in _indexed(ledger, sql, (country, sector)):
            if known.id in wanted:
                found[key] = known.id
    return found


def with_joined(ledger: Ledger, keys: Iterable[int]) -> set[int]:
    """Return the numbers of some actors in the index with those that people joined with them."""
    found = set(keys)
    known = judged(ledger)
    joined = {k.id: k for one in known.judgements if one.join for k in (one.a, one.b)}
    if not joined or not found:
        return found
    numbers = index_keys(ledger, joined.values())
    roots = {known.root(one) for key, one in numbers.items() if key in found}
    return found | {key for key, one in numbers.items() if known.root(one) in roots}


def _indexed(
    ledger: Ledger, condition: str = "", values: tuple[str | None, ...] = ()
) -> Iterable[tuple[int, Known]]:
    """Yield the actors of the index, in whatever spelling documents have them, by name."""
    sql = f"SELECT key, name, country, sector FROM actors {condition} ORDER BY name"  # noqa: S608 - two fixed conditions
    for key, name, country, sector in rows(ledger.connection, sql, values):
        yield key, Known(actor_id(name, country, sector), name, country, sector)
