"""A case of an older schema is led forward; one of a later schema is left alone."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from sayso.errors import LedgerError
from sayso.ledger import schema
from sayso.ledger.counts import tolls
from sayso.ledger.custody import entries
from sayso.ledger.database import one
from sayso.ledger.queries import Filters, events, statements
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger, seen_hash
from sayso.ledger.verify import verify
from sayso.model import Reading, Stance

ReadingMaker = Callable[..., Reading]


@pytest.fixture
def older(tmp_path: Path, reading: ReadingMaker) -> Path:
    """Return a case as version 1 makes it."""
    made = reading()
    with Ledger(tmp_path / "case", create=True) as ledger:
        ledger.add(made, made.document.text.encode())
    return tmp_path / "case"


def later(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    monkeypatch.setitem(schema._MIGRATIONS, schema.SCHEMA_VERSION - 1, change)


def test_an_older_case_is_led_forward_and_stays_whole(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(
        monkeypatch,
        "ALTER TABLE documents ADD COLUMN tone TEXT;CREATE INDEX documents_tone ON documents(tone)",
    )
    with Ledger(older) as ledger:
        assert one(ledger.connection, "PRAGMA user_version") == (schema.SCHEMA_VERSION,)
        assert one(ledger.connection, "SELECT count(tone), count(*) FROM documents") == (0, 1)
        log = [row[0] for row in ledger.connection.execute("SELECT action FROM log")]
        assert log == ["open", "add", "open"]
        assert len(ledger.machine_reading(1).statements) == 1
        assert list(verify(ledger)) == []
    with Ledger(older) as ledger:  # nothing is done twice
        assert one(ledger.connection, "SELECT count(*) FROM log") == (3,)


def test_a_migration_that_fails_changes_nothing(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, "ALTER TABLE documents ADD COLUMN tone TEXT; SELECT no_such_function()")
    with pytest.raises(Exception, match="no_such_function"):
        Ledger(older)
    monkeypatch.undo()
    with Ledger(older) as ledger:
        assert one(ledger.connection, "PRAGMA user_version") == (schema.SCHEMA_VERSION,)
        assert list(verify(ledger)) == []


def test_every_step_up_to_this_version_is_there() -> None:
    assert sorted(schema._MIGRATIONS) == list(range(schema.SCHEMA_VERSION))


def test_a_case_of_a_later_version_is_left_alone(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        later(patched, "CREATE TABLE later(a INTEGER) STRICT")
        Ledger(older).close()
    before = (older / "ledger.sqlite").read_bytes()
    with pytest.raises(LedgerError, match="later version") as caught:
        Ledger(older)
    assert caught.value.code == "S402"
    assert (older / "ledger.sqlite").read_bytes() == before


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """Return a case that version 1 made: two documents, one read anew, two reviews."""
    with tarfile.open(Path(__file__).with_name("case-v1.tar.gz")) as tar:
        tar.extractall(tmp_path, filter="data")
    return tmp_path / "case"


def test_a_case_of_version_1_is_led_forward(first_version: Path, reading: ReadingMaker) -> None:
    with Ledger(first_version) as ledger:
        assert one(ledger.connection, "PRAGMA user_version") == (schema.SCHEMA_VERSION,)
        found = list(entries(ledger.connection))
        actions = [entry.action for entry in found]
        assert actions == ["open", "add", "add", "review", "review", "reread", "open"]
        assert [entry.previous for entry in found[1:]] == [entry.hash for entry in found[:-1]]
        assert json.loads(found[2].payload)["given_id"] == "galati-2"
        assert list(verify(ledger)) == []
        assert ledger.machine_reading(1).statements[0].stance is Stance.CONFIRMS
        (row,) = statements(ledger, Filters(stance="denies")).rows
        assert (row["doc"], row["status"]) == ("galati-2", "accepted")
        (event,) = events(ledger, Filters(type="ACCIDENT", where="Galați", document=1)).rows
        assert (event["date"], event["status"]) == ("2031-05-02", "corrected")
        assert [hit.doc for hit in search(ledger, "owners wept")] == ["galati-2"]
        assert [(t["kind"], t["times"]) for t in tolls(ledger)] == [("injured", 2)]
        assert ledger.known(seen_hash(b"galati-1")) == 1
        made = reading("The mayor said a third barge had struck. It rained.", given_id="galati-3")
        assert ledger.add(made, made.document.text.encode()).outcome == "added"
        assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log SET payload = replace(payload, 'galati-2', 'galati-9')",
        "UPDATE log SET hash = previous WHERE number = 4",
        "UPDATE readings SET body = x'00' WHERE key = 2",
    ],
)
def test_what_was_tampered_with_before_is_found_after(first_version: Path, change: str) -> None:
    connection = apsw.Connection(str(first_version / "ledger.sqlite"))
    connection.execute(change)
    connection.close()
    with Ledger(first_version) as ledger:
        assert list(verify(ledger))
        assert len(list(entries(ledger.connection))) == 7
