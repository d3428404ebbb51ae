"""What pages are made with: templates, addresses, tables as files, pages of rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from sayso import __version__
from sayso.errors import LedgerError
from sayso.export.edtf import long_words
from sayso.export.visible import visible
from sayso.model.serial import to_json
from sayso.web.assets import static
from sayso.web.case import site
from sayso.web.paths import query_with, safe_next, segment, url
from sayso.web.reviewer import reviewer
from sayso.web.security.csrf import FIELD
from sayso.web.security.hosts import SAFE_METHODS
from sayso.web.theme import theme

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

__all__ = [
    "MOST_ROWS",
    "choice",
    "pager",
    "params",
    "query_with",
    "render",
    "table_response",
    "url",
    "whole",
    "words",
]

NAVIGATION = (
    ("", (("/", "Case", "c"),)),
    (
        "Read",
        (
            ("/documents", "Documents", "d"),
            ("/statements", "Statements", "s"),
            ("/claims", "Claims", "l"),
            ("/disputes", "Disputes", "i"),
            ("/events", "Events", "e"),
            ("/sources", "Sources", "o"),
            ("/actors", "Actors", "t"),
        ),
    ),
    ("Work", (("/review", "Review", "r"), ("/history", "History", "y"), ("/add", "Add", "a"))),
    ("Give", (("/export", "Export", "x"), ("/verify", "Verify", "v"), ("/help", "Help", "h"))),
)
"""Groups of the navigation: address, label and the key that leads there."""

MOST_ROWS = 500
"""Of one page."""
_MOST_OFFSET = 10_000_000
_LONGEST = 1_000
"""Characters of a parameter: longer than any name or question."""


def render(request: Request, name: str, status: int = 200, /, **context: object) -> Response:
    """Return a page.

    Args:
        request: What is answered.
        name: The template.
        status: The HTTP status.
        **context: What the template shows, beside what every template has: ``request``,
            ``path``, ``here`` (the page to come back to), ``csrf()``, ``reviewer``, ``theme``,
            ``behind`` (see :class:`sayso.web.comparing.Behind`), ``navigation``,
            ``query_with(**changes)``.
    """
    forgery = site(request).forgery
    known = forgery.of(request.cookies)
    token = known or forgery.make()
    text = (
        environment()
        .get_template(name)
        .render(
            {
                "request": request,
                "path": request.url.path,
                "csrf": lambda: Markup('<input type="hidden" name="{}" value="{}">').format(
                    FIELD, token
                ),
                "csrf_token": token,
                "reviewer": reviewer(request),
                "theme": theme(request),
                "behind": site(request).comparing.state,
                "here": _here(request),
                "case_name": site(request).settings.case.resolve().name,
                "query_with": lambda **changes: query_with(request, **changes),
                **context,
            }
        )
    )
    response = HTMLResponse(text.encode("utf-8", "replace"), status)
    if known is None:
        forgery.give(response, token)
    return response


def _here(request: Request) -> str:
    """Return the page to come back to: after a form the one that it stood on."""
    if request.method in SAFE_METHODS:
        return query_with(request)
    parts = urlsplit(request.headers.get("referer", ""))
    return safe_next(f"{parts.path}?{parts.query}" if parts.query else parts.path)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, nothing may be missing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    found.globals.update(
        url=url, static=static, navigation=NAVIGATION, version=__version__, segment=segment
    )
    found.filters.update(visible=_visible, day=day, count=count, plural=plural, percent=percent)
    return found


def _visible(value: object) -> str:
    return visible("" if value is None else str(value))


def day(edtf: str | None) -> str:
    """Return a date as a person reads it, ``3 May 2031``; of a time its day; "" for None."""
    if not edtf:
        return ""
    date = edtf.partition("T")[0] if "/" not in edtf else edtf
    try:
        return visible(long_words(date))
    except ValueError:
        return visible(edtf)


def count(number: float | None) -> str:
    """Return a number with thin spaces between thousands; "" for None."""
    return "" if number is None else f"{number:,}".replace(",", "\u202f")


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, as in "2 statements"."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """Return a share of 1 in percent; "" for None."""
    return "" if share is None else f"{round(100 * share)} %"


# parameters


def params(request: Request) -> dict[str, str]:
    """Return the parameters of a request; of one given twice the last."""
    return dict(request.query_params)


def words(params: Mapping[str, str], name: str) -> str | None:
    """Return a parameter without the space around it; None where it is missing or empty.

    Raises:
        LedgerError: ``S409`` it is longer than any name or question.
    """
    value = params.get(name, "").replace("\x00", "").strip()
    if len(value) > _LONGEST:
        raise LedgerError(
            f"is longer than {_LONGEST} characters", subject=name, fix="shorten it", code="S409"
        )
    return value or None


def whole(params: Mapping[str, str], name: str, default: int, most: int = _MOST_OFFSET) -> int:
    """Return a parameter as a whole number from 0 to *most*.

    Raises:
        LedgerError: ``S409`` it is none.
    """
    value = params.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 12 and int(value) <= most):
        raise LedgerError(
            f"{value[:40]!r} is no number from 0 to {most}",
            subject=name,
            fix="write a whole number",
            code="S409",
        )
    return int(value)


def choice(params: Mapping[str, str], name: str, options: Iterable[str]) -> str | None:
    """Return a parameter that must be one of *options*; None where it is missing or empty.

    Raises:
        LedgerError: ``S409`` it is none of them.
    """
    value = words(params, name)
    known = [str(option) for option in options]
    if value is not None and value not in known:
        raise LedgerError(
            f"{value[:40]!r} is none of its values",
            subject=name,
            fix=f"use one of {', '.join(known)}",
            code="S409",
        )
    return value


def pager(
    request: Request, *, offset: int, limit: int, shown: int, more: bool, total: int | None = None
) -> dict[str, Any]:
    """Return what the macro ``pager`` shows: which rows these are, and the ways on and back."""
    back = max(0, offset - limit)
    return {
        "first": offset + 1 if shown else 0,
        "last": offset + shown,
        "total": total,
        "previous": query_with(request, offset=back or None) if offset else None,
        "next": query_with(request, offset=offset + limit) if more else None,
        "csv": query_with(request, format="csv"),
        "json": query_with(request, format="json"),
    }


# tables as files

Column = str | tuple[str, str | Callable[[Mapping[str, Any]], object]]
"""A key; or a header with its key, or with a function of the row."""


def table_response(
    request: Request, rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], name: str
) -> Response | None:
    """Return the rows that a page shows as a file, if ``?format=csv`` or ``json`` asks for it.

    Args:
        request: The request.
        rows: What the page shows, JSON-able.
        columns: Of the CSV: keys, or pairs of a header and a key or function of the row.
        name: Of the file, without its ending.

    Returns:
        The file, or None where the page itself is asked for. No cell of the CSV is run by a
        spreadsheet (see :mod:`sayso.export.case.cells`).

    Raises:
        LedgerError: ``S409`` another format is asked for.
    """
    wanted = choice(request.query_params, "format", ("csv", "json", "html"))
    if wanted == "json":
        plain = json.loads(json.dumps(list(rows), default=str))
        return Response(to_json(plain), media_type="application/json")  # lone surrogates, too
    if wanted != "csv":
        return None
    from sayso.export.case.cells import cell

    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    pairs = [(one, one) if isinstance(one, str) else one for one in columns]
    writer.writerow([header for header, _ in pairs])
    for row in rows:
        values = [row.get(key) if isinstance(key, str) else key(row) for _, key in pairs]
        writer.writerow([cell(value) for value in values])
    return Response(
        file.getvalue().encode("utf-8", "replace"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{segment(name)}.csv"'},
    )
