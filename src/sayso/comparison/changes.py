"""What changed since a day, and a briefing on it; every sentence names its evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sayso.comparison.disputes import figure_disputes
from sayso.comparison.select import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.comparison.compare import Comparison

__all__ = ["as_markdown", "changes_since"]

_SHOWN = 160


def changes_since(comparison: Comparison, since: str) -> list[dict[str, Any]]:
    """Return what documents published since a day changed, in the order of days.

    Args:
        comparison: Of a case, up to date.
        since: EDTF; the first of its days counts.

    Returns:
        Objects with ``change`` (``new dispute``, ``denied``, ``confirmed``, ``taken back``,
        ``count moved``, ``counts differ``), ``published``, ``who``, ``what``, ``claim`` or
        ``event``, and ``evidence``: statements and documents.

    Raises:
        LedgerError: ``S409`` *since* is no date.
    """
    first = day_of(since, "--since")[0]
    published = comparison.published()
    dates = comparison.dates()
    found: list[dict[str, Any]] = []
    for claim in comparison.claims():
        found += _of_claim(claim, published, dates, first)
    events = comparison.events()
    for event in events:
        found += _of_tolls(event, published, first)
    for dispute in figure_disputes(events):
        days = [published.get(doc) for doc in dispute["documents"]]
        latest = max((d for d in days if d is not None), default=None)
        if latest is not None and latest >= first:
            found.append(
                {
                    "change": "counts differ",
                    "published": max(dates.get(doc) or "" for doc in dispute["documents"]) or None,
                    "who": "; ".join(sorted({f["claimant"] or "" for f in dispute["figures"]})),
                    "what": dispute["what"],
                    "event": dispute["event"],
                    "evidence": _evidence(dispute["statements"], dispute["documents"]),
                }
            )
    return sorted(found, key=lambda c: (c["published"] or "9999", c["change"], c["what"]))


def _evidence(statements: list[str], documents: list[str]) -> dict[str, list[str]]:
    return {"statements": statements, "documents": documents}


def _of_claim(
    claim: dict[str, Any],
    published: Mapping[str, int | None],
    dates: Mapping[str, str | None],
    first: int,
) -> list[dict[str, Any]]:
    texts = claim["texts"]

    def fresh(statement: str) -> bool:
        day = published.get(texts[statement]["doc"])
        return day is not None and day >= first

    holding = [s for s in claim["statements"] if not fresh(s)]
    denying = [s for s in claim["denied_by"] if not fresh(s)]
    found = []
    for statement in claim["denied_by"]:
        if fresh(statement):
            told = texts[statement]
            change = "taken back" if told["stance"] == "retracts" else "denied"
            if change == "denied" and not denying:
                change = "new dispute"
            found.append(_change(change, claim, statement, dates))
    spoken = {s["claimant"] for s in claim["sources"] if set(s["statements"]) & set(holding)}
    for source in claim["sources"]:
        new = [s for s in source["statements"] if fresh(s)]
        if holding and new and source["claimant"] not in spoken:
            found.append(_change("confirmed", claim, new[0], dates))
    return found


def _change(
    change: str, claim: dict[str, Any], statement: str, dates: Mapping[str, str | None]
) -> dict[str, Any]:
    told = claim["texts"][statement]
    return {
        "change": change,
        "published": dates.get(told["doc"]),
        "who": told["speaker"],
        "what": claim["what"],
        "words": told["text"],
        "claim": claim["id"],
        "evidence": _evidence([statement], [told["doc"]]),
    }


def _of_tolls(
    event: dict[str, Any], published: Mapping[str, int | None], first: int
) -> list[dict[str, Any]]:
    found = []
    last: dict[tuple[str, str, str], dict[str, Any]] = {}
    for toll in event["tolls"]:
        key = (toll["kind"], toll["claimant"] or "", toll["of"] or "")
        before = last.get(key)
        last[key] = toll
        day = published.get(toll["doc"])
        if before is None or day is None or day < first or before["doc"] == toll["doc"]:
            continue
        if (before["low"], before["high"]) != (toll["low"], toll["high"]):
            found.append(
                {
                    "change": "count moved",
                    "published": toll["published"],
                    "who": toll["claimant"],
                    "what": f"{toll['kind']}: {before['low']} to {toll['low']}, {event['what']}",
                    "event": event["id"],
                    "evidence": _evidence(
                        [s for s in (before["statement"], toll["statement"]) if s],
                        [before["doc"], toll["doc"]],
                    ),
                }
            )
    return found


_HEADINGS = {
    "new dispute": "New disputes",
    "denied": "Denied",
    "taken back": "Taken back",
    "confirmed": "Said by another source",
    "count moved": "Counts that moved",
    "counts differ": "Counts that differ",
}


def as_markdown(found: list[dict[str, Any]], since: str) -> str:
    """Return a briefing in Markdown; every sentence links to the records it rests on.

    Links have the form ``sayso:ID``: ``sayso show CASE ID`` shows the record.
    """
    lines = [f"# What changed since {since}", ""]
    if not found:
        lines += ["Nothing that was published since then changed a claim or a count.", ""]
    for change, heading in _HEADINGS.items():
        rows = [c for c in found if c["change"] == change]
        if not rows:
            continue
        lines += [f"## {heading}", ""]
        lines += [f"- {_sentence(row)}" for row in rows]
        lines.append("")
    return "\n".join(lines)


def _sentence(row: dict[str, Any]) -> str:
    who, what = _safe(row["who"] or "An unnamed source"), _safe(row["what"])
    day = f" ({row['published'][:10]})" if row["published"] else ""
    said = f" “{_safe(row['words'])}”" if row.get("words") else ""
    text = {
        "new dispute": f"{who} denies{day} what nobody had denied before: {what}.{said}",
        "denied": f"{who} denies{day}: {what}.{said}",
        "taken back": f"{who} takes back{day}: {what}.{said}",
        "confirmed": f"{who} also says{day}: {what}.{said}",
        "count moved": f"{who} changed a count{day}: {what}.",
        "counts differ": f"Counts differ{day}: {what}.",
    }[row["change"]]
    ids = [*row["evidence"]["statements"], *row["evidence"]["documents"]]
    return text + " " + " ".join(f"[{i[:8]}](sayso:{i})" for i in ids)


def _safe(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(short.split()))
