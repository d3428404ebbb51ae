"""The tree behind a number of independent sources: who was counted as whom, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sayso.web.paths import url

__all__ = ["RULES", "source_tree"]

RULES = (
    "An article that republishes another adds nobody.",
    "An outlet that cites somebody counts as them.",
    "A spokesperson and their body are one, if the texts say that they speak for it.",
    "A capital counts as the body of its government that speaks, if one does.",
    "Two bodies of one government are two; a body and an unnamed insider are two.",
    "Unnamed sources described alike are one.",
)
"""How independent sources are counted, in the words of ``docs/comparison.md``."""


def source_tree(claim: Mapping[str, Any], cards: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the independent sources of a claim, each with what was counted as theirs.

    Args:
        claim: As comparison records it: ``sources`` holds the trees.
        cards: Its statements by id (:func:`sayso.web.said.statements_of`).

    Returns:
        ``count``, ``rules`` and ``roots``; a root has ``claimant``, ``own`` (statements in
        their own name), ``counted`` (statements of others with the ``reason`` why they count
        as this claimant's) and ``outlets``, those that carry them.
    """
    return {
        "count": claim["independent_sources"],
        "rules": list(RULES),
        "roots": [_root(source, cards) for source in claim.get("sources", ())],
    }


def _root(source: Mapping[str, Any], cards: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    because = {b["statement"]: b["reason"] for b in source["because"]}
    known = [cards[s] for s in source["statements"] if s in cards]
    own = [card for card in known if card["id"] not in because]
    counted = [
        {"card": card, "reason": because[card["id"]]} for card in known if card["id"] in because
    ]
    # a claimant found late may stand on words that were joined to earlier ones of others
    lead = next((c for c in known if c["speaker"] == source["claimant"]), None)
    return {
        "claimant": source["claimant"],
        "country": lead["country"] if lead else None,
        "href": url("/sources", source["claimant"]) if lead else None,
        "statements": len(source["statements"]),
        "own": own,
        "counted": counted,
        "outlets": sorted({card["publisher"] for card in known if card["publisher"]}),
    }
