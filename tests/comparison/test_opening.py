"""Several open the comparison of a case that has none yet, at once."""

from __future__ import annotations

import threading
from pathlib import Path

import apsw
import pytest

from sayso.comparison.schema import open_file
from sayso.errors import LedgerError, SaysoError
from sayso.ledger import database
from sayso.ledger.database import connect

OPENERS = 4
ROUNDS = 60


def test_all_who_open_a_new_file_at_once_get_it(tmp_path: Path) -> None:
    failed: list[SaysoError] = []
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        start = threading.Barrier(OPENERS)

        def opened(folder: Path = folder, start: threading.Barrier = start) -> None:
            start.wait()
            try:
                open_file(folder).close()
            except SaysoError as error:
                failed.append(error)

        threads = [threading.Thread(target=opened) for _ in range(OPENERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failed


def test_a_file_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    path = tmp_path / "a.sqlite"
    holder = apsw.Connection(str(path))
    holder.execute("CREATE TABLE a(b)")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError, match="S403"):
        connect(path)
    holder.execute("COMMIT")
    connect(path).close()
