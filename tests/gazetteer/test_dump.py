"""A user's own GeoNames dump."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.geonames import add_dump
from sayso.gazetteer.store import SHIPPED


def line(
    number: int,
    name: str,
    kind: str,
    code: str,
    admin1: str = "09",
    admin2: str = "",
    others: str = "",
    population: int = 0,
) -> str:
    columns = [str(number), name, name, others, "39.9", "70.5", kind, code, "KG", "", admin1]
    columns += [admin2, "", "", str(population), "", "900", "Asia/Bishkek", "2031-01-01"]
    return "\t".join(columns) + "\n"


DUMP = [
    line(900001, "Tash-Bulak", "P", "PPL", others="Таш-Булак,Tashbulaq", population=120),
    line(900002, "Batken Region", "A", "ADM1"),
    line(900003, "Ak-Bel Pass", "T", "PASS"),
    line(900004, "M41", "R", "RD"),
]


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer([SHIPPED])


@pytest.mark.parametrize("zipped", [True, False])
def test_its_places_are_found_beside_the_shipped_ones(
    tmp_path: Path, shipped: Gazetteer, *, zipped: bool
) -> None:
    source = tmp_path / "KG.txt"
    source.write_text("".join(DUMP), encoding="utf-8")
    if zipped:
        with zipfile.ZipFile(tmp_path / "KG.zip", "w") as archive:
            archive.writestr("readme.txt", "about")
            archive.write(source, "KG.txt")
        source = tmp_path / "KG.zip"
    told: list[tuple[int, int]] = []
    path, places = add_dump(
        source, shipped, folder=tmp_path / "own", progress=lambda *x: told.append(x)
    )
    assert path.name == "KG.gaz"
    assert places == 3  # roads are left out
    both = Gazetteer([SHIPPED, path])
    found = [m.entry for m in both.find("Таш-Булак") if m.entry.id == "geonames:900001"]
    assert [(e.country, e.population, e.feature) for e in found] == [("KGZ", 120, "P.PPL")]
    assert [unit.name for unit in both.units(found[0])] == ["Batken Region"]
    assert both.find("M41") == shipped.find("M41")
    assert any(m.entry.name == "Bishkek" for m in both.find("Bishkek"))
    assert both.countries["KGZ"].name == "Kyrgyzstan"
    both.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("a\tb\n", "S131"),
        (line(1, "X", "P", "PPL").replace("39.9", "north"), "S131"),
        (line(1, "M41", "R", "RD"), "S132"),
    ],
)
def test_what_is_no_dump_is_told(
    tmp_path: Path, shipped: Gazetteer, content: str, code: str
) -> None:
    source = tmp_path / "bad.txt"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        add_dump(source, shipped, folder=tmp_path / "own")
    assert error.value.code == code
    assert list((tmp_path / "own").iterdir()) == []


def test_a_broken_archive_and_a_missing_file_are_told(tmp_path: Path, shipped: Gazetteer) -> None:
    source = tmp_path / "bad.zip"
    source.write_bytes(b"PK no archive")
    with pytest.raises(InputError, match="S131"):
        add_dump(source, shipped, folder=tmp_path)
    with pytest.raises(InputError, match="S101"):
        add_dump(tmp_path / "none.txt", shipped, folder=tmp_path)
