"""All operations of the interface, in the order in which its documents list them."""

from __future__ import annotations

from sayso.web.api.operation import Operation
from sayso.web.api.operations import case, compared, records, reviews, work

__all__ = ["OPERATIONS"]

OPERATIONS: tuple[Operation, ...] = (
    *case.OPERATIONS,
    *records.OPERATIONS,
    *compared.OPERATIONS,
    *reviews.OPERATIONS,
    *work.OPERATIONS,
)
"""The one table: routes, the OpenAPI document, ``docs/api-http.md`` and tests come from it."""
