from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.export.reading_json import (
    failure_to_dict,
    reading_from_dict,
    reading_to_dict,
    to_json,
)
from sayso.model import (
    Actor,
    Anchor,
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
)

CONTRACT = {
    "": ["schema", "id", "document", "statements", "mentions", "places", "times", "events"],
    "document": [
        "id",
        "title",
        "byline",
        "publisher",
        "published",
        "language",
        "url",
        "text",
        "passages",
    ],
    "statements": [
        "id",
        "source",
        "cue",
        "content",
        "kind",
        "stance",
        "speaker",
        "via",
        "nested_in",
        "said",
        "confidence",
    ],
    "mentions": ["start", "end", "label", "actor"],
    "places": ["start", "end", "name", "lat", "lon", "country", "gazetteer_id", "use", "precision"],
    "times": ["start", "end", "type", "value", "edtf"],
    "events": [
        "id",
        "trigger",
        "type",
        "mode",
        "actor",
        "recipient",
        "place",
        "date",
        "reality",
        "background",
        "statement",
        "tolls",
    ],
}


def test_the_contract_comes_first_and_in_its_order(reading: Reading) -> None:
    data = reading_to_dict(reading)
    for where, keys in CONTRACT.items():
        value = data[where] if where else data
        one = value[0] if isinstance(value, list) else value
        assert list(one)[: len(keys)] == keys, where
    assert data["schema"] == "sayso.reading/1"
    assert list(data["events"][0]["tolls"][0])[:5] == [
        "kind",
        "low",
        "high",
        "evidence",
        "claimant",
    ]
    assert list(data["document"]["passages"][0]) == ["start", "end", "role", "language"]


def test_people_are_objects_and_spans_are_pairs(reading: Reading) -> None:
    data = reading_to_dict(reading)
    told = data["statements"][1]
    assert told["speaker"] == {
        "name": "Mira Kolar",
        "country": "ITA",
        "sector": "GOV",
        "id": "a2",
        "role": "spokeswoman",
        "named": True,
    }
    text = data["document"]["text"]
    assert [text[s:e] for s, e in told["content"]] == [
        "“We have counted twelve dead and dozens of wounded,”",
        "“and we fear that there are more.”",
    ]
    via = data["statements"][3]["via"]
    assert via["name"] == "Adria Wire"
    assert text[slice(*via["evidence"])] == "Adria Wire"
    assert data["statements"][2]["said"] is None
    assert data["statements"][5]["nested_in"] == data["statements"][4]["id"]
    assert data["events"][0]["tolls"][0]["claimant"]["name"] == "regional health office"


def test_a_given_id_stands_beside_the_content_hash(reading: Reading) -> None:
    data = reading_to_dict(reading)
    assert data["id"] == data["document"]["id"] == "vrelna-1"
    assert data["document"]["sha256"] == reading.document.id
    plain = replace(reading, document=replace(reading.document, given_id=None))
    assert reading_to_dict(plain)["id"] == reading.document.id


def test_hostile_words_come_back_unchanged(hostile: Reading) -> None:
    line = to_json(reading_to_dict(hostile))
    assert reading_from_dict(json.loads(line)) == hostile


def test_json_holds_nothing_that_a_terminal_or_line_reader_obeys() -> None:
    line = to_json({"a": "\x9b2J\u2028\u202e\x1b[31m\ud800 ж"})
    assert "ж" in line
    assert not any(c in line for c in "\x9b\u2028\u202e\x1b\ud800")
    line.encode("utf-8")
    assert json.loads(line) == {"a": "\x9b2J\u2028\u202e\x1b[31m\ud800 ж"}


def test_json_refuses_numbers_that_json_lacks() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json(float("nan"))


def test_a_failure_has_id_and_error() -> None:
    assert failure_to_dict("a", "is empty") == {"id": "a", "error": "is empty"}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["schema"], "sayso.reading/9", "reading.schema: is 'sayso.reading/9'"),
        (["document", "text"], None, "reading.document.text: is None, not text"),
        (["statements", 0, "cue"], [[1]], "reading.statements[0].cue[0]: is [1]"),
        (["statements", 0, "cue"], 5, "reading.statements[0].cue: is 5, not a list"),
        (["statements", 0, "stance"], "shouts", "not one of asserts"),
        (["statements", 0, "speaker"], {}, "reading.statements[0].speaker: has no 'id'"),
        (["statements", 0, "content"], [[0, 10**6]], "points at characters 0 to 1000000"),
        (["statements", 0, "nested_in"], "nowhere", "nested_in refers to 'nowhere'"),
        (["events", 0, "background"], 1, "not true or false"),
        (["mentions", 0, "start"], True, "not a whole number"),
        (["places", 0, "lat"], "north", "not a number"),
    ],
)
def test_what_is_wrong_is_named(
    reading: Reading, path: list[Any], value: object, message: str
) -> None:
    data = copy.deepcopy(reading_to_dict(reading))
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(InputError) as caught:
        reading_from_dict(data)
    assert message in str(caught.value)
    assert caught.value.fix


