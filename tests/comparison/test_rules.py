"""Single rules: words, references, shingles, dates and places, actors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison.actors import joined, same_description, speaks_for
from sayso.comparison.answers import answers_of, is_reference
from sayso.comparison.copies import Side, compare
from sayso.comparison.facts import Answer, Held, Who
from sayso.comparison.sources import Outlet, roots
from sayso.comparison.terms import days_of, distance, meet, same_spot
from sayso.comparison.words import stem, synonym, weigh


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("shells", "shell"), ("shot", "shoot"), ("killed", "kill"), ("parties", "party")],
)
def test_stems(word: str, wanted: str) -> None:
    assert stem(word) == wanted


def test_words_for_one_thing_are_one() -> None:
    assert synonym(stem("ceasefire")) == synonym(stem("truce"))
    assert synonym(stem("died")) == synonym(stem("dead"))
    assert synonym(stem("barge")) != synonym(stem("bridge"))


def test_names_weigh_more_than_words_and_words_more_than_commonplaces() -> None:
    found = weigh("Yesterday the troops met Oprea by the silo")
    assert found["oprea"] > found["silo"] > found["troop"]
    assert "the" not in found


@pytest.mark.parametrize("text", ["it", "“it”", "the accusation", "that", 'the claim "absurd"'])
def test_references(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    ["it was a drone", "that no barge was hit", "the bridge", "the claim that a barge was hit"],
)
def test_contents_of_their_own(text: str) -> None:
    assert not is_reference(text)


def test_days_and_places() -> None:
    may = days_of("2031-05")
    assert may is not None
    assert meet(may, days_of("2031-05-31"))
    assert not meet(may, days_of("2031-06-02"))
    assert meet(may, days_of("2031-06-01"), 1)
    assert days_of("../2031-05-04") is None
    assert days_of("soon") is None
    galati = ("Galați", 45.44, 28.05, "ROU", 1)
    braila = ("Brăila", 45.27, 27.97, "ROU", 1)
    assert same_spot(galati, ("galați", None, None, "ROU", None))
    assert not same_spot(galati, braila)
    assert distance(galati, braila) == pytest.approx(20.0, abs=1.0)


def test_actors_are_joined_by_name_and_country_alone() -> None:
    ana = Who("Ana Rusu", "ROU", "GOV")
    assert joined(ana, Who("Rusu", "ROU", "GOV"))
    assert joined(ana, Who("Ana Rusu", "MDA", "GOV")) is None
    assert joined(ana, Who("Ana Rusu", "ROU", "BUS")) is None
    assert joined(ana, Who("Ana Rusu", "ROU", "CVL"))  # quoted by name alone
    assert joined(Who("official", "ROU", "GOV", named=False), ana) is None


def test_a_spokesperson_speaks_for_the_body_the_text_names() -> None:
    body = Who("Port Authority of Romania", "ROU", "GOV")
    person = Who(
        "Ana Rusu", "ROU", "GOV", described="Ana Rusu, a spokeswoman for the Port Authority"
    )
    assert speaks_for(person, body)
    assert speaks_for(Who("Ana Rusu", "ROU", "GOV", described="Ana Rusu, a pilot"), body) is None


def test_unnamed_sources_are_one_if_described_alike() -> None:
    one = Who("a port official who asked not to be named", "ROU", "GOV", named=False)
    assert same_description(one, Who("port official", "ROU", "GOV", named=False))
    assert same_description(one, Who("a nurse", "ROU", "CVL", named=False)) is None


def _side(doc: str, words: list[str], published: str = "2031-05-04") -> Side:
    return Side(doc, doc, None, published, [(w, 10 * i, 10 * i + 5) for i, w in enumerate(words)])


@given(st.lists(st.sampled_from("abcdefgh"), min_size=40, max_size=80), st.integers(0, 30))
def test_a_lifted_passage_is_aligned_word_for_word(words: list[str], at: int) -> None:
    lifted = [f"x{i}{w}" for i, w in enumerate(words)]
    own = [f"own{i}" for i in range(120)]
    result = compare(
        _side("first", lifted), _side("second", own[:at] + lifted + own[at:], "2031-05-06")
    )
    assert result is not None
    later, earlier, copy = result
    assert (later.doc, earlier.doc) == ("second", "first")
    assert (10 * at, 10 * (at + len(lifted) - 1) + 5) in [a for a, _ in copy.aligned]


def test_a_shared_quotation_is_no_copy() -> None:
    quote = [f"q{i}" for i in range(20)]
    one = [f"a{i}" for i in range(100)] + quote
    two = quote + [f"b{i}" for i in range(100)]
    assert compare(_side("one", one), _side("two", two)) is None


def test_credit_goes_before_date() -> None:
    words = [f"w{i}" for i in range(60)]
    spans = [(w, 10 * i, 10 * i + 5) for i, w in enumerate(words)]
    wire = Side("wire", "Delta Wire", None, "2031-05-06", spans)
    copy = Side("copy", "Brăila Courier", "Delta Wire", "2031-05-05", spans)
    result = compare(copy, wire)
    assert result is not None
    assert result[0].doc == "copy"
    assert result[2].reason == "credits Delta Wire"


def test_an_unnamed_official_may_be_the_one_told_of_before() -> None:
    first = Who("security official in Tulcea", "ROU", "GOV", named=False)
    assert same_description(first, Who("unnamed official", "ROU", "GOV", named=False))
    assert not same_description(first, Who("unnamed official", "BGR", "GOV", named=False))
    assert not same_description(first, Who("unnamed doctor", "ROU", "CVL", named=False))


def test_an_officer_speaks_for_the_only_force_there_is() -> None:
    guard = Who("Border Guard of Romania", "ROU", "MIL", described="Romania's Border Guard")
    rank = Who("Ion Stan", "ROU", "MIL", described="Colonel Ion Stan, her opposite number")
    assert speaks_for(rank, guard)
    fleet = Who("Ion Stan", "ROU", "MIL", described="Colonel Ion Stan of the Danube fleet")
    assert not speaks_for(fleet, guard)
    assert not speaks_for(Who("Ion Stan", "ROU", "CVL", described="Captain Ion Stan"), guard)


def held(one: str, text: str, stance: str, who: Who | None, start: int, **more: object) -> Held:
    """Return a statement of a document by itself."""
    fields: dict[str, Any] = {
        "via": None, "nested_in": None, "stems": (), "blamed": None, "countries": (), "spots": (),
        "days": None, "types": (), "figures": (), "negated": False, "said": None,
    } | more  # fmt: skip
    return Held(one, "doc", start, stance, who, text=text, **fields)


def answers(*all_held: Held, cues: dict[str, str] | None = None) -> dict[str, list[str]]:
    found = answers_of(all_held, cues or {}, lambda offset: offset // 100, "Varna Herald")
    return {h.id: [a.to for a in h.answers] for h in found if h.answers}


UNION = Who("Chemical Workers' Union", "CZE", "CVL")
KARBON = Who("Karbon", "CZE", "BUS")
DIRECTOR = Who("Pavel Dvorak", None, "BUS")
REBELS = Who("March Movement", "COD", None)
ARMY = Who("Army of DR Congo", "COD", "MIL")


def test_a_denial_at_home_answers_the_accusation_not_whoever_has_no_country() -> None:
    found = answers(
        held("a", "the company of ignoring a leak", "accuses", UNION, 0),
        held("b", "every rule had been followed", "asserts", DIRECTOR, 50),
        held("c", "the accusation", "denies", KARBON, 120),
    )
    assert found == {"c": ["a"]}


def test_a_denial_answers_the_accusation_that_names_the_denier() -> None:
    found = answers(
        held("a", "fighters of the March Movement for the ambush", "accuses", ARMY, 0),
        held("b", "they burned the trucks", "accuses", Who("Jean Bahati", "COD", "MIL"), 50),
        held("c", "the accusation", "denies", REBELS, 120),
    )
    assert found == {"c": ["a"]}


def test_a_spokesman_repeats_what_his_agency_charged() -> None:
    agency = Who("Fisheries Agency of Romania", "ROU", "GOV")
    man = Who("Mihai Dragan", "ROU", "GOV", described="the Fisheries Agency's man Mihai Dragan")
    found = answers(
        held("a", "that the cutter had rammed the boat", "accuses", agency, 0),
        held("b", "that it was raining", "asserts", Who("Ana Rus", "ROU", "CVL"), 50),
        held("c", "the accusation", "accuses", man, 120),
        cues={"c": "repeated"},
    )
    assert found == {"c": ["a"]}


def test_an_outlet_takes_back_its_report_not_its_apology() -> None:
    outlet = Who("Varna Herald", "BGR", "MED")
    found = answers(
        held("a", "that the cutter had no lights", "asserts", outlet, 0),
        held("b", "the report", "retracts", outlet, 120),
        held("c", "the crew", "admits", outlet, 120, nested_in="b"),
    )
    assert found == {"b": ["a"]}


def test_both_sides_of_a_quarrel_may_only_assert() -> None:
    moldova, romania = Who("Chisinau", "MDA", "GOV"), Who("Bucharest", "ROU", "GOV")
    both = Who("Moldova and Romania", None, "GOV")
    deed = {"types": ("ASSAULT",)}
    found = answers(
        held("a", "the other of breaking it", "accuses", both, 0),
        held("b", "a Romanian attack", "asserts", moldova, 50, blamed="ROU", **deed),
        held("c", "a Moldovan attack", "accuses", romania, 120, blamed="MDA", **deed),
    )
    assert sorted(found["a"]) == ["b", "c"]


def test_who_only_carries_a_report_is_no_source() -> None:
    clerk = Who("port clerk", "BGR", "GOV", named=False)
    star = Who("Dobrogea Star", "ROU", None)
    told = held("a", "that the cutter had no lights", "asserts", clerk, 0)
    carried = replace(
        held("b", "the report", "asserts", star, 50),
        answers=(Answer("a", "repeats", "'carried' refers to it"),),
    )
    found = roots([told, carried], {"doc": Outlet("Varna Herald", "2031-05-09")})
    assert [root.name for root in found] == ["port clerk"]


def test_a_denial_answers_the_charge_of_its_own_paragraph_first() -> None:
    wife = Who("Maria Mavrou", "GRC", "CVL")
    ministry = Who("Foreign Ministry of Turkey", "TUR", "GOV")
    found = answers(
        held("a", "a boat entered its waters", "accuses", Who("Athens", "GRC", "GOV"), 0,
             blamed="TUR"),
        held("b", "they were beaten", "accuses", wife, 310),
        held("c", 'the allegation "a lie"', "denies", ministry, 350),
    )  # fmt: skip
    assert found == {"c": ["b"]}


def test_who_says_the_same_speaks_of_their_own() -> None:
    man, others = Who("Stavros Doukas", "GRC", "CVL"), Who("fishermen", "GRC", "CVL", named=False)
    first = held("a", "he had seen the boat", "asserts", man, 0)
    same = held("b", "the same", "asserts", others, 50)
    assert answers(first, same) == {"b": ["a"]}
    same = replace(same, answers=(Answer("a", "repeats", "says the same"),))
    found = roots([first, same], {"doc": Outlet("Wire", "2031-06-12")})
    assert [root.name for root in found] == ["Stavros Doukas", "fishermen"]


@pytest.mark.parametrize(
    ("name", "words", "own"),
    [
        ("both sides", "a shot had come from across the river", False),
        ("the two governments", "a shot had come from across the river", False),
        ("each", "that the other had fired first", False),
        ("neither", "would blame each other for the shot", False),
        ("each", "a shot had come from across the river", True),  # of two witnesses, say
        ("both women", "that the other had fired first", True),
        ("residents of the two countries", "that the other had fired first", True),
    ],
)
def test_who_sums_up_what_each_side_says_is_no_source(name: str, words: str, own: bool) -> None:  # noqa: FBT001 - a table
    ministry = Who("Interior Ministry of Moldova", "MDA", "GOV")
    several = Who(name, None, None, named=False)
    said = [held("a", "the Romanians shot first", "accuses", ministry, 0),
            held("b", words, "asserts", several, 90)]  # fmt: skip
    found = roots(said, {"doc": Outlet("Wire", "2031-06-12")})
    assert len(found) == (2 if own else 1)
