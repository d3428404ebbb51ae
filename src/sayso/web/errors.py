"""What goes wrong, told to the person: cause, fix and code, never a trace."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import LedgerError, SaysoError
from sayso.model.serial import to_json

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HANDLERS", "NothingEscapes", "WorkbenchError", "error_json", "refuse", "status_of"]

LOG = logging.getLogger("sayso.web")

STATUS = {
    "S403": 503,
    "S404": 507,
    "S405": 403,
    "S406": 404,
    "S407": 404,
    "S408": 500,
    "S501": 400,
    "S502": 401,
    "S503": 403,
    "S504": 403,
    "S505": 413,
    "S506": 404,
    "S507": 405,
    "S521": 409,
    "S531": 503,
    "S541": 415,
    "S508": 500,
}
"""HTTP status by code; 400 for every other."""


class WorkbenchError(SaysoError):
    """A request that the workbench refuses or can't answer."""

    default_code = "S500"


def status_of(error: SaysoError) -> int:
    """Return the HTTP status for an error."""
    return STATUS.get(error.code, 400)


def error_json(error: SaysoError) -> dict[str, dict[str, str]]:
    """Return an error in the one shape that the JSON interface has for errors."""
    return {
        "error": {
            "code": error.code,
            "cause": error.cause,
            "fix": error.fix,
            "subject": error.subject,
        }
    }


def _wants_json(scope: Scope) -> bool:
    path = str(scope.get("path", ""))
    return path == "/api" or path.startswith("/api/")


def refuse(scope: Scope, error: SaysoError) -> Response:
    """Return an error as JSON under ``/api``, elsewhere as plain text: no template is run."""
    if _wants_json(scope):
        return _as_json(error)
    text = f"{error}\n".encode("utf-8", "replace")
    return Response(text, status_of(error), media_type="text/plain")


def answer(request: Request, error: SaysoError, headers: dict[str, str] | None = None) -> Response:
    """Return the page, or the JSON, that tells an error."""
    from sayso.web.page import render

    if _wants_json(request.scope):
        return _as_json(error, headers)
    response = render(request, "error.html.j2", status_of(error), error=error)
    response.headers.update(headers or {})
    return response


def _as_json(error: SaysoError, headers: dict[str, str] | None = None) -> Response:
    return Response(
        to_json(error_json(error)), status_of(error), headers, media_type="application/json"
    )


def _expected(request: Request, error: Exception) -> Response:
    if not isinstance(error, SaysoError):  # pragma: no cover - registered for SaysoError alone
        raise error
    if isinstance(error, LedgerError) and error.subject.startswith("--"):
        error.subject = error.subject[2:]  # the filter's name, as it stands in the address
    return answer(request, error)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    path = request.url.path
    if status == 404:
        told = WorkbenchError(
            "there is no such page", subject=path, fix="start from the first page", code="S506"
        )
    elif status == 405:
        told = WorkbenchError(
            f"this page doesn't take {request.method}",
            subject=path,
            fix="go back and use the page's own buttons",
            code="S507",
        )
    else:
        cause = error.detail if isinstance(error, HTTPException) else "can't be answered"
        told = WorkbenchError(str(cause), subject=path, fix="go back and try again")
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    response = answer(request, told, headers)
    response.status_code = status
    return response


HANDLERS = {SaysoError: _expected, HTTPException: _http}
"""What answers each kind of error."""


class NothingEscapes:
    """Turns what nobody foresaw into a page without a trace, and one line in the log."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, whatever happens."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except SaysoError as error:
            if not begun:
                await refuse(scope, error)(scope, receive, send)
        except Exception as error:
            trace = bool(os.environ.get("SAYSO_DEBUG"))
            LOG.error(  # noqa: TRY400 - the trace goes to the log only where it is asked for
                "%s %s failed unexpectedly (%s)",
                scope["method"],
                ascii(scope["path"]),
                type(error).__name__,
                exc_info=error if trace else None,
            )
            if begun:
                raise
            told = WorkbenchError(
                "failed unexpectedly",
                fix="set SAYSO_DEBUG=1 before 'sayso serve' to see where, and report it",
                code="S900",
            )
            response = refuse(scope, told)
            response.status_code = 500
            await response(scope, receive, send)
