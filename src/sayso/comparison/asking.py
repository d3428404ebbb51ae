"""Questions to a comparison, answered page by page: claims, disputes, events, one by one.

No answer reads more groups than it shows, so a page costs the same in a case of any size.
Nothing here writes: several processes may ask while one brings the comparison up to date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.comparison.finding import Query, Wanted, names_of
from sayso.comparison.sides import known_sides, side_of, versions
from sayso.errors import LedgerError
from sayso.ledger.database import one, rows

if TYPE_CHECKING:
    import apsw

__all__ = [
    "ALL",
    "Page",
    "claim",
    "claims",
    "counts",
    "dispute",
    "disputes",
    "each",
    "event",
    "events",
    "names",
    "of_documents",
    "of_mentions",
    "of_statements",
]

ALL = 1_000_000_000
"""The limit that stands for none."""


_AT_ONCE = 500
"""Records that :func:`each` holds in memory."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer.

    Attributes:
        rows: JSON objects.
        more: Whether further rows follow.
        total: How many there are in all; None where counting them would take long.
    """

    rows: list[dict[str, Any]]
    more: bool
    total: int | None = None


def claims(  # noqa: PLR0913 - one argument a filter
    connection: apsw.Connection,
    *,
    who: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    disputed: bool | None = None,
    order: str = "size",
    limit: int = 50,
    offset: int = 0,
    brief: bool = False,
) -> Page:
    """Return what several statements hold, and what somebody denies.

    Args:
        connection: The comparison file.
        who: Part of the name of somebody who holds or denies it.
        about: Words (or beginnings of words) that must all stand in it.
        since: EDTF; one of its documents was published then or later.
        until: EDTF; one of its documents was published then or before.
        publisher: Part of the name of an outlet that published one of its documents.
        disputed: Whether somebody denies it.
        order: ``size`` (most statements first), ``latest`` or ``first``.
        limit: Most rows.
        offset: Rows to skip.
        brief: Give what a list shows instead of whole records.

    Raises:
        LedgerError: ``S409`` a date or an order is none.
    """
    wanted = Wanted(who, about, since, until, publisher, disputed=disputed)
    return _page(connection, ["statements"], wanted, order, limit, offset, brief=brief)


def disputes(  # noqa: PLR0913 - one argument a filter
    connection: apsw.Connection,
    *,
    who: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    order: str = "size",
    limit: int = 50,
    offset: int = 0,
    brief: bool = False,
) -> Page:
    """Return claims that somebody denies, and counts of an event that can't all hold.

    By size, claims come first. Arguments are those of :func:`claims`; disputes over counts
    have ``figures`` and ``event`` in their records, ``event`` in what a list shows.
    """
    wanted = Wanted(who, about, since, until, publisher, disputed=True)
    return _page(connection, ["statements", "figures"], wanted, order, limit, offset, brief=brief)


def events(  # noqa: PLR0913 - one argument a filter
    connection: apsw.Connection,
    *,
    who: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    disputed: bool | None = None,
    type: str | None = None,  # noqa: A002 - the field's name
    where: str | None = None,
    background: bool | None = None,
    with_tolls: bool | None = None,
    order: str = "size",
    limit: int = 50,
    offset: int = 0,
    brief: bool = False,
) -> Page:
    """Return what happened, folded over documents.

    Args:
        connection: The comparison file.
        who: Part of the name of somebody who acts, is acted on, counts or tells.
        about: As for :func:`claims`; so are the other arguments not told here.
        since: EDTF; one of its documents was published then or later.
        until: EDTF; one of its documents was published then or before.
        publisher: Part of an outlet's name.
        disputed: Whether its counts can't all hold.
        type: Its type, such as ``ASSAULT``.
        where: Part of its place's name, or an ISO 3166-1 alpha-3 code.
        background: Whether it is earlier history.
        with_tolls: Whether it has counts.
        order: ``size`` (most documents first), ``latest`` or ``first``.
        limit: Most rows.
        offset: Rows to skip.
        brief: Give what a list shows instead of whole records.

    Raises:
        LedgerError: ``S409`` a date or an order is none.
    """
    wanted = Wanted(
        who, about, since, until, publisher, where, type,
        disputed=disputed, background=background, tolls=with_tolls,
    )  # fmt: skip
    return _page(connection, ["happenings"], wanted, order, limit, offset, brief=brief)


def _page(
    connection: apsw.Connection,
    shelves: list[str],
    wanted: Wanted,
    order: str,
    limit: int,
    offset: int,
    *,
    brief: bool,
) -> Page:
    query = Query(connection, shelves, wanted, order)
    keys = query.keys(limit + 1 if limit < ALL else -1, offset)
    found = keys[:limit]
    total = offset + len(keys) if 0 < len(keys) <= limit else query.total()
    return Page(list(_records(connection, found, brief=brief)), len(keys) > limit, total)


def _records(
    connection: apsw.Connection, keys: Iterable[tuple[int, int, str]], *, brief: bool
) -> Iterable[dict[str, Any]]:
    column = "head" if brief else "body"
    sides = known_sides(connection)
    for _, key, shelf in keys:
        sql = f"SELECT {column} FROM {shelf}_bodies WHERE key = ?"  # noqa: S608 - our own tables
        ((text,),) = rows(connection, sql, (key,))
        yield _shown(text, sides)


def _shown(text: str, sides: Mapping[str, str]) -> dict[str, Any]:
    """Return a record or what a list shows of it, with the sides that the case defines."""
    record: dict[str, Any] = json.loads(text)
    if "versions" in record:
        record["versions"] = versions(record["versions"], sides)
    if "sides" in record:
        record["sides"] = sorted({side_of(one_voice, sides) for one_voice in record["sides"]})
    return record


def each(
    connection: apsw.Connection,
    kind: str,
    **filters: Any,  # noqa: ANN401 - those of the question
) -> Iterator[dict[str, Any]]:
    """Yield all claims, disputes or events that fit, few at a time in memory.

    Args:
        connection: The comparison file.
        kind: ``claims``, ``disputes`` or ``events``.
        **filters: As for the question of that name, without *limit* and *offset*.
    """
    ask = {"claims": claims, "disputes": disputes, "events": events}[kind]
    start, more = 0, True
    while more:
        page = ask(connection, limit=_AT_ONCE, offset=start, **filters)
        yield from page.rows
        start, more = start + _AT_ONCE, page.more


# one by one


def claim(connection: apsw.Connection, id: str) -> dict[str, Any]:  # noqa: A002 - the field's name
    """Return a claim by its id or a unique beginning of it.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    return _one(connection, ["statements"], id, "claim")


