"""JSON of the schema ``sayso.reading/1`` back into a reading."""

from __future__ import annotations

from sayso.errors import EvidenceError, InputError
from sayso.model.document import Anchor, Document, MetadataEvidence, Passage, SourceFile
from sayso.model.json_node import Node
from sayso.model.reading import ComponentUse, Reading
from sayso.model.records import (
    Actor,
    EventMention,
    FieldEvidence,
    Mention,
    Place,
    Said,
    Sentence,
    Statement,
    Time,
    Toll,
    Trigger,
    Via,
)
from sayso.model.vocabulary import (
    EventType,
    Label,
    PlaceUse,
    QuoteKind,
    Reality,
    Role,
    Sector,
    Stance,
    TimeType,
    TollKind,
)

__all__ = ["SCHEMA", "reading_from_dict"]

SCHEMA = "sayso.reading/1"


def reading_from_dict(data: object) -> Reading:
    """Return the reading that :func:`reading_to_dict` made this from.

    Keys that this version doesn't know are left aside.

    Raises:
        InputError: A key is missing, a value has the wrong form, or a span or reference
            points nowhere; the error names the place.
    """
    node = Node(data, "reading")
    schema = node["schema"]
    if schema.value != SCHEMA:
        raise schema.wrong(SCHEMA)
    reading = Reading(
        document=_document(node["document"]),
        statements=tuple(_statement(item) for item in node["statements"].each()),
        mentions=tuple(_mention(item) for item in node["mentions"].each()),
        places=tuple(_place(item) for item in node["places"].each()),
        times=tuple(_time(item) for item in node["times"].each()),
        events=tuple(_event(item) for item in node["events"].each()),
        actors=tuple(_actor(item) for item in node["actors"].each()),
        components=tuple(
            ComponentUse(item["name"].text(), item["version"].text())
            for item in node["components"].each()
        ),
        sentences=tuple(_sentence(item) for item in node["sentences"].each()),
        triggers=tuple(_trigger(item) for item in node["triggers"].each())
        if node.has("triggers")
        else (),
    )
    try:
        reading.check()
    except EvidenceError as error:
        raise InputError(
            error.cause,
            subject=error.subject,
            fix="write the reading again with `sayso read --format json`",
            code="S122",
        ) from error
    return reading


def _document(node: Node) -> Document:
    return Document(
        id=node["sha256"].text(),
        text=node["text"].text(),
        passages=tuple(
            Passage(
                item["start"].integer(),
                item["end"].integer(),
                item["role"].one_of(Role),
                item["language"].text_or_none(),
            )
            for item in node["passages"].each()
        ),
        source=_source(node["source"]),
        title=node["title"].text_or_none(),
        byline=node["byline"].text_or_none(),
        publisher=node["publisher"].text_or_none(),
        published=node["published"].text_or_none(),
        language=node["language"].text_or_none(),
        url=node["url"].text_or_none(),
        given_id=node["given_id"].text_or_none(),
        origin=node["origin"].text_or_none(),
        anchors=tuple(_anchor(item) for item in node["anchors"].each()),
        evidence=tuple(
            MetadataEvidence(
                item["field"].text(),
                item["origin"].text(),
                item["span"].span_or_none(),
                item["value"].text_or_none(),
            )
            for item in node["evidence"].each()
        ),
    )


def _source(node: Node) -> SourceFile:
    return SourceFile(
        name=node["name"].text(),
        media_type=node["media_type"].text(),
        size=node["size"].integer(),
        sha256=node["sha256"].text(),
        encoding=node["encoding"].text_or_none(),
        fetched_by=node["fetched_by"].text_or_none(),
        fetched_at=node["fetched_at"].text_or_none(),
        fetched_with=node["fetched_with"].text_or_none(),
    )


def _anchor(node: Node) -> Anchor:
    box = None
    if node.has("box"):
        sides = tuple(side.number() for side in node["box"].each())
        if len(sides) != 4:
            raise node["box"].wrong("left, bottom, right and top")
        box = (sides[0], sides[1], sides[2], sides[3])
    return Anchor(
        start=node["start"].integer(),
        end=node["end"].integer(),
        path=node["path"].text() if node.has("path") else None,
        page=node["page"].integer() if node.has("page") else None,
        box=box,
        source=node["source"].span() if node.has("source") else None,
    )


def _actor_id(node: Node) -> str | None:
    return None if node.is_null else node["id"].text()


