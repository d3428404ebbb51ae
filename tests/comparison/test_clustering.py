"""Average linkage: who belongs together on average, whatever came first and lies elsewhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison import clustering
from sayso.comparison.clustering import (
    NEVER,
    WHOLE,
    Branch,
    Cluster,
    branches,
    draws,
    linked,
    outline,
)

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


def among(some: list[int], weights: Weights) -> list[Cluster]:
    """Return the groups of some things by their own weights alone."""
    at = {n: k for k, n in enumerate(sorted(some))}
    own = {(at[a], at[b]): w for (a, b), w in weights.items() if a in at and b in at}
    order = sorted(some)
    return [
        Cluster([order[k] for k in group.leaves], group.heights)
        for group in linked([1] * len(some), own, LEAST * 1000)
    ]


def drawn(group: Cluster, other: Cluster, weights: Weights) -> bool:
    outside: dict[int, dict[int, int]] = {n: {} for n in group.leaves}
    for (a, b), weight in weights.items():
        for one, beyond in ((a, b), (b, a)):
            if one in outside and beyond in other.leaves:
                outside[one][beyond] = weight
    found = branches(group, outside, LEAST * 1000)
    return any(draws(branch, outline(other, LEAST * 1000)) for branch in found)


@given(_PAIRS, st.sets(st.integers(0, SIZE - 1)))
def test_groups_that_nothing_draws_stay_and_shield_those_beyond(
    weights: Weights, new: set[int]
) -> None:
    untied = _untied(weights)
    before = among([*range(SIZE)], {p: w for p, w in untied.items() if new.isdisjoint(p)})
    region = [group for group in before if not new.isdisjoint(group.leaves)]
    while True:
        inside = [n for group in region for n in group.leaves]
        found = among(inside, untied)
        beside = [group for group in before if group not in region]
        more = [g for g in beside if any(drawn(one, g, untied) for one in found)]
        if not more:
            break
        region += more
    whole = [sorted(group.leaves) for group in [*found, *beside]]
    assert sorted(whole) == groups_of(SIZE, untied, LEAST * 1000)


@given(_PAIRS, st.sets(st.integers(0, SIZE - 1)))
def test_either_of_two_groups_draws_the_other(weights: Weights, some: set[int]) -> None:
    untied = _untied(weights)
    for one in among(sorted(some), untied):
        for other in among(sorted({*range(SIZE)} - some), untied):
            assert drawn(one, other, untied) == drawn(other, one, untied)


@pytest.mark.parametrize("chain", [3, 30])
def test_a_chain_of_doubtful_links_is_no_group(chain: int) -> None:
    found = groups_of(chain, {(n, n + 1): 1500 for n in range(chain - 1)})
    assert max(map(len, found)) == 2


def test_heights_tell_at_which_mean_things_came_together() -> None:
    found = linked([1] * 4, {(0, 2): 9000, (1, 3): 8000, (0, 1): 4000, (2, 3): 4000}, LEAST)
    assert [(group.leaves, group.heights) for group in found] == [
        ([0, 2, 1, 3], [9000.0, 2000.0, 8000.0])
    ]


GROUP = Cluster([0, 1, 2, 3], [9000.0, 2000.0, 8000.0])
"""Two pairs, joined by and by."""


@pytest.mark.parametrize(
    ("sums", "drawn"),
    [
        ([0, 0, 0, 0], False),
        ([3000, 0, 0, 0], False),  # its pair is likelier, and so is the other
        ([9000, 0, 0, 0], True),  # as like as its pair
        ([2500, 2500, 0, 0], True),  # likelier than the other pair
        ([1900, 1900, 0, 0], False),
        ([1000, 1000, 1000, 1000], True),  # as like as things must be to be one
        ([1000, 1000, 1000, 999], False),
        ([9000, -7000, 0, 0], True),
        ([8900, -7000, 0, 0], False),
    ],
)
def test_one_thing_draws_what_is_as_like_as_its_own(sums: list[int], drawn: bool) -> None:  # noqa: FBT001 - a table
    branch = Branch(1, LEAST, dict(enumerate(sums)))
    assert draws(branch, outline(GROUP, LEAST)) is drawn


def test_several_draw_by_their_mean_and_only_what_is_likelier_than_their_own() -> None:
    outside = {5: {0: 9000}, 6: {0: 8000, 1: 9000}, 7: {}}
    found = [*branches(Cluster([5, 6, 7], [8500.0, 1200.0]), outside, LEAST)]
    assert found == [
        Branch(1, 8500.0, {0: 9000}),
        Branch(1, 8500.0, {0: 8000, 1: 9000}),
        Branch(2, 1200.0, {0: 17000, 1: 9000}),
        Branch(1, 1200.0, {}),
        Branch(3, LEAST, {0: 17000, 1: 9000}),
    ]
    drawn = [draws(branch, outline(GROUP, LEAST)) for branch in found]
    # thing 0 alone, by 9000; both things by the pair of 0 and 1, whose mean is 6500; the three,
    # joined at 1000, by the same pair at 26000 / 6
    assert drawn == [True, True, True, False, True]
