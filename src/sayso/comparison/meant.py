"""What a document's statements mean: as it was read with them, else read now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.extraction.meanings.encoder import Asked

__all__ = ["Meant"]


class Meant:
    """Looks up meanings of one document's statements, and reads those that aren't known.

    Args:
        known: Meanings by key; see :class:`sayso.ledger.meanings.KeptMeanings`.

    Attributes:
        used: Meanings by key that were asked for.
    """

    def __init__(self, known: Mapping[bytes, str] | None = None) -> None:
        """Begin with what is known."""
        self._known = known or {}
        self.used: dict[bytes, str] = {}

    def of(self, asked: Asked | None) -> str:
        """Return the meaning of a statement; empty if it can hold or deny nothing."""
        if asked is None:
            return ""
        key = asked.key
        found = self._known.get(key)
        self.used[key] = asked.meaning() if found is None else found
        return self.used[key]

    @property
    def unknown(self) -> bool:
        """Whether anything had to be read, or something known was no longer asked for."""
        return self.used.keys() != self._known.keys()
