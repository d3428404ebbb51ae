from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sayso.export.case import Exported
from sayso.export.case.acled import ACLED_COLUMNS, GEO_PRECISION, OWN_COLUMNS
from sayso.export.case.acled_types import DISORDER, TYPES, acled_type
from sayso.export.case.sides import INTER, inter, interaction
from sayso.export.case.when import acled_date
from sayso.model import Actor, EventMention, EventType, Sector, Span

Export = Callable[..., Exported]

Table = Callable[[str], list[dict[str, str]]]

CODEBOOK = {
    "Battles": {
        "Government regains territory", "Non-state actor overtakes territory", "Armed clash",
    },
    "Protests": {
        "Excessive force against protesters", "Protest with intervention", "Peaceful protest",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb",
        "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
"""ACLED's event and sub-event types, after table 2 of its codebook."""


def test_their_columns_in_their_order_then_ours(export: Export, table: Table) -> None:
    export("acled")
    assert tuple(table("acled.csv")[0]) == ACLED_COLUMNS + OWN_COLUMNS
    assert len(ACLED_COLUMNS) == 31
    assert (ACLED_COLUMNS[0], ACLED_COLUMNS[15], ACLED_COLUMNS[-1]) == (
        "event_id_cnty", "iso", "timestamp",
    )  # fmt: skip


def test_every_mapped_type_is_in_the_codebook() -> None:
    for found in TYPES.values():
        if found is not None:
            assert found.disorder in DISORDER
            if found.event is not None:
                assert found.sub in CODEBOOK[found.event]


def test_the_mapping_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    for (kind, mode), found in TYPES.items():
        name = f"`{kind.value}` {mode or 'other modes'}"
        line = next((ln for ln in page.splitlines() if ln.startswith(f"| {name} |")), None)
        assert line, name
        if found is not None and found.event is not None:
            assert f"| {found.event} | {found.sub} |" in line
        else:
            assert ("not written" if found is None else "by the sides") in line


def test_one_row_in_full(export: Export, table: Table) -> None:
    export("acled")
    row = next(r for r in table("acled.csv") if r["sayso_trigger"] == "struck")
    assert row["event_id_cnty"].startswith("SAYSO")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2031-06-02", "2031", "1")
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence", "Air/drone strike",
    )  # fmt: skip
    assert (row["actor1"], row["inter1"]) == ("Ilie Vânt", "Rebel group")
    assert row["interaction"] == "Rebel group-Civilians"
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["iso"], row["country"], row["admin1"]) == ("642", "Romania", "Arad County")
    assert (row["location"], row["geo_precision"]) == ("Arad", "1")
    assert row["notes"].startswith("Mureș River Authority: A drone struck")
    assert row["fatalities"] == "0", "the most cautious of the counts, as ACLED does"
    assert "a nurse: 15..15" in row["sayso_killed_by_claimant"]
    assert int(row["timestamp"]) > 1_700_000_000


def test_what_is_vague_stays_empty(export: Export, table: Table) -> None:
    done = export("acled")
    march = next(r for r in table("acled.csv") if r["sayso_trigger"] == "marches")
    assert march["event_date"] == march["time_precision"] == march["geo_precision"] == ""
    assert march["sayso_date"] == "2031-05/2031-06"
    assert march["fatalities"] == "0"
    assert done.notes[0].left_out == {
        "events that are not told as having happened": 1,
        "events of type ACCIDENT, which ACLED lacks": 1,
    }


def mention(kind: EventType, mode: str | None = None) -> EventMention:
    return EventMention("x", Span(0, 1), kind, mode=mode)


@pytest.mark.parametrize(
    ("mode", "sides", "event", "sub"),
    [
        ("firearms", ("State forces", "Rebel group"), "Battles", "Armed clash"),
        (None, ("Rebel group", "Civilians"), "Violence against civilians", "Attack"),
        ("firearms", (None, "Civilians"), "Violence against civilians", "Attack"),
        ("firearms", ("State forces", None), None, None),
        (None, ("Civilians", "State forces"), None, None),
        ("massacre", (None, None), "Violence against civilians", "Attack"),
    ],
)
def test_assaults_go_by_their_sides(
    mode: str | None, sides: tuple[str | None, str | None], event: str | None, sub: str | None
) -> None:
    found = acled_type(mention(EventType.ASSAULT, mode), *sides)
    assert found is not None
    assert (found.event, found.sub) == (event, sub)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        (EventType.CONSULT, None),
        (EventType.ACCUSE, "allege"),
        (EventType.PROTEST, "hunger"),
        (EventType.ASSAULT, "cyber"),
        (EventType.ACCIDENT, "transport"),
    ],
)
def test_what_acled_does_not_record(kind: EventType, mode: str | None) -> None:
    assert acled_type(mention(kind, mode), None, None) is None


def test_an_army_abroad_is_an_external_force() -> None:
    army = Actor("x", "X", "HUN", Sector.MIL)
    assert inter(army, "HUN") == inter(army, None) == "State forces"
    assert inter(army, "ROU") == "External/Other forces"
    assert inter(Actor("x", "X"), "ROU") is None
    assert all(inter(Actor("x", "X", None, sector), None) in INTER for sector in Sector)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Civilians", "State forces", "State forces-Civilians"),
        ("Rebel group", None, "Rebel group only"),
        (None, None, None),
        ("Civilians", "External/Other forces", "External/Other forces-Civilians"),
        ("External/Other forces", "State forces", "State forces-External/Other forces"),
    ],
)
def test_interaction(first: str | None, second: str | None, found: str | None) -> None:
    assert interaction(first, second) == found


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2031-06-02", date(2031, 6, 2), 1),
        ("2031-06-02/2031-06-08", date(2031, 6, 5), 2),
        ("2031-06", date(2031, 6, 15), 3),
        ("2031", None, None),
        ("../2031-06-02", None, None),
        (None, None, None),
    ],
)
def test_dates(edtf: str | None, day: date | None, precision: int | None) -> None:
    assert acled_date(edtf) == (day, precision)


def test_precision_of_places() -> None:
    assert GEO_PRECISION == {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
