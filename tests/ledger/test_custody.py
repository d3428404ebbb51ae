"""The log's payloads take little room and come back to the letter."""

from __future__ import annotations

import hashlib
import json

import pytest

from sayso.ledger.custody import canonical, entries, last_entry, pack_payload, unpack_payload
from sayso.ledger.store import Ledger


def digest(number: int) -> str:
    return hashlib.sha256(b"%d" % number).hexdigest()


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"document": digest(1), "reading": digest(2)},
        {"document": digest(1), "reading": digest(1), "given_id": "Galați \x00\x01 \ud83d"},
        {"hashes": [digest(n) for n in range(400)] * 2},
        {"near": digest(1)[:63], "far": digest(1) + digest(2) + "a", "upper": digest(3).upper()},
    ],
)
def test_a_payload_comes_back(payload: object) -> None:
    text = canonical(payload)
    assert unpack_payload(pack_payload(text)) == text


def test_an_addition_takes_a_third(case: Ledger) -> None:
    text = list(entries(case.connection))[1].payload
    assert json.loads(text)["given_id"] == "galati-1"
    assert len(pack_payload(text)) < len(text) / 3


def test_any_damage_shows() -> None:
    text = canonical({"document": digest(1), "reading": digest(2), "given_id": "galati-1"})
    whole = pack_payload(text)
    for at in range(len(whole) - 1):  # the last byte ends in bits that say nothing
        changed = bytearray(whole)
        changed[at] ^= 1
        assert unpack_payload(bytes(changed)) != text
    for cut in (b"", whole[:1], whole[:40], whole[:-1], whole + b"\0"):
        assert unpack_payload(cut) != text


def test_entries_follow_from_one_another(case: Ledger) -> None:
    found = list(entries(case.connection))
    assert found[0].previous == "0" * 64
    assert [e.previous for e in found[1:]] == [e.hash for e in found[:-1]]
    assert list(entries(case.connection, since=2)) == found[2:]
    assert last_entry(case.connection) == found[-1]
