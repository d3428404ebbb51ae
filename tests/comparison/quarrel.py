"""A made-up quarrel: shells on Galați's harbour in May 2031, told by five invented outlets."""

from __future__ import annotations

from collections.abc import Sequence

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
    Time,
    TimeType,
    Toll,
    TollKind,
    Via,
    bytes_id,
    event_id,
    statement_id,
)

_COUNTRIES = {"Ruvian": "MDA", "Galatian": "ROU", "Danubian": "UKR"}
_PEOPLE: dict[str, tuple[str, str, Sector, bool]] = {
    "the Galați Port Authority": ("Port Authority of Romania", "ROU", Sector.GOV, True),
    "Ilinca Moraru, a spokeswoman for the Port Authority": (
        "Ilinca Moraru", "ROU", Sector.GOV, True,
    ),
    "Moraru": ("Ilinca Moraru", "ROU", Sector.GOV, True),
    "Bucharest": ("Government of Romania", "ROU", Sector.GOV, True),
    "Chișinău": ("Government of Moldova", "MDA", Sector.GOV, True),
    "Colonel Petru Lazăr": ("Petru Lazăr", "MDA", Sector.MIL, True),
    "a dock worker": ("dock worker", "ROU", Sector.CVL, False),
    "the Delta Wire": ("Delta Wire", "ROU", Sector.MED, True),
    "the harbour hospital": ("harbour hospital", "ROU", Sector.CVL, True),
}  # fmt: skip


class Writer:
    """Writes a document and its reading sentence by sentence."""

    def __init__(self, name: str, publisher: str, published: str) -> None:
        self.name, self.publisher, self.published = name, publisher, published
        self.text = ""
        self.statements: list[Statement] = []
        self.events: list[EventMention] = []
        self.places: list[Place] = []
        self.times: list[Time] = []
        self.sentences: list[Sentence] = []
        self.actors: dict[str, Actor] = {}
        self.paragraph = 0
        self.key = bytes_id(name.encode())

    def _actor(self, source: str, span: Span | None) -> str:
        name, country, sector, named = _PEOPLE[source]
        known = self.actors.get(name)
        mentions = (*(known.mentions if known else ()), *((span,) if span else ()))
        self.actors[name] = Actor(
            name.replace(" ", "-"), name, country, sector, mentions=mentions, named=named
        )
        return name.replace(" ", "-")

    def say(
        self,
        source: str,
        cue: str,
        content: str,
        stance: Stance = Stance.ASSERTS,
        *,
        event: tuple[str, EventType] | None = None,
        date: str | None = None,
        tolls: Sequence[tuple[TollKind, int, str]] = (),
        via: str | None = None,
    ) -> Statement:
        """Add a paragraph "SOURCE CUE CONTENT." and its records."""
        start = len(self.text)
        self.text += f"{source} {cue} {content}."
        at = Span(start, start + len(source))
        cue_span = Span(at.end + 1, at.end + 1 + len(cue))
        body = Span(cue_span.end + 1, len(self.text) - 1)
        self._look(body)
        made = Statement(
            statement_id(self.key, (at,), (cue_span,), (body,)),
            (at,),
            (cue_span,),
            (body,),
            stance=stance,
            speaker=self._actor(source, at),
            said=Said(self.published),
            via=Via(via, at) if via else None,
        )
        self.statements.append(made)
        if event:
            self._event(event, body, date, made, tolls)
        self._close(start)
        return made

    def tell(
        self, sentence: str, event: tuple[str, EventType] | None = None, date: str | None = None
    ) -> None:
        """Add a paragraph in the outlet's own voice."""
        start = len(self.text)
        self.text += sentence
        body = Span(start, len(self.text))
        self._look(body)
        if event:
            self._event(event, body, date, None, ())
        self._close(start)

    def _close(self, start: int) -> None:
        self.sentences.append(Sentence(start, len(self.text), Role.BODY, "en", self.paragraph))
        self.paragraph += 1
        self.text += "\n\n"

    def _look(self, body: Span) -> None:
        for word, country in _COUNTRIES.items():
            at = self.text.find(word, body.start, body.end)
            if at >= 0:
                span = (at, at + len(word))
                self.places.append(Place(*span, word, PlaceUse.ASSOCIATIVE, country=country))
        for name, lat, lon in (("Galați", 45.44, 28.05), ("Brăila", 45.27, 27.97)):
            at = self.text.find(name, body.start, body.end)
            if at >= 0:
                self.places.append(
                    Place(at, at + 6, name, lat=lat, lon=lon, country="ROU", precision=1)
                )
        for words, day in (("on 3 May", "2031-05-03"), ("on 9 May", "2031-05-09")):
            at = self.text.find(words, body.start, body.end)
            if at >= 0:
                self.times.append(Time(at + 3, at + len(words), TimeType.DATE, value=day, edtf=day))

    def _event(
        self,
        event: tuple[str, EventType],
        body: Span,
        date: str | None,
        said: Statement | None,
        tolls: Sequence[tuple[TollKind, int, str]],
    ) -> None:
        word, type_ = event
        at = self.text.index(word, body.start)
        trigger = Span(at, at + len(word))
        literal = [
            n
            for n, p in enumerate(self.places)
            if body.covers(p.span) and p.use == PlaceUse.LITERAL
        ]
        counts = []
        for kind, number, words in tolls:
            first = self.text.index(words, body.start)
            teller, told = (said.speaker, said.id) if said else (None, None)
            counts.append(Toll(kind, number, number, Span(first, first + len(words)), teller, told))
        self.events.append(
            EventMention(
                event_id(self.key, trigger, type_.value),
                trigger,
                type_,
                place=literal[0] if literal else None,
                date=date,
                statement=said.id if said else None,
                tolls=tuple(counts),
            )
        )

    def reading(self) -> Reading:
        """Return what was written."""
        data = self.text.encode()
        document = Document(
            self.key,
            self.text,
            (Passage(0, len(self.text), Role.BODY, "en"),),
            SourceFile(f"{self.name}.txt", "text/plain", len(data), bytes_id(data)),
            title="Shells on the harbour",
            publisher=self.publisher,
            published=self.published,
            given_id=self.name,
        )
        return Reading(
            document,
            sentences=tuple(self.sentences),
            statements=tuple(self.statements),
            times=tuple(sorted(self.times, key=lambda t: t.start)),
            places=tuple(self.places),
            events=tuple(self.events),
            actors=tuple(self.actors.values()),
        )


