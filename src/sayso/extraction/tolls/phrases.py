"""Fixed phrases: "on board", "taken to hospital", "left two dead", "a triple murder"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, make, word_span
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.predicates import PRESENT_NOUNS
from sayso.extraction.tolls.verbs import reaches, subject_of
from sayso.model import TollKind

__all__ = ["phrases"]


def phrases(clause: Clause, people: list[People]) -> list[Found]:  # noqa: C901 - a table
    """Return the tolls that fixed phrases give."""
    found: list[Found] = []
    low = clause.low
    for i, word in enumerate(low):
        pair = low[i : i + 3]
        kind: TollKind | None = None
        needs = True
        if word in {"lost", "lose", "losing"} and clause.tags[i] in {"V", "G"}:
            victim = next((p for p in people if p.first == i + 1 and p.sure), None)
            if victim is not None and low[victim.last] not in {"members", "staff", "voters"}:
                found.append(make(clause, TollKind.KILLED, victim, i))
            continue
        if pair[:2] == ["on", "board"]:
            kind = TollKind.PRESENT
        elif word == "lost" and pair[2:] == ["lives"]:
            kind, needs = TollKind.KILLED, False
        elif (
            (word == "left" and pair[2:] == ["homes"])
            or pair[:2]
            in (
                ["moved", "out"],
                ["forced", "from"],
                ["driven", "from"],
                ["made", "homeless"],
            )
            or (word in _LEAVES and "homes" in low[i + 1 : i + 4])
            or (word in _STAYS and pair[1:2] == ["away"] and pair[2:] != ["from"])
        ):
            kind = TollKind.DISPLACED
        elif pair == ["not", "been", "seen"]:
            kind = TollKind.MISSING
        elif pair[:2] in (
            ["in", "custody"],
            ["taken", "prisoner"],
            ["taken", "hostage"],
            ["taken", "captive"],
        ):
            kind = TollKind.DETAINED
        elif (
            (
                word in _MOVED
                and {
                    "hospital",
                    "hospitals",
                    "center",
                    "centre",
                    "clinic",
                    "burn",
                }
                & set(low[i : i + 9])
            )
            or (
                word in {"hospital", "condition"}
                and ({"in", "the"} & set(low[max(0, i - 2) : i]) if _lies_in(low, i) else set())
                | {
                    "critical",
                    "serious",
                    "stable",
                    "fair",
                    "grave",
                    "guarded",
                }
                & set(low[max(0, i - 2) : i])
            )
            or (
                word in {"suffered", "suffering", "sustained", "received", "with", "treated"}
                and {
                    "wounds",
                    "wound",
                    "injuries",
                    "injury",
                    "burns",
                    "concussions",
                }
                & set(low[i + 1 : i + 6])
            )
            or pair[:2] in (["hit", "by"], ["struck", "by"], ["grazed", "by"])
            or pair[:2]
            in (["treated", "for"], ["fell", "ill"], ["fallen", "ill"], ["taken", "ill"])
            or word in {"sickened", "poisoned"}
            or pair[:2] == ["cut", "by"]
        ):
            kind = TollKind.INJURED
        elif pair[:2] in (["took", "part"], ["turned", "out"], ["walked", "out"]) or pair == [
            "took",
            "to",
            "the",
        ]:
            kind = TollKind.PRESENT
        if kind is not None:
            victim = subject_of(clause, people, i)
            if (
                victim is not None
                and not victim.part_of
                and not _works_there(clause, victim)
                and (victim.sure or not needs)
                and reaches(clause, victim, i)
            ):
                found.append(make(clause, kind, victim, i))
                continue
        found.extend(_led(clause, people, i))
    return found


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
_CAPTIVES = frozenset({"hostage", "prisoner", "captive"})
_LEAVES = word_set("leave leaves leaving left flee fled fleeing abandon abandoned vacate quit")
_STAYS = word_set("stay stays stayed staying remain remains remained kept keep")
_MOVED = word_set(
    """taken rushed admitted transported airlifted flown sent brought treated transferred
    recovering remained remain hospitalized"""
)


def _led(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Phrases whose count follows: the lives of, a crowd of, deaths of, sent 300 troops."""
    low = clause.low
    kind: TollKind | None = None
    at = i + 1
    if low[i : i + 2] in (
        ["lives", "of"],
        ["deaths", "of"],
        ["death", "of"],
        ["bodies", "of"],
        ["body", "of"],
        ["murder", "of"],
        ["murders", "of"],
    ):
        kind, at = TollKind.KILLED, i + 2
    elif low[i] in {"sends", "send", "sent", "leaves", "leave", "leaving", "left", "puts"}:
        return _sent(clause, people, i)
    elif low[i] in _MULTIPLES and i + 1 < len(low):
        return _multiple(clause, i)
    elif low[i] in {"take", "takes", "took", "taking", "taken", "held", "holding"}:
        victim = next((p for p in people if p.first == i + 1), None)
        after = low[victim.last + 1] if victim and victim.last + 1 < len(low) else ""
        inside = victim is not None and victim.low > 1 and low[victim.last] in _CAPTIVES
        if victim is not None and (after in _CAPTIVES or inside):
            return [make(clause, TollKind.DETAINED, victim, i)]
        return []
    elif low[i : i + 2] == ["crowd", "of"]:
        kind, at = TollKind.PRESENT, i + 2
    elif low[i] in {"deployed", "dispatched", "stationed"} and clause.tags[i] == "V":
        victim = next((p for p in people if p.first == at), None)
        if victim is not None and low[victim.last] in PRESENT_NOUNS:
            return [make(clause, TollKind.PRESENT, victim, i)]
        return []
    if kind is None:
        return []
    victim = next((p for p in people if p.first == at), None)
    if victim is None or victim.part_of:
        return []
    return [make(clause, kind, victim, i)]


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
    if {"hospital", "hospitals"} & set(following):
        return [make(clause, TollKind.INJURED, victim, i)]
    for word in following[:3]:
        if word in {"dead", "injured", "wounded", "missing", "homeless", "hurt"}:
            return [make(clause, _AFTER_LEFT[word], victim, i)]
    if clause.low[victim.last] in PRESENT_NOUNS and clause.low[i] in {"sent", "send", "sends"}:
        return [make(clause, TollKind.PRESENT, victim, i)]
    return []
