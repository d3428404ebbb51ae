"""Commands for people's decisions: make one, take one back, list them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sayso.ledger.reviews import Review

__all__ = ["review", "reviews", "undo"]

_CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
_NAME = click.option(
    "--as", "name", required=True, metavar="NAME", help="Your name, as the log shall give it."
)
_SHOWN = 10
"""Characters of an id that are printed: what begins like this is one record's as a rule."""
_REASON = click.option("--reason", metavar="TEXT", help="Why, in your words.")


@click.command(short_help="Accept, correct, reject, join or split a record.")
@_CASE
@click.argument("record", metavar="ID")
@click.argument(
    "action", type=click.Choice(("accept", "correct", "reject", "join", "split", "note"))
)
@click.option("--field", metavar="FIELD", help="What to correct: stance, speaker, said …")
@click.option(
    "--value",
    metavar="VALUE",
    help="The new value: a word, a date, a name, or JSON as in the contract; for join and split "
    "the id of the other record.",
)
@_REASON
@_NAME
def review(
    case: Path,
    record: str,
    action: str,
    field: str | None,
    value: str | None,
    reason: str | None,
    name: str,
) -> int:
    """Decide about the statement, event or actor ID of CASE; it is appended to the log.

    A speaker, actor or recipient is a name, or {"name","country","sector"}; spans are
    [[start,end],…]; an empty VALUE is none. join lets comparison take two records for the
    same, split keeps them apart, whatever its rules say; for actors ('sayso actors') that
    counts in the whole case.
    """
    from sayso.case import Case
    from sayso.ledger.reviewing import review as decide
    from sayso.ledger.showing import find_record
    from sayso.model import ACTOR

    with Case(case, create=False) as opened:
        kind, document, target = "actor", None, record
        if not record.startswith(ACTOR):
            kind, document, target = find_record(opened.ledger, record)
        number = decide(
            opened.ledger,
            document,
            target,
            action,
            who=name,
            kind=kind,
            field=field,
            value=value if action in {"join", "split"} else _parsed(field, value),
            reason=reason,
        )
    click.echo(f"review {number}: {action} {kind} {target[:_SHOWN]}", err=True)
    return 0


def _other(review: Review) -> str | None:
    """Return the record that another one was joined with or split from."""
    if review.action not in {"join", "split"}:
        return None
    name = f"{review.record['name']}, " if review.target_kind == "actor" and review.record else ""
    return f"{name}with {str(review.value)[:_SHOWN]}"


def _parsed(field: str | None, value: str | None) -> object:
    if not value:
        return None
    if value[0] in "[{" or value in {"true", "false", "null"}:
        try:
            return json.loads(value)
        except json.JSONDecodeError as error:
            message = f"no JSON: {error.msg} at column {error.colno}"
            raise click.BadParameter(message, param_hint="--value") from error
    return {"name": value} if field in {"speaker", "actor", "recipient"} else value


@click.command(short_help="Take a review back.")
@_CASE
@click.argument("number", type=int, metavar="REVIEW")
@_REASON
@_NAME
def undo(case: Path, number: int, reason: str | None, name: str) -> int:
    """Take the review with a number back; both stay in the log of CASE."""
    from sayso.case import Case

    with Case(case, create=False) as opened:
        opened.undo(number, who=name, reason=reason)
    click.echo(f"review {number} is undone", err=True)
    return 0


@click.command(short_help="List the reviews of a case.")
@_CASE
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def reviews(case: Path, *, as_json: bool) -> int:
    """List the reviews of CASE that stand, in the order in which they were made."""
    from dataclasses import asdict

    from sayso.case import Case
    from sayso.cli.asking import print_json, print_table

    with Case(case, create=False) as opened:
        found = opened.ledger.reviews()
    if as_json:
        print_json(asdict(made) for made in found)
        return 0
    print_table(
        ("number", "at", "who", "record", "action", "change", "reason"),
        (
            (
                r.key,
                r.at[:19],
                r.who,
                f"{r.target_kind} {r.target[:_SHOWN]}",
                r.action,
                f"{r.field}: {r.replaces} → {r.value}" if r.field else _other(r),
                r.reason,
            )
            for r in found
        ),
    )
    return 0
