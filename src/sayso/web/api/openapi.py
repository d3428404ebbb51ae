"""The OpenAPI 3.1 document, made from the table of operations and the schemas."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from sayso import __version__
from sayso.web.api.operation import JSON, REVIEWER, Operation, Parameter
from sayso.web.api.operations import OPERATIONS
from sayso.web.api.schemas import SCHEMAS
from sayso.web.api.shapes import Schema, ref

__all__ = ["document"]

_ABOUT = """Everything that the pages of a sayso workbench show, as JSON.

A statement is what a text says that somebody says: sayso tells who holds what and who denies it,
never who is right. Offsets count code points of a document's text from 0; the end is exclusive.
Dates are EDTF level 1, countries ISO 3166-1 alpha-3. Ids with a slash or another sign that a path
can't hold are written as `~` and their UTF-8 in base64url without padding.

Lists have `rows`, `limit`, `offset`, `total` (null where counting takes too long) and `more`;
their order is the same each time as long as the case is. Every answer of 400 or more has one
shape, `{"error": {"code", "cause", "fix", "subject"}}`. Records may get more keys in later
versions; parameters and keys of requests that aren't listed here are refused.

A workbench with a token takes it as `Authorization: Bearer …`. Changes need JSON
(`content-type: application/json`) or that header: forms of other sites are refused.
"""
_RESPONSES = {
    400: ("BadRequest", "What was asked doesn't fit its description."),
    401: ("Unauthorized", "The workbench asks for its token."),
    403: ("Forbidden", "No name was given, or the change came from elsewhere."),
    404: ("NotFound", "There is no such thing in this case."),
    409: ("Conflict", "Somebody else decided meanwhile."),
    413: ("TooLarge", "Too much was sent at once."),
    415: ("UnsupportedMediaType", "The body is neither JSON nor a form that is taken."),
    500: ("Failed", "The workbench failed unexpectedly."),
    503: ("Busy", "Another program holds the case, or too many jobs are under way."),
    507: ("Full", "There is no room left on the disk."),
}


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document; don't change it."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sayso workbench",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                name: {"description": about, "content": {JSON: {"schema": ref("Error")}}}
                for name, about in _RESPONSES.values()
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.about,
        "parameters": [
            *(_parameter(one, "path") for one in operation.parts),
            *(_parameter(one, "query") for one in operation.params),
        ],
        "responses": {
            str(operation.status): {
                "description": HTTPStatus(operation.status).phrase,
                "content": {operation.media_type: {"schema": _given(operation)}},
            },
            **{
                str(status): {"$ref": f"#/components/responses/{_RESPONSES[status][0]}"}
                for status in operation.statuses()
            },
        },
    }
    if operation.method == "POST":
        if operation.named:
            found["parameters"].append(_parameter(REVIEWER, "header"))
        content = {JSON: {"schema": ref(operation.body)}}
        if operation.form is not None:
            content["multipart/form-data"] = {"schema": operation.form}
        required = "required" in SCHEMAS[operation.body] or operation.form is not None
        found["requestBody"] = {"required": required, "content": content}
    return found


def _given(operation: Operation) -> Schema:
    if operation.media_type != JSON:
        return {"type": "string", "contentMediaType": operation.media_type}
    return ref(operation.gives or "OpenAPI")


def _parameter(one: Parameter, where: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.name, "in": where, "schema": one.schema}
    if one.required:
        found["required"] = True
    return found | {"description": one.about} if one.about else found
