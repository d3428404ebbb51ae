"""The matters by which meanings are measured: who holds what, who denies it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from benchmarks.meanings import MATTERS, precision, read

FILES = sorted(MATTERS.glob("*.jsonl"))


@pytest.fixture(scope="module")
def matters() -> list[dict[str, Any]]:
    """Every matter."""
    return [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]


def statements(matter: dict[str, Any]) -> list[dict[str, str]]:
    """Return all statements of a matter."""
    told = [
        s for c in matter["claims"].values() for r in ("held", "denied", "counter") for s in c[r]
    ]
    return [*told, *matter["others"]]


def test_each_claim_is_held_in_several_ways_and_spoken_against(
    matters: list[dict[str, Any]],
) -> None:
    assert matters
    for matter in matters:
        assert matter["matter"]
        assert len(matter["claims"]) > 1
        assert any(claim["denied"] for claim in matter["claims"].values())
        for claim in matter["claims"].values():
            assert claim["what"]
            assert len(claim["held"]) > 1, matter["matter"]


def test_each_statement_tells_who_says_what(matters: list[dict[str, Any]]) -> None:
    for matter in matters:
        for statement in statements(matter):
            assert set(statement) == {"before", "who", "cue", "content"}
            assert statement["who"].strip(), matter["matter"]
            assert statement["cue"].strip(), matter["matter"]
            assert statement["content"].strip(), matter["matter"]


def test_no_statement_stands_twice(matters: list[dict[str, Any]]) -> None:
    told = Counter((s["who"], s["content"]) for m in matters for s in statements(m))
    assert [words for words, often in told.items() if often > 1] == []
    assert len({m["matter"] for m in matters}) == len(matters)


def test_what_is_read_is_what_is_written(matters: list[dict[str, Any]]) -> None:
    found = list(read())
    assert [len(told) for told in found] == [len(statements(m)) for m in matters]
    for told, matter in zip(found, matters, strict=True):
        assert {t.holds for t in told} == {None, *matter["claims"]}
        assert not any(t.holds and t.denies for t in told)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ([(0.9, True), (0.5, False)], 1.0),
        ([(0.9, False), (0.5, True)], 0.5),
        ([(0.9, True), (0.8, False), (0.7, True)], (1 + 2 / 3) / 2),
        ([(0.9, False)], 0.0),
    ],
)
def test_average_precision(found: list[tuple[float, bool]], value: float) -> None:
    assert precision(found) == pytest.approx(value)
