"""Events take the nearest place that their own sentence names."""

import pytest

from sayso.model import (
    Document,
    EventMention,
    EventType,
    Label,
    Mention,
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


def placed(
    text: str,
    triggers: tuple[str, ...],
    *names: str,
    content: str = "",
    person: str = "",
) -> list[str | None]:
    """Return the names of the places that the events of several triggers got, in text order."""
    document = Document(
        "d", text, (Passage(0, len(text), Role.BODY, "en"),), SourceFile("t", "text/plain", 1, "0")
    )
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    statements: tuple[Statement, ...] = ()
    if content:
        start = text.index(content)
        statements = (Statement("s", (), (), (Span(start, start + len(content)),)),)
    spans: list[Span] = []
    for trigger in triggers:
        begin = text.index(trigger, spans[-1].end if spans else 0)
        spans.append(Span(begin, begin + len(trigger)))
    at = text.index(person) if person else 0
    reading = Reading(
        document,
        sentences=tuple(
            Sentence(s, e, Role.BODY, "en", 0) for s, e in zip(starts, ends, strict=True)
        ),
        mentions=(Mention(at, at + len(person), Label.PER),) if person else (),
        places=tuple(
            Place(text.rindex(n), text.rindex(n) + len(n), n, PlaceUse.LITERAL) for n in names
        ),
        statements=statements,
        events=tuple(
            EventMention(
                f"e{i}",
                span,
                EventType.ASSAULT,
                statement="s" if content and statements[0].content[0].covers(span) else None,
            )
            for i, span in enumerate(spans)
        ),
    )
    return [None if e.place is None else names[e.place] for e in EventPlaces()(reading).events]


@pytest.mark.parametrize(
    "lead",
    ["At a briefing in Tulcea she said", "She repeated it at a meeting in Tulcea and said"],
)
def test_where_somebody_speaks_is_not_where_it_happened(lead: str) -> None:
    content = "nine guards had been wounded"
    assert placed(f"{lead} {content}.", ("wounded",), "Tulcea", content=content) == [None]


def test_a_place_that_opens_the_sentence_frames_it() -> None:
    content = "two men had been wounded"
    text = f"In Tulcea the mayor said {content}."
    assert placed(text, ("wounded",), "Tulcea", content=content) == ["Tulcea"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A fifth guard has died in a hospital in Tulcea.", "died"),
        ("The sergeant died in Tulcea regional hospital before dawn.", "died"),
        ("Three of the wounded, taken to a clinic in Tulcea, were named.", "wounded"),
        ("The dead included a baker from Tulcea.", "dead"),
        ("A shopkeeper from Tulcea was killed on the road.", "killed"),
    ],
)
def test_where_people_come_from_or_lie_is_not_where_it_happened(text: str, trigger: str) -> None:
    assert placed(text, (trigger,), "Tulcea") == [None]


def test_a_hospital_that_was_hit_is() -> None:
    assert placed("Rockets struck a hospital in Tulcea.", ("struck",), "Tulcea") == ["Tulcea"]


def test_a_surname_is_no_place() -> None:
    text = "Mara Tulcea spoke up. They shot at Tulcea."
    assert placed(text, ("shot",), "Tulcea", person="Mara Tulcea") == [None]


@pytest.mark.parametrize("last", ["Two children were hurt there.", "There, two were hurt."])
def test_there_is_the_place_before(last: str) -> None:
    text = f"Gunners shelled a school in Tulcea. {last}"
    assert placed(text, ("hurt",), "Tulcea") == ["Tulcea"]


def test_there_was_points_nowhere() -> None:
    text = "A school stands in Tulcea. There was a clash."
    assert placed(text, ("clash",), "Tulcea") == [None]


@pytest.mark.parametrize("again", ["The shelling was deliberate.", "They shelled it at dawn."])
def test_the_same_word_again_is_in_the_same_place(again: str) -> None:
    trigger = "shelling" if "shelling" in again else "shelled"
    text = f"Mortar shells fell on Tulcea. The mayor wept. {again}"
    assert placed(text, ("Mortar shells fell", trigger), "Tulcea") == ["Tulcea", "Tulcea"]


def test_where_something_set_out_is_not_where_it_happened() -> None:
    text = "A bus from the Cerro pit plunged into a ravine near Huaraz."
    assert placed(text, ("plunged",), "Cerro", "Huaraz") == ["Huaraz"]


def test_where_something_set_out_is_better_than_nowhere() -> None:
    assert placed("A bus from Cerro overturned.", ("overturned",), "Cerro") == ["Cerro"]
