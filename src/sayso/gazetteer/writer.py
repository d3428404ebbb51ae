"""Write a gazetteer file from rows and their names, with little memory."""

from __future__ import annotations

import heapq
import json
import shutil
import struct
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, Self

from sayso.gazetteer.entry import NameKind
from sayso.gazetteer.fold import fold
from sayso.gazetteer.layout import (
    BLOCK,
    HEADER,
    MAGIC,
    MAX_KEY,
    MAX_POSTINGS,
    PLACE,
    VERSION,
)

__all__ = ["GazetteerWriter", "Row"]

_RUN = 400_000
"""Names sorted in memory at a time: about 60 MB."""


@dataclass(slots=True)
class Row:
    """A place to be written; see :class:`sayso.gazetteer.entry.Entry` for the fields.

    ``admin1`` and ``admin2`` are numbers of rows written before or after, or None.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    feature: str
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None


class GazetteerWriter:
    """Collects rows and names in temporary files, then lays them out in one file.

    Use as a context manager, :meth:`add` each row with its names, and :meth:`finish`.

    Args:
        path: The file to write; it appears only once it is whole.
        spaces: Where ids are at home: ``{"geonames": 0, "sayso": 1 << 40}`` gives the
            first number of each name space.
    """

    def __init__(self, path: Path, spaces: dict[str, int] | None = None) -> None:
        """Open the temporary files beside the target."""
        self.path = path
        self._folder = Path(tempfile.mkdtemp(prefix=".gazetteer-", dir=path.parent))
        self._places: IO[bytes] = (self._folder / "places").open("wb")
        self._names: IO[bytes] = (self._folder / "names").open("wb")
        self._name_end = 0
        self._runs: list[Path] = []
        self._pending: list[tuple[bytes, int, int]] = []
        self._features: dict[str, int] = {}
        self._countries: dict[str, int] = {"": 0}
        self._spaces = spaces or {"geonames": 0}
        self.rows = 0

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the temporary files."""
        self._places.close()
        self._names.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, row: Row, names: Iterable[tuple[str, NameKind]]) -> int:
        """Write a row and file it under its names; return its number."""
        number = self.rows
        name = row.name.encode()[:255].decode(errors="ignore").encode()
        self._places.write(
            PLACE.pack(
                row.id,
                round(row.lat * 1e5),
                round(row.lon * 1e5),
                min(row.population, 0xFFFFFFFF),
                self._name_end,
                self._countries.setdefault(row.country or "", len(self._countries)),
                self._features.setdefault(row.feature, len(self._features)),
                0 if row.admin1 is None else row.admin1 + 1,
                0 if row.admin2 is None else row.admin2 + 1,
            )
        )
        self._names.write(bytes([len(name)]) + name)
        self._name_end += 1 + len(name)
        kinds: dict[bytes, NameKind] = {}
        for spelled, kind in names:
            key = fold(spelled).encode()
            if 0 < len(key) <= MAX_KEY:
                kinds[key] = min(kind, kinds.get(key, kind))
        for key, kind in kinds.items():
            # postings of one key come out by population, most populous first
            self._pending.append((key, -min(row.population, 0xFFFFFFFF), number << 2 | kind))
        if len(self._pending) >= _RUN:
            self._spill()
        self.rows += 1
        return number

    def _spill(self) -> None:
        self._pending.sort()
        path = self._folder / f"run{len(self._runs)}"
        with path.open("wb") as run:
            for key, rank, posting in self._pending:
                run.write(struct.pack("<BqI", len(key), rank, posting) + key)
        self._runs.append(path)
        self._pending = []

    def _sorted(self) -> Iterator[tuple[bytes, int, int]]:
        self._pending.sort()
        return heapq.merge(*map(_read_run, self._runs), self._pending)

    def finish(self, tables: dict[str, object]) -> None:
        """Lay the file out and put it in place.

        Args:
            tables: Small tables for the directory, JSON values.
        """
        directory: dict[str, object] = dict(tables)
        directory["features"] = list(self._features)
        directory["country_codes"] = list(self._countries)
        directory["spaces"] = self._spaces
        directory["rows"] = self.rows
        blocks = array("I")
        sections: dict[str, tuple[int, int]] = {}
        target = self._folder / "whole"
        with target.open("w+b") as out:
            out.write(HEADER.pack(MAGIC, VERSION, 0, 0))
            for name, temporary in (("places", self._places), ("names", self._names)):
                temporary.close()
                start = out.tell()
                with (self._folder / name).open("rb") as copied:
                    shutil.copyfileobj(copied, out)
                sections[name] = (start, out.tell() - start)
            start = out.tell()
            directory["keys"] = _write_keys(out, self._sorted(), blocks)
            sections["keys"] = (start, out.tell() - start)
            out.write(bytes(-out.tell() % 4))
            sections["blocks"] = (out.tell(), 4 * len(blocks))
            out.write(struct.pack(f"<{len(blocks)}I", *blocks))
            directory["sections"] = sections
            written = json.dumps(directory, ensure_ascii=False, sort_keys=True).encode()
            end = out.tell()
            out.write(written)
            out.seek(0)
            out.write(HEADER.pack(MAGIC, VERSION, end, len(written)))
        target.replace(self.path)


def _read_run(path: Path) -> Iterator[tuple[bytes, int, int]]:
    head = struct.Struct("<BqI")
    with path.open("rb", buffering=1 << 18) as run:
        while packed := run.read(head.size):
            length, rank, posting = head.unpack(packed)
            yield run.read(length), rank, posting


def _write_keys(out: IO[bytes], names: Iterator[tuple[bytes, int, int]], blocks: array[int]) -> int:
    start = out.tell()
    before = b""
    count = 0
    for key, group in groupby(names, key=lambda item: item[0]):
        postings = [posting for _, _, posting in group][:MAX_POSTINGS]
        if count % BLOCK == 0:
            blocks.append(out.tell() - start)
            shared = 0
        else:
            shared = _shared(before, key)
        rest = key[shared:]
        out.write(bytes([shared, len(rest)]) + rest + bytes([len(postings)]))
        out.write(struct.pack(f"<{len(postings)}I", *postings))
        before = key
        count += 1
    return count


def _shared(a: bytes, b: bytes) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
