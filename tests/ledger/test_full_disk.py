"""A full disk costs nothing that was acknowledged, and the same command goes on later."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.cli import main
from sayso.errors import LedgerError
from sayso.ledger import objects
from sayso.ledger.database import one
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Reading
from sayso.model.serial import reading_to_dict

ReadingMaker = Callable[..., Reading]


def documents(ledger: Ledger) -> int:
    (count,) = one(ledger.connection, "SELECT count(*) FROM documents") or (0,)
    return int(count)


def add(ledger: Ledger, reading: Reading) -> str:
    return ledger.add(reading, reading.document.text.encode()).outcome


def test_no_room_for_an_original_adds_nothing(
    ledger: Ledger, reading: ReadingMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerError, match="disk is full") as caught:
        add(ledger, reading())
    assert caught.value.code == "S404"
    assert (documents(ledger), list(verify(ledger))) == (0, [])
    monkeypatch.undo()
    assert add(ledger, reading()) == "added"


def test_no_room_in_the_ledger_adds_nothing_and_leaves_no_original(
    ledger: Ledger, reading: ReadingMaker
) -> None:
    first = reading()
    add(ledger, first)
    ledger.connection.execute("PRAGMA max_page_count = 1")  # as many as there are

    def fill() -> None:
        for number in range(200):
            add(ledger, reading(f"The mayor said ferry {number} was late. " * 9))

    with pytest.raises(LedgerError, match="full") as caught:
        fill()
    assert caught.value.code == "S404"
    before = documents(ledger)
    assert 1 <= before < 200
    assert list(verify(ledger)) == []
    ledger.connection.execute("PRAGMA max_page_count = 1000000")
    assert add(ledger, reading(f"The mayor said ferry {before - 1} was late. " * 9)) == "added"
    assert list(verify(ledger)) == []


def test_an_original_whose_program_died_is_found_again(
    ledger: Ledger, reading: ReadingMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects.Objects, "settle", lambda *_: None)  # killed after the commit
    made = reading()
    add(ledger, made)
    monkeypatch.undo()
    assert list(ledger.objects) == []
    assert list(verify(ledger)) == []
    assert list(ledger.objects) == [made.document.id]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if mounted.returncode:
        pytest.skip("may not mount here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_real_full_disk(
    small_disk: Path, tmp_path: Path, reading: ReadingMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    batch, case = tmp_path / "batch.jsonl", small_disk / "case"
    lines = [
        json.dumps(reading_to_dict(reading(f"The mayor said ferry {n} was late. " * 60)))
        for n in range(60)
    ]
    batch.write_text("\n".join(lines))
    assert main(["add", str(case), str(batch)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("[S404]")
    with Ledger(case) as ledger:
        kept = documents(ledger)
        assert 0 < kept < 60
        assert list(verify(ledger)) == []
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert main(["add", str(case), str(batch)]) == 0
    assert f"{60 - kept} added, {kept} unchanged" in capsys.readouterr().err
    with Ledger(case) as ledger:
        assert list(verify(ledger)) == []
