"""A case of an older schema is led forward; one of a later schema is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import schema
from sayso.ledger.database import one
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Reading

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
