"""Whom quoted pronouns mean."""

from __future__ import annotations

import pytest

from sayso.extraction.trees import forest
from sayso.model import Span
from sayso.resolution.actors import pronouns
from sayso.resolution.actors.antecedents import (
    FEATURES,
    MOST,
    Asked,
    antecedent,
    candidates,
    features,
)
from sayso.resolution.actors.memory import Draft, Memory
from tests.resolution.actors.texts import read, speaker

TEXT = "Ana Pop, the mayor, met Dan Rusu on the quay. She said it was closed. He said it was not."


def drafts() -> list[Draft]:
    memory = Memory()
    ana, dan = memory.person("Ana Pop"), memory.person("Dan Rusu")
    ana.gender, ana.seen, ana.said, ana.mentions = "f", 0, -1, [read_span("Ana Pop")]
    dan.seen, dan.mentions = 24, [read_span("Dan Rusu")]
    return memory.drafts


def read_span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def asked(word: str) -> Asked:
    return Asked(word.lower(), TEXT.index(word), TEXT, [0], None, None, goes_on=False)


def test_the_trees_look_at_what_is_worked_out() -> None:
    assert forest("antecedents", "sayso.resolution.actors").features == FEATURES
    for row in features(asked("She"), drafts()):
        assert len(row) == len(FEATURES)


def test_nobody_is_meant_where_nobody_was_spoken_of() -> None:
    assert antecedent(asked("She"), []) is None
    later = drafts()
    for draft in later:
        draft.seen = len(TEXT)
    assert candidates(later, asked("She")) == []


def test_the_latest_are_asked_about_and_the_outlet() -> None:
    memory = Memory()
    for n in range(MOST + 5):
        memory.person(f"Ana P{'o' * n}p").seen = n
    outlet = memory.body(frozenset({"delta"}), None, "Delta Watch")
    one = Asked("she", 40, "x" * 50, [0], None, outlet, goes_on=False)
    found = candidates(memory.drafts, one)
    assert [d.seen for d in found[:-1]] == list(range(MOST + 4, 4, -1))
    assert found[-1] is outlet


def test_every_form_of_a_pronoun_is_known() -> None:
    assert set(pronouns.FORMS.values()) == {"he", "she", "it", "they"}
    assert pronouns.FORMS["herself"] == "she"


@pytest.mark.parametrize(("word", "name"), [("she", "Maria Ene"), ("he", "Dan Pop")])
def test_a_pronoun_is_who_it_fits_and_its_words_are_evidence(word: str, name: str) -> None:
    text = (
        "Maria Ene, a nurse and mother of two, said nine were hurt.\n\n"
        "Dan Pop, a spokesman for the port, said that no man of his crew was.\n\n"
        f"The quay stays shut, {word} said."
    )
    reading = read(
        text,
        [
            ("Maria Ene, a nurse and mother of two,", "said", "nine were hurt"),
            ("Dan Pop, a spokesman for the port,", "said", "that no man of his crew was"),
            (word, "said", "The quay stays shut"),
        ],
        people=["Maria Ene", "Dan Pop"],
    )
    who = speaker(reading)
    assert who.name == name
    assert any(text[s:e] == word for s, e in who.mentions)
