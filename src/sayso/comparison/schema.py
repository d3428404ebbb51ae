"""The comparison file: ``comparison.sqlite`` beside the ledger, derived, made anew at will."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from sayso.ledger.database import connect, let_log_grow, one, writing

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

__all__ = ["NAME", "SHELVES", "VERSION", "code", "open_file"]

NAME = "comparison.sqlite"
VERSION = 18
"""Of tables and rules together: a file of another version is made anew."""

PAGE_BYTES = 2048
"""Of a new file. A document's keys go to some five hundred places of it, each a page to write: of
2, 4 and 8 KiB the first took least (one more document 112, 118 and 126 ms by the clock)."""
LOG_PAGES = 60_000
"""In the log (120 MB) after which they are moved to the file. A document changes 950 of 50,000
documents' pages, so one in 63 moves them, which takes it some 0.2 s; with 24,000 one in 26 did."""
SHELVES = ("statements", "happenings", "figures")
"""What groups are kept of: claims, events, and the counts of an event that can't all hold."""

_LAYER = """
CREATE TABLE {n}(key INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL,
    place INTEGER, spot INTEGER, lat INTEGER, lon INTEGER, first INTEGER, last INTEGER,
    side INTEGER, body TEXT NOT NULL) STRICT;
CREATE INDEX {n}_id ON {n}(id);
CREATE INDEX {n}_doc ON {n}(doc);
CREATE TABLE {n}_links(a INTEGER NOT NULL, b INTEGER NOT NULL, relation TEXT NOT NULL,
    score REAL NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(a, b, relation)) WITHOUT ROWID, STRICT;
CREATE INDEX {n}_links_b ON {n}_links(b);
CREATE INDEX {n}_links_tells ON {n}_links(b) WHERE relation = 'tells';
CREATE INDEX {n}_links_repeats ON {n}_links(b) WHERE relation = 'answer repeats';
CREATE INDEX {n}_links_denies ON {n}_links(b, a, score) WHERE relation = 'denies';
CREATE INDEX {n}_links_answer ON {n}_links(b) WHERE relation = 'answer';
CREATE TABLE {n}_parts(item INTEGER PRIMARY KEY, part INTEGER NOT NULL, comp INTEGER NOT NULL,
    leaf INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX {n}_parts_part ON {n}_parts(part);
CREATE TABLE {n}_members(item INTEGER NOT NULL, grp INTEGER NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY(item, grp)) WITHOUT ROWID, STRICT;
CREATE INDEX {n}_members_grp ON {n}_members(grp);
"""

_LISTS = """
CREATE TABLE {n}_terms(code INTEGER NOT NULL, rank INTEGER NOT NULL, item INTEGER NOT NULL,
    size INTEGER NOT NULL, PRIMARY KEY(code, rank, item)) WITHOUT ROWID, STRICT;
CREATE TABLE {n}_cuts(code INTEGER PRIMARY KEY, cut INTEGER NOT NULL) STRICT;
"""

_SHELF = """
CREATE TABLE {n}_groups(key INTEGER PRIMARY KEY, id TEXT NOT NULL, parent INTEGER NOT NULL,
    size INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    disputed INTEGER NOT NULL, background INTEGER NOT NULL, tolls INTEGER NOT NULL) STRICT;
CREATE INDEX {n}_groups_id ON {n}_groups(id);
CREATE INDEX {n}_groups_size
    ON {n}_groups(size DESC, first, id, last, disputed, background, tolls);
CREATE INDEX {n}_groups_last
    ON {n}_groups(last DESC, size DESC, id, first, disputed, background, tolls);
CREATE INDEX {n}_groups_first
    ON {n}_groups(first, size DESC, id, last, disputed, background, tolls);
CREATE INDEX {n}_groups_disputed
    ON {n}_groups(size DESC, first, id, last) WHERE disputed;
CREATE INDEX {n}_groups_parent ON {n}_groups(parent);
CREATE TABLE {n}_bodies(key INTEGER PRIMARY KEY, head TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE {n}_facets(name INTEGER NOT NULL, grp INTEGER NOT NULL,
    PRIMARY KEY(name, grp)) WITHOUT ROWID, STRICT;
CREATE INDEX {n}_facets_grp ON {n}_facets(grp);
CREATE VIRTUAL TABLE {n}_text USING fts5(text, content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 2");
"""

