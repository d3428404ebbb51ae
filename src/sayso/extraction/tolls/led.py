"""Counts behind what is said of them: "the bodies of three", "cost nine people their lives"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, make, word_span
from sayso.extraction.tolls.idioms import Idiom, done_to
from sayso.extraction.tolls.people import People
from sayso.model import TollKind

__all__ = ["led"]

_OF: dict[str, TollKind | None] = {
    **dict.fromkeys(
        (
            *("lives", "deaths", "death", "bodies", "body", "murder", "murders", "remains"),
            *("execution", "executions", "massacre", "slaughter", "burial", "loss", "lynching"),
        ),
        TollKind.KILLED,
    ),
    "names": None,
    **dict.fromkeys(
        ("whereabouts", "fate", "heard", "trace", "sign", "disappearance", "disappearances"),
        TollKind.MISSING,
    ),
    **dict.fromkeys(
        (
            *("arrest", "arrests", "detention", "capture", "abduction", "kidnapping"),
            *("imprisonment", "surrender"),
        ),
        TollKind.DETAINED,
    ),
    **dict.fromkeys(
        ("displacement", "evacuation", "eviction", "flight", "exodus"), TollKind.DISPLACED
    ),
}
"""Words that "of" leads from to those counted."""
_DONE = word_set(
    """remains execution executions massacre slaughter burial loss lynching arrest arrests detention
    capture abduction kidnapping imprisonment surrender displacement evacuation eviction flight
    exodus"""
)
"""Nouns for what is done to people: "the arrest of 14 men"; "the loss of four seats" is none."""
_WANTED = word_set(
    """demand demands demanded demanding order orders ordered ordering urge urges urged seek seeks
    sought call called calls want wants wanted plan plans planned prevent prevented avoid avoided
    threatened deny denies denied if for"""
)
"""Words before them that say it has not been done."""
_UNSEEN = frozenset({"heard", "trace", "sign"})
_NOTHING = frozenset({"nothing", "no", "not", "nobody"})
_CAPTIVES = word_set("hostage prisoner captive hostages prisoners captives")
_FRAMES: tuple[tuple[frozenset[str], frozenset[tuple[str, ...]], TollKind], ...] = (
    (
        word_set("cost costs costing"),
        frozenset({("their", "lives"), ("their", "life"), ("his", "life"), ("her", "life")}),
        TollKind.KILLED,
    ),
    (
        word_set("take takes took taking taken held holding"),
        frozenset(
            {("into", "custody"), ("into", "detention"), ("for", "questioning")}
            | {(word,) for word in _CAPTIVES}
        ),
        TollKind.DETAINED,
    ),
    (
        word_set(
            "drive drives drove driven driving force forces forced forcing chased bombed ordered"
        ),
        frozenset({("from",), ("out",)}),
        TollKind.DISPLACED,
    ),
    (
        word_set("move moves moved moving bring brings brought bringing took taking"),
        frozenset({("out",), ("to", "safety"), ("to", "higher"), ("to", "safer")}),
        TollKind.DISPLACED,
    ),
)
"""Verbs, and what stands behind those they are done to: "took 30 people into custody"."""
_SENDS = frozenset({"sends", "send", "sent", "leaves", "leave", "leaving", "left", "puts"})
_PICKS = frozenset({"picked", "picking", "led", "dragged"})
_CAPTORS = word_set(
    """police policemen soldiers troops officers agents gendarmes security forces men militia
    militiamen gunmen fighters army authorities"""
)
_LODGED = word_set(
    "people persons evacuees refugees residents villagers survivors women children families"
)
_AILMENTS = word_set("cancer diabetes covid-19 malaria cholera free years months addiction")


def led(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Return the counts that follow token *i*."""
    low = clause.low
    idiom = next((m for m in done_to().get(low[i], ()) if m.at(low, i) >= 0), None)
    if idiom is not None:
        return _done(clause, people, i, idiom)
    if low[i] in _OF and low[i + 1 : i + 2] == ["of"]:
        return _of(clause, people, i)
    if low[i] in _SENDS:
        return _sent(clause, people, i)
    if low[i] in _MULTIPLES and i + 1 < len(low):
        return _multiple(clause, i)
    for verbs, tails, kind in _FRAMES:
        if low[i] in verbs:
            found = _framed(clause, people, i, tails, kind)
            if found:
                return found
    return []


