"""The linear model that advises on records."""

from __future__ import annotations

import pytest

from sayso.extraction.events.sentence_class import BUCKETS, CLASSES, chances, features


def test_chances_sum_to_one() -> None:
    found = chances("Police arrested twelve demonstrators in the capital.")
    assert set(found) == set(CLASSES)
    assert sum(found.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court has rejected a request of the opposition.", "REJECT"),
        ("The army launched air strikes on the rebel town.", "ASSAULT"),
        ("The president met his counterpart for talks in Baku.", "CONSULT"),
        ("The ministry condemned the attack.", "ACCUSE"),
    ],
)
def test_plain_sentences(text: str, expected: str) -> None:
    found = chances(text)
    assert max(found, key=found.__getitem__) == expected


@pytest.mark.parametrize("text", ["", "…", "!!!"])
def test_no_words_no_chances(text: str) -> None:
    assert chances(text) == {}


def test_features_are_buckets() -> None:
    found = features("Three of them, 40 in all, fled.")
    assert found == sorted(set(found))
    assert all(0 <= bucket < BUCKETS for bucket in found)
