"""Stored readings, of which only the layers that are asked for are read."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

__all__ = ["Rows", "in_part"]


class Rows(dict[str, list[Any]]):
    """The layers of a body, each read when it is asked for: a list needs few of them.

    Within a JSON string a quote follows a backslash, so that ``"name":`` is found as a key.
    """

    def __init__(self, body: str) -> None:
        """Read nothing yet."""
        super().__init__()
        self._body = body

    def __missing__(self, layer: str) -> list[Any]:
        """Read a layer; KeyError if the body was written before there was one."""
        name = f'"{layer}":'
        at = self._body.find(name) + len(name)
        if at < len(name):
            raise KeyError(layer)
        rows: list[Any]
        self[layer] = rows = _DECODER.raw_decode(self._body, at)[0]
        return rows


_DECODER = json.JSONDecoder()
_BEGIN, _MIDDLE, _OTHER_TEXT = '{"fields":', ',"rows":{', '},"text":'


def in_part(body: str, version: int) -> dict[str, Any] | None:
    """Return a stored body, its layers not read yet; None for any other form."""
    if not (
        body.startswith(_BEGIN)
        and body.endswith(f'}},"version":{version}}}')
        and body.count(_MIDDLE) == 1
    ):
        return None
    if _OTHER_TEXT in body:
        return None
    at = body.index(_MIDDLE)
    names = _fields(body[len(_BEGIN) : at])
    return {"fields": names, "rows": Rows(body), "version": version}


@lru_cache(maxsize=256)
def _fields(names: str) -> dict[str, list[str]]:
    """Return the fields' names, which are the same in most bodies."""
    found: dict[str, list[str]] = json.loads(names)
    return found
