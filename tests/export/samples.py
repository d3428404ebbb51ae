"""Readings made by hand, for tests of the views: fiction, set in 2031."""

from __future__ import annotations

from sayso.model import (
    Actor,
    ComponentUse,
    Document,
    EventMention,
    EventType,
    FieldEvidence,
    Label,
    Mention,
    MetadataEvidence,
    Passage,
    Place,
    PlaceUse,
    QuoteKind,
    Reading,
    Reality,
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
    content_id,
)

PARTS: tuple[tuple[Role, str, str], ...] = (
    (Role.BOILERPLATE, "fa", "روزنامه دره"),
    (Role.TITLE, "en", "Bridge at Vrelna closed after blast, sides trade blame"),
    (Role.BYLINE, "en", "By Ilse Marten"),
    (Role.DATELINE, "en", "TRIESTE, April 9, 2031"),
    (
        Role.BODY,
        "en",
        (
            "At least 12 people were killed on Tuesday when an explosion tore through the road "
            "bridge near Gorizia, the regional health office said. “We have counted twelve dead "
            "and dozens of wounded,” spokeswoman Mira Kolar told reporters in Trieste, “and we "
            "fear that there are more.”"
        ),
    ),
    (
        Role.BODY,
        "en",
        (
            "The Free Valley Front denied any part in it. Its commander, known as Falcon, said "
            "in a message quoted by Adria Wire that “soldiers of the Second Brigade mined the "
            "bridge in March”. Colonel Piet Danner said the Front claimed that army engineers "
            "had been seen in Nova Gorica last week, and called this absurd."
        ),
    ),
    (
        Role.BODY,
        "en",
        (
            "Vienna announced that it would send rescue teams to the valley on Thursday. The "
            "outlet's own count stands at nine dead."
        ),
    ),
    (Role.CAPTION, "en", "The bridge in a picture taken in 2027. Photo: Adria Wire"),
    (Role.BOILERPLATE, "en", "Share this story. More from the valley: Ten best lakes."),
)


