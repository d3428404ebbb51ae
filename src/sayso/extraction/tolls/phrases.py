"""Fixed phrases: "on board", "taken to hospital", "left two dead", "a triple murder"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, make
from sayso.extraction.tolls.idioms import Idiom, suffered
from sayso.extraction.tolls.led import led
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.persons import TROOPS
from sayso.extraction.tolls.verbs import bare_many, beside, households, reaches, subject_of
from sayso.model import TollKind

__all__ = ["phrases"]


def phrases(clause: Clause, people: list[People]) -> list[Found]:  # noqa: C901, PLR0912 - a table
    """Return the tolls that fixed phrases give."""
    found: list[Found] = []
    low = clause.low
    for i, word in enumerate(low):
        pair = low[i : i + 3]
        kind: TollKind | None = None
        needs = True
        if word in {"lost", "lose", "losing"} and clause.tags[i] in {"V", "G"}:
            victim = next((p for p in people if p.first == i + 1 and p.sure), None)
            if victim is not None:
                if low[victim.last] not in {"members", "staff", "voters"}:
                    found.append(make(clause, TollKind.KILLED, victim, i))
                continue
        idiom = _idiom(low, i)
        if word == "abandoned" and clause.tags[i] != "V":
            idiom = None  # "an abandoned home"
        if idiom is not None:
            kind = idiom.kind
            needs = kind is not TollKind.KILLED or word in _THINGS_TOO
        elif word in _YIELDS and clause.tags[i] == "V" and _nothing_after(clause, i):
            kind = TollKind.DETAINED
        elif _left_town(clause, people, i):
            kind = TollKind.DISPLACED
        elif pair[:2] == ["on", "board"]:
            kind = TollKind.PRESENT
        elif pair[:2] == ["moved", "out"] or (
            word in _STAYS and pair[1:2] == ["away"] and pair[2:] != ["from"]
        ):
            kind = TollKind.DISPLACED
        elif _in_hospital(low, i) or _hit(low, i):
            kind = TollKind.INJURED
        elif pair[:2] == ["walked", "out"] or pair == ["took", "to", "the"]:
            kind = TollKind.PRESENT
        elif pair == ["not", "been", "seen"]:
            kind = TollKind.MISSING
        if kind is not None:
            victim = subject_of(clause, people, i)
            if (
                victim is not None
                and (not victim.part_of or (kind is TollKind.PRESENT and victim.low >= _MANY))
                and not _works_there(clause, victim)
                and (
                    victim.sure
                    or not needs
                    or _bare(clause, victim, kind)
                    or beside(clause, victim, i)
                )
                and reaches(clause, victim, i)
                and not _no_crowd(word, victim, kind)
                and not (victim.high == 0 and kind not in _HARMS)
            ):
                if word in _CROSSES and low[victim.last] in TROOPS:
                    kind = TollKind.PRESENT
                found.append(make(clause, kind, victim, i))
                continue
        found.extend(led(clause, people, i))
    return found


def _idiom(low: list[str], i: int) -> Idiom | None:
    """Return the idiom at token *i* that says what happened to those before it."""
    return next((m for m in suffered().get(low[i], ()) if m.at(low, i) >= 0), None)


def _nothing_after(clause: Clause, i: int) -> bool:
    """Tell whether a verb has no object: who "surrendered" is held, what was is not."""
    return i + 1 >= len(clause) or clause.tags[i + 1] not in {"N", "D", "#", "J", "R", "G"}


def _in_hospital(low: list[str], i: int) -> bool:
    word = low[i]
    return (
        (word in _MOVED and bool(_HOSPITALS & set(low[i : i + 9])))
        or (
            word == "hospital"
            and _lies_in(low, i)
            and bool({"in", "the"} & set(low[max(0, i - 2) : i]))
        )
        or (word in {"hospital", "condition"} and bool(_CONDITIONS & set(low[max(0, i - 2) : i])))
    )


def _hit(low: list[str], i: int) -> bool:
    pair = low[i : i + 2]
    return (
        (low[i] in _BORE and bool(_WOUNDS & set(low[i + 1 : i + 6])))
        or pair in (["hit", "by"], ["struck", "by"], ["grazed", "by"], ["cut", "by"])
        or pair in (["treated", "for"], ["fell", "ill"], ["fallen", "ill"], ["taken", "ill"])
        or low[i] in {"sickened", "poisoned"}
    )


_HOSPITALS = word_set("hospital hospitals center centre clinic burn")
_CONDITIONS = word_set("critical serious stable fair grave guarded")
_BORE = word_set("suffered suffering sustained received with treated")
_WOUNDS = word_set("wounds wound injuries injury burns concussions")


def _lies_in(low: list[str], i: int) -> bool:
    """Tell "in the hospital" from a hospital that only says something."""
    return bool({"in", "at", "to", "into", "from"} & set(low[max(0, i - 4) : i]))


def _works_there(clause: Clause, victim: People) -> bool:
    """Tell "a nurse at the hospital", who speaks, from somebody who lies in it."""
    k = victim.last
    return clause.low[k] in _CARERS and clause.low[k + 1 : k + 2] in (
        ["at"],
        ["in"],
        ["of"],
        ["from"],
    )


_CARERS = word_set(
    """doctor doctors nurse nurses surgeon surgeons medic medics physician physicians official
    officials worker workers orderly director chief spokesman spokeswoman spokesperson employee
    paramedic volunteer source staff"""
)


def _bare(clause: Clause, victim: People, kind: TollKind) -> bool:
    """Tell "20 were taken to hospital" and "thousands have left": numbers alone, of people."""
    after = clause.low[victim.last + 1 : victim.last + 2]
    were = kind is TollKind.INJURED and victim.low > 1 and after in (["were"], ["had"])
    homes = kind is TollKind.DISPLACED and households(clause, victim)
    return were or homes or bare_many(clause, victim)


def _left_town(clause: Clause, people: list[People], i: int) -> bool:
    """Tell "some 9,000 people have left Salto" from ministers who have left it."""
    k = i + 1
    if clause.low[i : i + 3] in (["got", "out", "of"], ["gotten", "out", "of"]):
        k = i + 3
    elif clause.low[i] != "left":
        return False
    if k >= len(clause) or not clause.group(i) < i:
        return False
    named = k in clause.named or clause.tokens[k].text[0].isupper()
    town = named or clause.low[k : k + 2] in (["the", "town"], ["the", "city"])
    many = any(p.last < i and (p.high or p.low) >= _MANY for p in people)
    return town and many and (clause.tags[i] == "V" or k > i + 1)


def _no_crowd(word: str, victim: People, kind: TollKind) -> bool:
    """Tell whether too few are somewhere for it to be told for itself; not of those aboard."""
    return kind is TollKind.PRESENT and word != "on" and (victim.high or 999) < _CROWD


_CROWD = 10
_MANY = 100
_CROSSES = frozenset({"crossed", "crossing"})
_STAYS = word_set("stay stays stayed staying remain remains remained kept keep")
_MOVED = word_set(
    """taken rushed admitted transported airlifted flown sent brought treated transferred
    recovering remained remain hospitalized"""
)
_YIELDS = frozenset({"surrendered", "surrender", "capitulated"})
_THINGS_TOO = word_set("put knocked fell fallen plunged swept brought arrived buried blown")
"""What befalls trucks and bridges, too: those counted must be called people."""
_HARMS = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.MISSING})
"""Kinds of which nobody is news: "no prisoner had laid down his arms" counts none."""
