"""Whose words and counts: owners of counts that are passed on, "we", bodies alike in name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.resolution.actors import ActorDocument
from tests.resolution.actors.texts import read, speaker


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


def named(text: str, source: str, **known: list[str]) -> str:
    reading = read(text, [(source, "said", "the road was open")], **known)  # type: ignore[arg-type]
    return speaker(reading).name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The district police", "District Police"),
        ("The regional health bureau", "Regional Health Bureau"),
        ("Two ferry pilots", "ferry pilots"),
        ("At least three nurses", "nurses"),
        ("Them, a corporal", "corporal"),
        ("The so-called Harbour Committee", "Harbour Committee"),
    ],
)
def test_what_a_source_is_called(source: str, name: str) -> None:
    text = f"It rained in Romania. {source} said the road was open."
    places = {"places": [("Romania", "literal", "ROU")]}
    assert named(text, source, **places) == name  # type: ignore[arg-type]


def test_a_ministry_is_its_states() -> None:
    text = "It rained in Romania. The transport ministry said the road was open."
    places = {"places": [("Romania", "literal", "ROU")]}
    found = named(text, "The transport ministry", **places)  # type: ignore[arg-type]
    assert found == "Transport Ministry of Romania"


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("The National Commission on Harbour Safety", "National Commission"),
        ("The Deck Hands' Network", "Deck Hands"),
    ],
)
def test_a_name_cut_short_is_read_whole(source: str, body: str) -> None:
    assert named(f"{source} said the road was open.", source, bodies=[body]) in source


def test_a_name_ends_before_what_it_speaks_on() -> None:
    text = "The Port Union on Monday said the road was open."
    assert named(text, "The Port Union", bodies=["Port Union"]) == "Port Union"


def test_a_title_is_nobodys_name() -> None:
    text = "Dr Ana Pop said the road was open."
    assert named(text, "Dr Ana Pop", people=["Dr", "Ana Pop"]) == "Ana Pop"


def test_he_is_who_told_not_whom_he_told_of() -> None:
    text = "Ion Rusu said the mayor, Dan Pop, had confirmed the flood. He repeated that it rained."
    said = [
        ("Ion Rusu", "said", "the mayor, Dan Pop, had confirmed the flood"),
        ("the mayor, Dan Pop,", "had confirmed", "the flood"),
        ("He", "repeated", "that it rained"),
    ]
    reading = read(text, said, people=["Ion Rusu", "Dan Pop"])
    outer, inner, last = reading.statements
    nested = replace(reading, statements=(outer, replace(inner, nested_in=outer.id), last))
    resolved = ActorDocument()(nested)
    who = resolved.actor(resolved.statements[2].speaker)
    assert who is not None
    assert who.name == "Ion Rusu"


def test_an_owner_has_his_whole_name() -> None:
    text = "A death toll of 41 is also the figure named by the patients' group Right to Breathe."
    reading = read(text, [], bodies=["Right to Breathe"], publisher="Gazeta Mureş")
    names = {reading.actor(t.claimant).name for e in reading.events for t in e.tolls}  # type: ignore[union-attr]
    assert names == {"Right to Breathe"}
