"""The JSON interface: what every page shows, for programs, under ``/api``.

Everything comes from one table, :data:`sayso.web.api.operations.OPERATIONS`: the routes, the
OpenAPI document (``/api/openapi.json``), the page ``docs/api-http.md``, and what requests are
checked against.
"""

from __future__ import annotations

from sayso.web.api.answering import routes_of
from sayso.web.api.operations import OPERATIONS

__all__ = ["routes"]

routes = routes_of(OPERATIONS)
