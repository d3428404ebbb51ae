"""A large case: time to add, size on disk, and the 95th percentile of what people ask.

python -m benchmarks.store.size FOLDER [--documents 50000]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles

from benchmarks.store.synthetic import readings
from sayso.adding import add_inputs
from sayso.ledger.counts import tolls, weekly
from sayso.ledger.custody import canonical
from sayso.ledger.queries import Filters, events, statements
from sayso.ledger.searching import search
from sayso.ledger.showing import find_record
from sayso.ledger.store import Ledger, seen_hash
from sayso.model import Reading
from sayso.reading import Declared, find_inputs

REPEATS = 60
_FACTS = canonical([True, asdict(Declared())])
"""What ``sayso add --plain`` declares of a batch by itself."""


def _line(reading: Reading) -> bytes:
    """Return a document as a line of a batch."""
    document = reading.document
    return json.dumps({"id": document.given_id, "text": document.text}).encode() + b"\n"


def _build(ledger: Ledger, count: int) -> tuple[float, int]:
    size = 0
    seconds = 0.0
    for reading in readings(count):
        data = reading.document.text.encode()
        size += len(data)
        raw = _line(reading)
        start = time.perf_counter()
        ledger.add(reading, data, seen=seen_hash(raw, _FACTS))
        seconds += time.perf_counter() - start
    return seconds, size


def _again(ledger: Ledger, count: int) -> str:
    """Add the same documents once more, as a batch, and say how many a second were skipped."""
    batch = ledger.path / ".again.jsonl"
    with batch.open("wb") as file:
        file.writelines(_line(reading) for reading in readings(count))
    start = time.perf_counter()
    found = add_inputs(ledger, find_inputs([batch]).items, plain=True)
    rate = count / (time.perf_counter() - start)
    batch.unlink()
    return f"adding all of it again: {rate:,.0f} documents a second ({dict(found.counts)})"


def _time(name: str, ask: Callable[[random.Random], object], bar: float) -> str:
    rng = random.Random(7)  # noqa: S311 - test data
    ask(rng)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        ask(rng)
        times.append(1000 * (time.perf_counter() - start))
    p95 = quantiles(times, n=20)[-1]
    mark = "" if p95 <= bar else "  <- over the bar"
    return f"{name:<34} median {median(times):7.1f} ms  p95 {p95:7.1f} ms  bar {bar:.0f}{mark}"


def disk(folder: Path, pattern: str) -> int:
    """Return the bytes of the files in a folder whose names fit a pattern."""
    return sum(p.stat().st_size for p in folder.rglob(pattern) if p.is_file())


def main() -> None:
    """Build the case where it isn't there yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=50_000)
    arguments = parser.parse_args()
    new = not (arguments.folder / "ledger.sqlite").exists()
    with Ledger(arguments.folder, create=True) as ledger:
        if new:
            seconds, size = _build(ledger, arguments.documents)
            (arguments.folder / "objects" / ".plain").write_text(str(size))
            print(f"added in {seconds:.0f} s, {1000 * seconds / arguments.documents:.1f} ms each")
            ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain = int((arguments.folder / "objects" / ".plain").read_text())
        database = disk(arguments.folder, "ledger.sqlite*")
        objects = disk(arguments.folder / "objects", "*")
        print(
            f"plain text {plain / 1e6:.0f} MB; ledger.sqlite {database / plain:.2f} x, "
            f"objects {objects / plain:.2f} x, together {(database + objects) / plain:.2f} x"
        )
        names = [n for (n,) in ledger.connection.execute("SELECT name FROM actors LIMIT 2000")]
        towns = [n for (n,) in ledger.connection.execute("SELECT name FROM places LIMIT 1500")]
        keys = arguments.documents

        def day(rng: random.Random) -> str:
            return f"2031-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

        def record(rng: random.Random, layer: str) -> str:
            known = getattr(ledger.machine_reading(rng.randint(1, keys)), layer)
            return str(rng.choice(known).id)

        def phrase(rng: random.Random) -> str:
            words = ledger.machine_reading(rng.randint(1, keys)).document.text.split()
            at = rng.randrange(len(words) - 2)
            return f'"{words[at]} {words[at + 1]}"'

        phrases = [phrase(random.Random(n)) for n in range(REPEATS + 1)]  # noqa: S311
        asked: list[tuple[str, Callable[[random.Random], object], float]] = [
            ("who", lambda r: statements(ledger, Filters(who=r.choice(names))), 20),
            ("where", lambda r: statements(ledger, Filters(where=r.choice(towns))), 20),
            ("when", lambda r: statements(ledger, Filters(since=(d := day(r)), until=d)), 20),
            (
                "who, stance and when",
                lambda r: statements(
                    ledger, Filters(who=r.choice(names), stance="denies", since=day(r))
                ),
                20,
            ),
            (
                "events by type and place",
                lambda r: events(ledger, Filters(type="ASSAULT", where=r.choice(towns))),
                20,
            ),
            ("page of a document", lambda r: ledger.reading(r.randint(1, keys)), 20),
            ("event by its id", lambda r: find_record(ledger, record(r, "events")), 20),
            ("statement by its id", lambda r: find_record(ledger, record(r, "statements")), 200),
            ("phrase", lambda r: search(ledger, r.choice(phrases)), 20),
            ("statements by outlet and week", lambda _: weekly(ledger), 200),
            ("tolls by claimant", lambda _: tolls(ledger), 200),
        ]
        for name, ask, bar in asked:
            print(_time(name, ask, bar))
        print(_again(ledger, arguments.documents))


if __name__ == "__main__":
    main()
