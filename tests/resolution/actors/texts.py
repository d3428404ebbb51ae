"""Texts read with their statements, names and places given."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.tolls import TollRules
from sayso.model import (
    Actor,
    Document,
    Label,
    Mention,
    Passage,
    Place,
    PlaceUse,
    Reading,
    Role,
    SourceFile,
    Span,
    Statement,
    bytes_id,
)
from sayso.resolution.actors import ActorDocument

Said = tuple[str, str, str]


def part(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def read(
    text: str,
    said: list[Said],
    *,
    people: list[str] | None = None,
    bodies: list[str] | None = None,
    places: list[tuple[str, str, str]] | None = None,
    publisher: str | None = None,
) -> Reading:
    """Read a text with its statements (source, cue, content), names and places given."""
    data = text.encode()
    document = Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),),
        source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
        published="2031-05-12",
        publisher=publisher,
    )
    statements, at = [], 0
    for number, (source, cue, content) in enumerate(said):
        begin = part(text, source, at) if source else None
        at = begin.start if begin else at
        statements.append(
            Statement(
                id=f"s{number}",
                source=(begin,) if begin else (),
                cue=(part(text, cue, max(0, at - 6)),) if cue else (),
                content=(part(text, content),),
            )
        )
    mentions = [Mention(*part(text, name), Label.PER) for name in people or []]
    mentions += [Mention(*part(text, name), Label.ORG) for name in bodies or []]
    found = tuple(
        Place(*part(text, name), name, use=PlaceUse(use), country=country)
        for name, use, country in places or []
    )
    reading = SentenceRules()(Reading(document))
    reading = replace(reading, statements=tuple(statements), mentions=tuple(mentions), places=found)
    for component in (EventRules(records=False), TollRules(), ActorDocument()):
        reading = component(reading)
    reading.check()
    return reading


def speakers(reading: Reading) -> list[tuple[str, str | None, str | None] | None]:
    found: list[tuple[str, str | None, str | None] | None] = []
    for statement in reading.statements:
        actor = reading.actor(statement.speaker)
        if actor is None:
            found.append(None)
        else:
            sector = actor.sector.value if actor.sector else None
            found.append((actor.name, actor.country, sector))
    return found


def speaker(reading: Reading, number: int = -1) -> Actor:
    actor = reading.actor(reading.statements[number].speaker)
    assert actor is not None
    return actor
