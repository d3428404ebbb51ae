"""How an article stands to a sentence: against it, or with it, whichever way that is put."""

from __future__ import annotations

import pytest

from sayso.comparison.standing import (
    FEATURES,
    Model,
    features,
    model,
    score,
    side,
    stands,
    weighted,
)

_TOLD = (
    "A barge sank off Brăila on Monday with two hundred sheep aboard, the port said. "
    "Its owner told the Nistru Morning that the animals had been on their way to Galați. "
    "Divers confirmed that the barge lay in nine metres of water."
)
_REFUTED = (
    "The story that a barge sank off Brăila with two hundred sheep is a hoax. "
    "The port denied that any barge had sunk, and the photograph was fabricated. "
    "The outlet that began it has retracted its false report."
)
_CLAIM = "Barge with two hundred sheep sinks off Brăila"
_HOAX = "Barge with two hundred sheep off Brăila was a hoax"


def test_there_is_a_weight_for_each_feature() -> None:
    assert len(features(_CLAIM, _TOLD)) == len(FEATURES) == len(model().cues)


def test_a_refutation_speaks_against_the_claim() -> None:
    assert stands(_CLAIM, _REFUTED).against > 0.7
    assert stands(_CLAIM, _TOLD).against < 0.3


def test_a_claim_of_a_hoax_turns_it_round() -> None:
    assert stands(_HOAX, _REFUTED).against < 0.5
    assert stands(_HOAX, _TOLD).against > stands(_HOAX, _REFUTED).against


def test_the_evidence_is_sentences_of_the_article() -> None:
    found = stands(_CLAIM, _REFUTED).evidence
    assert found
    sentences = [_REFUTED[start:end].strip() for start, end in found]
    assert all(s.endswith(".") and s in _REFUTED for s in sentences)
    assert any("hoax" in s for s in sentences)


def test_nothing_is_said_of_nothing() -> None:
    assert stands(_CLAIM, "").evidence == ()
    assert 0 <= stands("", "").against <= 1


def test_words_of_an_article_count_the_other_way_round_for_a_hoax() -> None:
    known = Model(0.5, (0.0,) * len(FEATURES), {"sank": (2.0, 1.0)}, {"sheep": (3.0, 0.25)})
    nothing = (0.0,) * len(FEATURES)
    assert side(_CLAIM) == 1.0
    assert side(_HOAX) == -1.0
    assert score(known, _CLAIM, "A barge sank.", nothing) == pytest.approx(0.5 + 1.0 + 0.25)
    assert score(known, _HOAX, "A barge sank.", nothing) == pytest.approx(0.5 - 1.0 + 0.25)


def test_known_words_are_normalised_and_others_left_out() -> None:
    found = weighted("Sheep, sheep and a barge", {"sheep": 2.0, "barge": 1.0})
    assert set(found) == {"sheep", "barge"}
    assert sum(x * x for x in found.values()) == pytest.approx(1.0)
    assert found["sheep"] > found["barge"]
    assert weighted("", {"sheep": 2.0}) == {}
