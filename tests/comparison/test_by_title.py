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


def given(*claimants_: tuple[Who, int], known: tuple[Who, ...] = ()) -> list[str]:
    tolls = [
        (f"d{at}", TollFact(Figure("killed", number, number), who, None, 10, 12))
        for at, (who, number) in enumerate(claimants_)
    ]
    return [t.claimant.name for _, t in named_claimants(tolls, known) if t.claimant]


def test_of_two_governors_it_is_who_gives_the_number() -> None:
    assert given((GOVERNOR, 31), (POP, 31), known=(POP, RUSU)) == ["Ana Pop", "Ana Pop"]
    assert given((GOVERNOR, 30), (POP, 31), known=(POP, RUSU)) == ["governor", "Ana Pop"]


def test_an_office_with_its_town_is_a_title() -> None:
    office = Who("Governor of Tulcea", "ROU", "GOV")
    assert claimants(office, POP) == ["Ana Pop"]
    assert claimants(Who("Port of Tulcea", "ROU", "GOV"), POP) == ["Port of Tulcea"]


def test_the_army_is_its_states_armed_forces() -> None:
    forces = Who("Armed Forces of Romania", "ROU", "MIL")
    army = Who("army", "ROU", "MIL", named=False)
    assert claimants(army, forces) == ["Armed Forces of Romania"]
    assert claimants(Who("army", "MDA", "MIL", named=False), forces) == ["army"]
    assert claimants(Who("army", None, "MIL", named=False), forces) == ["army"]


def test_the_group_is_whoever_alone_gives_its_number() -> None:
    league = Who("Delta League", "ROU", "NGO")
    group = Who("group", "ROU", None, named=False)
    assert given((group, 31), (league, 31)) == ["Delta League", "Delta League"]
    assert given((group, 30), (league, 31)) == ["group", "Delta League"]
    assert given((group, 3), (league, 3)) == ["group", "Delta League"]
    assert given((group, 31), (league, 31), (POP, 31))[0] == "group"


def test_a_newspaper_is_no_league() -> None:
    paper = Who("newspaper", "ROU", "MED", named=False)
    league = Who("Delta League", "ROU", "NGO")
    voice = Who("Delta Voice", "ROU", "MED")
    assert given((paper, 31), (league, 31))[0] == "newspaper"
    assert given((paper, 31), (league, 31), (voice, 31))[0] == "Delta Voice"
