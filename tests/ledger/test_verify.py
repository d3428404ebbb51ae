"""Tampering with any byte of an object, a record or the log is found."""

from __future__ import annotations

import pytest

from sayso.ledger.reviewing import review
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify

CHANGES = {
    "log entry": "UPDATE log SET who = 'Mallory' WHERE number = 2",
    "log entry removed": "DELETE FROM log WHERE number = 3",
    "log tail removed": "DELETE FROM log WHERE number = (SELECT max(number) FROM log)",
    "reading": "UPDATE readings SET body = (SELECT body FROM readings WHERE key = 2) WHERE key = 1",
    "reading damaged": "UPDATE readings SET body = x'00' WHERE key = 1",
    "reading with hash": "UPDATE readings SET body = r.body, hash = r.hash FROM readings r WHERE r.key = 2 AND readings.key = 1",
    "reading gone": "DELETE FROM readings WHERE key = 1",
    "older reading": "UPDATE documents SET reading = 2 WHERE key = 1",
    "text": "UPDATE documents SET text = (SELECT text FROM documents WHERE key = 2) WHERE key = 1",
    "text damaged": "UPDATE documents SET text = x'00' WHERE key = 1",
    "title": "UPDATE documents SET title = 'Nothing happened' WHERE key = 1",
    "publisher": "UPDATE documents SET publisher = 'Other' WHERE key = 1",
    "date": "UPDATE documents SET first = first + 1 WHERE key = 1",
    "given id": "UPDATE documents SET given = 'x' WHERE key = 1",
    "document gone": "DELETE FROM documents WHERE key = 3",
    "index": "UPDATE statements SET stance = 5 WHERE key = 65536",
    "index row gone": "DELETE FROM events WHERE key = 65536",
    "status": "UPDATE statements SET status = 1 WHERE key = 65536",
    "review changed": "UPDATE reviews SET reason = 'other' WHERE key = 1",
    "review gone": "DELETE FROM reviews WHERE key = 1",
}


@pytest.fixture
def reviewed(case: Ledger) -> Ledger:
    review(case, 2, case.machine_reading(2).statements[0].id, "accept", who="Ilinca", reason="seen")
    return case


def test_an_untouched_case_is_clean(reviewed: Ledger) -> None:
    assert list(verify(reviewed)) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_to_the_database_is_found(reviewed: Ledger, change: str) -> None:
    reviewed.connection.execute("PRAGMA foreign_keys = OFF")
    reviewed.connection.execute(change)
    assert reviewed.connection.changes() == 1
    assert list(verify(reviewed))


@pytest.mark.parametrize("position", [0, 10, -1])
def test_a_changed_byte_of_an_object_is_found(reviewed: Ledger, position: int) -> None:
    digest = next(iter(reviewed.objects))
    path = reviewed.objects.path(digest)
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
    (fault,) = verify(reviewed)
    assert digest in str(fault)


def test_a_missing_and_a_foreign_object_are_found(reviewed: Ledger) -> None:
    digest = next(iter(reviewed.objects))
    reviewed.objects.path(digest).unlink()
    reviewed.objects.settle(reviewed.objects.stage(b"planted"))
    faults = [str(fault) for fault in verify(reviewed)]
    assert len(faults) == 2
    assert any("can't be read" in fault for fault in faults)
    assert any("no log entry" in fault for fault in faults)


def test_a_rebuilt_chain_without_the_last_entries_is_found_by_what_they_added(
    reviewed: Ledger,
) -> None:
    reviewed.connection.execute("PRAGMA foreign_keys = OFF")
    reviewed.connection.execute("DELETE FROM log WHERE number > 3")
    faults = " ".join(str(fault) for fault in verify(reviewed))
    assert "the log doesn't know it" in faults
