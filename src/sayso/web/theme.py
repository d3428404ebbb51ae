"""Light, dark, or as the computer has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.paths import safe_next
from sayso.web.security.forms import form

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes", "theme"]

COOKIE = "sayso-theme"
THEMES = ("light", "dark")
_YEAR = 365 * 24 * 3600


def theme(request: Request) -> str | None:
    """Return ``light`` or ``dark`` as the person chose, or None: as the computer has it."""
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in THEMES else None


def _choose(request: Request) -> Response:
    fields = form(request)
    chosen = str(fields.get("theme", ""))
    response = RedirectResponse(safe_next(str(fields.get("next", "/"))), 303)
    if chosen in THEMES:
        response.set_cookie(
            COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="strict", path="/"
        )
    else:
        response.delete_cookie(COOKIE, path="/")
    return response


routes = [Route("/theme", _choose, methods=["POST"])]
