"""JSON files with one long array, written item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from sayso.model.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ArrayFile"]


class ArrayFile:
    """An object whose array grows, a line for each item; never all of it in memory.

    Args:
        file: An open text file.
        head: Members before the array.
        array: The array's name; with ``inside``, within an object of that name.
        inside: Name of an object that holds the array, with its other members.
    """

    def __init__(
        self,
        file: TextIO,
        head: Mapping[str, Any],
        array: str,
        inside: tuple[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """Write the beginning."""
        self._file = file
        self._inside = inside is not None
        self.count = 0
        opening = to_json(dict(head))[:-1]
        if inside is not None:
            name, members = inside
            opening += f",{to_json(name)}:{to_json(dict(members))[:-1]}"
        file.write(f"{opening},{to_json(array)}:[")

    def write(self, value: object) -> None:
        """Write one item on a line of its own."""
        self._file.write(("," if self.count else "") + "\n" + to_json(value))
        self.count += 1

    def close(self, tail: Mapping[str, Any] | None = None) -> None:
        """Write the end, with members that are known only now."""
        ending = "".join(f",{to_json(k)}:{to_json(v)}" for k, v in (tail or {}).items())
        self._file.write(f"\n]{'}' if self._inside else ''}{ending}}}\n")
