"""Who speaks and acts in a case, joined across documents: asked page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.comparison.actor_counts import ALIAS, NAME, ROLE
from sayso.comparison.asking import Page
from sayso.comparison.joined_actors import Joined, joined_actors
from sayso.comparison.joining import Form, Group, Tie, unsure
from sayso.comparison.making import day_in
from sayso.comparison.select import day_of
from sayso.comparison.words import fold
from sayso.errors import LedgerError
from sayso.ledger.database import rows
from sayso.ledger.judging import LEAST
from sayso.model import ACTOR, Sector

if TYPE_CHECKING:
    import apsw

__all__ = [
    "SORTS",
    "actor",
    "actors",
    "countries_of",
    "in_order",
    "is_heard",
    "is_joined",
    "named",
    "rows_of",
    "sectors_of",
]

SORTS: Mapping[str, str] = {
    "statements": "most statements first",
    "names": "most names joined first",
    "name": "by name",
    "latest": "latest first",
}
MOST_WORDS = 12
"""Aliases, and words for a role, that a list shows of an actor."""
MOST_UNSURE = 12
"""Actors who may be the same that a record names."""


def actors(  # noqa: PLR0913 - one argument a filter
    connection: apsw.Connection,
    *,
    who: str | None = None,
    country: str | None = None,
    sector: str | None = None,
    joined: bool = False,
    since: str | None = None,
    until: str | None = None,
    sort: str = "statements",
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """Return the actors of a case, each with its names and the reason why they are one.

    Args:
        connection: To the comparison file, brought up to date.
        who: Part of one of its names or aliases.
        country: ISO 3166-1 alpha-3, of one of its names.
        sector: One of :class:`sayso.model.Sector`, of one of its names.
        joined: Only those of several names, or about whom a person decided.
        since: EDTF; nobody who was last heard of before.
        until: EDTF; nobody who was first heard of after.
        sort: One of :data:`SORTS`.
        limit: Most rows.
        offset: Rows to skip.

    Returns:
        Rows with ``id``, ``name``, ``kind`` (``person`` or ``body``), ``country``, ``sector``,
        ``aliases``, ``roles``, ``statements``, ``events``, ``documents``, ``first``, ``last``,
        ``names`` (as documents have it, each with its id and counts), ``joins`` (``a``, ``b``,
        ``reason``, ``review``, ``who``) and ``apart`` (what people said it isn't).

    Raises:
        LedgerError: ``S409`` there is no such order, or a day is none.
    """
    known = joined_actors(connection)
    first = day_of(since, "--since")[0] if since else None
    last = day_of(until, "--until")[1] if until else None
    found = [
        g
        for g in named(connection, known, who)
        if (country is None or country in countries_of(g))
        and (sector is None or sector in sectors_of(g))
        and (not joined or is_joined(g, known))
        and is_heard(g, first, last)
    ]
    page = rows_of(connection, known, in_order(found, sort)[offset : offset + limit])
    return Page(page, len(found) > offset + limit, len(found))


def named(connection: apsw.Connection, known: Joined, who: str | None) -> Sequence[Group]:
    """Return the actors of whom some name or alias has these words."""
    if who is None:
        return known.groups
    by_alias, part = _called(connection, who), fold(who)
    return [
        group
        for group in known.groups
        if any(form.key in by_alias or part in fold(form.name) for form in group.members)
    ]


def countries_of(group: Group) -> set[str]:
    """Return the countries that an actor's names have."""
    return {form.country for form in group.members if form.country}


def sectors_of(group: Group) -> set[str]:
    """Return the parts of society that an actor's names have."""
    return {form.sector for form in group.members if form.sector}


def is_joined(group: Group, known: Joined) -> bool:
    """Tell whether an actor has several names, or a person decided about it."""
    return len(group.members) > 1 or any(m.id in known.judged.actors for m in group.members)


def is_heard(group: Group, first: int | None, last: int | None) -> bool:
    """Tell whether an actor was heard of between two days, ordinals; None sets no limit."""
    until = max((m.last for m in group.members if m.last is not None), default=0)
    since = min((m.first for m in group.members if m.first is not None), default=None)
    return (first is None or until >= first) and (
        last is None or (since is not None and since <= last)
    )


def in_order(found: Sequence[Group], sort: str) -> Sequence[Group]:
    """Return actors in one of the orders.

    Raises:
        LedgerError: ``S409`` there is no such order.
    """
    if sort not in SORTS:
        fix = f"use one of {', '.join(SORTS)}"
        raise LedgerError(f"{sort!r} is no order", subject="sort", fix=fix, code="S409")
    order = _ORDERS.get(sort)
    return sorted(found, key=order) if order else found


def rows_of(
    connection: apsw.Connection, known: Joined, groups: Iterable[Group]
) -> list[dict[str, Any]]:
    """Return actors as :func:`actors` does."""
    return [_row(connection, group, known) for group in groups]


_ORDERS: dict[str, Callable[[Group], Any]] = {
    "names": lambda g: -len(g.members),
    "name": lambda g: (fold(g.members[0].name), g.members[0].id),
    "latest": lambda g: -max((m.last or 0 for m in g.members), default=0),
}


def _called(connection: apsw.Connection, who: str) -> set[int]:
    """Return the actors that some document calls so."""
    part = who
    for mark in "\\%_":
        part = part.replace(mark, f"\\{mark}")
    sql = f"SELECT form FROM actor_names WHERE kind = {ALIAS} AND text LIKE ? ESCAPE '\\'"  # noqa: S608 - a number
    return {form for (form,) in rows(connection, sql, (f"%{part}%",))}


def _row(connection: apsw.Connection, group: Group, known: Joined) -> dict[str, Any]:
    lead, members = group.members[0], group.members
    words = _words(connection, members)
    first = [m.first for m in members if m.first is not None]
    last = [m.last for m in members if m.last is not None]
    ids = {m.id for m in members}
    apart = [
        (j, j.b if j.a.id in ids else j.a)
        for j in known.judged.judgements
        if not j.join and (j.a.id in ids) != (j.b.id in ids)
    ]
    return {
        "id": lead.id,
        "name": lead.name,
        "kind": "person" if any(m.person for m in members) else "body",
        "country": next((m.country for m in members if m.country), None),
        "sector": _sector(members),
        "aliases": _most(words, ALIAS, {m.name for m in members}),
        "roles": _most(words, ROLE),
        "statements": sum(m.statements for m in members),
        "events": sum(m.events for m in members),
        "documents": _documents(connection, members),
        "first": day_in(min(first, default=None)),
        "last": day_in(max(last, default=None)),
        "names": [_name(form) for form in members],
        "joins": [_join(tie, known) for tie in group.ties],
        "apart": [
            {
                "id": other.id,
                "name": other.name,
                "country": other.country,
                "sector": other.sector,
                "reason": judgement.words,
                "review": judgement.review,
                "who": judgement.who,
            }
            for judgement, other in apart
        ],
    }


def _sector(members: Sequence[Form]) -> str | None:
    """Return the sector most used names have; a person quoted by name alone counts last."""
    known = [m.sector for m in members if m.sector]
    return next((s for s in known if s != Sector.CVL), known[0] if known else None)


def _name(form: Form) -> dict[str, Any]:
    return {
        "id": form.id,
        "name": form.name,
        "country": form.country,
        "sector": form.sector,
        "statements": form.statements,
        "events": form.events,
        "documents": form.documents,
        "first": day_in(form.first),
        "last": day_in(form.last),
    }


def _join(tie: Tie, known: Joined) -> dict[str, Any]:
    return {
        "a": tie.a,
        "b": tie.b,
        "names": [known.forms[tie.a].name, known.forms[tie.b].name],
        "reason": tie.reason,
        "review": tie.judgement.review if tie.judgement else None,
        "who": tie.judgement.who if tie.judgement else None,
    }


def _documents(connection: apsw.Connection, members: Sequence[Form]) -> int:
    if len(members) == 1:
        return members[0].documents
    keys = ",".join(str(m.key) for m in members)
    sql = f"SELECT count(DISTINCT doc) FROM actor_documents WHERE form IN ({keys})"  # noqa: S608 - numbers
    return int(next(iter(rows(connection, sql)))[0])


def _words(connection: apsw.Connection, members: Sequence[Form]) -> dict[tuple[int, str], int]:
    keys = ",".join(str(m.key) for m in members)
    found: dict[tuple[int, str], int] = {}
    sql = f"SELECT kind, text, documents FROM actor_names WHERE form IN ({keys})"  # noqa: S608 - numbers
    for kind, text, documents in rows(connection, sql):
        kind = ALIAS if kind == NAME else kind  # noqa: PLW2901 - other spellings are aliases
        found[kind, text] = found.get((kind, text), 0) + documents
    return found


def _most(
    words: Mapping[tuple[int, str], int], kind: int, without: Iterable[str] = ()
) -> list[str]:
    """Return the words most documents have, each once, whatever their case."""
    seen = {fold(word) for word in without}
    found = []
    for word in sorted(
        (text for known, text in words if known == kind), key=lambda t: (-words[kind, t], t)
    ):
        if fold(word) not in seen:
            seen.add(fold(word))
            found.append(word)
    return found[:MOST_WORDS]


def actor(connection: apsw.Connection, known: str, joined: Joined | None = None) -> dict[str, Any]:
    """Return an actor as :func:`actors` does, by the id of any of its names.

    Args:
        connection: To the comparison file, brought up to date.
        known: The id, or a unique start of one.
        joined: The actors of the case, if they are at hand.

    Returns:
        The row, with ``unsure``: actors whose names say that they may be the same, and that
        no rule joins, each with its ``id``, ``name``, ``country``, ``sector``, counts and the
        ``why``.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    found = joined_actors(connection) if joined is None else joined
    numbers = {found.at[known]} if known in found.at else set()
    if not numbers and known.startswith(ACTOR) and len(known) >= LEAST:
        numbers = {number for one, number in found.at.items() if one.startswith(known)}
    if len(numbers) != 1:
        raise LedgerError(
            "several actors have ids like this" if numbers else "no actor has this id",
            subject=known[:80],
            fix="list the ids with 'sayso actors CASE'",
            code="S406",
        )
    (number,) = numbers
    group = found.groups[number]
    return {**_row(connection, group, found), "unsure": _maybe(group, found, number)}


def _maybe(group: Group, known: Joined, number: int) -> list[dict[str, Any]]:
    lead = group.members[0]
    shown: dict[int, dict[str, Any]] = {}
    for form in unsure(lead, known.forms.values()):
        other = known.at[form.id]
        if other in shown or other == number:
            continue
        if any(known.judged.decided(m.id, form.id) is False for m in group.members):
            continue
        shown[other] = {**_name(form), "why": _doubt(lead, form)}
        if len(shown) == MOST_UNSURE:
            break
    return list(shown.values())


def _doubt(a: Form, b: Form) -> str:
    """Say what keeps two actors apart whose names are alike."""
    if a.country and b.country and a.country != b.country:
        return "another country"
    if a.sector and b.sector and a.sector != b.sector:
        return "another part of society"
    if a.words != b.words:
        return "part of the name"
    return "the same name, but it could be somebody else's, too"
