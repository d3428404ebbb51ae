"""Who reviews: a name that the person gives, never the login."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.errors import WorkbenchError
from sayso.web.paths import safe_next
from sayso.web.security.forms import form

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["required_reviewer", "reviewer", "routes"]

COOKIE = "sayso-reviewer"
LONGEST = 80
"""Characters of a name."""
_YEAR = 365 * 24 * 3600


def _clean(name: str) -> str | None:
    name = " ".join(name.split())
    return name if 0 < len(name) <= LONGEST and name.isprintable() else None


def reviewer(request: Request) -> str | None:
    """Return the name that the reviewer gave, or None."""
    return _clean(unquote(request.cookies.get(COOKIE, ""), errors="replace"))


def required_reviewer(request: Request) -> str:
    """Return the name that the reviewer gave; every page that writes asks for it.

    Raises:
        WorkbenchError: ``S504`` none was given.
    """
    name = reviewer(request)
    if name is None:
        raise WorkbenchError(
            "decisions are kept with the name of who made them, and there is none yet",
            subject="Your name",
            fix="give your name at the top of the page, then decide again",
            code="S504",
        )
    return name


def _name(request: Request) -> Response:
    fields = form(request)
    given = str(fields.get("name", ""))
    response = RedirectResponse(safe_next(str(fields.get("next", "/"))), 303)
    if not given.strip():
        response.delete_cookie(COOKIE, path="/")
        return response
    name = _clean(given)
    if name is None:
        raise WorkbenchError(
            f"isn't one line of at most {LONGEST} characters",
            subject="Your name",
            fix="give a shorter one",
            code="S504",
        )
    response.set_cookie(
        COOKIE, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict", path="/"
    )
    return response


routes = [Route("/reviewer", _name, methods=["POST"])]
