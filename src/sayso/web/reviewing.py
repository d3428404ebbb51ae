"""Decisions of a person about a record: appended to the log, never written over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.ledger.reviewing import review, undo
from sayso.ledger.reviews import ACTIONS
from sayso.ledger.showing import find_record
from sayso.model import ACTOR
from sayso.web.case import opened, site
from sayso.web.errors import WorkbenchError
from sayso.web.paths import safe_next
from sayso.web.readings import hold
from sayso.web.reviewer import required_reviewer
from sayso.web.security.forms import form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from sayso.web.case import Opened

__all__ = ["decide", "routes", "take_back"]

LONGEST_REASON = 4_000
_SPANS = frozenset({"source", "cue", "content"})
_ACTORS = frozenset({"speaker", "actor", "recipient"})


def decide(
    opened: Opened,
    record: str,
    action: str,
    *,
    who: str,
    field: str | None = None,
    value: Any = None,  # noqa: ANN401 - a JSON value, checked by its field
    reason: str | None = None,
    seen: int | None = None,
) -> int:
    """Append a decision about a statement, an event mention or an actor; return its number.

    Args:
        opened: The case.
        record: The record's id, or a unique beginning of it.
        action: One of :data:`sayso.ledger.reviews.ACTIONS`.
        who: The name that the reviewer gave.
        field: For corrections, which field.
        value: For corrections, the new value, as in the JSON contract; for ``join`` and
            ``split``, the other record's id.
        reason: Why; required to reject.
        seen: Number of the last decision about the record that the reviewer saw.

    Raises:
        LedgerError: ``S406`` no such record, ``S410`` the value is none of its field.
        WorkbenchError: ``S520`` the decision makes no sense, ``S521`` somebody else decided
            meanwhile.
    """
    kind, document, known = _found(opened, record)
    if action not in ACTIONS:
        raise _senseless(
            f"there is no decision {action[:40]!r}", f"use one of {', '.join(ACTIONS)}"
        )
    reason = (reason or "").strip() or None
    if reason and len(reason) > LONGEST_REASON:
        raise _senseless("the reason is too long", f"write at most {LONGEST_REASON} characters")
    if reason is None and action in {"reject", "note"}:
        raise _senseless(
            "a rejection needs a reason" if action == "reject" else "a note needs words",
            "say in a few words why",
        )
    if action == "correct" and field in _SPANS:
        _check_spans(field, value)
    if action == "correct" and field == "place" and document is not None:
        _check_place(opened, document, value)
    if action != "correct":
        field = None
        value = value if action in {"join", "split"} else None
    if seen is not None and document is not None:
        _check_seen(opened, document, known, seen)
    return review(
        opened.ledger,
        document,
        known,
        action,
        who=who,
        kind=kind,
        field=field,
        value=value,
        reason=reason,
    )


def _found(opened: Opened, record: str) -> tuple[str, int | None, str]:
    """Return kind, document (of actors none) and id of a record."""
    if record.startswith(ACTOR):
        return "actor", None, record
    return find_record(opened.ledger, record)


def take_back(opened: Opened, number: int, *, who: str, reason: str | None = None) -> int:
    """Undo a decision by appending one that says so; return its number.

    Raises:
        LedgerError: ``S406`` there is no such decision, or it was taken back already.
    """
    return undo(opened.ledger, number, who=who, reason=(reason or "").strip() or None)


def _senseless(cause: str, fix: str) -> WorkbenchError:
    return WorkbenchError(cause, fix=fix, code="S520")


def _check_spans(field: str | None, value: object) -> None:
    """Spans are pairs of whole numbers, in order, apart from each other."""
    fix = "write [[start, end], …], counted in characters from 0, in the order of the text"
    if not isinstance(value, list) or len(value) > 200:
        raise _senseless(f"{field} isn't a list of spans", fix)
    last = -1
    for span in value:
        if (
            not isinstance(span, list)
            or len(span) != 2
            or not all(isinstance(n, int) and not isinstance(n, bool) for n in span)
        ):
            raise _senseless(f"{field} isn't a list of spans", fix)
        start, end = span
        if not last <= start < end:
            raise _senseless(f"the spans of {field} are empty, overlap or aren't in order", fix)
        last = end
    if not value and field == "content":
        raise _senseless("a statement without content states nothing", "reject it instead")


def _check_place(opened: Opened, document: int, value: object) -> None:
    """A place is given by the characters of one that was read in the document."""
    known = [[p.start, p.end] for p in hold(opened.ledger, document).reading.places]
    if value is not None and value not in known:
        raise _senseless(
            "no place was read at these characters", "choose one of the document's places"
        )


def _check_seen(opened: Opened, document: int, known: str, seen: int) -> None:
    """Refuse if somebody decided about the record after the reviewer looked at it."""
    newer = [
        made
        for made, record in hold(opened.ledger, document).reviews
        if record == known and made.key > seen
    ]
    if newer:
        last = newer[-1]
        raise WorkbenchError(
            f"{last.who} decided meanwhile ({last.action}{f' {last.field}' if last.field else ''})",
            subject=known[:12],
            fix="go back, look at it again, then decide",
            code="S521",
        )


# forms


def _value(fields: FormData, field: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return the value of a correction as the fields of its form have it."""
    text = str(fields.get("value", "")).strip()
    if field in _SPANS or field == "place":
        spans = str(fields.get("spans", text)).strip()
        if field == "place" and not spans:
            return None
        try:
            return json.loads(spans or "[]")
        except (ValueError, RecursionError):
            raise _senseless("is no list of spans", "write [[start, end], …]") from None
    if field in _ACTORS:
        name = " ".join(str(fields.get("name", "")).split())
        found = {
            "name": name,
            "country": str(fields.get("country", "")).strip().upper() or None,
            "sector": str(fields.get("sector", "")).strip() or None,
        }
        country = found["country"]
        if country is not None and not (
            len(country) == 3 and country.isascii() and country.isalpha()
        ):
            raise _senseless(
                "the country has no code like this", "use ISO 3166-1 alpha-3, as in ROU"
            )
        return found if name else None
    if field == "background":
        return text == "yes"
    return text or None


def _decide(request: Request) -> Response:
    fields = form(request)
    who = required_reviewer(request)
    action = str(fields.get("action", ""))
    field = str(fields.get("field", "")) or None
    seen = str(fields.get("seen", ""))
    value = fields.get("other") if action in {"join", "split"} else None
    with opened(request) as case:
        number = decide(
            case,
            str(fields.get("record", "")),
            action,
            who=who,
            field=field,
            value=_value(fields, field) if action == "correct" and field else value,
            reason=str(fields.get("reason", "")),
            seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 12 else None,
        )
    site(request).comparing.wake()
    return _next(fields, number)


def _next(fields: FormData, number: int) -> Response:
    target = safe_next(str(fields.get("next", "")), "/review")
    path, _, anchor = target.partition("#")
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}done={number}#{anchor or 'main'}", 303)


def _undo(request: Request) -> Response:
    fields = form(request)
    who = required_reviewer(request)
    text = str(fields.get("number", ""))
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise _senseless("there is no decision of this number", "choose one from the history")
    with opened(request) as case:
        number = take_back(case, int(text), who=who, reason=str(fields.get("reason", "")))
    site(request).comparing.wake()
    return _next(fields, number)


routes = [
    Route("/review/decide", _decide, methods=["POST"]),
    Route("/review/undo", _undo, methods=["POST"]),
]
