"""Events: mentions of one happening folded into one, with each side's version and count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from sayso.comparison.actors import is_pair, joined, same_description, speaks_for
from sayso.comparison.facts import Happening, TollFact, Who
from sayso.comparison.happenings import apart, family, other_story
from sayso.comparison.judgements import Decided, undecided
from sayso.comparison.kept import Kept
from sayso.comparison.propositions import Link
from sayso.comparison.rules import Bars
from sayso.comparison.terms import Spot
from sayso.model import content_id

__all__ = ["BARS", "SUMMARY_RULE", "counted", "fold_mentions", "record"]

SUMMARY_RULE = (
    "low: least number of any claimant's latest count; high: greatest; best: the number most "
    "claimants give, else the median; earlier counts of one claimant are updates"
)

WIDE = 6
"""Precision of a place from which on it tells nothing apart."""
_ORDER = ("copy", "same", "join")
"""What whole documents are about goes first, what a person decided last."""

_NUMBERS = count()
_number: Kept[Happening, int] = Kept(lambda _: next(_NUMBERS))
"""Another number for each mention that leads a document."""
_OTHERS: dict[tuple[int, int], bool] = {}
"""Which two of these lately led documents on two matters."""
_MOST = 400_000

Clash = Callable[[Happening, Happening], str | None]


def fold_mentions(
    things: Mapping[str, Happening], edges: Sequence[tuple[str, str, Link]]
) -> list[list[str]]:
    """Group mentions: best links first, unless two of a group can't be of one happening."""
    split = {(a, b) for a, b, link in edges if link.relation == "split"}
    split |= {(b, a) for a, b in split}
    order = sorted(
        (_ORDER.index(link.relation), -link.score, min(a, b), max(a, b))
        for a, b, link in edges
        if link.relation in _ORDER
    )
    groups = _Groups(things, split)
    for rank, _, a, b in order:
        groups.join(a, b, _ORDER[rank])
    at, members = groups.at, groups.members
    for root, group in sorted(members.items()):
        group.sort()
        hung = things[group[0]].hangs_on
        if hung in at and at[hung] != root and all(things[m].hangs_on for m in group):
            members[at[hung]] = sorted([*members[at[hung]], *members.pop(root)])
    return sorted(members.values())


class _Groups:
    """Groups under construction.

    Days and places that two reports of one matter give differently don't keep copies apart. Groups
    only grow, so those that were kept apart once always are.
    """

    def __init__(self, things: Mapping[str, Happening], split: set[tuple[str, str]]) -> None:
        self.things = things
        self.split = split
        self.at = {one: one for one in things}
        self.members = {one: [one] for one in things}
        self.leads = {one: [(_number(h), h)] if h.story else [] for one, h in things.items()}
        numbers: dict[Hashable, int] = {}
        self.signs = {
            one: {numbers.setdefault(_setting(h), len(numbers)): h} for one, h in things.items()
        }
        self.known: dict[tuple[int, int], bool] = {}
        self.strangers: dict[str, set[str]] = {}
        """Groups that no copy and no likeness joins, by group."""
        self.apart: dict[str, set[str]] = {}
        """Groups that likeness doesn't join."""

    def join(self, a: str, b: str, relation: str) -> None:
        """Join the groups of two mentions unless something speaks against it."""
        x, y = self.at[a], self.at[b]
        if x == y or (relation != "join" and self._forbidden(x, y, relation)):
            return
        keep, gone = sorted((x, y))
        for member in self.members[gone]:
            self.at[member] = keep
        self.members[keep] += self.members.pop(gone)
        self.leads[keep] += self.leads.pop(gone)
        self.signs[keep] |= self.signs.pop(gone)
        for barred in (self.strangers, self.apart):
            for other in barred.pop(gone, ()):
                barred[other].discard(gone)
                if other != keep:
                    _bar(barred, keep, other)

    def _forbidden(self, x: str, y: str, relation: str) -> bool:
        if self.split and any(
            (p, q) in self.split for p in self.members[x] for q in self.members[y]
        ):
            return True
        if y in self.strangers.get(x, ()):
            return True
        if relation == "same" and y in self.apart.get(x, ()):
            return True
        if self._other_story(x, y):
            _bar(self.strangers, x, y)
            return True
        if relation == "same" and self._elsewhere(x, y):
            _bar(self.apart, x, y)
            return True
        return False

    def _other_story(self, x: str, y: str) -> bool:
        """Tell whether two of two groups lead documents on two matters."""
        for one, p in self.leads[x]:
            for other, q in self.leads[y]:
                found = _OTHERS.get((one, other))
                if found is None:
                    found = other_story(p, q)
                    if len(_OTHERS) >= _MOST:
                        _OTHERS.clear()
                    _OTHERS[one, other] = found
                if found:
                    return True
        return False

    def _elsewhere(self, x: str, y: str) -> bool:
        """Tell whether two of two groups can't be of one happening, each pair of settings once."""
        for one, a in self.signs[x].items():
            for other, b in self.signs[y].items():
                known = self.known.get((one, other))
                if known is None:
                    known = self.known[one, other] = apart(a, b) is not None
                if known:
                    return True
        return False


