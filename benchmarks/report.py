"""The table: on the terminal, and in ``results.md`` with what was measured before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.catalogue import BENCHMARKS
from benchmarks.figures import Figure, Measurement
from benchmarks.gate import Stamp, Verdict

__all__ = ["Outcome", "as_json", "lines", "record", "write_markdown"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A benchmark that was run: what it gave, beside its floors, or why it failed."""

    name: str
    stamp: Stamp
    measurement: Measurement | None
    verdicts: Sequence[Verdict] = ()
    error: str = ""


def show(figure: Figure) -> str:
    """Return a figure's value as text: four places for shares, with its unit otherwise."""
    if figure.unit:
        return f"{figure.value:,.0f}" if figure.value >= 100 else f"{figure.value:.2f}"
    return f"{figure.value:.4f}"


def lines(outcome: Outcome) -> Iterable[str]:
    """Yield a benchmark's part of the table for the terminal."""
    yield f"{outcome.name}: {BENCHMARKS[outcome.name].about}"
    if outcome.measurement is None:
        yield f"  failed: {outcome.error}"
        return
    for verdict in outcome.verdicts:
        figure = verdict.figure
        value = f"{show(figure):>9} {figure.unit:8}" if figure else f"{'-':>9} {'':8}"
        floor = f"{verdict.floor.floor:.4f}" if verdict.floor else "-"
        name = verdict.name.removeprefix(f"{outcome.name}.")
        yield f"  {name:44} {value} floor {floor:>6}  {verdict.status}"
    yield from (f"  note: {note}" for note in outcome.measurement.notes)


def as_json(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Return outcomes as plain objects for ``--json``."""
    return [
        {
            "benchmark": outcome.name,
            "error": outcome.error or None,
            "stamp": asdict(outcome.stamp),
            "documents": outcome.measurement.documents if outcome.measurement else None,
            "notes": list(outcome.measurement.notes) if outcome.measurement else [],
            "figures": [
                {
                    "name": verdict.name,
                    "value": verdict.figure.value if verdict.figure else None,
                    "unit": verdict.figure.unit if verdict.figure else "",
                    "floor": verdict.floor.floor if verdict.floor else None,
                    "status": str(verdict.status),
                }
                for verdict in outcome.verdicts
            ],
        }
        for outcome in outcomes
    ]


def record(path: Path, outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Add outcomes to the results kept in a file and return them all, by benchmark.

    Figures that depend on the machine are left out: the file is part of the project.
    """
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for outcome in outcomes:
        if outcome.measurement is None:
            continue
        figures = {
            verdict.name: round(verdict.figure.value, 4)
            for verdict in outcome.verdicts
            if verdict.figure is not None and verdict.figure.pinned
        }
        if figures:
            kept[outcome.name] = {
                "stamp": asdict(outcome.stamp),
                "documents": outcome.measurement.documents,
                "notes": list(outcome.measurement.notes),
                "figures": figures,
            }
    kept = {name: kept[name] for name in BENCHMARKS if name in kept}
    text = json.dumps(kept, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return kept


def write_markdown(path: Path, kept: Mapping[str, Any], floors: Mapping[str, float]) -> None:
    """Write the results that were kept as one table a benchmark."""
    out = [
        "# Results",
        "",
        "What `python -m benchmarks` measured; written by it. Shares and F1 run from 0 to 1. A",
        "floor is what a change may not fall under (see CONTRIBUTING.md). Figures that depend on",
        "the machine, such as speed, stand only on the terminal.",
    ]
    for name, entry in kept.items():
        stamp = entry["stamp"]
        out += [
            "",
            f"## {name}: {BENCHMARKS[name].about}",
            "",
            (
                f"{stamp['date']}, sayso {stamp['version']}, {entry['documents']} documents, "
                f"data `{stamp['data'][:12]}`, code `{stamp['code'][:12]}`"
            ),
            "",
            "| figure | value | floor |",
            "| --- | ---: | ---: |",
        ]
        for figure, value in entry["figures"].items():
            floor = f"{floors[figure]:.4f}" if figure in floors else "-"
            out.append(f"| {figure.removeprefix(name + '.')} | {value:.4f} | {floor} |")
        out += [f"\n{note}" for note in entry["notes"]]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
