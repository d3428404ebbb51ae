"""Average linkage: who belongs together on average, whatever came first and lies elsewhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison import clustering
from sayso.comparison.clustering import NEVER, WHOLE, linked, untouched

Weights = dict[tuple[int, int], int]


def groups_of(size: int, weights: Weights, least: float = 1000) -> list[list[int]]:
    return [sorted(group.leaves) for group in linked([1] * size, weights, least)]


LEAST = 1000
SIZE = 9


def plainly(size: int, weights: Weights, least: float) -> list[list[int]]:
    """Return the groups by the definition, all pairs of groups looked at before each merge."""
    groups = [[n] for n in range(size)]

    def mean(a: list[int], b: list[int]) -> float:
        pairs = [weights.get((min(x, y), max(x, y)), 0) for x in a for y in b]
        return sum(pairs) / len(pairs)

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=lambda p: (mean(*p), -p[0][0], -p[1][0]))
        if mean(*best) < least:
            break
        groups = [g for g in groups if g not in best] + [sorted(best[0] + best[1])]
        groups.sort()
    return groups


def test_one_link_joins_two_things_but_not_two_groups() -> None:
    close = {(0, 1): 9000, (2, 3): 9000, (0, 4): 1500}
    assert groups_of(5, close) == [[0, 1], [2, 3], [4]]  # 1500 over two pairs is not enough
    assert groups_of(5, close | {(1, 4): 600}) == [[0, 1, 4], [2, 3]]
    assert groups_of(5, close | {(1, 2): 3900}) == [[0, 1], [2, 3], [4]]
    assert groups_of(5, close | {(1, 2): 4000}) == [[0, 1, 2, 3], [4]]


def test_what_is_kept_apart_never_meets() -> None:
    whole = dict.fromkeys(combinations(range(4), 2), WHOLE)
    assert groups_of(4, whole) == [[0, 1, 2, 3]]
    found = groups_of(4, whole | {(0, 3): NEVER})
    assert not any({0, 3} <= set(group) for group in found)
    assert groups_of(0, {}) == []


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1]),
    st.integers(-3000, WHOLE),
)


def _untied(weights: Weights) -> Weights:
    """Return weights of which no two means are the same."""
    return {pair: w * 1000 + 2**n for n, (pair, w) in enumerate(sorted(weights.items())) if n < 20}


@given(_PAIRS)
def test_groups_are_those_of_the_definition(weights: Weights) -> None:
    untied = _untied(weights)
    assert groups_of(SIZE, untied, LEAST * 1000) == plainly(SIZE, untied, LEAST * 1000)


@given(_PAIRS, st.sampled_from([1, 500, 1000]))
def test_a_table_of_all_pairs_gives_the_same(weights: Weights, unit: int) -> None:
    some = {pair: weight // unit * unit for pair, weight in weights.items()}  # with ties
    found = []
    for dense in (0, SIZE * SIZE):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clustering, "DENSE", dense)
            found.append(linked([1] * SIZE, some, LEAST))
    assert found[0] == found[1]


@given(_PAIRS, st.sets(st.integers(0, SIZE - 1)))
def test_groups_next_to_a_change_that_stay_shield_those_beyond(
    weights: Weights, new: set[int]
) -> None:
    untied = _untied(weights)
    before = groups_of(SIZE, {p: w for p, w in untied.items() if new.isdisjoint(p)}, LEAST * 1000)
    region = [group for group in before if new & set(group)]
    while True:
        inside = {n for group in region for n in group}
        near = {n for p, w in untied.items() if w > 0 and inside & set(p) for n in p} - inside
        ring = [group for group in before if near & set(group)]
        some = sorted(inside | {n for group in ring for n in group})
        at = {n: k for k, n in enumerate(some)}
        own = {(at[a], at[b]): w for (a, b), w in untied.items() if a in at and b in at}
        found = [[some[k] for k in group] for group in groups_of(len(some), own, LEAST * 1000)]
        changed = [group for group in ring if group not in found]
        if not changed:
            break
        region += changed
    beyond = [group for group in before if group not in region and group not in ring]
    whole = sorted(found + beyond)
    assert whole == groups_of(SIZE, untied, LEAST * 1000)


@pytest.mark.parametrize("chain", [3, 30])
def test_a_chain_of_doubtful_links_is_no_group(chain: int) -> None:
    found = groups_of(chain, {(n, n + 1): 1500 for n in range(chain - 1)})
    assert max(map(len, found)) == 2


def test_heights_tell_at_which_mean_things_came_together() -> None:
    found = linked([1] * 4, {(0, 2): 9000, (1, 3): 8000, (0, 1): 4000, (2, 3): 4000}, LEAST)
    assert [(group.leaves, group.heights) for group in found] == [
        ([0, 2, 1, 3], [9000.0, 2000.0, 8000.0])
    ]


@pytest.mark.parametrize(
    ("reach", "stays"),
    [
        ([0, 0, 0, 0], True),
        ([3000, 0, 0, 0], True),  # its pair is likelier, and the whole isn't reached
        ([9000, 0, 0, 0], False),  # as like as its pair
        ([2500, 2500, 0, 0], False),  # likelier than the other pair
        ([1900, 1900, 0, 0], True),
        ([1000, 1000, 1000, 1000], False),  # may be joined to the whole
    ],
)
def test_a_group_is_untouched_by_what_is_less_like(reach: list[float], stays: bool) -> None:  # noqa: FBT001 - a table
    assert untouched([9000.0, 2000.0, 8000.0], reach, LEAST) is stays


@given(_PAIRS, st.sets(st.integers(0, SIZE - 1), min_size=1, max_size=3))
def test_what_is_called_untouched_is(weights: Weights, new: set[int]) -> None:
    untied = _untied(weights)
    old = {p: w for p, w in untied.items() if new.isdisjoint(p)}
    after = groups_of(SIZE, untied, LEAST * 1000)
    groups = [g for g in linked([1] * SIZE, old, LEAST * 1000) if new.isdisjoint(g.leaves)]
    reach = [
        max([0, *(w for p, w in untied.items() if n in p and not new.isdisjoint(p))])
        for n in range(SIZE)
    ]
    if all(untouched(g.heights, [reach[n] for n in g.leaves], LEAST * 1000) for g in groups):
        assert all(sorted(g.leaves) in after for g in groups)
