"""One operation of the interface: what it takes, what it gives, who answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.web.api.shapes import Schema

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["JSON", "REVIEWER", "Call", "Operation", "Parameter"]

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address.

    Attributes:
        name: Its name.
        schema: What it may be; held against what is sent.
        about: What it means.
        required: Whether it must be there.
    """

    name: str
    schema: Schema
    about: str = ""
    required: bool = False


REVIEWER = Parameter(
    "X-Reviewer",
    {"type": "string", "pattern": "^[A-Za-z0-9._~%-]{1,300}$"},
    "The reviewer's name, percent-encoded UTF-8; 'who' in the body goes before it.",
)
"""The header for programs that give their user's name once."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request, checked.

    Attributes:
        request: As it came.
        params: Parameters of the address, those of its path included.
        body: The JSON object that was sent; empty where none was.
    """

    request: Request
    params: Mapping[str, str]
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked under one address with one method.

    Attributes:
        name: Of the operation, as programs that are made from the document call it.
        path: Its address, parts in braces.
        about: What it does, in a line.
        answer: Returns what is sent, JSON-able; or a whole response.
        gives: Schema of what is sent, by name.
        of: The page that shows the same, as docs name it.
        method: GET or POST.
        params: Of the address, but for those in braces.
        parts: Of the path, in braces.
        body: Schema of what is sent to it, by name.
        form: Properties of a form that is taken as well.
        status: When it is done.
        media_type: Of what is sent.
        missing: Whether something asked for may not be there.
        named: Whether the name of who asks can stand in the header :data:`REVIEWER`.
    """

    name: str
    path: str
    about: str
    answer: Callable[[Call], Any]
    gives: str = ""
    of: str = ""
    method: str = "GET"
    params: tuple[Parameter, ...] = ()
    parts: tuple[Parameter, ...] = ()
    body: str = ""
    form: Schema | None = None
    status: int = 200
    media_type: str = JSON
    missing: bool = False
    named: bool = False

    def statuses(self) -> list[int]:
        """Return the statuses of errors that it can answer with."""
        found = [400, 401, 500, 503]
        if self.missing:
            found.append(404)
        if self.method == "POST":
            found += [403, 409, 413, 415, 507]
        return sorted(found)
