"""Which actors are one: rules that join conservatively, people who go before them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.comparison.actors import name_words
from sayso.comparison.joining import Form, Group, join_forms
from sayso.errors import LedgerError
from sayso.ledger.judging import Judged, Judgement, Known
from sayso.model import actor_id


def form(
    name: str,
    country: str | None = "EST",
    sector: str | None = "GOV",
    *,
    person: bool = True,
    statements: int = 1,
) -> Form:
    return Form(
        actor_id(name, country, sector),
        name,
        country,
        sector,
        name_words(name),
        name.rsplit(maxsplit=1)[-1].casefold(),
        person,
        statements=statements,
    )


def together(groups: list[Group]) -> set[frozenset[str]]:
    return {frozenset(m.id for m in group.members) for group in groups}


def one(*forms: Form, judged: Judged | None = None) -> bool:
    """Whether all of some actors come out as one."""
    return len(join_forms(forms, judged or Judged())) == 1


def judgement(number: int, a: Form, b: Form, *, join: bool) -> Judgement:
    x, y = (Known(f.id, f.name, f.country, f.sector) for f in (a, b))
    return Judgement(number, "Ana", join, x, y)


ANNA = form("Anna Ilves")
JOINED: tuple[tuple[Form, Form, str], ...] = (
    (ANNA, form("Ilves"), "'Ilves' is part of the longer name, country agrees"),
    (ANNA, form("Anna Ilves", sector=None), "same name, country agrees, sector known of one only"),
    (ANNA, form("Anna Ilves", None), "same name, sector agrees, country known of one only"),
    (
        ANNA,
        form("Anna Ilves", sector="MIL"),
        "same name, country agrees, government and military of one state",
    ),
    (
        ANNA,
        form("Anna Ilves", sector="CVL"),
        "same name, country agrees, one is quoted by name alone",
    ),
    (
        form("Ministry of Ports", person=False),
        form("Ports Ministry", person=False),
        "same name, country and sector agree",
    ),
    (
        form("Harbour News", "EST", "MED", person=False),
        form("Harbour News", None, "MED", person=False),
        "same name, sector agrees, country known of one only",
    ),
)
APART: tuple[tuple[Form, ...], ...] = (
    (ANNA, form("Anna Ilves", "FIN")),
    (ANNA, form("Anna Ilves", sector="BUS")),
    (ANNA, form("Toomas Ilves")),
    (ANNA, form("Ilves", None)),
    (ANNA, form("Anna")),
    (ANNA, form("Ilves", person=False)),
    (form("Ilves"), form("Ilves", sector="CVL")),
    (form("Ports Ministry", person=False), form("Ports Ministry", None, person=False)),
    (form("Ilves", None), form("Ilves", None, None)),
    (form("Coast Guard", person=False), form("Guard", person=False)),
    (form("—"), form("…")),
)


@pytest.mark.parametrize(("a", "b", "reason"), JOINED)
def test_what_is_joined_says_why(a: Form, b: Form, reason: str) -> None:
    (group,) = join_forms([a, b], Judged())
    (tie,) = group.ties
    assert {tie.a, tie.b} == {a.id, b.id}
    assert tie.reason == reason
    assert tie.judgement is None


@pytest.mark.parametrize("forms", APART)
def test_what_stays_apart(forms: tuple[Form, ...]) -> None:
    assert len(join_forms(forms, Judged())) == len(forms)


def test_whoever_could_be_two_others_is_left_alone() -> None:
    toomas, surname = form("Toomas Ilves"), form("Ilves")
    assert len(join_forms([ANNA, toomas, surname], Judged())) == 3
    nowhere = form("Anna Ilves", None)
    finn = form("Anna Ilves", "FIN")
    assert len(join_forms([ANNA, finn, nowhere], Judged())) == 3
    same = Judged([judgement(1, ANNA, finn, join=True)])
    assert one(ANNA, finn, nowhere, judged=same)


def test_a_name_that_stands_for_all_is_a_whole_one() -> None:
    groups = join_forms([form("Ilves", statements=90), replace(ANNA, statements=2)], Judged())
    assert groups[0].members[0].name == "Anna Ilves"


def test_people_go_before_rules() -> None:
    surname, finn = form("Ilves"), form("Anna Ilves", "FIN", "BUS")
    assert not one(ANNA, surname, judged=Judged([judgement(1, ANNA, surname, join=False)]))
    joined = Judged([judgement(1, ANNA, finn, join=True)])
    (group,) = join_forms([ANNA, finn], joined)
    assert group.ties[0].reason == "joined by Ana"
    assert group.ties[0].judgement == joined.judgements[0]
    assert one(ANNA, surname, finn, judged=joined)
    both = Judged([*joined.judgements, judgement(2, finn, surname, join=False)])
    assert together(join_forms([ANNA, surname, finn], both)) == {
        frozenset({ANNA.id, finn.id}),
        frozenset({surname.id}),
    }


def test_what_was_joined_through_somebody_who_is_gone_stays_joined() -> None:
    finn, gone = form("Aino Kask", "FIN"), form("Anna Kask", "LVA")
    judged = Judged([judgement(1, ANNA, gone, join=True), judgement(2, gone, finn, join=True)])
    assert one(ANNA, finn, judged=judged)


def test_a_contradiction_is_refused() -> None:
    a, b, c = ANNA, form("Toomas Ilves"), form("Aino Kask")
    joined = Judged([judgement(1, a, b, join=True), judgement(2, b, c, join=True)])
    with pytest.raises(LedgerError, match="they are one"):
        joined.check(a.id, c.id, join=False)
    joined.check(a.id, c.id, join=True)  # said again in other words
    split = Judged([judgement(1, a, b, join=True), judgement(2, b, c, join=False)])
    with pytest.raises(LedgerError, match=r"they are two \(review 2\)"):
        split.check(c.id, a.id, join=True)
    with pytest.raises(LedgerError, match="nothing is to be done"):
        split.check(b.id, a.id, join=True)


NAMES = ("Anna Ilves", "Toomas Ilves", "Ilves", "Anna Maria Ilves", "Kask", "Aino Kask", "Ports")
FORMS = st.lists(
    st.builds(
        form,
        st.sampled_from(NAMES),
        st.sampled_from(["EST", "FIN", None]),
        st.sampled_from(["GOV", "MIL", "BUS", "CVL", None]),
        person=st.booleans(),
        statements=st.integers(0, 5),
    ),
    min_size=2,
    max_size=14,
    unique_by=lambda f: f.id,
)


def _shown(groups: list[Group]) -> list[Any]:
    return [
        ([m.id for m in group.members], sorted((t.a, t.b, t.reason) for t in group.ties))
        for group in groups
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(FORMS, st.randoms(use_true_random=False))
def test_no_order_matters_and_undoing_restores(forms: list[Form], rng: random.Random) -> None:
    sides = {f.id: rng.randrange(3) for f in forms}  # who is really one, so nothing contradicts
    pairs = rng.sample(list(combinations(forms, 2)), k=min(4, len(forms) - 1))
    made: list[Judgement] = []
    states = [_shown(join_forms(forms, Judged(made)))]
    for number, (a, b) in enumerate(pairs, 1):
        join = sides[a.id] == sides[b.id]
        Judged(made).check(a.id, b.id, join=join)
        made.append(judgement(number, a, b, join=join))
        states.append(_shown(join_forms(forms, Judged(made))))
    groups = join_forms(forms, Judged(made))
    inside = {f.id: n for n, g in enumerate(groups) for f in g.members}
    for j in made:
        assert (inside[j.a.id] == inside[j.b.id]) is j.join
    assert sorted(inside) == sorted(f.id for f in forms)
    assert all(len(g.ties) == len(g.members) - 1 for g in groups)
    for _ in range(3):
        other, order = rng.sample(forms, len(forms)), rng.sample(made, len(made))
        assert _shown(join_forms(other, Judged(order))) == states[-1]
    while made:
        made.pop()
        assert _shown(join_forms(rng.sample(forms, len(forms)), Judged(made))) == states[len(made)]
