"""``sayso read``: documents in, who says what out."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.formats import FORMATS
from sayso.workflow import READERS

if TYPE_CHECKING:
    from sayso.cli.formats import Writer
    from sayso.cli.progress import Bar
    from sayso.model import Reading
    from sayso.reading import Failure

__all__ = ["read"]

_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)


def _is_date(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


class PublicationDate(click.ParamType[str]):
    """A date as EDTF has it: a year, month or day, or a day with a time."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as it is, once it is known to be one."""
        if not _is_date(value):
            self.fail(f"{value!r} is no date: write 2031-04-08, 2031-04 or 2031.", param, ctx)
        return value


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address as it is, if its scheme is one of the web's."""
        if not value.lower().startswith(("http://", "https://")):
            self.fail(f"{value!r} is not a web address: begin it with https://", param, ctx)
        return value


@click.command(short_help="Read documents and show who says what.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="What to print: a table for people; json (one object for one document, an array "
    "for several), jsonl (one object a line) or csv (one row a statement) for programs; html, "
    "one page that needs nothing else.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE, which changes only once all is written, instead of standard output.",
)
@click.option(
    "--published",
    type=PublicationDate(),
    metavar="DATE",
    help="When it was published (EDTF: 2031-04-08), for all inputs; stands above what the "
    "page says.",
)
@click.option("--publisher", metavar="NAME", help="The outlet, for all inputs.")
@click.option("--title", metavar="TEXT", help="The headline, for all inputs.")
@click.option(
    "--url",
    type=WebAddress(),
    metavar="URL",
    help="The address it was published at; kept, never fetched.",
)
@click.option(
    "--plain",
    is_flag=True,
    help="Take the input as it is: all of it body, offsets into the file's own text.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Number of processes; results keep the order of the inputs.",
)
@click.option(
    "--reader",
    type=click.Choice(READERS),
    default=READERS[0],
    show_default=True,
    help="What finds statements and names: the encoder beside the rules, or the rules alone, "
    "which are faster.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Threads of the encoder in each process.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="X",
    help="Leave out statements and events that sayso is less sure (0 to 1) of having read rightly.",
)
def read(  # noqa: PLR0913, PLR0917 - one parameter for each option
    inputs: tuple[str, ...],
    form: str,
    output: Path | None,
    published: str | None,
    publisher: str | None,
    title: str | None,
    url: str | None,
    jobs: int,
    reader: str,
    threads: int,
    min_confidence: float,
    *,
    as_json: bool,
    plain: bool,
) -> int:
    """Read each INPUT and show who says what, when and where, with which stance.

    An INPUT is a file (text, HTML, PDF, e-mail), a folder (all that can be read in it), an
    http(s) address, a .jsonl file of plain documents, or - for standard input.
    """
    from sayso.cli.output import open_output
    from sayso.cli.progress import Bar
    from sayso.reading import Declared, find_inputs
    from sayso.workflow import build_pipeline, read_inputs

    form = "json" if as_json else form
    found = find_inputs(inputs)
    declared = Declared(published=published, publisher=publisher, title=title, url=url)
    results = _chain(
        found.failures,
        read_inputs(
            found.items,
            plain=plain,
            declared=declared,
            pipeline=build_pipeline(reader, threads),
            jobs=jobs,
        ),
    )
    several = len(found.items) > 1 or any(item.is_batch for item in found.items)
    total = None if any(item.is_batch for item in found.items) else len(found.items)
    shared = output is None and sys.stdout.isatty()
    with (
        open_output(output, exact=form != "table") as stream,
        Bar(total, shown=several, shared=shared) as bar,
    ):
        from sayso.cli.formats import writer_for

        writer = writer_for(form, stream)
        done, failed = _write(results, writer, bar, min_confidence)
        with bar.aside():
            writer.close()
    if several or found.skipped:
        from sayso.cli.guard import complain

        complain(summary(done, found.skipped, failed))
    return 1 if failed else 0


def _chain(
    failures: Iterable[Failure], results: Iterator[Reading | Failure]
) -> Iterator[Reading | Failure]:
    yield from failures
    yield from results


def _write(
    results: Iterator[Reading | Failure], writer: Writer, bar: Bar, min_confidence: float
) -> tuple[int, int]:
    """Write each result as it comes; return how many were read and how many failed."""
    from sayso.cli.guard import complain, describe, show_trace
    from sayso.export.select import at_least
    from sayso.reading import Failure

    done = failed = 0
    for result in results:
        if isinstance(result, Failure):
            failed += 1
            with bar.aside(to_stderr=True):
                complain(describe(result.error.about(result.name)))
                show_trace(result.error)
            with bar.aside():
                writer.failure(result)
        else:
            done += 1
            with bar.aside():
                writer.reading(at_least(result, min_confidence) if min_confidence else result)
        bar.advance()
    return done, failed


def summary(done: int, skipped: Mapping[str, int], failed: int) -> str:
    """Return the line that ends a longer run: what was read, skipped and failed."""
    line = f"read {done}"
    if skipped:
        ordered = Counter(dict(skipped)).most_common()
        reasons = "; ".join(f"{count} {_reordered(reason)}" for reason, count in ordered)
        line += f", skipped {sum(skipped.values())} ({reasons})"
    return f"{line}, failed {failed}" if failed else line


def _reordered(reason: str) -> str:
    """Return ``not a text format (.jpg)`` as ``.jpg: not a text format``."""
    match = re.fullmatch(r"(.+) \(([^()]+)\)", reason)
    return f"{match[2]}: {match[1]}" if match else reason
