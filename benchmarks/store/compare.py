"""What comparing costs: a rebuild by number of documents, one more document, and questions.

python -m benchmarks.store.compare FOLDER [--documents 5000 10000 20000] [--added 200] [--bare]

The case is made from :mod:`benchmarks.store.stories`, and grows as news does: as many documents
a day as make 50,000 in a year. Documents are compared in the order of publication, as a rebuild
does; what all up to a number took is what a rebuild of a case of so many takes. At each number
some are compared one by one (their time isn't counted in the rebuild's). Times are of the processor
(other programs on the machine count little), and beside them of the clock. Meanings lie beside the
case before, as ``sayso add`` leaves them there; they are drawn by :mod:`benchmarks.store.drawn`.
``--bare`` leaves meanings out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from math import log
from pathlib import Path
from statistics import linear_regression, median, quantiles
from unittest.mock import patch

from benchmarks.store.drawn import Drawn
from benchmarks.store.stories import readings
from sayso.comparison import asking, distil
from sayso.comparison.compare import Comparison
from sayso.comparison.state import clear, note_changes, status
from sayso.ledger.database import writing
from sayso.ledger.meanings import KeptMeanings
from sayso.ledger.store import Ledger, seen_hash

__all__ = ["exponent", "late", "p95"]

REPEATS = 60


def _add(ledger: Ledger, first: int, last: int, *, days: int, of: int, bare: bool) -> None:
    kept, drawn = KeptMeanings(ledger.path), None if bare else Drawn()
    for number, reading in enumerate(readings(of, days=days, drawn=drawn)):
        if first <= number < last:
            data = reading.document.text.encode()
            added = ledger.add(reading, data, seen=seen_hash(reading.document.id.encode()))
            kept.keep(added.key, dict(reading.meanings))
    kept.close()


def p95(times: list[float]) -> str:
    """Return the median and the 95th percentile of times in seconds, as words."""
    return f"median {1000 * median(times):6.1f} ms, p95 {1000 * quantiles(times, n=20)[-1]:6.1f} ms"


def late(comparison: Comparison, added: int) -> tuple[list[float], list[float]]:
    """Compare the last documents one by one; return seconds by the clock and the processor."""
    note_changes(comparison.ledger, comparison.connection)
    keys = [k for (k,) in comparison.connection.execute("SELECT doc FROM todo ORDER BY doc")]
    wall, cpu = [], []
    for key in keys[:added]:
        with writing(comparison.connection):
            comparison.connection.execute("DELETE FROM todo")
            comparison.connection.execute("INSERT INTO todo VALUES (?)", (key,))
        start = time.perf_counter(), time.process_time()
        comparison.update()
        wall.append(time.perf_counter() - start[0])
        cpu.append(time.process_time() - start[1])
    return wall, cpu


def _questions(comparison: Comparison) -> list[tuple[str, Callable[[random.Random], object]]]:
    c, ledger = comparison.connection, comparison.ledger
    who = asking.names(c, "who", limit=3000)
    where = asking.names(c, "where", limit=3000)
    one_claim = [row["id"] for row in asking.claims(c, limit=1000, brief=True).rows]
    one_event = [row["id"] for row in asking.events(c, limit=1000, brief=True).rows]
    texts = [row["what"] for row in asking.claims(c, limit=1000, brief=True).rows]
    ((documents,),) = c.execute("SELECT count(*) FROM documents")

    def day(rng: random.Random) -> str:
        return f"2031-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

    def doc(rng: random.Random) -> str:
        sql = "SELECT doc FROM documents LIMIT 1 OFFSET ?"
        ((found,),) = c.execute(sql, (rng.randrange(documents),))
        return str(found)

    def statements(rng: random.Random) -> list[str]:
        reading = ledger.machine_reading(rng.randint(1, documents))
        return [statement.id for statement in reading.statements]

    ids = [statements(random.Random(n)) for n in range(REPEATS + 1)]  # noqa: S311
    docs = [doc(random.Random(n)) for n in range(REPEATS + 1)]  # noqa: S311
    claims_ = partial(asking.claims, c, brief=True)
    disputes_ = partial(asking.disputes, c, brief=True)
    events_ = partial(asking.events, c, brief=True)
    return [
        ("claims", lambda _: claims_()),
        ("claims, whole records", lambda _: asking.claims(c)),
        ("claims, far page", lambda r: claims_(offset=r.randrange(5000))),
        ("claims of a speaker", lambda r: claims_(who=r.choice(who))),
        ("claims on a word", lambda r: claims_(about=r.choice(texts).split()[1])),
        ("claims on a common word", lambda _: claims_(about="troops")),
        ("claims of a week, latest", lambda r: claims_(since=day(r), order="latest")),
        ("claims of an outlet", lambda r: claims_(publisher=f"outlet {r.randrange(200)}")),
        ("disputes", lambda r: disputes_(offset=r.randrange(500))),
        ("disputes, latest", lambda r: disputes_(until=day(r), order="latest")),
        ("events of a place", lambda r: events_(where=r.choice(where))),
        ("events of a type", lambda _: events_(type="COERCE", with_tolls=True)),
        ("events, latest", lambda r: events_(until=day(r), order="latest")),
        ("one claim", lambda r: asking.claim(c, r.choice(one_claim))),
        ("one event", lambda r: asking.event(c, r.choice(one_event))),
        ("where a document's statements stand", lambda r: asking.of_statements(c, r.choice(ids))),
        ("what a document has part in", lambda r: asking.of_documents(c, [r.choice(docs)])),
        ("counts", lambda _: asking.counts(c)),
        ("status", lambda _: status(ledger, c)),
    ]  # fmt: skip


def _ask(comparison: Comparison) -> None:
    for name, ask in _questions(comparison):
        rng = random.Random(7)  # noqa: S311 - test data
        ask(rng)
        wall, cpu = [], []
        for _ in range(REPEATS):
            start = time.perf_counter(), time.process_time()
            ask(rng)
            wall.append(time.perf_counter() - start[0])
            cpu.append(time.process_time() - start[1])
        print(f"  {name:<36} {p95(wall)} (processor: {p95(cpu)})", flush=True)


def exponent(costs: dict[int, float]) -> float:
    """Return the exponent by which cost grows with the number of documents (least squares)."""
    return linear_regression([log(n) for n in costs], [log(c) for c in costs.values()]).slope


def _compare(comparison: Comparison, first: int, last: int) -> tuple[float, float]:
    """Compare documents from *first* to before *last*; return seconds of processor and clock."""
    with writing(comparison.connection):
        comparison.connection.execute("DELETE FROM todo")
        comparison.connection.executemany(
            "INSERT INTO todo VALUES (?)", [(key,) for key in range(first, last)]
        )
    start = time.process_time(), time.perf_counter()
    comparison.update()
    return time.process_time() - start[0], time.perf_counter() - start[1]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[5_000, 10_000, 20_000])
    parser.add_argument("--added", type=int, default=200)
    parser.add_argument("--per-day", type=float, default=50_000 / 360)
    parser.add_argument("--bare", action="store_true", help="leave meanings out")
    arguments = parser.parse_args()
    bare = patch.object(distil, "asked", lambda *_: None)
    points = sorted(arguments.documents)
    of = points[-1] + arguments.added
    days = max(10, round(of / arguments.per_day))
    costs: dict[int, float] = {}
    with (
        bare if arguments.bare else nullcontext(),
        Ledger(arguments.folder, create=True) as ledger,
        Comparison(ledger) as comparison,
    ):
        ((known,),) = ledger.connection.execute("SELECT count(*) FROM documents")
        if known < of:
            _add(ledger, known, of, days=days, of=of, bare=arguments.bare)
        with writing(comparison.connection):
            clear(comparison.connection)
        note_changes(ledger, comparison.connection)
        done, at, total, whole = 0, 1, 0.0, 0.0
        for point in points:
            more, elapsed = _compare(comparison, at, point + 1)
            total, whole = total + more, whole + elapsed
            last = 1000 * more / (point + 1 - at)
            done += point + 1 - at
            costs[done] = total
            at = point + arguments.added + 1
            with writing(comparison.connection):
                comparison.connection.executemany(
                    "INSERT INTO todo VALUES (?)", [(key,) for key in range(point + 1, at)]
                )
            clock, processor = late(comparison, arguments.added)
            size = (arguments.folder / "comparison.sqlite").stat().st_size / 1e6
            found = asking.counts(comparison.connection)
            print(
                f"{point} documents: {total:.0f} s of processor ({whole:.0f} by the clock) for "
                f"{done} compared at once, {1000 * total / done:.1f} ms each, the latest "
                f"{last:.1f}; {size:.0f} MB; {found['claims']} claims, "
                f"{found['disputes']} disputes, {found['events']} events"
            )
            print(f"  one more document: {p95(clock)} (processor: {p95(processor)})", flush=True)
            if len(costs) > 1:
                print(
                    f"  exponent {exponent(costs):.3f} over {', '.join(map(str, costs))}",
                    flush=True,
                )
        _ask(comparison)


if __name__ == "__main__":
    main()
