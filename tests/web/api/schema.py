"""The OpenAPI document, closed: an answer with a key that it doesn't tell of fails."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from sayso.web.api.openapi import document

Plain = Any
"""What JSON may hold; schemathesis and jsonschema-rs tell no types of their own."""


def closed(schema: Plain) -> Plain:
    """Return a schema in which every object has the keys that are named, and no others."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        found.setdefault("additionalProperties", False)
    return found


@cache
def validator(name: str) -> Plain:
    """Return what checks an answer against a schema of the document."""
    components = {"schemas": closed(document()["components"]["schemas"])}
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": components}
    )


def faults(name: str, value: Plain) -> list[str]:
    """Return what is wrong with an answer."""
    return [
        f"{'/'.join(map(str, error.instance_path))}: {error.message[:300]}"
        for error in validator(name).iter_errors(value)
    ]
