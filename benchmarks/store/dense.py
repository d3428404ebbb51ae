"""What comparing costs where all articles tell one event, of one place and day.

python -m benchmarks.store.dense FOLDER [--documents 100 200 400 800] [--added 20]

Each case is made from :func:`benchmarks.store.stories.one_story`: 20 statements an article, six
of them on the event, in one of eight claims, each word of which is another one in one of five
articles; one article in eight repeats an earlier one. Times are of the processor.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.store.compare import exponent, late, p95
from benchmarks.store.stories import one_story
from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger, seen_hash


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 200, 400, 800])
    parser.add_argument("--added", type=int, default=20)
    arguments = parser.parse_args()
    costs = {}
    for count in sorted(arguments.documents):
        folder = arguments.folder / str(count)
        with Ledger(folder, create=True) as ledger, Comparison(ledger) as comparison:
            made = list(one_story(count + arguments.added))
            for reading in made[:count]:
                ledger.add(reading, b"", seen=seen_hash(reading.document.id.encode()))
            start = time.process_time()
            comparison.rebuild()
            costs[count] = time.process_time() - start
            for reading in made[count:]:
                ledger.add(reading, b"", seen=seen_hash(reading.document.id.encode()))
            _, processor = late(comparison, arguments.added)
            found = asking.counts(comparison.connection)
            print(
                f"{count} documents on one event: rebuild {costs[count]:.1f} s of processor, "
                f"{1000 * costs[count] / count:.0f} ms a document; {found['claims']} claims, "
                f"{found['events']} events; one more document: {p95(processor)}",
                flush=True,
            )
    if len(costs) > 1:
        print(f"rebuild: exponent {exponent(costs):.3f} over {', '.join(map(str, costs))}")


if __name__ == "__main__":
    main()
