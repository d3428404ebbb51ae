"""Whoever a count calls by a title alone, where documents on the event name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.comparison.facts import TollFact, Who
from sayso.comparison.speaking_for import by_title

__all__ = ["named_claimants"]


def named_claimants(
    tolls: Sequence[tuple[str, TollFact]], known: Iterable[Who]
) -> list[tuple[str, TollFact]]:
    """Return counts, each of "the governor" given to the governor who is named.

    Args:
        tolls: Counts of an event, each with its document.
        known: The named speakers of the event's documents. Where several have the title, nobody
            can tell who of them counts.
    """
    people = sorted(known, key=lambda who: (who.name, who.country or "", who.described))
    found: dict[Who, Who] = {}
    for _, toll in tolls:
        who = toll.claimant
        if who is None or who.named or who in found:
            continue
        called = {p.name: p for p in people if _agree(who, p) and by_title(who, p)}
        found[who] = next(iter(called.values())) if len(called) == 1 else who
    return [
        (doc, replace(toll, claimant=found.get(toll.claimant, toll.claimant)))
        if toll.claimant is not None
        else (doc, toll)
        for doc, toll in tolls
    ]


def _agree(a: Who, b: Who) -> bool:
    return a.country is None or b.country is None or a.country == b.country
