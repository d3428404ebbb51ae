"""The file in the wheel: size, speed, and what it holds."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from sayso.gazetteer import Entry, Gazetteer, NameKind, distance_km
from sayso.gazetteer.store import SHIPPED


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer([SHIPPED])


def first(gazetteer: Gazetteer, name: str, feature: str) -> Entry:
    return next(m.entry for m in gazetteer.find(name) if m.entry.feature.startswith(feature))


def test_it_is_small_enough() -> None:
    assert SHIPPED.stat().st_size < 30_000_000


def test_look_ups_take_microseconds(gazetteer: Gazetteer) -> None:
    names = [key for key, _ in zip(gazetteer.files[0].keys("ba"), range(2000), strict=False)]
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        for name in names:
            gazetteer.files[0].postings(name)
        best = min(best, (time.perf_counter() - start) / len(names))
    assert best < 200e-6, f"{best * 1e6:.0f} µs"


def test_opening_reads_no_more_than_the_directory() -> None:
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        Gazetteer([SHIPPED]).close()
        best = min(best, time.perf_counter() - start)
    assert best < 0.05, f"{best * 1e3:.0f} ms"


def test_importing_sayso_opens_nothing() -> None:
    code = "import sayso, sys; sys.exit('sayso.gazetteer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "feature", "country", "lat", "lon"),
    [
        ("Kiev", "P.PPLC", "UKR", 50.45, 30.52),
        ("Київ", "P.PPLC", "UKR", 50.45, 30.52),
        ("Kharkov", "P.PPLA", "UKR", 49.98, 36.25),
        ("Харьков", "P.PPLA", "UKR", 49.98, 36.25),
        ("موسكو", "P.PPLC", "RUS", 55.75, 37.62),
        ("Ak-Say", "P", "KGZ", 39.87, 70.52),
        ("Osh", "P.PPLA", "KGZ", 40.53, 72.80),
        ("Osh Region", "A.ADM1", "KGZ", 40.1, 73.0),
        ("Sumy Oblast", "A.ADM1", "UKR", 51.0, 34.2),
        ("Cook County", "A.ADM2", "USA", 41.8, -87.8),
        ("Russia", "A.PCLI", "RUS", 60.0, 100.0),
        ("Darfur", "L.RGN", "SDN", 13.0, 24.5),
        ("Donbas", "L.RGN", "UKR", 48.5, 38.2),
        ("Gaza Strip", "L.RGN", "PSE", 31.4, 34.4),
        ("Black Sea", "H.SEA", None, 43.3, 34.0),
        ("Dnipro River", "H.STM", None, 48.0, 34.0),
        ("Sahara", "T.DSRT", None, 23.0, 10.0),
    ],
)
def test_it_holds(
    gazetteer: Gazetteer, name: str, feature: str, country: str | None, lat: float, lon: float
) -> None:
    entry = next(
        m.entry
        for m in gazetteer.find(name)
        if m.entry.feature.startswith(feature) and m.entry.country == country
    )
    here = Entry("x", "x", lat, lon, None, "P.PPL", 0, (0, 0))
    assert distance_km(entry, here) < 120


def test_peoples_point_at_their_country(gazetteer: Gazetteer) -> None:
    for word, code in (("Kyrgyz", "KGZ"), ("Syrians", "SYR"), ("Dutch", "NLD"), ("Welsh", "GBR")):
        matches = gazetteer.find(word)
        assert [m.entry.country for m in matches if m.kind == NameKind.PEOPLE] == [code]


def test_countries_have_codes_neighbours_and_capitals(gazetteer: Gazetteer) -> None:
    kyrgyzstan = gazetteer.countries["KGZ"]
    assert set(kyrgyzstan.neighbours) == {"CHN", "TJK", "UZB", "KAZ"}
    assert kyrgyzstan.capital is not None
    assert gazetteer.entry((0, kyrgyzstan.capital)).name == "Bishkek"
    assert gazetteer.by_domain["kg"] == "KGZ"
    assert len(gazetteer.countries) > 240


def test_units_hold_their_towns(gazetteer: Gazetteer) -> None:
    sumy = first(gazetteer, "Sumy", "P.PPLA")
    assert gazetteer.units(sumy)[0].name == "Sumy Oblast"
    assert gazetteer.units(first(gazetteer, "Ukraine", "A.PCLI")) == ()


def test_every_entry_is_sound(gazetteer: Gazetteer) -> None:
    codes = set(gazetteer.countries)
    for count, entry in enumerate(gazetteer.files[0].entries()):
        if count % 13:  # a sample: 21,000 entries
            continue
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert entry.name
        assert entry.country is None or entry.country in codes
        for unit in gazetteer.units(entry):
            assert unit.feature.startswith("A.ADM")
            assert unit.country == entry.country
