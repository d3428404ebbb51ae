"""What a model of people's judgement adds to the rules that link statements."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison import kinship
from sayso.comparison.facts import Held, Who
from sayso.comparison.kin_links import DENIES, RULE, SAME, kin_links, kin_within, with_rules
from sayso.comparison.propositions import Link
from sayso.comparison.speaking_for import for_one_body
from sayso.comparison.words import weigh
from sayso.extraction.meanings.encoder import meaning_of, wording

UNION = Who("Tram Workers' Union", "AUT", "CVL")
CITY = Who("City of Linz", "AUT", "GOV")
WORDS = "the depot tram driver Hauser brake workshop Tuesday nobody never union report".split()
STANCES = ("asserts", "accuses", "denies", "admits", "evades", "demands", "promises")


def said(
    name: str, text: str, who: Who | None = UNION, stance: str = "asserts", doc: str = "one"
) -> Held:
    stems = tuple(sorted(weigh(f"· {text}").items()))
    return Held(
        id=name, doc=doc, start=len(name) * 40, stance=stance, speaker=who, via=None,
        nested_in=None, text=text, stems=stems, blamed=None, countries=(), spots=(), days=None,
        types=(), figures=(), negated=stance == "denies", said=None,
        meaning=meaning_of(wording(who.name if who else "", "said", text)),
    )  # fmt: skip


@pytest.mark.parametrize("model", ["same", "denies"])
def test_trees_are_those_of_the_features_and_saw_no_held_out_case(model: str) -> None:
    file = files("sayso.comparison").joinpath(f"kin_{model}_trees.json")
    record = json.loads(file.read_text(encoding="utf-8"))
    assert tuple(record["features"]) == kinship.FEATURES
    assert record["trees"]
    assert len(record["cases"]) > 50
    assert {"zeta", "kappa"}.isdisjoint(record["cases"])
    assert not [name for name in record["cases"] if name[:2] in {"fa", "fb", "fc"}]


def test_other_words_for_one_thing_in_two_papers_are_one_claim() -> None:
    first = said("a", "the brakes of tram 14 had failed twice before the Hauserstrasse crash")
    again = said("b", "the tram's brakes failed before the Hauserstrasse crash", CITY, doc="two")
    same, *others = [link for _, link in kin_links(first, again, 1)]
    assert same.relation == "same"
    assert same.score >= 4 * SAME
    assert "both say" in same.reason
    assert all(link.relation == "denies" and link.score < same.score / 2 for link in others)


def test_a_denial_right_after_a_charge_answers_it_without_a_common_word() -> None:
    charge = said("a", "the workshop had thrown the inspection lists away", stance="accuses")
    told = "The union said the workshop had thrown the inspection lists away. The city"
    meaning = meaning_of(wording(CITY.name, "denied", "such talk"), told)
    denial = replace(said("bb", "such talk", CITY, "denies"), start=120, meaning=meaning)
    links = kin_within([charge, denial])
    assert [(a, b, link.relation) for a, b, link in links] == [("bb", "a", "denies")]
    assert links[0][2].score >= DENIES


def test_the_same_denial_in_another_paper_answers_nothing() -> None:
    charge = said("a", "the workshop had thrown the inspection lists away", stance="accuses")
    assert kin_links(charge, said("b", "such talk", CITY, "denies", doc="two"), 1) == []


def test_what_the_rules_find_stands_beside_what_the_model_finds() -> None:
    a = said("a", "the depot burned")
    rule, denial = Link("same", 0.8, "a rule"), (False, Link("denies", 0.3, "the model"))
    ruled = (True, Link("same", 0.8 * RULE, "a rule"))
    assert with_rules(a, rule, []) == [ruled]
    assert with_rules(a, rule, [denial]) == [ruled, denial]
    surer, less = (True, Link("same", 0.9, "the model")), (True, Link("same", 0.1, "the model"))
    assert with_rules(a, rule, [surer, denial]) == [surer, denial]
    assert with_rules(a, rule, [less]) == [ruled]
    assert with_rules(a, None, [denial]) == [denial]
    copy = Link("copy", 1.0, "the same words")
    assert with_rules(a, copy, []) == [(True, copy)]


_statement = st.builds(
    said,
    st.sampled_from(["a", "bb", "ccc"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
    st.sampled_from([UNION, CITY, None]),
    st.sampled_from(STANCES),
    st.sampled_from(["one", "two"]),
)


@given(_statement, _statement, st.none() | st.integers(0, 90))
def test_features_are_numbers_and_chances_lie_between_none_and_one(
    a: Held, b: Held, apart: int | None
) -> None:
    values = kinship.features(a, b, apart)
    assert len(values) == len(kinship.FEATURES)
    assert all(-10 < v < 10 for v in values)
    for model in (kinship.same, kinship.denies):
        assert 0 <= model(a, b, apart).chance <= 1
    assert kinship.shared_rarity(a, b) == kinship.shared_rarity(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Hauser", "AUT", "CVL"), Who("Martha Hauser", "AUT", "BUS")),
        (Who("union", "AUT", "CVL", named=False), UNION),
        (
            Who("police", "AUT", "GOV", named=False),
            Who("Karl Brandl", "AUT", "GOV", described="police spokesman Karl Brandl"),
        ),
        (
            Who("Martha Hauser", "AUT", "OPP", described="Martha Hauser, leader of Free Linz"),
            Who("Karl Brandl", "AUT", "OPP", described="Free Linz spokesman Karl Brandl"),
        ),
    ],
)
def test_who_speaks_for_one_body_within_a_claim(one: Who, other: Who) -> None:
    assert for_one_body(one, other)
    assert for_one_body(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Hauser", "AUT", "CVL"), Who("Martha Hauser", "CZE", "BUS")),
        (UNION, Who("Dock Workers' Union", "AUT", "CVL")),
        (Who("police", "AUT", "GOV", named=False), Who("Martha Hauser", "AUT", "MED")),
        (Who("Martha Hauser", "AUT", "GOV"), Who("Karl Brandl", "AUT", "GOV")),
    ],
)
def test_who_does_not(one: Who, other: Who) -> None:
    assert for_one_body(one, other) is None
