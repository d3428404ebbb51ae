"""Who speaks in a case and how often: counted once for each state of a case, kept in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.ledger.database import one, rows
from sayso.ledger.indexing import STANCES, STATUSES
from sayso.ledger.judging import judged
from sayso.model import Stance

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger

__all__ = ["PARTS", "Speaker", "speakers"]

FEW_DOCUMENTS = 8_000
"""A case of up to so many is counted anew whenever it changed, in about 0.2 s; of a larger one
the last counts are shown while a thread counts anew."""
PAUSE = 30.0
"""Seconds between two counts of a large case: while documents come in, every count is old."""

_REJECTED = STATUSES.index("rejected")

PARTS: dict[str, tuple[str, tuple[Stance, ...]]] = {
    "said": (
        "Said",
        tuple(s for s in Stance if s not in {"denies", "doubts", "retracts", "evades"}),
    ),
    "denied": ("Denied", (Stance.DENIES, Stance.DOUBTS)),
    "retracted": ("Took back", (Stance.RETRACTS,)),
    "declined": ("Declined to answer", (Stance.EVADES,)),
}
"""What a source did, in words, with the stances that it is made of."""
_PART_OF = {stance.value: part for part, (_, stances) in PARTS.items() for stance in stances}


@dataclass(slots=True)
class Speaker:
    """A source: all actors of one name, and those that people joined with them.

    Attributes:
        name: Of the source; the one that speaks most.
        statements: How many there are.
        first: Day of the earliest, as ordinal.
        last: Day of the latest.
        facets: ``country MDA``, ``sector GOV``, ``did denied``: what it can be chosen by.
        stances: How many by stance; empty where only the first count was made.
        also: Other names that people say are theirs.
    """

    name: str
    statements: int = 0
    first: int | None = None
    last: int | None = None
    facets: set[str] = field(default_factory=set)
    stances: dict[str, int] = field(default_factory=dict)
    also: list[str] = field(default_factory=list)

    def values(self, facet: str) -> list[str]:
        """Return the values of a facet, sorted."""
        return sorted(f.partition(" ")[2] for f in self.facets if f.startswith(f"{facet} "))


_Version = tuple[int, int]


@dataclass
class _Counted:
    version: _Version
    found: Sequence[Speaker]
    at: float


_LOCK = threading.Lock()
_KEPT: dict[Path, _Counted] = {}
_RUNNING: set[Path] = set()


def speakers(ledger: Ledger) -> tuple[Sequence[Speaker], bool]:
    """Return all sources, those who speak most first, and whether that is the newest state.

    Of a large case that wasn't counted yet, who speaks how often comes at once, by stance
    later.
    """
    path, version = ledger.file.resolve(), _version(ledger)
    with _LOCK:
        kept = _KEPT.get(path)
    if kept is not None and kept.version == version:
        return kept.found, True
    (documents,) = one(ledger.connection, "SELECT max(key) FROM documents") or (0,)
    if (documents or 0) <= FEW_DOCUMENTS:
        return _keep(path, version, _count(ledger)), True
    with _LOCK:
        due = kept is None or time.monotonic() - kept.at > PAUSE
        if due and path not in _RUNNING:
            _RUNNING.add(path)
            threading.Thread(target=_count_aside, args=(ledger.path, path), daemon=True).start()
    if kept is not None:
        return kept.found, False
    found = _count(ledger, whole=False)
    with _LOCK:
        _KEPT.setdefault(path, _Counted((-1, -1), found, time.monotonic()))
    return found, False


def _version(ledger: Ledger) -> _Version:
    sql = "SELECT (SELECT max(key) FROM readings), (SELECT max(key) FROM reviews)"
    readings, reviews = one(ledger.connection, sql) or (0, 0)
    return readings or 0, reviews or 0


def _count_aside(folder: Path, path: Path) -> None:
    from sayso.ledger.store import Ledger

    try:
        with Ledger(folder) as ledger:
            _keep(path, _version(ledger), _count(ledger))
    finally:
        with _LOCK:
            _RUNNING.discard(path)


def _keep(path: Path, version: _Version, found: Sequence[Speaker]) -> Sequence[Speaker]:
    with _LOCK:
        _KEPT[path] = _Counted(version, found, time.monotonic())
        while len(_KEPT) > 4:  # cases of one process: of a workbench one, of tests many
            del _KEPT[min(_KEPT, key=lambda p: _KEPT[p].at)]
    return found


def _count(ledger: Ledger, *, whole: bool = True) -> Sequence[Speaker]:
    """Count statements by speaker; by stance, too, or else from the index alone."""
    stance = "stance" if whole else "NULL"
    standing = f"status <> {_REJECTED} AND" if whole else ""
    sql = (
        "SELECT a.name, a.country, a.sector, c.stance, c.n, c.first, c.last FROM ("  # noqa: S608 - numbers
        f"SELECT speaker, {stance} AS stance, count(*) AS n, min(first) AS first, "
        f"max(first) AS last FROM statements WHERE {standing} speaker IS NOT NULL "
        f"GROUP BY speaker{', stance' if whole else ''}) c JOIN actors a ON a.key = c.speaker"
    )
    found: dict[str, Speaker] = {}
    for name, country, sector, number, count, first, last in rows(ledger.connection, sql):
        source = found.get(name)
        if source is None:
            source = found[name] = Speaker(name)
        if country:
            source.facets.add(f"country {country}")
        if sector:
            source.facets.add(f"sector {sector}")
        source.statements += count
        if number is not None:
            word = STANCES[number].value
            source.stances[word] = source.stances.get(word, 0) + count
            source.facets.add(f"did {_PART_OF[word]}")
        if first is not None:
            source.first = first if source.first is None else min(source.first, first)
            source.last = last if source.last is None else max(source.last, last)
    return sorted(_joined(ledger, found), key=lambda s: (-s.statements, s.name))


def _joined(ledger: Ledger, found: dict[str, Speaker]) -> Iterable[Speaker]:
    """Put the sources together whose actors people joined."""
    known = judged(ledger)
    names: dict[str, set[str]] = {}
    for actor in {k for j in known.judgements if j.join for k in (j.a, j.b)}:
        names.setdefault(known.root(actor.id), set()).add(actor.name)
    for _, together in sorted(names.items()):
        several = {id(found[name]): found[name] for name in together if name in found}
        if not several:
            continue
        lead, *others = sorted(several.values(), key=lambda s: (-s.statements, s.name))
        for other in others:
            del found[other.name]
            lead.statements += other.statements
            lead.facets |= other.facets
            lead.also += [other.name, *other.also]
            for stance, count in other.stances.items():
                lead.stances[stance] = lead.stances.get(stance, 0) + count
            lead.first = min((d for d in (lead.first, other.first) if d is not None), default=None)
            lead.last = max((d for d in (lead.last, other.last) if d is not None), default=None)
        for name in together:  # one name may have been joined twice, with two countries
            found.setdefault(name, lead)
    return list({id(source): source for source in found.values()}.values())
