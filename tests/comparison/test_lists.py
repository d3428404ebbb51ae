"""Of the things under one key the earliest stand for all; in whatever order they came."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.comparison import lists, occurrences, republications
from sayso.comparison.compare import Comparison
from sayso.comparison.event_layer import Events
from sayso.comparison.keys import blocks, family
from sayso.comparison.lists import Lists, rank
from sayso.comparison.schema import open_file
from sayso.ledger.store import Ledger
from sayso.model import Reading
from tests.comparison.test_order import _DOCUMENTS, _add, _everything


@pytest.fixture
def three(tmp_path: Path) -> Lists:
    tmp_path.joinpath("case").mkdir()
    return Lists(open_file(tmp_path / "case"), "tellings", 3)


def _first(kept: Lists, items: dict[int, int]) -> list[int]:
    return [item for item, place in items.items() if 7 in kept.first_under(place, [7])]


def test_the_earliest_stand_for_all(three: Lists) -> None:
    items = dict(enumerate((50, 20, 40, 10, 30), 1))
    for item, place in items.items():
        three.put(item, place, [7])
    assert _first(three, items) == [2, 4, 5]
    assert three.moved() == ({1, 3}, set())
    three.take(4, 10, [7])
    del items[4]
    assert _first(three, items) == [2, 3, 5]
    assert three.moved() == (set(), {3})
    three.take(2, 20, [7])
    del items[2]
    assert _first(three, items) == [1, 3, 5]
    assert three.moved() == (set(), {1})


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=30))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_first_depends_on_what_is_there(steps: list[tuple[int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = Lists(open_file(Path(folder)), "tellings", 3)
        there: dict[int, int] = {}
        first: set[int] = set()
        for item, adding in steps:
            place = item // 2  # two items share a place
            if adding and item not in there:
                there[item] = place
                kept.put(item, place, [7])
            elif not adding and there.pop(item, None) is not None:
                kept.take(item, place, [7])
            cut = sorted(there.values())[:3][-1] if there else 0
            expected = {i for i, p in there.items() if p <= cut}
            assert set(_first(kept, there)) == expected
            fell, rose = kept.moved()
            assert first - expected - {item} <= fell
            assert expected - first - {item} <= rose
            first = expected


def test_documents_of_a_day_have_an_order_of_their_own() -> None:
    assert rank("a", 741_000) < rank("b", 741_001)
    assert rank("a", 741_000) != rank("b", 741_000)


def test_keys_of_one_time_lie_together() -> None:
    (early,), around = blocks(["shelled harbour"], 741_000, 45)
    (late,), _ = blocks(["shelled harbour"], 741_045, 45)
    (other,), _ = blocks(["burned bridge"], 741_000, 45)
    assert late in around
    assert early in around
    assert abs(other - early) < abs(late - early)


@pytest.mark.parametrize("days", [1, 10, 30, 45])
def test_blocks_of_days_have_keys_of_their_own(days: int) -> None:
    found = [blocks(["shelled harbour"], day, days)[0][0] for day in range(741_000, 741_360)]
    assert len(set(found)) in {360 // days, 360 // days + 1}
    assert {family(key) for key in found} == {family(found[0])}


def test_who_speaks_against_something_asks_for_those_who_hold_it() -> None:
    (held,), asked = blocks(["UKR harbour"], 741_000, 45)
    (denied,), others = blocks(["UKR harbour"], 741_000, 45, denied=True)
    assert family(held) == family(denied)
    assert held in asked
    assert held not in others
    (other,), _ = blocks(["UKR harbour"], 741_000, 10)
    assert family(held) != family(other)


@pytest.mark.parametrize("day", [None, 1, 3_652_059])
def test_keys_of_any_day_fit_the_file(day: int | None) -> None:
    for found in blocks(["harbour"], day, 45, denied=True, single=True):
        assert all(0 <= key < 2**63 for key in found)


@pytest.mark.parametrize("hubs", [1, 2, 3])
def test_any_order_where_lists_are_long(hubs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (lists, occurrences, republications):
        monkeypatch.setattr(module, "HUBS", hubs)
    monkeypatch.setattr(lists, "SINGLES", hubs)
    monkeypatch.setattr(Events, "hubs", hubs)
    _any_order()


@given(_DOCUMENTS, st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def _any_order(documents: list[Reading], rng: random.Random) -> None:
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(3):
            order = list(documents)
            rng.shuffle(order)
            path = Path(folder) / str(turn)
            with Ledger(path, create=True) as ledger, Comparison(ledger) as comparison:
                for reading in order:
                    _add(ledger, reading)
                    if rng.random() < 0.5:
                        comparison.update()
                comparison.update()
                found.append(_everything(comparison))
        assert found[0] == found[1] == found[2]
