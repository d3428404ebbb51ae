"""Questions to a case: lists, search, and single records with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sayso.case import Case

__all__ = [
    "documents",
    "mentions",
    "open_case",
    "print_json",
    "print_table",
    "search",
    "show",
    "sources",
    "statements",
]

_CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


def open_case(path: Path, *, create: bool = False, who: str = "sayso") -> Case:
    """Open a case; *who* is the name for its log."""
    from sayso.case import Case

    return Case(path, create=create, who=who)


def print_json(rows: Iterable[object]) -> None:
    """Print rows as a JSON array, one a line."""
    from sayso.model.serial import to_json

    between = "["
    for row in rows:  # the first one is made before anything is printed: it may fail
        click.echo(between + to_json(row), nl=False)
        between = ",\n "
    click.echo("]" if between != "[" else "[]")


def print_table(titles: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Print rows under their titles, wrapped to the terminal; words have most of the room."""
    from rich.table import Table
    from rich.text import Text

    from sayso.cli.terminal import clean, console, isolate

    out = console()
    cells = [[clean("" if v is None else str(v)) for v in row] for row in rows]
    for at in (n for n, title in enumerate(titles) if title == "date"):
        for cell_row in cells:
            cell_row[at] = cell_row[at].replace("/", "/\n")  # from one day to another
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title, width in zip(titles, _widths(titles, cells, out.width), strict=True):
        table.add_column(title, overflow="fold", width=width, no_wrap=title in _NARROW)
    for row in cells:
        table.add_row(*(Text(isolate(cell)) for cell in row))
    if table.row_count:
        out.print(table)
    else:
        click.echo("nothing found", err=True)


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Return how wide columns are: words stay whole where there is room, and long texts get most.

    Args:
        titles: Of the columns.
        rows: What stands in them.
        total: Characters of a line.
    """
    from rich.cells import cell_len

    columns = [[title, *column] for title, *column in zip(titles, *rows, strict=True)]
    words = [[cell_len(w) for cell in column for w in cell.split()] for column in columns]
    longest = [
        max((cell_len(line) for cell in column[1:] for line in cell.split("\n")), default=0)
        for column in columns
    ]
    fixed = [title in _NARROW for title in titles]
    found = [
        max(cell_len(columns[n][0]), longest[n]) if fixed[n] else min(max(words[n]), _WORD)
        for n in range(len(titles))
    ]
    free = [n for n in range(len(titles)) if not fixed[n]]
    room = total - _GAP * (len(titles) - 1) - sum(found)
    while room < 0 and any(found[n] > _LEAST for n in free):
        widest = max(free, key=found.__getitem__)
        found[widest] -= 1
        room += 1
    while room > 0 and (more := [n for n in free if found[n] < longest[n]]):
        next_one = min(more, key=lambda n: found[n] / _SHARES.get(titles[n], 2))
        found[next_one] += 1
        room -= 1
    return found


_GAP = 2
"""Characters between two columns."""
_WORD = 16
"""Characters of a word that is not broken while there is room."""
_LEAST = 4
"""Characters that every column keeps."""
_SHARES = {
    "what": 6,
    "found": 6,
    "about": 6,
    "title": 5,
    "said by": 4,
    "who → whom": 4,
    "stances": 4,
    "counts": 4,
    "change": 4,
    "who": 3,
    "denied by": 3,
}
"""Parts of the room that columns get, 2 for those that aren't named here."""
_NARROW = frozenset(
    {
        "id", "document", "when", "date", "stance", "number", "at", "published", "action", "hash",
        "country", "sector", "statements", "events", "first", "last", "version", "day", "type",
        "reality", "documents", "sources",
    }
)  # fmt: skip
"""Columns that are as wide as their words, and never wrap."""


