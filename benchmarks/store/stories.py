"""Invented news in any number: stories that several outlets tell, deny, copy and count.

Words stand in it as often as in news: the model of people's judgement weighs words by how rare
they are, so words that are all invented, however common, would all count as the rarest.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp, log1p

from benchmarks.store.drawn import Drawn
from sayso.comparison.words import stem, weigh
from sayso.extraction.meanings.encoder import asked
from sayso.model import (
    Actor,
    Document,
    EventMention,
    EventType,
    Passage,
    Place,
    PlaceUse,
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

__all__ = ["STATEMENTS", "one_story", "readings"]

STATEMENTS = 20
"""Statements a document."""
_ON_STORY = 6
"""Of these on what happened. With this many, and eight claims a story, there are four links
for each statement; in the gun-violence articles of the benchmark data there is half of one."""
_START = date(2031, 1, 1)
_SIZES = (1, 1, 1, 1, 1, 2, 2, 3, 5, 15)
"""Articles a story; most are told once, a few by everybody."""
_COUNTRIES = {"Moldovan": "MDA", "Romanian": "ROU", "Ukrainian": "UKR", "Bulgarian": "BGR"}
_DEEDS = (
    ("shelled", EventType.ASSAULT),
    ("attacked", EventType.ASSAULT),
    ("seized", EventType.COERCE),
    ("bombed", EventType.ASSAULT),
    ("burned", EventType.ASSAULT),
)
_SMALL = "the of a in and to for with on at by from that".split()
_OUTLETS = 200
_INVENTED = 60_000
"""Words that no list of news words holds: names and what is told once; each is as rare as these."""
_TAIL = 12_000
_RARE = 0.15
"""Share of words that are invented."""
_COPIED = 0.12
"""Share of articles on a story told before that repeat an earlier one word for word."""
_TOLD = 0.4
"""Share of a story's statements in which its event is found with place and day."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What happened: where, when, by whom, in which words."""

    day: date
    town: str
    at: tuple[float, float]
    blamed: str
    deed: tuple[str, EventType]
    claims: tuple[tuple[str, ...], ...]
    killed: int
    people: tuple[Actor, ...]
    matters: tuple[int, ...] = ()


@cache
def _news_words() -> tuple[tuple[str, float], ...]:
    """Return words of news that tell something, with how often an article has each."""
    found: dict[str, float] = {}
    text = files("sayso.comparison").joinpath("story_words.txt").read_text("utf-8")
    for line in text.splitlines():
        number, _, rest = line.partition(":")
        if line.startswith("#"):
            continue
        share = exp(-float(number))
        for word in rest.split():
            if share < 1 and word.isalpha() and stem(word) == word and weigh(f"· {word}"):
                found[word] = -log1p(-share)
    return tuple(sorted(found.items()))


class _World:
    """Words, people and towns; all of it made up from a seed."""

    def __init__(self, seed: int, drawn: Drawn | None = None) -> None:
        self.drawn = drawn
        self.rng = rng = random.Random(seed)  # noqa: S311 - test data
        syllables = [c + v for c in "bcdfghklmnprstvz" for v in "aeiou"]
        found: set[str] = set()
        while len(found) < _INVENTED:
            found.add("".join(rng.choices(syllables, k=rng.randint(2, 4))))
        self.words = sorted(found)
        rng.shuffle(self.words)
        known = _news_words()
        self.said = [word for word, _ in known] + self.words
        often = sum(share for _, share in known) * _RARE / (1 - _RARE)
        tail = [1 / (rank + _TAIL) for rank in range(_INVENTED)]
        whole = sum(tail)
        self.weights = list(
            accumulate([share for _, share in known] + [often * one / whole for one in tail])
        )
        self.towns = [
            (rng.choice(self.words).title(), (rng.uniform(43, 49), rng.uniform(22, 32)))
            for _ in range(1500)
        ]
        self.people = [
            Actor(f"a{n}", self._name(), country, sector)
            for n in range(3000)
            for country in [rng.choice(list(_COUNTRIES.values()))]
            for sector in [rng.choice((Sector.GOV, Sector.MIL, Sector.CVL, Sector.MED))]
        ]

    def _name(self) -> str:
        return " ".join(self.rng.choice(self.words).title() for _ in range(2))

    def some(self, count: int) -> tuple[str, ...]:
        """Return words as often as news has them."""
        return tuple(self.rng.choices(self.said, cum_weights=self.weights, k=count))

    def story(self, day: date) -> _Story:
        """Make up what happened on a day."""
        rng = self.rng
        town, at = rng.choice(self.towns)
        return _Story(
            day, town, at, rng.choice(list(_COUNTRIES)), rng.choice(_DEEDS),
            tuple(self.some(6) for _ in range(8)), rng.randint(3, 60),
            tuple(rng.sample(self.people, 6)), self.drawn.story() if self.drawn else (),
        )  # fmt: skip


