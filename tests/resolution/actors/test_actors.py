"""Actors: texts of our own (fiction, 2031), and who speaks and acts in them."""

from __future__ import annotations

import pytest

from sayso.model import (
    Sector,
    Span,
)
from sayso.resolution.actors import ActorDocument
from tests.resolution.actors.texts import read, speaker, speakers


@pytest.mark.parametrize(
    ("source", "name", "country", "sector"),
    [
        ("Bishkek", "Government of Kyrgyzstan", "KGZ", "GOV"),
        ("Uzbekistan", "Government of Uzbekistan", "UZB", "GOV"),
        ("The Kremlin", "Presidency of Russia", "RUS", "GOV"),
        ("The White House", "Presidency of the United States", "USA", "GOV"),
        ("The Kazakh government", "Government of Kazakhstan", "KAZ", "GOV"),
        ("The Uzbek Foreign Ministry", "Foreign Ministry of Uzbekistan", "UZB", "GOV"),
        ("Tajikistan's Border Troops", "Border Troops of Tajikistan", "TJK", "MIL"),
        ("The Turkish army", "Army of Turkey", "TUR", "MIL"),
        ("The United Nations", "United Nations", None, "IGO"),
        ("The Red Cross", "Red Cross", None, "NGO"),
        ("A Russian military source", "Russian military source", "RUS", "MIL"),
        ("Kyrgyz officials", "Kyrgyz officials", "KGZ", "GOV"),
        ("An Iranian opposition leader", "Iranian opposition leader", "IRN", "OPP"),
        ("Two Afghan doctors", "Afghan doctors", "AFG", "CVL"),
        ("A Georgian newspaper", "Georgian newspaper", "GEO", "MED"),
        ("The owner of an Armenian bank", "owner of an Armenian bank", "ARM", "BUS"),
        ("A Syrian rebel commander", "Syrian rebel commander", "SYR", "REB"),
    ],
)
def test_source_alone(source: str, name: str, country: str | None, sector: str) -> None:
    text = f"{source} said the road was open."
    assert speakers(read(text, [(source, "said", "the road was open")])) == [
        (name, country, sector)
    ]


def test_unnamed_sources_stay_unnamed_and_apart() -> None:
    text = "A Russian officer said one thing. A Russian officer said another."
    reading = read(
        text,
        [
            ("A Russian officer", "said", "one thing"),
            ("A Russian officer said a", "said", "another"),
        ],
    )
    first, second = (reading.actor(s.speaker) for s in reading.statements)
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert not first.named
    assert not second.named


def test_names_titles_and_pronouns_are_one_person() -> None:
    text = (
        "Ukrainian President Oksana Hrytsenko said the bridge was safe. "
        "She said trains would run. Hrytsenko promised new wagons. "
        "The president said no more."
    )
    reading = read(
        text,
        [
            ("Ukrainian President Oksana Hrytsenko", "said", "the bridge was safe"),
            ("She", "said", "trains would run"),
            ("Hrytsenko promised", "promised", "new wagons"),
            ("The president", "said", "no more"),
        ],
        people=["Oksana Hrytsenko"],
    )
    ids = {s.speaker for s in reading.statements[:2]} | {reading.statements[3].speaker}
    assert len(ids) == 1
    actor = speaker(reading, 0)
    assert (actor.name, actor.country, actor.sector) == ("Oksana Hrytsenko", "UKR", Sector.GOV)
    assert actor.role is not None
    assert "President" in actor.role


def test_gender_picks_the_antecedent() -> None:
    text = (
        "Aizat Torobekova, a spokeswoman, said the line held. "
        "Colonel Rustam Khojaev disagreed. She said he was wrong. He said she lied."
    )
    reading = read(
        text,
        [
            ("Aizat Torobekova, a spokeswoman", "said", "the line held"),
            ("Colonel Rustam Khojaev", "disagreed", "disagreed"),
            ("She", "said", "he was wrong"),
            ("He", "said", "she lied"),
        ],
        people=["Aizat Torobekova", "Rustam Khojaev"],
    )
    names = [s[0] if s else None for s in speakers(reading)]
    assert names == ["Aizat Torobekova", "Rustam Khojaev", "Aizat Torobekova", "Rustam Khojaev"]


