"""Surnames that are the names of places, too."""

import pytest

from sayso.model import Label, Mention, Span
from sayso.resolution.places.persons import PersonNames

TEXT = "Aizat Torova spoke. Torova said so in Torova, near Torova."
NAMES = PersonNames(TEXT, [Mention(0, 12, Label.PER)])


def spans() -> list[Span]:
    return [Span(i, i + 6) for i in range(len(TEXT)) if TEXT.startswith("Torova", i)]


@pytest.mark.parametrize(("number", "wanted"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_surname_is_a_person_but_where_a_place_stands(number: int, wanted: bool) -> None:  # noqa: FBT001 - a case
    assert NAMES.has(spans()[number]) is wanted


def test_one_word_alone_is_nobodys_surname() -> None:
    assert not PersonNames(TEXT, [Mention(6, 12, Label.PER)]).has(spans()[1])
