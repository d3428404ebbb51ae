"""The sector that a phrase's words stand for: fixed pairs first, then its head, then the rest."""

from __future__ import annotations

import re

from sayso.extraction.events.words import word_set
from sayso.model import Sector, Span
from sayso.resolution.actors.roles import NEUTRAL, sector_of
from sayso.resolution.actors.scene import Description, Scene

__all__ = ["publisher_sector", "set_sector"]

_Word = tuple[str, int, int]
_PAIRS: tuple[tuple[frozenset[str], frozenset[str], Sector], ...] = (
    (
        word_set("border coast republican frontier"),
        word_set(
            """guard guards service services troops forces force patrol patrols units unit
            commander"""
        ),
        Sector.MIL,
    ),
    (word_set("national"), word_set("guard guards"), Sector.MIL),
    (
        word_set("aid rights relief monitoring campaign advocacy charity humanitarian"),
        word_set("group groups agency organisation organization organizations workers worker"),
        Sector.NGO,
    ),
    (
        word_set("armed militant rebel terrorist extremist insurgent jihadist paramilitary"),
        word_set("group groups wing men"),
        Sector.REB,
    ),
    (word_set("news press wire dispatch telegraph"), word_set("agency service"), Sector.MED),
    (
        word_set(
            """fisheries customs tax border coastal maritime food health safety environment
            environmental emergency emergencies aviation space statistics intelligence security
            disaster transport rail railway energy nuclear water forestry medicines property
            state federal government regional national protection migration housing youth"""
        ),
        word_set("agency agencies inspectorate regulator"),
        Sector.GOV,
    ),
    (word_set("rating travel advertising estate employment"), word_set("agency"), Sector.BUS),
    (
        word_set("ambulance fire rescue weather seismological"),
        word_set("station service department brigade"),
        Sector.GOV,
    ),
)
"""Words that only together say what a body is."""
_OUTLETS = word_set(
    """courier mirror wire times herald gazette tribune telegraph dispatch chronicle newspaper
    daily weekly news tv television radio"""
)
_OFFICERS = word_set("commander commanders officer officers guard guards")


_ISSUERS: tuple[tuple[re.Pattern[str], Sector], ...] = (
    (
        re.compile(
            r"(?i)^(?:the )?(?:(?:[\w'’-]+ ){0,3}(?:ministry|presidency|embassy|"
            r"prime minister's office)|(?:government|presidency|office|department|embassy) of|"
            r"(?:[\w'’-]+ ){0,2}(?:government|police(?: service| force| department)?|"
            r"fire (?:service|brigade)))\b"
            r"(?!.*\b(?:gazette|news|times|review|watch|journal|magazine|insider)\b)"
        ),
        Sector.GOV,
    ),
    (
        re.compile(
            r"(?i)\b(?:armed forces|general staff|border (?:guard|service|troops)|coast guard|"
            r"(?:national|royal) (?:army|navy|air force))$"
        ),
        Sector.MIL,
    ),
)
"""Who issues statements of their own: "Ministry of Health" is no outlet."""


def publisher_sector(name: str) -> Sector:
    """Return the part of society that a document's publisher is of: an outlet, if in doubt."""
    for pattern, sector in _ISSUERS:
        if pattern.search(name.strip()):
            return sector
    return Sector.MED


def set_sector(scene: Scene, found: Description, words: list[_Word], low: list[str]) -> None:
    """Fill in a description's sector and the characters that it rests on."""
    if found.known is not None:
        found.sector = found.known.known.sector or Sector.GOV
        found.sector_span = Span(found.known.start, found.known.end)
        return
    if _by_pair(found, words, low) or _by_head(found, words):
        return
    bodies = [s for s in scene.seen(found.span) if s.known.sector is not None]
    at = next((k for k in range(len(low)) if found.role and words[k][2] == found.role.end), 0)
    for k in [*range(at - 1, -1, -1), *range(at, len(low))]:
        if found.person and found.person.start <= words[k][1] < found.person.end:
            continue
        sector = sector_of(low[k])
        if sector is not None and low[k] not in NEUTRAL:
            _put(found, sector, words[k])
            return
        body = next((b for b in bodies if b.start <= words[k][1] < b.end), None)
        if body is not None:
            _put(found, body.known.sector, words[k])
            return
    if found.head in _OFFICERS:
        found.sector, found.sector_span = Sector.MIL, found.role
    elif found.country and found.head in NEUTRAL:
        found.sector, found.sector_span = Sector.GOV, found.country_span


def _by_pair(found: Description, words: list[_Word], low: list[str]) -> bool:
    for k, word in enumerate(low):
        if word in _OUTLETS and words[k][0][0].isupper() and k:
            return _put(found, Sector.MED, words[k])
        if word == "opposition" and found.head not in {"newspaper", "tv"}:
            return _put(found, Sector.OPP, words[k])
        if k + 1 < len(low):
            for first, second, sector in _PAIRS:
                if word in first and low[k + 1] in second:
                    return _put(found, sector, words[k])
    return False


def _by_head(found: Description, words: list[_Word]) -> bool:
    sector = sector_of(found.head) if found.head not in NEUTRAL else None
    at = next((w for w in words if found.role and w[2] == found.role.end), None)
    return _put(found, sector, at) if sector is not None and at is not None else False


def _put(found: Description, sector: Sector | None, word: _Word) -> bool:
    found.sector, found.sector_span = sector, Span(word[1], word[2])
    return True
