"""Pieces that JSON Schemas are put together from.

A record's keys are all there in every answer, unless they are named as *optional*. What is
asked of a request is closed (an unknown key is an error), what is sent may get more keys in a
later version, as programs that read it should expect.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "ANY",
    "BOOLEAN",
    "COUNT",
    "DATE",
    "NUMBER",
    "OFFSET",
    "SPAN",
    "SPANS",
    "TEXT",
    "Schema",
    "asked_record",
    "choice",
    "integer",
    "many",
    "maybe",
    "record",
    "ref",
    "table",
    "text",
]

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
ANY: Schema = {}
OFFSET: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "Characters (code points) of the document's text, counted from 0.",
}
DATE: Schema = {
    "type": "string",
    "description": "EDTF level 1, as in 2031-05-03, 2031-05, 2031-05-03/2031-05-06.",
}
SPAN: Schema = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "First character and the one after the last, as code points of the text.",
}
SPANS: Schema = {"type": "array", "items": SPAN}


def text(description: str, **more: object) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "description": description, **more}


def integer(least: int, most: int, **more: object) -> Schema:
    """Return the schema of a whole number from *least* to *most*."""
    return {"type": "integer", "minimum": least, "maximum": most, **more}


def choice(*values: str, description: str = "") -> Schema:
    """Return the schema of one of some words."""
    found: Schema = {"type": "string", "enum": [str(value) for value in values]}
    return found | {"description": description} if description else found


def many(schema: Schema, **more: object) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema, **more}


def maybe(schema: Schema) -> Schema:
    """Return a schema that takes null, too."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> Schema:
    """Return a reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def table(schema: Schema, description: str = "") -> Schema:
    """Return the schema of an object whose keys aren't known beforehand."""
    found: Schema = {"type": "object", "additionalProperties": schema}
    return found | {"description": description} if description else found


def record(properties: Schema, *, description: str = "", optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object that has all of these keys but the optional ones."""
    found: Schema = {"type": "object"}
    if description:
        found["description"] = description
    required = [name for name in properties if name not in optional]
    return {**found, "properties": properties, "required": required}


def asked_record(properties: Schema, required: tuple[str, ...] = (), **more: object) -> Schema:
    """Return the schema of an object that is sent to the workbench."""
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        found["required"] = list(required)
    return {**found, **more}
