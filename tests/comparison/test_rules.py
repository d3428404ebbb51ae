"""Single rules: words, references, shingles, dates and places, actors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison.actors import joined, same_description, speaks_for
from sayso.comparison.answers import is_reference
from sayso.comparison.copies import Side, compare
from sayso.comparison.facts import Who
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
    assert joined(ana, Who("Ana Rusu", "ROU", "CVL")) is None
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
