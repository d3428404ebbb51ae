"""A case that grows learns how its documents read, and what it holds stays readable."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import learning, packing
from sayso.ledger.database import one
from sayso.ledger.learning import _Milestone
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Reading

ReadingMaker = Callable[..., Reading]
ZSTD = b"\x28\xb5\x2f\xfd"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MILESTONES", (_Milestone(12, 4096), _Milestone(24, 8192)))


def add(ledger: Ledger, reading: ReadingMaker, numbers: range) -> None:
    for number in numbers:
        text = (
            f"The harbour master of berth {number} said the ferry would leave at {number % 24}:30. "
            f"Crews of {number * 7} boats wept, the harbour master of berth {number} said."
        )
        made = reading(text, given_id=f"d{number}")
        ledger.add(made, text.encode())


def newest(ledger: Ledger, column: str, table: str) -> bytes:
    sql = f"SELECT {column} FROM {table} ORDER BY key DESC LIMIT 1"  # noqa: S608 - fixed
    (data,) = one(ledger.connection, sql) or (b"",)
    return bytes(data)


def actions(ledger: Ledger) -> list[str]:
    return [action for (action,) in ledger.connection.execute("SELECT action FROM log")]


def test_it_learns_at_each_milestone_and_says_so(ledger: Ledger, reading: ReadingMaker) -> None:
    add(ledger, reading, range(12))
    assert (actions(ledger).count("learn"), newest(ledger, "text", "documents")[:4]) != (2, ZSTD)
    before = len(newest(ledger, "body", "readings"))
    add(ledger, reading, range(12, 14))
    assert actions(ledger).count("learn") == 2
    assert newest(ledger, "text", "documents")[:4] == ZSTD
    assert newest(ledger, "body", "readings")[:4] == ZSTD
    assert len(newest(ledger, "body", "readings")) < 0.8 * before
    add(ledger, reading, range(14, 30))
    assert actions(ledger).count("learn") == 4
    assert [ledger.document(n + 1).given_id for n in range(30)] == [f"d{n}" for n in range(30)]
    assert search(ledger, '"berth 29"')[0].doc == "d29"
    assert list(verify(ledger)) == []


def test_a_program_that_was_there_before_reads_what_came_after(
    ledger: Ledger, reading: ReadingMaker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Ledger(ledger.path) as reader:
        add(ledger, reading, range(20))
        with Ledger(tmp_path / "other", create=True) as other:  # a damaged one stands in no way
            add(other, reading, range(14))
            other.connection.execute("UPDATE dictionaries SET data = x'00'")
        monkeypatch.setattr(packing, "_dictionaries", {})  # as another process has them: none
        assert reader.document(20).given_id == "d19"
        assert search(reader, '"berth 19"')[0].doc == "d19"


def test_a_second_writer_learns_nothing_anew(ledger: Ledger, reading: ReadingMaker) -> None:
    with Ledger(ledger.path) as other:
        add(ledger, reading, range(14))
        add(other, reading, range(14, 18))
        assert newest(other, "text", "documents")[:4] == ZSTD
    assert actions(ledger).count("learn") == 2
    with Ledger(ledger.path) as third:
        add(third, reading, range(18, 20))
        assert newest(third, "text", "documents")[:4] == ZSTD
    assert actions(ledger).count("learn") == 2
    assert list(verify(ledger)) == []


def test_texts_too_few_or_too_short_to_learn_from_are_no_fault(
    ledger: Ledger, reading: ReadingMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "MILESTONES", (_Milestone(1, 4096),))
    add(ledger, reading, range(3))
    assert actions(ledger).count("learn") == 2
    assert newest(ledger, "text", "documents")[:4] != ZSTD
    assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE dictionaries SET data = x'00' WHERE key = 1", "can't be read"),
        ("UPDATE dictionaries SET data = ? WHERE key = 1", "was changed"),
        ("DELETE FROM dictionaries WHERE key = 1", "the log knows 2"),
    ],
)
def test_a_changed_dictionary_is_found(
    ledger: Ledger, reading: ReadingMaker, change: str, fault: str
) -> None:
    add(ledger, reading, range(14))
    values = (zlib.compress(b"other"),) if "?" in change else ()
    ledger.connection.execute(change, values)
    assert any(fault in str(found) for found in verify(ledger))


@pytest.mark.parametrize("cut", [5, 12, -1])
def test_damage_is_found(ledger: Ledger, reading: ReadingMaker, cut: int) -> None:
    add(ledger, reading, range(14))
    data = newest(ledger, "body", "readings")
    assert packing.inflate(data)
    with pytest.raises(zlib.error):
        packing.inflate(data[:cut])
    with pytest.raises(zlib.error):
        packing.inflate(data + b"more")
