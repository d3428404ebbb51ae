"""Counts spelled out, corrected, added to or said of others: whose number it is."""

from __future__ import annotations

import pytest

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.tolls import TollRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, bytes_id

Counted = list[tuple[str, int, int | None]]


def read(text: str) -> Reading:
    data = text.encode()
    document = Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),),
        source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
        published="2031-05-12",
    )
    reading = TollRules()(EventRules(records=False)(SentenceRules()(Reading(document))))
    reading.check()
    return reading


def tolls(text: str) -> Counted:
    found = sorted((t for e in read(text).events for t in e.tolls), key=lambda t: t.evidence)
    return [(t.kind.value, t.low, t.high) for t in found]


def told_by(text: str) -> dict[str, list[int]]:
    """Return the least number of each toll by the words that trigger its event."""
    return {text[slice(*e.trigger)]: [t.low for t in e.tolls] for e in read(text).events if e.tolls}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two children, a boy of eleven and a girl of nine, were cut by glass.", ("injured", 2)),
        ("Three people, a couple and their son, died in the crash.", ("killed", 3)),
        ("Two nurses - a woman of 30 and a man of 41 - were hurt.", ("injured", 2)),
        ("Two teachers (one of them pregnant) were killed.", ("killed", 2)),
        ("Four men, two of them brothers, were wounded in Sibiu.", ("injured", 4)),
        ("Three miners, aged 20, 31 and 44, were killed.", ("killed", 3)),
    ],
)
def test_who_they_were_counts_nobody_anew(text: str, wanted: tuple[str, int]) -> None:
    assert tolls(text) == [(wanted[0], wanted[1], wanted[1])]


def test_a_list_is_summed() -> None:
    assert tolls("Three soldiers, a child and two women were killed.") == [("killed", 6, 6)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The union put the number of dead at four.", [("killed", 4, 4)]),
        ("The number of people killed rose to 19.", [("killed", 19, 19)]),
        ("The number of injured has risen to 40.", [("injured", 40, 40)]),
        ("The ministry put the number of missing at nine.", [("missing", 9, 9)]),
    ],
)
def test_numbers_of(text: str, wanted: Counted) -> None:
    assert tolls(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The count is seven, after the body of a missing man was found.", [("killed", 7, 7)]),
        ("Two more deaths brought the toll to nine.", [("killed", 9, 9)]),
        ("The body of a missing man was found in the weir.", [("killed", 1, 1)]),
        ("She said one of the two additional deaths was that of a villager.", []),
    ],
)
def test_what_is_added_to_a_total_is_in_it(text: str, wanted: Counted) -> None:
    assert [t for t in tolls(text) if t[1] > 1 or len(wanted) == 1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police were holding four sailors; Sofia speaks of six deckhands.", [4, 6]),
        ("Nine guards were wounded, not eight as she had reported.", [9, 8]),
        ("Six men had been killed. There were six of us there, not four.", [6, 6]),
        ("Ten were wounded, not only by glass.", [10]),
    ],
)
def test_figures_without_a_noun(text: str, wanted: list[int]) -> None:
    assert [low for _, low, _ in tolls(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A nurse at the port hospital said it was quiet.",
        "A doctor in the hospital in Varna declined to speak.",
        "Both exclude a firefighter.",
    ],
)
def test_who_speaks_of_it_is_not_counted(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some 4,000 residents were told to leave their homes.", ("displaced", 4000)),
        ("Ninety people fled their homes in Hrabova.", ("displaced", 90)),
        ("She believes 200 people will stay away until the harvest.", ("displaced", 200)),
        ("Six people had been treated for broken bones.", ("injured", 6)),
        ("Forty pupils were taken ill at the camp.", ("injured", 40)),
        ("They stopped a bus, taking two nurses hostage.", ("detained", 2)),
        ("The rebels took nine guards prisoner.", ("detained", 9)),
    ],
)
def test_more_ways_to_be_harmed(text: str, wanted: tuple[str, int]) -> None:
    assert tolls(text) == [(*wanted, wanted[1])]


def test_staying_away_from_something_displaces_nobody() -> None:
    assert tolls("She believes 200 people will stay away from the polls.") == []


def test_dead_and_wounded_of_one_sentence_are_of_one_event() -> None:
    found = told_by("The ministry said five guards were dead and fourteen wounded.")
    assert list(found.values()) == [[5, 14]]


def test_totals_apart_from_any_event_are_of_what_the_text_is_about() -> None:
    text = (
        "Troops shelled Orsova on Monday.\n\n"
        "A gunman attacked a bus on the coast road.\n\n"
        "The governor said 3,200 people had been moved out of the valley."
    )
    reading = read(text)
    assert told_by(text)["shelled"] == [3200], reading.events


@pytest.mark.parametrize(
    "text",
    [
        "Six herders have not been seen since Friday. They were seized by border police.",
        "Border police seized six herders on Friday. The six men were released on Sunday.",
        "Border police seized the herders. On Sunday six men were released.",
    ],
)
def test_those_gone_or_held_were_taken_by_whoever_seized_them(text: str) -> None:
    (event,) = [e for e in read(text).events if e.tolls]
    assert text[slice(*event.trigger)] == "seized"
    assert {t.low for t in event.tolls} == {6}


def test_a_crowd_is_not_at_the_accident_told_before_it() -> None:
    text = "A boiler exploded in Ostrava.\n\nAbout 500 people gathered outside the town hall."
    assert told_by(text) == {"gathered": [500]}


def test_those_aboard_are() -> None:
    text = "The ferry sank off Varna. Seven men had been aboard."
    assert told_by(text) == {"sank": [7]}
