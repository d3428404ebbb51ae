"""The dictionaries that texts and readings are compressed with, made from the examples.

    python -m benchmarks.store.dictionary FOLDER

Writes ``texts-1.bin`` and ``readings-1.bin``. What is in use must never change: cases hold
data that only it can read. A better one gets the next number and stands beside it.
"""

from __future__ import annotations

import sys
import zlib
from itertools import pairwise
from pathlib import Path

from sayso.ledger.bodies import pack
from sayso.ledger.packing import inflate
from sayso.model import Reading
from sayso.workflow import read_many

EXAMPLES = Path(__file__).parents[2] / "examples"
WINDOW = 32_000
"""Bytes that zlib looks back at most, nearly."""


def main() -> None:
    """Read the examples and write both files."""
    folder = Path(sys.argv[1])
    found = [r for r in read_many([EXAMPLES]) if isinstance(r, Reading)]
    texts = "\n".join(reading.document.text for reading in found)
    (folder / "texts-1.bin").write_bytes(texts.encode()[-WINDOW:])
    bodies = [inflate(pack(reading)[0]) for reading in found]
    share = (WINDOW - 2000) // len(bodies)
    parts = [_part(body, share) for body in bodies]
    head = bodies[0][: bodies[0].index('"rows"')]
    data = ("".join(parts) + head + '"rows":{"actors":[[[').encode()[-WINDOW:]
    (folder / "readings-1.bin").write_bytes(data)
    print(f"{len(found)} documents; {len(zlib.compress(data))} bytes in the wheel")


def _part(body: str, share: int) -> str:
    """Take from every layer the beginning, as much as its size asks for."""
    rows = body[body.index('"rows"') :]
    names = ["actors", "components", "document", "events", "mentions", "places", "sentences"]
    names += ["statements", "times", ""]
    at = [rows.index(f'"{name}":') for name in names[:-1]] + [len(rows)]
    chunks = [rows[a:b] for a, b in pairwise(at)]
    return "".join(chunk[: max(60, share * len(chunk) // len(rows))] for chunk in chunks)


if __name__ == "__main__":
    main()
