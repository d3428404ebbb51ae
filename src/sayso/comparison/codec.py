"""Facts as JSON arrays: what the comparison file keeps of statements and event mentions."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from sayso.comparison.facts import Answer, Figure, Happening, Held, TollFact, Who
from sayso.comparison.story import story_from

__all__ = ["happening_from", "held_from", "pack", "pack_tolls", "tolls_from"]


def pack(facts: Held | Happening) -> str:
    """Return facts as one line of JSON, fields in the order of their class."""
    return json.dumps(_plain(facts), ensure_ascii=True, separators=(",", ":"))


def pack_tolls(tolls: tuple[TollFact, ...]) -> str:
    """Return counts as one line of JSON."""
    return json.dumps(_plain(tolls), ensure_ascii=True, separators=(",", ":"))


def tolls_from(text: str) -> tuple[TollFact, ...]:
    """Return the counts that :func:`pack_tolls` wrote."""
    return _tolls(json.loads(text))


def _tolls(value: list[Any]) -> tuple[TollFact, ...]:
    return tuple(TollFact(Figure(*t[0]), _who(t[1]), t[2], t[3], t[4]) for t in value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of any fact
    if isinstance(value, (Who, Figure, Answer, Held, TollFact, Happening)):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _who(value: list[Any] | None) -> Who | None:
    return Who(*value) if value else None


def held_from(text: str) -> Held:
    """Return the statement that :func:`pack` wrote."""
    v = json.loads(text)
    return Held(
        id=v[0],
        doc=v[1],
        start=v[2],
        stance=v[3],
        speaker=_who(v[4]),
        via=v[5],
        nested_in=v[6],
        text=v[7],
        stems=tuple((word, weight) for word, weight in v[8]),
        blamed=v[9],
        countries=tuple(v[10]),
        spots=tuple((s[0], s[1], s[2], s[3], s[4]) for s in v[11]),
        days=(v[12][0], v[12][1]) if v[12] else None,
        types=tuple(v[13]),
        figures=tuple(Figure(*f) for f in v[14]),
        negated=v[15],
        said=v[16],
        answers=tuple(Answer(*a) for a in v[17]),
        own=(v[18][0], v[18][1]) if v[18] else None,
        paragraph=v[19],
        around=tuple((word, weight) for word, weight in v[20]),
        meaning=v[21],
        about=tuple(v[22]),
        named=tuple(v[23]),
    )


def happening_from(text: str) -> Happening:
    """Return the event mention that :func:`pack` wrote."""
    v = json.loads(text)
    spot = v[11]
    return Happening(
        id=v[0],
        doc=v[1],
        start=v[2],
        end=v[3],
        trigger=v[4],
        type=v[5],
        mode=v[6],
        reality=v[7],
        background=v[8],
        actor=_who(v[9]),
        recipient=_who(v[10]),
        spot=(spot[0], spot[1], spot[2], spot[3], spot[4]) if spot else None,
        days=(v[12][0], v[12][1]) if v[12] else None,
        date=v[13],
        statement=v[14],
        stems=tuple((word, weight) for word, weight in v[15]),
        tolls=_tolls(v[16]),
        people=tuple(v[17]),
        story=story_from(v[18]),
        hangs_on=v[19],
    )