_TABLES = """
CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE todo(doc INTEGER PRIMARY KEY) STRICT;
CREATE TABLE documents(key INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, publisher TEXT,
    origin TEXT, published TEXT, day INTEGER, title TEXT, republishes TEXT) STRICT;
CREATE TABLE grams(doc INTEGER PRIMARY KEY, rank INTEGER NOT NULL, codes TEXT NOT NULL) STRICT;
CREATE TABLE copies(later INTEGER NOT NULL, earlier INTEGER NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY(later, earlier)) WITHOUT ROWID, STRICT;
CREATE INDEX copies_earlier ON copies(earlier);
CREATE TABLE decisions(review INTEGER PRIMARY KEY, doc INTEGER NOT NULL, a TEXT NOT NULL,
    b TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX decisions_a ON decisions(a);
CREATE INDEX decisions_b ON decisions(b);
CREATE INDEX decisions_doc ON decisions(doc);
CREATE TABLE denials(denial INTEGER NOT NULL, place INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY(denial, place)) WITHOUT ROWID, STRICT;
CREATE INDEX denials_place ON denials(place);
CREATE TABLE settings(doc INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE speakers(doc INTEGER NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    described TEXT NOT NULL, PRIMARY KEY(doc, name, country, described)) WITHOUT ROWID, STRICT;
CREATE TABLE loose(doc INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE tellings(doc INTEGER PRIMARY KEY, day INTEGER, body TEXT NOT NULL) STRICT;
CREATE TABLE telling_links(a INTEGER NOT NULL, b INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(a, b)) WITHOUT ROWID, STRICT;
CREATE INDEX telling_links_b ON telling_links(b);
CREATE TABLE sides(member TEXT PRIMARY KEY, side TEXT NOT NULL) STRICT;
CREATE TABLE names(key INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE(kind, name)) STRICT;
"""


@lru_cache(maxsize=65_536)
def code(key: str) -> int:
    """Return the number that a key is indexed under, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def open_file(folder: Path) -> apsw.Connection:
    """Open the comparison file of a case; one of another version, or none, is made anew.

    Opening a file that is there writes nothing, so several may read while one is brought up
    to date. Nothing in it is a source, so its writes needn't survive a power cut.
    """
    connection = connect(folder / NAME, create=True, page_bytes=PAGE_BYTES)
    connection.execute("PRAGMA synchronous = NORMAL")
    let_log_grow(connection, LOG_PAGES)
    connection.execute("PRAGMA cache_size = -200000")
    if _version(connection) != VERSION:
        with writing(connection):
            if _version(connection) != VERSION:  # nobody else made it meanwhile
                _make(connection)
    return connection


def _version(connection: apsw.Connection) -> int:
    return int((one(connection, "PRAGMA user_version") or (0,))[0])


def _make(connection: apsw.Connection) -> None:
    """Make the tables; those of another version go first, virtual ones before their own."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
    for order in ("AND sql LIKE 'CREATE VIRTUAL%'", ""):
        for (name,) in list(connection.execute(sql + order)):
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
    connection.execute(_TABLES)
    for layer in ("statements", "happenings"):
        connection.execute(_LAYER.format(n=layer))
    for lists in ("statements", "happenings", "settings", "tellings", "copies"):
        connection.execute(_LISTS.format(n=lists))
    for shelf in SHELVES:
        connection.execute(_SHELF.format(n=shelf))
    connection.execute(f"PRAGMA user_version = {VERSION}")
