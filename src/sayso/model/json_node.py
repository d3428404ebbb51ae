"""Values out of JSON, each knowing its place, so that what is wrong can be named."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from sayso.errors import InputError
from sayso.model.spans import Span, Spans

__all__ = ["Node"]

E = TypeVar("E", bound=StrEnum)


class Node:
    """A value of a JSON document, with the path that leads to it.

    Every method raises InputError, with the path as its subject, where the value isn't
    what the method asks for. Methods that end in ``_or_none`` accept null.
    """

    __slots__ = ("path", "value")

    def __init__(self, value: object, path: str) -> None:
        self.value = value
        self.path = path

    def wrong(self, wanted: str) -> InputError:
        """Return the error for a value that isn't *wanted*."""
        shown = repr(self.value)
        if len(shown) > 60:
            shown = shown[:57] + "..."
        return InputError(
            f"is {shown}, not {wanted}",
            subject=self.path,
            fix="write the reading again with `sayso read --format json`",
            code="S124",
        )

    def __getitem__(self, key: str) -> Node:
        """Return the value of a key, which must be there."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        if key not in self.value:
            raise InputError(
                f"has no {key!r}",
                subject=self.path,
                fix="write the reading again with `sayso read --format json`",
                code="S121",
            )
        return Node(self.value[key], f"{self.path}.{key}")

    def has(self, key: str) -> bool:
        """Return whether the object has a key."""
        return isinstance(self.value, dict) and key in self.value

    @property
    def is_null(self) -> bool:
        """Whether the value is null."""
        return self.value is None

    def each(self) -> Iterator[Node]:
        """Yield the items of a list."""
        if not isinstance(self.value, list | tuple):
            raise self.wrong("a list")
        for index, item in enumerate(self.value):
            yield Node(item, f"{self.path}[{index}]")

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.value, str):
            raise self.wrong("text")
        return self.value

    def text_or_none(self) -> str | None:
        """Return a string or None."""
        return None if self.value is None else self.text()

    def integer(self) -> int:
        """Return a whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("a whole number")
        return self.value

    def integer_or_none(self) -> int | None:
        """Return a whole number or None."""
        return None if self.value is None else self.integer()

    def number(self) -> float:
        """Return a number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.wrong("a number")
        return float(self.value)

    def number_or_none(self) -> float | None:
        """Return a number or None."""
        return None if self.value is None else self.number()

    def truth(self) -> bool:
        """Return a truth value."""
        if not isinstance(self.value, bool):
            raise self.wrong("true or false")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Return a list of strings."""
        return tuple(item.text() for item in self.each())

    def span(self) -> Span:
        """Return a pair of offsets."""
        pair = tuple(item.integer() for item in self.each())
        if len(pair) != 2:
            raise self.wrong("a pair of offsets")
        return Span(*pair)

    def span_or_none(self) -> Span | None:
        """Return a pair of offsets or None."""
        return None if self.value is None else self.span()

    def spans(self) -> Spans:
        """Return a list of pairs of offsets."""
        return tuple(item.span() for item in self.each())

    def one_of(self, words: type[E]) -> E:
        """Return a word of a closed vocabulary."""
        try:
            return words(self.text())
        except ValueError:
            known = ", ".join(word.value for word in words)
            raise self.wrong(f"one of {known}") from None

    def one_of_or_none(self, words: type[E]) -> E | None:
        """Return a word of a closed vocabulary or None."""
        return None if self.value is None else self.one_of(words)
