"""Where a document's outlet is at home, by its address and its name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sayso.gazetteer import Gazetteer, Match, NameKind
from sayso.model import Document

__all__ = ["outlet_country", "outlet_matches"]

_MEDIA = (
    "news|newsonline|online|times|post|sun|tribune|herald|journal|gazette|daily|record|press|"
    "star|today|now|observer|register|chronicle|courier|dispatch|democrat|republican|independent|"
    "messenger|monitor|mirror|mail|leader|ledger|advocate|examiner|express|globe|guardian|"
    "enquirer|inquirer|reporter|review|sentinel|standard|telegraph|telegram|banner|bulletin|"
    "citizen|eagle|echo|free|freepress|argus|world|week|weekly|tv|radio|wire|info|live|local|"
    "patriot|pilot|call|union|voice|view|views|bee|talk|argus|city|caller|intelligencer"
)
_LABEL = re.compile(rf"^(?:the)?(?P<place>[a-z]{{4,}}?)(?:{_MEDIA})+$")
_SPLITS = tuple(
    "new san santa los las el la fort port saint st north south east west mount lake little "
    "grand baton cape white rock".split()
)
"""First words of places that addresses run together with the next one."""
_GENERIC = frozenset(
    "the daily news online independent national free public press star city".split()
)
_SECOND = frozenset("co com org net ac gov edu".split())
_EVERYWHERE = frozenset("com org net info news press media tv io me co eu".split())
"""Domains that say nothing of a country."""


def outlet_country(document: Document, gazetteer: Gazetteer) -> str | None:
    """Return the alpha-3 code that the address's country domain names, or None."""
    host = _host(document)
    ending = host.rsplit(".", 1)[-1]
    if not host or ending in _EVERYWHERE:
        return None
    return gazetteer.by_domain.get("gb" if ending == "uk" else ending) or (
        "GBR" if ending == "uk" else None
    )


def outlet_matches(document: Document, gazetteer: Gazetteer) -> list[Match]:
    """Return the places that the outlet's name or address begins with.

    "The Osh Courier" and ``www.oshcourier.com`` both give Osh.
    """
    found: list[Match] = []
    words = [w for w in re.findall(r"[\w’'-]+", document.publisher or "") if w]
    for size in (3, 2, 1):
        for start in (0, 1):
            name = " ".join(words[start : start + size])
            if len(words) > start + size and name.lower() not in _GENERIC and len(name) > 3:
                found += _settled(name, gazetteer)
        if found:
            return found
    parts = _host(document).split(".")
    if len(parts) < 2:
        return found
    label = parts[-3] if parts[-2] in _SECOND and len(parts) > 2 else parts[-2]
    label = label.replace("-", "")
    match = _LABEL.match(label)
    if match and match["place"] not in _GENERIC:
        place = match["place"]
        found += _settled(place, gazetteer)
        for head in _SPLITS:
            if place.startswith(head) and len(place) > len(head) + 2:
                found += _settled(f"{head} {place[len(head) :]}", gazetteer)
    return found


def _settled(name: str, gazetteer: Gazetteer) -> list[Match]:
    found = [
        m
        for m in gazetteer.find(name)
        if m.kind in {NameKind.MAIN, NameKind.SHORT} and m.entry.feature[0] in "PA"
    ]
    return [m for m in found if m.entry.is_settlement] or found


def _host(document: Document) -> str:
    url = document.url or ""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    return host.removeprefix("www.").lower()
