"""Choose a place for every name of a document, each in the light of the others."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.gazetteer import Gazetteer, Match
from sayso.model import Document
from sayso.resolution.places.context import Context
from sayso.resolution.places.features import NAMES, features
from sayso.resolution.places.groups import Group
from sayso.resolution.places.outlet import outlet_country, outlet_matches
from sayso.resolution.places.weights import WEIGHTS

__all__ = ["ROUNDS", "prepare", "solve"]

ROUNDS = 3
"""Times that every name is looked at again; the dev parts don't change after the third."""
_MOST = 40
"""Candidates weighed: the others have fewer inhabitants and no country named in the text."""


def prepare(document: Document, groups: list[Group], gazetteer: Gazetteer) -> Context:
    """Return the context that the names give before any is resolved; adds the outlet's group."""
    context = Context(outlet=outlet_country(document, gazetteer))
    context.start(groups)
    homes = outlet_matches(document, gazetteer)
    if homes:
        groups.append(Group([], homes, outlet=True))
    for group in groups:
        group.matches = _shortlist(group.matches, context)
    return context


def solve(
    groups: list[Group],
    context: Context,
    weights: Mapping[str, float] = WEIGHTS,
) -> None:
    """Set the best candidate, its score and its lead on each group, in :data:`ROUNDS` rounds.

    The first round goes by each name alone and what the text names as countries and units;
    later ones also by the places that the other names were given. A group without
    candidates keeps none.
    """
    row = [weights[name] for name in NAMES]
    for _ in range(ROUNDS):
        decided = []
        for group in groups:
            scored = sorted(
                (
                    (sum(map(float.__mul__, row, features(m, group, context))), -place)
                    for place, m in enumerate(group.matches)
                ),
                reverse=True,
            )
            decided.append(scored)
        for group, scored in zip(groups, decided, strict=True):
            if scored:
                group.score = scored[0][0]
                group.best = group.matches[-scored[0][1]].entry
                group.margin = group.score - scored[1][0] if len(scored) > 1 else 9.0
        context.update(groups)


def _shortlist(matches: list[Match], context: Context) -> list[Match]:
    if len(matches) <= _MOST:
        return matches
    named = {c for c, _ in context.countries.most_common(4)} | {context.outlet}
    ranked = sorted(
        range(len(matches)),
        key=lambda i: (
            matches[i].entry.country not in named,
            matches[i].kind.value,
            -matches[i].entry.population,
        ),
    )
    kept = set(ranked[: _MOST - 10]) | set(range(10))
    return [match for i, match in enumerate(matches) if i in kept]
