"""Bodies of requests: measured, parsed, and only from forms of this workbench.

Every request that may change something is checked here, before a route is even chosen: no
page can forget to. What was sent is then at hand for plain (not async) endpoints.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData, Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request, cookie_parser

from sayso.web.errors import WorkbenchError, refuse
from sayso.web.security.access import BEARER
from sayso.web.security.csrf import FIELD, HEADER, Forgery
from sayso.web.security.hosts import SAFE_METHODS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from sayso.web.settings import Settings

__all__ = ["CheckedForms", "form", "json_body"]

_FORM, _BODY = "sayso.form", "sayso.body"
MOST_FIELDS, MOST_FILES = 1_000, 1_000
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def form(request: Request) -> FormData:
    """Return the fields and files that a form sent; files can be read plainly (``.file``)."""
    found: FormData = request.scope.get(_FORM) or FormData()
    return found


def json_body(request: Request) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON that was sent, or None for an empty body.

    Raises:
        WorkbenchError: ``S500`` it is no JSON.
    """
    body: bytes = request.scope.get(_BODY) or b""
    if not body:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise WorkbenchError("the body is no JSON", fix="send a JSON object as UTF-8") from error


class CheckedForms:
    """Measures and parses bodies, and refuses forms of other pages.

    A form has to send back its token. A program that shows the workbench's token in
    ``Authorization`` needs none, for no browser does so unasked. JSON needs none, either:
    without this workbench's leave, which it never gives, a browser lets no other site's page
    send it (Fetch, CORS preflight).
    """

    def __init__(self, app: ASGIApp, settings: Settings, forgery: Forgery) -> None:
        """Wrap an application."""
        self.app = app
        self.settings = settings
        self.forgery = forgery

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body parsed, or refuse it."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            fields = await self._parsed(scope, receive, kind, headers)
        except WorkbenchError as error:
            await refuse(scope, error)(scope, receive, send)
            return
        try:
            if scope.get(BEARER) or self._is_own(kind, headers, fields):
                await self.app(scope, _nothing, send)
                return
            told = WorkbenchError(
                "the form is too old, or not of this workbench",
                fix="go back, reload the page and send it again",
                code="S503",
            )
            await refuse(scope, told)(scope, receive, send)
        finally:
            await fields.close()

    async def _parsed(
        self, scope: Scope, receive: Receive, kind: str, headers: Headers
    ) -> FormData:
        """Read the body into the scope; return the fields of a form, none for anything else."""
        uploads = kind == "multipart/form-data"
        limit = self.settings.upload_limit if uploads else self.settings.form_limit
        _check_length(headers, limit)
        request = Request(scope, _measured(receive, limit))
        if kind not in _FORMS:
            scope[_BODY] = await request.body()
            return FormData()
        try:
            fields = await request.form(
                max_files=MOST_FILES,
                max_fields=MOST_FIELDS,
                max_part_size=self.settings.form_limit,
            )
        except HTTPException as error:
            raise WorkbenchError(
                f"can't be read: {error.detail}",
                subject="what was sent",
                fix="go back and send it again",
            ) from error
        scope[_FORM] = fields
        return fields

    def _is_own(self, kind: str, headers: Headers, fields: FormData) -> bool:
        if kind == "application/json":
            return True
        cookies = cookie_parser("; ".join(headers.getlist("cookie")))
        sent = headers.get(HEADER) or fields.get(FIELD)
        return isinstance(sent, str) and self.forgery.matches(cookies, sent)


def _too_large(limit: int) -> WorkbenchError:
    return WorkbenchError(
        f"is larger than {limit // (1024 * 1024)} MB",
        subject="what was sent",
        fix="send less at once, or add it with 'sayso add'",
        code="S505",
    )


def _check_length(headers: Headers, limit: int) -> None:
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit() and len(length) < 19) or int(length) > limit:
        raise _too_large(limit)


def _measured(receive: Receive, limit: int) -> Receive:
    """Return *receive* that stops at more bytes than allowed, whatever the headers said."""
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > limit:
            raise _too_large(limit)
        return message

    return receiving


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
