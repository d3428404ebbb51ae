"""Files that are the same for every case: styles, scripts, icons."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.staticfiles import StaticFiles

from sayso.web.paths import url

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Scope

__all__ = ["STATIC", "Static", "static"]

STATIC = Path(__file__).parent / "static"


@lru_cache(maxsize=256)
def static(name: str) -> str:
    """Return the address of a static file, with a hash of its content.

    Raises:
        FileNotFoundError: There is no such file.
    """
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return url(f"/static/{name}", v=digest)


class Static(StaticFiles):
    """Serves the folder; what is asked for by its hash may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or 404; no path leads out of the folder."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            known = b"v=" in scope["query_string"]
            response.headers["cache-control"] = (
                "public, max-age=31536000, immutable" if known else "no-cache"
            )
        return response
