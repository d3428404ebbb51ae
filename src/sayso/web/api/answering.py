"""Routes from the table of operations: each request is checked, answered, and sent as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.model.serial import to_json
from sayso.web.api.checking import check, parameter
from sayso.web.api.operation import JSON, REVIEWER, Call, Operation, Parameter
from sayso.web.api.schemas import SCHEMAS
from sayso.web.errors import WorkbenchError
from sayso.web.paths import given
from sayso.web.security.forms import form, json_body

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes_of"]

_PART = re.compile(r"{(\w+)}")


def routes_of(operations: Iterable[Operation]) -> list[BaseRoute]:
    """Return a route for each address, and one for all that are none."""
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    found: list[BaseRoute] = [
        Route(path, _endpoint(by_method), methods=_METHODS) for path, by_method in by_path.items()
    ]
    # before the application would look for the same address with or without a slash
    return [*found, *(Route(path, _nowhere, methods=_METHODS) for path in ("/api", _REST))]


_REST = "/api/{rest:path}"
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]


def _nowhere(request: Request) -> Response:
    raise WorkbenchError(
        "there is nothing under this address",
        subject=str(request.scope["path"])[:200],
        fix="see /api/openapi.json",
        code="S506",
    )


def _endpoint(by_method: Mapping[str, Operation]) -> Any:  # noqa: ANN401 - an endpoint
    def endpoint(request: Request) -> Response:
        operation = by_method.get("GET" if request.method == "HEAD" else request.method)
        if operation is None:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(by_method))})
        call = Call(request, _params(request, operation), _body(request, operation))
        found = operation.answer(call)
        if isinstance(found, Response):
            return found
        return Response(to_json(found), operation.status, media_type=JSON)

    return endpoint


def _params(request: Request, operation: Operation) -> dict[str, str]:
    """Return the parameters of an address, checked.

    Raises:
        WorkbenchError: ``S540`` one is unknown, missing, given twice, or doesn't fit; ``S506``
            a part of the path is nothing that the workbench wrote.
    """
    known = {one.name: one for one in operation.params}
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise _unfit(name[:80], "is no parameter here", _known(operation.params))
        if name in found:
            raise _unfit(name, "is given twice", "give it once")
        parameter(value, known[name].schema, name)
        found[name] = value
    for one in operation.params:
        if one.required and one.name not in found:
            raise _unfit(one.name, "is missing", "see /api/openapi.json")
    if operation.named and REVIEWER.name in request.headers:
        parameter(request.headers[REVIEWER.name], REVIEWER.schema, REVIEWER.name)
    for part in _PART.findall(operation.path):
        found[part] = given(request, part)
    return found


def _known(params: Iterable[Parameter]) -> str:
    names = ", ".join(one.name for one in params)
    return f"use these: {names}" if names else "it takes none"


def _body(request: Request, operation: Operation) -> dict[str, Any]:
    """Return the JSON object that was sent, checked.

    Raises:
        WorkbenchError: ``S540`` it doesn't fit, ``S541`` it is of another media type.
    """
    if not operation.body:
        return {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if operation.form is not None and kind == "multipart/form-data":
        if not form(request):
            raise _unfit("the form", "is empty", "send files, a text or addresses")
        return {}
    found = json_body(request)
    if kind != JSON and (kind or found is not None):
        raise WorkbenchError(
            "this media type isn't taken",
            subject=kind[:80] or "content-type",
            fix=f"send JSON, with content-type: {JSON}",
            code="S541",
        )
    schema = SCHEMAS[operation.body]
    empty = request.headers.get("content-length", "0") == "0" and found is None
    body: dict[str, Any] = {} if empty and "required" not in schema else found
    check(body, schema, "")
    return body


def _unfit(name: str, cause: str, fix: str) -> WorkbenchError:
    return WorkbenchError(cause, subject=name, fix=fix, code="S540")
