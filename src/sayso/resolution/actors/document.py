"""Component ``actors.document``: joins a document's mentions into actors and links them.

One pass in text order over names, sources and arguments of events. Every phrase is
described by its own words (:mod:`.describe`), then joined with who has been spoken of so
far (:mod:`.memory`). Who speaks, who acts and who counts is then said by actor ids.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.owners import owner_of
from sayso.model import (
    Actor,
    EventMention,
    Label,
    Mention,
    Place,
    Reading,
    Span,
    Spans,
    Statement,
    Toll,
    hull,
)
from sayso.resolution.actors.gazette import find_known, union_seat
from sayso.resolution.actors.memory import Draft
from sayso.resolution.actors.resolver import Resolver
from sayso.resolution.actors.roles import BODIES, GROUPS
from sayso.resolution.actors.scene import Scene

__all__ = ["ActorDocument"]

_OWNERS = re.compile(r"(?<![\w'’-])(?:(?!The\b)[A-Z][\w-]+ )*[A-Z][\w-]*s['’] $")
_TAIL = re.compile(r"(?:s?['’]s?)?(?: [A-Z][a-z]+)+")
_BANDS = word_set("network league team post forum circle monitor watch collective")
_FIELDS = word_set("commission committee council office centre center network institute")
_FIELD = re.compile(r" (?:on|for|against)(?: the)?(?: [A-Z][a-z]+)+")
"""What a body deals with is of its name: "the National Commission on Police Conduct"."""
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})


class ActorDocument:
    """Joins mentions into actors; resolves speakers, actors, recipients and claimants.

    Events told in the outlet's own voice, and tolls in them, have the outlet as claimant; a
    count that the text says is somebody else's ("the 312 claimed by the Front") is theirs.
    """

    name = "actors.document"
    version = "6"
    needs = frozenset({"mentions", "statements", "events", "places"})
    gives = frozenset({"actors", "statements.speaker", "events.actors"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its actors."""
        document = reading.document
        sightings = union_seat(document.text, find_known(document.text))
        mentions = sorted(reading.mentions, key=lambda m: m.start)
        places = sorted(reading.places, key=lambda p: p.start)
        names = _names(document.text, mentions, places)
        scene = Scene(
            document.text,
            sightings,
            [s.start for s in sightings],
            names,
            [m.start for m in names],
            places,
            [p.start for p in places],
        )
        resolver = Resolver(scene, reading)
        owners = _toll_owners(reading, names)
        phrases = _phrases(reading, names, owners.values())
        drafts: dict[Span, Draft | None] = {}
        for span, use in phrases:
            known = drafts.get(span)
            drafts[span] = known or resolver.resolve(span, use)
        outlet = resolver.outlet()
        speakers = _speakers(reading, drafts)
        actors = {
            id(draft): draft.actor(document.id)
            for draft in resolver.memory.drafts
            if draft.mentions or draft is outlet
        }
        if outlet is not None:
            outlet.id = actors[id(outlet)].id
        statements = tuple(
            replace(s, speaker=_id(speakers.get(s.id), actors)) for s in reading.statements
        )
        tellers = {
            toll: drafts[owner]
            for toll, owner in owners.items()
            if drafts.get(owner) is not None and id(drafts[owner]) in actors
        }
        events = tuple(_link(e, drafts, speakers, outlet, actors, tellers) for e in reading.events)
        used = _mentions(mentions, names, drafts, actors)
        ordered = tuple(sorted(actors.values(), key=lambda a: (a.mentions[:1], a.name)))
        unique = {actor.id: actor for actor in ordered}
        return replace(
            reading,
            actors=tuple(unique.values()),
            statements=statements,
            events=events,
            mentions=used,
        )


def _names(text: str, mentions: list[Mention], places: list[Place]) -> list[Mention]:
    """Return the mentions as names of actors: bodies with all their words, but no towns.

    "Isfara" in "the Isfara hospital" names no body, however it was labelled; "Border" in
    "Border Troops" and "Union" in "Seafarers' Union" are not all of a body's name.
    """
    towns = {p.span for p in places}
    found = []
    for mention in mentions:
        body = mention.label is Label.ORG
        if body and mention.span in towns:
            continue
        tail = _TAIL.match(text, mention.end) if body else None
        words = tail[0].lower().split() if tail is not None else []
        if tail is None and body and text[: mention.end].rsplit(None, 1)[-1].lower() in _FIELDS:
            tail = _FIELD.match(text, mention.end)
        if tail is not None and (not words or words[-1] in BODIES | GROUPS | _BANDS):
            mention = replace(mention, end=tail.end())  # noqa: PLW2901 - the same name, whole
        head = _OWNERS.search(text, max(0, mention.start - 60), mention.start) if body else None
        if head is not None:
            mention = replace(mention, start=head.start())  # noqa: PLW2901 - the same name, whole
        found.append(mention)
    return found


