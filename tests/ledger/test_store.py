"""Adding is idempotent, atomic and keeps every older reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger.database import one
from sayso.ledger.store import Added, Ledger, seen_hash
from sayso.ledger.verify import verify
from sayso.model import Reading, Stance

ReadingMaker = Callable[..., Reading]


def add(ledger: Ledger, reading: Reading, seen: bytes | None = None) -> Added:
    return ledger.add(reading, reading.document.text.encode(), seen=seen)


def count(ledger: Ledger, table: str) -> int:
    (number,) = one(ledger.connection, f"SELECT count(*) FROM {table}") or (-1,)  # noqa: S608
    return int(number)


def test_a_document_comes_back_as_it_was_added(ledger: Ledger, reading: ReadingMaker) -> None:
    made = reading()
    key = add(ledger, made).key
    assert ledger.machine_reading(key) == made
    assert ledger.objects.get(made.document.id) == made.document.text.encode()


def test_the_same_bytes_and_reading_are_unchanged(ledger: Ledger, reading: ReadingMaker) -> None:
    seen = seen_hash(b"raw")
    assert ledger.known(seen) is None
    assert add(ledger, reading(), seen=seen).outcome == "added"
    before = count(ledger, "log")
    assert add(ledger, reading()).outcome == "unchanged"
    assert (count(ledger, "documents"), count(ledger, "log")) == (1, before)
    assert ledger.known(seen) == 1


def test_a_newer_reading_is_appended_and_the_older_kept(
    ledger: Ledger, reading: ReadingMaker
) -> None:
    add(ledger, reading())
    assert add(ledger, reading(stance=Stance.CONFIRMS)).outcome == "reread"
    assert count(ledger, "readings") == 2
    assert ledger.machine_reading(1).statements[0].stance is Stance.CONFIRMS
    assert ledger.connection.execute("SELECT stance FROM statements").fetchall() == [(1,)]
    assert list(verify(ledger)) == []


def test_a_case_opens_again(tmp_path: Path, reading: ReadingMaker) -> None:
    with Ledger(tmp_path / "case", create=True) as ledger:
        add(ledger, reading())
    with Ledger(tmp_path / "case") as ledger:
        assert count(ledger, "documents") == 1
        assert count(ledger, "log") == 2


def test_a_failure_half_way_leaves_nothing(
    ledger: Ledger, reading: ReadingMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.ledger import store

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "index_reading", fail)
    with pytest.raises(KeyboardInterrupt):
        add(ledger, reading())
    monkeypatch.undo()
    assert (count(ledger, "documents"), count(ledger, "log")) == (0, 1)
    assert add(ledger, reading()).outcome == "added"


@pytest.mark.parametrize("ref", ["galati-1", "{id}", "{short}"])
def test_a_document_is_found_by_its_ids(ledger: Ledger, reading: ReadingMaker, ref: str) -> None:
    made = reading()
    key = add(ledger, made).key
    assert ledger.document_key(ref.format(id=made.document.id, short=made.document.id[:8])) == key


def test_an_unknown_document_is_said_so(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="S406"):
        ledger.document_key("nowhere")


def test_a_path_that_is_no_case_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="S401"):
        Ledger(tmp_path / "none")
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(LedgerError, match="other files"):
        Ledger(tmp_path, create=True)


def test_a_case_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case", create=True) as ledger:
        ledger.connection.pragma("user_version", 99)
    with pytest.raises(LedgerError, match="S402"):
        Ledger(tmp_path / "case")


def test_lone_surrogates_survive(ledger: Ledger, reading: ReadingMaker) -> None:
    made = reading()
    text = made.document.text + " \ud83d"
    made = replace(made, document=replace(made.document, text=text))
    key = ledger.add(made, b"bytes").key
    assert ledger.machine_reading(key).document.text == text
    assert list(verify(ledger)) == []
