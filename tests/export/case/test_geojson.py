from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.export.case import Exported
from sayso.export.case.where import point, priogrid
from sayso.model import Place

Export = Callable[..., Exported]

TOP = {"type", "name", "features", "sayso_head"}


def collection(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "places.geojson").read_text(encoding="utf-8"))
    return found


def test_it_is_a_feature_collection(export: Export, out: Path) -> None:
    export("geojson")
    value = collection(out)
    assert value["type"] == "FeatureCollection"
    assert set(value) == TOP, "RFC 7946 took the crs member away"
    ids = [feature["id"] for feature in value["features"]]
    assert len(set(ids)) == len(ids) == 7
    names = {tuple(feature["properties"]) for feature in value["features"]}
    assert len(names) == 1, "all features have the same properties in the same order"
    for feature in value["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is not None:
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 20 < longitude < 22, "longitude stands first"
            assert 46 < latitude < 47


def test_a_country_is_no_point(export: Export, out: Path) -> None:
    export("geojson")
    countries = [f for f in collection(out)["features"] if f["properties"]["where_prec"] == 6]
    assert [f["geometry"] for f in countries] == [None, None]
    assert {f["properties"]["country"] for f in countries} == {"ROU"}


def test_nothing_to_click_that_runs(export: Export, out: Path) -> None:
    export("geojson")
    assert "javascript:" not in (out / "places.geojson").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("precision", "found"),
    [
        (1, (21.3167, 46.1833)),
        (2, (21.32, 46.18)),
        (4, (21.3, 46.2)),
        (6, None),
        (7, None),
        (None, (21.3, 46.2)),
    ],
)
def test_no_finer_than_the_text_says(
    precision: int | None, found: tuple[float, float] | None
) -> None:
    place = Place(0, 4, "Arad", lat=46.183333, lon=21.316667, precision=precision)
    assert point(place) == found


def test_points_that_are_none() -> None:
    assert point(None) is None
    assert point(Place(0, 1, "?")) is None
    assert point(Place(0, 1, "?", lat=91.0, lon=0.0, precision=1)) is None
    country = Place(0, 1, "Romania", lat=46.0, lon=25.0, precision=6)
    assert point(country, countries=True) == (25.0, 46.0)


def test_cells_of_prio_grid() -> None:
    assert priogrid(-180, -90) == 1
    assert priogrid(180, 90) == 720 * 360
    assert priogrid(69.18, 34.52) == 249 * 720 + 498 + 1


def test_gdal_reads_it(export: Export, out: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    shapely = pytest.importorskip("shapely")
    export("geojson")
    path = out / "places.geojson"
    info = pyogrio.read_info(path)
    assert info["features"] == 7
    assert info["crs"] == "EPSG:4326"
    meta, _, shapes, fields = pyogrio.raw.read(path)
    values = dict(zip(meta["fields"], fields, strict=True))
    points = shapely.from_wkb(shapes)
    there = [
        (p.x, p.y) for p, r in zip(points, values["place"], strict=True) if p and r == "Lipova"
    ]
    assert there == [(21.69, 46.09)] * 2
    assert "denies" not in values["stance"]
