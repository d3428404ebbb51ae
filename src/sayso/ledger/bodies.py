"""Readings as the ledger keeps them: each record a row of values, compressed.

A body is JSON: a header with the fields of each record in order, then the rows. Spans are
written as steps from the start of the one before within the record, references to actors
and statements as their numbers, and ids that follow from a record's content are left out.
A list of statements needs single records of many readings: :class:`Body` reads just these.
A body written before a field was added reads with the field's default; one that holds a
field since removed reads without it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso.errors import LedgerError
from sayso.ledger.custody import canonical
from sayso.ledger.layers import in_part
from sayso.ledger.packing import READINGS, deflate, inflate
from sayso.model import (
    Actor,
    ComponentUse,
    Document,
    EventMention,
    Mention,
    Place,
    Reading,
    Sentence,
    Span,
    Statement,
    Time,
    Trigger,
    content_id,
    event_id,
    statement_id,
)

__all__ = ["Body", "pack", "unpack"]

VERSION = 1
_LAYERS: dict[str, type] = {
    "actors": Actor,
    "sentences": Sentence,
    "mentions": Mention,
    "statements": Statement,
    "times": Time,
    "places": Place,
    "events": EventMention,
    "triggers": Trigger,
    "components": ComponentUse,
}
_LEFT_OUT = {"text"}
"""The text stands in the document's row; all spans count in it. A later reading of the same
bytes that comes to another text has that one in its body."""


def pack(
    reading: Reading, text: str | None = None, packed: Callable[[str], bytes] | None = None
) -> tuple[bytes, str]:
    """Return a reading's body, compressed, and the SHA-256 of its JSON.

    Args:
        reading: What to keep.
        text: The text that stands in the document's row already, if there is one.
        packed: Compresses the body; without it, the dictionary of this package does.
    """
    writer = _Writer(reading)
    rows = {"document": writer.row(reading.document)}
    for layer in _LAYERS:
        rows[layer] = []
        for record in getattr(reading, layer):
            writer.last = 0
            rows[layer].append(writer.row(record))
    value: dict[str, Any] = {"version": VERSION, "fields": writer.fields, "rows": rows}
    if text is not None and text != reading.document.text:
        value["text"] = reading.document.text
    body = canonical(value)
    data = packed(body) if packed else deflate(body, READINGS)
    return data, hashlib.sha256(body.encode()).hexdigest()


def unpack(body: bytes, text: str) -> Reading:
    """Return a stored reading, its text put back.

    Raises:
        LedgerError: ``S408`` the body is no reading, or of a later version.
    """
    return Body(body, text).reading()


class Body:
    """A stored reading, of which single records can be read.

    Args:
        body: As :func:`pack` made it.
        text: The text in the document's row.

    Raises:
        LedgerError: ``S408`` the body is no reading, or of a later version.
    """

    def __init__(self, body: bytes, text: str) -> None:
        """Read the rows; records are made when they are asked for."""
        plain = inflate(body)
        known = in_part(plain, VERSION)
        value = json.loads(plain) if known is None else known
        if value.get("version") != VERSION:
            raise LedgerError(
                f"a reading has the unknown form {value.get('version')!r}",
                fix="update sayso",
                code="S408",
            )
        self.text: str = value.get("text", text)
        self.rows: dict[str, list[Any]] = value["rows"]
        self.names: dict[str, list[str]] = value["fields"]
        self._last = 0

    @cached_property
    def document(self) -> Document:
        """The document, without its passages' text."""
        last, self._last = self._last, 0
        known: Document = self._record(Document, self.rows["document"])
        self._last = last
        return replace(known, text=self.text)

    def statement(self, number: int) -> Statement:
        """Return the statement with a number."""
        known: Statement = self._read("statements", number)
        outer: Any = known.nested_in
        if isinstance(outer, int):
            known = replace(known, nested_in=self._statement_id(outer))
        if not known.id:
            spans = (known.source, known.cue, known.content)
            known = replace(known, id=statement_id(self.document.id, *spans))
        return known

    def event(self, number: int) -> EventMention:
        """Return the event mention with a number."""
        known: EventMention = self._read("events", number)
        if not known.id:
            known = replace(known, id=event_id(self.document.id, known.trigger, known.type))
        return known

    def actor(self, number: int) -> Actor:
        """Return the actor with a number."""
        if number not in self._actors:
            last = self._last
            known: Actor = self._read("actors", number)
            given: Any = known.id
            if not isinstance(given, str):
                kind, at = given
                first = known.mentions[at] if known.mentions else Span(0, 0)
                id_ = _actor_id(self.document.id, _ACTOR_KINDS[kind], known.name, first)
                known = replace(known, id=id_)
            self._last, self._actors[number] = last, known
        return self._actors[number]

    def actors(self, ids: Iterable[str | None]) -> tuple[Actor, ...]:
        """Return the actors with some ids, which records read before refer to."""
        wanted = {i for i in ids if i}
        return tuple(a for _, a in sorted(self._actors.items()) if a.id in wanted)

    def place(self, number: int) -> Place:
        """Return the place with a number."""
        known: Place = self._read("places", number)
        return known

    def reading(self) -> Reading:
        """Return all of it."""
        read = {"actors": self.actor, "statements": self.statement, "events": self.event}
        layers: dict[str, Any] = {
            layer: tuple(
                read[layer](n) if layer in read else self._read(layer, n)
                for n in range(self._count(layer))
            )
            for layer in _LAYERS
        }
        return Reading(self.document, **layers)

    def _count(self, layer: str) -> int:
        """Return the number of a layer's records; none if the body is older than the layer."""
        try:
            return len(self.rows[layer])
        except KeyError:
            return 0

    @cached_property
    def _ids(self) -> dict[int, str]:
        """Ids of statements by number, as they are asked for."""
        return {}

    @cached_property
    def _actors(self) -> dict[int, Actor]:
        """Actors by number, as they are asked for."""
        return {}

    def _statement_id(self, number: int) -> str:
        if number not in self._ids:
            row = self._read("statements", number)
            spans = (row.source, row.cue, row.content)
            self._ids[number] = row.id or statement_id(self.document.id, *spans)
        return self._ids[number]

    def _reference(self, number: int) -> str:
        actors = len(self.rows["actors"])
        if number < actors:
            return self.actor(number).id
        return self._statement_id(number - actors)

    def _read(self, layer: str, number: int) -> Any:  # noqa: ANN401 - any record
        self._last = 0
        return self._record(_LAYERS[layer], self.rows[layer][number])

    def _record(self, kind: type, row: list[Any]) -> Any:  # noqa: ANN401 - any record
        decoders, known = _decoders(kind), dict(_blanks(kind))
        for name, value in zip(self.names.get(kind.__name__, ()), row, strict=False):
            if value is None or name not in decoders:
                continue
            if name == "start" and isinstance(value, int):
                self._last += value
                known[name] = self._last
            elif name == "end" and isinstance(value, int):
                known[name] = self._last + value
            elif name in _REFERENCES and isinstance(value, int):
                last = self._last
                known[name] = value if name == "nested_in" else self._reference(value)
                self._last = last
            else:
                known[name] = decoders[name](self, value)
        if known.get("nested_in") is not None:
            known["nested_in"] -= len(self.rows["actors"])
        return kind(**known)


