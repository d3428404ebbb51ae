"""What storing costs beside reading, and the room it takes, on a batch of real documents.

    python -m benchmarks.store.cost FOLDER BATCH.jsonl [--reader rules] [--documents 200]

The batch is copied into the case that is made in FOLDER.
"""

from __future__ import annotations

import argparse
import shutil
import time
from itertools import islice
from pathlib import Path

from benchmarks.store.size import disk
from sayso.ledger.store import Ledger, seen_hash
from sayso.model import Reading
from sayso.reading import Declared, Failure, find_inputs
from sayso.reading.parts import parts_of
from sayso.workflow import build_pipeline, read_inputs


class _Clock:
    """Seconds on the wall and on the processor."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0
        self._began = 0.0, 0.0

    def start(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def stop(self) -> None:
        self.wall += time.perf_counter() - self._began[0]
        self.processor += time.process_time() - self._began[1]

    def each(self, count: int) -> str:
        wall, processor = 1000 * self.wall / count, 1000 * self.processor / count
        return f"{wall:.1f} ms ({processor:.1f} on the processor)"


def main() -> None:
    """Read and add one document after the other, and print both costs and the size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("batch", type=Path)
    parser.add_argument("--reader", default="encoder")
    parser.add_argument("--documents", type=int, default=10**9)
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    pipeline = build_pipeline(given.reader)
    reading, storing, count, plain = _Clock(), _Clock(), 0, 0
    with Ledger(given.folder, create=True) as ledger:
        items = (part for i in find_inputs([given.batch]).items for part in parts_of(i, plain=True))
        for item in islice(items, given.documents):
            if isinstance(item, Failure):
                continue
            data = item.data or b""
            reading.start()
            read = read_inputs([item], plain=True, declared=Declared(), pipeline=pipeline, jobs=1)
            found = next(iter(read))
            if count:
                reading.stop()  # the first one loads the reader
            if not isinstance(found, Reading):
                continue
            storing.start()
            ledger.add(found, data, seen=seen_hash(data))
            storing.stop()
            count += 1
            plain += len(found.document.text.encode())
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        used = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 12"
        tables = list(ledger.connection.execute(used))
    database, objects = disk(given.folder, "ledger.sqlite*"), disk(given.folder / "objects", "*")
    print(f"{count} documents, {plain / 1e6:.2f} MB of text")
    print(f"reading {reading.each(max(count - 1, 1))}, storing {storing.each(count)}")
    share = storing.wall / count / (reading.wall / max(count - 1, 1))
    print(f"storing takes {100 * share:.1f}% of reading")
    print(
        f"ledger.sqlite {database / plain:.2f} x, objects {objects / plain:.2f} x, "
        f"together {(database + objects) / plain:.2f} x the text"
    )
    print(", ".join(f"{name} {size / plain:.2f}" for name, size in tables))


if __name__ == "__main__":
    main()
