"""The write-ahead log of SQLite begins anew, and nobody waits long for those who read."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import database
from sayso.ledger.store import Ledger
from sayso.model import Reading


@pytest.fixture
def add(case: Ledger, reading: Callable[..., Reading]) -> Callable[[range], None]:
    def add_all(numbers: range) -> None:
        for number in numbers:
            text = f"Crew {number} said berth {number} was shut. It rained in Galați."
            case.add(reading(text, given_id=f"c{number}"), text.encode())

    return add_all


def size(case: Ledger) -> int:
    return Path(f"{case.file}-wal").stat().st_size


def test_a_long_reader_is_waited_for_shortly_and_the_log_begun_anew_after_it(
    case: Ledger, add: Callable[[range], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOG_WAITS", ((1 << 20, 1 << 20, 100),))
    with Ledger(case.path) as reader:
        reader.connection.execute("BEGIN")
        reader.connection.execute("SELECT count(*) FROM documents").fetchall()
        start = time.monotonic()
        add(range(20))
        assert time.monotonic() - start < 20
        grown = size(case)
        assert grown > 2 << 20
        assert reader.connection.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]
        reader.connection.execute("COMMIT")
    add(range(20, 60))
    assert size(case) < grown
    assert case.connection.execute("PRAGMA busy_timeout").fetchall() == [(30_000,)]


def test_a_reader_who_is_about_to_end_is_waited_for(
    case: Ledger, add: Callable[[range], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOG_WAITS", ((1, 1, 100), (1 << 18, 1, 5_000)))
    add(range(8))
    assert size(case) == 0  # nobody reads: cut after each


def test_a_log_may_be_let_grow(
    case: Ledger, add: Callable[[range], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOG_WAITS", ((1, 1, 100),))
    database.let_log_grow(case.connection, 500)
    add(range(8))
    grown = size(case)
    assert 0 < grown < 1000 * database.PAGE_BYTES
    assert case.connection.execute("PRAGMA wal_autocheckpoint").fetchall() == [(500,)]
    database.let_log_grow(case.connection, 10)  # it is too long for that
    add(range(8, 9))
    assert size(case) == 0
