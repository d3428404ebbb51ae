from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.export.case import Exported

Export = Callable[..., Exported]

SCHEMA = "https://schema.org/"
CLASSES = {
    "NewsArticle",
    "Quotation",
    "Claim",
    "CreativeWork",
    "Person",
    "Organization",
    "NewsMediaOrganization",
}
PROPERTIES = {
    "identifier", "headline", "url", "datePublished", "temporal", "inLanguage", "author",
    "publisher", "encodingFormat", "name", "text", "spokenByCharacter", "mentions",
    "description", "appearance", "isPartOf", "keywords", "dateCreated",
}  # fmt: skip
"""The classes and properties of schema.org that the export may use; no ratings among them."""


@pytest.fixture
def graph(export: Export, out: Path) -> list[Any]:
    export("jsonld")
    value = json.loads((out / "schema-org.jsonld").read_text(encoding="utf-8"))
    found: list[Any] = value["@graph"]
    return found


def by_text(graph: list[Any], text: str) -> dict[str, Any]:
    found: dict[str, Any] = next(node for node in graph if node.get("text") == text)
    return found


def test_articles(graph: list[Any]) -> None:
    articles = [node for node in graph if node["@type"] == "NewsArticle"]
    assert [node["identifier"] for node in articles] == ["arad-1", "@evil", "report", "lipova-1"]
    assert articles[0]["datePublished"] == "2031-06-03"
    assert articles[0]["publisher"]["name"] == "Arad Herald"
    assert "url" not in articles[1], "javascript: is no address of an article"
    assert "datePublished" not in articles[1]


def test_what_is_put_forward_is_its_speakers_claim(graph: list[Any]) -> None:
    claim = next(n for n in graph if n.get("text", "").startswith("A drone struck"))
    assert claim["@type"] == ["Claim"]
    assert claim["author"] == {"@type": "Organization", "name": "Mureș River Authority"}


def test_what_is_denied_is_not_its_speakers_claim(graph: list[Any]) -> None:
    denied = by_text(graph, "that a barge had sunk")
    assert denied["@type"] == ["Claim"]
    assert "author" not in denied
    assert denied["mentions"]["name"] == "port police"
    assert denied["description"] == "port police denies this."


def test_a_denial_in_the_speakers_words_is_their_claim(graph: list[Any]) -> None:
    denial = by_text(graph, "“We did not fire,”")
    assert denial["@type"] == ["Quotation", "Claim"]
    assert (
        denial["author"] == denial["spokenByCharacter"] == {"@type": "Person", "name": "Ilie Vânt"}
    )
    assert denial["dateCreated"] == "2031-06-03"


def test_a_demand_is_no_claim(graph: list[Any]) -> None:
    assert by_text(graph, "an inquiry")["@type"] == ["CreativeWork"]


def test_no_verdicts(graph: list[Any]) -> None:
    text = json.dumps(graph).lower()
    for word in ("rating", "claimreview", "truth", "verdict", "factcheck"):
        assert word not in text


def test_every_term_is_one_of_schema_org(export: Export, out: Path) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    export("jsonld")
    value = json.loads((out / "schema-org.jsonld").read_text(encoding="utf-8"))

    def refuse(url: str, _: object) -> dict[str, Any]:
        raise AssertionError(f"{url} must not be fetched")

    options = {"documentLoader": refuse}
    flat = jsonld.flatten(value, None, options)
    types = {kind for node in flat for kind in node.get("@type", [])}
    assert types <= {SCHEMA + name for name in CLASSES}
    properties = {name for node in flat for name in node if not name.startswith("@")}
    assert properties <= {SCHEMA + name for name in PROPERTIES}
    ids = {node["@id"] for node in flat}
    for node in flat:
        for part in node.get(SCHEMA + "isPartOf", []):
            assert part["@id"] in ids
    dates = [v for node in flat for v in node.get(SCHEMA + "datePublished", [])]
    assert {date["@type"] for date in dates} == {SCHEMA + "Date"}
    triples = jsonld.to_rdf(value, options)["@default"]
    claims = [t for t in triples if t["object"]["value"] == SCHEMA + "Claim"]
    assert len(claims) == 6
