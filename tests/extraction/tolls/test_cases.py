"""Tolls: sentences of our own (fiction, 2031) with every count in them."""

from __future__ import annotations

import pytest

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.tolls import TollRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, Toll, bytes_id


def tolls(text: str) -> list[Toll]:
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
    return sorted((t for e in reading.events for t in e.tolls), key=lambda t: t.evidence)


CASES: tuple[tuple[str, list[tuple[str, int, int | None]]], ...] = (
    # words and digits
    ("Three soldiers were killed near Batken.", [("killed", 3, 3)]),
    ("The blast killed 14 people.", [("killed", 14, 14)]),
    ("A bomb killed a woman in the market.", [("killed", 1, 1)]),
    ("Twenty-one miners died in the shaft.", [("killed", 21, 21)]),
    ("The flood killed 1,240 people.", [("killed", 1240, 1240)]),
    ("Two hundred and ten passengers drowned.", [("killed", 210, 210)]),
    ("Half a dozen guards were wounded.", [("injured", 6, 6)]),
    ("Two dozen villagers were injured.", [("injured", 24, 24)]),
    ("A couple of officers were hurt.", [("injured", 2, 2)]),
    ("Both pilots died in the crash.", [("killed", 2, 2)]),
    # vague numbers
    ("Dozens of people were killed in the raid.", [("killed", 24, 99)]),
    ("Scores of protesters were injured.", [("injured", 40, 199)]),
    ("Hundreds of people were arrested.", [("detained", 200, 999)]),
    ("Thousands of villagers fled the valley.", [("displaced", 2000, 9999)]),
    ("Tens of thousands of people were displaced.", [("displaced", 20000, 99999)]),
    ("Several officers were wounded.", [("injured", 3, 9)]),
    # bounds
    ("At least 12 people were killed.", [("killed", 12, None)]),
    ("More than 60 people were injured.", [("injured", 61, None)]),
    ("Over 300 passengers were rescued after 20 people died.", [("killed", 20, 20)]),
    ("Up to 400,000 people were displaced by the war.", [("displaced", 0, 400000)]),
    ("Fewer than ten people were killed.", [("killed", 0, 9)]),
    ("Between 20 and 30 people died in the stampede.", [("killed", 20, 30)]),
    ("Some 20 to 30 people were wounded.", [("injured", 20, 30)]),
    ("No fewer than 40 hostages were killed.", [("killed", 40, None)]),
    ("As many as 50 fighters were killed.", [("killed", 0, 50)]),
    ("About 70 people were injured.", [("injured", 70, 70)]),
    ("Nearly 100 people were killed in the earthquake.", [("killed", 100, 100)]),
    ("Five or more people were killed.", [("killed", 5, None)]),
    # none
    ("There were no casualties.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("No one was injured in the fire.", [("injured", 0, 0)]),
    ("Nobody was killed in the shelling.", [("killed", 0, 0)]),
    ("The strike caused no injuries.", [("injured", 0, 0)]),
    ("The raid ended without casualties.", [("injured", 0, 0), ("killed", 0, 0)]),
    # sums and kinds of victim
    ("The mine killed three soldiers and a child.", [("killed", 4, 4)]),
    ("They opened fire, killing two soldiers and two villagers.", [("killed", 4, 4)]),
    ("A man, a woman and three children died in the blast.", [("killed", 5, 5)]),
    ("A man and child were injured in the crash.", [("injured", 2, 2)]),
    # two kinds in one sentence
    ("Three guards had been killed and eight wounded.", [("injured", 8, 8), ("killed", 3, 3)]),
    (
        "The bombing killed 12 people and injured 30 others.",
        [("injured", 30, 30), ("killed", 12, 12)],
    ),
    (
        "Four people died and another was injured in the fire.",
        [("injured", 1, 1), ("killed", 4, 4)],
    ),
    ("The blast left two dead and five injured.", [("injured", 5, 5), ("killed", 2, 2)]),
    ("The attack left 11 people dead.", [("killed", 11, 11)]),
    ("Two people were shot and killed outside the bank.", [("killed", 2, 2)]),
    ("Three people were shot near the station.", [("injured", 3, 3)]),
    ("One person was fatally shot.", [("killed", 1, 1)]),
    ("The shooting sent four people to hospital.", [("injured", 4, 4)]),
    ("Six miners were taken to hospital after the blast.", [("injured", 6, 6)]),
    # updates
    ("The death toll from the quake rose to 34 on Monday.", [("killed", 34, 34)]),
    ("The death toll rose from 20 to 34.", [("killed", 34, 34)]),
    ("The toll stands at nine.", [("killed", 9, 9)]),
    ("The observatory put the toll at seven.", [("killed", 7, 7)]),
    ("The army put its losses at four dead.", [("killed", 4, 4)]),
    ("A fourth border guard has died of wounds.", [("killed", 4, 4)]),
    ("Officials reported 34 deaths.", [("killed", 34, 34)]),
    ("The quake claimed the lives of 52 people.", [("killed", 52, 52)]),
    ("Rescuers found the bodies of three climbers.", [("killed", 3, 3)]),
    # missing, detained, displaced, present
    ("Nine sailors are missing.", [("missing", 9, 9)]),
    ("Six shepherds have not been seen since Thursday.", [("missing", 6, 6)]),
    ("Two climbers remain unaccounted for.", [("missing", 2, 2)]),
    ("Police arrested 14 protesters.", [("detained", 14, 14)]),
    ("Eleven activists were detained in Osh.", [("detained", 11, 11)]),
    (
        "Rebels took 30 villagers hostage; four hostages were released.",
        [("detained", 4, 4), ("detained", 30, 30)],
    ),
    ("3,200 people had been moved out of the town.", [("displaced", 3200, 3200)]),
    ("The fire left 90 people homeless.", [("displaced", 90, 90)]),
    ("More than 500 people were evacuated.", [("displaced", 501, None)]),
    ("The ferry had 120 people aboard when it sank.", [("present", 120, 120)]),
    ("A crowd of 3,000 people gathered in the square.", [("present", 3000, 3000)]),
    ("Moscow sent 300 troops to the border.", [("present", 300, 300)]),
    ("A crowd of several thousand people gathered on the quay.", [("present", 2000, 9999)]),
    ("Several hundred people were evacuated after the flood.", [("displaced", 200, 999)]),
    ("A few hundred demonstrators rallied in Salto.", [("present", 200, 999)]),
    ("The raid was at dawn. He gave the toll as three.", [("killed", 3, 3)]),
    ("The dam burst. The death toll remains at 14.", [("killed", 14, 14)]),
    # no tolls: ages, times, distances, weapons, money, addresses, years
    ("A woman aged 34 was killed.", [("killed", 1, 1)]),
    ("The driver, 58, was wounded near Osh.", []),
    ("Sharipa Asanova, 71, was injured at home.", []),
    ("They fired 12 rockets and destroyed 40 houses.", []),
    ("The fighting lasted three hours and killed trade.", []),
    ("Soldiers marched 20 kilometres before the attack.", []),
    ("The bank lost 40 million dollars after the raid.", []),
    ("The attack took place at 14 Lenin Street.", []),
    ("In 2029 the border was calm after the killing.", []),
    ("At 4:20 a.m. the shelling killed cattle.", []),
    ("Two tanks and six drones were hit.", []),
    ("The treaty has 12 articles on prisoners.", []),
    ("Three bridges were damaged and two trucks burned.", []),
    ("Shelling killed three cows and 40 sheep.", []),
    ("Children between the ages of 11 and 15 were injured.", []),
    ("Ten per cent of the wounded were soldiers.", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_tolls(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    found = sorted((t.kind.value, t.low, t.high) for t in tolls(text))
    assert found == sorted(expected)


def test_there_are_eighty_cases() -> None:
    assert len(CASES) >= 80


def test_evidence_is_the_words_that_count() -> None:
    text = "At least 12 people were killed and 30 others wounded."
    killed, injured = tolls(text)
    assert text[slice(*killed.evidence)] == "At least 12 people"
    assert text[slice(*injured.evidence)] == "30 others"


def test_kinds_of_victim_are_kept() -> None:
    text = "The mine killed three soldiers and a child."
    (toll,) = tolls(text)
    assert toll.of is not None
    assert text[slice(*toll.of)] == "three soldiers and a child"


def test_a_bare_figure_counts_only_after_a_toll() -> None:
    after = tolls("Five guards were killed, the ministry said. Dushanbe spoke of seven.")
    assert [(t.kind.value, t.low) for t in after] == [("killed", 5), ("killed", 7)]
    assert tolls("The committee met in Osh. Dushanbe spoke of seven.") == []


def test_a_toll_without_an_event_makes_one() -> None:
    text = "Four people died."
    data = text.encode()
    document = Document(
        id="0" * 64,
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),),
        source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
    )
    reading = TollRules()(EventRules(records=False)(SentenceRules()(Reading(document))))
    (event,) = reading.events
    assert text[slice(*event.trigger)] == "died"
    assert event.confidence < 0.5


def test_long_texts_stay_linear() -> None:
    assert len(tolls("Three soldiers were killed near Batken. " * 400)) == 400


@pytest.mark.parametrize(
    "text",
    [
        "Guards shot at a march in Salto. A monitor at the march said it counted eleven deaths.",
        "Police fired on strikers in Lota. The union, which led the protest, said nine had died.",
        "Soldiers opened fire in Kayes. Four people died during the demonstration, a nurse said.",
    ],
)
def test_those_who_die_at_a_march_fell_to_the_blow_that_is_told(text: str) -> None:
    source = SourceFile("t.txt", "text/plain", len(text.encode()), bytes_id(text.encode()))
    document = Document(source.sha256, text, (Passage(0, len(text), Role.BODY, "en"),), source)
    reading = Reading(document)
    for component in (SentenceRules(), EventRules(), TollRules()):
        reading = component(reading)
    counted = {e.type.value for e in reading.events if e.tolls}
    assert counted == {"ASSAULT"}
