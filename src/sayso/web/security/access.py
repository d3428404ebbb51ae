"""The token: whoever reaches a workbench from another computer has to show it."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import ConfigurationError
from sayso.web.errors import WorkbenchError, refuse, status_of
from sayso.web.settings import Settings, is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["BEARER", "LEAST_CHARACTERS", "Access", "check_token"]

LEAST_CHARACTERS = 16
"""Of a token: one that can't be guessed over a network in any lifetime."""
_LONGEST = 512
_FIELD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>sayso</title>
<main><h1>sayso</h1><form action="/"><p><label for="token">{cause}. Its token:</label></p>
<p><input id="token" name="token" type="password" autocomplete="off" required>
<button>Open</button></p></form></main></html>
"""
BEARER = "sayso.bearer"
"""Set in the scope of a request that showed the token in ``Authorization``."""
OPEN = frozenset({"/healthz"})
"""Paths that say nothing of the case and need no token."""


def check_token(settings: Settings) -> None:
    """Refuse settings that would let other computers in without a token.

    Raises:
        ConfigurationError: ``S509`` there is no token, or it is too short or too long.
    """
    token = settings.token
    if token is None:
        if is_loopback(settings.host):
            return
        raise ConfigurationError(
            "other computers could reach this address, and there is no token",
            subject=settings.host,
            fix="give one with --token, or listen on 127.0.0.1",
            code="S509",
        )
    if not LEAST_CHARACTERS <= len(token) <= _LONGEST or not token.isascii():
        raise ConfigurationError(
            f"a token has {LEAST_CHARACTERS} to {_LONGEST} characters, all of them ASCII",
            subject="--token",
            fix="use what 'openssl rand -hex 16' prints",
            code="S509",
        )


class Access:
    """Asks for the token: in a cookie, in ``Authorization: Bearer``, or once in the address.

    The cookie holds a hash that only the token gives, never the token. The address is
    redirected to itself without it at once.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Wrap an application."""
        check_token(settings)
        self.app = app
        self.token = settings.token
        self.cookie = f"sayso-access-{settings.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, let its sender in, or refuse it."""
        if scope["type"] != "http" or self.token is None or scope["path"] in OPEN:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [value for name, value in query if name == "token"]
        if shown and scope["method"] in {"GET", "HEAD"}:
            if _same(shown[-1], self.token):
                rest = [(name, value) for name, value in query if name != "token"]
                path = quote(scope["path"], safe="/~")
                path = "/" + path.lstrip("/\\")
                onward = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
                onward.set_cookie(
                    self.cookie, self._seal(), httponly=True, samesite="lax", path="/"
                )
                await onward(scope, receive, send)
                return
        elif self._is_known(scope, headers):
            await self.app(scope, receive, send)
            return
        error = WorkbenchError(
            "this workbench asks for a token" if not shown else "this isn't its token",
            fix="give the one that it was started with, below or in 'Authorization: Bearer …'",
            code="S502",
        )
        response = _asking(scope, headers, error)
        response.headers["www-authenticate"] = "Bearer"
        await response(scope, receive, send)

    def _is_known(self, scope: Scope, headers: Headers) -> bool:
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            scope[BEARER] = _same(credentials.strip(), self.token or "")
            return bool(scope[BEARER])
        cookies = cookie_parser("; ".join(headers.getlist("cookie")))
        return _same(cookies.get(self.cookie, ""), self._seal())

    def _seal(self) -> str:
        return hmac.new((self.token or "").encode(), b"sayso access", hashlib.sha256).hexdigest()


def _asking(scope: Scope, headers: Headers, error: WorkbenchError) -> Response:
    """Return the refusal, with a field for the token where a person sees it."""
    if scope["method"] != "GET" or "text/html" not in headers.get("accept", ""):
        return refuse(scope, error)
    return HTMLResponse(_FIELD.format(cause=error.cause), status_of(error))


def _same(one: str, other: str) -> bool:
    """Compare in a time that tells nothing of where they differ."""
    return hmac.compare_digest(
        hashlib.sha256(one.encode("utf-8", "replace")).digest(),
        hashlib.sha256(other.encode("utf-8", "replace")).digest(),
    )
