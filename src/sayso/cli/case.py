"""Commands on a case: add to it, list its log, check it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli.asking import open_case, print_json, print_table

__all__ = ["add", "log", "verify"]

_CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
_WHO_AM_I = click.option(
    "--as",
    "name",
    default="sayso",
    metavar="NAME",
    help="The name that the log gives for this; never taken from the login.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


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
        open_case(case, create=True, who=name) as opened,
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


@click.command(short_help="List the log of a case.")
@_CASE
@_JSON
def log(case: Path, *, as_json: bool) -> int:
    """List every addition and review of CASE: when, who, with what, and its hash."""
    from dataclasses import asdict

    from sayso.ledger.custody import entries

    with open_case(case) as opened:
        found = list(entries(opened.ledger.connection))
    if as_json:
        print_json(asdict(entry) for entry in found)
        return 0
    print_table(
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
    with open_case(case) as opened, Bar(None, shown=True, shared=False) as bar:
        for fault in opened.verify(lambda _done, _total: bar.advance()):
            faults.append(fault)
            if not as_json:
                with bar.aside(to_stderr=True):
                    complain(str(fault))
        last = last_entry(opened.ledger.connection)
    if as_json:
        print_json({"subject": f.subject, "cause": f.cause} for f in faults)
    elif not faults:
        sys.stdout.write(f"{case}: all is as it was written\n")
    if last is not None and not as_json:
        sys.stdout.write(f"log entry {last.number}, hash {last.hash}\n")
    return 1 if faults else 0
