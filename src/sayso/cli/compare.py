"""Commands that compare the documents of a case: claims, disputes, events, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sayso.comparison.asking import Page
    from sayso.comparison.compare import Comparison

__all__ = ["changes", "claims", "compare", "disputes", "events", "sides"]

_CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


def _filtered(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that every list has."""
    for option in reversed(
        (
            _CASE,
            click.option("--who", metavar="NAME", help="Part of a speaker's name."),
            click.option("--about", metavar="TEXT", help="Words that its text holds."),
            click.option("--since", metavar="DATE", help="Nothing published before only (EDTF)."),
            click.option("--until", metavar="DATE", help="Nothing published after only (EDTF)."),
            click.option(
                "--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N",
                help="Most rows of a table; JSON holds all.",
            ),
            _JSON,
        )
    ):  # fmt: skip
        command = option(command)
    return command


@contextmanager
def compared(path: Path) -> Iterator[Comparison]:
    """Open a case's comparison and bring it up to date."""
    from sayso.cli.progress import Bar
    from sayso.comparison.compare import Comparison
    from sayso.ledger.store import Ledger

    with Ledger(path) as ledger, Comparison(ledger) as comparison:
        with Bar(None, shown=True, shared=False) as bar:
            comparison.update(lambda _done, _all: bar.advance())
        yield comparison


def _show(
    titles: tuple[str, ...],
    page: Page,
    row: Callable[[dict[str, Any]], tuple[object, ...]],
    *,
    as_json: bool,
) -> int:
    from sayso.cli.asking import print_json, print_table

    if as_json:
        print_json(page.rows)
        return 0
    print_table(titles, (row(one) for one in page.rows))
    if page.more:
        rest = "" if page.total is None else f"{page.total - len(page.rows)} "
        click.echo(f"{rest}more: raise --limit", err=True)
    return 0


def _claim_row(claim: dict[str, Any]) -> tuple[object, ...]:
    return (
        claim["id"][:8],
        claim["what"],
        "; ".join(str(name) for name in claim["claimants"][:4]),
        claim["independent_sources"],
        "; ".join(str(name) for name in claim["denied_by"]),
        claim["documents"],
    )


_CLAIM_TITLES = ("id", "what", "said by", "independent sources", "denied by", "documents")


