"""The comparison file: ``comparison.sqlite`` beside the ledger, derived, made anew at will."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sayso.ledger.database import connect, one, writing

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

__all__ = ["NAME", "VERSION", "code", "open_file"]

NAME = "comparison.sqlite"
VERSION = 2
"""Of tables and rules together: a file of another version is made anew."""

_LAYER = """
CREATE TABLE {n}(key INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL,
    body TEXT NOT NULL) STRICT;
CREATE INDEX {n}_id ON {n}(id);
CREATE INDEX {n}_doc ON {n}(doc);
CREATE TABLE {n}_terms(code INTEGER NOT NULL, item INTEGER NOT NULL,
    size INTEGER NOT NULL, PRIMARY KEY(code, item)) WITHOUT ROWID, STRICT;
CREATE TABLE {n}_links(a INTEGER NOT NULL, b INTEGER NOT NULL, relation TEXT NOT NULL,
    score REAL NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(a, b, relation)) WITHOUT ROWID, STRICT;
CREATE INDEX {n}_links_b ON {n}_links(b);
CREATE TABLE {n}_groups(key INTEGER PRIMARY KEY, id TEXT NOT NULL, size INTEGER NOT NULL,
    first INTEGER, last INTEGER, body TEXT NOT NULL) STRICT;
CREATE INDEX {n}_groups_id ON {n}_groups(id);
CREATE TABLE {n}_members(item INTEGER NOT NULL, grp INTEGER NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY(item, grp)) WITHOUT ROWID, STRICT;
CREATE INDEX {n}_members_grp ON {n}_members(grp);
"""

_TABLES = """
CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE documents(key INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, publisher TEXT,
    origin TEXT, published TEXT, day INTEGER, title TEXT, republishes TEXT) STRICT;
CREATE TABLE grams(code INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(code, doc))
    WITHOUT ROWID, STRICT;
CREATE INDEX grams_doc ON grams(doc);
CREATE TABLE copies(later INTEGER NOT NULL, earlier INTEGER NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY(later, earlier)) WITHOUT ROWID, STRICT;
CREATE INDEX copies_earlier ON copies(earlier);
CREATE TABLE decisions(review INTEGER PRIMARY KEY, doc INTEGER NOT NULL, a TEXT NOT NULL,
    b TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX decisions_a ON decisions(a);
CREATE INDEX decisions_b ON decisions(b);
CREATE INDEX decisions_doc ON decisions(doc);
"""


def code(key: str) -> int:
    """Return the number that a key is indexed under, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def open_file(folder: Path) -> apsw.Connection:
    """Open the comparison file of a case; one of another version, or none, is made anew.

    Nothing in it is a source, so its writes needn't survive a power cut.
    """
    path = folder / NAME
    connection = connect(path, create=True)
    connection.execute("PRAGMA synchronous = NORMAL")
    version = one(connection, "PRAGMA user_version")
    if version is not None and version[0] == VERSION:
        return connection
    with writing(connection):
        for (name,) in list(
            connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ):
            connection.execute(f'DROP TABLE "{name}"')
        connection.execute(_TABLES)
        for layer in ("statements", "happenings"):
            connection.execute(_LAYER.format(n=layer))
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection
