"""A small case to test on: three invented articles about a bridge in Galați, May 2031."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger
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
)

ReadingMaker = Callable[..., Reading]


def make_reading(
    text: str = (
        "The port police said a barge had struck the bridge in Galați. "
        "Nine people were hurt, the port police said."
    ),
    *,
    given_id: str | None = "galati-1",
    publisher: str | None = "Dunărea Post",
    published: str | None = "2031-05-04",
    stance: Stance = Stance.ASSERTS,
    cue: str = "said",
) -> Reading:
    """Return a reading of one statement, one event with a toll, one place."""
    data = text.encode()
    document = Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),),
        source=SourceFile("galati.txt", "text/plain", len(data), bytes_id(data)),
        title="Barge strikes bridge",
        publisher=publisher,
        published=published,
        language="en",
        given_id=given_id,
    )
    at = text.index(cue)
    end = text.index(".")
    source = Span(0, at - 1)
    content = Span(at + len(cue) + 1, end)
    statement = Statement(
        content_id(document.id, at, content),
        (source,),
        (Span(at, at + len(cue)),),
        (content,),
        stance=stance,
        speaker="a1",
        said=Said(published or "2031", rule="the day of publication"),
        confidence=0.8,
        component="statements.test",
    )
    place_at = text.find("Galați")
    places: tuple[Place, ...] = ()
    if place_at >= 0:
        places = (
            Place(
                place_at,
                place_at + 6,
                "Galați",
                lat=45.44,
                lon=28.05,
                country="ROU",
                admin=("Galați County",),
                gazetteer_id="geonames:677697",
                precision=1,
            ),
        )
    event = EventMention(
        content_id(document.id, "event", at),
        Span(content.start, content.start + 3),
        EventType.ACCIDENT,
        actor=None,
        place=0 if places else None,
        date="2031-05-03",
        statement=statement.id,
        tolls=(Toll(TollKind.INJURED, 9, 9, Span(0, 3), "a1"),),
    )
    return Reading(
        document,
        sentences=(Sentence(0, end + 1, Role.BODY, "en", 0),),
        statements=(statement,),
        places=places,
        events=(event,),
        actors=(Actor("a1", "Port Police", "ROU", Sector.GOV, mentions=(source,)),),
    )


@pytest.fixture
def reading() -> ReadingMaker:
    return make_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "case", create=True)


@pytest.fixture
def case(ledger: Ledger) -> Ledger:
    """A ledger of three documents."""
    texts = {
        "galati-1": ("Dunărea Post", "2031-05-04", make_reading().document.text, "said"),
        "galati-2": (
            "Brăila Courier",
            "2031-05-05",
            "The harbour master denied that a barge had struck the bridge in Galați. Café owners wept.",
            "denied",
        ),
        "tulcea-1": (
            "Delta Wire",
            "2031-05-11",
            "The ferry union said that its crews were told nothing. It was quiet.",
            "said",
        ),
    }
    for given, (publisher, published, text, cue) in texts.items():
        made = make_reading(
            text,
            given_id=given,
            publisher=publisher,
            published=published,
            cue=cue,
            stance=Stance.DENIES if cue == "denied" else Stance.ASSERTS,
        )
        ledger.add(made, made.document.text.encode())
    return ledger