@click.command(short_help="List what several statements of a case hold, and who denies it.")
@_filtered
def claims(case: Path, limit: int, *, as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the claims of CASE: statements that hold the same, across documents and wordings.

    Independent sources are distinct claimants, after republications are put together and
    outlets that only cite somebody are counted as them. Nothing says which claim is right.
    JSON also holds, after all others, what one statement alone holds and nobody denies.
    """
    from sayso.cli.asking import print_json
    from sayso.comparison import asking

    with compared(case) as comparison:
        if as_json:
            print_json(comparison.all_claims(**filters))
            return 0
        page = asking.claims(comparison.connection, limit=limit, brief=True, **filters)
    return _show(_CLAIM_TITLES, page, _claim_row, as_json=as_json)


@click.command(short_help="List claims with someone on both sides, and counts that differ.")
@_filtered
def disputes(case: Path, limit: int, *, as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the disputes of CASE: claims that somebody denies, counts that can't all hold."""
    from sayso.comparison import asking

    with compared(case) as comparison:
        limit = asking.ALL if as_json else limit
        page = asking.disputes(comparison.connection, limit=limit, brief=not as_json, **filters)
    return _show(_CLAIM_TITLES, page, _claim_row, as_json=as_json)


@click.command(short_help="List what happened, by whose account.")
@_filtered
@click.option("--coded", is_flag=True, help="Leave events without a type out of JSON, too.")
def events(case: Path, limit: int, *, coded: bool, as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - see the options
    """List the events of CASE, each with its mentions, each side's version and counts.

    JSON also holds events of kinds that have no PLOVER type, with the type null, after all
    others: what words of several documents name, and by which words.
    """

    def row(event: dict[str, Any]) -> tuple[object, ...]:
        place = event["place"]["name"] if event["place"] else None
        tolls = "; ".join(
            f"{t['kind']} {t['low']}{'+' if t['high'] is None else ''} ({t['claimant']})"
            for t in event["tolls"]
        )
        return (
            event["id"][:8],
            event["type"],
            event["what"],
            event["date"],
            place,
            event["mentions"],
            tolls,
        )

    from sayso.comparison import asking

    with compared(case) as comparison:
        limit = asking.ALL if as_json else limit
        page = asking.events(comparison.connection, limit=limit, brief=not as_json, **filters)
        if as_json and not coded:
            page = comparison.with_others(page, **filters)
    titles = ("id", "type", "what", "date", "place", "mentions", "counts")
    return _show(titles, page, row, as_json=as_json)


@click.command(short_help="Tell what changed in a case since a day.")
@_CASE
@click.option("--since", metavar="DATE", required=True, help="The day, such as 2031-04-08.")
@click.option("--briefing", is_flag=True, help="Print a briefing.")
@click.option(
    "--format", "form", type=click.Choice(("markdown", "html")), default="markdown",
    show_default=True, help="Of the briefing.",
)  # fmt: skip
@_JSON
def changes(case: Path, since: str, form: str, *, briefing: bool, as_json: bool) -> int:
    """Tell what documents published since DATE changed in CASE.

    New disputes, claims that gained a confirmation or a denial, counts that moved, and what
    was taken back; each with the statements that it rests on.
    """
    from sayso.cli.asking import print_json, print_table
    from sayso.comparison.briefing import as_html, as_markdown
    from sayso.comparison.changes import changes_since

    with compared(case) as comparison:
        found = changes_since(comparison, since)
        if as_json:
            print_json(found)
        elif briefing and form == "html":
            click.echo(as_html(found, since, comparison.connection), nl=False)
        elif briefing:
            click.echo(as_markdown(found, since))
        else:
            print_table(
                ("what changed", "day", "who", "about"),
                ((c["change"], c["published"], c["who"], c["what"]) for c in found),
            )
    return 0


@click.command(short_help="Compare the documents of a case anew.")
@_CASE
def compare(case: Path) -> int:
    """Compare all documents of CASE anew; what was there is thrown away first."""
    from sayso.cli.progress import Bar
    from sayso.comparison.compare import Comparison
    from sayso.ledger.store import Ledger

    with (
        Ledger(case) as ledger,
        Comparison(ledger) as comparison,
        Bar(None, shown=True, shared=False) as bar,
    ):
        count = comparison.rebuild(lambda _done, _all: bar.advance())
    click.echo(f"{case}: {count} documents compared", err=True)
    return 0


@click.command(short_help="Show or define the sides of a case.")
@_CASE
@click.option(
    "--set", "defined", multiple=True, metavar="NAME=MEMBER,…",
    help="A side: countries (alpha-3) and names of actors. Give all sides at once.",
)  # fmt: skip
@click.option("--default", "reset", is_flag=True, help="Go by speakers' countries again.")
@click.option("--as", "name", metavar="NAME", help="Your name, as the log shall give it.")
@_JSON
def sides(
    case: Path, defined: tuple[str, ...], name: str | None, *, reset: bool, as_json: bool
) -> int:
    """Show the sides of CASE, by which events have versions; or define them anew.

    A definition is appended to the log; the latest counts. Whoever stands on no side stands
    with their country.
    """
    from sayso.cli.asking import print_json, print_table
    from sayso.comparison.sides import define_sides, sides_of
    from sayso.ledger.store import Ledger

    if (defined or reset) and not name:
        raise click.UsageError("say who decides: --as NAME")
    with Ledger(case) as ledger:
        if (defined or reset) and name:
            define_sides(ledger, {} if reset else _sides(defined), who=name)
        found = sides_of(ledger)
    if as_json:
        print_json([{"side": side, "on": on} for side, on in found.items()])
    else:
        print_table(("side", "on it"), ((side, "; ".join(on)) for side, on in found.items()))
    return 0


def _sides(defined: tuple[str, ...]) -> dict[str, list[str]]:
    found = {}
    for one in defined:
        side, _, members = one.partition("=")
        found[side] = [member for member in members.split(",") if member.strip()]
    return found