class _Writer:
    """Turns records into rows, in one order, so that steps between spans can be undone."""

    def __init__(self, reading: Reading) -> None:
        self.fields: dict[str, list[str]] = {}
        self.last = 0
        self.document = reading.document.id
        ids = [a.id for a in reading.actors] + [s.id for s in reading.statements]
        self.numbers = {known: number for number, known in enumerate(ids)}

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any value of a record
        if isinstance(value, Span):
            step = [value.start - self.last, value.end - value.start]
            self.last = value.start
            return step
        if isinstance(value, tuple):
            return [self.value(item) for item in value]
        if isinstance(value, Enum):
            return value.value
        if is_dataclass(value) and not isinstance(value, type):
            return self.row(value)
        return value

    def row(self, record: Any) -> list[Any]:  # noqa: ANN401 - any record
        kind: type = type(record)
        names = self.fields.setdefault(kind.__name__, _names(kind))
        row: list[Any] = []
        for name in names:
            value = getattr(record, name)
            if name == "id" and self._follows(record):
                row.append(None)
            elif name == "id" and isinstance(record, Actor):
                row.append(_short_actor_id(self.document, record))
            elif name in _REFERENCES and isinstance(value, str):
                row.append(self.numbers[value])
            elif name == "start" and isinstance(value, int):
                row.append(value - self.last)
                self.last = value
            elif name == "end" and isinstance(value, int):
                row.append(value - self.last)
            else:
                row.append(self.value(value))
        while row and row[-1] is None:
            row.pop()
        return row

    def _follows(self, record: object) -> bool:
        if isinstance(record, Statement):
            spans = (record.source, record.cue, record.content)
            return record.id == statement_id(self.document, *spans)
        if isinstance(record, EventMention):
            return record.id == event_id(self.document, record.trigger, record.type)
        return False


