"""A client of a workbench without a network, for all tests of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from sayso.web.app import Site

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.routing import BaseRoute

ADDRESS = "http://127.0.0.1:8031"


class Browser(TestClient):
    """A client that keeps cookies and sends forms as a page of the workbench would."""

    @property
    def site(self) -> Site:
        found: Site = self.app.state.site  # type: ignore[attr-defined]
        return found

    def site_routes(self) -> list[BaseRoute]:
        """The routes, for a test to put one of its own before them."""
        found: list[BaseRoute] = self.app.router.routes  # type: ignore[attr-defined]
        return found

    def token(self) -> str:
        """The token that forms send back; a page is opened where there is none yet."""
        name = self.site.forgery.cookie
        if name not in self.cookies:
            self.get("/")
        return self.cookies[name]

    def submit(self, path: str, fields: dict[str, Any] | None = None) -> Response:
        """Send a form with its token."""
        return self.post(path, data={"csrf": self.token(), **(fields or {})})


Serve = Callable[..., Browser]
"""Starts a workbench: ``serve(address, case=…, token=…)``."""