class Builder:
    """Finds spans by their words, so that samples stay readable."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))


def sample_document(given_id: str | None = "vrelna-1") -> Document:
    text = ""
    passages = []
    for role, language, words in PARTS:
        text += "\n\n" if text else ""
        passages.append(Passage(len(text), len(text) + len(words), role, language))
        text += words
    find = Builder(text).at
    identity = bytes_id(text.encode())
    return Document(
        id=identity,
        text=text,
        passages=tuple(passages),
        source=SourceFile("vrelna.html", "text/html", len(text.encode()), identity, "utf-8"),
        title="Bridge at Vrelna closed after blast, sides trade blame",
        byline="Ilse Marten",
        publisher="The Trieste Ledger",
        published="2031-04-09",
        language="en",
        url="https://ledger.example/vrelna",
        given_id=given_id,
        evidence=(
            MetadataEvidence("published", "text", find("April 9, 2031"), "April 9, 2031"),
            MetadataEvidence("title", "meta:og:title"),
        ),
    )


def sample_reading(given_id: str | None = "vrelna-1") -> Reading:
    document = sample_document(given_id)
    find = Builder(document.text).at
    actors = (
        Actor(
            "a1",
            "regional health office",
            None,
            Sector.GOV,
            mentions=(find("the regional health office"),),
        ),
        Actor(
            "a2",
            "Mira Kolar",
            "ITA",
            Sector.GOV,
            role="spokeswoman",
            mentions=(find("Mira Kolar"),),
            evidence=(FieldEvidence("role", (find("spokeswoman"),)),),
        ),
        Actor(
            "a3",
            "Free Valley Front",
            None,
            Sector.REB,
            aliases=("the Front",),
            mentions=(find("Free Valley Front"), find("the Front")),
        ),
        Actor("a4", "Falcon", None, Sector.REB, role="commander", mentions=(find("Falcon"),)),
        Actor("a5", "Piet Danner", None, Sector.MIL, mentions=(find("Piet Danner"),)),
        Actor("a6", "Government of Austria", "AUT", Sector.GOV, mentions=(find("Vienna"),)),
        Actor("a7", "The Trieste Ledger", None, Sector.MED),
        Actor("a8", "Second Brigade", None, Sector.MIL, mentions=(find("Second Brigade"),)),
    )

    def sid(name: str) -> str:
        return content_id(document.id, name)

    statements = (
        Statement(
            sid("s1"),
            (find("the regional health office"),),
            (find("said"),),
            (
                find(
                    "At least 12 people were killed on Tuesday when an explosion tore through "
                    "the road bridge near Gorizia"
                ),
            ),
            speaker="a1",
            said=Said("2031-04-08/2031-04-09", None, "between the event and publication"),
            confidence=0.91,
            explanation="“said” after its clause, subject next to it",
            component="statements.rules",
        ),
        Statement(
            sid("s2"),
            (find("spokeswoman Mira Kolar"),),
            (find("told"),),
            (
                find("“We have counted twelve dead and dozens of wounded,”"),
                find("“and we fear that there are more.”"),
            ),
            kind=QuoteKind.DIRECT,
            speaker="a2",
            said=Said("../2031-04-09"),
            venue=find("Trieste"),
            addressee=find("reporters"),
            confidence=0.97,
            component="statements.rules",
        ),
        Statement(
            sid("s3"),
            (find("The Free Valley Front"),),
            (find("denied"),),
            (find("any part in it"),),
            stance=Stance.DENIES,
            stance_evidence=(find("denied"),),
            speaker="a3",
            confidence=0.88,
        ),
        Statement(
            sid("s4"),
            (find("Its commander, known as Falcon,"),),
            (find("said", 1),),
            (find("that “soldiers of the Second Brigade mined the bridge in March”"),),
            kind=QuoteKind.MIXED,
            stance=Stance.ACCUSES,
            speaker="a4",
            via=Via("Adria Wire", find("Adria Wire")),
            said=Said("2031-04", find("March"), "example"),
            confidence=0.55,
        ),
        Statement(
            sid("s5"),
            (find("Colonel Piet Danner"),),
            (find("said", 2),),
            (find("the Front claimed that army engineers had been seen in Nova Gorica last week"),),
            speaker="a5",
            confidence=0.7,
        ),
        Statement(
            sid("s6"),
            (find("the Front"),),
            (find("claimed"),),
            (find("that army engineers had been seen in Nova Gorica last week"),),
            speaker="a3",
            nested_in=sid("s5"),
            confidence=0.6,
        ),
        Statement(
            sid("s7"),
            (find("Vienna"),),
            (find("announced"),),
            (find("that it would send rescue teams to the valley on Thursday"),),
            stance=Stance.ANNOUNCES,
            speaker="a6",
            said=Said("2031-04-09"),
            confidence=0.93,
        ),
    )
    places = (
        place(find("Gorizia"), "Gorizia", 45.94, 13.62, "ITA", 2),
        place(find("Trieste"), "Trieste", 45.65, 13.77, "ITA", 1),
        place(find("Nova Gorica"), "Nova Gorica", 45.955, 13.648, "SVN", 1),
        place(find("Vienna"), "Vienna", 48.21, 16.37, "AUT", 1, PlaceUse.ACTOR),
        place(find("Vrelna"), "Vrelna", None, None, None, None),
    )
    times = (
        time(find("Tuesday"), "2031-04-08", anchored_to="published", precision=1),
        time(find("March"), "2031-03", anchored_to="published", precision=4),
        time(find("last week"), "2031-03-31/2031-04-06", anchored_to="published", precision=2),
        time(find("Thursday"), "2031-04-10", anchored_to="published", precision=1),
        time(find("2027"), "2027", anchored_to="self", precision=5),
    )
    events = (
        EventMention(
            sid("e1"),
            find("explosion"),
            EventType.ASSAULT,
            mode="explosives",
            recipient_spans=(find("At least 12 people"),),
            place=0,
            date="2031-04-08",
            date_evidence=find("Tuesday"),
            statement=sid("s1"),
            tolls=(
                Toll(TollKind.KILLED, 12, None, find("At least 12"), "a1", sid("s1")),
                Toll(
                    TollKind.INJURED,
                    24,
                    99,
                    find("dozens"),
                    "a2",
                    sid("s2"),
                    find("dozens of wounded"),
                ),
                Toll(TollKind.KILLED, 9, 9, find("nine"), "a7"),
            ),
            confidence=0.9,
            explanation="“explosion” with people killed",
        ),
        EventMention(
            sid("e2"),
            find("mined"),
            EventType.ASSAULT,
            actor_spans=(find("soldiers of the Second Brigade"),),
            actor="a8",
            recipient_spans=(find("the bridge"),),
            date="2031-03",
            date_evidence=find("March"),
            statement=sid("s4"),
            confidence=0.5,
        ),
        EventMention(
            sid("e3"),
            find("send rescue teams"),
            EventType.AID,
            actor="a6",
            actor_spans=(find("Vienna"),),
            date="2031-04-10",
            date_evidence=find("Thursday"),
            reality=Reality.PLANNED,
            reality_evidence=(find("would"),),
            statement=sid("s7"),
            confidence=0.8,
        ),
    )
    reading = Reading(
        document=document,
        sentences=tuple(
            Sentence(p.start, p.end, p.role, p.language, index)
            for index, p in enumerate(document.passages)
            if p.role.is_read
        ),
        mentions=(
            Mention(*find("Mira Kolar"), Label.PER, "a2", 0.9),
            Mention(*find("Gorizia"), Label.GPE),
        ),
        statements=statements,
        times=times,
        places=places,
        events=events,
        actors=actors,
        components=(ComponentUse("statements.rules", "1"),),
    )
    reading.check()
    return reading


def place(
    span: Span,
    name: str,
    lat: float | None,
    lon: float | None,
    country: str | None,
    precision: int | None,
    use: PlaceUse = PlaceUse.LITERAL,
) -> Place:
    return Place(
        *span,
        name,
        use,
        lat,
        lon,
        country,
        precision=precision,
        explanation=None if lat is None else f"{name} is the only one near the other places",
    )


def time(span: Span, edtf: str, *, anchored_to: str, precision: int) -> Time:
    return Time(
        *span, TimeType.DATE, value=edtf, edtf=edtf, anchored_to=anchored_to, precision=precision
    )


HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> \x1b[31mred\x1b[0m "
    "\u202egnp.exe\u202c &lt;b&gt; \"'><svg/onload=alert(3)> ]]> --> \x9b2J \x07"
)


def hostile_reading() -> Reading:
    """Return a reading all of whose words are out to get the page that shows them."""
    said = f"{HOSTILE} said {HOSTILE}."
    at = len(HOSTILE)
    end = len(said) - 1
    document = Document(
        id=bytes_id(said.encode()),
        text=said,
        passages=(Passage(0, len(said), Role.BODY, '"><script>alert(4)</script>'),),
        source=SourceFile(HOSTILE, "text/html", 1, "0" * 64),
        title=HOSTILE,
        byline=HOSTILE,
        publisher=HOSTILE,
        published=HOSTILE,
        language='en" onload="alert(5)',
        url="javascript:alert(6)",
        given_id=HOSTILE,
        origin=HOSTILE,
    )
    statement = Statement(
        HOSTILE,
        (Span(0, at),),
        (Span(at + 1, at + 5),),
        (Span(at + 6, end),),
        speaker="a",
        via=Via(HOSTILE, Span(0, at)),
        said=Said(HOSTILE, Span(0, at), HOSTILE),
        venue=Span(0, at),
        addressee=Span(0, at),
        explanation=HOSTILE,
        component=HOSTILE,
    )
    toll = Toll(TollKind.KILLED, 1, None, Span(0, 4), "a", HOSTILE)
    return Reading(
        document=document,
        statements=(statement,),
        places=(
            Place(
                at + 6,
                end,
                HOSTILE,
                lat=10.0,
                lon=20.0,
                country='"><b>',
                gazetteer_id=HOSTILE,
                precision=1,
                explanation=HOSTILE,
            ),
        ),
        times=(Time(0, 4, TimeType.DATE, HOSTILE, HOSTILE, HOSTILE),),
        events=(
            EventMention(
                HOSTILE,
                Span(0, 4),
                EventType.ASSAULT,
                mode=HOSTILE,
                actor="a",
                recipient="a",
                place=0,
                date=HOSTILE,
                explanation=HOSTILE,
                tolls=(toll,),
            ),
        ),
        actors=(Actor("a", HOSTILE, '"><i>', Sector.GOV, HOSTILE, (HOSTILE,)),),
        components=(ComponentUse(HOSTILE, HOSTILE),),
    )