def test_a_person_takes_sector_and_country_of_the_body() -> None:
    text = "Aizat Torobekova, a spokeswoman for Kyrgyzstan's State Border Service, said it rained."
    reading = read(
        text,
        [
            (
                "Aizat Torobekova, a spokeswoman for Kyrgyzstan's State Border Service",
                "said",
                "it rained",
            )
        ],
        people=["Aizat Torobekova"],
    )
    assert speakers(reading) == [("Aizat Torobekova", "KGZ", "MIL")]


def test_a_short_form_means_the_body_named_before() -> None:
    text = (
        "The Kyrgyz State Border Service said the post stood. "
        "The service said it would stay. The service's spokeswoman, Roza Abdyk, said so too."
    )
    reading = read(
        text,
        [
            ("The Kyrgyz State Border Service", "said", "the post stood"),
            ("The service", "said", "it would stay"),
            ("The service's spokeswoman, Roza Abdyk", "said", "so too"),
        ],
        people=["Roza Abdyk"],
    )
    assert reading.statements[0].speaker == reading.statements[1].speaker
    assert speakers(reading)[2] == ("Roza Abdyk", "KGZ", "MIL")


def test_the_opening_place_says_whose_ministry() -> None:
    text = "In Dushanbe, the Foreign Ministry said the note was empty."
    reading = read(
        text,
        [("the Foreign Ministry", "said", "the note was empty")],
        places=[("Dushanbe", "literal", "TJK")],
    )
    assert speakers(reading) == [("Foreign Ministry of Tajikistan", "TJK", "GOV")]
    evidence = {e.field: e.spans for e in speaker(reading).evidence}
    assert text[slice(*evidence["country"][0])] == "Dushanbe"


def test_both_sides_are_two_states() -> None:
    text = (
        "Kyrgyzstan and Tajikistan closed the road. Kyrgyz and Tajik drivers waited. "
        "Both sides said it was temporary."
    )
    reading = read(text, [("Both sides", "said", "it was temporary")])
    assert speakers(reading) == [("Kyrgyzstan and Tajikistan", None, "GOV")]


def test_both_sides_are_not_states_named_far_away() -> None:
    text = (
        "The envoy urged both sides to wait. Both sides said they would.\n\n"
        + "It rained. " * 60
        + "\n\nIt was agreed after Saudi mediation, and after a call from Washington."
    )
    reading = read(text, [("Both sides", "said", "they would")])
    assert speakers(reading) == [("both sides", None, None)]


def test_a_towns_ministry_is_not_the_states() -> None:
    text = (
        "Moldova is calm. Comrat says it rained. On Thursday its security ministry claimed it "
        "snowed. The security ministry said it froze."
    )
    said = [
        ("Comrat", "says", "it rained"),
        ("its security ministry", "claimed", "it snowed"),
        ("The security ministry", "said", "it froze"),
    ]
    places = [("Comrat", "actor", "MDA")]
    assert [found and found[0] for found in speakers(read(text, said, places=places))] == [
        "Comrat",
        "Security Ministry of Comrat",
        "Security Ministry of Comrat",
    ]
    text = "Moldova is calm. Comrat's health ministry denied it."
    said = [("Comrat's health ministry", "denied", "it.")]
    reading = read(text, said, places=places, bodies=["Comrat"])
    assert speaker(reading).name == "Health Ministry of Comrat"


def test_a_body_is_more_than_the_bare_head_that_the_tagger_took() -> None:
    text = "Ukraine's foreign ministry agreed."
    reading = read(text, [("Ukraine's foreign ministry", "agreed", "agreed")], bodies=["ministry"])
    assert speaker(reading).name == "Foreign Ministry of Ukraine"


