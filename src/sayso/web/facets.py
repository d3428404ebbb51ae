"""Facets: values to choose from, each with how many rows it leaves, as links that keep the rest.

What a page was asked for stands in its address alone, so an address can be shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.web.page import MOST_ROWS, choice, whole, words
from sayso.web.paths import query_with

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.finding import Found

__all__ = ["Asked", "Facet", "Value", "asked", "links", "listed"]

LIMIT = 50
"""Rows of a page, if nothing else is asked for."""
FARTHEST = 100_000
"""Rows that can be skipped: whoever wants more narrows the list down."""
SHOWN = 12
"""Values of a facet that are shown; the rest is reached by searching."""

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Value:
    """A value to choose: how it is called, how many rows have it, and where it leads."""

    value: str
    label: str
    count: int
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of one kind.

    Attributes:
        name: The parameter.
        title: Its name in words.
        values: Most rows first; the chosen one among them.
        clear: Address without this choice; None where nothing is chosen.
        others: How many values aren't shown.
    """

    name: str
    title: str
    values: tuple[Value, ...]
    clear: str | None = None
    others: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for, checked.

    Attributes:
        who: Part of a name.
        about: Words.
        since: EDTF.
        until: EDTF.
        order: One of the orders that the list has.
        limit: Most rows.
        offset: Rows to skip.
        chosen: Value by facet.
    """

    who: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    order: str = ""
    limit: int = LIMIT
    offset: int = 0
    chosen: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return what was asked for, without what wasn't."""
        plain = {
            n: getattr(self, n) for n in ("who", "about", "since", "until") if getattr(self, n)
        }
        return {**plain, **self.chosen}


def asked(params: Params, orders: Sequence[str], facets: Iterable[str] = ()) -> Asked:
    """Read what a list is asked for from the parameters of an address.

    Args:
        params: ``who``, ``about``, ``since``, ``until``, ``sort``, ``limit``, ``offset``,
            and one for each facet.
        orders: Orders that the list has; the first one is used where none is given.
        facets: Names of its facets.

    Raises:
        LedgerError: ``S409`` an order or number that the list doesn't have.
    """
    return Asked(
        who=words(params, "who"),
        about=words(params, "about"),
        since=words(params, "since"),
        until=words(params, "until"),
        order=choice(params, "sort", orders) or orders[0],
        limit=max(1, whole(params, "limit", LIMIT, MOST_ROWS)),
        offset=whole(params, "offset", 0, FARTHEST),
        chosen={name: value for name in facets if (value := words(params, name))},
    )


def listed(rows: Sequence[dict[str, Any]], wanted: Asked, found: Found) -> dict[str, Any]:
    """Return a list as JSON: its rows, how many there are, facets with counts.

    Args:
        rows: What is shown of each row that was found.
        wanted: What was asked for.
        found: What was found.
    """
    return {
        "rows": list(rows),
        "total": found.total,
        "more": found.more,
        "limit": wanted.limit,
        "offset": wanted.offset,
        "sort": wanted.order,
        "asked": wanted.as_json(),
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in found.facets.items()
        },
        "facets_counted_over": found.counted,
    }


def links(
    request: Request,
    data: Mapping[str, Any],
    titles: Mapping[str, str],
    label: Callable[[str, str], str] = lambda _, value: value,
) -> list[Facet]:
    """Return the facets of a list as links that keep everything else that was asked for.

    Args:
        request: Whose address the links change.
        data: As :func:`listed` returns it.
        titles: The facets to show, by name, with their titles.
        label: Returns a value in words, given the facet's name and the value.
    """
    found = []
    for name, title in titles.items():
        counts = {row["value"]: row["count"] for row in data["facets"].get(name, ())}
        chosen = data["asked"].get(name)
        shown = list(counts)[:SHOWN]
        if chosen is not None and chosen not in shown:
            shown.insert(0, chosen)
        if not shown:
            continue
        values = tuple(
            Value(
                value,
                label(name, value),
                counts.get(value, 0),
                query_with(request, **{name: None if value == chosen else value}),
                value == chosen,
            )
            for value in shown
        )
        clear = query_with(request, **{name: None}) if chosen is not None else None
        found.append(Facet(name, title, values, clear, max(0, len(counts) - len(values))))
    return found
