from __future__ import annotations

from dataclasses import replace

from sayso.export.wording import Who, Wording, toll_words, when
from sayso.model import Reading, Span, Toll, TollKind


def test_who_is_the_actor_with_what_is_known(reading: Reading) -> None:
    assert Wording(reading).who(reading.statements[1]) == Who("Mira Kolar", "spokeswoman, ITA, GOV")
    assert Wording(reading).who(reading.statements[3]).via == "Adria Wire"
    assert Wording(reading).who(reading.statements[5]).reported_by == "Piet Danner"


def test_without_an_actor_the_words_of_the_source_stand(reading: Reading) -> None:
    unresolved = replace(reading.statements[1], speaker=None)
    assert Wording(reading).who(unresolved).name == "spokeswoman Mira Kolar"
    assert Wording(reading).who(replace(unresolved, source=())).name == ""


def test_where_takes_places_of_the_content_before_those_of_the_sentence(reading: Reading) -> None:
    assert [p.name for p in Wording(reading).where(reading.statements[0])] == ["Gorizia"]
    assert [p.name for p in Wording(reading).where(reading.statements[1])] == ["Gorizia", "Trieste"]
    assert Wording(reading).where(reading.statements[6]) == ()


def test_when(reading: Reading) -> None:
    assert when(reading.statements[1]) == "by 2031-04-09"
    assert when(reading.statements[2]) == ""


def test_sides_of_events(reading: Reading) -> None:
    assert Wording(reading).event_actor(reading.events[1]) == "Second Brigade"
    assert Wording(reading).event_recipient(reading.events[1]) == "the bridge"
    assert Wording(reading).event_actor(reading.events[0]) == ""


def test_tolls_say_their_limits() -> None:
    toll = Toll(TollKind.KILLED, 12, None, Span(0, 1))
    assert toll_words(toll) == "12 or more killed"
    assert toll_words(replace(toll, high=12)) == "12 killed"
    assert toll_words(replace(toll, high=99)) == "12 to 99 killed"


def test_who_counts(reading: Reading) -> None:
    wording = Wording(reading)
    tolls = reading.events[0].tolls
    assert [wording.toll_claimant(t) for t in tolls] == [
        "regional health office",
        "Mira Kolar",
        "The Trieste Ledger",
    ]
    assert wording.toll_claimant(replace(tolls[1], claimant=None)) == "Mira Kolar"
    assert wording.toll_claimant(replace(tolls[2], claimant=None)) == "The Trieste Ledger"