def test_words_of_a_relative_clause_are_somebody_elses() -> None:
    text = '"They lie," said Rosa Quimi, whose son is in jail. She had heard nothing, she said.'
    said = [
        ("Rosa Quimi, whose son is in jail", "said", '"They lie,"'),
        ("she", "said", "She had heard nothing"),
    ]
    assert [s and s[0] for s in speakers(read(text, said, people=["Rosa Quimi"]))] == [
        "Rosa Quimi",
        "Rosa Quimi",
    ]


def test_brussels_is_the_union_where_belgium_is_not_named() -> None:
    said = [("Brussels", "condemned", "it")]
    union = read("Kyiv closed a bridge. Brussels condemned it.", said)
    assert speakers(union) == [("European Union", None, "IGO")]
    state = read("Kyiv closed a bridge. Brussels condemned it. A Belgian was hurt.", said)
    assert speakers(state) == [("Government of Belgium", "BEL", "GOV")]


def test_an_unknown_name_keeps_its_capital() -> None:
    text = "The council wrote to them. On Monday it was Gagauzia officials who said it rained."
    reading = read(text, [("Gagauzia officials", "said", "it rained")])
    assert speaker(reading).name == "Gagauzia officials"


def test_a_continued_quotation_has_the_same_speaker() -> None:
    text = "“We saw it,” said Kanat Ergeshov. “It was dark.”"
    reading = read(
        text,
        [("Kanat Ergeshov", "said", "“We saw it,”"), ("", "", "“It was dark.”")],
        people=["Kanat Ergeshov"],
    )
    assert reading.statements[0].speaker is not None
    assert reading.statements[0].speaker == reading.statements[1].speaker


def test_us_is_a_country_and_us_is_a_pronoun() -> None:
    reading = read("US said no.", [("US", "said", "no")])
    assert speakers(reading) == [("Government of the United States", "USA", "GOV")]


def test_arguments_of_events_are_actors() -> None:
    reading = read("Turkish jets bombed a Syrian village on Monday.", [])
    (event,) = reading.events
    actor, recipient = reading.actor(event.actor), reading.actor(event.recipient)
    assert actor is not None
    assert recipient is not None
    assert (actor.country, actor.sector) == ("TUR", Sector.MIL)
    assert recipient.country == "SYR"


def test_the_outlet_claims_what_nobody_is_quoted_for() -> None:
    text = "Three guards were killed. Two more were wounded, Bishkek said."
    reading = read(
        text,
        [("Bishkek", "said", "Two more were wounded")],
        publisher="The Batken Courier",
    )
    claims = {
        (t.kind.value, t.low): reading.actor(t.claimant) for e in reading.events for t in e.tolls
    }
    outlet, bishkek = claims["killed", 3], claims["injured", 2]
    assert outlet is not None
    assert bishkek is not None
    assert (outlet.name, outlet.sector) == ("The Batken Courier", Sector.MED)
    assert bishkek.name == "Government of Kyrgyzstan"


def test_evidence_points_at_the_words() -> None:
    text = "Uzbek police chief Anvar Saidov said the square was calm."
    reading = read(
        text,
        [("Uzbek police chief Anvar Saidov", "said", "the square was calm")],
        people=["Anvar Saidov"],
    )
    actor = speaker(reading)
    words = {e.field: [text[s:e_] for s, e_ in e.spans] for e in actor.evidence}
    assert words["country"] == ["Uzbek"]
    assert words["sector"] == ["police"]
    assert "Anvar Saidov" in words["name"]
    assert all(Span(*m) for m in actor.mentions)


def test_office_holders_are_not_known_without_the_text() -> None:
    reading = read("Karim said no.", [("Karim", "said", "no")], people=["Karim"])
    assert speaker(reading).country is None


def test_nothing_in_nothing_out() -> None:
    reading = read("It rained all day.", [])
    assert reading.actors == ()
    assert ActorDocument()(reading).actors == ()


