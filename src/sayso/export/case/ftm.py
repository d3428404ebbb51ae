"""FollowTheMoney entities for Aleph, OpenAleph and their kin: one JSON object a line.

| of sayso | schema |
| --- | --- |
| document | ``Article`` |
| named actor | ``Person``, ``PublicBody``, ``Organization``, ``Company`` or ``LegalEntity`` |
| an actor in a document | ``Mention`` |
| statement | ``Note`` about its speaker and its article |
| event mention that is told as having happened | ``Event`` |

Nothing here says that two actors are one: an entity stands for one name with one country
and one sector, as ``sayso sources`` lists them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.export.case.countries import country_codes
from sayso.export.case.when import days_of, iso_prefix
from sayso.export.case.where import web_address
from sayso.export.case.writer import Note
from sayso.export.wording import event_actor, event_recipient, toll_claimant, toll_words, who
from sayso.model import Label, Reality, Sector, content_id, spans_text
from sayso.model.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.model import Actor, EventMention, Statement

__all__ = ["FollowTheMoneyWriter"]

_NAME = "entities.ftm.json"

_LANGUAGES = {
    "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bs": "bos", "cs": "ces", "da": "dan",
    "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin",
    "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind",
    "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "ky": "kir",
    "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "nl": "nld", "no": "nor", "pl": "pol",
    "ps": "pus", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "sw": "swa", "tg": "tgk", "th": "tha", "tr": "tur", "uk": "ukr",
    "ur": "urd", "uz": "uzb", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to 639-3, which FollowTheMoney wants; others are left out."""

Entity = dict[str, Any]


class FollowTheMoneyWriter:
    """``entities.ftm.json``.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Open the file."""
        self._context = context
        self._file = context.staging.text(_NAME)
        self._known: set[str] = set()
        self._count = 0
        self._left_out: Counter[str] = Counter()

    def document(self, item: Item) -> None:
        """Write the entities of a document; an actor known already is not written again."""
        article = f"sayso-{item.reading.document.id}"
        self._write(_article(item, article, self._context))
        ids: dict[str, str] = {}
        for actor in item.reading.actors:
            if not actor.named:
                self._left_out["unnamed sources as entities (they stand in the notes)"] += 1
                continue
            entity = _actor(item, actor)
            ids[actor.id] = entity["id"]
            if entity["id"] not in self._known:
                self._known.add(entity["id"])
                self._write(entity)
            self._write(_mention(article, actor, entity))
        for statement in item.reading.statements:
            self._write(_note(item, statement, article, ids))
        for event in item.reading.events:
            if event.reality in {Reality.HAPPENED, Reality.ONGOING}:
                self._write(_event(item, event, article, ids))
            else:
                self._left_out["events that are not told as having happened"] += 1

    def _write(self, entity: Entity) -> None:
        entity["properties"] = {
            name: [str(v) for v in values if v not in {None, ""}]
            for name, values in entity["properties"].items()
            if any(v not in {None, ""} for v in values)
        }
        self._file.write(to_json(entity) + "\n")
        self._count += 1

    def close(self) -> list[Note]:
        """Say what was written."""
        what = "A line is one FollowTheMoney entity."
        return [Note(_NAME, what, self._count, "entities", self._left_out)]


def _alpha2(alpha3: str | None) -> str | None:
    codes = country_codes(alpha3)
    return codes.alpha2.lower() if codes else None


def _article(item: Item, identifier: str, context: Context) -> Entity:
    document = item.reading.document
    source = document.source
    title = document.title or source.name
    properties = {
        "name": [title],
        "title": [document.title],
        "fileName": [source.name],
        "author": [document.byline],
        "publisher": [document.publisher],
        "publishedAt": [iso_prefix(document.published)],
        "sourceUrl": [web_address(document.url)],
        "language": [_LANGUAGES.get(document.language or "")],
        "mimeType": [source.media_type],
        "fileSize": [source.size],
        "contentHash": [_sha1(context, item.original)],
        "bodyText": [document.text],
        "crawler": [source.fetched_with],
        "processingAgent": [f"sayso {context.version}"],
        "retrievedAt": [iso_prefix(source.fetched_at)],
    }
    return {"id": identifier, "schema": "Article", "properties": properties}


