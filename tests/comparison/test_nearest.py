"""Of the links between like things those count that both rank high, whatever came first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.comparison.claim_layer import Claims
from sayso.comparison.compare import Comparison
from sayso.comparison.making import Lookup
from sayso.comparison.nearest import ALIKE, Nearest
from sayso.comparison.schema import open_file
from tests.comparison.quarrel import Writer

Compare = Callable[..., Comparison]
Links = dict[tuple[int, int], int]
"""Score in tenths of each link, by its two things."""


def _layer(folder: Path, things: int) -> Claims:
    connection = open_file(folder)
    layer = Claims(connection, Lookup(connection))
    for n in range(things):
        layer.run("INSERT INTO {n}(key, id, doc, body) VALUES (?, ?, ?, '')", (n, f"s{n}", n))
    return layer


def _link(layer: Claims, pair: tuple[int, int], score: int) -> None:
    layer.run("INSERT INTO {n}_links VALUES (?, ?, ?, ?, 'why')", (*pair, ALIKE, score / 10))


def _counting(layer: Claims) -> set[tuple[int, int]]:
    return set(layer.run("SELECT a, b FROM {n}_links WHERE relation = 'same'"))


def _expected(links: Links, most: int) -> set[tuple[int, int]]:
    """Return the links that count, worked out from all of them."""
    near: dict[int, list[int]] = {}
    for (a, b), score in links.items():
        near.setdefault(a, []).append(score)
        near.setdefault(b, []).append(score)

    def rank(one: int, score: int) -> int:
        return 1 + sum(other > score for other in near[one])

    return {(a, b) for (a, b), s in links.items() if rank(a, s) * rank(b, s) <= most}


def test_a_link_counts_while_both_rank_it_high(tmp_path: Path) -> None:
    layer, links = _layer(tmp_path, 5), {(0, 1): 9, (0, 2): 8, (0, 3): 7, (3, 4): 9}
    nearest = Nearest(layer, 2)
    for pair, score in links.items():
        _link(layer, pair, score)
        nearest.gained(*pair)
    assert nearest.rank() == {0, 1, 2, 3, 4}
    assert _counting(layer) == {(0, 1), (0, 2), (3, 4)}  # third of one, second of the other: no
    layer.run("DELETE FROM {n}_links WHERE a = 0 AND b IN (1, 2)")
    nearest.lost(0, 1, 2)
    assert nearest.rank() == {0, 3}
    assert _counting(layer) == {(0, 3), (3, 4)}
    assert nearest.rank() == set()  # nothing has changed since


_STEPS = st.lists(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 9)), max_size=12),
    max_size=8,
)


@given(_STEPS, st.integers(1, 6))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_counts_depends_on_the_links_alone(
    steps: Sequence[Sequence[tuple[int, int, int]]], most: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        layer, links = _layer(Path(folder), 8), Links()
        nearest = Nearest(layer, most)
        for step in steps:
            before, gone = _counting(layer), set[tuple[int, int]]()
            for a, b, score in step:
                pair = (min(a, b), max(a, b))
                if a == b:
                    continue
                if pair in links:  # a link that is there goes
                    del links[pair]
                    gone.add(pair)
                    layer.run("DELETE FROM {n}_links WHERE a = ? AND b = ?", pair)
                    nearest.lost(*pair)
                else:
                    links[pair] = score
                    _link(layer, pair, score)
                    nearest.gained(*pair)
            touched = nearest.rank()
            after = _counting(layer)
            assert after == _expected(links, most)
            turned = {p for p in after ^ before if p in links and p not in gone}
            assert {one for pair in turned for one in pair} <= touched


@pytest.mark.parametrize("one_by_one", [True, False])
def test_statements_as_like_as_others_all_count(compared: Compare, *, one_by_one: bool) -> None:
    writers = [Writer(f"d{n}", f"Outlet {n}", f"2031-05-{n + 4:02d}") for n in range(9)]
    for n, writer in enumerate(writers):
        writer.say("Bucharest", "said", f"Ruvian gunners shelled the {'old ' * n}harbour of Galați")
    comparison = compared(writers, one_by_one=one_by_one)
    (claim,) = comparison.claims()
    assert len(claim["statements"]) == 9
    comparison.close()