def _bar(barred: dict[str, set[str]], x: str, y: str) -> None:
    barred.setdefault(x, set()).add(y)
    barred.setdefault(y, set()).add(x)


def _apart(a: Happening, b: Happening) -> bool:
    return apart(a, b) is not None or other_story(a, b)


def _setting(h: Happening) -> Hashable:
    """Return all that :func:`apart` looks at."""
    spot = h.spot[:3] if h.spot is not None and (h.spot[4] is None or h.spot[4] < WIDE) else None
    sides = [who.country if who else None for who in (h.actor, h.recipient)]
    return (family(h.type), h.background, h.days, spot, *sides)


def _sign(h: Happening) -> Hashable:
    """Return what bars a mention from others; what leads a document stands for itself."""
    return _setting(h), h.id if h.story else None


def _exact(a: Happening, b: Happening) -> bool:
    return a.story is None or b.story is None


BARS: Bars[Happening] = Bars(
    joins=lambda _: True,
    apart=_apart,
    sign=_sign,
    exact=_exact,
    other=other_story,
    hangs=lambda h: h.hangs_on is not None,
)
"""What keeps two mentions out of one event, as :func:`fold_mentions` has it."""


def record(
    mentions: Sequence[Happening],
    speakers: Mapping[str, Who | None],
    published: Mapping[str, str | None],
    publishers: Mapping[str, str | None],
    sides: Callable[[Who | None], str],
    decided: Decided = undecided,
    counts: Sequence[tuple[str, TollFact]] | None = None,
) -> dict[str, Any]:
    """Return an event as the JSON contract has it.

    Args:
        mentions: Of one happening.
        speakers: Who says what each statement says, by statement id.
        published: When each document was published.
        publishers: Each document's outlet.
        sides: The side that a speaker stands on.
        decided: Whether people hold two speakers for one; goes before every rule.
        counts: Its counts, each with its document, if not as the mentions have them.
    """
    ordered = sorted(mentions, key=lambda h: (published.get(h.doc) or "9999", h.doc, h.start))
    first = next((h for h in ordered if h.hangs_on is None), ordered[0])
    real = [h for h in ordered if h.hangs_on is None]
    spot = _most([h.spot for h in ordered if h.spot is not None and (h.spot[4] or 0) < 6])
    date = _date(ordered)
    actor = _actor([h.actor for h in ordered])
    recipient = _actor([h.recipient for h in ordered])
    if _mutual(ordered):
        actor = recipient = None
    tolls = _tolls(counted(mentions) if counts is None else counts, published)
    versions: dict[str, list[str]] = {}
    for h in ordered:
        if h.statement is not None:
            side = sides(speakers.get(h.statement))
            told = versions.setdefault(side, [])
            if h.statement not in told:
                told.append(h.statement)
    trigger = _most([h.trigger for h in real]) or first.trigger
    what = ", ".join(filter(None, (trigger, spot[0] if spot else None, date)))
    return {
        "id": content_id("event", first.id)[:16],
        "type": _most([h.type for h in ordered]),
        "what": what,
        "actor": _who(actor),
        "recipient": _who(recipient),
        "place": _place(spot),
        "date": date,
        "background": first.background,
        "mentions": [{"doc": h.doc, "start": h.start, "end": h.end} for h in real],
        "versions": [{"side": s, "statements": ids} for s, ids in sorted(versions.items())],
        "tolls": tolls,
        "summary": _summary(tolls),
        "independent_sources": _claimants(ordered, speakers, publishers, decided),
        "documents": sorted({h.doc for h in ordered}),
    }


def _most(values: Iterable[Any]) -> Any:  # noqa: ANN401 - whatever was given
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], str(v))) if counts else None