@pytest.mark.parametrize("data", [None, [], "x", {}, {"schema": 1}])
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(InputError):
        reading_from_dict(data)


def test_keys_of_later_versions_are_left_aside(reading: Reading) -> None:
    data = reading_to_dict(reading)
    data["later"] = {"more": 1}
    data["statements"][0]["later"] = 2
    assert reading_from_dict(data) == reading


WORDS = st.text(max_size=12)
MAYBE = st.none() | WORDS
SHARE = st.floats(0, 1)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(min_size=2, max_size=60))
    span = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.builds(Span, st.just(start), st.integers(start + 1, len(text)))
    )
    spans = st.lists(span, max_size=3).map(tuple)
    ids = st.sampled_from(["a1", "a2"])
    actors = tuple(
        Actor(
            name,
            draw(WORDS),
            draw(MAYBE),
            draw(st.none() | st.sampled_from(Sector)),
            draw(MAYBE),
            tuple(draw(st.lists(WORDS, max_size=2))),
            draw(spans),
            draw(st.booleans()),
            tuple(FieldEvidence(draw(WORDS), draw(spans)) for _ in range(draw(st.integers(0, 2)))),
        )
        for name in ("a1", "a2")
    )
    document = Document(
        draw(WORDS),
        text,
        tuple(Passage(*draw(span), draw(st.sampled_from(Role)), draw(MAYBE)) for _ in range(2)),
        SourceFile(draw(WORDS), draw(WORDS), draw(st.integers(0)), draw(WORDS), draw(MAYBE)),
        title=draw(MAYBE),
        published=draw(MAYBE),
        given_id=draw(MAYBE),
        origin=draw(MAYBE),
        anchors=(
            Anchor(*draw(span), path=draw(MAYBE)),
            Anchor(*draw(span), page=draw(st.integers(1)), box=(0.0, 1.5, draw(SHARE), 2.0)),
            Anchor(*draw(span), source=draw(span)),
        ),
        evidence=(MetadataEvidence(draw(WORDS), draw(WORDS), draw(st.none() | span), draw(MAYBE)),),
    )
    said = st.none() | st.builds(Said, WORDS, st.none() | span, MAYBE)
    statements = tuple(
        Statement(
            str(number),
            draw(spans),
            draw(spans),
            draw(spans),
            draw(st.sampled_from(QuoteKind)),
            draw(st.sampled_from(Stance)),
            draw(spans),
            draw(st.none() | ids),
            draw(st.none() | st.builds(Via, WORDS, span)),
            draw(st.none() | st.sampled_from(["0", "1"])),
            draw(said),
            draw(st.none() | span),
            draw(st.none() | span),
            draw(SHARE),
            draw(MAYBE),
            draw(WORDS),
        )
        for number in range(2)
    )
    toll = st.builds(
        Toll,
        st.sampled_from(TollKind),
        st.integers(0),
        st.none() | st.integers(0),
        span,
        st.none() | ids,
        st.none() | st.just("0"),
        st.none() | span,
    )
    degrees = st.none() | st.floats(-90, 90)
    return Reading(
        document,
        sentences=(Sentence(*draw(span), draw(st.sampled_from(Role)), draw(MAYBE), 0),),
        mentions=(Mention(*draw(span), draw(st.sampled_from(Label)), draw(MAYBE), draw(SHARE)),),
        statements=statements,
        times=(Time(*draw(span), draw(st.sampled_from(TimeType)), draw(MAYBE), anchor=draw(span)),),
        places=(
            Place(
                *draw(span),
                draw(WORDS),
                draw(st.sampled_from(PlaceUse)),
                draw(degrees),
                draw(degrees),
                admin=tuple(draw(st.lists(WORDS, max_size=2))),
            ),
        ),
        events=(
            EventMention(
                draw(WORDS),
                draw(span),
                draw(st.sampled_from(EventType)),
                actor_spans=draw(spans),
                actor=draw(st.none() | ids),
                place=draw(st.none() | st.just(0)),
                reality=draw(st.sampled_from(Reality)),
                statement=draw(st.none() | st.just("1")),
                tolls=tuple(draw(st.lists(toll, max_size=2))),
                confidence=draw(SHARE),
            ),
        ),
        actors=actors,
        components=(ComponentUse(draw(WORDS), draw(WORDS)),),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_every_reading_comes_back_as_it_was(made: Reading) -> None:
    assert reading_from_dict(json.loads(to_json(reading_to_dict(made)))) == made
