"""Figures behind what they are of: "the dead at 31", "arrests now number 64", "51 names"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, word_span
from sayso.extraction.tolls.numbers import Count, count_at
from sayso.extraction.tolls.parts import GROUPS
from sayso.extraction.tolls.persons import is_person
from sayso.model import TollKind

__all__ = ["headed"]

_PLURALS: dict[str, TollKind] = {
    **dict.fromkeys(("deaths", "fatalities"), TollKind.KILLED),
    **dict.fromkeys(("injuries",), TollKind.INJURED),
    **dict.fromkeys(("arrests", "detentions", "detainees"), TollKind.DETAINED),
}
_COME = word_set("participants attendees marchers demonstrators protesters strikers mourners")
_NUMBER = word_set("number numbered totalled totaled")
_NUMBERS = word_set("number numbered numbers totalled totaled total reached passed topped exceeded")
_MORE_THAN = word_set("passed topped exceeded exceeds")
_GIVES = word_set(
    """put puts putting gave gives giving has have had counted counts placed places set sets
    estimated estimates now"""
)
_PUTS = word_set("put puts places placed stand stands stood remain remains")
_LISTS = word_set("list register roll lists book wall memorial")
_HAVE = frozenset({"have", "has", "had"})
_FEW = 9
"""More names than this that somebody "has" are a list, not what a person is called."""


def headed(clause: Clause) -> list[Found]:
    """Return the figures of those named before them."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        before = clause.low[i - 1] if i else ""
        kind = _PLURALS.get(word)
        if kind is None and before in {"the", "its", "their", "and"}:
            kind = GROUPS.get(word)
        if kind is None and clause.low[i + 1 : i + 2] and clause.low[i + 1] in _NUMBER:
            kind = _numbered(clause, i)
        if kind is None and word == "custody":
            kind = TollKind.DETAINED if _number_before(clause, i) else None
        if kind is None or (clause.low[i + 1 : i + 2] == ["toll"]):
            continue
        count = _figure(clause, i)
        if count is not None:
            found.append(_found(clause, kind, count, i))
    return found + _names(clause)


def _numbered(clause: Clause, i: int) -> TollKind | None:
    """Return what befell those who "number" so many: "people arrested number 64"."""
    if clause.low[i] in _COME:
        return TollKind.PRESENT
    return GROUPS.get(clause.low[i]) if i and is_person(clause, i - 1) else None


def _number_before(clause: Clause, i: int) -> bool:
    return bool({"number", "numbers", "total"} & set(clause.low[max(0, i - 6) : i]))


def _figure(clause: Clause, i: int) -> Count | None:
    """Return the count that "at", "as" or "number" leads to: "the injured he put at 41"."""
    gives = bool(_GIVES & set(clause.low[max(0, i - 12) : i]))
    for k in range(i + 1, min(len(clause), i + 8)):
        word = clause.low[k]
        if word in _NUMBERS or (gives and word in {"at", "as"}):
            count = count_at(clause.low, k + 1) if k + 1 < len(clause) else None
            if count is not None and _alone(clause, count):
                return _passed(count) if word in _MORE_THAN else count
            if word in _NUMBERS:
                return None
            continue
        if word in _PUTS:
            gives = True
        elif word in {"have", "has", "had"} or (word == "," and clause.low[k + 1] in _PUTS):
            continue
        elif clause.tags[k] in {"V", ",", "S", "W", "A", "C"} or word in {";", ":"}:
            return None
    return None


def _passed(count: Count) -> Count:
    return count._replace(low=count.low + 1, high=None)


def _alone(clause: Clause, count: Count) -> bool:
    """Tell whether no noun but one for people follows a count."""
    if count.article or count.ordinal or count.low < 1:
        return False
    k = count.last + 1
    if k >= len(clause) or is_person(clause, k):
        return True
    word = clause.low[k]
    return (
        clause.tags[k] not in {"N", "J", "#"}
        and word[0] not in "%:-–/"
        and word not in {"per", "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"}
    )


def _found(clause: Clause, kind: TollKind, count: Count, trigger: int) -> Found:
    k = count.last + 1
    last = k if k < len(clause) and is_person(clause, k) else count.last
    span = clause.span(count.first, last)
    of = span if last == k else None
    return Found(kind, count.low, count.high, span, of, word_span(clause, trigger))


def _names(clause: Clause) -> list[Found]:
    """The list of the dead has 48 names."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        listed = bool(_LISTS & set(clause.low[:i]))
        if word != "names" or not (listed or _HAVE & set(clause.low[max(0, i - 4) : i])):
            continue
        for k in range(max(0, i - 3), i):
            count = count_at(clause.low, k)
            if count is not None and count.last == i - 1 and count.low > (1 if listed else _FEW):
                kind = next((GROUPS[w] for w in clause.low[:k] if w in GROUPS), None)
                span = clause.span(k, i)
                found.append(Found(kind, count.low, count.high, span, None, word_span(clause, i)))
                break
    return found
