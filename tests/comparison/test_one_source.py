"""Who is likely one claimant, where no rule tells."""

from __future__ import annotations

import json
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison.facts import Who
from sayso.comparison.one_source import FEATURES, features, one_source
from sayso.comparison.sources import Outlet, roots
from tests.comparison.test_kinship import said

POLICE = Who("police", "AUT", "GOV", named=False, described="The police police they")
CHIEF = Who("Karl Brandl", "AUT", "GOV", described="the police chief, Karl Brandl, he Brandl")
COMPANY = Who("company", "AUT", "BUS", named=False, described="the company the company's")
HEAD = Who("Karl Brandl", "AUT", "BUS", described="chief executive Karl Brandl he Brandl")
NURSE = Who("nurse", None, "CVL", named=False, described="a nurse at the clinic")
SHOT = "police shot at the strikers near the depot"
OUTLETS = {name: Outlet(f"The {name}", "2031-04-02") for name in ("one", "two", "three")}

people = st.builds(
    Who,
    st.sampled_from(["police", "Karl Brandl", "Brandl", "the company", "Ministry of Health", "A"]),
    st.sampled_from([None, "AUT", "SVN"]),
    st.sampled_from([None, "GOV", "MIL", "CVL", "MED", "BUS"]),
    st.booleans(),
    st.sampled_from(["", "the police chief, Karl Brandl", "its spokesman", "a nurse"]),
)


def test_trees_are_those_of_the_features_and_saw_no_held_out_case() -> None:
    file = files("sayso.comparison").joinpath("kin_source_trees.json")
    record = json.loads(file.read_text(encoding="utf-8"))
    assert tuple(record["features"]) == FEATURES
    assert record["trees"]
    assert {"zeta", "kappa"}.isdisjoint(record["cases"])


@given(people, people)
def test_it_is_the_same_either_way_round(one: Who, other: Who) -> None:
    a, b = said("a", SHOT, one), said("bb", "officers opened fire", other, doc="two")
    assert features(a, b) == features(b, a)
    assert len(features(a, b)) == len(FEATURES)
    assert one_source(a, b) == one_source(b, a)


def test_nobody_is_like_nobody() -> None:
    assert features(said("a", SHOT, None), said("b", SHOT, POLICE)) == (0.0,) * len(FEATURES)


def test_a_company_and_its_head_are_one_source_and_a_nurse_another() -> None:
    held = [
        said("a", SHOT, COMPANY, doc="one"),
        said("bb", "police had shot at the strikers near the depot", HEAD, doc="two"),
        said("ccc", "officers opened fire by the tram sheds", NURSE, doc="three"),
    ]
    found = roots(held, OUTLETS)
    assert [root.statements for root in found] == [["a", "bb"], ["ccc"]]
    assert "likely one claimant" in found[0].because[0][1]


def test_who_people_keep_apart_stays_apart() -> None:
    held = [said("a", SHOT, COMPANY), said("bb", SHOT, HEAD, doc="two")]
    assert len(roots(held, OUTLETS)) == 1
    assert len(roots(held, OUTLETS, None, lambda a, b: False if a != b else None)) == 2


def test_two_bodies_of_a_state_and_an_insider_are_three() -> None:
    border = Who("Border Guard Service of Austria", "AUT", "GOV", described="the border guard")
    ministry = Who("Foreign Ministry of Austria", "AUT", "GOV", described="the foreign ministry")
    insider = Who("security official", "AUT", "GOV", named=False, described="a security official")
    held = [
        said(name, SHOT, who, doc=doc)
        for name, who, doc in (
            ("a", border, "one"),
            ("bb", ministry, "two"),
            ("c", insider, "three"),
        )
    ]
    assert len(roots(held, OUTLETS)) == 3
