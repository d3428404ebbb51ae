"""Adding to a case: known input is skipped, failures are told, order is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.case import Case
from sayso.errors import InputError, LedgerError

ARTICLE = "The port police in Galați said on Monday that a barge had struck the bridge."


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    lines = [
        {"id": f"g{n}", "text": f"{ARTICLE} Barge number {n}.", "published": "2031-05-05"}
        for n in range(5)
    ]
    path = tmp_path / "batch.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_second_run_skips_what_is_known(tmp_path: Path, batch: Path) -> None:
    with Case(tmp_path / "case") as case:
        assert case.add(batch).counts == {"added": 5}
        assert case.add(batch).counts == {"unchanged": 5}
        assert [d["id"] for d in case.documents(newest_first=False)] == [f"g{n}" for n in range(5)]
        assert case.statements()[0]["cue_text"] == "said"
        assert list(case.verify()) == []


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, batch: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with Case(tmp_path / "case") as case:
        with pytest.raises(KeyboardInterrupt):
            case.add(batch, report=stop)
        assert len(case.documents()) == 1
        assert case.add(batch).counts == {"unchanged": 1, "added": 4}


def test_several_processes_add_the_same(tmp_path: Path, batch: Path) -> None:
    outcomes: list[str] = []
    with Case(tmp_path / "case") as case:
        case.add(batch, jobs=2, report=lambda outcome: outcomes.append(outcome.name))
        assert [d["id"] for d in case.documents(newest_first=False)] == [f"g{n}" for n in range(5)]
    assert len(outcomes) == 5


def test_failures_are_told_and_the_rest_goes_on(tmp_path: Path, batch: Path) -> None:
    with batch.open("a") as file:
        file.write("{no json\n")
    empty = tmp_path / "empty.txt"
    empty.touch()
    with Case(tmp_path / "case") as case:
        summary = case.add([empty, batch, tmp_path / "gone.txt"])
    assert summary.counts == {"added": 5, "failed": 3}
    assert all(isinstance(failure.error, InputError) for failure in summary.failures)


def test_reading_again_appends_only_what_differs(tmp_path: Path, batch: Path) -> None:
    with Case(tmp_path / "case") as case:
        case.add(batch)
        assert case.add(batch, again=True).counts == {"unchanged": 5}


def test_declared_facts_are_kept_as_declared(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Barge strikes bridge\n\n{ARTICLE}\n", encoding="utf-8")
    with Case(tmp_path / "case", who="Ilinca") as case:
        case.add(page, fetched_by="Radu", fetched_at="2031-05-05T10:00:00+03:00")
        (document,) = case.documents()
        source = case.reading(document["id"]).document.source
        assert (source.fetched_by, source.fetched_at) == ("Radu", "2031-05-05T10:00:00+03:00")


def test_an_unknown_filter_is_said_so(tmp_path: Path) -> None:
    with Case(tmp_path / "case") as case, pytest.raises(LedgerError, match="no such filter"):
        case.statements(colour="red")
