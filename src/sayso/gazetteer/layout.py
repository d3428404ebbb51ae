"""How a gazetteer file is laid out: see ``docs/gazetteer.md``.

A file is a 32-byte header, the sections, and a JSON directory at the end::

    magic "sayso-gz" | version u32 | directory offset u64 | directory length u32 | zeros

Sections are found by name in the directory, which also holds the small tables (countries,
feature codes, sources). Numbers are little-endian.

``places``  fixed-size rows, :data:`PLACE`; row numbers are what everything refers to.
``names``   UTF-8 names, each with its length in one byte before it.
``blocks``  u32 offset into ``keys`` of every block of :data:`BLOCK` keys.
``keys``    folded names in the order of their UTF-8 bytes, front-coded within blocks: bytes
            shared with the key before (one byte; 0 opens a block), bytes that follow (one
            byte), those bytes, number of postings (one byte), and as many u32 postings:
            ``row << 2 | kind``.
"""

from __future__ import annotations

import struct

__all__ = ["BLOCK", "HEADER", "MAGIC", "MAX_KEY", "MAX_POSTINGS", "PLACE", "VERSION"]

MAGIC = b"sayso-gz"
VERSION = 1
HEADER = struct.Struct("<8sIQI8x")
PLACE = struct.Struct("<QiiIIHHII")
"""id, latitude and longitude in 1e-5 degrees, population, name offset, country number,
feature number, row + 1 of the first-order unit (0: none), row + 1 of the second-order."""
BLOCK = 16
"""Keys in a block: 16 against 8 saves 4% of the file and costs 3 µs a look-up."""
MAX_KEY = 120
"""Longest key in bytes; longer names are filed under no key."""
MAX_POSTINGS = 250
"""Most places under one key: the most populous stay ("San José" has under 200)."""
