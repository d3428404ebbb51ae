"""What denials answer where both sides are of one country, and denials without the word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.comparison.answers import answers_of, bodies_of, is_reference, same_speaker
from sayso.comparison.facts import Figure, Held, Who
from sayso.comparison.propositions import keys_of, relation
from sayso.comparison.sources import Outlet, roots
from sayso.comparison.words import bodies_in, weigh

POLICE = Who("Otto Brandl", "AUT", "GOV", described="police spokesman Otto Brandl")
CROWD = Who("strikers", "AUT", "CVL", named=False, described="the strikers")
UNION = Who("Dockers' Union", "AUT", "CVL", described="the Dockers' Union")
MINISTER = Who("Ida Kern", "AUT", "GOV", described="the labour minister, Ida Kern")


def held(
    name: str,
    text: str,
    who: Who,
    stance: str = "asserts",
    *,
    doc: str = "one",
    types: tuple[str, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> Held:
    return Held(
        id=name, doc=doc, start=int(name[-1]), stance=stance, speaker=who, via=None,
        nested_in=None, text=text, stems=tuple(sorted(weigh(f"· {text}").items())), blamed=None,
        countries=(), spots=(), days=None, types=types, figures=figures,
        negated=stance == "denies", said=None,
    )  # fmt: skip


def answered(
    several: Sequence[Held], cues: dict[str, str] | None = None
) -> dict[str, list[tuple[str, str]]]:
    found = answers_of(several, cues or {}, lambda start: start // 3, "The Linz Post")
    return {h.id: [(a.to, a.relation) for a in h.answers] for h in found}


@pytest.mark.parametrize(
    ("said", "contrary"),
    [
        ("it was snipers on the roof of the mill", "there were no snipers"),
        ("strangers in helmets led the strikers", "nobody in a helmet led strangers"),
        ("the union hired drivers in Graz", "“We hire no drivers. Ours come for free”"),
    ],
)
def test_saying_the_opposite_of_what_another_said_is_a_denial(said: str, contrary: str) -> None:
    several = [held("s0", said, POLICE), held("s1", contrary, CROWD)]
    assert answered(several)["s1"] == [("s0", "denies")]
    own = [held("s0", said, POLICE), held("s1", contrary, POLICE)]
    assert answered(own)["s1"] == []


def test_a_negation_about_something_else_denies_nothing() -> None:
    several = [
        held("s0", "it was snipers on the roof of the mill", POLICE),
        held("s1", "no train had left Linz before noon", CROWD),
        held("s2", "three strikers fell. There were no snipers", CROWD),
    ]
    assert answered(several) == {"s0": [], "s1": [], "s2": []}


@pytest.mark.parametrize(
    "text", ["the minister's account", "Kern’s claim", "everything", "all of it", "it"]
)
def test_contents_that_only_point(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize("text", ["the minister's house", "everything in the shop was sold"])
def test_contents_that_say_something(text: str) -> None:
    assert not is_reference(text)


def test_it_is_what_the_same_paragraph_told() -> None:
    several = [
        held("s0", "the union had started the fire", POLICE, "accuses"),
        held("s3", "her client went hungry in the cells", UNION),
        held("s4", "it", MINISTER, "denies"),
    ]
    assert answered(several)["s4"] == [("s3", "denies")]


def test_the_ministers_account_is_what_the_minister_said() -> None:
    several = [
        held("s0", "seven men had been hired in Graz", MINISTER),
        held("s1", "two of the seven were teachers", POLICE),
        held("s3", "the minister's account", UNION, "denies"),
    ]
    assert answered(several)["s3"] == [("s0", "denies")]


def test_everything_is_no_answer_where_nobody_accused() -> None:
    several = [
        held("s0", "the mill stood empty", CROWD),
        held("s1", "everything", MINISTER, "denies"),
    ]
    assert answered(several)["s1"] == []


@pytest.mark.parametrize(
    ("accusation", "denial", "denier"),
    [
        ("police opened fire on the strikers", "shooting", POLICE),
        ("constables shot two dockers", "that any officer had opened fire", POLICE),
        ("the union burned the depot", "torching it", UNION),
    ],
)
def test_a_body_of_the_same_country_denies_what_it_is_blamed_for(
    accusation: str, denial: str, denier: Who
) -> None:
    blame = held("s0", accusation, CROWD, "accuses", types=("ASSAULT",))
    deny = held("s1", denial, denier, "denies", doc="two", types=("ASSAULT",))
    link = relation(deny, blame, 1)
    assert link is not None
    assert link.relation == "denies"
    assert "the denier is named" in link.reason
    assert set(keys_of(deny, 741_000).sure) & set(keys_of(blame, 741_000).stored)
    other = held("s1", denial, MINISTER, "denies", doc="two", types=("ASSAULT",))
    assert relation(other, blame, 1) is None or denial.startswith("that")


def test_nobody_denies_their_own_words() -> None:
    one = held("s0", "a bullet from his own side hit the constable", UNION, "accuses")
    two = held("s1", "that a bullet hit the constable", UNION, "denies")
    assert relation(two, one, 0) is None


def test_the_same_count_is_a_candidate_by_itself() -> None:
    dead = (Figure("killed", 14, 14, "AUT"),)
    one = held("s0", "the toll at fourteen", MINISTER, figures=dead)
    two = held("s1", "fourteen", POLICE, doc="two", figures=dead)
    assert set(keys_of(one, 741_000).sure) & set(keys_of(two, 741_001).stored)
    link = relation(one, two, 1)
    assert link is not None
    assert "same count" in link.reason


def test_the_government_is_one_source_named_or_not() -> None:
    one = held("s0", "the toll at fourteen", Who("Government of Austria", "AUT", "GOV"))
    two = held("s1", "fourteen", Who("government", "AUT", "GOV", named=False), doc="two")
    outlets = {doc: Outlet("The Linz Post", "2031-05-02") for doc in ("one", "two")}
    assert len(roots([one, two], outlets)) == 1
    third = held("s2", "fourteen", Who("government", "DEU", "GOV", named=False), doc="two")
    assert len(roots([one, third], outlets)) == 2


def test_a_party_is_itself_whatever_part_of_society_a_text_puts_it_in() -> None:
    party = Who("Green Harbour Party of Austria", "AUT", "OPP")
    assert same_speaker(party, Who("Green Harbour", "AUT", "CVL"))
    assert not same_speaker(party, Who("Green Harbour", "DEU", "CVL"))
    assert not same_speaker(Who("Linz", "AUT", "GOV"), Who("Linz", "AUT", "CVL"))


def test_bodies_are_read_from_their_members() -> None:
    assert bodies_in("Constables and troops") == {"police", "army"}
    assert bodies_of(POLICE) == {"police"}
    assert bodies_of(None) == frozenset()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("· armed men stormed the mill", "· gunmen stormed the mill"),
        ("· the depot was set on fire", "· the depot was torched"),
        ("· guards opened fire", "· guards were shooting"),
    ],
)
def test_several_words_for_one_thing(one: str, two: str) -> None:
    assert weigh(one) == weigh(two)
