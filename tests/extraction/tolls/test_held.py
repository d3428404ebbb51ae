"""The held and the driven out, as police and relief agencies count them (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: tuple[tuple[str, list[tuple[str, int, int | None]]], ...] = (
    (
        "More than 150 people were taken into custody, the interior ministry said.",
        [("detained", 151, None)],
    ),
    (
        "Eighteen persons were taken into custody following the disturbances.",
        [("detained", 18, 18)],
    ),
    (
        "A hundred and twelve people have been picked up since the march, the group said.",
        [("detained", 112, 112)],
    ),
    ("Soldiers rounded up 30 men in the village, residents said.", [("detained", 30, 30)]),
    ("Ninety people are still in custody, the police said.", [("detained", 90, 90)]),
    ("The group said 86 people are still detained.", [("detained", 86, 86)]),
    ("Gunmen abducted five engineers from a dam site, the company said.", [("detained", 5, 5)]),
    ("Four nuns were kidnapped on Monday, the diocese said.", [("detained", 4, 4)]),
    ("The rebels seized 12 soldiers, their spokesman said.", [("detained", 12, 12)]),
    ("The rebels are holding nine policemen hostage, the governor said.", [("detained", 9, 9)]),
    ("Forty-two demonstrators remain behind bars, their lawyers said.", [("detained", 42, 42)]),
    ("The court jailed seven activists.", [("detained", 7, 7)]),
    ("The authorities released 15 detainees on bail.", [("detained", 15, 15)]),
    ("Security forces made 64 arrests.", [("detained", 64, 64)]),
    ("There were 19 arrests, the police said.", [("detained", 19, 19)]),
    ("Two journalists were among those detained, the union said.", [("detained", 2, 2)]),
    ("The number of detainees has risen to 340, the centre said.", [("detained", 340, 340)]),
    ("No arrests were made, the police said.", [("detained", 0, 0)]),
    ("The army took 60 prisoners, its commander said.", [("detained", 60, 60)]),
    ("4. Sixty-four persons have been taken into custody.", [("detained", 64, 64)]),
    ("Among the arrested was the editor of a weekly.", [("detained", 1, 1)]),
    ("Police have taken 32 people into custody since dawn.", [("detained", 32, 32)]),
    ("Thirty-two people are being held at the central police station.", [("detained", 32, 32)]),
    ("Security men picked up 11 students from a dormitory.", [("detained", 11, 11)]),
    ("Eleven students picked up at a dormitory have been charged.", [("detained", 11, 11)]),
    ("The soldiers led away six men.", [("detained", 6, 6)]),
    ("The gunmen took four hostages.", [("detained", 4, 4)]),
    ("The gunmen are holding four hostages.", [("detained", 4, 4)]),
    ("All four hostages have been freed.", [("detained", 4, 4)]),
    ("A court ordered 14 of the protesters held for 15 days.", [("detained", 14, 14)]),
    ("Amnesty counted 320 political prisoners.", [("detained", 320, 320)]),
    ("The police chief put the number of detainees at 97.", [("detained", 97, 97)]),
    ("A total of 97 people were detained, among them nine minors.", [("detained", 97, 97)]),
    ("The lawyer said 12 of her clients were still behind bars.", [("detained", 12, 12)]),
    ("Five of the ten people arrested have been released.", [("detained", 10, 10)]),
    (
        "The coup leader was arrested together with two colonels.",
        [("detained", 1, 1), ("detained", 2, 2)],
    ),
    (
        "The fighting has driven 18,000 people from their homes, the agency said.",
        [("displaced", 18000, 18000)],
    ),
    (
        "About 7,500 people were evacuated before the storm, the governor said.",
        [("displaced", 7500, 7500)],
    ),
    ("The flood made 3,000 people homeless.", [("displaced", 3000, 3000)]),
    ("Some 2,400 people have left their homes, the mayor said.", [("displaced", 2400, 2400)]),
    (
        "At least 600 villagers crossed into Chad, the UN refugee agency said.",
        [("displaced", 600, None)],
    ),
    ("Thousands of people have fled the town, aid workers said.", [("displaced", 2000, 9999)]),
    (
        "The camp now shelters 11,000 displaced people, its manager said.",
        [("displaced", 11000, 11000)],
    ),
    (
        "More than 5,000 people are staying in churches and schools, the relief agency said.",
        [("displaced", 5001, None)],
    ),
    ("The UN put the number of displaced at 140,000.", [("displaced", 140000, 140000)]),
    ("Half a million people have been uprooted, the agency said.", [("displaced", 500000, 500000)]),
    (
        "Four hundred people spent the night in the sports hall, the council said.",
        [("displaced", 400, 400)],
    ),
    (
        "As many as 2,000 refugees have arrived since Friday, the border service said.",
        [("displaced", 0, 2000)],
    ),
    ("The district hospital said 31 of its patients had been evacuated.", [("displaced", 31, 31)]),
    ("Nearly 1,000 families have been displaced, the mayor said.", [("displaced", 1000, 1000)]),
    ("About 2,300 people were moved to higher ground.", [("displaced", 2300, 2300)]),
    ("The shelling forced 900 people to flee.", [("displaced", 900, 900)]),
    ("The offensive has uprooted at least 70,000 people.", [("displaced", 70000, None)]),
    ("Some 300 people are sheltering in the monastery.", [("displaced", 300, 300)]),
    ("Hundreds of villagers have taken refuge in the forest.", [("displaced", 200, 999)]),
    ("Thousands have left their homes.", [("displaced", 2000, 9999)]),
    ("More than 1,200 refugees crossed into Moldova on Friday.", [("displaced", 1201, None)]),
    ("Fifteen hundred people lost their homes in the fire.", [("displaced", 1500, 1500)]),
    ("About 80 families lost their homes.", [("displaced", 80, 80)]),
    ("Police said they had 26 people in custody.", [("detained", 26, 26)]),
    ("The junta has jailed more than 400 critics.", [("detained", 401, None)]),
    ("Seven activists were seized from their homes at night.", [("detained", 7, 7)]),
    ("Police briefly detained a cameraman.", [("detained", 1, 1)]),
    ("Agents detained the lawyer and two of her assistants.", [("detained", 3, 3)]),
    ("Arrests have reached 300, the network said.", [("detained", 300, 300)]),
    ("Thirty-one villagers were marched away at gunpoint.", [("detained", 31, 31)]),
    ("The war has made 1.2 million people homeless.", [("displaced", 1200000, 1200000)]),
    ("More than 20,000 have fled, the UN said.", [("displaced", 20001, None)]),
    ("Officials moved 650 people out of the hamlet.", [("displaced", 650, 650)]),
    ("The school is housing 230 evacuees.", [("displaced", 230, 230)]),
    ("Six thousand people are living in tents.", [("displaced", 6000, 6000)]),
    ("Some 9,000 people have left Salto since Friday.", [("displaced", 9000, 9000)]),
    ("The two ministers have left Salto.", []),
    ("More than 70 dissidents are in detention, a lawyer said.", [("detained", 71, None)]),
    ("They captured two pilots alive.", [("detained", 2, 2)]),
    ("Forty hostages were set free at dawn.", [("detained", 40, 40)]),
    ("Officers made at least 50 arrests.", [("detained", 50, None)]),
    ("Nearly 3,000 people spent the night outdoors.", [("displaced", 3000, 3000)]),
    ("The dam break left 1,100 people without homes.", [("displaced", 1100, 1100)]),
    ("Around 900 people had sought shelter in the mosque.", [("displaced", 900, 900)]),
    ("The number of displaced has doubled to 64,000.", [("displaced", 64000, 64000)]),
    ("Three men wanted for murder were arrested in Salto.", [("detained", 3, 3)]),
)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_the_held_and_the_displaced_are_counted(
    counts: Callable[[str], list[tuple[str, int, int | None]]],
    text: str,
    wanted: list[tuple[str, int, int | None]],
) -> None:
    assert counts(text) == sorted(wanted, key=str)