@pytest.mark.parametrize(
    ("source", "name", "sector"),
    [
        ("Romania's Fisheries Agency", "Fisheries Agency of Romania", "GOV"),
        ("The Delta News Agency", "Delta News Agency", "MED"),
        ("The Black Sea Seafarers' Union", "Black Sea Seafarers' Union", "CVL"),
    ],
)
def test_bodies_by_all_their_words(source: str, name: str, sector: str) -> None:
    text = f"{source} said the boat was missing."
    body = source.rsplit("' ", maxsplit=1)[-1] if "' " in source else source.removeprefix("The ")
    body = body.removeprefix("Romania's ")
    actor = speaker(read(text, [(source, "said", "the boat was missing")], bodies=[body]))
    assert (actor.name, actor.sector and actor.sector.value) == (name, sector)


def test_a_body_keeps_its_last_word_and_a_town_is_no_body() -> None:
    text = "The Romanian Border Troops said the road was shut. The Tulcea hospital said so too."
    reading = read(
        text,
        [
            ("The Romanian Border Troops", "said", "the road was shut"),
            ("The Tulcea hospital", "said", "so too"),
        ],
        bodies=["Romanian Border", "Tulcea"],
        places=[("Tulcea", "literal", "ROU")],
    )
    found = speakers(reading)
    assert found[0] == ("Border Troops of Romania", "ROU", "MIL")
    assert found[1] is not None
    assert "ospital" in found[1][0]


def test_an_opposite_number_is_of_the_other_side() -> None:
    text = (
        "In Bender and in Causeni, in Comrat and in Galati, in Tulcea and in Braila they met. "
        "Colonel Ana Rusu of the Moldovan army said it was calm. "
        "Colonel Ion Stan, her opposite number, said it was not."
    )
    reading = read(
        text,
        [
            ("Colonel Ana Rusu of the Moldovan army", "said", "it was calm"),
            ("Colonel Ion Stan, her opposite number,", "said", "it was not"),
        ],
        people=["Ana Rusu", "Ion Stan"],
        places=[
            *[(town, "literal", "MDA") for town in ("Bender", "Causeni", "Comrat")],
            *[(town, "literal", "ROU") for town in ("Galati", "Tulcea", "Braila")],
        ],
    )
    assert speaker(reading).country == "ROU"


def test_it_may_be_a_group_without_a_name() -> None:
    text = (
        "The Environment Inspectorate of Moldova said it was clean. Karbon's new management "
        "admitted a leak. It denied that anybody had known."
    )
    reading = read(
        text,
        [
            ("The Environment Inspectorate of Moldova", "said", "it was clean"),
            ("Karbon's new management", "admitted", "a leak"),
            ("It", "denied", "that anybody had known"),
        ],
    )
    assert "management" in speaker(reading).name


def test_a_claim_is_no_actor() -> None:
    text = "Director Pavel Dvorak rejected the union's claim. He said nobody had told him."
    reading = read(
        text,
        [
            ("Director Pavel Dvorak", "rejected", "the union's claim"),
            ("He", "said", "nobody had told him"),
        ],
        people=["Pavel Dvorak"],
    )
    assert speaker(reading).name == "Pavel Dvorak"
    assert not [a.name for a in reading.actors if "claim" in a.name]


def test_it_goes_on_for_the_body_that_spoke_last() -> None:
    text = (
        "An army inquiry said the March Movement had burned the trucks. "
        "It put the number of dead at six."
    )
    reading = read(
        text,
        [
            ("An army inquiry", "said", "the March Movement had burned the trucks"),
            ("It", "put", "the number of dead at six"),
        ],
        bodies=["March Movement"],
    )
    assert "inquiry" in speaker(reading).name


@pytest.mark.parametrize("banks", ["The two banks", "Both banks"])
def test_the_banks_of_a_river_are_nobody(banks: str) -> None:
    reading = read(f"{banks} agree that it is high.", [(banks, "agree", "that it is high")])
    assert speakers(reading) == [None]
