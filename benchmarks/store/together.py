"""Two adders, a reader, a long reader and exports at once: nobody may see a locked case.

    python -m benchmarks.store.together FOLDER [--seconds 60]

Prints what each did, every error, and the largest size of the write-ahead log.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import shutil
import time
from collections.abc import Callable
from multiprocessing.queues import Queue
from pathlib import Path

from benchmarks.store.synthetic import readings
from sayso.errors import SaysoError
from sayso.export.case.run import export_case
from sayso.ledger.queries import Filters, statements
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger, seen_hash
from sayso.ledger.verify import verify

Report = tuple[str, int, float, str]


def adding(case: Path, seed: int) -> Callable[[], None]:
    """Return what adds one more document."""
    ledger, made = Ledger(case, create=True), readings(10**6, seed=seed)

    def add() -> None:
        reading = next(made)
        data = f"{seed} {reading.document.text}".encode()
        ledger.add(reading, data, seen=seen_hash(data))

    return add


def asking(case: Path) -> Callable[[], None]:
    """Return what asks for a page of statements, and searches."""
    ledger = Ledger(case)

    def ask() -> None:
        statements(ledger, Filters(limit=20))
        search(ledger, "said")

    return ask


def staying(case: Path) -> Callable[[], None]:
    """Return what reads one state of the case for ten seconds."""
    ledger = Ledger(case)

    def stay() -> None:
        ledger.connection.execute("BEGIN")
        statements(ledger, Filters(limit=20))
        time.sleep(10)
        ledger.connection.execute("COMMIT")

    return stay


def exporting(case: Path) -> Callable[[], None]:
    """Return what exports all of it."""
    number = itertools.count()

    def export() -> None:
        folder = case.parent / f"export-{next(number)}"
        with Ledger(case) as ledger:
            export_case(ledger, folder, ["csv"])
        shutil.rmtree(folder)

    return export


def work(
    name: str, make: Callable[..., Callable[[], None]], arguments: tuple[object, ...],
    seconds: float, reports: Queue[Report],
) -> None:  # fmt: skip
    """Do one thing again and again, and report how often, the longest time and an error."""
    do, count, longest, fault = make(*arguments), 0, 0.0, ""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not fault:
        start = time.monotonic()
        try:
            do()
        except SaysoError as error:
            fault = str(error)
        count, longest = count + 1, max(longest, time.monotonic() - start)
    reports.put((name, count, longest, fault))


def main() -> None:
    """Start them all, watch the log's size, and print what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True)
    case = given.folder / "case"
    with Ledger(case, create=True) as ledger:
        for reading in readings(50, seed=3):
            ledger.add(reading, reading.document.text.encode())
    context = multiprocessing.get_context("spawn")
    reports: Queue[Report] = context.Queue()
    jobs: list[tuple[str, Callable[..., Callable[[], None]], tuple[object, ...]]] = [
        ("add", adding, (case, 1)),
        ("add", adding, (case, 2)),
        ("ask", asking, (case,)),
        ("read one state for 10 s", staying, (case,)),
        ("export csv", exporting, (case,)),
    ]
    processes = [context.Process(target=work, args=(*j, given.seconds, reports)) for j in jobs]
    for process in processes:
        process.start()
    largest, log = 0, case / "ledger.sqlite-wal"
    while any(process.is_alive() for process in processes):
        largest = max(largest, log.stat().st_size if log.exists() else 0)
        time.sleep(0.2)
    for _ in jobs:
        name, count, longest, fault = reports.get()
        print(f"{name:<24} {count:6} times, longest {1000 * longest:8.0f} ms  {fault}")
    with Ledger(case) as ledger:
        faults = list(verify(ledger))
        left = log.stat().st_size if log.exists() else 0
    print(f"write-ahead log: at most {largest / 1e6:.0f} MB, {left / 1e6:.0f} MB in the end")
    print(f"verify: {len(faults)} faults {[str(fault) for fault in faults[:3]]}")


if __name__ == "__main__":
    main()
