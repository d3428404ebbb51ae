"""Originals in less space: gzip files (RFC 1952) that any tool opens.

The header's extra field holds a hash of all that follows it, so that a change to any byte
of the file is found, one that leaves the unpacked bytes as they are, too.
"""

from __future__ import annotations

import hashlib
import zlib

__all__ = ["SUFFIX", "DamagedError", "expand", "shrink"]

SUFFIX = ".gz"
_LEAST = 256
"""Bytes from which shrinking pays: file systems give 4 kB to the shortest file."""
_TRIED = 256 * 1024
"""Bytes at a file's beginning by which it is judged: a PDF is packed already."""
_SHARE = 0.8
"""Least that shrinking must leave away for the file not to be kept plain: a fifth."""
_LEVEL = 6
_HASH_BYTES = 8
_EXTRA = b"SO" + _HASH_BYTES.to_bytes(2, "little")
_HEADER = (
    b"\x1f\x8b\x08\x04" + bytes(4) + b"\x00\xff" + (len(_EXTRA) + _HASH_BYTES).to_bytes(2, "little")
) + _EXTRA
"""Magic, deflate, an extra field; no time, no name, no system; the field's length and kind."""


class DamagedError(ValueError):
    """A shrunk file whose bytes aren't as they were written."""


def shrink(data: bytes) -> bytes | None:
    """Return bytes as a gzip file, or None if that isn't shorter by a fifth."""
    if len(data) < _LEAST:
        return None
    if len(data) > _TRIED and len(zlib.compress(data[:_TRIED], 1)) > _SHARE * _TRIED:
        return None
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    body += zlib.crc32(data).to_bytes(4, "little") + (len(data) % (1 << 32)).to_bytes(4, "little")
    shrunk = _HEADER + _digest(body) + body
    return shrunk if len(shrunk) <= _SHARE * len(data) else None


def expand(data: bytes) -> bytes:
    """Return the bytes that :func:`shrink` was given.

    Raises:
        DamagedError: Any byte of *data* was changed.
    """
    start = len(_HEADER) + _HASH_BYTES
    if data[: len(_HEADER)] != _HEADER or data[len(_HEADER) : start] != _digest(data[start:]):
        message = "the shrunk file isn't as it was written"
        raise DamagedError(message)
    try:
        return zlib.decompress(data, 16 + zlib.MAX_WBITS)
    except zlib.error as error:
        raise DamagedError(str(error)) from error


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_HASH_BYTES).digest()
