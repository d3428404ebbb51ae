"""Form: what a time expression says, before anyone asks which day that was.

A form is a kind and named slots, written ``date month=4 day=8`` in ``Time.form``, so that
a reader can see what the rules made of the words.

Kinds:
    ``date``: a place on the calendar that names some of its parts: ``era year decade
        century quarter half season month week day weekday part clock zone holiday``.
        A ``year`` may be counted: ``pub-1`` (last year), ``text+1`` (the following year).
        ``pick`` says how a missing part is chosen (``last``, ``this``, ``next``).
    ``shift``: so many units away from a base: ``unit n dir base``; ``base`` is ``pub`` (ago),
        ``text`` (earlier, the next day) or ``event`` (two days after the vote).
    ``duration`` and ``set``: ``value`` (TimeML), for sets ``freq`` and ``quant``.
    ``ref``: ``value`` is ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``.
    ``foreign``: a date of another calendar, ``calendar``, marked and not converted.
All may carry ``mod``, TimeML's modifier.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Form", "make", "parse_form"]


class Form(NamedTuple):
    """The unanchored meaning of a time expression: a kind and its slots."""

    kind: str
    slots: Mapping[str, str]

    def __str__(self) -> str:
        """Return the form on one line, as ``Time.form`` holds it."""
        return " ".join([self.kind, *(f"{name}={value}" for name, value in self.slots.items())])

    def get(self, name: str) -> str | None:
        """Return a slot, or None where the words don't fill it."""
        return self.slots.get(name)

    def number(self, name: str) -> int | None:
        """Return a slot as a whole number, or None where it is missing or isn't one."""
        value = self.slots.get(name, "")
        return int(value) if value.lstrip("-").isdigit() else None

    def having(self, **slots: str | None) -> Form:
        """Return the form with slots set, or removed where the value is None."""
        merged = {**self.slots, **slots}
        return Form(self.kind, {k: v for k, v in merged.items() if v is not None})


def make(kind: str, **slots: str | int | None) -> Form:
    """Return a form of the slots that aren't None."""
    return Form(kind, {name: str(value) for name, value in slots.items() if value is not None})


def parse_form(text: str) -> Form:
    """Read a form back from its text."""
    kind, *rest = text.split(" ")
    return Form(kind, dict(item.split("=", 1) for item in rest))
