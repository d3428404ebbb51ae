"""The islands in the wheel are what ``web/`` builds."""

import json
import re
from pathlib import Path

import pytest

from tools import islands

SCRIPTS = sorted(islands.BUILT.glob("*.js"))


def test_the_committed_files_are_those_that_were_built_from_these_sources() -> None:
    assert islands.stale() == []


def test_a_stale_build_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    recorded = islands.manifest()
    assert set(recorded["files"]) == set(islands.hashes(islands.BUILT))
    monkeypatch.setattr(islands, "sources", lambda: "another")
    assert len(islands.stale()) == 1
    for file in islands.BUILT.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "keys.js").write_text("changed", encoding="utf-8")
    monkeypatch.setattr(islands, "BUILT", tmp_path)
    assert len(islands.stale()) == 2


def test_every_source_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "src" / "map").mkdir(parents=True)
    (tmp_path / "build.mjs").write_text("1", encoding="utf-8")
    monkeypatch.setattr(islands, "WEB", tmp_path)
    before = islands.sources()
    (tmp_path / "src" / "map" / "index.ts").write_text("", encoding="utf-8")
    more = islands.sources()
    (tmp_path / "demo.html").write_text("", encoding="utf-8")
    assert before != more == islands.sources()


def test_the_sources_build_what_is_committed() -> None:
    try:
        faults = islands.check()
    except islands.UnavailableError as error:
        pytest.skip(f"the islands can't be built here: {error}")
    assert faults == []


def test_all_islands_are_there() -> None:
    assert [file.stem for file in SCRIPTS] == ["drop", "keys", "map", "spans", "timeline"]


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_nothing_in_a_script_needs_more_than_the_strict_policy(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    forbidden = (
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
        r"|setAttribute\([\"']style|sourceMappingURL|\bimport\s*[({\"']|\bfrom\s*[\"']"
    )
    assert re.findall(forbidden, text) == []
    assert set(re.findall(r"https?://[^\s\"'`)]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_outlines_stay_small_and_say_where_they_come_from() -> None:
    files = sorted(islands.BUILT.glob("countries-*.json"))
    assert [file.name for file in files] == ["countries-110m.json", "countries-50m.json"]
    assert sum(file.stat().st_size for file in files) <= 800_000
    for file in files:
        assert "Natural Earth" in json.loads(file.read_text(encoding="utf-8"))["about"]


def test_versions_are_pinned() -> None:
    package = json.loads((islands.WEB / "package.json").read_text(encoding="utf-8"))
    versions = package["devDependencies"].values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    lock = json.loads((islands.WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert all("integrity" in part for name, part in lock["packages"].items() if name)


def test_what_others_made_comes_with_their_licences() -> None:
    text = (islands.BUILT / "LICENSES.txt").read_text(encoding="utf-8")
    lock = json.loads((islands.WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in ("d3-geo", "d3-array", "topojson-client", "world-atlas"):
        assert f"{name} {lock[f'node_modules/{name}']['version']}" in text
        assert lock[f"node_modules/{name}"]["license"] == "ISC"
    assert text.count("Permission to use, copy, modify") == 4
