"""Commands on a case, as a person runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def case(run: Run, article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case"
    ran = run("add", path, article, "--as", "Mira")
    assert ran.code == 0
    assert "1 added" in ran.err
    return path


def first(run: Run, case: Path) -> dict[str, Any]:
    rows: list[dict[str, Any]] = json.loads(run("statements", case, "--json").out)
    return rows[0]


def test_adding_again_changes_nothing(run: Run, case: Path, article: Path) -> None:
    assert "1 unchanged" in run("add", case, article).err


def test_a_missing_file_is_told_and_the_rest_added(run: Run, case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Ferry stops\n\nThe mayor of Trieste said the ferry would not run today.\n")
    ran = run("add", case, tmp_path / "gone.txt", other)
    assert ran.code == 1
    assert "gone.txt: does not exist" in ran.err
    assert "1 added, 1 failed" in ran.err


def test_questions_print_tables_and_json(run: Run, case: Path) -> None:
    for command in ("statements", "documents", "sources", "mentions", "events", "log"):
        assert run(command, case).code == 0
        assert json.loads(run(command, case, "--json").out)
    assert first(run, case)["content_text"]


@pytest.mark.parametrize(
    ("command", "filters"),
    [
        ("statements", ["--stance", "asserts", "--about", "people"]),
        ("statements", ["--who", "kolar", "--until", "2031"]),
        ("documents", ["--about", "gorizia"]),
    ],
)
def test_filters(run: Run, case: Path, command: str, filters: list[str]) -> None:
    assert len(json.loads(run(command, case, *filters, "--json").out)) == 1


def test_nothing_found_is_said(run: Run, case: Path) -> None:
    ran = run("statements", case, "--about", "zeppelin")
    assert (ran.code, ran.out.strip()) == (0, "")
    assert "nothing found" in ran.err


def test_a_wrong_filter_names_the_right_ones(run: Run, case: Path) -> None:
    ran = run("statements", case, "--stance", "lies")
    assert ran.code == 1
    assert "use one of asserts" in ran.err
    assert "Traceback" not in ran.err


def test_search_shows_the_words(run: Run, case: Path) -> None:
    words = " ".join(run("search", case, '"health office"').out.split())
    assert "[health" in words
    assert "office]" in words
    assert json.loads(run("search", case, "heal*", "--json").out)[0]["matches"]


def test_a_record_is_shown_with_its_evidence(run: Run, case: Path) -> None:
    row = first(run, case)
    out = run("show", case, row["id"][:10]).out
    assert row["cue_text"] in out
    assert "in context" in out
    assert json.loads(run("show", case, row["id"], "--json").out)[0]["id"] == row["id"]
    assert "does not" not in run("show", case, row["doc"][:10]).err
    assert run("show", case, "abcdef").code == 1


def test_a_review_is_made_listed_and_undone(run: Run, case: Path) -> None:
    row = first(run, case)
    given = ("--field", "speaker", "--value", "Ana Bric", "--as", "Mira", "--reason", "she says so")
    ran = run("review", case, row["id"][:8], "correct", *given)
    assert ran.code == 0
    assert [r["speaker"]["name"] for r in json.loads(run("statements", case, "--json").out)].count(
        "Ana Bric"
    ) == 1
    words = " ".join(run("reviews", case).out.split())
    assert "she says" in words
    assert "Ana Bric" in words
    assert run("undo", case, "1", "--as", "Mira").code == 0
    assert json.loads(run("reviews", case, "--json").out) == []
    assert run("undo", case, "1", "--as", "Mira").code == 1


def test_records_are_joined_and_split(run: Run, case: Path) -> None:
    one, other, *_ = (row["id"] for row in json.loads(run("statements", case, "--json").out))
    for action in ("join", "split"):
        given = ("--value", other[:12], "--as", "Ana")
        assert run("review", case, one, action, *given).code == 0
    made = json.loads(run("reviews", case, "--json").out)
    assert [(r["action"], r["value"]) for r in made] == [("join", other), ("split", other)]
    assert run("review", case, one, "join", "--value", one, "--as", "Ana").code == 1
    assert run("review", case, one, "join", "--as", "Ana").code == 1


def test_a_review_needs_a_name(run: Run, case: Path) -> None:
    assert run("review", case, first(run, case)["id"], "accept").code == 2


@pytest.mark.parametrize("value", ["[[1,", "{"])
def test_a_value_that_is_no_json_is_refused(run: Run, case: Path, value: str) -> None:
    row = first(run, case)
    given = ("--field", "content", "--value", value, "--as", "Mira")
    assert run("review", case, row["id"], "correct", *given).code == 2


def test_verify_prints_the_last_hash_and_finds_changes(run: Run, case: Path) -> None:
    ran = run("verify", case)
    assert ran.code == 0
    last = json.loads(run("log", case, "--json").out)[-1]
    assert last["hash"] in ran.out
    (thing,) = (p for p in (case / "objects").rglob("*") if p.is_file())
    thing.chmod(0o644)
    thing.write_text("changed")
    ran = run("verify", case)
    assert ran.code == 1
    assert "its bytes have SHA-256" in ran.err


def test_a_path_that_is_no_case_is_said(run: Run, tmp_path: Path) -> None:
    for command in ("statements", "verify", "log", "reviews"):
        ran = run(command, tmp_path / "none")
        assert ran.code == 1
        assert "is not a case" in ran.err
