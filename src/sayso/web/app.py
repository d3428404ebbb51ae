"""The application: what all pages share, and the list of pages.

A page is a module with a list ``routes``; its endpoints are plain functions, which Starlette
runs in threads::

    def show(request: Request) -> Response:
        with opened(request) as case:
            found = data(case, request.query_params)
        return render(request, "things.html.j2", **found)

    routes = [Route("/things", show)]
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from sayso.web.assets import STATIC, Static
from sayso.web.case import Cases
from sayso.web.comparing import Comparing
from sayso.web.errors import HANDLERS, NothingEscapes
from sayso.web.security.access import Access
from sayso.web.security.csrf import Forgery
from sayso.web.security.forms import CheckedForms
from sayso.web.security.headers import SafeHeaders
from sayso.web.security.hosts import OwnHost
from sayso.web.settings import Settings

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["PAGES", "Site", "make_app"]

PAGES: tuple[str, ...] = (
    "home",
    "documents",
    "document",
    "statements",
    "search",
    "claims",
    "disputes",
    "events",
    "sources",
    "actors",
    "queue",
    "reviewing",
    "history",
    "adding",
    "exporting",
    "verifying",
    "jobs",
    "help",
    "reviewer",
    "theme",
    "api",
)
"""Modules of :mod:`sayso.web` with a list ``routes``, in the order in which they are asked."""

THREADS = 4
"""Pages made at once; the others wait in line. Threads share one interpreter, and a page that asks
the database often loses its turn each time: with 50 readers on two cores the 95th percentile was
1.8 s with 40 threads, 0.8 s with four and 0.9 s with two or eight (``benchmarks.web``)."""


@dataclass
class Site:
    """What all pages of one running workbench share.

    Attributes:
        settings: What it was started with.
        cases: Opened cases, lent by :func:`sayso.web.case.opened`.
        forgery: Makes and checks the tokens of forms.
        comparing: Keeps the comparison up to date; ``comparing.wake()`` after each change.
        more: Room for what a module keeps while the workbench runs, under its own name; what
            has a method ``close`` is closed at the end.
    """

    settings: Settings
    cases: Cases
    forgery: Forgery
    comparing: Comparing
    more: dict[str, object] = field(default_factory=dict)


def make_app(settings: Settings) -> Starlette:
    """Return the workbench of a case as an ASGI application.

    Raises:
        LedgerError: The case can't be opened.
        ConfigurationError: ``S509`` other computers could reach it, and there is no token.
    """
    path = Path(settings.case)
    site = Site(settings, Cases(path), Forgery(settings), Comparing(path))
    with site.cases.lend():
        pass  # what is wrong with the case is said now

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        if settings.compare:
            site.comparing.start()
            Thread(target=_warm, args=(site,), name="sayso-warming", daemon=True).start()
        yield
        for kept in site.more.values():
            if callable(close := getattr(kept, "close", None)):
                close()
        site.comparing.stop()
        site.cases.close()

    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(NothingEscapes),
            Middleware(OwnHost, settings),
            Middleware(Access, settings),
            Middleware(CheckedForms, settings, site.forgery),
        ],
        exception_handlers=HANDLERS,
        lifespan=running,
    )
    app.state.site = site
    app.build_middleware_stack()  # settings that won't do are said now, too
    return app


def _warm(site: Site) -> None:
    """Compile the templates and look at the case once, so that the first page isn't slow."""
    from sayso.web.home import warm
    from sayso.web.page import environment

    known = environment()
    for name in known.list_templates(extensions=["j2"]):
        known.get_template(name)
    warm(site)


def _routes() -> list[BaseRoute]:
    found: list[BaseRoute] = [
        Route("/healthz", _healthy),
        Mount("/static", Static(directory=STATIC), name="static"),
    ]
    for name in PAGES:
        found += import_module(f"sayso.web.{name}").routes
    return found


def _healthy(_request: Request) -> Response:
    """Say that the workbench answers; nothing of the case."""
    return PlainTextResponse("ok\n")
