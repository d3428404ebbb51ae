"""The right to bring a comparison up to date: one process at a time has it, others wait or go.

It is a lock on an empty file of its own, so that readers of the comparison never wait; the
system lets go of it when a process dies.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.ledger.database import plainly

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

__all__ = ["NAME", "updating"]

NAME = "comparison.lock"
PAUSE = 0.1
"""Seconds between two tries."""


@contextmanager
def updating(
    folder: Path, *, wait: bool = True, waiting: Callable[[], object] | None = None
) -> Iterator[bool]:
    """Hold the right to change the comparison of a case.

    Args:
        folder: The case.
        wait: Wait, for as long as it takes, while somebody else has it.
        waiting: Called before each further try.

    Yields:
        Whether it is held; it always is after waiting.
    """
    import apsw

    with plainly(folder / NAME):
        connection = apsw.Connection(str(folder / NAME))
    try:
        held = _try(connection)
        while wait and not held:
            if waiting is not None:
                waiting()
            time.sleep(PAUSE)
            held = _try(connection)
        yield held
    finally:
        connection.close()


def _try(connection: apsw.Connection) -> bool:
    import apsw

    try:
        connection.execute("BEGIN EXCLUSIVE")
    except apsw.BusyError:
        return False
    return True
