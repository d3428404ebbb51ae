"""``sayso gazetteer``: look names up, and add the places of a GeoNames dump."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["gazetteer"]


@click.group()
def gazetteer() -> None:
    """Look place names up, and add places to the gazetteer.

    The gazetteer that comes with sayso holds the world's countries, their units and all
    places of 500 inhabitants and more, from GeoNames (CC BY 4.0).
    """


@gazetteer.command()
@click.argument("dump", type=click.Path(path_type=Path))
@click.option(
    "--classes",
    default="AHLPSTUV",
    show_default=True,
    metavar="LETTERS",
    help="GeoNames feature classes to take: A units, P settlements, H waters, T mountains, "
    "S buildings and sites, L areas, V woods, U undersea, R roads.",
)
def add(dump: Path, classes: str) -> None:
    """Add the places of a GeoNames DUMP, such as allCountries.zip or UA.zip.

    Download it from https://download.geonames.org/export/dump/ first; sayso fetches
    nothing. The places are written to a file of their own, which can be deleted again.
    """
    from sayso.gazetteer import Gazetteer
    from sayso.gazetteer.geonames import add_dump
    from sayso.gazetteer.store import SHIPPED

    shipped = Gazetteer([SHIPPED])
    with click.progressbar(length=1000, label="reading the dump", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.update(max(0, 1000 * done // total - bar.pos))

        path, places = add_dump(dump, shipped, classes=classes.upper(), progress=progress)
        bar.update(1000 - bar.pos)
    click.echo(f"{path}: {places:,} places")


@gazetteer.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def find(name: str, *, as_json: bool) -> None:
    """Show the places that NAME may mean, and the units that hold them."""
    import json

    from sayso.gazetteer import default_gazetteer

    known = default_gazetteer()
    rows = [
        {
            "id": match.entry.id,
            "name": match.entry.name,
            "lat": match.entry.lat,
            "lon": match.entry.lon,
            "country": match.entry.country,
            "admin": [unit.name for unit in known.units(match.entry)],
            "feature": match.entry.feature,
            "population": match.entry.population,
            "as": match.kind.name.lower(),
        }
        for match in known.find(name)
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for match in known.find(name):
        entry = match.entry
        units = [unit.name for unit in known.units(entry)]
        held = ", ".join([*reversed(units), entry.country or "no country"])
        click.echo(
            f"{entry.id:<18} {entry.name} ({held}) {entry.lat:.4f} {entry.lon:.4f} "
            f"{entry.feature} {entry.population:,}"
        )


@gazetteer.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def files(*, as_json: bool) -> None:
    """List the gazetteer's files with their sizes and sources."""
    import json

    from sayso.gazetteer import default_gazetteer

    opened = default_gazetteer().files
    if as_json:
        rows = [
            {
                "file": str(file.path),
                "places": file.rows,
                "bytes": file.path.stat().st_size,
                "sources": file.tables.get("sources", []),
            }
            for file in opened
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for file in opened:
        size = file.path.stat().st_size / 1e6
        click.echo(f"{file.path}: {file.rows:,} places, {size:.1f} MB")
        for source in file.tables.get("sources", []):
            click.echo(f"  {source}")