def event(connection: apsw.Connection, id: str) -> dict[str, Any]:  # noqa: A002 - the field's name
    """Return an event by its id or a unique beginning of it.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    return _one(connection, ["happenings"], id, "event")


def dispute(connection: apsw.Connection, id: str) -> dict[str, Any]:  # noqa: A002 - the field's name
    """Return a claim or a dispute over counts by its id or a unique beginning of it.

    Raises:
        LedgerError: ``S406`` there is none, or several begin like this.
    """
    return _one(connection, ["statements", "figures"], id, "dispute")


def _one(connection: apsw.Connection, shelves: list[str], start: str, kind: str) -> dict[str, Any]:
    found = [
        (shelf, key)
        for shelf in shelves
        for (key,) in rows(
            connection,
            f"SELECT key FROM {shelf}_groups WHERE id >= ?1 AND id < ?1 || '~' LIMIT 2",  # noqa: S608 - our own tables
            (start,),
        )
    ]
    if len(found) != 1 or not start:
        raise LedgerError(
            f"several {kind}s begin like this" if found else f"there is no such {kind}",
            subject=start,
            fix="give more of it" if found else f"list them with 'sayso {kind}s CASE'",
            code="S406",
        )
    ((shelf, key),) = found
    ((body,),) = rows(connection, f"SELECT body FROM {shelf}_bodies WHERE key = ?", (key,))  # noqa: S608 - our own tables
    return _shown(body, known_sides(connection))


# where records stand


def of_statements(
    connection: apsw.Connection, ids: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return the claims that statements stand in, as lists show them, by statement id.

    Each has ``kind`` (``claim``) and ``role`` (``holds`` or ``denies``) besides. Statements
    that stand in none are left out.
    """
    return _of(connection, "statements", "claim", ids)


