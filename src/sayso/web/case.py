"""The case behind the pages: opened once, lent to one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.ledger.store import Ledger

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.comparison.compare import Comparison
    from sayso.web.app import Site

__all__ = ["Cases", "Opened", "opened", "site"]

KEPT = 8
"""Opened cases that wait for the next request; more at once are closed after use."""


class Opened:
    """A case as one request sees it: the ledger, and what comparison made of it.

    Args:
        path: The case's folder.
    """

    def __init__(self, path: Path) -> None:
        """Open the ledger; the comparison is opened when it is first asked for."""
        self.ledger = Ledger(path)

    @cached_property
    def comparison(self) -> Comparison:
        """The comparison as it stands; a worker brings it up to date, pages don't."""
        from sayso.comparison.compare import Comparison

        return Comparison(self.ledger)

    def close(self) -> None:
        """Close both files."""
        if "comparison" in self.__dict__:
            self.comparison.close()
        self.ledger.close()


@dataclass(slots=True)
class _Shelf:
    free: list[Opened]
    closed: bool = False


class Cases:
    """Opened cases, each lent to one thread at a time.

    Args:
        path: The case's folder.
    """

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self.path = path
        self._lock = threading.Lock()
        self._shelf = _Shelf([])

    @contextmanager
    def lend(self, who: str = "sayso") -> Iterator[Opened]:
        """Lend an opened case.

        Args:
            who: The name that the log gives for what is done with it.
        """
        with self._lock:
            one = self._shelf.free.pop() if self._shelf.free else None
        one = one or Opened(self.path)
        one.ledger.who = who
        try:
            yield one
        except BaseException:
            one.close()  # whatever state it is in, nobody else gets it
            raise
        with self._lock:
            keep = not self._shelf.closed and len(self._shelf.free) < KEPT
            if keep:
                self._shelf.free.append(one)
        if not keep:
            one.close()

    def close(self) -> None:
        """Close what waits; what is lent is closed when it comes back."""
        with self._lock:
            self._shelf.closed = True
            waiting, self._shelf.free = self._shelf.free, []
        for one in waiting:
            one.close()


def site(request: Request) -> Site:
    """Return what all pages of this workbench share."""
    found: Site = request.app.state.site
    return found


@contextmanager
def opened(request: Request) -> Iterator[Opened]:
    """Lend the case for a request; its log names the reviewer, where there is one.

    Example:
        >>> def page(request: Request) -> Response:  # doctest: +SKIP
        ...     with opened(request) as case:
        ...         return render(request, "documents.html.j2", **data(case, params(request)))
    """
    from sayso.web.reviewer import reviewer

    with site(request).cases.lend(reviewer(request) or "sayso") as one:
        yield one
