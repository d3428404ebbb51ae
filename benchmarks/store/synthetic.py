"""Invented readings in any number: words by Zipf's law, thirty statements a document."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from sayso.model import (
    Actor,
    Document,
    EventMention,
    EventType,
    Passage,
    Place,
    Reading,
    Role,
    Said,
    Sector,
    Sentence,
    SourceFile,
    Span,
    Stance,
    Statement,
    Toll,
    TollKind,
    bytes_id,
    content_id,
    event_id,
    statement_id,
)

__all__ = ["STATEMENTS", "readings"]

STATEMENTS = 30
"""Statements a document; news articles of PolNeAR hold 24 at 700 words."""
_EVENTS = 6
_OUTLETS = 200
_SPEAKERS = 3000
_TOWNS = 1500
_START = date(2031, 1, 1)


def _vocabulary(rng: random.Random) -> list[str]:
    syllables = [c + v for c in "bcdfghklmnprstvz" for v in "aeiou"]
    words: set[str] = set()
    while len(words) < 20_000:
        words.add("".join(rng.choices(syllables, k=rng.randint(1, 4))))
    return sorted(words)


def readings(count: int, *, seed: int = 1, statements: int = STATEMENTS) -> Iterator[Reading]:
    """Yield *count* readings, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - test data
    words = _vocabulary(rng)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    speakers = [
        Actor(f"a{n}", f"{rng.choice(words).title()} {rng.choice(words).title()}", c, s)
        for n, (c, s) in enumerate(
            (rng.choice(("MDA", "ROU", "UKR", "BGR", "TUR")), rng.choice(list(Sector)))
            for _ in range(_SPEAKERS)
        )
    ]
    towns = [
        (rng.choice(words).title(), round(rng.uniform(43, 49), 5), round(rng.uniform(22, 32), 5))
        for _ in range(_TOWNS)
    ]
    for number in range(count):
        yield _reading(
            rng, number + 1_000_000 * (seed - 1), words, weights, speakers, towns, statements
        )


def _reading(
    rng: random.Random,
    number: int,
    words: list[str],
    weights: list[float],
    speakers: list[Actor],
    towns: list[tuple[str, float, float]],
    statements: int,
) -> Reading:
    actors = rng.sample(speakers, 8)
    sentences: list[Sentence] = []
    said: list[Statement] = []
    places: list[Place] = []
    parts: list[str] = []
    published = _START + timedelta(days=number % 360)
    key = content_id("synthetic", number)
    at = 0
    for index in range(statements):
        actor = rng.choice(actors)
        body = rng.choices(words, cum_weights=weights, k=rng.randint(14, 26))
        town, lat, lon = rng.choice(towns)
        body[len(body) // 2] = f"in {town}"
        content = " ".join(body)
        text = f"{actor.name} said {content}. "
        start = at + len(actor.name) + 6
        where = start + content.index(f"in {town}") + 3
        places.append(
            Place(where, where + len(town), town, lat=lat, lon=lon, country="MDA", precision=1)
        )
        cue = Span(at + len(actor.name) + 1, at + len(actor.name) + 5)
        source, body_spans = (Span(at, cue.start - 1),), (Span(start, start + len(content)),)
        said.append(
            Statement(
                statement_id(key, source, (cue,), body_spans),
                source,
                (cue,),
                body_spans,
                stance=rng.choice(list(Stance)),
                stance_evidence=(cue,),
                speaker=actor.id,
                said=Said(published.isoformat(), rule="the day of publication"),
                confidence=round(rng.random(), 2),
                explanation=f"cue 'said' after '{actor.name}'",
                component="synthetic",
            )
        )
        sentences.append(Sentence(at, at + len(text) - 1, Role.BODY, "en", index // 3))
        parts.append(text)
        at += len(text)
    whole = "".join(parts)
    data = whole.encode()
    document = Document(
        id=key,
        text=whole,
        passages=(Passage(0, len(whole), Role.BODY, "en"),),
        source=SourceFile(f"{number}.txt", "text/plain", len(data), bytes_id(data)),
        title=" ".join(rng.choices(words, cum_weights=weights, k=8)).capitalize(),
        publisher=f"Outlet {rng.randrange(_OUTLETS)}",
        published=published.isoformat(),
        language="en",
        given_id=f"doc-{number}",
    )
    events = tuple(
        EventMention(
            event_id(key, said[index].content[0], type_),
            said[index].content[0],
            type_,
            actor=rng.choice(actors).id,
            place=index,
            date=(published - timedelta(days=rng.randrange(5))).isoformat(),
            statement=said[index].id,
            tolls=(
                Toll(TollKind.KILLED, low := rng.randrange(40), low, said[index].cue[0],
                     rng.choice(actors).id),
            ),
        )
        for index in range(min(_EVENTS, statements))
        for type_ in [rng.choice(list(EventType))]
    )  # fmt: skip
    return Reading(
        document,
        sentences=tuple(sentences),
        statements=tuple(said),
        places=tuple(places),
        events=events,
        actors=tuple(actors),
    )
