"""Some of the dead, the hurt, the held: "among the dead were two nurses", "six of those held"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import BE, word_set
from sayso.extraction.tolls.found import Found, make
from sayso.extraction.tolls.numbers import count_at
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.persons import is_person
from sayso.extraction.tolls.predicates import INTRANSITIVE, TRANSITIVE
from sayso.extraction.tolls.verbs import kind_of
from sayso.model import TollKind

__all__ = ["GROUPS", "parts"]

GROUPS: dict[str, TollKind] = {
    **dict.fromkeys(("dead", "killed", "deceased", "fatalities", "fallen"), TollKind.KILLED),
    **dict.fromkeys(("wounded", "injured", "hurt", "burned"), TollKind.INJURED),
    **dict.fromkeys(("missing", "disappeared"), TollKind.MISSING),
    **dict.fromkeys(
        ("detained", "arrested", "detainees", "held", "imprisoned", "jailed", "kidnapped"),
        TollKind.DETAINED,
    ),
    **dict.fromkeys(("displaced", "evacuated", "homeless"), TollKind.DISPLACED),
}
"""Words for all those to whom the same has happened."""

_INCLUDE = word_set("include includes included including")
_WERE = BE | {"also", "had"}
_ARTICLES = word_set("the those these its their our his her")


def parts(clause: Clause, people: list[People]) -> list[Found]:
    """Return the counts of some, where they are told as news of their own.

    "Among the dead were two nurses" counts two; an aside, "twelve dead, among them two
    nurses", doesn't: the whole is counted there.
    """
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        kind = GROUPS.get(word)
        if kind is None:
            continue
        start = _article_before(clause, i)
        if start is None:
            continue
        lead = clause.low[start - 1] if start else ""
        if lead == "among":
            some = _told_before(clause, people, start - 1) or _told_after(clause, people, i, start)
            whole = _whole(people, start, i)
            if whole is not None and some is not None:
                found.append(make(clause, kind, whole, i))
        elif lead == "of":
            some = _some_of(clause, people, start - 1, i)
        else:
            some = _included(clause, people, i)
        if some is not None and some.high != 0:
            if lead == "of":
                kind = _later(clause, i)  # how some of them are else is no count
                if kind is None:
                    continue
            found.append(make(clause, kind, some, i))
    return found + _held_ones(clause, people) + _along_with(clause, people)


def _article_before(clause: Clause, i: int) -> int | None:
    """Return the article of "the dead", "those already killed", or None."""
    for k in range(i - 1, max(-1, i - 5), -1):
        if clause.low[k] in _ARTICLES:
            return k
        if clause.tags[k] not in {"B", "J", "A", "#"} and not is_person(clause, k):
            return None
    return None


def _whole(people: list[People], start: int, i: int) -> People | None:
    """Return the 64 of "among the 64 persons arrested are seven nationals"."""
    return next((p for p in people if start < p.last < i and p.first >= start and p.sure), None)


def _told_before(clause: Clause, people: list[People], among: int) -> People | None:
    """Return who "was among the dead"."""
    if not among or clause.low[among - 1] not in _WERE:
        return None
    before = [p for p in people if p.last < among]
    if not before or not before[-1].sure:
        return None
    gap = range(before[-1].last + 1, among)
    return before[-1] if all(_plain(clause, k) for k in gap) and len(gap) < 8 else None


def _told_after(clause: Clause, people: list[People], i: int, start: int) -> People | None:
    """Return who follows "among the dead were"; not where they only explain a count."""
    if start > 1 and clause.tokens[start - 2].text == "," and start > 4:
        return None
    for k in range(i + 1, min(len(clause), i + 9)):
        if clause.low[k] in BE:
            counted = next((p for p in people if p.first == k + 1 and p.sure), None)
            return counted or _the_one(clause, k + 1)
        if not _plain(clause, k):
            return None
    return None


def _the_one(clause: Clause, k: int) -> People | None:
    """Return "the editor" of "among the arrested was the editor"; one who leads no list."""
    if clause.low[k : k + 1] != ["the"]:
        return None
    for n in range(k + 1, min(len(clause), k + 5)):
        if is_person(clause, n) and not clause.low[n].endswith(("s", "men", "people")):
            listed = clause.low[n + 1 : n + 2] in ([","], ["and"])
            return None if listed else People(1, 1, k, n, sure=True)
        if clause.tags[n] not in {"N", "J"}:
            return None
    return None


def _included(clause: Clause, people: list[People], i: int) -> People | None:
    """Return whom "the dead included"."""
    for k in range(i + 1, min(len(clause), i + 6)):
        if clause.low[k] in _INCLUDE:
            if clause.low[k] == "including":
                return None
            return next((p for p in people if p.first == k + 1 and p.sure), None)
        if not _plain(clause, k):
            return None
    return None


def _some_of(clause: Clause, people: list[People], of: int, i: int) -> People | None:
    """Return how many "three of the dead" are, where a verb says something of them."""
    if any(clause.tags[k] == "#" for k in range(of + 1, i)):
        return None  # "two of the seven arrested": the seven are counted
    for k in range(max(0, of - 4), of):
        count = count_at(clause.low, k)
        if count is None or count.article or count.ordinal or count.last != of - 1:
            continue
        following = clause.tags[i + 1] if i + 1 < len(clause) else ""
        verb = following in {"V", "A"} or clause.low[i + 1 : i + 2] in (["died"], ["die"])
        if not verb or count.low < 1 or (k and clause.tags[k - 1] in {",", "#"}):
            return None
        own = next((p for p in people if p.first == k), None)
        return People(count.low, count.high, k, own.last if own else i, sure=True)
    return None


def _later(clause: Clause, i: int) -> TollKind | None:
    """Return what became of them since: "three of the wounded died"."""
    for k in range(i + 1, min(len(clause), i + 5)):
        if clause.tags[k] == "V" or clause.low[k] in {"died", "die"}:
            return INTRANSITIVE.get(clause.low[k])
    return None


def _plain(clause: Clause, k: int) -> bool:
    return clause.tags[k] in {"P", "D", "N", "J", "A", "B", "#"} and clause.low[k] != "and"


def _held_ones(clause: Clause, people: list[People]) -> list[Found]:
    """Seven of the men held: seven; two of the seven nurses arrested: seven."""
    found = []
    for one in people:
        k = one.last + 1
        if not one.part_of or not one.sure or k >= len(clause):
            continue
        kind = GROUPS.get(clause.low[k])
        if kind is None or k + 1 >= len(clause) or clause.tags[k + 1] in {"N", "D", "#", "J"}:
            continue
        whole = None
        for n in range(one.first + 1, one.last):
            if clause.low[n - 1] in _ARTICLES or clause.low[n - 1] == "of":
                whole = count_at(clause.low, n)
        if whole is None or whole.article or whole.ordinal:
            found.append(make(clause, kind, one, k))
        else:
            every = People(whole.low, whole.high, whole.first, one.last, sure=True)
            found.append(make(clause, kind, every, k))
    return found


def _along_with(clause: Clause, people: list[People]) -> list[Found]:
    """Was detained along with four aides: four, and the one they were with."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        kind = kind_of(clause, i) if word in TRANSITIVE else None
        if (
            kind is None
            or not clause.passive(i)
            or clause.low[clause.group(i)] not in {"was", "is"}
        ):
            continue
        for k in range(i + 1, min(len(clause), i + 9)):
            if clause.low[k] == "with":
                others = next((p for p in people if p.first == k + 1 and p.sure), None)
                if others is None:
                    break
                found.append(make(clause, kind, others, i))
                one = clause.subject(i)
                along = clause.low[k - 1] in {"along", "together"}
                if along and one is not None and not any(p.last == one[1] for p in people):
                    found.append(make(clause, kind, People(1, 1, one[0], one[1], sure=True), i))
                break
            if clause.tags[k] in {"V", ",", "S", "W"}:
                break
    return found
