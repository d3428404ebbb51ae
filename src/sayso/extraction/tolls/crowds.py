"""People who are somewhere: crowds, crews, those carried, troops near a border."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import BE, word_set
from sayso.extraction.tolls.ages import is_date
from sayso.extraction.tolls.found import Found, make
from sayso.extraction.tolls.numbers import Count, count_at
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.persons import TROOPS, is_person
from sayso.extraction.tolls.verbs import bare_many
from sayso.model import TollKind

__all__ = ["come", "crowds", "troops"]

_BODIES = word_set(
    """crowd crowds turnout attendance force contingent column garrison throng gathering procession
    audience crew"""
)
_SIZES = word_set("crowd turnout attendance force strength gathering rally march")
_CARRIES = word_set("carrying carried carries carry")
_GIVES = word_set(
    "put puts putting estimated estimates estimate reckoned gave gives counted numbered"
)
_MASSES = word_set(
    """massed amassed massing deployed deploying dispatched stationed concentrated fielded sent
    mobilised mobilized moved positioned"""
)
_WHERE = word_set(
    "near along around at on in inside within across along beside by opposite outside"
)
_STANDS = word_set(
    """stationed deployed massed massing concentrated positioned assembled camped encamped based
    taking crossed entered crossing entering waiting standing gathered remain remained
    poured streamed rolled advanced landed arrived flew flown departed withdrew withdrawn"""
)
_HELPS = BE | word_set("have has had still now already currently reportedly also its his their of")
_FEW = 20
"""Fewer soldiers than this are somewhere without making news."""


def crowds(clause: Clause, people: list[People]) -> list[Found]:
    """Return the tolls of crowds, crews and those carried."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        if word in _BODIES and clause.low[i + 1 : i + 2] in (["of"], ["numbers"], ["numbered"]):
            found += _body_of(clause, people, i)
        elif word in _SIZES:
            found += _size(clause, i)
        elif word in _CARRIES:
            found += _aboard(clause, people, i)
        elif word in _MASSES:
            found += _massed(clause, people, i)
        elif word in {"had", "has", "with"}:
            found += _crew(clause, people, i)
    return found


def _body_of(clause: Clause, people: list[People], i: int) -> list[Found]:
    """A crowd of 3,000; a crew of 22; a force of 400 men."""
    victim = next((p for p in people if p.first == i + 2), None)
    if victim is not None:
        return [make(clause, TollKind.PRESENT, victim, i)]
    count = _size_at(clause, i + 2)
    return [] if count is None else [_bare(clause, count, i)]


def _size(clause: Clause, i: int) -> list[Found]:
    """Put the crowd at 1,200; the turnout was 40,000; the force at 8,000 men."""
    if not any(w in _GIVES | {"the", "its", "a"} for w in clause.low[max(0, i - 3) : i]):
        return []
    for k in range(i + 1, min(len(clause), i + 7)):
        word = clause.low[k]
        if word in {"at", "as", "numbered", "numbering"} or (
            word in BE and clause.low[i] in {"turnout", "attendance", "crowd"}
        ):
            count = _size_at(clause, k + 1)
            return [] if count is None else [_bare(clause, count, i)]
        if clause.tags[k] in {"V", ",", "S", "W"}:
            return []
    return []


def _size_at(clause: Clause, k: int) -> Count | None:
    """Return a count that no noun but one for people follows."""
    count = count_at(clause.low, k) if k < len(clause) else None
    if count is None or count.article or count.ordinal or count.low == 1:
        return None
    if is_date(clause, count):
        return None
    after = count.last + 1
    if after < len(clause) and not is_person(clause, after):
        if clause.tags[after] in {"N", "J", "#"} or clause.low[after][0] in "%:-–":
            return None
        if clause.low[after] in {"a.m", "p.m", "am", "pm", "a.m.", "p.m.", "per"}:
            return None
    return count


def _bare(clause: Clause, count: Count, trigger: int) -> Found:
    last = count.last + 1
    noun = last if last < len(clause) and is_person(clause, last) else count.last
    people = People(count.low, count.high, count.first, noun, sure=noun == last)
    return make(clause, TollKind.PRESENT, people, trigger)


