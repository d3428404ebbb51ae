"""Actors that documents name, and what they do there: counted as documents are compared.

An actor here is one name with one country and one sector (:func:`sayso.model.actor_id`);
which of them are one is said by :mod:`sayso.comparison.joining`. Counts depend on the set of
documents alone, so they are the same in whatever order these came.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.comparison.actors import is_government, is_pair, name_words
from sayso.comparison.facts import Who
from sayso.comparison.words import fold, words
from sayso.ledger.database import one, rows, writing
from sayso.ledger.indexing import days
from sayso.model import Label, actor_id

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.reviews import Reviewed
    from sayso.ledger.store import Ledger
    from sayso.model import Actor

__all__ = [
    "ALIAS",
    "NAME",
    "ROLE",
    "catch_up",
    "changes",
    "count",
    "counted",
    "forget",
    "lay_out",
    "note_change",
]

VERSION = 1
"""Of these tables and of what is counted; other counts are made anew."""
BATCH = 500
"""Documents a transaction when all are counted anew."""

_TABLES = """
CREATE TABLE IF NOT EXISTS actor_forms(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    country TEXT, sector TEXT, words TEXT NOT NULL, surname TEXT NOT NULL, whole INTEGER NOT NULL,
    documents INTEGER NOT NULL, statements INTEGER NOT NULL, events INTEGER NOT NULL,
    people INTEGER NOT NULL, first INTEGER, last INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS actor_names(form INTEGER NOT NULL, kind INTEGER NOT NULL,
    text TEXT NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY(form, kind, text))
    WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS actor_documents(doc INTEGER NOT NULL, form INTEGER NOT NULL,
    statements INTEGER NOT NULL, events INTEGER NOT NULL, people INTEGER NOT NULL,
    first INTEGER, last INTEGER, names TEXT NOT NULL, PRIMARY KEY(doc, form))
    WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS actor_documents_form ON actor_documents(form);
CREATE TABLE IF NOT EXISTS actor_judgements(body TEXT NOT NULL) STRICT;
"""

NAME, ALIAS, ROLE = range(3)
"""Kinds of words for an actor."""


@dataclass(slots=True)
class _Seen:
    """What one document says of an actor."""

    who: Who
    statements: int = 0
    events: int = 0
    people: int = 0
    days: list[int] = field(default_factory=list)
    names: set[tuple[int, str]] = field(default_factory=set)


def lay_out(connection: apsw.Connection) -> None:
    """Make the tables in a comparison file, if they aren't there."""
    if one(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'actor_forms'") is None:
        with writing(connection):
            connection.execute(_TABLES)


def counted(connection: apsw.Connection) -> bool:
    """Tell whether all compared documents were counted by this version."""
    return one(connection, "SELECT value FROM state WHERE name = 'actor counts'") == (VERSION,)


def catch_up(ledger: Ledger, connection: apsw.Connection) -> None:
    """Count all compared documents anew if they were counted otherwise, or not at all."""
    if counted(connection):
        return
    with writing(connection):
        for table in ("actor_forms", "actor_names", "actor_documents"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - three names of our own
    keys = [key for (key,) in rows(connection, "SELECT key FROM documents ORDER BY key")]
    for start in range(0, len(keys), BATCH):
        with writing(connection):
            for key in keys[start : start + BATCH]:
                count(connection, key, ledger.reading(key))
    with writing(connection):
        connection.execute("INSERT OR REPLACE INTO state VALUES ('actor counts', ?)", (VERSION,))


def changes(connection: apsw.Connection) -> int:
    """Return a number that is another one whenever counts or decisions changed."""
    return int((one(connection, "SELECT value FROM state WHERE name = 'actors'") or (0,))[0])


def count(connection: apsw.Connection, doc: int, reviewed: Reviewed) -> None:
    """Count the actors of a document, those that it counted before first taken out."""
    forget(connection, doc)
    run = connection.execute
    for known, seen in sorted(_seen(reviewed).items()):
        form = _form(connection, known, seen.who)
        first, last = (min(seen.days), max(seen.days)) if seen.days else (None, None)
        names = sorted(seen.names)
        run(
            "INSERT INTO actor_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                doc,
                form,
                seen.statements,
                seen.events,
                seen.people,
                first,
                last,
                json.dumps(names, ensure_ascii=False, separators=(",", ":")),
            ),
        )
        run(
            "UPDATE actor_forms SET documents = documents + 1, statements = statements + ?2, "
            "events = events + ?3, people = people + ?4, "
            "first = ifnull(min(first, ?5), ifnull(first, ?5)), "
            "last = ifnull(max(last, ?6), ifnull(last, ?6)) WHERE key = ?1",
            (form, seen.statements, seen.events, seen.people, first, last),
        )
        connection.executemany(
            "INSERT INTO actor_names VALUES (?, ?, ?, 1) ON CONFLICT(form, kind, text) "
            "DO UPDATE SET documents = documents + 1",
            [(form, kind, text) for kind, text in names],
        )
    note_change(connection)


def forget(connection: apsw.Connection, doc: int) -> None:
    """Take out what a document counted."""
    run = connection.execute
    sql = "SELECT form, statements, events, people, first, last, names FROM actor_documents"
    for form, statements, events, people, first, last, names in list(
        rows(connection, f"{sql} WHERE doc = ?", (doc,))
    ):
        run("DELETE FROM actor_documents WHERE doc = ? AND form = ?", (doc, form))
        run(
            "UPDATE actor_forms SET documents = documents - 1, statements = statements - ?, "
            "events = events - ?, people = people - ? WHERE key = ?",
            (statements, events, people, form),
        )
        run(
            "UPDATE actor_forms SET (first, last) = (SELECT min(first), max(last) FROM "
            "actor_documents WHERE form = ?1) WHERE key = ?1 AND (first = ?2 OR last = ?3)",
            (form, first, last),
        )
        connection.executemany(
            "UPDATE actor_names SET documents = documents - 1 "
            "WHERE form = ? AND kind = ? AND text = ?",
            [(form, kind, text) for kind, text in json.loads(names)],
        )
        run("DELETE FROM actor_names WHERE form = ? AND documents = 0", (form,))
        run("DELETE FROM actor_forms WHERE key = ? AND documents = 0", (form,))
    note_change(connection)


def note_change(connection: apsw.Connection) -> None:
    """Say that counts or decisions changed: what was made of them is old."""
    connection.execute(
        "INSERT INTO state VALUES ('actors', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1"
    )


def _form(connection: apsw.Connection, known: str, who: Who) -> int:
    """Return the number of an actor in these tables."""
    found = one(connection, "SELECT key FROM actor_forms WHERE id = ?", (known,))
    if found is not None:
        return int(found[0])
    parts = words(fold(who.name))
    connection.execute(
        "INSERT INTO actor_forms VALUES (NULL, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, NULL, NULL)",
        (
            known,
            who.country,
            who.sector,
            " ".join(sorted(name_words(fold(who.name)))),
            parts[-1] if parts else "",
            int(is_government(who) or is_pair(who)),
        ),
    )
    return connection.last_insert_rowid()


def _seen(reviewed: Reviewed) -> dict[str, _Seen]:
    """Return the named actors that speak or act in a document, what was rejected left out."""
    reading = reviewed.reading
    gone = {record for record, status in reviewed.status.items() if status == "rejected"}
    by_id = {actor.id: actor for actor in reading.actors if actor.named and actor.name.strip()}
    people = {m.actor for m in reading.mentions if m.label == Label.PER}
    published = _bounds(reading.document.published)
    found: dict[str, _Seen] = {}

    def seen(actor: str | None) -> _Seen | None:
        known = by_id.get(actor or "")
        return None if known is None else _added(found, known, person=known.id in people)

    for statement in reading.statements:
        if statement.id not in gone and (speaker := seen(statement.speaker)):
            speaker.statements += 1
            speaker.days += _bounds(statement.said.edtf) if statement.said else published
    for event in reading.events:
        if event.id not in gone:
            for actor in {event.actor, event.recipient} - {None}:
                if acting := seen(actor):
                    acting.events += 1
    for one_seen in found.values():
        one_seen.days = one_seen.days or published
    return found


def _added(found: dict[str, _Seen], actor: Actor, *, person: bool) -> _Seen:
    sector = actor.sector.value if actor.sector else None
    known = actor_id(actor.name, actor.country, sector)
    seen = found.setdefault(known, _Seen(Who(actor.name, actor.country or None, sector)))
    seen.people = max(seen.people, int(person))
    seen.names.add((NAME, _tidy(actor.name)))
    seen.names |= {(ALIAS, text) for a in actor.aliases if (text := _tidy(a))}
    if actor.role and (role := _tidy(actor.role).casefold()):
        seen.names.add((ROLE, role))
    return seen


def _tidy(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())[:200]


def _bounds(edtf: str | None) -> list[int]:
    return [day for day in days(edtf) if day is not None]
