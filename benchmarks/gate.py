"""Floors: figures that were reached once and may not be lost without saying why.

A floor is pinned with the value that was measured, a hash of the data and scorers it was
measured on, and a hash of the code that reached it. Floors go up with ``raised`` and down
only with ``lowered``, which keeps the reason. A figure measured on other data is never
compared with a floor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from benchmarks.figures import Figure

__all__ = [
    "Floor",
    "Floors",
    "Stamp",
    "Status",
    "Verdict",
    "judge",
    "load",
    "lowered",
    "raised",
    "save",
]


class Status(StrEnum):
    """How a figure stands to its floor."""

    HOLDS = "holds"
    ABOVE = "above"
    FALLS = "FALLS"
    OTHER_DATA = "OTHER DATA"
    GONE = "GONE"
    NEW = "new"
    FREE = "-"

    @property
    def fails(self) -> bool:
        """Whether a run with such a figure fails."""
        return self in {Status.FALLS, Status.OTHER_DATA, Status.GONE}


@dataclass(frozen=True, slots=True)
class Stamp:
    """On what, with what and when figures were measured (hashes, version, ISO date)."""

    data: str
    code: str
    version: str
    date: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What a figure may not fall under.

    Attributes:
        floor: The floor itself.
        value: The value measured when it was pinned.
        stamp: On what, with what and when.
    """

    floor: float
    value: float
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors, and every lowering so far.

    Attributes:
        by_name: Floors by benchmark and figure: ``times.timebank.value.F1``.
        history: Floors that went down or were dropped: name, from, to, date, reason.
    """

    by_name: Mapping[str, Floor] = field(default_factory=dict)
    history: tuple[Mapping[str, str | float | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure beside its floor."""

    name: str
    figure: Figure | None
    floor: Floor | None
    status: Status

    @property
    def line(self) -> str:
        """What is wrong, on one line, for statuses that fail."""
        at = f"{self.floor.floor:.4f}" if self.floor else "-"
        if self.status is Status.FALLS and self.figure:
            under = f"{self.figure.value:.4f}, under its floor {at}"
            return f"{self.name} fell to {under} (tolerance {self.figure.tolerance})"
        if self.status is Status.OTHER_DATA:
            return (
                f"{self.name} was pinned at {at} on other data or scorers: not compared; pin it "
                "anew with --lower-floors --reason TEXT"
            )
        if self.status is Status.GONE:
            return f"{self.name} has a floor of {at} and is no longer measured"
        return f"{self.name}: {self.status}"


def judge(benchmark: str, figures: Iterable[Figure], floors: Floors, data: str) -> list[Verdict]:
    """Set each figure of one benchmark beside its floor; floors without a figure are GONE."""
    verdicts = []
    seen = set()
    for figure in figures:
        name = f"{benchmark}.{figure.name}"
        seen.add(name)
        floor = floors.by_name.get(name)
        verdicts.append(Verdict(name, figure, floor, _status(figure, floor, data)))
    for name, floor in floors.by_name.items():
        if name.split(".", 1)[0] == benchmark and name not in seen:
            verdicts.append(Verdict(name, None, floor, Status.GONE))
    return verdicts


def _status(figure: Figure, floor: Floor | None, data: str) -> Status:
    if not figure.pinned:
        return Status.FREE
    if floor is None:
        return Status.NEW
    if floor.stamp.data != data:
        return Status.OTHER_DATA
    if figure.value < floor.floor - figure.tolerance:
        return Status.FALLS
    return Status.ABOVE if _cut(figure.value) > floor.floor else Status.HOLDS


def raised(floors: Floors, verdicts: Iterable[Verdict], stamp: Stamp) -> Floors:
    """Return the floors with new figures pinned and better ones raised; none goes down."""
    out = dict(floors.by_name)
    for verdict in verdicts:
        if verdict.figure and verdict.status in {Status.NEW, Status.ABOVE}:
            value = _cut(verdict.figure.value)
            out[verdict.name] = Floor(value, value, stamp)
    return replace(floors, by_name=out)


def lowered(floors: Floors, verdicts: Iterable[Verdict], stamp: Stamp, reason: str) -> Floors:
    """Return the floors set to what was measured where the gate failed, with the reason kept.

    A floor whose figure is no longer measured is dropped, with the reason as well.

    Raises:
        ValueError: The reason is empty.
    """
    if not reason.strip():
        msg = "a floor goes down only with a reason"
        raise ValueError(msg)
    out = dict(floors.by_name)
    history = list(floors.history)
    for verdict in verdicts:
        if not verdict.status.fails or verdict.floor is None:
            continue
        value = None
        if verdict.figure is None:
            del out[verdict.name]
        else:
            value = _cut(verdict.figure.value)
            out[verdict.name] = Floor(value, value, stamp)
        entry: dict[str, str | float | None] = {
            "name": verdict.name,
            "from": verdict.floor.floor,
            "to": value,
            "date": stamp.date,
            "reason": reason.strip(),
        }
        history.append(entry)
    return Floors(out, tuple(history))


def _cut(value: float) -> float:
    """Cut off after four places, so that a floor never lies above what was measured."""
    return int(value * 10_000 + 1e-6) / 10_000


def load(path: Path) -> Floors:
    """Return the floors of a file; none if there is no file."""
    if not path.exists():
        return Floors()
    stored = json.loads(path.read_text(encoding="utf-8"))
    floors = {
        name: Floor(float(entry["floor"]), float(entry["value"]), Stamp(**entry["stamp"]))
        for name, entry in stored["floors"].items()
    }
    return Floors(floors, tuple(stored["history"]))


def save(path: Path, floors: Floors) -> None:
    """Write floors, sorted by name, and their history."""
    entries = {name: asdict(floors.by_name[name]) for name in sorted(floors.by_name)}
    stored = {"schema": "sayso.floors/1", "floors": entries, "history": floors.history}
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
