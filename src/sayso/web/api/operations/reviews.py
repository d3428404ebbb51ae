"""Reviewing: the queue, decisions, and what was decided."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sayso.ledger.reviews import ACTIONS
from sayso.web import history, queue
from sayso.web.api.operation import REVIEWER, Call, Operation, Parameter
from sayso.web.api.operations.shared import made, paging, rows_of, words
from sayso.web.api.shapes import choice
from sayso.web.case import site
from sayso.web.decisions import decisions_of
from sayso.web.errors import WorkbenchError
from sayso.web.reviewer import LONGEST, reviewer
from sayso.web.reviewing import decide, take_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.web.case import Opened

__all__ = ["OPERATIONS", "named"]


def named(call: Call) -> str | None:
    """Return the name of who asks: from the body, the header or the browser's cookie.

    Raises:
        WorkbenchError: ``S504`` it is no name.
    """
    given = call.body.get("who") or unquote(call.request.headers.get(REVIEWER.name, ""))
    if not given:
        return reviewer(call.request)
    name = " ".join(str(given).split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise WorkbenchError(
            f"isn't one line of at most {LONGEST} characters",
            subject="who",
            fix="give a shorter one, without control characters",
            code="S504",
        )
    return name


@contextmanager
def _writing(call: Call) -> Iterator[tuple[Opened, str]]:
    """Lend the case for a change by somebody with a name; it is compared anew afterwards."""
    who = named(call)
    if who is None:
        raise WorkbenchError(
            "decisions are kept with the name of who made them, and there is none",
            subject="who",
            fix=f"give your name as 'who', or in the header {REVIEWER.name} (percent-encoded)",
            code="S504",
        )
    with site(call.request).cases.lend(who) as case:
        yield case, who
    site(call.request).comparing.wake()


def _decision(case: Opened, number: int) -> dict[str, Any]:
    return decisions_of(case, number=number).rows[0]


def _review(call: Call) -> dict[str, Any]:
    body = call.body
    with _writing(call) as (case, who):
        number = decide(
            case,
            body["record"],
            body["action"],
            who=who,
            field=body.get("field"),
            value=body.get("value"),
            reason=body.get("reason"),
            seen=body.get("seen"),
        )
        return _decision(case, number)


def _undo(call: Call) -> dict[str, Any]:
    with _writing(call) as (case, who):
        number = take_back(case, call.body["number"], who=who, reason=call.body.get("reason"))
        return _decision(case, number)


OPERATIONS = (
    Operation(
        "queue", "/api/review", "The record to decide about next, least certain first.",
        made(queue.data), "Queue", of="/review", missing=True,
        params=(
            Parameter("kind", choice(*queue.KINDS), "What to decide about."),
            words("document", "Any id of a document: only its records."),
            words("who", "Part of a speaker's name: only their statements."),
            words("statement", "Id of a statement: this one."),
            words("event", "Id of an event mention: this one."),
            words("skip", "Beginnings of ids that were passed over, with dots between them."),
        ),
    ),
    Operation(
        "review", "/api/review", "Decide about a statement, an event mention or an actor.",
        _review, "Decision", of="/review", method="POST", body="AskedReview", status=201,
        missing=True, named=True,
    ),
    Operation(
        "undo", "/api/undo", "Take a decision back; both stay in the log.",
        _undo, "Decision", of="/history", method="POST", body="AskedUndo", status=201,
        missing=True, named=True,
    ),
    Operation(
        "history", "/api/history", "Decisions, the last one first, with those taken back.",
        rows_of(history.data), "DecisionList", of="/history",
        params=(
            words("who", "The whole name of who decided."),
            Parameter("action", choice(*ACTIONS, "undo")),
            words("record", "Id of the record, or its beginning."),
            *paging(history.LIMIT, history.MOST),
        ),
    ),
)  # fmt: skip
