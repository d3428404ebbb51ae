"""The wounded and the missing, as hospitals and families count them (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: tuple[tuple[str, list[tuple[str, int, int | None]]], ...] = (
    (
        "The blast left at least seven people dead and wounded more than 60 others, the health ministry said.",
        [("injured", 61, None), ("killed", 7, None)],
    ),
    (
        "The battalion suffered 14 dead and 30 wounded, its commander said.",
        [("injured", 30, 30), ("killed", 14, 14)],
    ),
    (
        "The toll stands at 40 dead and 113 injured, the agency said.",
        [("injured", 113, 113), ("killed", 40, 40)],
    ),
    (
        "The health ministry reported 12 deaths and 90 injuries.",
        [("injured", 90, 90), ("killed", 12, 12)],
    ),
    ("No one was hurt in the attack, the governor said.", [("injured", 0, 0)]),
    ("There were no injuries, the police said.", [("injured", 0, 0)]),
    (
        "One guard was killed and another wounded, the prison service said.",
        [("injured", 1, 1), ("killed", 1, 1)],
    ),
    (
        "The quake killed 1,340 people and injured 5,000.",
        [("injured", 5000, 5000), ("killed", 1340, 1340)],
    ),
    ("Five sailors are under treatment in Varna.", [("injured", 5, 5)]),
    ("Nine old bridges are under treatment in Varna.", []),
    ("Eleven men were lost with the second boat.", [("missing", 11, 11)]),
    ("Two barges were lost at sea.", []),
    ("About 1,200 residents were moved into schools.", [("displaced", 1200, 1200)]),
    ("Some 1,200 desks were moved to schools.", []),
    ("The number of deceased stands at five.", [("killed", 5, 5)]),
    ("The number of deceased accounts stands at five.", []),
    ("Eleven people were injured, three seriously, the fire brigade said.", [("injured", 11, 11)]),
    ("The clinic treated 34 people for smoke inhalation.", [("injured", 34, 34)]),
    ("Doctors treated 120 people for gunshot wounds, the hospital said.", [("injured", 120, 120)]),
    (
        "Forty-five people were taken to hospital, the ambulance service said.",
        [("injured", 45, 45)],
    ),
    ("Nine people were hospitalised, the ministry said.", [("injured", 9, 9)]),
    ("The hospital admitted 52 wounded, its surgeon said.", [("injured", 52, 52)]),
    ("Seventeen officers suffered injuries, the police union said.", [("injured", 17, 17)]),
    ("Seven people sustained burns, the plant's owner said.", [("injured", 7, 7)]),
    ("Dozens were hurt in the crush, stewards said.", [("injured", 24, 99)]),
    ("The number of wounded has climbed to 230, the Red Crescent said.", [("injured", 230, 230)]),
    ("Two children lost limbs, the surgeon said.", [("injured", 2, 2)]),
    ("Some 60 demonstrators needed treatment for tear gas, medics said.", [("injured", 60, 60)]),
    ("Four people are in critical condition, the hospital said.", [("injured", 4, 4)]),
    ("Police said 41 officers were hurt, eight of them badly.", [("injured", 41, 41)]),
    ("Five people were stabbed at the station, police said.", [("injured", 5, 5)]),
    ("A grenade wounded a baker and two customers.", [("injured", 3, 3)]),
    ("A teacher was shot in the leg, her sister said.", [("injured", 1, 1)]),
    ("Twenty people were beaten by the police, the lawyer said.", [("injured", 20, 20)]),
    (
        "3. Forty-one policemen sustained injuries, of whom six remain in hospital.",
        [("injured", 41, 41)],
    ),
    ("The governor, citing hospitals, said 33 people had been hurt.", [("injured", 33, 33)]),
    (
        "By noon the count had reached 44 dead and more than 200 hurt.",
        [("injured", 201, None), ("killed", 44, 44)],
    ),
    (
        "A bus carrying 35 pilgrims plunged into a gorge, killing 22 and injuring 13.",
        [("injured", 13, 13), ("killed", 22, 22), ("present", 35, 35)],
    ),
    ("Among the wounded were three reporters.", [("injured", 3, 3)]),
    ("The army suffered no casualties.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("A man shot and wounded two policemen before he was overpowered.", [("injured", 2, 2)]),
    ("Three people were wounded by shrapnel, two of them seriously.", [("injured", 3, 3)]),
    ("The clinic took in 17 wounded.", [("injured", 17, 17)]),
    ("Surgeons operated on 23 wounded people overnight.", [("injured", 23, 23)]),
    ("Sixty people were treated for the effects of tear gas.", [("injured", 60, 60)]),
    ("Medics treated 85 people for burns, cuts and shock.", [("injured", 85, 85)]),
    ("Nine police officers were hospitalised after the clash.", [("injured", 9, 9)]),
    ("Four policemen suffered broken bones.", [("injured", 4, 4)]),
    ("Shelling wounded an elderly man and his granddaughter.", [("injured", 2, 2)]),
    ("Nine dead and 31 wounded, says the ministry.", [("injured", 31, 31), ("killed", 9, 9)]),
    ("Nineteen sailors are missing, the navy said.", [("missing", 19, 19)]),
    ("Fourteen people remain unaccounted for, the mayor said.", [("missing", 14, 14)]),
    ("Search teams were looking for 23 missing hikers.", [("missing", 23, 23)]),
    ("The whereabouts of six activists are unknown, their families said.", [("missing", 6, 6)]),
    ("The number of missing stood at 87, the civil defence agency said.", [("missing", 87, 87)]),
    ("Nothing has been heard of the four aid workers since Friday.", [("missing", 4, 4)]),
    ("Three students have disappeared since the raid, the university said.", [("missing", 3, 3)]),
    ("Families have reported 31 people missing.", [("missing", 31, 31)]),
    ("Among the missing are a honeymooning couple and their guide.", [("missing", 3, 3)]),
    ("The list of missing now runs to 48 names.", [("missing", 48, 48)]),
    ("Ferry sinks off coast; 40 missing", [("missing", 40, 40)]),
    (
        "A grenade attack on a bar killed two and injured nine.",
        [("injured", 9, 9), ("killed", 2, 2)],
    ),
    ("The bombing wounded 60, some of them critically.", [("injured", 60, 60)]),
    ("Two nurses were hurt, neither seriously.", [("injured", 2, 2)]),
    ("The clinic recorded nine dead and 41 wounded.", [("injured", 41, 41), ("killed", 9, 9)]),
    ("Medics evacuated 70 wounded from the cellar.", [("injured", 70, 70)]),
    ("About 15 people were trampled.", [("injured", 15, 15)]),
    ("The union listed 23 injured workers.", [("injured", 23, 23)]),
    ("Three fishermen have not returned from sea.", [("missing", 3, 3)]),
    ("The fate of 12 villagers is unknown.", [("missing", 12, 12)]),
    ("As many as 60 children may be missing.", [("missing", 0, 60)]),
    ("Thirty-three people were hurt when the stand gave way.", [("injured", 33, 33)]),
    ("The Red Crescent said its volunteers had treated 140 people.", [("injured", 140, 140)]),
    ("Three pupils were rushed to hospital with burns.", [("injured", 3, 3)]),
    ("Scores more were injured.", [("injured", 40, 199)]),
    ("The injured, put at 72 by the ministry, were flown to the capital.", [("injured", 72, 72)]),
    ("Twelve people are listed as missing.", [("missing", 12, 12)]),
    ("Five soldiers are reported missing in action.", [("missing", 5, 5)]),
)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_the_hurt_and_the_missing_are_counted(
    counts: Callable[[str], list[tuple[str, int, int | None]]],
    text: str,
    wanted: list[tuple[str, int, int | None]],
) -> None:
    assert counts(text) == sorted(wanted, key=str)
