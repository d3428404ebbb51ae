"""What actors are called: whole names, and nothing left over of what is told besides."""

from __future__ import annotations

import pytest

from sayso.model import Sector
from tests.resolution.actors.texts import read, speaker, speakers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The roll of the school, a copy of which was seen,", "roll of the school"),
        ("Four rescuers, each of whom asked not to be named,", "rescuers"),
        ("Two accounts, the best known of which calls itself Lantern,", "accounts"),
        ("A widow of that neighbour", "widow of that neighbour"),
        ("The hospital's director, asked about the", "hospital's director"),
        ("The union of Latvian pilots", "Union of Latvian Pilots"),
        ("Their families, at least,", "families"),
        ("The clinic itself", "clinic"),
        ("Riga itself", "Government of Latvia"),
        ("Nobody", "unnamed source"),
    ],
)
def test_a_name_ends_where_a_clause_begins(source: str, name: str) -> None:
    text = f"{source} said the road was open."
    assert [s and s[0] for s in speakers(read(text, [(source, "said", "the road was open")]))] == [
        name
    ]


@pytest.mark.parametrize(
    ("source", "people", "bodies", "name"),
    [
        ("A surgeon at Bender city hospital", "Bender", "", "surgeon at Bender city hospital"),
        ("A guard of the firm Argos", "Argos", "", "guard of the firm Argos"),
        ("An elder of the Kel Ewey", "", "Kel Ewey", "elder of the Kel Ewey"),
        ("A Levies guard", "Levies", "", "Levies guard"),
        ("Soldiers of the 6th Division", "", "6th Division", "soldiers of the 6th Division"),
        ("Shopkeepers on Korinthou Street", "", "Street", "shopkeepers on Korinthou Street"),
        ("The Office of Governor Bacar", "Bacar", "", "Office of Governor Bacar"),
        ("The Adigrat fire brigade", "Adigrat", "", "Adigrat Fire Brigade"),
        ("A spokesman for President Omar Said, Idris Bello,", "Omar Said|Idris Bello", "",
         "Idris Bello"),
        ("The commander of the post, Major Ion Rusnac,", "Ion Rusnac", "", "Ion Rusnac"),
        ("A man who gave his name as Marek Lis", "", "", "Marek Lis"),
        ("The Minister, the Hon. Kelvin Siame,", "Hon|Kelvin Siame", "", "Kelvin Siame"),
        ("The Minister, H.E. Kelvin Siame,", "H.E. Kelvin Siame", "", "Kelvin Siame"),
        ("Naypyitaw", "Naypyitaw", "", "Government of Myanmar"),
        ("Neighbouring Latvia", "", "", "Government of Latvia"),
        ("The Management of the Baltic Yard", "", "Baltic Yard", "Baltic Yard"),
        ("A report seen by the Baltic Herald", "", "Baltic Herald",
         "report seen by the Baltic Herald"),
        ("The UN Committee against Torture", "", "", "UN Committee against Torture"),
        ("The Organisation of American States", "", "", "Organization of American States"),
        ("Mr Uy's network", "Uy", "", "Mr Uy's network"),
    ],
)  # fmt: skip
def test_a_name_in_a_phrase_may_be_of_somebody_else(
    source: str, people: str, bodies: str, name: str
) -> None:
    text = f"{source} said the road was open."
    people_named = [one for one in people.split("|") if one]
    bodies_named = [one for one in bodies.split("|") if one]
    said = [(source, "said", "the road was open")]
    reading = read(text, said, people=people_named, bodies=bodies_named)
    assert [s and s[0] for s in speakers(reading)] == [name]


def test_a_first_name_that_is_a_capital_too_stays_a_persons() -> None:
    text = "Sofia said the road was open. Sofia Marin owns the mill."
    said = [("Sofia", "said", "the road was open")]
    assert speaker(read(text, said, people=["Sofia", "Sofia Marin"])).name == "Sofia"
    text = text.replace("Sofia Marin", "She")
    assert speaker(read(text, said, people=["Sofia"])).name == "Government of Bulgaria"


def test_a_body_is_called_by_its_longer_name() -> None:
    text = (
        "The Ministry said the vote was fair. The Chadian Health Ministry said so again. "
        "The Ministry said no more."
    )
    said = [
        ("The Ministry", "said", "the vote was fair"),
        ("The Chadian Health Ministry", "said", "so again"),
        ("The Ministry", "said", "no more"),
    ]
    reading = read(text, said, bodies=["Ministry", "Health Ministry"])
    assert len({statement.speaker for statement in reading.statements}) == 1
    assert speaker(reading).name == "Health Ministry of Chad"
    assert speaker(reading).aliases


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Interior Ministry", "Interior Ministry of Moldova"),
        ("The Coast Guard", "Coast Guard of Moldova"),
        ("The Supreme Court", "Supreme Court of Moldova"),
        ("The Moldovan police", "Police of Moldova"),
        ("Moldova's Fisheries Agency", "Fisheries Agency of Moldova"),
        ("The Police", "Police"),
        ("The Fire Brigade", "Fire Brigade"),
        ("The Port Authority", "Port Authority"),
        ("The Chisinau Metropolitan Police", "Chisinau Metropolitan Police"),
    ],
)
def test_a_state_is_named_with_what_only_states_have(source: str, name: str) -> None:
    text = f"In Moldova, {source} said the road was open."
    reading = read(
        text,
        [(source, "said", "the road was open")],
        bodies=[source.removeprefix("The ")] if source.startswith("The ") else [],
        places=[("Moldova", "literal", "MDA")],
    )
    assert speaker(reading).name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The UN human rights office", "UN Human Rights Office"),
        ("The UN mission in Mali", "UN Mission in Mali"),
        ("The African Union mission in Somalia", "African Union Mission in Somalia"),
        ("The OSCE monitoring mission", "OSCE Monitoring Mission"),
        ("NATO's military committee", "NATO Military Committee"),
        ("The UN secretary-general", "UN secretary-general"),
        ("The UN Security Council", "Security Council"),
        ("The UN", "United Nations"),
    ],
)
def test_a_body_of_an_organisation_of_states_is_not_all_of_it(source: str, name: str) -> None:
    text = f"{source} said the road was open."
    assert speakers(read(text, [(source, "said", "the road was open")])) == [(name, None, "IGO")]


def test_a_body_is_called_by_the_name_behind_it() -> None:
    text = "The bus company, Trans Ancash, said 41 had been on board."
    said = [("The bus company, Trans Ancash,", "said", "41 had been on board")]
    actor = speaker(read(text, said, bodies=["Trans Ancash"]))
    assert (actor.name, actor.sector) == ("Trans Ancash", Sector.BUS)
