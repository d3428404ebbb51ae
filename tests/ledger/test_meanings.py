"""Meanings that are kept beside a case."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

import pytest

from sayso.case import Case
from sayso.errors import LedgerError
from sayso.extraction.meanings import encoder
from sayso.ledger.meanings import NAME, KeptMeanings

ARTICLES = [
    "Police in Gorizia said on Monday that the tram depot had burned down.\n",
    "Karl Brandl, a driver, denied that the tram depot of Gorizia had burned down.\n",
    "The tram depot has burned down, the fire service of Gorizia said.\n",
]
KEYS = [bytes([n]) * 8 for n in range(4)]
MEANINGS = [b64encode(bytes([n]) * 256).decode() for n in range(4)]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    file = tmp_path / "batch.jsonl"
    lines = [
        json.dumps({"id": f"d{n}", "text": text, "published": f"2031-04-{10 + n}"})
        for n, text in enumerate(ARTICLES)
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    for _ in range(2):
        kept = KeptMeanings(tmp_path)
        kept.keep(7, dict(zip(KEYS, MEANINGS, strict=True)))
        kept.keep(8, {})
        assert kept.of(7) == dict(zip(KEYS, MEANINGS, strict=True))
        assert kept.of(8) == kept.of(9) == {}
        kept.keep(7, {KEYS[1]: MEANINGS[2]})
        assert kept.of(7) == {KEYS[1]: MEANINGS[2]}
        kept.close()


def test_a_file_of_another_version_is_made_anew(tmp_path: Path) -> None:
    kept = KeptMeanings(tmp_path)
    kept.keep(1, {KEYS[0]: MEANINGS[0]})
    kept.connection.execute("PRAGMA user_version = 99")
    kept.close()
    kept = KeptMeanings(tmp_path)
    assert kept.of(1) == {}
    kept.close()


def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each statement whose meaning is read from here on."""
    found: list[str] = []
    real = encoder.meaning_of

    def meaning_of(text: str, before: str = "") -> str:
        found.append(text)
        return real(text, before)

    monkeypatch.setattr(encoder, "meaning_of", meaning_of)
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_on_adding_is_not_read_on_comparing(
    tmp_path: Path, batch: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case(tmp_path / "case") as case:
        case.add(batch, jobs=jobs)
        found = read_now(monkeypatch)
        claims = case.claims()
        assert found == []
        assert claims
    (tmp_path / "case" / NAME).unlink()
    (tmp_path / "case" / "comparison.sqlite").unlink()
    with Case(tmp_path / "case") as case:
        assert case.claims() == claims  # made anew, and the same
        assert len(found) == 3
        found.clear()
        (tmp_path / "case" / "comparison.sqlite").unlink()
        assert case.claims() == claims
        assert found == []


def test_what_a_review_changes_is_read_anew(
    tmp_path: Path, batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case(tmp_path / "case") as case:
        case.add(batch)
        case.claims()
        found = read_now(monkeypatch)
        (first, *_) = case.statements(stance="denies")
        case.review(first["doc"], first["id"], "correct", who="Ana", field="stance", value="evades")
        case.claims()
        assert found == []
        case.review(
            first["doc"], first["id"], "correct", who="Ana", field="stance", value="asserts"
        )
        case.claims()
        assert len(found) == 1


def test_a_case_that_cannot_keep_them_is_added_to_all_the_same(
    tmp_path: Path, batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        msg = "can't be written"
        raise LedgerError(msg, subject="meanings.sqlite", fix="free some space", code="S404")

    with Case(tmp_path / "case") as case:
        with monkeypatch.context() as patch:
            patch.setattr(KeptMeanings, "keep", full)
            assert case.add(batch).counts["added"] == 3
        found = read_now(monkeypatch)
        assert case.claims()
        assert len(found) == 3


@pytest.mark.parametrize("name", [NAME, "comparison.sqlite"])
def test_a_damaged_file_that_is_made_anew_may_be_deleted(
    tmp_path: Path, batch: Path, name: str
) -> None:
    with Case(tmp_path / "case") as case:
        case.add(batch)
        claims = case.claims()
    (tmp_path / "case" / "comparison.sqlite").unlink()
    (tmp_path / "case" / name).write_bytes(b"no database at all " * 400)
    with Case(tmp_path / "case") as case:
        with pytest.raises(LedgerError, match="delete it"):
            case.claims()
        (tmp_path / "case" / name).unlink()
        assert case.claims() == claims
