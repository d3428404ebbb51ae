"""``sayso export``: a case as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sayso.export.case import Exported

__all__ = ["export"]

FORMATS = (
    "csv",
    "jsonl",
    "parquet",
    "comparison",
    "comparison-jsonl",
    "geojson",
    "jsonld",
    "annotations",
    "ged",
    "acled",
    "timelinejs",
    "ftm",
    "bagit",
)


@click.command(short_help="Write a case as files for other programs.")
@click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "-f",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    required=True,
    help="What to write; can be given several times, for one pass over the case. csv and "
    "parquet are tables, jsonl is all of it, geojson a map layer, jsonld schema.org, annotations "
    "W3C Web Annotation, ged and acled the columns of UCDP GED and ACLED, ftm FollowTheMoney, "
    "bagit a package with the originals.",
)
@click.option("--force", is_flag=True, help="Replace files of the same names in DIR.")
@click.option("--rejected", is_flag=True, help="Also write rejected records, marked as such.")
@click.option(
    "--bom", is_flag=True, help="Begin CSV files with a byte order mark, so that Excel sees UTF-8."
)
@click.option(
    "--as",
    "name",
    default="sayso",
    metavar="NAME",
    help="The name that the log gives for this; never taken from the login.",
)
def export(
    case: Path,
    folder: Path,
    formats: tuple[str, ...],
    name: str,
    *,
    force: bool,
    rejected: bool,
    bom: bool,
) -> int:
    """Write CASE into DIR, which is made if it isn't there, with a README.txt and about.json.

    Nothing is replaced without --force, and nothing appears in DIR before all of it is
    complete. The log of the case names the files with their hashes. Records that people
    rejected are left out unless --rejected is given.
    """
    from sayso.case import Case
    from sayso.cli.guard import complain
    from sayso.cli.progress import Bar
    from sayso.export.case import export_case
    from sayso.ledger.database import one

    with Case(case, create=False, who=name) as opened:
        (total,) = one(opened.ledger.connection, "SELECT count(*) FROM documents") or (0,)
        with Bar(total, shown=True, shared=False) as bar:
            done = export_case(
                opened.ledger,
                folder,
                formats,
                force=force,
                rejected=rejected,
                bom=bom,
                progress=lambda _done, _total: bar.advance(),
            )
    for line in summary(done):
        complain(line)
    return 0


def summary(done: Exported) -> list[str]:
    """Return what was written, a line for each file."""
    lines = []
    for note in done.notes:
        line = f"{done.folder / note.name}: {note.count} {note.of}"
        if note.left_out:
            line += f", {sum(note.left_out.values())} left out (README.txt says why)"
        lines.append(line)
    return lines