def _aboard(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Carrying 62 passengers and five crew."""
    victim = next((p for p in people if p.first == i + 1), None)
    if victim is None or not victim.sure or victim.part_of or (victim.high or victim.low) < 2:
        return []
    if clause.tags[i] not in {"V", "G"} or clause.passive(i):
        return []
    return [make(clause, TollKind.PRESENT, victim, i)]


_CREWS = word_set("passengers crew passenger pupils pilgrims")


def _crew(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Had 88 passengers and six crew."""
    victim = next((p for p in people if p.first == i + 1), None)
    if (
        victim is None
        or victim.low < 2
        or not _CREWS & set(clause.low[victim.first : victim.last + 1])
    ):
        return []
    return [make(clause, TollKind.PRESENT, victim, i)]


def _massed(clause: Clause, people: list[People], i: int) -> list[Found]:
    """Has massed 30,000 troops; sent 500 peacekeepers."""
    victim = next((p for p in people if p.first == i + 1), None)
    if victim is None or not victim.sure or clause.tags[i] not in {"V", "G"}:
        return []
    if clause.passive(i) or clause.low[victim.last] not in TROOPS or victim.low < 2:
        return []
    return [make(clause, TollKind.PRESENT, victim, i)]


_COMES = word_set(
    "come came turned showed marched gathered attended joined assembled filled packed"
)


def come(clause: Clause, people: list[People]) -> list[Found]:
    """Return bare figures of a crowd that the text is about: "2,000 had come"."""
    found: list[Found] = []
    for one in people:
        k = one.last + 1
        while k < len(clause) and clause.tags[k] in {"A", "B"}:
            k += 1
        if bare_many(clause, one) and k < len(clause) and clause.low[k] in _COMES:
            found.append(make(clause, TollKind.PRESENT, one, k))
    return found


_MARCHERS = word_set(
    """demonstrators protesters marchers mourners strikers protestors picketers dockers miners
    workers students supporters worshippers pilgrims"""
)
_SEES = word_set("saw counted estimated reported counts estimates addressed told lists listed")
_DRILLS = word_set("exercise exercises drill drills manoeuvres maneuvers war-game")
_REFUGEES = word_set("refugees evacuees seekers")
_ARRIVES = word_set("crossed arrived reached entered registered come fled waiting")
_PRISONERS = word_set("prisoners detainees captives hostages")
_SPEAKS = word_set(
    "speak speaks spoke spoken speaking talk talks talked warn warned warns tell told"
)


def troops(clause: Clause, people: list[People]) -> list[Found]:
    """Return the tolls of soldiers told to be somewhere: "4,000 troops near the border"."""
    found: list[Found] = []
    for one in people:
        if not one.sure or one.part_of or (one.high or one.low) < _FEW:
            continue
        before = clause.low[one.first - 1] if one.first else ""
        of = before == "of" and one.first > 1 and clause.low[one.first - 2] in _SPEAKS
        noun = clause.low[one.last]
        if (noun in _MARCHERS and before in _SEES) or (of and noun in _MARCHERS | TROOPS):
            found.append(make(clause, TollKind.PRESENT, one, one.last))
        if noun in TROOPS and before in {"with", "involving"} and _DRILLS & set(clause.low):
            found.append(make(clause, TollKind.PRESENT, one, one.last))
        if noun in _REFUGEES and _ARRIVES & set(clause.low[one.last + 1 : one.last + 5]):
            found.append(make(clause, TollKind.DISPLACED, one, one.last))
        if noun in _PRISONERS and before in _SEES:
            found.append(make(clause, TollKind.DETAINED, one, one.last))
        if noun not in TROOPS:
            continue
        k, helped = one.last + 1, False
        if k < len(clause) and clause.tokens[k].text == ",":
            k += 1
        while k < len(clause) and clause.low[k] in _HELPS:
            helped = helped or clause.low[k] in BE
            k += 1
        if k >= len(clause):
            continue
        stands = clause.low[k] in _STANDS or (
            clause.low[k] in _WHERE and (helped or clause.low[k + 1 : k + 2] == ["the"])
        )
        if stands:
            found.append(make(clause, TollKind.PRESENT, one, one.last))
    return found
