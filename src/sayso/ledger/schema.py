"""The tables of a case, and the way from every older version to this one.

What counts is in four append-only tables: ``documents``, ``readings``, ``reviews`` and
``log``; ``dictionaries`` holds what texts and readings are compressed with. The others
(``statements``, ``events`` …) are an index over the newest readings and the reviews, which
:mod:`sayso.ledger.indexing` can rebuild at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import LedgerError
from sayso.ledger.custody import pack_payload
from sayso.ledger.database import writing

if TYPE_CHECKING:
    import apsw

__all__ = ["SCHEMA_VERSION", "migrate"]

SCHEMA_VERSION = 2

_V1 = """
CREATE TABLE log(
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, version TEXT NOT NULL,
  action TEXT NOT NULL, payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE documents(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,          -- hash of the bytes
  given TEXT,                       -- id that the input named
  object TEXT NOT NULL,             -- SHA-256 of the original in objects/
  title TEXT, publisher TEXT, published TEXT, language TEXT, url TEXT,
  first INTEGER, last INTEGER,      -- publication, days since 0001-01-01 (ordinal)
  text BLOB NOT NULL,               -- compressed UTF-8
  reading INTEGER,                  -- the newest one
  log INTEGER NOT NULL REFERENCES log(number)
) STRICT;
CREATE INDEX documents_given ON documents(given) WHERE given IS NOT NULL;
CREATE INDEX documents_publisher ON documents(publisher, first);
CREATE INDEX documents_first ON documents(first);
CREATE TABLE seen(
  hash BLOB PRIMARY KEY,            -- SHA-256 of raw input and declared facts
  document INTEGER NOT NULL REFERENCES documents(key)
) STRICT, WITHOUT ROWID;
CREATE TABLE readings(
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(key),
  hash TEXT NOT NULL,               -- SHA-256 of the body's JSON
  body BLOB NOT NULL,               -- sayso.reading/1 without the text, compressed
  log INTEGER NOT NULL REFERENCES log(number)
) STRICT;
CREATE INDEX readings_document ON readings(document);
CREATE TABLE reviews(
  key INTEGER PRIMARY KEY,
  document INTEGER REFERENCES documents(key),
  target_kind TEXT NOT NULL, target TEXT NOT NULL,
  action TEXT NOT NULL, field TEXT, value TEXT, reason TEXT,
  evidence TEXT NOT NULL,           -- spans as JSON: what the review hangs on
  undoes INTEGER REFERENCES reviews(key),
  log INTEGER NOT NULL REFERENCES log(number)
) STRICT;
CREATE INDEX reviews_document ON reviews(document);
CREATE INDEX reviews_target ON reviews(target_kind, target);

CREATE TABLE actors(
  key INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, sector TEXT
) STRICT;
CREATE UNIQUE INDEX actors_name ON actors(name, ifnull(country, ''), ifnull(sector, ''));
CREATE TABLE places(
  key INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, gazetteer_id TEXT,
  lat REAL, lon REAL, admin TEXT
) STRICT;
CREATE UNIQUE INDEX places_name ON places(
  name, ifnull(country, ''), ifnull(gazetteer_id, ''), ifnull(lat, 0), ifnull(lon, 0));
CREATE INDEX places_lat ON places(lat, lon);
CREATE TABLE statements(
  key INTEGER PRIMARY KEY,          -- document * 65536 + number in the reading
  hash INTEGER NOT NULL,            -- first 4 bytes of the id
  stance INTEGER NOT NULL,          -- position in sayso.model.Stance
  speaker INTEGER REFERENCES actors(key),
  first INTEGER, last INTEGER,      -- said, else published; ordinals; last only if it's another
  status INTEGER NOT NULL           -- position in STATUSES
) STRICT;
CREATE INDEX statements_speaker ON statements(speaker, first);
CREATE INDEX statements_stance ON statements(stance, first) WHERE stance > 0;
CREATE INDEX statements_first ON statements(first);
CREATE INDEX statements_last ON statements(first) WHERE last IS NOT NULL;
CREATE INDEX statements_status ON statements(status) WHERE status > 0;
CREATE TABLE statement_places(
  place INTEGER NOT NULL REFERENCES places(key),
  statement INTEGER NOT NULL,
  PRIMARY KEY(place, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE events(
  key INTEGER PRIMARY KEY,          -- document * 65536 + number in the reading
  hash INTEGER NOT NULL,
  type TEXT NOT NULL, actor INTEGER REFERENCES actors(key),
  recipient INTEGER REFERENCES actors(key), place INTEGER REFERENCES places(key),
  first INTEGER, last INTEGER, reality TEXT NOT NULL, background INTEGER NOT NULL,
  status INTEGER NOT NULL
) STRICT;
CREATE INDEX events_hash ON events(hash);
CREATE INDEX events_type ON events(type, first);
CREATE INDEX events_actor ON events(actor) WHERE actor IS NOT NULL;
CREATE INDEX events_recipient ON events(recipient) WHERE recipient IS NOT NULL;
CREATE INDEX events_place ON events(place, first);
CREATE INDEX events_first ON events(first);
CREATE TABLE tolls(
  event INTEGER NOT NULL, number INTEGER NOT NULL,
  kind TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER,
  claimant INTEGER REFERENCES actors(key), first INTEGER,
  PRIMARY KEY(event, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE toll_counts(
  kind TEXT NOT NULL, claimant INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
  times INTEGER NOT NULL,           -- claimant 0: none known; high -1: without limit
  PRIMARY KEY(kind, claimant, low, high)
) STRICT, WITHOUT ROWID;
CREATE TABLE weekly(
  publisher TEXT NOT NULL, week INTEGER NOT NULL, statements INTEGER NOT NULL,
  PRIMARY KEY(publisher, week)
) STRICT, WITHOUT ROWID;

CREATE VIEW document_texts(key, title, text) AS SELECT key, title, inflate(text) FROM documents;
CREATE VIRTUAL TABLE search USING fts5(
  title, text, content='document_texts', content_rowid='key',
  tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO search(search, rank) VALUES('pgsz', 4000);
"""

_V2 = """
ALTER TABLE log ADD COLUMN packed BLOB NOT NULL DEFAULT x'';
ALTER TABLE log ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
UPDATE log SET packed = pack_payload(payload), digest = unhex(hash);
ALTER TABLE log DROP COLUMN payload;
ALTER TABLE log DROP COLUMN hash;
ALTER TABLE log DROP COLUMN previous;     -- it is the hash of the row before
ALTER TABLE log RENAME COLUMN packed TO payload;    -- see sayso.ledger.custody
ALTER TABLE log RENAME COLUMN digest TO hash;

CREATE TABLE dictionaries(
  key INTEGER PRIMARY KEY, generation INTEGER NOT NULL, kind TEXT NOT NULL,
  data BLOB NOT NULL                -- see sayso.ledger.learning
) STRICT;

DROP TABLE search;
DROP VIEW document_texts;
ALTER TABLE documents ADD COLUMN newer BLOB;
-- the newest reading's text, compressed, where it is another than the first one's
CREATE VIEW document_texts(key, text, title) AS
  SELECT key, inflate(ifnull(newer, text)), title FROM documents;
-- the text stands first: words of the first column take 2 bytes less in every document
CREATE VIRTUAL TABLE search USING fts5(
  text, title, content='document_texts', content_rowid='key',
  tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO search(search, rank) VALUES('pgsz', 4000);

DROP TABLE statement_places;
DROP TABLE statements;
DROP TABLE tolls;
DROP TABLE toll_counts;
DROP TABLE weekly;
DROP TABLE events;
DROP TABLE places;
DROP TABLE actors;
CREATE TABLE actors(
  key INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,            -- of name, country and sector
  name TEXT NOT NULL, country TEXT, sector TEXT
) STRICT;
CREATE INDEX actors_hash ON actors(hash);
CREATE TABLE places(
  key INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,            -- of name, country, gazetteer's id, latitude, longitude
  name TEXT NOT NULL, country TEXT, gazetteer_id TEXT, lat REAL, lon REAL, admin TEXT
) STRICT;
CREATE INDEX places_hash ON places(hash);
CREATE INDEX places_lat ON places(lat, lon);
CREATE TABLE statements(
  key INTEGER PRIMARY KEY,          -- document * 65536 + number in the reading
  hash INTEGER NOT NULL,            -- first 4 bytes of the id
  stance INTEGER NOT NULL,          -- position in sayso.model.Stance
  speaker INTEGER REFERENCES actors(key),
  first INTEGER, last INTEGER,      -- said, else published; ordinals; last only if it's another
  status INTEGER NOT NULL           -- position in STATUSES
) STRICT;
CREATE INDEX statements_speaker ON statements(speaker, first);
CREATE INDEX statements_stance ON statements(stance, first) WHERE stance > 0;
CREATE INDEX statements_first ON statements(first);
CREATE INDEX statements_last ON statements(first) WHERE last IS NOT NULL;
CREATE INDEX statements_status ON statements(status) WHERE status > 0;
CREATE TABLE statement_places(
  place INTEGER NOT NULL REFERENCES places(key),
  statement INTEGER NOT NULL,
  PRIMARY KEY(place, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE events(
  key INTEGER PRIMARY KEY,          -- document * 65536 + number in the reading
  hash INTEGER NOT NULL,
  type INTEGER NOT NULL,            -- position in sayso.model.EventType
  actor INTEGER REFERENCES actors(key), recipient INTEGER REFERENCES actors(key),
  place INTEGER REFERENCES places(key), first INTEGER, last INTEGER,
  reality INTEGER NOT NULL,         -- position in sayso.model.Reality
  background INTEGER NOT NULL, status INTEGER NOT NULL
) STRICT;
CREATE INDEX events_hash ON events(hash);
CREATE INDEX events_type ON events(type, first);
CREATE INDEX events_actor ON events(actor) WHERE actor IS NOT NULL;
CREATE INDEX events_recipient ON events(recipient) WHERE recipient IS NOT NULL;
CREATE INDEX events_place ON events(place, first) WHERE place IS NOT NULL;
CREATE INDEX events_first ON events(first);
CREATE TABLE tolls(
  event INTEGER NOT NULL, number INTEGER NOT NULL,
  kind INTEGER NOT NULL,            -- position in sayso.model.TollKind
  low INTEGER NOT NULL, high INTEGER,
  claimant INTEGER REFERENCES actors(key), first INTEGER,
  PRIMARY KEY(event, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE toll_counts(
  kind INTEGER NOT NULL, claimant INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
  times INTEGER NOT NULL,           -- claimant 0: none known; high -1: without limit
  PRIMARY KEY(kind, claimant, low, high)
) STRICT, WITHOUT ROWID;
CREATE TABLE weekly(
  publisher TEXT NOT NULL, week INTEGER NOT NULL, statements INTEGER NOT NULL,
  PRIMARY KEY(publisher, week)
) STRICT, WITHOUT ROWID;
CREATE TABLE doubts(                -- what nobody has reviewed, for the review queue
  document INTEGER PRIMARY KEY,
  statement INTEGER, event INTEGER  -- confidence of the least certain one, in percent
) STRICT;
CREATE INDEX doubts_statement ON doubts(statement) WHERE statement IS NOT NULL;
CREATE INDEX doubts_event ON doubts(event) WHERE event IS NOT NULL;
"""
"""Smaller, by half a byte a byte of text; the index is made anew."""

_MIGRATIONS = {0: _V1, 1: _V2}
"""The statements that lead from a version to the next one."""
_INDEX_SINCE = 2
"""The version from which the index is as it is now; an older one is made anew."""


def migrate(connection: apsw.Connection, path: Path, reindex: Callable[[], None]) -> bool:
    """Bring a database to the current version; tell whether it was new or older.

    Args:
        connection: To the database.
        path: How to call it.
        reindex: Makes the index anew, within the same transaction.

    Raises:
        LedgerError: ``S402`` a later version of sayso wrote it.
    """
    version = int(connection.pragma("user_version"))
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"was written by a later version of sayso (schema {version}, this one knows "
            f"{SCHEMA_VERSION})",
            subject=str(path),
            fix="update sayso",
            code="S402",
        )
    if version == SCHEMA_VERSION:
        return False
    connection.create_scalar_function("pack_payload", pack_payload, 1, deterministic=True)
    with writing(connection):
        version = int(connection.pragma("user_version"))  # another process may have been faster
        anew = version < _INDEX_SINCE
        while version < SCHEMA_VERSION:
            connection.execute(_MIGRATIONS[version])
            version += 1
            connection.pragma("user_version", version)
        if anew:
            reindex()
    return True
