"""Disputes over figures: counts of one happening that can't all hold.

A later count of the same claimant is an update of the earlier one, not a conflict with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.comparison.words import fold
from sayso.model import content_id

__all__ = ["figure_disputes", "latest_counts"]


def latest_counts(tolls: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each claimant's latest count of each kind; *tolls* are in the order of time."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for toll in tolls:
        key = (toll["kind"], fold(toll["claimant"] or ""), toll["of"] or "")
        found[key] = toll
    return list(found.values())


def _both_hold(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return (a["high"] is None or b["low"] <= a["high"]) and (
        b["high"] is None or a["low"] <= b["high"]
    )


def figure_disputes(events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a dispute for each kind of count on which claimants of an event differ."""
    found = []
    for event in events:
        latest = latest_counts(event["tolls"])
        for kind, people in sorted({(t["kind"], t["of"] or "") for t in latest}):
            counts = [t for t in latest if t["kind"] == kind and (t["of"] or "") == people]
            if all(_both_hold(a, b) for a in counts for b in counts):
                continue
            figures = "; ".join(f"{t['claimant'] or 'not named'}: {_number(t)}" for t in counts)
            found.append(
                {
                    "id": content_id("dispute", event["id"], kind, people)[:16],
                    "what": f"{kind}{f' ({people})' if people else ''}, {event['what']}: {figures}",
                    "statements": sorted({t["statement"] for t in counts if t["statement"]}),
                    "denied_by": [],
                    "independent_sources": len(counts),
                    "documents": sorted({t["doc"] for t in counts}),
                    "event": event["id"],
                    "figures": counts,
                }
            )
    return found


def _number(toll: dict[str, Any]) -> str:
    low, high = toll["low"], toll["high"]
    return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
