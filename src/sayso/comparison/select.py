"""Choosing among claims, disputes and events: by speaker, words and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.comparison.terms import days_of
from sayso.comparison.words import fold
from sayso.errors import LedgerError

__all__ = ["day_of", "select"]


def day_of(value: str, option: str) -> tuple[int, int]:
    """Return the days that a date given by a person covers.

    Raises:
        LedgerError: ``S409`` it is no date.
    """
    days = days_of(value)
    if days is None:
        raise LedgerError(
            f"{value!r} is no date",
            subject=option,
            fix="write it as 2031-04-08, 2031-04 or 2031",
            code="S409",
        )
    return days


def select(
    found: Iterable[Mapping[str, Any]],
    published: Mapping[str, int | None],
    *,
    who: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the records that fit all that was asked for.

    Args:
        found: Claims, disputes or events.
        published: Day of publication by document id, as ordinal.
        who: Part of the name of somebody who holds, denies or counts.
        about: Words that must all stand in what it says.
        since: EDTF; one of its documents was published then or later.
        until: EDTF; one of its documents was published then or before.
    """
    first = day_of(since, "--since")[0] if since else None
    last = day_of(until, "--until")[1] if until else None
    for one in found:
        days = [d for doc in one["documents"] if (d := published.get(doc)) is not None]
        if first is not None and not any(d >= first for d in days):
            continue
        if last is not None and not any(d <= last for d in days):
            continue
        if who and not any(fold(who) in fold(name) for name in _names(one)):
            continue
        if about and not all(word in _text(one) for word in fold(about).split()):
            continue
        yield dict(one)


def _names(one: Mapping[str, Any]) -> list[str]:
    found = [t["speaker"] or "" for t in one.get("texts", {}).values()]
    found += [t["claimant"] or "" for t in one.get("tolls", one.get("figures", ()))]
    found += [one[k]["name"] for k in ("actor", "recipient") if one.get(k)]
    return found


def _text(one: Mapping[str, Any]) -> str:
    return fold(" ".join([one["what"], *(t["text"] for t in one.get("texts", {}).values())]))