def _date(ordered: Sequence[Happening]) -> str | None:
    """The date most mentions give, the narrowest of those given as often."""
    counts = Counter(h.date for h in ordered if h.date and h.days)
    widths = {h.date: h.days[1] - h.days[0] for h in ordered if h.date and h.days}
    return min(counts, key=lambda d: (-counts[d], widths[d], d)) if counts else None


def _actor(found: Iterable[Who | None]) -> Who | None:
    """The actor most mentions give; named ones first."""
    known = [who for who in found if who is not None]
    named = [w for w in known if w.named]
    who: Who | None = _most([w for w in named if w.country] or named)
    return who


def _mutual(ordered: Sequence[Happening]) -> bool:
    """Tell whether the mentions disagree on whose deed it was."""
    return len({h.actor.country for h in ordered if h.actor and h.actor.country}) > 1


def _who(who: Who | None) -> dict[str, Any] | None:
    return {"name": who.name, "country": who.country, "sector": who.sector} if who else None


def _place(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    return dict(zip(("name", "lat", "lon", "country", "precision"), spot, strict=True))


def counted(mentions: Sequence[Happening]) -> list[tuple[str, TollFact]]:
    """Return the counts of mentions, each with its document."""
    return [(h.doc, toll) for h in mentions for toll in h.tolls]


def _tolls(
    given: Sequence[tuple[str, TollFact]], published: Mapping[str, str | None]
) -> list[dict[str, Any]]:
    """Return the counts by claimant over time, each claimant's number once a document."""
    found: dict[str, dict[str, Any]] = {}
    for doc, toll in sorted(given, key=lambda one: (one[0], one[1].start, str(one[1]))):
        row = {
            "kind": toll.figure.kind,
            "low": toll.figure.low,
            "high": toll.figure.high,
            "of": toll.figure.of,
            "claimant": toll.claimant.name if toll.claimant else None,
            "country": toll.claimant.country if toll.claimant else None,
            "statement": toll.statement,
            "doc": doc,
            "start": toll.start,
            "end": toll.end,
            "published": published.get(doc),
        }
        key = json.dumps([row[k] for k in ("kind", "low", "high", "claimant", "doc")])
        found.setdefault(key, row)
    return sorted(
        found.values(),
        key=lambda r: (r["published"] or "9999", r["doc"], r["start"], r["kind"], str(r)),
    )


def _summary(tolls: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return low, best and high of each kind of count; a summary, never a finding."""
    found = []
    for kind in sorted({t["kind"] for t in tolls}):
        latest: dict[tuple[str, str], dict[str, Any]] = {}
        for toll in tolls:
            if toll["kind"] == kind:
                latest[str(toll["claimant"]), str(toll["of"])] = toll
        numbers = sorted(t["low"] for t in latest.values())
        highs = [t["high"] if t["high"] is not None else t["low"] for t in latest.values()]
        counts = Counter(numbers)
        top = max(counts.values())
        best = min(n for n, c in counts.items() if c == top) if top > 1 else None
        found.append(
            {
                "kind": kind,
                "low": numbers[0],
                "best": best if best is not None else numbers[len(numbers) // 2],
                "high": max(highs),
                "claimants": len(latest),
                "rule": SUMMARY_RULE,
            }
        )
    return found


def _claimants(
    ordered: Sequence[Happening],
    speakers: Mapping[str, Who | None],
    publishers: Mapping[str, str | None],
    decided: Decided,
) -> int:
    """Count those who tell of it of their own knowledge; outlets only where nobody else does."""
    found: list[list[Who]] = []
    for h in ordered:
        who = speakers.get(h.statement) if h.statement else None
        if who is None or is_pair(who) or who.sector == "MED":
            continue
        same = [one for one in found if any(decided(who, f) for f in one)]
        same = same or [
            one
            for one in found
            if any(_one(who, f) for f in one) and all(decided(who, f) is not False for f in one)
        ]
        if same:
            same[0].append(who)
        else:
            found.append([who])
    if found:
        return len(found)
    return len({publishers.get(h.doc) or h.doc for h in ordered})


def _one(a: Who, b: Who) -> bool:
    """Tell whether two who tell of an event count as one by what texts say of them."""
    return bool(joined(a, b) or speaks_for(a, b) or speaks_for(b, a) or same_description(a, b))


def claimant_of(toll: TollFact) -> str:
    """Return the name a count is given under."""
    return toll.claimant.name if toll.claimant else "not named"
