"""Collecting: Python's search for cycles of objects, put off while documents are compared."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from searching for cycles until this ends.

    Comparing makes a great many objects, none of which refer to one another in a circle, beside
    tens of thousands that are kept; to go through all of these now and again costs more than a
    document does. What is made meanwhile is searched afterwards, as always.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
