"""The command that lists who speaks and acts in a case, joined across documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["actor_lines", "actors"]

SHOWN = 10
"""Characters of an id that a table shows: enough to look it up by."""
SECTORS = ("GOV", "MIL", "REB", "OPP", "MED", "IGO", "NGO", "CVL", "BUS")


@click.command(short_help="List who speaks and acts in a case, joined across documents.")
@click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
@click.option("--who", metavar="NAME", help="Part of one of their names.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-3, as in ROU.")
@click.option(
    "--sector", metavar="SECTOR", help=f"{', '.join(SECTORS)}.",
    type=click.Choice(SECTORS, case_sensitive=False),
)  # fmt: skip
@click.option("--since", metavar="DATE", help="Nobody last heard of before (EDTF).")
@click.option("--until", metavar="DATE", help="Nobody first heard of after (EDTF).")
@click.option(
    "--joined", is_flag=True, help="Only those of several names, or whom somebody decided about."
)
@click.option(
    "--sort", type=click.Choice(("statements", "names", "name", "latest")), default="statements",
    show_default=True, help="What comes first.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N",
    help="Most rows to print.",
)  # fmt: skip
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Rows to skip.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def actors(case: Path, *, as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the actors of CASE: people and bodies that speak or act, each with all its names.

    Documents name one actor by several names, countries and sectors. Which of these are one is
    told with the reason. 'sayso review CASE ID join --value ID' says that two are one, split
    that they are two; both can be undone.
    """
    from sayso.cli.asking import print_json, print_table
    from sayso.cli.compare import compared
    from sayso.comparison import actor_list

    with compared(case) as comparison:
        page = actor_list.actors(comparison.connection, **filters)
    if as_json:
        print_json(page.rows)
        return 0
    titles = ("statements", "documents", "first", "last")
    print_table(
        ("id", "who", *titles, "also named"),
        (
            (row["id"][:SHOWN], _shown(row), *(row[t] for t in titles), "; ".join(_also(row)))
            for row in page.rows
        ),
    )
    if page.more:
        click.echo(f"more follow: add --offset {filters['offset'] + filters['limit']}", err=True)
    return 0


def _also(row: dict[str, Any]) -> Iterator[str]:
    """Yield the other names of an actor, each with its id and the reason."""
    reasons: dict[str, list[str]] = {}
    for join in row["joins"]:
        for known in (join["a"], join["b"]):
            reasons.setdefault(known, []).append(join["reason"])
    for name in row["names"][1:]:
        why = "; ".join(reasons.get(name["id"], []))
        yield f"{_shown(name)}, {name['id'][:SHOWN]}: {why}"
    for other in row["apart"]:
        yield f"not {_shown(other)}, {other['id'][:SHOWN]}: {other['reason']}"


def _shown(name: dict[str, Any]) -> str:
    known = " ".join(filter(None, (name["country"], name["sector"])))
    return f"{name['name']} ({known})" if known else str(name["name"])


def actor_lines(found: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield what is known of an actor, line by line, as 'sayso show' prints it."""
    yield "record", f"actor {found['id']}"
    for name in ("name", "kind", "country", "sector"):
        if found[name]:
            yield name, found[name]
    for name in ("roles", "aliases"):
        if found[name]:
            yield name, ", ".join(found[name])
    for name in ("statements", "events", "documents", "first", "last"):
        yield name, found[name]
    for name in found["names"]:
        yield "named", f"{_shown(name)}: {name['statements']} statements; {name['id']}"
    for join in found["joins"]:
        number = f" (review {join['review']})" if join["review"] else ""
        yield "one because", f"{join['a']} and {join['b']}: {join['reason']}{number}"
    for other in found["apart"]:
        yield "not", f"{_shown(other)} {other['id']}: {other['reason']} (review {other['review']})"
    for other in found["unsure"]:
        yield "may be", f"{_shown(other)} {other['id']}: {other['why']}"