def readings(
    count: int, *, seed: int = 1, days: int = 360, drawn: Drawn | None = None
) -> Iterator[Reading]:
    """Yield *count* readings, the same for the same seed, in the order of publication.

    Args:
        count: How many.
        seed: Of the random numbers.
        days: Over how many days they were published.
        drawn: What draws the meanings of statements; without it, readings bring none.
    """
    world = _World(seed, drawn)
    rng = world.rng
    stories: list[tuple[date, _Story]] = []
    while len(stories) < count:
        story = world.story(_START + timedelta(days=rng.randrange(days)))
        size = rng.choice(_SIZES)
        stories += [(story.day + timedelta(days=rng.randrange(4)), story) for _ in range(size)]
    stories = sorted(stories[:count], key=lambda pair: pair[0])
    told: dict[int, list[_Draft]] = {}
    for number, (published, story) in enumerate(stories):
        earlier = told.setdefault(id(story), [])
        copied = rng.choice(earlier) if earlier and rng.random() < _COPIED else None
        draft = copied or _write(world, story)
        earlier.append(draft)
        yield draft.reading(number + 1_000_000 * (seed - 1), published, rng.randrange(_OUTLETS))


def one_story(count: int, *, seed: int = 1, days: int = 14) -> Iterator[Reading]:
    """Yield *count* readings that all tell one story, in the order of publication.

    Args:
        count: How many.
        seed: Of the random numbers.
        days: Over how many days they were published.
    """
    world = _World(seed)
    story = world.story(_START)
    told: list[_Draft] = []
    for number in range(count):
        copied = world.rng.choice(told) if told and world.rng.random() < _COPIED else None
        told.append(copied or _write(world, story))
        published = story.day + timedelta(days=number * days // count)
        yield told[-1].reading(number, published, world.rng.randrange(_OUTLETS))


@dataclass(frozen=True, slots=True)
class _Line:
    actor: Actor
    cue: str
    content: str
    stance: Stance
    about: _Story | None
    killed: int | None
    told: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article, before it is published."""

    title: str
    lines: tuple[_Line, ...]
    actors: tuple[Actor, ...]

    def reading(self, number: int, published: date, outlet: int) -> Reading:
        """Return it as published by an outlet."""
        key = content_id("story", number)
        said: list[Statement] = []
        places: list[Place] = []
        events: list[EventMention] = []
        sentences: list[Sentence] = []
        whole = ""
        for index, line in enumerate(self.lines):
            start = len(whole)
            whole += f"{line.actor.name} {line.cue} {line.content}. "
            cue = Span(
                start + len(line.actor.name) + 1, start + len(line.actor.name + line.cue) + 1
            )
            body = Span(cue.end + 1, len(whole) - 2)
            source = (Span(start, cue.start - 1),)
            made = Statement(
                statement_id(key, source, (cue,), (body,)), source, (cue,), (body,),
                stance=line.stance, stance_evidence=(cue,), speaker=line.actor.id,
                said=Said(published.isoformat(), rule="the day of publication"),
                confidence=0.9, explanation="made up", component="stories",
            )  # fmt: skip
            said.append(made)
            sentences.append(Sentence(start, len(whole) - 1, Role.BODY, "en", index // 2))
            first = len(places)
            places += _places(line, whole, body)
            if line.about is not None:
                events += _events(line, made, key, whole, first)
        document = Document(
            id=key, text=whole, passages=(Passage(0, len(whole), Role.BODY, "en"),),
            source=SourceFile(f"{number}.txt", "text/plain", len(whole), bytes_id(key.encode())),
            title=self.title, publisher=f"Outlet {outlet}", published=published.isoformat(),
            language="en", given_id=f"story-{number}",
        )  # fmt: skip
        return Reading(
            document, sentences=tuple(sentences), statements=tuple(said), places=tuple(places),
            events=tuple(events), actors=self.actors, meanings=_meanings(whole, said, self.lines),
        )  # fmt: skip


def _meanings(
    text: str, said: Sequence[Statement], lines: Sequence[_Line]
) -> tuple[tuple[bytes, str], ...]:
    read = [(asked(text, s, line.actor.name), line) for s, line in zip(said, lines, strict=True)]
    return tuple((one.key, line.meaning) for one, line in read if one and line.meaning)


def _places(line: _Line, whole: str, body: Span) -> list[Place]:
    found = []
    for word, country in _COUNTRIES.items():
        at = whole.find(word, body.start, body.end)
        if at >= 0:
            found.append(Place(at, at + len(word), word, PlaceUse.ASSOCIATIVE, country=country))
    if line.about is not None:
        town, (lat, lon) = line.about.town, line.about.at
        at = whole.find(f"in {town}", body.start, body.end) + 3
        if at >= 3:
            found.append(
                Place(at, at + len(town), town, lat=lat, lon=lon, country="MDA", precision=1)
            )
    return found


def _events(line: _Line, made: Statement, key: str, whole: str, first: int) -> list[EventMention]:
    story = line.about
    if story is None or not line.told:
        return []
    at = whole.find(story.deed[0], made.content[0].start)
    if at < 0:
        return []
    trigger = Span(at, at + len(story.deed[0]))
    tolls: tuple[Toll, ...] = ()
    if line.killed is not None:
        tolls = (Toll(TollKind.KILLED, line.killed, line.killed, trigger, line.actor.id, made.id),)
    return [
        EventMention(
            event_id(key, trigger, story.deed[1]),
            trigger,
            story.deed[1],
            place=first + 1,
            date=story.day.isoformat(),
            statement=made.id,
            tolls=tolls,
        )
    ]  # fmt: skip


def _write(world: _World, story: _Story) -> _Draft:
    rng = world.rng
    own = (*story.people, *rng.sample(world.people, 3))
    lines = [_on(world, story) for _ in range(_ON_STORY)]
    for _ in range(STATEMENTS - len(lines)):
        words = list(world.some(rng.randint(5, 9)))
        if rng.random() < 0.4:
            words.append(rng.choice(list(_COUNTRIES)))
        if rng.random() < 0.3:
            words.append(rng.choice(_DEEDS)[0])
        meaning = world.drawn.besides(story.matters) if world.drawn else ""
        lines.append(
            _Line(
                rng.choice(own), "said", _mixed(rng, words), Stance.ASSERTS, None, None,
                meaning=meaning,
            )
        )  # fmt: skip
    rng.shuffle(lines)
    return _Draft(" ".join(world.some(7)).capitalize(), tuple(lines), own)


def _on(world: _World, story: _Story) -> _Line:
    """Say one of a story's claims in words of one's own, or deny it."""
    rng = world.rng
    claim = rng.choice(story.claims)
    words = [word if rng.random() < 0.8 else world.some(1)[0] for word in claim]
    who = rng.choice(story.people)
    killed = None
    denied = rng.random() < 0.15
    meaning = ""
    if world.drawn:
        meaning = world.drawn.said(story.matters, story.claims.index(claim), denied=denied)
    if denied:
        text = f"no {story.deed[0]} {_mixed(rng, words[:3])} in {story.town}"
        return _Line(who, "denied", text, Stance.DENIES, None, None, meaning=meaning)
    text = f"{story.blamed} troops {story.deed[0]} {_mixed(rng, words)} in {story.town}"
    if rng.random() < 0.2:
        killed = story.killed + rng.randrange(3)
    stance = Stance.ACCUSES if rng.random() < 0.4 else Stance.ASSERTS
    told = rng.random() < _TOLD
    return _Line(who, "said", text, stance, story, killed, told=told, meaning=meaning)


def _mixed(rng: random.Random, words: list[str]) -> str:
    """Put small words between others."""
    return " ".join(part for word in words for part in (rng.choice(_SMALL), word))
