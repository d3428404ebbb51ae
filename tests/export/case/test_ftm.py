from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from sayso.export.case import Exported
from sayso.ledger.store import Ledger

Export = Callable[..., Exported]

Lines = Callable[[str], list[Any]]

THING = {"name", "country", "summary", "description", "sourceUrl", "publisher", "keywords", "proof"}
KNOWN: dict[str, set[str]] = {
    "Article": THING | {
        "title", "fileName", "author", "publishedAt", "language", "mimeType", "fileSize",
        "contentHash", "bodyText", "crawler", "processingAgent", "retrievedAt",
    },
    "Person": THING,
    "Organization": THING,
    "Company": THING,
    "PublicBody": THING,
    "LegalEntity": THING,
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Note": THING | {"entity", "namesMentioned"},
    "Event": THING | {"location", "involved", "date", "startDate", "endDate", "recordId"},
}  # fmt: skip
"""The schemata and properties of FollowTheMoney 4 that the export may use."""


@pytest.fixture
def entities(export: Export, lines: Lines) -> list[Any]:
    export("ftm")
    return lines("entities.ftm.json")


def test_schemata_and_properties_are_known(entities: list[Any]) -> None:
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= KNOWN[entity["schema"]], entity
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
    assert Counter(entity["schema"] for entity in entities) == {
        "Article": 4, "Person": 2, "PublicBody": 2, "LegalEntity": 1, "Organization": 1,
        "Mention": 6, "Note": 7, "Event": 5,
    }  # fmt: skip


def test_references_lead_somewhere(entities: list[Any]) -> None:
    known = {entity["id"]: entity["schema"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        for name in ("document", "resolved", "entity", "proof", "involved"):
            for value in entity["properties"].get(name, []):
                assert value in known, name
        if entity["schema"] == "Mention":
            assert known[entity["properties"]["document"][0]] == "Article"


def test_articles_carry_what_the_collector_declared(entities: list[Any], ledger: Ledger) -> None:
    article = entities[0]["properties"]
    (original,) = {d for d in ledger.objects if ledger.objects.get(d).startswith(b"A drone")}
    data = ledger.objects.get(original)
    assert article["contentHash"] == [hashlib.sha1(data, usedforsecurity=False).hexdigest()]
    assert (article["language"], article["publishedAt"]) == (["eng"], ["2031-06-03"])
    assert article["author"] == ["Oana Pop"]
    assert (article["crawler"], article["retrievedAt"]) == (["wget 3"], ["2031-06-03T18:00:00Z"])


def test_notes_say_who_says_it(entities: list[Any]) -> None:
    notes = {e["properties"]["name"][0]: e for e in entities if e["schema"] == "Note"}
    denial = notes["Ilie Vânt denies"]["properties"]
    person = next(e for e in entities if e["schema"] == "Person")
    assert person["id"] in denial["entity"]
    assert denial["keywords"] == ["stance:denies", "kind:direct", "status:unreviewed"]
    assert len(notes["officials in Romania demands"]["properties"]["entity"]) == 1, (
        "an unnamed source"
    )


def test_only_what_is_told_as_having_happened_is_an_event(entities: list[Any]) -> None:
    events = [e["properties"] for e in entities if e["schema"] == "Event"]
    assert "CONSULT: Talks" not in {event["name"][0] for event in events}
    strike = next(event for event in events if event["name"] == ["ASSAULT: struck"])
    assert strike["date"] == ["2031-06-02"]
    assert "15 killed (a nurse)" in strike["description"]
    assert "told by Mureș River Authority" in strike["description"]
    march = next(event for event in events if event["name"] == ["PROTEST: marches"])
    assert (march["startDate"], march["endDate"]) == (["2031-05-01"], ["2031-06-30"])


@pytest.mark.filterwarnings("ignore")
def test_followthemoney_takes_them(entities: list[Any]) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    model = followthemoney.model
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        given = {name: sorted(set(values)) for name, values in entity["properties"].items()}
        for name, values in given.items():
            assert len(kept.get(name, [])) == len(values), (entity["schema"], name, values)
        assert proxy.schema.name == entity["schema"]
        for name in proxy.schema.required:
            assert proxy.has(name), (entity["schema"], name)
        proxy.schema.validate({"properties": proxy.to_dict()["properties"]})
