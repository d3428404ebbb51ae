"""Kept: what was worked out of a thing once, looked up by the thing itself.

Facts are compared with thousands of others. What a comparison needs of one of them alone is
worked out once and found again by identity, which costs less than by all that it says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Kept"]

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Works out what is asked of a thing, once while the thing is in use.

    Args:
        make: What to work out of a thing.
        most: Things that are kept; of more, the longest known are forgotten one by one: to forget
            many at once takes longer than a document may.
    """

    def __init__(self, make: Callable[[K], V], most: int = 20_000) -> None:
        """Keep nothing yet."""
        self.make = make
        self.most = most
        self.known: OrderedDict[int, tuple[K, V]] = OrderedDict()
        """By the id of the thing, which is kept with it, so that no other can have its id."""

    def __call__(self, thing: K) -> V:
        """Return what was worked out of a thing."""
        found = self.known.get(id(thing))
        if found is None:
            if len(self.known) >= self.most:
                self.known.popitem(last=False)
            found = self.known[id(thing)] = thing, self.make(thing)
        return found[1]

    def clear(self) -> None:
        """Forget what was worked out."""
        self.known.clear()