_ACTOR_KINDS = ("person", "state", "body", "unnamed")
"""What the ids of actors name beside the document, their name and one of their mentions."""


def _actor_id(document: str, kind: str, name: str, first: Span) -> str:
    """Return the id that :mod:`sayso.resolution.actors` gives an actor."""
    return content_id(document, "actor", kind, name, *first)


def _short_actor_id(document: str, actor: Actor) -> str | list[int]:
    """Return which kind and mention an actor's id follows from, or else the id."""
    for number, kind in enumerate(_ACTOR_KINDS):
        for at, mention in enumerate(actor.mentions or (Span(0, 0),)):
            if actor.id == _actor_id(document, kind, actor.name, mention):
                return [number, at]
    return actor.id


_REFERENCES = frozenset({"actor", "recipient", "speaker", "claimant", "statement", "nested_in"})
"""Fields that hold the id of an actor or a statement of the same reading."""


@lru_cache
def _names(record: type) -> list[str]:
    return [f.name for f in fields(record) if f.name not in _LEFT_OUT]


_Decoder = Callable[[Body, Any], Any]


@lru_cache
def _decoders(kind: type) -> dict[str, _Decoder]:
    hints = get_type_hints(kind)
    return {f.name: _decoder(hints[f.name]) for f in fields(kind)}


@lru_cache
def _blanks(kind: type) -> dict[str, Any]:
    """Return what stands for required values that were left out: ids, the text, nothing."""
    return {
        f.name: "" if f.type == "str" else None
        for f in fields(kind)
        if f.default is MISSING and f.default_factory is MISSING
    }


@lru_cache
def _decoder(hint: Any) -> _Decoder:  # noqa: ANN401 - a type hint
    """Return the function that makes a value of a type from its JSON."""
    if hint is Span:
        return _span
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        inner = _decoder(next(a for a in arguments if a is not NoneType))
        return lambda body, value: None if value is None else inner(body, value)
    if origin is tuple:
        if arguments[-1] is not Ellipsis:
            return lambda _, value: tuple(value)
        item = _decoder(arguments[0])
        return lambda body, value: tuple([item(body, part) for part in value])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda _, value: hint(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda body, value: body._record(hint, value)  # noqa: SLF001 - its own reader
    return lambda _, value: value


def _span(body: Body, value: list[int]) -> Span:
    start = body._last = body._last + value[0]  # noqa: SLF001 - its own reader
    return Span(start, start + value[1])
