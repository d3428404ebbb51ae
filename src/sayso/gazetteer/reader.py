"""Read one gazetteer file through a memory map."""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from sayso.errors import ConfigurationError
from sayso.gazetteer.entry import Entry, NameKind
from sayso.gazetteer.fold import fold
from sayso.gazetteer.layout import BLOCK, HEADER, MAGIC, PLACE, VERSION

__all__ = ["GazetteerFile"]

_U32 = struct.Struct("<I")
_STRIDE = 256
"""Blocks between keys kept in memory: look-ups take 9 µs, against 12 with none, 8 with every
16th; making them takes 0.6 ms."""


class GazetteerFile:
    """One gazetteer file, mapped into memory and never read whole.

    Args:
        path: The file.
        number: Its number among the files of a gazetteer, part of its entries' keys.

    Raises:
        ConfigurationError: ``S220`` the file is missing, ``S221`` it is no gazetteer file,
            of another version, or cut short.
    """

    def __init__(self, path: Path, number: int = 0) -> None:
        """Map the file and read its directory."""
        self.path = path
        self.number = number
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError as error:
            raise ConfigurationError(
                "the gazetteer file is missing",
                subject=str(path),
                fix="build it with tools/gazetteer/build.py, or install sayso again",
                code="S220",
            ) from error
        except (OSError, ValueError) as error:
            raise _broken(path, "can't be mapped") from error
        if len(self._map) < HEADER.size:
            raise _broken(path, "is cut short")
        magic, version, start, length = HEADER.unpack_from(self._map)
        if magic != MAGIC:
            raise _broken(path, "is no gazetteer file")
        if version != VERSION:
            raise _broken(path, f"has layout {version}, not {VERSION}")
        if not HEADER.size <= start <= start + length <= len(self._map) or not length:
            raise _broken(path, "is cut short")
        try:
            self.tables: dict[str, Any] = json.loads(self._map[start : start + length])
            sections = self.tables["sections"]
            self._places, size = sections["places"]
            self._names = sections["names"][0]
            self._keys, self._keys_length = sections["keys"]
            self._blocks, length = sections["blocks"]
            self._block_count = length // 4
            self.rows = size // PLACE.size
        except (ValueError, KeyError, TypeError) as error:
            raise _broken(path, "has a broken directory") from error
        self._features: list[str] = self.tables["features"]
        self._countries: list[str] = self.tables["country_codes"]
        self._spaces: list[tuple[int, str]] = sorted(
            ((low, name) for name, low in self.tables["spaces"].items()), reverse=True
        )

    def close(self) -> None:
        """Release the map."""
        self._map.close()

    def postings(self, key: str) -> list[tuple[int, NameKind]]:
        """Return rows filed under a folded name, most populous first, and the names' kinds."""
        wanted = key.encode()
        near = bisect_right(self._pivots, wanted)
        low, high = max(0, near - 1) * _STRIDE, min(near * _STRIDE, self._block_count)
        data = self._map
        while low < high:
            middle = (low + high) // 2
            at = self._block_start(middle)
            if data[at + 2 : at + 2 + data[at + 1]] <= wanted:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return []
        for found, postings in self._block(low - 1):
            if found == wanted:
                return [(posting >> 2, NameKind(posting & 3)) for posting in postings]
            if found > wanted:
                break
        return []

    @cached_property
    def _pivots(self) -> list[bytes]:
        """First keys of every so many blocks: 200 keys kept in memory, made on first use."""
        return [self._first_key(number) for number in range(0, self._block_count, _STRIDE)]

    def _first_key(self, number: int) -> bytes:
        at = self._block_start(number)
        return self._map[at + 2 : at + 2 + self._map[at + 1]]

    def _block_start(self, number: int) -> int:
        start: int = _U32.unpack_from(self._map, self._blocks + 4 * number)[0]
        return int(self._keys) + start

    def _block(self, number: int) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        data = self._map
        at = self._block_start(number)
        end = self._keys + self._keys_length
        key = b""
        for _ in range(BLOCK):
            if at >= end:
                return
            shared, rest = data[at], data[at + 1]
            key = key[:shared] + data[at + 2 : at + 2 + rest]
            at += 2 + rest
            count = data[at]
            yield key, struct.unpack_from(f"<{count}I", data, at + 1)
            at += 1 + 4 * count

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Yield the folded names that begin with a folded *prefix*, in byte order."""
        wanted = fold(prefix).encode()
        low, high = 0, self._block_count
        while low < high:
            middle = (low + high) // 2
            at = self._block_start(middle)
            if self._map[at + 2 : at + 2 + self._map[at + 1]] < wanted:
                low = middle + 1
            else:
                high = middle
        for number in range(max(0, low - 1), self._block_count):
            for key, _ in self._block(number):
                if key.startswith(wanted):
                    yield key.decode()
                elif key > wanted:
                    return

    def entry(self, row: int) -> Entry:
        """Return the place of a row."""
        if not 0 <= row < self.rows:
            msg = f"no row {row} in {self.path}"
            raise IndexError(msg)
        number, lat, lon, population, name, country, feature, admin1, admin2 = PLACE.unpack_from(
            self._map, self._places + row * PLACE.size
        )
        at = self._names + name
        low, space = next(pair for pair in self._spaces if number >= pair[0])
        return Entry(
            id=f"{space}:{number if low == 0 else self.tables[space][number - low]}",
            name=self._map[at + 1 : at + 1 + self._map[at]].decode(),
            lat=lat / 1e5,
            lon=lon / 1e5,
            country=self._countries[country] or None,
            feature=self._features[feature],
            population=population,
            key=(self.number, row),
            admin1=(self.number, admin1 - 1) if admin1 else None,
            admin2=(self.number, admin2 - 1) if admin2 else None,
        )

    def entries(self) -> Iterator[Entry]:
        """Yield every place, in the order of rows."""
        for row in range(self.rows):
            yield self.entry(row)


def _broken(path: Path, cause: str) -> ConfigurationError:
    return ConfigurationError(
        cause,
        subject=str(path),
        fix="remove it and run `sayso gazetteer add` again, or install sayso again",
        code="S221",
    )
