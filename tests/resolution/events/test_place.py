"""Events take the nearest place that their own sentence names."""

import pytest

from sayso.model import (
    Document,
    EventMention,
    EventType,
    Passage,
    Place,
    PlaceUse,
    Reading,
    Role,
    Sentence,
    SourceFile,
    Span,
    Statement,
)
from sayso.resolution.events import EventPlaces


def located(
    text: str, trigger: str, *names: str, content: str = "", use: PlaceUse = PlaceUse.LITERAL
) -> str | None:
    """Return the name of the place that the event of *trigger* got."""
    document = Document(
        "d", text, (Passage(0, len(text), Role.BODY, "en"),), SourceFile("t", "text/plain", 1, "0")
    )
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    at = text.index(trigger)
    statements: tuple[Statement, ...] = ()
    if content:
        start = text.index(content)
        statements = (Statement("s", (), (), (Span(start, start + len(content)),)),)
    reading = Reading(
        document,
        sentences=tuple(
            Sentence(s, e, Role.BODY, "en", 0) for s, e in zip(starts, ends, strict=True)
        ),
        places=tuple(Place(text.index(n), text.index(n) + len(n), n, use) for n in names),
        statements=statements,
        events=(
            EventMention(
                "e",
                Span(at, at + len(trigger)),
                EventType.ASSAULT,
                statement="s" if content else None,
            ),
        ),
    )
    (event,) = EventPlaces()(reading).events
    return None if event.place is None else names[event.place]


@pytest.mark.parametrize(
    ("text", "trigger", "names", "expected"),
    [
        ("Crews blocked the road in Bender.", "blocked", ("Bender",), "Bender"),
        ("In Varna crews struck; dockers in Ruse didn't.", "struck", ("Varna", "Ruse"), "Varna"),
        ("A blast shook Slobozia, Moldova.", "blast", ("Slobozia", "Moldova"), "Slobozia"),
        ("A blast shook the depot. Ruse was calm.", "blast", ("Ruse",), None),
        ("Fires spread.", "Fires", (), None),
    ],
)
def test_nearest_place(
    text: str, trigger: str, names: tuple[str, ...], expected: str | None
) -> None:
    assert located(text, trigger, *names) == expected


def test_a_place_outside_the_statement_gives_way() -> None:
    text = "The mayor of Ruse said police had stormed a hall near the old port of Varna."
    content = "police had stormed a hall near the old port of Varna"
    assert located(text, "stormed", "Ruse", "Varna", content=content) == "Varna"


def test_a_capital_that_acts_is_no_location() -> None:
    assert located("Sofia shelled nobody.", "shelled", "Sofia", use=PlaceUse.ACTOR) is None
