"""The command line of the gate."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import gate
from benchmarks.bench import REPOSITORY, Bench, BenchmarkError
from benchmarks.catalogue import BENCHMARKS
from benchmarks.hashes import code_hash, files_hash
from benchmarks.report import Outcome, as_json, lines, record, write_markdown

__all__ = ["main", "parser"]

_SHARED = REPOSITORY.parent / "shared"
_HERE = Path(__file__).resolve().parent
_QUICK = 10


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m benchmarks``."""
    out = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure sayso on the benchmark data and hold the figures to their floors. "
        "Ends 0 when every floor holds or nothing is there to measure, 1 when one doesn't.",
    )
    out.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHMARKS)}; all if none"
    )
    out.add_argument("--data", type=Path, default=_SHARED / "data", help="the benchmark data")
    out.add_argument("--score", type=Path, default=_SHARED / "score", help="the scorers")
    out.add_argument("--gold", type=Path, help="the gold ledgers; default: beside the data")
    out.add_argument("--json", type=Path, metavar="OUT", help="write every number here too")
    out.add_argument(
        "--quick",
        type=int,
        nargs="?",
        const=_QUICK,
        metavar="N",
        help=f"read the first N documents of each corpus ({_QUICK}); nothing is held or kept",
    )
    change = out.add_mutually_exclusive_group()
    change.add_argument(
        "--update-floors", action="store_true", help="pin new figures and raise better ones"
    )
    change.add_argument(
        "--lower-floors",
        action="store_true",
        help="set the floors that fail to what was measured; needs --reason",
    )
    out.add_argument("--reason", metavar="TEXT", help="why floors go down; kept with them")
    out.add_argument("--folder", type=Path, default=_HERE, help=argparse.SUPPRESS)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate and return its exit status."""
    out = parser()
    options = out.parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        out.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    if options.lower_floors != bool(options.reason and options.reason.strip()):
        out.error("--lower-floors and --reason TEXT go together")
    if options.quick is not None and (options.update_floors or options.lower_floors):
        out.error("--quick reads too little to set floors by")
    if not (options.data.is_dir() and options.score.is_dir()):
        print(f"nothing to measure: no benchmark data in {options.data} and {options.score}")
        return 0
    gold = options.gold or options.data.parent / "gold"
    floors = gate.load(options.folder / "floors.json")
    code = code_hash(REPOSITORY / "src" / "sayso")
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as scratch:
        place = Bench(options.data, options.score, gold, Path(scratch), options.quick)
        for name in options.names or BENCHMARKS:
            began = time.perf_counter()
            outcome = run(name, place, floors, code)
            print("\n".join(lines(outcome)))
            print(f"  {time.perf_counter() - began:.0f} s\n", flush=True)
            outcomes.append(outcome)
    if options.json:
        text = json.dumps(as_json(outcomes), indent=1, ensure_ascii=False)
        options.json.write_text(text + "\n", encoding="utf-8")
    if options.quick is not None:
        print("a quick run: nothing held to its floor, nothing kept")
        return int(any(outcome.error for outcome in outcomes))
    return settle(options, floors, outcomes)


def version() -> str:
    """Return sayso's version without importing more than its first module."""
    import sayso

    return sayso.__version__


def run(name: str, place: Bench, floors: gate.Floors, code: str) -> Outcome:
    """Run one benchmark; what stops it is part of the outcome."""
    benchmark = BENCHMARKS[name]
    stamp = gate.Stamp("", code, version(), dt.datetime.now(dt.UTC).date().isoformat())
    try:
        data = files_hash(benchmark.files(place.data, place.score, place.gold))
        stamp = gate.Stamp(data, code, stamp.version, stamp.date)
        measurement = benchmark.measure(place)
    except FileNotFoundError as error:
        return Outcome(name, stamp, None, error=f"{error.filename} is missing")
    except BenchmarkError as error:
        return Outcome(name, stamp, None, error=str(error))
    if place.quick is not None:
        verdicts = gate.judge(name, measurement.figures, gate.Floors(), data)
    else:
        verdicts = gate.judge(name, measurement.figures, floors, data)
    return Outcome(name, stamp, measurement, verdicts)


def settle(options: argparse.Namespace, floors: gate.Floors, outcomes: Sequence[Outcome]) -> int:
    """Set floors where asked to, keep the results, name what fails; return the status."""
    after = floors
    for outcome in outcomes:
        if options.update_floors:
            after = gate.raised(after, outcome.verdicts, outcome.stamp)
        elif options.lower_floors:
            after = gate.lowered(after, outcome.verdicts, outcome.stamp, options.reason)
    if after != floors:
        gate.save(options.folder / "floors.json", after)
    kept = record(options.folder / "results.json", outcomes)
    pinned = {name: floor.floor for name, floor in after.by_name.items()}
    write_markdown(options.folder / "results.md", kept, pinned)
    failing = [v.line for outcome in outcomes for v in outcome.verdicts if v.status.fails]
    failing += [f"{outcome.name}: {outcome.error}" for outcome in outcomes if outcome.error]
    if options.lower_floors:
        failing = [f"{outcome.name}: {outcome.error}" for outcome in outcomes if outcome.error]
    for line in failing:
        print(line, file=sys.stderr)
    held = sum(len(outcome.verdicts) for outcome in outcomes)
    print(f"{held} figures, {len(failing)} failing")
    return int(bool(failing))
