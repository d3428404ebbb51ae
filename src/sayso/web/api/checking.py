"""What is asked, held against the schema that the OpenAPI document shows for it.

Only the words of JSON Schema that requests here are described with are known: anything else
in a schema is a mistake of its author, and raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sayso.model.edtf import is_edtf
from sayso.web.errors import WorkbenchError

if TYPE_CHECKING:
    from sayso.web.api.shapes import Schema

__all__ = ["check", "parameter"]

_LONE = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_SILENT = frozenset({"description", "default", "examples", "title"})
_FORMATS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "edtf": (is_edtf, "write a date as in 2031-05-03, 2031-05 or 2031"),
}
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
_WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def parameter(value: str, schema: Schema, name: str) -> None:
    """Check a parameter of an address, which always is a text.

    Raises:
        WorkbenchError: ``S540`` it doesn't fit.
    """
    if schema.get("type") == "integer":
        if not _NUMBER.fullmatch(value):
            raise _misfit(name, "is no whole number", "write digits alone, as in 20")
        check(int(value), schema, name)
    else:
        check(value, schema, name)


def check(value: object, schema: Schema, name: str) -> None:
    """Check a value against its schema.

    Args:
        value: As JSON gives it.
        schema: What is asked for.
        name: Where it stands, for the error.

    Raises:
        WorkbenchError: ``S540`` it doesn't fit.
    """
    _check_type(value, schema, name)
    for word, wanted in schema.items():
        if word in _SILENT or word == "type":
            continue
        test = _TESTS[word]
        test(value, wanted, name)
    if isinstance(value, dict):
        _check_keys(value, schema, name)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            check(item, schema.get("items", {}), f"{name}[{number}]")
    elif isinstance(value, str) and _LONE.search(value):
        raise _misfit(name, "holds half a character", "send text that UTF-8 can hold")


def _check_type(value: object, schema: Schema, name: str) -> None:
    known = schema.get("type")
    if known is None:
        if isinstance(value, (dict, list)) and "properties" not in schema:
            _check_whole(value, name)
        return
    names = [known] if isinstance(known, str) else known
    fits = any(
        isinstance(value, _TYPES[one]) and (one == "boolean" or not isinstance(value, bool))
        for one in names
    )
    if not fits:
        raise _misfit(name, f"isn't {' or '.join(_WORDS[one] for one in names)}", _SEE)


def _check_whole(value: object, name: str) -> None:
    """Look for half characters in a value of any form."""
    if isinstance(value, str) and _LONE.search(value):
        raise _misfit(name, "holds half a character", "send text that UTF-8 can hold")
    if isinstance(value, dict):
        for key, item in value.items():
            _check_whole(key, name)
            _check_whole(item, name)
    elif isinstance(value, list):
        for item in value:
            _check_whole(item, name)


def _check_keys(value: Mapping[str, Any], schema: Schema, name: str) -> None:
    properties = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in value:
            raise _misfit(_inside(name, key), "is missing", _SEE)
    for key, item in value.items():
        if key in properties:
            check(item, properties[key], _inside(name, key))
        elif schema.get("additionalProperties") is False:
            known = ", ".join(properties) or "none"
            raise _misfit(_inside(name, key)[:80], "isn't known here", f"use these: {known}")


def _inside(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


_SEE = "see /api/openapi.json"


def _misfit(name: str, cause: str, fix: str) -> WorkbenchError:
    return WorkbenchError(cause, subject=name or "the body", fix=fix, code="S540")


def _enum(value: object, known: list[str], name: str) -> None:
    if value not in known:
        raise _misfit(name, "is none of its values", f"use one of {', '.join(map(str, known))}")


def _minimum(value: object, least: int, name: str) -> None:
    if isinstance(value, int) and value < least:
        raise _misfit(name, "is too small", f"use at least {least}")


def _maximum(value: object, most: int, name: str) -> None:
    if isinstance(value, int) and value > most:
        raise _misfit(name, "is too large", f"use at most {most}")


def _shortest(value: object, least: int, name: str) -> None:
    if isinstance(value, (str, list)) and len(value) < least:
        raise _misfit(name, "is too short", f"give at least {least}")


def _longest(value: object, most: int, name: str) -> None:
    if isinstance(value, (str, list)) and len(value) > most:
        raise _misfit(name, "is too long", f"give at most {most}")


def _pattern(value: object, pattern: str, name: str) -> None:
    if isinstance(value, str) and not re.search(pattern, value):
        raise _misfit(name, "isn't written as it should be", _SEE)


def _format(value: object, known: str, name: str) -> None:
    fits, fix = _FORMATS[known]
    if isinstance(value, str) and not fits(value):
        raise _misfit(name, "is no date", fix)


def _elsewhere(_value: object, _wanted: object, _name: str) -> None:
    """Is checked together with the value's keys or items."""


_TESTS: Mapping[str, Callable[[Any, Any, str], None]] = {
    "enum": _enum,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _shortest,
    "maxLength": _longest,
    "minItems": _shortest,
    "maxItems": _longest,
    "pattern": _pattern,
    "format": _format,
    "items": _elsewhere,
    "properties": _elsewhere,
    "required": _elsewhere,
    "additionalProperties": _elsewhere,
}
