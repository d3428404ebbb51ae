"""Violence: kill -9 at random moments while a case is added to, read and reviewed.

    python -m benchmarks.store.kills FOLDER [--kills 50] [--documents 1000]

Every acknowledged document is written down by the adder before it goes on. After each kill
all of these must be in the case, none twice, ``verify`` must find nothing, and no process
of the adder's may be left.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from pathlib import Path

from benchmarks.store.synthetic import readings
from sayso.adding import Outcome, add_inputs
from sayso.ledger.database import one, rows
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.reading import find_inputs
from sayso.workflow import build_pipeline

JOBS = 2


def write_batch(path: Path, count: int) -> None:
    """Write a batch of plain documents."""
    with path.open("w", encoding="utf-8") as file:
        for reading in readings(count, statements=6):
            known = reading.document
            line = {"id": known.given_id, "text": known.text, "published": known.published}
            file.write(json.dumps(line) + "\n")


def adder(case: Path, batch: Path, acknowledged: Path) -> None:
    """Add the batch; write each outcome down, in the order of the lines, before going on."""
    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def report(outcome: Outcome) -> None:
        os.write(handle, f"{outcome.outcome}\n".encode())

    with Ledger(case, create=True, who="adder") as ledger:
        add_inputs(
            ledger,
            find_inputs([batch]).items,
            plain=True,
            pipeline=build_pipeline("rules"),
            jobs=JOBS,
            report=report,
        )


def reader(case: Path) -> None:
    """Ask for statements without end."""
    rng = random.Random()  # noqa: S311 - test data
    with Ledger(case) as ledger:
        while True:
            statements(ledger, Filters(limit=20, offset=rng.randrange(50)))


def reviewer(case: Path) -> None:
    """Review some statement without end."""
    rng = random.Random()  # noqa: S311 - test data
    with Ledger(case) as ledger:
        while True:
            (count,) = one(ledger.connection, "SELECT count(*) FROM documents") or (0,)
            if count:
                key = rng.randint(1, count)
                found = ledger.reading(key).reading.statements
                if found:
                    action = rng.choice(("accept", "reject", "note"))
                    review(ledger, key, rng.choice(found).id, action, who="reviewer")
            time.sleep(0.02)


def _check(case: Path, acknowledged: Path) -> tuple[int, list[str]]:
    outcomes = acknowledged.read_text().splitlines() if acknowledged.exists() else []
    faults = [f"an outcome {o}" for o in outcomes if o not in {"added", "unchanged"}]
    with Ledger(case) as ledger:
        given = [g for (g,) in rows(ledger.connection, "SELECT given FROM documents")]
        if len(given) != len(set(given)):
            faults.append(f"{len(given) - len(set(given))} documents twice")
        if lost := {f"doc-{n}" for n in range(len(outcomes))} - set(given):
            faults.append(f"{len(lost)} acknowledged documents lost")
        faults += [str(fault) for fault in verify(ledger)]
    return len(given), faults


def main() -> None:
    """Kill as often as asked, and say what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    batch, case, acknowledged = folder / "batch.jsonl", folder / "case", folder / "acknowledged"
    write_batch(batch, arguments.documents)
    rng = random.Random(11)  # noqa: S311 - test data
    context = multiprocessing.get_context("spawn")
    bad = total = left = 0
    for number in range(1, arguments.kills + 1):
        if total >= arguments.documents:  # all in: begin a new case
            shutil.rmtree(case)
            acknowledged.unlink()
        Ledger(case, create=True).close()
        adding = context.Process(target=adder, args=(case, batch, acknowledged))
        others = [context.Process(target=job, args=(case,)) for job in (reader, reviewer)]
        for process in (adding, *others):
            process.start()
        _wait_for_work(acknowledged)
        time.sleep(rng.uniform(0.0, 3.0))
        victims = [p.pid for p in (adding, *others) if p.pid is not None]
        children = [c for v in victims for c in _children(v)]
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        for process in (adding, *others):
            process.join()
        orphans = _lingering(children)
        left += len(orphans)
        total, faults = _check(case, acknowledged)
        bad += bool(faults)
        found = "; ".join(faults[:3]) or "clean"
        print(f"kill {number}: {total} documents, {len(orphans)} left, {found}", flush=True)
    print(f"{arguments.kills} kills, {bad} with faults, {left} processes left")


def _wait_for_work(acknowledged: Path) -> None:
    """Wait until one more document is acknowledged: processes take seconds to start."""
    before = acknowledged.stat().st_size if acknowledged.exists() else 0
    for _ in range(1200):
        if acknowledged.exists() and acknowledged.stat().st_size > before:
            return
        time.sleep(0.05)


def _lingering(processes: list[int]) -> list[int]:
    """Return which processes still run fifteen seconds after their parent's end."""
    for _ in range(300):  # one that is starting ends once it has started
        processes = [pid for pid in processes if Path(f"/proc/{pid}/cmdline").exists()]
        if not processes:
            break
        time.sleep(0.05)
    for pid in processes:
        os.kill(pid, signal.SIGKILL)
    return processes


def _children(parent: int) -> list[int]:
    path = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(pid) for pid in path.read_text().split()] if path.exists() else []


if __name__ == "__main__":
    main()
