"""People called by what has befallen them, and more that befalls people (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[tuple[str, int, int | None]]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The lawyer has met 17 detainees in Coari.", ("detained", 17)),
        ("Only 22 captured soldiers came to Kayes.", ("detained", 22)),
        ("Two of the nine hostages speak Bambara.", ("detained", 9)),
        ("He said 312 soldiers had laid down their arms at Kayes.", ("detained", 312)),
        ("Eleven gunmen gave themselves up in Lae.", ("detained", 11)),
        ("Police announced the arrest of 14 dockers in Izmir.", ("detained", 14)),
        ("Forty inmates escaped from the prison in Coari.", ("missing", 40)),
        ("Six of the 31 convicts have been caught; nine prisoners are at large.", ("missing", 9)),
    ],
)
def test_captives_and_fugitives(counts: Counts, text: str, wanted: tuple[str, int]) -> None:
    assert counts(text) == [(*wanted, wanted[1])]


@pytest.mark.parametrize(
    "text",
    [
        "The union demanded the release of 17 detainees.",
        "The prison in Coari can hold 300 prisoners.",
        "Four former hostages have written a book.",
        "The mayor demanded the arrest of 14 dockers.",
        "The party regretted the loss of four seats in Izmir.",
        "Four drivers escaped with bruises from a prison van in Coari.",
        "Six guests escaped the heat of Coari.",
        "No prisoner had laid down his arms in Kayes.",
    ],
)
def test_nobody_is_held(counts: Counts, text: str) -> None:
    assert counts(text) == []


def test_captives_who_are_killed_are_counted_once(counts: Counts) -> None:
    assert counts("The rebels shot dead five captured officers.") == [("killed", 5, 5)]
    assert counts("Nine prisoners died in the fire at Coari.") == [("killed", 9, 9)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army said it had neutralised 31 terrorists near Osh.", ("killed", 31)),
        ("A raid near Gao eliminated 12 rebels.", ("killed", 12)),
        ("Nineteen soldiers fell in battle near Naryn.", ("killed", 19)),
        ("Sixty gunmen have been put out of action near Gao.", ("killed", 60)),
        ("Eleven people were brought in dead to the clinic in Lae.", ("killed", 11)),
        ("Five people suffocated in a lift in Baku.", ("killed", 5)),
        ("The ministry regretted the loss of four sailors off Izmir.", ("killed", 4)),
        ("Seven men lie in the surgical ward at Lae.", ("injured", 7)),
        ("Some 900 people were left without shelter in Salto.", ("displaced", 900)),
    ],
)
def test_what_befalls_people(counts: Counts, text: str, wanted: tuple[str, int]) -> None:
    assert counts(text) == [(*wanted, wanted[1])]


@pytest.mark.parametrize(
    "text",
    [
        "The army neutralised four drones over Osh.",
        "Two teams were eliminated from the cup in Osh.",
        "Six guests fell in love with Naryn.",
        "Some 900 people were left without power in Salto.",
        "Three crates were brought in dead of night to Lae.",
        "Four tankers were put out of action near Gao.",
    ],
)
def test_what_befalls_things(counts: Counts, text: str) -> None:
    assert counts(text) == []
