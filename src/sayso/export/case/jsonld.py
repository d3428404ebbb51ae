"""Articles, quotations and claims as schema.org knows them; no ratings, no verdicts.

Only what a speaker puts forward is a claim of theirs. What somebody denies or doubts is a
claim without an author that names who denies it; what somebody demands, promises or
threatens isn't a claim at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.export.case.stream import ArrayFile
from sayso.export.case.when import iso_prefix
from sayso.export.case.where import web_address
from sayso.export.case.writer import Note
from sayso.export.wording import who
from sayso.model import QuoteKind, Sector, Stance, overlap, spans_text

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import Actor, Document, Statement

__all__ = ["SchemaOrgWriter"]

_NAME = "schema-org.jsonld"
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "isBasedOn": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
    "dateCreated": {"@type": "Date"},
}
"""All the terms need, so that no reader has to fetch schema.org's own context."""

PUT_FORWARD = frozenset(
    {
        Stance.ASSERTS,
        Stance.CONFIRMS,
        Stance.ACCUSES,
        Stance.ADMITS,
        Stance.ANNOUNCES,
        Stance.BELIEVES,
    }
)
"""Stances by which speakers hold that the content is so."""
HELD_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS})
"""Stances by which speakers hold or suspect that it isn't."""
_GROUPS = frozenset({Sector.GOV, Sector.MIL, Sector.REB, Sector.IGO, Sector.NGO, Sector.BUS})


class SchemaOrgWriter:
    """One JSON-LD document: a NewsArticle for each text, with its Quotations and Claims.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        file = context.staging.text(_NAME)
        self._graph = ArrayFile(file, {"@context": _CONTEXT}, "@graph")

    def document(self, item: Item) -> None:
        """Write a document and its statements."""
        article = f"urn:sha256:{item.reading.document.id}"
        self._graph.write(_article(item.reading.document, article))
        for statement in item.reading.statements:
            if statement.content:
                self._graph.write(_statement(item, statement, article))

    def close(self) -> list[Note]:
        """End the graph."""
        self._graph.close()
        what = "A node is a NewsArticle, a Quotation, a Claim or another CreativeWork in it."
        return [Note(_NAME, what, self._graph.count, "nodes")]


def _article(document: Document, name: str) -> dict[str, Any]:
    known = {
        "@id": name,
        "@type": "NewsArticle",
        "identifier": document.ref,
        "headline": document.title,
        "url": web_address(document.url),
        "datePublished": iso_prefix(document.published),
        "temporal": document.published if not iso_prefix(document.published) else None,
        "inLanguage": document.language,
        "author": {"@type": "Person", "name": document.byline} if document.byline else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": document.publisher}
        if document.publisher
        else None,
        "encodingFormat": document.source.media_type,
    }
    return {key: value for key, value in known.items() if value is not None}


def _person(item: Item, statement: Statement) -> dict[str, Any] | None:
    actor = item.actor(statement.speaker)
    name = who(item.reading, statement).name
    if not name:
        return None
    kind = _type(item, actor)
    return {"@type": kind, "name": name} if kind else {"name": name}


def _type(item: Item, actor: Actor | None) -> str | None:
    """Return Person or Organization where the text shows which."""
    if actor is None:
        return None
    labels = {m.label.value for m in item.reading.mentions if m.actor == actor.id}
    if "PER" in labels:
        return "Person"
    if labels & {"ORG", "GPE"} or actor.sector in _GROUPS:
        return "Organization"
    return None


def _against(statement: Statement) -> bool:
    """Tell whether the content is what the speaker doesn't hold.

    "He denied that the bridge was hit": the content is what he denies. In "The bridge was
    not hit, he said" the denial stands in the content, which is what he puts forward.
    """
    if statement.stance not in HELD_AGAINST:
        return False
    evidence = statement.stance_evidence
    return not evidence or bool(overlap(evidence, statement.cue))


def _statement(item: Item, statement: Statement, article: str) -> dict[str, Any]:
    text = spans_text(item.reading.document.text, statement.content)
    speaker = _person(item, statement)
    said = iso_prefix(statement.said.edtf) if statement.said else None
    stance = statement.stance
    node: dict[str, Any] = {"@id": f"urn:sha256:{statement.id}"}
    types = []
    if statement.kind is QuoteKind.DIRECT:
        types.append("Quotation")
    if stance in PUT_FORWARD | HELD_AGAINST:
        types.append("Claim")
    node["@type"] = types or ["CreativeWork"]
    node["text"] = text
    if speaker is not None:
        if "Quotation" in types:
            node["spokenByCharacter"] = speaker
        if _against(statement):
            node["mentions"] = speaker
            node["description"] = f"{speaker['name']} {stance.value} this."
        else:
            node["author"] = speaker
    if "Claim" in types:
        node["appearance"] = article
    node["isPartOf"] = article
    node["keywords"] = [f"stance:{stance.value}", f"status:{item.status_of(statement.id)}"]
    if said:
        node["dateCreated"] = said
    return node
