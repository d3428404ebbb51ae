"""Sides: who stands with whom, as a case defines it, and each side's version of an event.

By default a speaker stands on the side of their country. A case can define its own sides,
each a name with countries and actors. The definition is an entry of the log, the latest
counts, and none is ever lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.comparison.words import fold
from sayso.errors import LedgerError
from sayso.ledger.custody import unpack_payload
from sayso.ledger.database import one, rows, writing

if TYPE_CHECKING:
    import apsw

    from sayso.comparison.facts import Who
    from sayso.ledger.store import Ledger

__all__ = [
    "ACTION",
    "Sides",
    "define_sides",
    "known_sides",
    "note_sides",
    "side_of",
    "sides_changed",
    "sides_of",
    "versions",
    "voice",
]

ACTION = "sides"
"""Of the log's entries."""
UNNAMED = "not named"

Sides = dict[str, list[str]]
"""Countries (ISO 3166-1 alpha-3) and names of actors by name of side."""


def sides_of(ledger: Ledger) -> Sides:
    """Return the sides that a case defines; none where it goes by countries."""
    found: Sides = {}
    sql = "SELECT payload FROM log WHERE action = ? ORDER BY number DESC LIMIT 1"
    for (payload,) in rows(ledger.connection, sql, (ACTION,)):
        found = json.loads(unpack_payload(payload))["sides"]
    return found


def define_sides(ledger: Ledger, sides: Mapping[str, Sequence[str]], *, who: str) -> int:
    """Define the sides of a case anew and return the number of the log's entry.

    Args:
        ledger: The case.
        sides: Countries (ISO 3166-1 alpha-3) and names of actors by name of side; empty to
            go by countries again. Actors go before countries.
        who: Name of the person who decides.

    Raises:
        LedgerError: ``S410`` a side has no name or nobody on it, or somebody is on two.
    """
    kept = {" ".join(name.split()): [" ".join(m.split()) for m in on] for name, on in sides.items()}
    seen: dict[str, str] = {}
    for name, members in kept.items():
        if not name or not members or not all(members):
            raise _refused("a side needs a name and somebody on it", name)
        for member in members:
            other = seen.setdefault(fold(member), name)
            if other != name:
                raise _refused(f"{member} is on two sides, {other} and {name}", name)
    with writing(ledger.connection):
        return ledger.log(ACTION, {"sides": kept}, who=who)


def _refused(cause: str, subject: str) -> LedgerError:
    fix = "write NAME=COUNTRY,ACTOR,... with each country or actor once"
    return LedgerError(cause, subject=subject, fix=fix, code="S410")


def sides_changed(ledger: Ledger, connection: apsw.Connection) -> bool:
    """Tell whether a case defined its sides since its comparison looked."""
    seen = (one(connection, "SELECT value FROM state WHERE name = 'log'") or (0,))[0]
    sql = "SELECT 1 FROM log WHERE number > ? AND action = ? LIMIT 1"
    return one(ledger.connection, sql, (seen, ACTION)) is not None


def note_sides(ledger: Ledger, connection: apsw.Connection) -> None:
    """Write the sides of a case down in its comparison file, if they changed."""
    (last,) = one(ledger.connection, "SELECT ifnull(max(number), 0) FROM log") or (0,)
    changed = sides_changed(ledger, connection)
    with writing(connection):
        if changed:
            connection.execute("DELETE FROM sides")
            connection.executemany(
                "INSERT INTO sides VALUES (?, ?)",
                [(fold(m), name) for name, members in sides_of(ledger).items() for m in members],
            )
        connection.execute("INSERT OR REPLACE INTO state VALUES ('log', ?)", (last,))


def voice(who: Who | None) -> str:
    """Return what of a speaker tells on which side they stand."""
    return "" if who is None else json.dumps([who.name, who.country], ensure_ascii=False)


def side_of(speaker: str, sides: Mapping[str, str]) -> str:
    """Return the side of a :func:`voice`: as defined, else the country, else the name."""
    if not speaker:
        return UNNAMED
    name, country = json.loads(speaker)
    for known in (name, country):
        if known and fold(known) in sides:
            return sides[fold(known)]
    return str(country or name)


def known_sides(connection: apsw.Connection) -> dict[str, str]:
    """Return the side of each country and actor that a case names, folded."""
    return dict(rows(connection, "SELECT member, side FROM sides"))


def versions(voices: Iterable[Mapping[str, Any]], sides: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return each side's version of an event, by its voices' statements."""
    found: dict[str, list[str]] = {}
    for told in voices:
        kept = found.setdefault(side_of(told["side"], sides), [])
        kept += [one_id for one_id in told["statements"] if one_id not in kept]
    return [{"side": side, "statements": ids} for side, ids in sorted(found.items())]
