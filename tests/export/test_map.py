from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export.page.clip import clip
from sayso.export.page.map import WIDTH, Map, draw
from sayso.export.page.outlines import countries
from sayso.model import Place, PlaceUse, Reading


def drawn(reading: Reading, *points: tuple[float, float], precision: int = 1) -> Map | None:
    places = tuple(
        Place(0, 1, f"P{n}", PlaceUse.LITERAL, lat, lon, precision=precision)
        for n, (lat, lon) in enumerate(points)
    )
    return draw(replace(reading, places=places, events=()), "d1-o{offset}")


def test_literal_places_with_coordinates_are_dots(reading: Reading) -> None:
    drawing = draw(reading, "d1-o{offset}")
    assert drawing is not None
    assert {dot.name for dot in drawing.dots} == {"Gorizia", "Trieste", "Nova Gorica"}
    by_name = {dot.name: dot for dot in drawing.dots}
    assert by_name["Trieste"].y > by_name["Gorizia"].y
    assert by_name["Gorizia"].radius > by_name["Trieste"].radius
    assert {"Italy", "Slovenia"} <= {label.name for label in drawing.labels}
    assert drawing.bar_words.endswith(" km")


def test_without_coordinates_there_is_no_map(reading: Reading) -> None:
    assert draw(replace(reading, places=reading.places[4:], events=()), "") is None
    assert drawn(reading, (123.0, 0.0)) is None


def test_places_on_both_sides_of_the_date_line_stay_together(reading: Reading) -> None:
    drawing = drawn(reading, (-17.0, 178.5), (-14.0, -171.0))
    assert drawing is not None
    fiji, samoa = sorted(drawing.dots, key=lambda dot: dot.name)
    assert fiji.x < samoa.x
    assert samoa.x - fiji.x > WIDTH / 4
    assert drawing.paths


POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize("points", [[(90.0, 0.0), (-90.0, 180.0)], [(0.0, 0.0)], [(89.9, 12.0)]])
def test_extremes(reading: Reading, points: list[tuple[float, float]]) -> None:
    check(drawn(reading, *points), len(points))


@settings(max_examples=40, deadline=None)
@given(st.lists(POINT, min_size=1, max_size=3, unique=True))
def test_any_places_are_inside_the_drawing(points: list[tuple[float, float]]) -> None:
    import runpy
    from pathlib import Path

    sample = runpy.run_path(str(Path(__file__).with_name("samples.py")))["sample_reading"]()
    check(drawn(sample, *points), len(points))


def check(drawing: Map | None, count: int) -> None:
    assert drawing is not None
    assert len(drawing.dots) == count
    for dot in drawing.dots:
        assert -1 <= dot.x <= drawing.width + 1
        assert -1 <= dot.y <= drawing.height + 1
    assert 100 < drawing.height < 2 * WIDTH
    assert sum(map(len, drawing.paths)) < 400_000


def test_outlines_are_on_the_globe_and_small() -> None:
    from importlib.resources import files

    known = countries()
    assert len(known) > 200
    for country in known:
        for west, south, east, north in country.boxes:
            assert -180.01 <= west <= east <= 180.01, country.name
            assert -90.01 <= south <= north <= 90.01, country.name
    size = len(files("sayso.export").joinpath("data/outlines.json").read_bytes())
    assert size < 150_000


def test_clipping_keeps_what_is_inside() -> None:
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    cut = clip(square, 0, 0, 10, 10)
    assert {(round(x, 6), round(y, 6)) for x, y in cut} == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert clip(square, 20, 20, 30, 30) == []