def _of(clause: Clause, people: list[People], i: int) -> list[Found]:
    """The bodies of three climbers; nothing heard of six."""
    word = clause.low[i]
    if word in _UNSEEN and not _NOTHING & set(clause.low[max(0, i - 4) : i]):
        return []
    if word in {"fate", "whereabouts"} and not {"unknown", "unclear", "not", "no"} & set(
        clause.low[i:]
    ):
        return []
    if word in _DONE and _WANTED & set(clause.low[max(0, i - 6) : i]):
        return []
    victim = next((p for p in people if p.first == i + 2), None)
    if victim is None or victim.part_of or (word in _DONE and not victim.sure):
        return []
    return [make(clause, _OF[word], victim, i)]


def _framed(
    clause: Clause,
    people: list[People],
    i: int,
    tails: frozenset[tuple[str, ...]],
    kind: TollKind,
) -> list[Found]:
    victim = next((p for p in people if p.first == i + 1), None)
    if victim is None or (kind is TollKind.DISPLACED and not victim.sure):
        return []
    k = victim.last + 1
    behind = any(tuple(clause.low[k : k + len(tail)]) == tail for tail in tails)
    captives = kind is TollKind.DETAINED and victim.low > 1 and clause.low[victim.last] in _CAPTIVES
    return [make(clause, kind, victim, i)] if behind or captives else []


def _done(clause: Clause, people: list[People], i: int, idiom: Idiom) -> list[Found]:
    """Return who is right behind what is done to them: "rounded up 30 men"."""
    end = idiom.at(clause.low, i)
    victim = next((p for p in people if p.first == end + 1), None)
    if victim is None or not (victim.sure or idiom.kind is TollKind.KILLED):
        return []
    if clause.low[i] in _PICKS and not _CAPTORS & set(clause.low[:i]):
        return []  # "picked up his two sons"
    if clause.tags[i] == "N" or (victim.part_of and idiom.kind is not TollKind.KILLED):
        return []
    if idiom.kind is TollKind.DISPLACED and clause.low[victim.last] not in _LODGED:
        return []
    if set(clause.low[victim.last + 1 : victim.last + 11]) & (_AILMENTS | {"alive", "rubble"}):
        return []
    if not victim.sure and victim.last + 1 < len(clause) and clause.tags[victim.last + 1] == "N":
        return []
    return [make(clause, idiom.kind, victim, i)]


_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "twin": 2}


def _multiple(clause: Clause, i: int) -> list[Found]:
    """Double murder, triple shooting: as many victims."""
    number = _MULTIPLES[clause.low[i]]
    for k in range(i + 1, min(len(clause), i + 3)):
        word = clause.low[k]
        kind = None
        if word in {"homicide", "murder", "homicides", "slaying", "killing", "murders", "fatality"}:
            kind = TollKind.KILLED
        elif word in {"shooting", "stabbing"}:
            kind = TollKind.KILLED if "fatal" in clause.low[max(0, i - 1) : k] else TollKind.INJURED
        if kind is not None:
            return [Found(kind, number, number, clause.span(i, k), None, word_span(clause, k))]
    return []


_AFTER_LEFT = {
    "dead": TollKind.KILLED,
    "injured": TollKind.INJURED,
    "wounded": TollKind.INJURED,
    "hurt": TollKind.INJURED,
    "missing": TollKind.MISSING,
    "homeless": TollKind.DISPLACED,
}


def _sent(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Sent four people to hospital; left two dead; sent 300 troops."""
    victim = next((p for p in people if p.first == i + 1), None)
    if victim is None or victim.part_of:
        return []
    following = clause.low[victim.last + 1 : victim.last + 6]
    if following[:2] in (["without", "homes"], ["without", "shelter"], ["without", "a"]):
        return [make(clause, TollKind.DISPLACED, victim, i)]
    if {"hospital", "hospitals"} & set(following):
        return [make(clause, TollKind.INJURED, victim, i)]
    for word in following[:3]:
        if word in {"dead", "injured", "wounded", "missing", "homeless", "hurt"}:
            return [make(clause, _AFTER_LEFT[word], victim, i)]
    return []
