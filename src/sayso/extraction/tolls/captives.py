"""People called by what has befallen them: "17 captives", "the 30 detainees", "forty fugitives"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, make
from sayso.extraction.tolls.numbers import count_at
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.verbs import reaches, subject_of
from sayso.model import Span, TollKind

__all__ = ["captives", "escaped"]

_CALLED: dict[str, TollKind] = {
    **dict.fromkeys(
        ("prisoners", "captives", "detainees", "hostages", "internees", "abductees"),
        TollKind.DETAINED,
    ),
    **dict.fromkeys(("fugitives", "escapees", "runaways"), TollKind.MISSING),
    **dict.fromkeys(("evacuees", "refugees"), TollKind.DISPLACED),
}
"""Nouns that say by themselves what has befallen those counted."""
_WANTED = word_set(
    """demand demands demanded demanding free release swap exchange want wants wanted seek seeks
    sought hold house accommodate admit accept will would could should may might can capacity room
    space"""
)
"""Words before them that say what is only wanted or possible."""
_ONCE = word_set("former ex-prisoners fellow other few war")
_INMATES = word_set("inmates prisoners detainees convicts suspects captives patients")
_PRISONS = word_set(
    "prison jail penitentiary inmates prisoners detainees cells gaol prisons jails stockade"
)
_GONE = word_set("escaped escaping absconded")
_GONE_BY = {("broke", "out"), ("broken", "out"), ("got", "away"), ("at", "large"), ("on", "the")}
_SAFE = word_set(
    """unhurt unharmed unscathed injury injuries death alive fire flames blaze serious with
    uninjured safely through detection notice punishment"""
)
_LEAST = 2


def captives(clause: Clause, people: list[People], taken: list[Span]) -> list[Found]:
    """Return counts of captives, fugitives and the uprooted that no verb has told of.

    Args:
        clause: The sentence.
        people: Those counted in it.
        taken: What has been counted already, or is known not to count.
    """
    found: list[Found] = []
    for one in people:
        kind = _CALLED.get(clause.low[one.last])
        if kind is None or not one.sure or one.parts > 1:
            continue
        whole = _whole(clause, one) if one.part_of else one
        if whole is None or whole.low < _LEAST or _WANTED & set(clause.low[: whole.first]):
            continue
        if _ONCE & set(clause.low[whole.first : whole.last]):
            continue
        toll = make(clause, kind, whole, whole.last)
        if not any(toll.evidence.touches(span) for span in taken):
            found.append(toll)
    return found


def _whole(clause: Clause, one: People) -> People | None:
    """Return the thirty of "four of the thirty detainees"."""
    for k in range(one.first + 2, one.last):
        count = count_at(clause.low, k)
        if count is not None and clause.low[k - 1] in {"the", "its", "their", "those"}:
            return People(count.low, count.high, count.first, one.last, sure=True)
    return None


def escaped(clause: Clause, people: list[People]) -> list[Found]:
    """Return the counts of those who got out of where they were held."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        gone = word in _GONE or tuple(clause.low[i : i + 2]) in _GONE_BY
        if word == "on" and clause.low[i + 2 : i + 3] != ["run"]:
            continue
        if not gone or _SAFE & set(clause.low[i + 1 : i + 5]):
            continue
        victim = subject_of(clause, people, i)
        if victim is None or victim.part_of or not reaches(clause, victim, i):
            continue
        held = clause.low[victim.last] in _INMATES
        if held or (_PRISONS & set(clause.low) and (victim.sure or victim.low >= _LEAST)):
            found.append(make(clause, TollKind.MISSING, victim, i))
    return found
