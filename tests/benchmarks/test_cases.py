"""What the reader learns from the made-up cases."""

from __future__ import annotations

import pytest

from benchmarks.own_cases import HELD_OUT, learned_from, unseen
from training.cases import cases, names
from training.corpora import Doc


@pytest.fixture(scope="module")
def articles() -> list[Doc]:
    """Every article of the cases that may be learned from."""
    return list(cases())


def test_held_out_cases_are_never_learned_from() -> None:
    used = {*names("train"), *names("dev")}
    assert used.isdisjoint({*HELD_OUT, *unseen()})
    assert used == set(learned_from())


def test_an_eighth_or_so_is_kept_for_dev() -> None:
    assert not set(names("train")) & set(names("dev"))
    assert 0.05 < len(names("dev")) / len(learned_from()) < 0.2


def test_each_cue_stands_in_the_text(articles: list[Doc]) -> None:
    for doc in articles:
        for told in (*(doc.attributions or ()), *(doc.nested or ())):
            for spans in told.values():
                assert all(0 <= start < end <= len(doc.text) for start, end in spans), doc.key


def test_statements_within_others_are_told_apart(articles: list[Doc]) -> None:
    inner = [(doc, told) for doc in articles for told in doc.nested or ()]
    assert inner
    for doc, told in inner:
        start, end = told["cue"][0]
        outer = [span for one in doc.attributions or () for span in one["content"]]
        outer += [span for one in doc.nested or () if one is not told for span in one["content"]]
        assert any(a <= start and end <= b for a, b in outer), doc.key
