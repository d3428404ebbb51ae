"""Vectors of what statements say."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparison import kin_links as links
from sayso.comparison import meaning
from sayso.comparison.around import about, one_setting
from sayso.comparison.kin_links import kin_links
from sayso.comparison.kinship import Kin
from sayso.comparison.meaning import Likeness, likeness, may_be_alike, strangers
from sayso.extraction.meanings.encoder import meaning_of, wording
from sayso.model import Place, PlaceUse
from tests.comparison.test_kinship import CITY, said

SHOT = wording("the tram workers' union", "said", "police shot at the strikers near the depot")
FIRED = wording("a nurse", "told", "officers opened fire on workers by the tram sheds")
RAIN = wording("the weather service", "expects", "heavy rain in the valleys on Thursday")
NEVER = wording("the police", "denied", "that any officer had fired a weapon at the depot")


def test_other_words_for_one_thing_are_nearer_than_other_things() -> None:
    shot, fired, rain = map(meaning_of, (SHOT, FIRED, RAIN))
    near, far = likeness(shot, fired), likeness(shot, rain)
    assert near.issue > far.issue + 0.2
    assert near.same > far.same + 0.2


def test_a_denial_is_near_to_what_it_denies() -> None:
    shot, rain, never = map(meaning_of, (SHOT, RAIN, NEVER))
    assert likeness(never, shot).denies > likeness(never, rain).denies + 0.2
    assert likeness(never, shot).denies == likeness(shot, never).denied


def test_a_statement_is_like_itself_and_nothing_is_known_of_what_has_no_meaning() -> None:
    shot = meaning_of(SHOT)
    found = likeness(shot, shot)
    assert list(found[:2]) == pytest.approx([1.0, 1.0])
    assert likeness(shot, "") == likeness("", shot) == Likeness(0.0, 0.0, 0.0, 0.0)


def test_what_stands_before_tells_what_is_denied() -> None:
    shot, rain = map(meaning_of, (SHOT, RAIN))
    denial = wording("the police", "denied", "it")
    after_shot = meaning_of(denial, "A nurse told that police had shot at the strikers. The police")
    after_rain = meaning_of(
        denial, "The weather service expects heavy rain in the valleys on Thursday."
    )
    first, second = likeness(after_shot, shot), likeness(after_shot, rain)
    assert first.denies > second.denies + 0.1
    assert first.denies > likeness(after_rain, shot).denies + 0.1


def test_what_is_far_apart_in_meaning_is_not_compared() -> None:
    shot, rain, fired, never = map(meaning_of, (SHOT, RAIN, FIRED, NEVER))
    assert strangers(shot, rain)
    assert strangers(rain, shot)
    assert not strangers(shot, shot)
    assert not strangers(shot, "")
    several, opposed = [shot, rain, fired, never], [False, False, False, True]
    found = may_be_alike(several, opposed, several, opposed)
    assert (found == found.T).all()
    assert found[0, 0]
    assert not found[0, 1]
    assert found[0, 3]  # the denial and what it denies


def test_of_what_is_alike_in_another_document_the_likest_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [
        "Police said: the depot burned",
        "Police said: the depot has burned",
        "Police said: the depot had burned down",
        "Police said: the old depot burned",
        "Police said: the depot burned at night",
    ]
    meanings, plain = [meaning_of(text) for text in told], [False] * len(told)
    assert may_be_alike(meanings, plain, meanings, plain).sum() < len(told) ** 2
    monkeypatch.setattr(meaning, "LIKEST", len(told))
    assert may_be_alike(meanings, plain, meanings, plain).all()
    copies = meanings[:1] * 4  # equally like: all of them, whichever comes first
    monkeypatch.setattr(meaning, "LIKEST", 1)
    assert may_be_alike(copies, plain[:4], copies, plain[:4]).all()


@given(st.lists(st.tuples(st.binary(min_size=256, max_size=256), st.booleans()), max_size=9))
def test_both_documents_find_the_same(some: list[tuple[bytes, bool]]) -> None:
    meanings = [b64encode(numbers).decode() for numbers, _ in some] or [""]
    opposed = [against for _, against in some] or [False]
    one, other = slice(0, len(meanings) // 2 + 1), slice(len(meanings) // 3, None)
    with pytest.MonkeyPatch.context() as patch:
        for name, least in (("STRANGE", -0.2), ("OFF", -0.2), ("UNLIKE", (0.0, -0.1))):
            patch.setattr(meaning, name, least)
        found = may_be_alike(meanings[one], opposed[one], meanings[other], opposed[other])
        turned = may_be_alike(meanings[other], opposed[other], meanings[one], opposed[one])
    assert (found == turned.T).all()


def test_statements_on_other_issues_in_two_papers_are_not_compared() -> None:
    shot = replace(said("a", "police shot at strikers"), meaning=meaning_of(SHOT))
    rain = replace(said("b", "rain in valleys", CITY, doc="two"), meaning=meaning_of(RAIN))
    assert kin_links(shot, rain, 0) == []


def test_about_names_the_commonest_countries_and_places() -> None:
    def place(name: str, country: str, start: int) -> Place:
        return Place(start, start + 4, name, country=country, use=PlaceUse.LITERAL, precision=1)

    found = about([place("Linz", "AUT", 0), place("Linz", "AUT", 9), place("Graz", "AUT", 20)])
    assert found == ("graz", "linz")
    wide = replace(place("Austria", "AUT", 0), precision=6, use=PlaceUse.ASSOCIATIVE)
    assert about([wide, place("Linz", "AUT", 9)]) == ("linz",)
    assert about([wide]) == ("AUT",)
    assert about([]) == ()


def test_documents_are_of_one_setting_by_a_place_or_by_two_names() -> None:
    here, there = said("a", "rain", doc="one"), said("b", "rain", doc="two")
    linz, graz = replace(here, about=("linz",)), replace(there, about=("graz",))
    assert one_setting(linz, replace(graz, about=("graz", "linz")))
    assert not one_setting(linz, graz)
    assert one_setting(linz, there)  # nothing is known of where that is
    one, other = replace(linz, named=("brandl", "depot")), replace(graz, named=("brandl", "hauser"))
    assert not one_setting(one, other)
    assert one_setting(one, replace(other, named=("brandl", "depot")))


def test_in_documents_about_other_places_it_takes_more() -> None:
    shot = replace(said("a", "police shot at strikers"), meaning=meaning_of(SHOT), about=("linz",))
    fired = replace(
        said("b", "officers opened fire on workers", CITY, doc="two"), meaning=meaning_of(FIRED)
    )
    here = [link for _, link in kin_links(shot, replace(fired, about=("linz",)), 0)]
    away = [link for _, link in kin_links(shot, replace(fired, about=("graz",)), 0)]
    assert "same" in {link.relation for link in here}
    assert len(away) < len(here)
    assert all(link.score >= links.ELSEWHERE for link in away)


@pytest.mark.parametrize(
    ("stance", "issue", "like", "asked"),
    [
        ("asserts", 0.9, 0.69, ["same"]),
        ("asserts", 0.9, 0.71, ["same", "denies", "denies"]),
        ("asserts", 0.69, 0.71, ["same"]),
        ("denies", 0.9, 0.49, ["same"]),
        ("denies", 0.9, 0.51, ["same", "denies"]),
    ],
)
def test_the_model_is_asked_of_what_is_alike(
    stance: str, issue: float, like: float, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def asks(name: str) -> Callable[..., Kin]:
        def ask(*_: object) -> Kin:
            seen.append(name)
            return Kin(0.0, "")

        return ask

    for name in ("same", "denies"):
        monkeypatch.setattr(links, name, asks(name))
    monkeypatch.setattr(links, "alike", lambda *_: Likeness(issue, like, like, like))
    monkeypatch.setattr(links, "strangers", lambda *_: False)
    text = "police shot at the strikers near the depot"
    here = replace(said("a", text), meaning=meaning_of(SHOT), about=("linz",))
    there = replace(said("b", text, CITY, stance, doc="two"), meaning=meaning_of(FIRED))
    assert kin_links(here, there, 0) == []
    assert seen == asked
