from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.export.case import Exported
from sayso.ledger.store import Ledger

Export = Callable[..., Exported]

TERMS = {
    "id": "@id",
    "type": "@type",
    "oa": "http://www.w3.org/ns/oa#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "FragmentSelector": "oa:FragmentSelector",
    "Software": "as:Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "refinedBy": {"@type": "@id", "@id": "oa:refinedBy"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "classifying": "oa:classifying",
    "identifying": "oa:identifying",
    "describing": "oa:describing",
    "tagging": "oa:tagging",
    "via": {"@type": "@id", "@id": "oa:via"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "first": {"@type": "@id", "@id": "as:first"},
    "last": {"@type": "@id", "@id": "as:last"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "startIndex": "as:startIndex",
    "total": "as:totalItems",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "format": "dc:format",
    "language": "dc:language",
    "conformsTo": {"@type": "@id", "@id": "dcterms:conformsTo"},
}
"""The terms of the W3C's context that annotations of sayso may use, as its vocabulary has them."""


@pytest.fixture
def collection(export: Export, out: Path) -> dict[str, Any]:
    export("annotations")
    found: dict[str, Any] = json.loads((out / "annotations.jsonld").read_text(encoding="utf-8"))
    return found


def test_a_collection_with_one_page(collection: dict[str, Any]) -> None:
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert collection["last"] == page["id"]
    assert collection["total"] == len(page["items"]) == 13
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == 13


def test_ids_stay_the_same(export: Export, out: Path, collection: dict[str, Any]) -> None:
    export("annotations", force=True)
    again = json.loads((out / "annotations.jsonld").read_text(encoding="utf-8"))
    assert [a["id"] for a in again["first"]["items"]] == [
        a["id"] for a in collection["first"]["items"]
    ]


def test_selectors_find_their_words(collection: dict[str, Any], ledger: Ledger) -> None:
    texts = [ledger.reading(key).reading.document.text for key in (1, 2, 3, 4)]
    positions = 0
    for annotation in collection["first"]["items"]:
        bodies = [b for b in annotation["body"] if b["type"] == "SpecificResource"]
        for part in annotation["target"] + bodies:
            selectors = part["selector"]
            selectors = selectors if isinstance(selectors, list) else [selectors]
            known = {s["type"]: s for s in selectors}
            quote = known.get("TextQuoteSelector") or known["FragmentSelector"]["refinedBy"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert any(whole in text for text in texts)
            if "TextPositionSelector" in known:
                positions += 1
                span = known["TextPositionSelector"]
                assert any(t[span["start"] : span["end"]] == quote["exact"] for t in texts)
                assert part["source"]["id"].startswith("urn:sha256:")
    assert positions == 21


def test_bodies_say_stance_and_speaker(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    (denial,) = [a for a in items if a["target"][0]["selector"][1]["exact"] == "“We did not fire,”"]
    assert denial["motivation"] == "classifying"
    values = [(b.get("purpose"), b.get("value")) for b in denial["body"]]
    assert values[0] == ("classifying", "denies")
    assert values[1] == ("identifying", "Ilie Vânt")
    assert denial["target"][1]["source"] == "https://herald.example/arad?a=1&b=2"
    assert "start" not in denial["target"][1]["selector"], "offsets count in the text alone"


def test_a_pdf_opens_at_its_page(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    (march,) = [a for a in items if a["target"][0]["selector"][1]["exact"] == "marches"]
    selector = march["target"][1]["selector"]
    assert (selector["type"], selector["value"]) == ("FragmentSelector", "page=3")
    assert selector["conformsTo"] == "http://tools.ietf.org/rfc/rfc3778"
    assert selector["refinedBy"]["exact"] == "marches"


def test_words_that_stand_apart_are_targets_each(collection: dict[str, Any]) -> None:
    items = collection["first"]["items"]
    (evil,) = [a for a in items if a["target"][0]["selector"][1]["exact"].startswith("<script>")]
    assert len(evil["target"]) == 2
    assert all(isinstance(target["source"], dict) for target in evil["target"])


def test_every_member_is_a_term_of_the_vocabulary(collection: dict[str, Any]) -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    (expanded,) = jsonld.expand(collection, {"documentLoader": load})
    back = jsonld.compact(expanded, {"@context": TERMS}, {"documentLoader": load})
    back["@context"] = collection["@context"]
    page = back["first"]
    assert page["items"][0].keys() == collection["first"]["items"][0].keys()
    assert names(back) == names(collection), "a member was dropped: no such term"
    triples = jsonld.to_rdf(collection, {"documentLoader": load})["@default"]
    kind = "http://www.w3.org/ns/oa#Annotation"
    assert sum(t["object"]["value"] == kind for t in triples) == 13


def names(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(names(v) for v in value.values()))
    if isinstance(value, list):
        return set().union(*(names(v) for v in value))
    return set()
