"""What changed since the last visit: documents, reviews, and what they did to claims.

A browser remembers the last entry of the log that it saw. Pages opened within half an hour
are one visit.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sayso.comparison import asking
from sayso.ledger.database import one, rows
from sayso.web.overview import newest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.responses import Response

    from sayso.web.case import Opened

__all__ = ["Visit", "changed", "last_number", "visit"]

VISIT_SECONDS = 30 * 60
NEWEST = 8
LOOKED_AT = 30
"""New documents whose claims are looked at; a larger addition is shown by its numbers."""
CLAIMS = 40
SHOWN = 10
_COOKIE = re.compile(r"([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,15})")
_YEAR = 365 * 24 * 3600

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser has seen.

    Attributes:
        since: The last entry of the log that the visit before this one saw; None on the first.
        seen: The last entry that this visit has seen.
        at: When it saw it, in seconds since 1970.
    """

    since: int | None
    seen: int
    at: int

    def keep(self, response: Response, case: Path) -> None:
        """Let an answer tell the browser what it has seen."""
        since = 0 if self.since is None else self.since
        response.set_cookie(
            _name(case),
            f"{since}.{self.seen}.{self.at}",
            max_age=_YEAR,
            httponly=True,
            samesite="strict",
            path="/",
        )


def _name(case: Path) -> str:
    return f"sayso-seen-{sha256(str(case.resolve()).encode()).hexdigest()[:8]}"


def visit(cookies: Mapping[str, str], case: Path, last: int, now: float | None = None) -> Visit:
    """Return which visit this is.

    Args:
        cookies: What the browser remembers; whatever can't be is as nothing.
        case: The case's folder.
        last: The last entry of its log.
        now: Seconds since 1970.
    """
    moment = int(time.time() if now is None else now)
    known = _COOKIE.fullmatch(cookies.get(_name(case), ""))
    since, seen, at = (int(part) for part in known.groups()) if known else (0, 0, 0)
    if not known or not since <= seen <= last or at > moment + 60:
        return Visit(None, last, moment)
    if moment - at < VISIT_SECONDS:
        return Visit(since or None, last, moment)
    return Visit(seen, last, moment)


def last_number(case: Opened) -> int:
    """Return the number of the log's last entry."""
    found = one(case.ledger.connection, "SELECT max(number) FROM log")
    return int(found[0] or 0) if found else 0


def changed(case: Opened, since: int) -> Record:
    """Return what the log holds after an entry, and which claims the new documents touched."""
    ledger = case.ledger.connection
    counts: Counter[str] = Counter()
    who: Counter[str] = Counter()
    sql = "SELECT action, who, count(*) FROM log WHERE number > ? GROUP BY action, who"
    for action, name, count in rows(ledger, sql, (since,)):
        counts[action] += count
        if action == "review":
            who[name] += count
    at = one(ledger, "SELECT at FROM log WHERE number = ?", (since,))
    documents = newest(case, LOOKED_AT, since) if counts["add"] else []
    return {
        "since": at[0] if at else None,
        "added": counts["add"],
        "reread": counts["reread"],
        "reviews": counts["review"],
        "reviewers": [{"name": name, "reviews": count} for name, count in who.most_common(5)],
        "documents": documents[:NEWEST],
        "claims": _claims(case, {str(d["id"]) for d in documents}, counts["add"]),
    }


def _claims(case: Opened, new: set[str], added: int) -> list[Record]:
    """Return what new documents did to claims, disputes first."""
    if added > LOOKED_AT:
        return []
    connection = case.comparison.connection
    heads: dict[str, Record] = {}
    for known in asking.of_documents(connection, sorted(new)).values():
        for head in known["claims"]:
            heads.setdefault(head["id"], head)
    found = []
    for claim in list(heads)[:CLAIMS]:
        change = _change(asking.claim(connection, claim), new)
        if change is not None:
            found.append(change)
    order = ("disputed", "taken back", "denied", "new", "said also")
    return sorted(found, key=lambda c: order.index(c["change"]))[:SHOWN]


def _change(claim: Record, new: set[str]) -> Record | None:
    """Return what statements in new documents did to a claim, in one word and a name."""
    texts = claim["texts"]

    def fresh(ids: list[str]) -> list[str]:
        return [i for i in ids if i in texts and texts[i]["doc"] in new]

    held, denied = fresh(claim["statements"]), fresh(claim["denied_by"])
    if denied:
        change = "disputed" if len(denied) == len(claim["denied_by"]) else "denied"
        if all(texts[i]["stance"] == "retracts" for i in denied):
            change = "taken back"
        told = denied[0]
    elif held and len(held) == len(claim["statements"]):
        change, told = "new", held[0]
    elif held:
        change, told = "said also", held[0]
    else:
        return None
    return {
        "change": change,
        "claim": claim["id"],
        "what": claim["what"],
        "who": texts[told]["speaker"],
        "words": texts[told]["text"],
        "doc": texts[told]["doc"],
        "statement": told,
    }
