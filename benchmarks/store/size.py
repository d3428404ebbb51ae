"""A large case: time to add, size on disk, and the 95th percentile of what people ask.

python -m benchmarks.store.size FOLDER [--documents 50000]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from benchmarks.store.synthetic import readings
from sayso.ledger.counts import tolls, weekly
from sayso.ledger.queries import Filters, events, statements
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger, seen_hash

REPEATS = 60


def _build(ledger: Ledger, count: int) -> tuple[float, int]:
    size = 0
    seconds = 0.0
    for reading in readings(count):
        data = reading.document.text.encode()
        size += len(data)
        raw = reading.document.id.encode()
        start = time.perf_counter()
        ledger.add(reading, data, seen=seen_hash(raw))
        seconds += time.perf_counter() - start
    return seconds, size


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


def _disk(folder: Path, pattern: str) -> int:
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
        database = _disk(arguments.folder, "ledger.sqlite*")
        objects = _disk(arguments.folder / "objects", "*")
        print(
            f"plain text {plain / 1e6:.0f} MB; ledger.sqlite {database / plain:.2f} x, "
            f"objects {objects / plain:.2f} x, together {(database + objects) / plain:.2f} x"
        )
        names = [n for (n,) in ledger.connection.execute("SELECT name FROM actors LIMIT 2000")]
        towns = [n for (n,) in ledger.connection.execute("SELECT name FROM places LIMIT 1500")]
        keys = arguments.documents

        def day(rng: random.Random) -> str:
            return f"2031-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

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
            ("phrase", lambda r: search(ledger, r.choice(phrases)), 20),
            ("statements by outlet and week", lambda _: weekly(ledger), 200),
            ("tolls by claimant", lambda _: tolls(ledger), 200),
        ]
        for name, ask, bar in asked:
            print(_time(name, ask, bar))
        start = time.perf_counter()
        known = sum(ledger.known(seen_hash(b"%d" % n)) is not None for n in range(50_000))
        rate = 50_000 / (time.perf_counter() - start)
        print(f"look-ups of known input: {rate:,.0f} a second ({known} known)")


if __name__ == "__main__":
    main()
