"""What operations share: parameters of lists, and the one form that all lists have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sayso.web.api.operation import Call, Parameter
from sayso.web.api.shapes import Schema, choice, integer
from sayso.web.case import opened

if TYPE_CHECKING:
    from sayso.web.case import Opened

__all__ = ["FAR", "WORDS", "days", "made", "paging", "part", "rows_of", "sorting", "words"]

Make = Callable[["Opened", Mapping[str, str]], dict[str, Any]]

WORDS: Schema = {"type": "string", "minLength": 1, "maxLength": 1_000}
_DATE: Schema = {"type": "string", "format": "edtf", "minLength": 1, "maxLength": 100}
FAR = 100_000
"""Rows that can be skipped: whoever wants more narrows the list down."""


def words(name: str, about: str) -> Parameter:
    """Return a parameter that takes any words."""
    return Parameter(name, WORDS, about)


def part(name: str, about: str) -> Parameter:
    """Return a part of a path."""
    schema: Schema = {"type": "string", "minLength": 1, "maxLength": 1_000}
    return Parameter(name, schema, about, required=True)


def days(about: str) -> tuple[Parameter, Parameter]:
    """Return the two parameters of a time."""
    return (
        Parameter("since", _DATE, f"{about} then or later; EDTF."),
        Parameter("until", _DATE, f"{about} then or before; EDTF."),
    )


def paging(limit: int, most: int) -> tuple[Parameter, Parameter]:
    """Return the parameters of all lists."""
    return (
        Parameter("limit", integer(1, most, default=limit), "Most rows."),
        Parameter("offset", integer(0, FAR, default=0), "Rows to skip."),
    )


def sorting(orders: Mapping[str, str]) -> Parameter:
    """Return the parameter that names the order; the first one is used without it."""
    told = "; ".join(f"{name}: {words}" for name, words in orders.items())
    return Parameter("sort", choice(*orders) | {"default": next(iter(orders))}, f"{told}.")


def made(make: Make) -> Callable[[Call], dict[str, Any]]:
    """Return an answer that a page's ``data`` makes from the case."""

    def answer(call: Call) -> dict[str, Any]:
        with opened(call.request) as case:
            return make(case, call.params)

    return answer


def rows_of(make: Make, count: Callable[[Opened], int] | None = None) -> Callable[[Call], Any]:
    """Return an answer that is a list, in the one form that all lists have.

    Args:
        make: The page's ``data``.
        count: Returns the number of rows of the whole list, where that takes no time.
    """

    def answer(call: Call) -> dict[str, Any]:
        with opened(call.request) as case:
            found = make(case, call.params)
            asked = found.pop("filters", None) or found.pop("asked", {})
            asked = {name: value for name, value in asked.items() if value is not None}
            if "q" in found:
                asked["q"] = found.pop("q")
            total = found.get("total")
            if total is None and not found["more"] and (found["rows"] or not found["offset"]):
                total = found["offset"] + len(found["rows"])
            if total is None and count and not asked:
                total = count(case)
        return {**found, "asked": asked, "total": total}

    return answer
