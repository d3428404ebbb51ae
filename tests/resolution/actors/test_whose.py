"""Whose words and counts: owners of counts that are passed on, "we", bodies alike in name."""

from __future__ import annotations

import pytest

from tests.resolution.actors.test_actors import read, speaker


def test_a_count_passed_on_is_its_owners() -> None:
    text = "The mayor of Petrosani said the 41 dead cited by the Miners' Union were a fable."
    reading = read(
        text,
        [("The mayor of Petrosani", "said", "the 41 dead cited by the Miners' Union were a fable")],
        bodies=["Miners' Union"],
    )
    claims = {t.low: reading.actor(t.claimant) for e in reading.events for t in e.tolls}
    assert claims[41] is not None
    assert claims[41].name == "Miners' Union"


@pytest.mark.parametrize(("mark", "name"), [("", "Delta River Watch"), ('"', "Radu Ene")])
def test_we_is_the_outlet_outside_quotations(mark: str, name: str) -> None:
    text = f"Radu Ene stood on the pier. {mark}We believe the pier was closed{mark}."
    reading = read(
        text,
        [("We", "believe", "the pier was closed")],
        people=["Radu Ene"],
        publisher="Delta River Watch",
    )
    assert speaker(reading).name == name


@pytest.mark.parametrize("name", ["Red Crescent", "Red Cross"])
def test_red_crescent_is_not_the_red_cross(name: str) -> None:
    reading = read(
        f"The {name} said the road was open.", [(f"The {name}", "said", "the road was open")]
    )
    assert speaker(reading).name == name
