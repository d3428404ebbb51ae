"""What anchoring an expression came to."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span
from sayso.resolution.times.context import Reference
from sayso.resolution.times.moment import Moment

__all__ = ["Outcome", "from_publication", "from_self", "from_text"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A TimeML value, an EDTF value, and what it was counted from.

    Attributes:
        value: TimeML value.
        edtf: EDTF value; None where the expression names no stretch of the calendar.
        moment: What later expressions may count from.
        anchor: The expression it was counted from.
        anchored_to: ``self``, ``published`` or ``text``.
        aside: Whether it is no date to go on from.
    """

    value: str | None = None
    edtf: str | None = None
    moment: Moment | None = None
    anchor: Span | None = None
    anchored_to: str | None = None
    aside: bool = False


def from_self(moment: Moment, mod: str | None) -> Outcome:
    """Return the outcome of an expression that says all itself."""
    return Outcome(moment.value(), moment.edtf(mod), moment, None, "self")


def from_publication(moment: Moment, mod: str | None = None) -> Outcome:
    """Return the outcome of an expression counted from publication."""
    return Outcome(moment.value(), moment.edtf(mod), moment, None, "published")


def from_text(moment: Moment, reference: Reference | None, mod: str | None = None) -> Outcome:
    """Return the outcome of an expression counted from one in the text."""
    if reference is None:
        return from_publication(moment, mod)
    return Outcome(moment.value(), moment.edtf(mod), moment, reference.span, "text")
