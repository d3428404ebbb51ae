"""A finder for places beside the names; all sentences are invented, set in 2031."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.gazetteer import Gazetteer
from sayso.gazetteer.store import SHIPPED
from sayso.model import Document, Label, Mention, Passage, Reading, Role, SourceFile
from sayso.resolution.places import PlacesGazetteer


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    label: str = "PLACE"
    score: float = 0.9


def resolve(text: str, names: list[tuple[str, Label]], found: list[str]) -> list[tuple[str, str]]:
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), label) for name, label in names
    )
    places = [Found(text.index(name), text.index(name) + len(name)) for name in found]
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("-", "text/plain", 0, ""),
    )
    component = PlacesGazetteer(Gazetteer([SHIPPED]), finder=lambda _: places)
    result = component(Reading(document, mentions=mentions))
    result.check()
    return [(text[p.start : p.end], p.use.value) for p in result.places]


def test_places_within_organisations_come_from_the_finder() -> None:
    text = "The Hartford Police Department said so in Hartford."
    names = [("Hartford Police Department", Label.ORG)]
    assert resolve(text, names, ["Hartford"]) == [
        ("Hartford", "associative"),
        ("Hartford", "literal"),
    ]


def test_the_finders_span_counts_for_more() -> None:
    text = "A storm hit North Platte overnight."
    assert resolve(text, [("Platte", Label.GPE)], ["North Platte"]) == [("North Platte", "literal")]


def test_a_part_of_a_hyphenated_name_is_widened() -> None:
    text = "A shell fell on Ak-Say, Kyrgyzstan, overnight."
    assert resolve(text, [], ["Ak", "Kyrgyzstan"])[0] == ("Ak-Say", "literal")


def test_no_span_comes_twice() -> None:
    text = "It rained in Talas on Sunday."
    assert resolve(text, [("Talas", Label.GPE)], ["Talas", "Talas"]) == [("Talas", "literal")]