def _sha1(context: Context, original: str) -> str | None:
    """Return the SHA-1 by which FollowTheMoney knows files; None if the original is gone."""
    try:
        data = context.ledger.objects.get(original)
    except LedgerError:
        return None
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


def _schema(item: Item, actor: Actor) -> str:
    labels = {m.label for m in item.reading.mentions if m.actor == actor.id}
    if Label.PER in labels:
        return "Person"
    if actor.sector in {Sector.GOV, Sector.MIL} or Label.GPE in labels:
        return "PublicBody"
    if actor.sector is Sector.BUS:
        return "Company"
    if actor.sector in {Sector.REB, Sector.OPP, Sector.IGO, Sector.NGO, Sector.MED}:
        return "Organization"
    return "Organization" if Label.ORG in labels else "LegalEntity"


def _actor(item: Item, actor: Actor) -> Entity:
    schema = _schema(item, actor)
    identifier = content_id("actor", schema, actor.name, actor.country or "", actor.sector or "")
    properties = {
        "name": [actor.name],
        "country": [_alpha2(actor.country)],
        "summary": [actor.role],
        "keywords": [f"sector:{actor.sector}" if actor.sector else None],
    }
    return {"id": f"sayso-{identifier}", "schema": schema, "properties": properties}


def _mention(article: str, actor: Actor, entity: Entity) -> Entity:
    properties = {
        "document": [article],
        "resolved": [entity["id"]],
        "name": [actor.name, *actor.aliases],
        "detectedSchema": [entity["schema"]],
        "contextCountry": entity["properties"].get("country", []),
    }
    identifier = content_id("mention", article, entity["id"], actor.id)
    return {"id": f"sayso-{identifier}", "schema": "Mention", "properties": properties}


def _note(item: Item, statement: Statement, article: str, ids: dict[str, str]) -> Entity:
    document = item.reading.document
    name = who(item.reading, statement).name or "No one named"
    said = statement.said.edtf if statement.said else None
    properties = {
        "name": [f"{name} {statement.stance.value}"],
        "description": [spans_text(document.text, statement.content)],
        "summary": [f"said {said}" if said else None],
        "entity": [ids.get(statement.speaker or ""), article],
        "proof": [article],
        "publisher": [document.publisher],
        "sourceUrl": [web_address(document.url)],
        "keywords": [
            f"stance:{statement.stance.value}",
            f"kind:{statement.kind.value}",
            f"status:{item.status_of(statement.id)}",
        ],
        "namesMentioned": [name],
    }
    return {"id": f"sayso-{statement.id}", "schema": "Note", "properties": properties}


def _event(item: Item, event: EventMention, article: str, ids: dict[str, str]) -> Entity:
    reading = item.reading
    document = reading.document
    place = item.place(event)
    trigger = document.text[event.trigger.start : event.trigger.end]
    sides = [event_actor(reading, event), event_recipient(reading, event)]
    tolls = [
        f"{toll_words(toll)} ({toll_claimant(reading, toll) or 'no one named'})"
        for toll in event.tolls
    ]
    statement = item.statement(event.statement)
    teller = who(reading, statement).name if statement else document.publisher
    properties: dict[str, list[Any]] = {
        "name": [f"{event.type.value}: {trigger}"],
        "summary": [" → ".join(side for side in sides if side)],
        "description": [*tolls, f"told by {teller}" if teller else None],
        "location": [place.name if place else None],
        "country": [_alpha2(place.country) if place else None],
        "involved": list(_involved(event, ids)),
        "proof": [article],
        "publisher": [document.publisher],
        "sourceUrl": [web_address(document.url)],
        "recordId": [event.id],
        "keywords": [f"reality:{event.reality.value}", f"status:{item.status_of(event.id)}"],
    }
    if iso_prefix(event.date):
        properties["date"] = [event.date]
    else:
        days = days_of(event.date)
        properties["startDate"] = [days.first]
        properties["endDate"] = [days.last]
    return {"id": f"sayso-{event.id}", "schema": "Event", "properties": properties}


def _involved(event: EventMention, ids: dict[str, str]) -> Iterator[str]:
    for actor in (event.actor, event.recipient):
        if actor in ids:
            yield ids[actor]
