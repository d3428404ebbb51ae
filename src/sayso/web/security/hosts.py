"""Only requests that were meant for this workbench, from its own pages, are answered.

A site whose name suddenly leads to this computer (DNS rebinding) sends its own name in
``Host``; a form or script of another site tells on itself by ``Origin`` or
``Sec-Fetch-Site``. Both are refused before anything else is looked at.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from sayso.web.errors import WorkbenchError, refuse
from sayso.web.settings import LOOPBACK_NAMES, Settings, is_wildcard

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["SAFE_METHODS", "OwnHost", "names"]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
_DEFAULT_PORT = 80


def names(settings: Settings) -> frozenset[str]:
    """Return the values of ``Host`` that mean this workbench, in lower case."""
    known = {*LOOPBACK_NAMES}
    if is_wildcard(settings.host):
        known.add(socket.gethostname().lower())
    elif settings.host:
        host = settings.host.lower().strip("[]")
        known.add(f"[{host}]" if ":" in host else host)
    found = {f"{name}:{settings.port}" for name in known}
    return frozenset(found | known if settings.port == _DEFAULT_PORT else found)


class OwnHost:
    """Refuses requests to another host, and changes that another site's page asks for."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Wrap an application."""
        self.app = app
        self.settings = settings
        self.names = names(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http":
            error = self._fault(scope)
            if error is not None:
                await refuse(scope, error)(scope, receive, send)
                return
        elif scope["type"] != "lifespan":  # no page uses web sockets
            return
        await self.app(scope, receive, send)

    def _fault(self, scope: Scope) -> WorkbenchError | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        host = hosts[0].lower() if len(hosts) == 1 else ""
        if host not in self.names and not self._is_own_address(host, scope):
            return WorkbenchError(
                "this address isn't the workbench's",
                fix="open the address that 'sayso serve' printed",
                code="S501",
            )
        if scope["method"] in SAFE_METHODS:
            return None
        origins = headers.getlist("origin")
        sites = headers.getlist("sec-fetch-site")
        foreign = any(site not in {"same-origin", "none"} for site in sites) or any(
            origin.lower() not in {f"http://{host}", f"https://{host}"} for origin in origins
        )
        if foreign:
            return WorkbenchError(
                "another site's page asked for this change",
                fix="open the workbench itself and make the change there",
                code="S503",
            )
        return None

    def _is_own_address(self, host: str, scope: Scope) -> bool:
        """Tell whether a wildcard workbench is called by the number it was reached at.

        Rebinding takes a name; a number in ``Host`` is where the browser really went.
        """
        server = scope.get("server")
        if not is_wildcard(self.settings.host) or not server:
            return False
        try:
            ipaddress.ip_address(server[0])
        except ValueError:
            return False
        address = f"[{server[0]}]" if ":" in server[0] else server[0]
        return host == f"{address}:{self.settings.port}"
