"""Whose word a count is, and which event it belongs to (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import EventMention, Reading, Toll

Read = Callable[[str], Reading]


def tolls(reading: Reading) -> list[tuple[EventMention, Toll]]:
    return sorted(((e, t) for e in reading.events for t in e.tolls), key=lambda p: p[1].evidence)


def speaker(reading: Reading, toll: Toll) -> str | None:
    statement = next((s for s in reading.statements if s.id == toll.statement), None)
    if statement is None:
        return None
    return " ".join(reading.document.text[slice(*span)] for span in statement.source)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The attack claimed the lives of 16 civilians, the ministry said.", "the ministry"),
        ("The fire claimed three lives, the mayor said.", "the mayor"),
        ("The mayor said the flood had claimed nine lives.", "The mayor"),
        ("Nine people died, said the surgeon.", "the surgeon"),
    ],
)
def test_what_takes_lives_claims_nothing(read: Read, text: str, who: str) -> None:
    reading = read(text)
    ((_, toll),) = tolls(reading)
    assert speaker(reading, toll) == who


def test_a_clause_after_a_semicolon_is_not_the_speakers(read: Read) -> None:
    reading = read(
        "About 5,000 people marched, the organisers said; police put the crowd at 1,200."
    )
    first, second = tolls(reading)
    assert speaker(reading, first[1]) == "the organisers"
    assert speaker(reading, second[1]) != "the organisers"


def test_what_is_denied_is_not_the_deniers_count(read: Read) -> None:
    assert tolls(read("Shells fell on Osh. The army denied that 30 people had been killed.")) == []
    ((_, toll),) = tolls(read("Shells fell on Osh. The army said that 30 people had been killed."))
    assert toll.low == 30


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Eleven people were killed in a fire at a depot in Salto. The depot is shut.", "fire"),
        ("A tower collapsed in Kisumu and nine people died. It was new.", "collapsed"),
        ("Four people were killed by an explosion at a mill. It was new.", "explosion"),
    ],
)
def test_the_dead_belong_to_what_killed_them(read: Read, text: str, cause: str) -> None:
    reading = read(text)
    ((event, _),) = tolls(reading)
    assert reading.document.text[slice(*event.trigger)] == cause


def test_those_held_elsewhere_are_not_an_earlier_arrests(read: Read) -> None:
    reading = read(
        "Police arrested an editor in Minsk. The editor is well.\n\n"
        "Thirty drivers are being held at a crossing near Brest, their union said."
    )
    event, toll = tolls(reading)[-1]
    assert (toll.low, reading.document.text[slice(*event.trigger)]) == (30, "held")


def test_troops_are_not_at_a_march(read: Read) -> None:
    reading = read(
        "Workers marched through Lae on Monday. The ministry has 4,000 troops near the border."
    )
    ((event, toll),) = [pair for pair in tolls(reading) if pair[1].low == 4000]
    assert (event.type.value, toll.kind.value) == ("MOBILIZE", "present")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The brigade put the dead at 19. The union spoke of more than 40.",
            [("killed", 19, 19), ("killed", 41, None)],
        ),
        (
            "The centre counted nine dead. It said nineteen, then twenty-six, then thirty.",
            [("killed", 9, 9), ("killed", 19, 19), ("killed", 26, 26), ("killed", 30, 30)],
        ),
        (
            "The group said 57 people had been arrested. Forty, say the police.",
            [("detained", 57, 57), ("detained", 40, 40)],
        ),
        (
            "Workers marched on Monday. Organisers said 15,000 had come. The police saw 200.",
            [("present", 15000, 15000)],
        ),
        (
            "Two men were killed at the march. By the union's count there were fifteen thousand.",
            [("killed", 2, 2), ("present", 15000, 15000)],
        ),
        (
            "Take the dead. The company began at fourteen. The hospital says thirty-seven.",
            [("killed", 14, 14), ("killed", 37, 37)],
        ),
        (
            "The strike goes on. She told 6,000 dockers to stay out. The port counted 900 of them.",
            [("present", 6000, 6000), ("present", 900, 900)],
        ),
        (
            "Some 9,000 people have left Salto since May, an agency said. The mayor speaks of 4,000.",
            [("displaced", 9000, 9000), ("displaced", 4000, 4000)],
        ),
    ],
)
def test_a_bare_figure_counts_what_is_like_it(
    read: Read, text: str, wanted: list[tuple[str, int, int | None]]
) -> None:
    found = [(t.kind.value, t.low, t.high) for _, t in tolls(read(text))]
    assert found == wanted


def test_a_bare_figure_is_of_what_was_counted_last(read: Read) -> None:
    reading = read(
        "A ferry sank off Tulcea and nine people died. Gunmen attacked a bank in Galati. "
        "The harbour master says eleven."
    )
    event, toll = next(pair for pair in tolls(reading) if pair[1].low == 11)
    assert (toll.kind.value, reading.document.text[slice(*event.trigger)]) == ("killed", "sank")


def test_a_clock_time_after_a_toll_is_none(read: Read) -> None:
    reading = read("Two men were killed at the march. The column had set out at ten.")
    assert [t.low for _, t in tolls(reading)] == [2]


def test_many_who_were_there_belong_to_what_their_paragraph_tells(read: Read) -> None:
    reading = read("Police arrested the mayor of Lae on Monday. Some 300 dockers attended.")
    (toll_events,) = [[e.type.value for e, t in tolls(reading) if t.low == 300]]
    assert toll_events == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Guards shot two inmates at the prison of Lae. Forty inmates escaped.", "RETREAT"),
        ("A ferry sank off Lae. Forty passengers are missing.", "ACCIDENT"),
    ],
)
def test_an_escape_is_an_event_by_itself(read: Read, text: str, type_: str) -> None:
    (event,) = [e for e, t in tolls(read(text)) if t.low == 40]
    assert event.type.value == type_
