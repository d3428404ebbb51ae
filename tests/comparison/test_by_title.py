"""Whose a count is that documents on one event give by a title, or by a name (fiction, 2031)."""

from __future__ import annotations

from sayso.comparison.by_title import named_claimants
from sayso.comparison.facts import Figure, TollFact, Who

GOVERNOR = Who("governor", "ROU", "GOV", named=False)
POP = Who("Ana Pop", "ROU", "GOV", described="the governor of Tulcea, Ana Pop,")
RUSU = Who("Ion Rusu", "ROU", "GOV", described="Ion Rusu, governor of Galati")


def claimants(who: Who | None, *known: Who) -> list[str | None]:
    toll = TollFact(Figure("killed", 31, 31), who, None, 10, 12)
    found = named_claimants([("d1", toll)], known)
    return [t.claimant.name if t.claimant else None for _, t in found]


def test_the_only_governor_is_the_governor() -> None:
    assert claimants(GOVERNOR, POP) == ["Ana Pop"]


def test_of_two_governors_nobody_can_tell() -> None:
    assert claimants(GOVERNOR, POP, RUSU) == ["governor"]


def test_another_states_governor_is_another() -> None:
    abroad = Who("governor", "MDA", "GOV", named=False)
    assert claimants(abroad, POP) == ["governor"]


def test_one_of_several_is_not_the_one_who_is_named() -> None:
    assert claimants(Who("a former governor", "ROU", "GOV", named=False), POP) == [
        "a former governor"
    ]


def test_names_and_nobody_stay() -> None:
    assert claimants(RUSU, POP) == ["Ion Rusu"]
    assert claimants(None, POP) == [None]