def of_mentions(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the events that event mentions tell of, as lists show them, by mention id.

    Each has ``kind`` (``event``) and ``role`` (``mention``) besides.
    """
    return _of(connection, "happenings", "event", ids)


def _of(
    connection: apsw.Connection, layer: str, kind: str, ids: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    sql = (
        f"SELECT m.role, b.head FROM {layer} t JOIN {layer}_members m ON m.item = t.key "  # noqa: S608 - our own tables
        f"JOIN {layer}_bodies b ON b.key = m.grp WHERE t.id = ? ORDER BY b.head"
    )
    found: dict[str, list[dict[str, Any]]] = {}
    sides = known_sides(connection)
    for one_id in ids:
        for role, head in rows(connection, sql, (one_id,)):
            shown = {"kind": kind, "role": role, **_shown(head, sides)}
            found.setdefault(one_id, []).append(shown)
    return found


def of_documents(connection: apsw.Connection, docs: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what documents have part in, by document id (as outputs use it).

    Returns:
        For each document ``claims`` and ``events`` as lists show them, each once;
        ``republishes``, the id of the document it republishes; ``republished_by``, ids; and
        ``parts``, the ids of documents that it shares a passage with.
    """
    found = {}
    for doc in docs:
        row = one(connection, "SELECT key, republishes FROM documents WHERE doc = ?", (doc,))
        if row is None:
            continue
        again = "SELECT doc FROM documents WHERE republishes = ? ORDER BY doc"
        parts = (
            "SELECT d.doc FROM copies c JOIN documents d ON d.key = c.earlier "
            "WHERE c.later = ?1 AND c.kind = 'part' UNION SELECT d.doc FROM copies c "
            "JOIN documents d ON d.key = c.later WHERE c.earlier = ?1 AND c.kind = 'part'"
        )
        found[doc] = {
            "claims": _heads(connection, "statements", row[0]),
            "events": _heads(connection, "happenings", row[0]),
            "republishes": row[1],
            "republished_by": [other for (other,) in rows(connection, again, (doc,))],
            "parts": sorted(other for (other,) in rows(connection, parts, (row[0],))),
        }
    return found


def _heads(connection: apsw.Connection, layer: str, doc: int) -> list[dict[str, Any]]:
    sql = (
        f"SELECT b.head FROM {layer}_groups g JOIN {layer}_bodies b ON b.key = g.key WHERE "  # noqa: S608 - our own tables
        f"g.key IN (SELECT m.grp FROM {layer} t JOIN {layer}_members m ON m.item = t.key "
        "WHERE t.doc = ?) ORDER BY g.size DESC, g.first, g.id"
    )
    sides = known_sides(connection)
    return [_shown(head, sides) for (head,) in rows(connection, sql, (doc,))]


def counts(connection: apsw.Connection) -> dict[str, int]:
    """Return how many claims, disputes, events and republications there are."""
    asked: Mapping[str, str] = {
        "documents": "FROM documents",
        "claims": "FROM statements_groups",
        "denied_claims": "FROM statements_groups WHERE disputed",
        "figure_disputes": "FROM figures_groups",
        "events": "FROM happenings_groups",
        "republications": "FROM documents WHERE republishes IS NOT NULL",
    }
    found = {
        name: int((one(connection, f"SELECT count(*) {sql}") or (0,))[0])
        for name, sql in asked.items()
    }
    return found | {"disputes": found["denied_claims"] + found["figure_disputes"]}


def names(connection: apsw.Connection, kind: str, start: str = "", *, limit: int = 50) -> list[str]:
    """Return names that groups can be asked for by, for a list to choose from.

    Args:
        connection: The comparison file.
        kind: ``who``, ``where``, ``publisher`` or ``type``.
        start: Part of the name.
        limit: Most names.
    """
    return names_of(connection, kind, start, limit)
