"""Which country a phrase is of that names none."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.extraction.trees import forest
from sayso.model import Place, PlaceUse
from sayso.resolution.actors import countries
from sayso.resolution.actors.countries import FEATURES, Countries, Near, country_of
from sayso.resolution.actors.describe import describe
from sayso.resolution.actors.gazette import find_known
from sayso.resolution.actors.scene import Scene
from tests.resolution.actors.texts import part, read, speaker

TEXT = (
    "Fire at the Cahul depot\n\nA depot burned in Cahul, in Moldova, on Monday. Moldova's grain "
    "lay there. Romania sent two engines.\n\nThe ministry said nobody was hurt."
)


def scene(text: str = TEXT) -> Scene:
    found = find_known(text)
    places = [
        Place(*part(text, name), name, use=PlaceUse.LITERAL, country=country, precision=1)
        for name, country in (("Cahul", "MDA"),)
        if name in text
    ]
    return Scene(text, found, [s.start for s in found], [], [], places, [p.start for p in places])


def known(text: str = TEXT) -> Countries:
    return Countries(scene(text), lambda _: False, None)


def test_the_trees_look_at_what_is_worked_out() -> None:
    assert forest("countries", "sayso.resolution.actors").features == FEATURES
    near = Near("MDA", None, "ROU", Counter({"MDA": 1}))
    found = known()
    some = found.candidates(near)
    assert some == ["MDA", "ROU"]
    phrase = describe(scene(), part(TEXT, "The ministry"))
    for row in found.features(phrase, near, None, some):
        assert len(row) == len(FEATURES)


def test_a_ministry_is_of_the_country_that_a_text_is_about() -> None:
    phrase = describe(scene(), part(TEXT, "The ministry"))
    found = country_of(known(), phrase, Near("ROU", None, None, Counter()), None)
    assert found is not None
    country, (start, end) = found
    assert country == "MDA"
    assert TEXT[start:end] == "Moldova"  # the last words before it that name the country
    assert start > TEXT.index("Monday")


def test_no_country_is_told_that_the_text_does_not_name() -> None:
    text = "The ministry said nobody was hurt."
    phrase = describe(scene(text), part(text, "The ministry"))
    assert country_of(known(text), phrase, Near(None, None, None, Counter()), None) is None
    assert (
        country_of(known(text), phrase, Near("MDA", None, "ROU", Counter({"MDA": 3})), None) is None
    )


def test_no_country_is_told_that_is_unlikely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "LEAST", 99.0)
    phrase = describe(scene(), part(TEXT, "The ministry"))
    assert country_of(known(), phrase, Near("MDA", None, "MDA", Counter({"MDA": 3})), None) is None


def test_a_country_rests_on_characters_of_the_text() -> None:
    reading = read(
        TEXT,
        [("The ministry", "said", "nobody was hurt")],
        places=[("Cahul", "literal", "MDA")],
    )
    who = speaker(reading)
    assert who.country == "MDA"
    (evidence,) = [e for e in who.evidence if e.field == "country"]
    assert all(TEXT[s:e] in {"Moldova", "Cahul"} for s, e in evidence.spans)


@pytest.mark.parametrize("source", ["Somebody", "Nobody", "Someone in a coat"])
def test_whoever_it_may_be_is_of_no_country(source: str) -> None:
    text = TEXT.replace("The ministry", source)
    reading = read(
        text, [(source, "said", "nobody was hurt")], places=[("Cahul", "literal", "MDA")]
    )
    assert speaker(reading).country is None