def _filtered(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that every question to a case has."""
    for option in reversed(
        (
            _CASE,
            click.option("--since", metavar="DATE", help="Nothing that ended before (EDTF)."),
            click.option("--until", metavar="DATE", help="Nothing that began after (EDTF)."),
            click.option("--publisher", metavar="NAME", help="Part of the outlet's name."),
            click.option("--about", metavar="TEXT", help='Words, "a phrase", or a prefix*.'),
            click.option(
                "--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N",
                help="Most rows to print.",
            ),
            click.option(
                "--offset", type=click.IntRange(0), default=0, metavar="N", help="Rows to skip.",
            ),
            click.option("--oldest-first", is_flag=True, help="Sort by date, earliest first."),
            _JSON,
        )
    ):  # fmt: skip
        command = option(command)
    return command


_WHO = click.option("--who", metavar="NAME", help="Part of a name, or a country code (ROU).")
_WHERE = click.option(
    "--where", metavar="PLACE", help="A place, a country code, or a box west,south,east,north."
)
_STATUS = click.option(
    "--status", metavar="STATUS", help="unreviewed, accepted, corrected or rejected."
)


def _ask(
    question: str,
    case: Path,
    titles: tuple[str, ...],
    row: Callable[[dict[str, Any]], tuple[object, ...]],
    *,
    as_json: bool,
    oldest_first: bool,
    also: Callable[[dict[str, Any]], dict[str, Any]] = lambda _: {},
    **filters: Any,  # noqa: ANN401 - the fields of Filters
) -> int:
    from sayso.ledger import counts, queries

    ask = getattr(counts if question == "sources" else queries, question)
    given = queries.Filters(**filters, newest_first=not oldest_first)
    with open_case(case) as opened:
        page = ask(opened.ledger, given)
    rows = [found | also(found) for found in page.rows]
    if as_json:
        print_json(rows)
    else:
        print_table(titles, (row(found) for found in rows))
        if page.more:
            click.echo(f"more follow: add --offset {given.offset + given.limit}", err=True)
    return 0


def _speaker(value: dict[str, Any]) -> str:
    speaker = value["speaker"]
    if speaker is None:
        return str(value["source_text"]) or "not named"
    known = " ".join(filter(None, (speaker["country"], speaker["sector"])))
    return f"{speaker['name']} ({known})" if known else str(speaker["name"])


@click.command(short_help="List statements of a case.")
@_filtered
@_WHO
@_WHERE
@click.option("--stance", metavar="STANCE", help="asserts, confirms, denies, evades …")
@_STATUS
def statements(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List who said what in CASE, latest first; rejected statements only with --status."""
    return _ask(
        "statements",
        case,
        ("who", "said", "what", "when", "stance", "document", "id"),
        lambda s: (
            _speaker(s),
            s["cue_text"],
            s["content_text"],
            s["said"]["edtf"] if s["said"] else None,
            s["stance"],
            s["doc"][:8],
            s["id"][:8],
        ),
        **filters,
    )


@click.command(short_help="List event mentions of a case.")
@_filtered
@_WHO
@_WHERE
@click.option("--type", metavar="TYPE", help="ASSAULT, PROTEST, ACCIDENT …")
@_STATUS
def mentions(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the events that documents of CASE mention, as each tells them."""

    def name(actor: dict[str, Any] | None) -> str:
        return actor["name"] if actor else "?"

    return _ask(
        "events",
        case,
        ("event", "who → whom", "where", "when", "reality", "document", "id"),
        lambda e: (
            f"{e['type']}: {e['what']}",
            f"{name(e['actor'])} → {name(e['recipient'])}",
            e["where"]["name"] if e["where"] else None,
            e["date"],
            e["reality"],
            e["doc"][:8],
            e["id"][:8],
        ),
        **filters,
    )


@click.command(short_help="List the documents of a case.")
@_filtered
def documents(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the documents of CASE with their outlets, dates, counts, and what they republish."""
    from sayso.cli.compare import compared

    with compared(case) as comparison:
        republished = comparison.republications()
    return _ask(
        "documents",
        case,
        ("id", "published", "publisher", "title", "statements", "events", "republishes"),
        lambda d: (
            d["id"][:12],
            (d["published"] or "")[:10],
            d["publisher"],
            d["title"],
            d["statements"],
            d["events"],
            (d["republishes"] or "")[:12],
        ),
        also=lambda d: {"republishes": republished.get(d["id"])},
        **filters,
    )


@click.command(short_help="List who speaks in a case.")
@_filtered
@_WHO
def sources(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the speakers of CASE: how often, when, and what they did."""
    return _ask(
        "sources",
        case,
        ("name", "country", "sector", "statements", "first", "last", "stances"),
        lambda s: (
            " = ".join(dict.fromkeys([s["name"], *(other["name"] for other in s["also"])])),
            s["country"], s["sector"], s["statements"], s["first"], s["last"],
            ", ".join(f"{key} {count}" for key, count in sorted(s["stances"].items())),
        ),
        **filters,
    )  # fmt: skip


@click.command(short_help="Search the texts of a case.")
@_CASE
@click.argument("query")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="Most documents to print.",
)
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Documents to skip.")
@_JSON
def search(case: Path, query: str, limit: int, offset: int, *, as_json: bool) -> int:  # fmt: skip
    """Search CASE for words, "a phrase" or a prefix*; the best matches come first."""
    from dataclasses import asdict

    with open_case(case) as opened:
        hits = opened.search(query, limit=limit, offset=offset)
    if as_json:
        print_json(asdict(hit) for hit in hits)
        return 0
    rows = []
    for hit in hits:
        words, at = "", 0
        for start, end in hit.matches:
            words += f"{hit.snippet[at:start]}[{hit.snippet[start:end]}]"
            at = end
        page = hit.anchor.page if hit.anchor else None
        found = f"…{words}{hit.snippet[at:]}…" + (f" (page {page})" if page else "")
        rows.append((hit.doc[:12], hit.published, hit.publisher, hit.title, found))
    print_table(("id", "published", "publisher", "title", "found"), rows)
    return 0


@click.command(short_help="Show one record with its evidence.")
@_CASE
@click.argument("record", metavar="ID")
@_JSON
def show(case: Path, record: str, *, as_json: bool) -> int:
    """Show a document, statement, event or actor of CASE with its evidence in context."""
    from sayso.ledger.showing import show_record
    from sayso.model import ACTOR

    if record.startswith(ACTOR):
        return _show_actor(case, record, as_json=as_json)
    with open_case(case) as opened:
        found = show_record(opened.ledger, record)
    if as_json:
        print_json([found.as_json])
        return 0
    from sayso.cli.terminal import clean

    for name, value in found.lines:
        click.echo(f"{name:<12} {clean(str(value))}")
    return 0


def _show_actor(case: Path, actor: str, *, as_json: bool) -> int:
    from sayso.cli.actors import actor_lines
    from sayso.cli.compare import compared
    from sayso.cli.terminal import clean
    from sayso.comparison import actor_list

    with compared(case) as comparison:
        found = actor_list.actor(comparison.connection, actor)
    if as_json:
        print_json([found])
        return 0
    for name, value in actor_lines(found):
        click.echo(f"{name:<12} {clean(str(value))}")
    return 0
