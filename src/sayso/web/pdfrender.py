"""A page of a PDF as a picture: run as a program of its own, with limits, on one page.

    python -I pdfrender.py FILE PAGE MOST_PIXELS

reads the file, or standard input for ``-``, and writes one line of JSON (``pages``,
``width`` and ``height`` in points as the page is shown, ``matrix``: from the page's own
coordinates to those, downwards) and then the PNG. A PDF that crashes PDFium, fills the
memory or never ends costs this process, nothing else.
"""

from __future__ import annotations

import ctypes
import json
import struct
import sys
import zlib
from typing import Any

__all__ = ["main"]

MEMORY = 2 << 30
"""Bytes of address space."""
SECONDS = 15
"""Of processor time."""
_SCALE = 1.75
"""Pixels a point, 126 to the inch: sharp enough to read small print, some 200 kB a page."""
_FINE = 100
"""Parts of a point to which the matrix is read off."""


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: the caller's timeout is left
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _png(rows: memoryview, width: int, height: int, stride: int) -> bytes:
    """Return 8-bit RGB rows as a PNG."""
    packer = zlib.compressobj(6)
    parts = []
    for row in range(height):
        start = row * stride
        parts.append(packer.compress(b"\0" + rows[start : start + width * 3]))
    parts.append(packer.flush())

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), chunk(b"IDAT", b"".join(parts)),
         chunk(b"IEND", b""))
    )  # fmt: skip


def _matrix(page: Any, width: float, height: float) -> list[float]:  # noqa: ANN401 (no types)
    """Return the six numbers that lead from the page's coordinates to those of its picture.

    They hold its rotation and its crop box.
    """
    from pypdfium2 import raw

    size = (round(width * _FINE), round(height * _FINE))

    def there(x: float, y: float) -> tuple[float, float]:
        left, top = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, left, top)
        return left.value * width / size[0], top.value * height / size[1]

    reach = 1000.0
    (e, f), (x1, y1), (x2, y2) = there(0, 0), there(reach, 0), there(0, reach)
    return [(x1 - e) / reach, (y1 - f) / reach, (x2 - e) / reach, (y2 - f) / reach, e, f]


def main(path: str, number: int, most_pixels: int) -> None:
    """Write the picture of a page, counted from 1, to standard output."""
    _limit()
    import pypdfium2

    pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read() if path == "-" else path)
    known: dict[str, Any] = {"pages": len(pdf)}
    picture = b""
    if 1 <= number <= len(pdf):
        page = pdf[number - 1]
        width, height = max(1.0, page.get_width()), max(1.0, page.get_height())
        scale = min(_SCALE, (most_pixels / (width * height)) ** 0.5, 8000 / max(width, height))
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        rows = memoryview(bitmap.buffer).cast("B")
        if bitmap.n_channels != 3:
            raise ValueError(f"{bitmap.n_channels} channels")
        picture = _png(rows, bitmap.width, bitmap.height, bitmap.stride)
        known |= {"width": width, "height": height, "matrix": _matrix(page, width, height)}
    out = sys.stdout.buffer
    out.write(json.dumps(known).encode() + b"\n")
    out.write(picture)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