def _statement(node: Node) -> Statement:
    via, said = node["via"], node["said"]
    return Statement(
        id=node["id"].text(),
        source=node["source"].spans(),
        cue=node["cue"].spans(),
        content=node["content"].spans(),
        kind=node["kind"].one_of(QuoteKind),
        stance=node["stance"].one_of(Stance),
        stance_evidence=node["stance_evidence"].spans(),
        speaker=_actor_id(node["speaker"]),
        via=None if via.is_null else Via(via["name"].text(), via["evidence"].span()),
        nested_in=node["nested_in"].text_or_none(),
        said=None
        if said.is_null
        else Said(
            said["edtf"].text(), said["evidence"].span_or_none(), said["rule"].text_or_none()
        ),
        venue=node["venue"].span_or_none(),
        addressee=node["addressee"].span_or_none(),
        confidence=node["confidence"].number(),
        explanation=node["explanation"].text_or_none(),
        component=node["component"].text(),
    )


def _mention(node: Node) -> Mention:
    return Mention(
        start=node["start"].integer(),
        end=node["end"].integer(),
        label=node["label"].one_of(Label),
        actor=node["actor"].text_or_none(),
        confidence=node["confidence"].number(),
    )


def _place(node: Node) -> Place:
    return Place(
        start=node["start"].integer(),
        end=node["end"].integer(),
        name=node["name"].text(),
        use=node["use"].one_of(PlaceUse),
        lat=node["lat"].number_or_none(),
        lon=node["lon"].number_or_none(),
        country=node["country"].text_or_none(),
        admin=node["admin"].texts(),
        gazetteer_id=node["gazetteer_id"].text_or_none(),
        precision=node["precision"].integer_or_none(),
        explanation=node["explanation"].text_or_none(),
    )


def _time(node: Node) -> Time:
    return Time(
        start=node["start"].integer(),
        end=node["end"].integer(),
        type=node["type"].one_of(TimeType),
        form=node["form"].text_or_none(),
        value=node["value"].text_or_none(),
        edtf=node["edtf"].text_or_none(),
        anchor=node["anchor"].span_or_none(),
        anchored_to=node["anchored_to"].text_or_none(),
        precision=node["precision"].integer_or_none(),
        mod=node["mod"].text_or_none(),
    )


def _trigger(node: Node) -> Trigger:
    return Trigger(
        start=node["start"].integer(),
        end=node["end"].integer(),
        confidence=node["confidence"].number(),
    )


def _event(node: Node) -> EventMention:
    return EventMention(
        id=node["id"].text(),
        trigger=node["trigger"].span(),
        type=node["type"].one_of(EventType),
        mode=node["mode"].text_or_none(),
        actor_spans=node["actor_spans"].spans(),
        recipient_spans=node["recipient_spans"].spans(),
        actor=_actor_id(node["actor"]),
        recipient=_actor_id(node["recipient"]),
        place=node["place"].integer_or_none(),
        date=node["date"].text_or_none(),
        date_evidence=node["date_evidence"].span_or_none(),
        reality=node["reality"].one_of(Reality),
        reality_evidence=node["reality_evidence"].spans(),
        background=node["background"].truth(),
        background_evidence=node["background_evidence"].spans(),
        statement=node["statement"].text_or_none(),
        tolls=tuple(_toll(item) for item in node["tolls"].each()),
        confidence=node["confidence"].number(),
        explanation=node["explanation"].text_or_none(),
    )


def _toll(node: Node) -> Toll:
    return Toll(
        kind=node["kind"].one_of(TollKind),
        low=node["low"].integer(),
        high=node["high"].integer_or_none(),
        evidence=node["evidence"].span(),
        claimant=_actor_id(node["claimant"]),
        statement=node["statement"].text_or_none(),
        of=node["of"].span_or_none(),
    )


def _actor(node: Node) -> Actor:
    return Actor(
        id=node["id"].text(),
        name=node["name"].text(),
        country=node["country"].text_or_none(),
        sector=node["sector"].one_of_or_none(Sector),
        role=node["role"].text_or_none(),
        aliases=node["aliases"].texts(),
        mentions=node["mentions"].spans(),
        named=node["named"].truth(),
        evidence=tuple(
            FieldEvidence(item["field"].text(), item["spans"].spans())
            for item in node["evidence"].each()
        ),
    )


def _sentence(node: Node) -> Sentence:
    return Sentence(
        start=node["start"].integer(),
        end=node["end"].integer(),
        role=node["role"].one_of(Role),
        language=node["language"].text_or_none(),
        paragraph=node["paragraph"].integer(),
    )