PADDING = (
    "The grain terminal lay in darkness and nobody could say when the cranes would turn again. "
    "Families waited by the fence with blankets, and a priest went from one to the next. "
    "A tanker that had been due at dawn stood off the breakwater with its lights out. "
    "By midday the smoke had thinned, and the first lorries were let through to the silos. "
)


def shelling() -> list[Writer]:
    """Return five documents: a wire, its copy, the other side, a later one, another town."""
    wire = Writer("wire", "Delta Wire", "2031-05-04")
    wire.say(
        "the Galați Port Authority",
        "said",
        "Ruvian gunners shelled the grain harbour of Galați on 3 May",
        Stance.ACCUSES,
        event=("shelled", EventType.ASSAULT),
        date="2031-05-03",
    )
    wire.say(
        "the harbour hospital",
        "said",
        "seven people had been killed by the shells in Galați",
        event=("killed", EventType.ASSAULT),
        date="2031-05-03",
        tolls=((TollKind.KILLED, 7, "seven people"),),
    )
    wire.tell(PADDING)
    copy = Writer("copy", "Brăila Courier", "2031-05-05")
    copy.say(
        "the Galați Port Authority",
        "said",
        "Ruvian gunners shelled the grain harbour of Galați on 3 May",
        Stance.ACCUSES,
        event=("shelled", EventType.ASSAULT),
        date="2031-05-03",
    )
    copy.say(
        "the harbour hospital",
        "said",
        "seven people had been killed by the shells in Galați",
        event=("killed", EventType.ASSAULT),
        date="2031-05-03",
        tolls=((TollKind.KILLED, 7, "seven people"),),
    )
    copy.tell(PADDING)
    other = Writer("other", "Nistru Morning", "2031-05-05")
    other.say(
        "Ilinca Moraru, a spokeswoman for the Port Authority",
        "told",
        "reporters that Ruvian shells had hit the grain harbour of Galați",
        Stance.ACCUSES,
        event=("hit", EventType.ASSAULT),
        date="2031-05-03",
        via="Delta Wire",
    )
    other.say("Chișinău", "denied", "it", Stance.DENIES)
    other.say(
        "Colonel Petru Lazăr",
        "said",
        "no shells had been fired at the harbour of Galați",
        Stance.DENIES,
        event=("fired", EventType.ASSAULT),
        date="2031-05-03",
    )
    late = Writer("late", "Delta Wire", "2031-05-10")
    late.say(
        "a dock worker",
        "said",
        "the shells on the grain harbour of Galați were Ruvian",
        Stance.ACCUSES,
        event=("shells", EventType.ASSAULT),
        date="2031-05-03",
    )
    late.say(
        "the harbour hospital",
        "said",
        "nine people had been killed by the shells in Galați",
        event=("killed", EventType.ASSAULT),
        date="2031-05-03",
        tolls=((TollKind.KILLED, 9, "nine people"),),
    )
    town = Writer("town", "Delta Wire", "2031-05-10")
    town.say(
        "Bucharest",
        "said",
        "Ruvian gunners shelled the ferry pier of Brăila on 9 May",
        Stance.ACCUSES,
        event=("shelled", EventType.ASSAULT),
        date="2031-05-09",
    )
    return [wire, copy, other, late, town]  # fmt: skip
