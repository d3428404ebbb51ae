"""``sayso gazetteer``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.gazetteer import gazetteer
from sayso.gazetteer.store import default_gazetteer


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    monkeypatch.setenv("SAYSO_GAZETTEER", str(folder))
    default_gazetteer.cache_clear()
    return folder


def test_find_shows_places_with_their_units() -> None:
    result = CliRunner().invoke(gazetteer, ["find", "Batken"])
    assert result.exit_code == 0
    assert "geonames:1528735" in result.output
    assert "(Batken, KGZ)" in result.output


def test_find_in_json() -> None:
    result = CliRunner().invoke(gazetteer, ["find", "Kiev", "--json"])
    rows = json.loads(result.output)
    assert any(row["id"] == "geonames:703448" and row["country"] == "UKR" for row in rows)


def test_find_nothing_prints_nothing() -> None:
    result = CliRunner().invoke(gazetteer, ["find", "Qwxzvburg"])
    assert (result.exit_code, result.output) == (0, "")


def test_add_makes_a_file_that_is_looked_up_and_listed(tmp_path: Path, own_folder: Path) -> None:
    columns = ["990001", "Tash-Bulak", "Tash-Bulak", "", "39.9", "70.5", "P", "PPL", "KG", "", "09"]
    columns += ["", "", "", "120", "", "900", "Asia/Bishkek", "2031-01-01"]
    dump = tmp_path / "KG.txt"
    dump.write_text("\t".join(columns) + "\n", encoding="utf-8")
    result = CliRunner().invoke(gazetteer, ["add", str(dump)])
    assert result.exit_code == 0, result.output
    assert f"{own_folder / 'KG.gaz'}: 1 places" in result.output
    default_gazetteer.cache_clear()
    assert "geonames:990001" in CliRunner().invoke(gazetteer, ["find", "Tash Bulak"]).output
    listed = json.loads(CliRunner().invoke(gazetteer, ["files", "--json"]).output)
    assert [Path(row["file"]).name for row in listed] == ["places.gaz", "KG.gaz"]
    default_gazetteer.cache_clear()
