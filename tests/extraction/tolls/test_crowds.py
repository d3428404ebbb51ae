"""Crowds, crews and troops: people whose being somewhere is told (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: tuple[tuple[str, list[tuple[str, int, int | None]]], ...] = (
    ("He said 503 soldiers landed at Varna on 4 August.", [("present", 503, 503)]),
    ("The union said 60 troops had flown out of Varna.", [("present", 60, 60)]),
    ("Some 20,000 people took part in the march, organisers said.", [("present", 20000, 20000)]),
    ("Police estimated the crowd at 3,500.", [("present", 3500, 3500)]),
    ("The rally drew 8,000 people, according to its organisers.", [("present", 8000, 8000)]),
    ("Hundreds gathered in front of the courthouse.", [("present", 200, 999)]),
    ("Tens of thousands filled the square, the party said.", [("present", 20000, 99999)]),
    (
        "There were fifteen thousand, the organisers said, and the police saw two thousand marchers.",
        [("present", 2000, 2000), ("present", 15000, 15000)],
    ),
    (
        "The plane had 88 passengers and six crew members on board, the airline said.",
        [("present", 94, 94)],
    ),
    ("The bus was carrying 41 pupils, the school said.", [("present", 41, 41)]),
    ("The ship had a crew of 22, the owner said.", [("present", 22, 22)]),
    (
        "Moscow has massed 30,000 troops on the border, the minister said.",
        [("present", 30000, 30000)],
    ),
    ("The mission sent 500 peacekeepers to Goma in March.", [("present", 500, 500)]),
    ("About 900 dockers walked out on Monday, the port authority said.", [("present", 900, 900)]),
    ("More than 6,000 workers were on strike, the union said.", [("present", 6001, None)]),
    ("Two hundred riot police were deployed to the campus.", [("present", 200, 200)]),
    ("At most 150 people attended the funeral, the police said.", [("present", 0, 150)]),
    ("The organisers said 2,000 had come.", [("present", 2000, 2000)]),
    ("Paragraph 5. A crowd of some 2,000 persons had assembled.", [("present", 2000, 2000)]),
    (
        "Organisers spoke of 10,000 demonstrators, the police of 2,500.",
        [("present", 2500, 2500), ("present", 10000, 10000)],
    ),
    ("Some 6,000 people joined the march.", [("present", 6000, 6000)]),
    ("The march drew 6,000 people.", [("present", 6000, 6000)]),
    ("Police put the turnout at 6,000.", [("present", 6000, 6000)]),
    ("Turnout was estimated at 6,000.", [("present", 6000, 6000)]),
    ("A crowd estimated at 6,000 filled the square.", [("present", 6000, 6000)]),
    ("Between 3,000 and 4,000 people demonstrated in Bilbao.", [("present", 3000, 4000)]),
    ("No more than 300 people attended the rally, the police said.", [("present", 0, 300)]),
    ("Several thousand people packed the stadium.", [("present", 2000, 9999)]),
    ("The airliner had 112 people aboard.", [("present", 112, 112)]),
    ("A force of 2,500 soldiers crossed the river.", [("present", 2500, 2500)]),
    ("Satellite images show 2,500 troops camped near the airport.", [("present", 2500, 2500)]),
    ("The two countries have 60,000 soldiers along the line.", [("present", 60000, 60000)]),
    ("Some 40,000 troops are stationed on the island.", [("present", 40000, 40000)]),
    ("The ministry deployed 800 riot police in the capital.", [("present", 800, 800)]),
    ("Four thousand dockers are on strike.", [("present", 4000, 4000)]),
    ("The tanker had a crew of 19.", [("present", 19, 19)]),
    ("An estimated 12,000 mourners lined the streets.", [("present", 12000, 12000)]),
    ("The vigil was attended by 300 people.", [("present", 300, 300)]),
    ("Fifty thousand people were in the stadium.", [("present", 50000, 50000)]),
    (
        "Police said 700 people took part; the group said 5,000.",
        [("present", 700, 700), ("present", 5000, 5000)],
    ),
    ("The garrison numbers 1,400 men.", [("present", 1400, 1400)]),
    ("The helicopter, carrying nine soldiers, went down in fog.", [("present", 9, 9)]),
    ("The trawler sank with a crew of 11.", [("present", 11, 11)]),
    ("Up to 100,000 people turned out for the funeral.", [("present", 0, 100000)]),
    ("Only 60 people came to the rally.", [("present", 60, 60)]),
    ("A few thousand protesters blocked the bridge.", [("present", 2000, 9999)]),
    ("Some 250 passengers and crew were on board the ferry.", [("present", 250, 250)]),
    ("Hundreds of troops poured into the city.", [("present", 200, 999)]),
    ("The battalion has 600 men at the crossing.", [("present", 600, 600)]),
)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_crowds_crews_and_troops_are_counted(
    counts: Callable[[str], list[tuple[str, int, int | None]]],
    text: str,
    wanted: list[tuple[str, int, int | None]],
) -> None:
    assert counts(text) == sorted(wanted, key=str)
