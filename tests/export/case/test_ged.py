from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sayso.export.case import Exported
from sayso.export.case.ged import GED_COLUMNS, OWN_COLUMNS
from sayso.export.case.sides import type_of_violence
from sayso.export.case.when import date_prec
from sayso.model import Actor, Sector

Export = Callable[..., Exported]

Table = Callable[[str], list[dict[str, str]]]


def test_their_columns_in_their_order_then_ours(export: Export, table: Table) -> None:
    export("ged")
    assert tuple(table("ged.csv")[0]) == GED_COLUMNS + OWN_COLUMNS
    assert len(GED_COLUMNS) == 49
    assert (GED_COLUMNS[0], GED_COLUMNS[24], GED_COLUMNS[-1]) == ("id", "where_prec", "gwnob")
    assert all(name.startswith("sayso_") for name in OWN_COLUMNS)


def test_a_row_for_each_count_of_the_killed(export: Export, table: Table) -> None:
    done = export("ged")
    rows = table("ged.csv")
    assert [(r["sayso_claimant"], r["low"], r["best"], r["high"]) for r in rows] == [
        ("Mureș River Authority", "12", "12", ""),
        ("a nurse", "15", "15", "15"),
        ("Delta Wire", "9", "9", "9"),
        ("Ana Iosif", "2", "2", "2"),
    ]
    assert [r["sayso_high_open"] for r in rows] == ["true", "false", "false", "false"]
    assert [r["sayso_type"] for r in rows] == ["ASSAULT", "ASSAULT", "ACCIDENT", "ASSAULT"]
    assert rows[0]["sayso_event"] == rows[1]["sayso_event"], "two accounts of one mention"
    assert len({r["id"] for r in rows}) == 4
    assert done.notes[0].left_out == {
        "counts of others than killed": 1,
        "counts of nobody killed": 1,
    }


def test_their_types(export: Export, table: Table) -> None:
    export("ged")
    for row in table("ged.csv"):
        assert 0 < int(row["id"]) < 10**15
        assert re.fullmatch(r"SAYSO-\d{4}-[0-9a-f]{16}", row["relid"])
        parts = [int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")]
        assert sum(parts) == int(row["best"])
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"] or 10**9)
        assert row["date_start"].endswith(" 00:00:00.000")
        assert row["year"] == row["date_start"][:4]
        if row["latitude"]:
            assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
        for name in ("conflict_new_id", "dyad_new_id", "country_id", "gwnoa", "active_year"):
            assert row[name] == "", "what only UCDP can give"


def test_one_row_in_full(export: Export, table: Table) -> None:
    export("ged")
    row = table("ged.csv")[0]
    assert row["code_status"] == "Clear", "a person accepted the event"
    assert table("ged.csv")[3]["code_status"] == "Check"
    assert row["type_of_violence"] == "3"
    assert (row["side_a"], row["side_b"]) == ("Ilie Vânt", "dock workers")
    assert (row["where_prec"], row["where_coordinates"]) == ("1", "Arad")
    assert (row["adm_1"], row["adm_2"], row["country"]) == ("Arad County", "Arad", "Romania")
    assert row["priogrid_gid"] == str(272 * 720 + 402 + 1)
    assert row["date_prec"] == "1"
    assert row["source_article"] == '"Arad Herald","2031-06-03","Drone strikes dock"'
    assert row["source_original"] == "Mureș River Authority"
    assert row["sayso_words"] == "at least 12 people"


def actor(sector: Sector | None) -> Actor:
    return Actor("x", "X", None, sector)


@pytest.mark.parametrize(
    ("side_a", "side_b", "found"),
    [
        (Sector.MIL, Sector.REB, 1),
        (Sector.REB, Sector.GOV, 1),
        (Sector.REB, Sector.REB, 2),
        (Sector.MIL, Sector.CVL, 3),
        (Sector.REB, Sector.MED, 3),
        (Sector.CVL, Sector.CVL, None),
        (Sector.MIL, None, None),
        (None, Sector.MIL, None),
        (Sector.MIL, Sector.IGO, None),
    ],
)
def test_type_of_violence(side_a: Sector | None, side_b: Sector | None, found: int | None) -> None:
    assert type_of_violence(actor(side_a), actor(side_b)) == found
    assert type_of_violence(None, actor(side_b)) is None


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2031-06-02", 1),
        ("2031-06-02T10:00", 1),
        ("2031-06-02/2031-06-04", 2),
        ("2031-06-02/2031-06-08", 3),
        ("2031-06", 4),
        ("2031", 5),
        ("../2031-06-02", 5),
        ("2031-06-02?", 1),
        (None, None),
        ("no date", None),
    ],
)
def test_date_precision(edtf: str | None, precision: int | None) -> None:
    assert date_prec(edtf) == precision