def _toll_owners(reading: Reading, names: list[Mention]) -> dict[Span, Span]:
    """Return the words for those whose counts others pass on, by the words that count."""
    starts = [s.start for s in reading.sentences]
    owners = {}
    for event in reading.events:
        for toll in event.tolls:
            at = bisect_right(starts, toll.evidence.start) - 1
            if at >= 0:
                span = reading.sentences[at].span
                stated = toll.statement is not None
                owner = owner_of(reading.document.text, span, toll.evidence, stated=stated)
                if owner is not None:
                    cut = (n.end for n in names if n.start < owner.end < n.end)
                    owners[toll.evidence] = Span(owner.start, max(cut, default=owner.end))
    return owners


def _phrases(
    reading: Reading, mentions: list[Mention], owners: Iterable[Span] = ()
) -> list[tuple[Span, str]]:
    """Return the phrases to resolve in text order: sources, arguments, then bare names."""
    found: dict[Span, str] = {}
    for statement in reading.statements:
        if statement.source:
            found[_whole(statement.source)] = "source"
    for event in reading.events:
        if event.actor_spans:
            found.setdefault(_whole(event.actor_spans), "argument")
        if event.recipient_spans:
            found.setdefault(_whole(event.recipient_spans), "recipient")
    for owner in owners:
        found.setdefault(owner, "argument")
    taken = sorted(found)
    for mention in mentions:
        if mention.label in {Label.PER, Label.ORG}:
            inside = any(
                s.start <= mention.start and mention.end <= s.end for s in _near(taken, mention)
            )
            if not inside:
                found.setdefault(mention.span, "name")
    for place in reading.places:
        if place.use.value == "actor" and not any(
            s.start <= place.start and place.end <= s.end for s in _near(taken, place)
        ):
            found.setdefault(place.span, "name")
    return [(span, found[span]) for span in sorted(found, key=lambda s: (s.start, -s.end))]


def _near(spans: list[Span], inner: Mention | Place) -> list[Span]:
    at = bisect_right(spans, (inner.start, 1 << 60))
    return spans[max(0, at - 6) : at]


def _whole(spans: Spans) -> Span:
    return spans[0] if len(spans) == 1 else hull(spans[:1])


def _speakers(reading: Reading, drafts: dict[Span, Draft | None]) -> dict[str, Draft | None]:
    """Return the draft for each statement; one without source has its neighbour's speaker."""
    found: dict[str, Draft | None] = {}
    before: Statement | None = None
    for statement in sorted(reading.statements, key=lambda s: s.content[:1]):
        if statement.source:
            found[statement.id] = drafts.get(_whole(statement.source))
        elif before is not None and statement.content[0][0] - before.content[-1][1] < 400:
            found[statement.id] = found.get(before.id)
        else:
            found[statement.id] = None
        if statement.nested_in is None:
            before = statement
    for statement in reading.statements:
        if statement.source and statement.nested_in is not None:
            word = reading.document.text[statement.source[0][0] : statement.source[0][1]].lower()
            if word in _FIRST and found.get(statement.nested_in) is not None:
                found[statement.id] = found[statement.nested_in]
    return found


def _id(draft: Draft | None, actors: dict[int, Actor]) -> str | None:
    if draft is None or id(draft) not in actors:
        return None
    return draft.id or None


def _link(
    event: EventMention,
    drafts: dict[Span, Draft | None],
    speakers: dict[str, Draft | None],
    outlet: Draft | None,
    actors: dict[int, Actor],
    tellers: dict[Span, Draft | None],
) -> EventMention:
    def who(spans: Spans) -> str | None:
        return _id(drafts.get(_whole(spans)), actors) if spans else None

    def claimed(toll: Toll) -> Toll:
        teller = speakers.get(toll.statement) if toll.statement else outlet
        teller = tellers.get(toll.evidence, teller)
        return replace(toll, claimant=_id(teller, actors))

    return replace(
        event,
        actor=who(event.actor_spans),
        recipient=who(event.recipient_spans),
        tolls=tuple(claimed(t) for t in event.tolls),
    )


def _mentions(
    mentions: list[Mention],
    names: list[Mention],
    drafts: dict[Span, Draft | None],
    actors: dict[int, Actor],
) -> tuple[Mention, ...]:
    """Return the mentions with the actor each names: its own, or the phrase's it is core of."""
    owners: dict[Span, str] = {}
    for draft in drafts.values():
        if draft is not None and id(draft) in actors:
            for span in draft.mentions:
                owners.setdefault(span, draft.id)
    ends = [n.end for n in names]
    found = []
    for m in mentions:
        at = bisect_left(ends, m.end)
        whole = names[at].span if at < len(names) and names[at].span.covers(m.span) else m.span
        owner = owners.get(m.span) or owners.get(whole)
        found.append(replace(m, actor=owner) if owner is not None else m)
    return tuple(found)
