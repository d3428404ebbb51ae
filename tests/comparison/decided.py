"""The quarrel of :mod:`tests.comparison.quarrel` with decisions about its actors."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sayso.comparison.actor_list import actors
from sayso.comparison.compare import Comparison
from sayso.ledger.counts import sources
from sayso.ledger.queries import Filters
from sayso.ledger.reviewing import review
from sayso.model import Label, Mention, Reading, actor_id
from tests.comparison.quarrel import Writer, shelling

MORARU = actor_id("Ilinca Moraru", "ROU", "GOV")
PORT = actor_id("Port Authority of Romania", "ROU", "GOV")
HOSPITAL = actor_id("harbour hospital", "ROU", "CVL")


def readings() -> list[Reading]:
    """The quarrel, in which one document knows less of the spokeswoman than another."""
    made = [writer.reading() for writer in shelling()]
    late = Writer("later", "Nistru Morning", "2031-05-12")
    late.say("Moraru", "said", "the grain harbour of Galați would open again")
    reading = late.reading()
    (known,) = reading.actors
    bare = replace(known, name="Moraru", sector=None, role="spokeswoman", aliases=("I. Moraru",))
    return [*(_persons(r) for r in made), _persons(replace(reading, actors=(bare,)))]


def _persons(reading: Reading) -> Reading:
    """Let the names of people be read as such."""
    mentions = tuple(
        Mention(*span, Label.PER, actor.id)
        for actor in reading.actors
        for span in actor.mentions
        if "Moraru" in actor.name or "Lazăr" in actor.name
    )
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.start)))


def everything(comparison: Comparison) -> dict[str, Any]:
    rows = {
        "actors": actors(comparison.connection, limit=1000).rows,
        "claims": comparison.claims(),
        "events": comparison.events(),
        "disputes": comparison.disputes(),
        "sources": sources(comparison.ledger, Filters(limit=1000)).rows,
    }
    return {name: [json.dumps(r, sort_keys=True) for r in found] for name, found in rows.items()}


def decide(comparison: Comparison, a: str, action: str, b: str, reason: str | None = None) -> int:
    made = review(
        comparison.ledger, None, a, action, kind="actor", value=b, who="Ana", reason=reason
    )
    comparison.update()
    return made


def claim(comparison: Comparison) -> dict[str, Any]:
    """The claim that the harbour was shelled."""
    first = "Ruvian gunners shelled the grain harbour"
    return next(
        c for c in comparison.claims() if any(first in t["text"] for t in c["texts"].values())
    )


def counted(comparison: Comparison, *names: str) -> list[set[str]]:
    """The independent sources of the claim that the harbour was shelled, by names of theirs."""
    held = claim(comparison)
    found = []
    for source in held["sources"]:
        told = {held["texts"][s]["speaker"] for s in source["statements"]}
        found.append({str(name) for name in told} & set(names))
    assert held["independent_sources"] == len(held["sources"])
    return [known for known in found if known]
