"""Blasts, fires and strikes that are accidents, or no events at all."""

from __future__ import annotations

import pytest

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.model import Document, Passage, Reading, Role, SourceFile


def types(text: str) -> dict[str, str]:
    """Return the type of each event of a text by its trigger."""
    passages = (Passage(0, len(text), Role.BODY, "en"),)
    document = Document("0" * 64, text, passages, SourceFile("t", "text/plain", 1, "0" * 64))
    reading = EventRules(records=False)(SentenceRules()(Reading(document)))
    return {text[slice(*e.trigger)]: e.type.value for e in reading.events}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An explosion tore through the Karbon fertiliser plant.", "explosion"),
        ("A blast at the refinery was heard in Ostrava.", "blast"),
        ("A boiler exploded at the mill on Tuesday.", "exploded"),
    ],
)
def test_a_blast_at_a_plant_is_an_accident(text: str, trigger: str) -> None:
    assert types(text)[trigger] == "ACCIDENT"


@pytest.mark.parametrize(
    "text",
    [
        "An explosion tore through the plant. Militants claimed the bombing.",
        "A blast shook the refinery after a drone fell on it.",
        "An explosion tore through the market.",
    ],
)
def test_where_a_weapon_is_told_of_it_is_not(text: str) -> None:
    assert "ASSAULT" in types(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The fire service said it was quiet.",
        "A lightning strike was the likely cause.",
        "None of the crew was armed.",
        "The fire crews went home.",
    ],
)
def test_no_events(text: str) -> None:
    assert types(text) == {}


def test_harm_that_came_of_an_accident() -> None:
    text = "The trawler collided with the cutter. It had turned across the bow, injuring three."
    assert types(text)["injuring"] == "ACCIDENT"


@pytest.mark.parametrize(
    "text",
    ["A bus plunged into a ravine near Huaraz.", "The truck plunged off a bridge in Cusco."],
)
def test_what_plunges_has_an_accident(text: str) -> None:
    assert set(types(text).values()) == {"ACCIDENT"}
