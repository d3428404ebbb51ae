"""Commands on a case: add to it, ask it, look into it, check it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.table import Table

    from sayso.case import Case

__all__ = ["add", "documents", "events", "log", "search", "show", "sources", "statements", "verify"]

_CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
_WHO_AM_I = click.option(
    "--as",
    "name",
    default="sayso",
    metavar="NAME",
    help="The name that the log gives for this; never taken from the login.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


def _open(path: Path, *, create: bool = False, who: str = "sayso") -> Case:
    from sayso.case import Case

    return Case(path, create=create, who=who)


def _print_json(rows: Iterable[object]) -> None:
    from sayso.model.serial import to_json

    click.echo("[" + ",\n ".join(to_json(row) for row in rows) + "]")


def _print_table(title: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in title:
        table.add_column(name, overflow="fold")
    if _fill(table, rows):
        Console(soft_wrap=False).print(table)
    else:
        click.echo("nothing found", err=True)


def _fill(table: Table, rows: Iterable[tuple[object, ...]]) -> bool:
    from rich.text import Text

    from sayso.cli.terminal import clean, isolate

    for row in rows:
        table.add_row(*(Text(isolate(clean("" if v is None else str(v)))) for v in row))
    return table.row_count > 0


@click.command(short_help="Read documents into a case.")
@_CASE
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--plain", is_flag=True, help="Take inputs as they are: all of it body.")
@click.option("--published", metavar="DATE", help="When all inputs were published (EDTF).")
@click.option("--publisher", metavar="NAME", help="The outlet of all inputs.")
@click.option("--fetched-by", metavar="NAME", help="Who collected them, kept as declared.")
@click.option("--fetched-at", metavar="TIME", help="When they were collected, kept as declared.")
@click.option("--again", is_flag=True, help="Read known documents anew; older readings stay.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Number of processes that read.",
)
@_WHO_AM_I
def add(  # noqa: PLR0913 - one parameter for each option
    case: Path,
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    fetched_by: str | None,
    fetched_at: str | None,
    jobs: int,
    name: str,
    *,
    plain: bool,
    again: bool,
) -> int:
    """Read each INPUT into CASE, a folder that is made if it isn't there.

    What is there already is skipped by its hash, so the same command can be run again,
    also after Ctrl-C or a power cut: it goes on where it was.
    """
    from sayso.adding import Outcome, Summary, add_inputs
    from sayso.cli.guard import complain, describe
    from sayso.cli.progress import Bar
    from sayso.reading import Declared, find_inputs

    found = find_inputs(inputs)
    total = None if any(item.is_batch for item in found.items) else len(found.items)
    done = Summary()
    declared = Declared(
        published=published, publisher=publisher, fetched_by=fetched_by, fetched_at=fetched_at
    )
    with (
        _open(case, create=True, who=name) as opened,
        Bar(total, shown=total != 1, shared=False) as bar,
    ):

        def report(outcome: Outcome) -> None:
            done.take(outcome)
            if outcome.failure is not None:
                with bar.aside(to_stderr=True):
                    complain(describe(outcome.failure.error.about(outcome.name)))
            bar.advance()

        for failure in found.failures:
            report(Outcome(failure.name, "failed", failure))
        add_inputs(
            opened.ledger,
            found.items,
            plain=plain,
            declared=declared,
            jobs=jobs,
            again=again,
            report=report,
        )
    parts = [f"{done.counts[key]} {key}" for key in ("added", "reread", "unchanged", "failed")]
    parts += [f"{count} skipped ({reason})" for reason, count in found.skipped.items()]
    complain(f"{case}: " + ", ".join(part for part in parts if not part.startswith("0 ")))
    return 1 if done.failures else 0


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
    **filters: Any,  # noqa: ANN401 - the fields of Filters
) -> int:
    from sayso.ledger import counts, queries

    ask = getattr(counts if question == "sources" else queries, question)
    given = queries.Filters(**filters, newest_first=not oldest_first)
    with _open(case) as opened:
        page = ask(opened.ledger, given)
    if as_json:
        _print_json(page.rows)
    else:
        _print_table(titles, (row(found) for found in page.rows))
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
            s["doc"][:12],
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
def events(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
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
            e["doc"][:12],
            e["id"][:8],
        ),
        **filters,
    )


@click.command(short_help="List the documents of a case.")
@_filtered
def documents(case: Path, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the documents of CASE with their outlets, dates and counts."""
    return _ask(
        "documents",
        case,
        ("id", "published", "publisher", "title", "statements", "events"),
        lambda d: (
            d["id"][:12], d["published"], d["publisher"], d["title"], d["statements"], d["events"],
        ),
        **filters,
    )  # fmt: skip


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
            s["name"], s["country"], s["sector"], s["statements"], s["first"], s["last"],
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

    with _open(case) as opened:
        hits = opened.search(query, limit=limit, offset=offset)
    if as_json:
        _print_json(asdict(hit) for hit in hits)
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
    _print_table(("id", "published", "publisher", "title", "found"), rows)
    return 0


@click.command(short_help="Show one record with its evidence.")
@_CASE
@click.argument("record", metavar="ID")
@_JSON
def show(case: Path, record: str, *, as_json: bool) -> int:
    """Show a document, statement or event of CASE with its evidence in context."""
    from sayso.ledger.showing import show_record

    with _open(case) as opened:
        found = show_record(opened.ledger, record)
    if as_json:
        _print_json([found.as_json])
        return 0
    from sayso.cli.terminal import clean

    for name, value in found.lines:
        click.echo(f"{name:<12} {clean(str(value))}")
    return 0


@click.command(short_help="List the log of a case.")
@_CASE
@_JSON
def log(case: Path, *, as_json: bool) -> int:
    """List every addition and review of CASE: when, who, with what, and its hash."""
    from dataclasses import asdict

    from sayso.ledger.custody import entries

    with _open(case) as opened:
        found = list(entries(opened.ledger.connection))
    if as_json:
        _print_json(asdict(entry) for entry in found)
        return 0
    _print_table(
        ("number", "at", "who", "version", "action", "hash"),
        ((e.number, e.at, e.who, e.version, e.action, e.hash[:16]) for e in found),
    )
    return 0


@click.command(short_help="Check every hash, span and chain of a case.")
@_CASE
@_JSON
def verify(case: Path, *, as_json: bool) -> int:
    """Check that nothing in CASE was changed since it was written, and say what was.

    Prints the hash of the last log entry: whoever notes it down can prove later that
    nothing before it was changed or removed.
    """
    from sayso.cli.guard import complain
    from sayso.cli.progress import Bar
    from sayso.ledger.custody import last_entry

    faults = []
    with _open(case) as opened, Bar(None, shown=True, shared=False) as bar:
        for fault in opened.verify(lambda _done, _total: bar.advance()):
            faults.append(fault)
            if not as_json:
                with bar.aside(to_stderr=True):
                    complain(str(fault))
        last = last_entry(opened.ledger.connection)
    if as_json:
        _print_json({"subject": f.subject, "cause": f.cause} for f in faults)
    elif not faults:
        sys.stdout.write(f"{case}: all is as it was written\n")
    if last is not None and not as_json:
        sys.stdout.write(f"log entry {last.number}, hash {last.hash}\n")
    return 1 if faults else 0
