"""What actors are called: whole names, and nothing left over of what is told besides."""

from __future__ import annotations

import pytest

from tests.resolution.actors.test_actors import read, speaker, speakers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The roll of the school, a copy of which was seen,", "roll of the school"),
        ("Four rescuers, each of whom asked not to be named,", "rescuers"),
        ("Two accounts, the best known of which calls itself Lantern,", "accounts"),
        ("A widow of that neighbour", "widow of that neighbour"),
        ("The hospital's director, asked about the", "hospital's director"),
        ("The union of Latvian pilots", "Union of Latvian Pilots"),
    ],
)
def test_a_name_ends_where_a_clause_begins(source: str, name: str) -> None:
    text = f"{source} said the road was open."
    assert [s and s[0] for s in speakers(read(text, [(source, "said", "the road was open")]))] == [
        name
    ]


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
