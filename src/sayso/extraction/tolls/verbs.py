"""Counted people and the verbs and adjectives that say what happened to them."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.persons import SINGULAR
from sayso.extraction.events.words import BE, word_set
from sayso.extraction.tolls.found import Found, make
from sayso.extraction.tolls.numbers import VAGUE, count_at
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.persons import HOUSEHOLDS
from sayso.extraction.tolls.predicates import ADJECTIVES, INTRANSITIVE, TRANSITIVE
from sayso.model import TollKind

__all__ = ["bare_many", "beside", "households", "kind_of", "predicates", "reaches", "subject_of"]


def kind_of(clause: Clause, k: int) -> TollKind | None:
    """Return what token *k* says happened to people, or None."""
    word = clause.low[k]
    if word in {"shot", "shooting", "struck", "stabbed", "gunned"}:
        near = clause.low[k + 1 : k + 4]
        fatal = bool(k) and clause.low[k - 1] in {"fatally", "mortally"}
        fatal = fatal or clause.low[max(0, k - 2) : k] in (["deceased", "were"], ["dead", "were"])
        fatal = fatal or near[:1] == ["dead"] or near[:2] in (["and", "killed"], ["to", "death"])
        if word == "gunned" or fatal or near[:2] == ["and", "died"]:
            return TollKind.KILLED
        if word == "struck" and not clause.passive(k):
            return None
        return None if word == "shooting" and clause.tags[k] != "G" else TollKind.INJURED
    return TRANSITIVE.get(word) or INTRANSITIVE.get(word) or ADJECTIVES.get(word)


_WEAK = word_set(
    """hit hitting struck shooting hold holds held holding neutralise neutralised neutralising
    neutralize neutralized neutralizing liquidated eliminated eliminating hanged suffocated"""
)
"""Verbs done to more than people: those counted must be called so."""
_ARTICLES = frozenset({"the", "these", "those", "its", "his", "their"})
_HARMED_ONES = word_set("dead killed victims casualties fatalities wounded injured hurt deceased")
_HARMED = frozenset({TollKind.KILLED, TollKind.INJURED})


_NEEDS_PERSONS = frozenset({TollKind.DETAINED, TollKind.DISPLACED, TollKind.PRESENT})


def _some_died(clause: Clause, victim: People, word: str, kind: TollKind) -> bool:
    """Tell "nineteen of them died", which is news, from how some of those counted are.

    So is "12 of the 30 miners were killed".
    """
    of_them = clause.low[victim.last + 1 : victim.last + 3] == ["of", "them"]
    if word in {"died", "drowned", "perished"}:
        return of_them or victim.sure
    counted = any(clause.tags[k] == "#" for k in range(victim.first + 2, victim.last))
    return kind is TollKind.KILLED and counted and clause.low[victim.last] not in _HARMED_ONES


def _of_the_harmed(clause: Clause, victim: People, i: int) -> People:
    """Return the twelve of "12 of the 30 wounded have died", where all thirty were found."""
    state, of = victim.last + 1, victim.first - 1
    if clause.low[i] not in INTRANSITIVE or state >= i or of < 1 or clause.low[of] != "of":
        return victim
    if clause.low[of + 1] not in _ARTICLES or clause.low[state] not in _HARMED_ONES:
        return victim
    for k in range(max(0, of - 4), of):
        count = count_at(clause.low, k)
        if count is not None and count.last == of - 1 and not count.ordinal:
            return People(count.low, count.high, k, state, sure=True)
    return victim


def _counts_anyway(clause: Clause, victim: People, kind: TollKind, word: str) -> bool:
    """Tell whether a count without a word for persons is of people all the same."""
    if word in _WEAK:
        return False
    named = clause.tags[victim.last] == "N"
    if word == "aboard" or (word in _TAKES and victim.parts == 1 and named):
        return True
    if kind is TollKind.DISPLACED and households(clause, victim):
        return True
    return kind not in _NEEDS_PERSONS or (
        kind is not TollKind.DETAINED and bare_many(clause, victim)
    )


def households(clause: Clause, victim: People) -> bool:
    """Tell whether families are counted, which the displaced alone are."""
    return clause.low[victim.last] in HOUSEHOLDS


def bare_many(clause: Clause, one: People) -> bool:
    """Tell whether a large count stands alone: "thousands fled", "2,000 had come"."""
    return (
        not one.sure
        and (one.high or one.low) >= _MANY
        and all(
            clause.tags[k] in {"#", "P", "B", "J", "D"}
            or clause.low[k] in VAGUE
            or clause.low[k] == "tens"
            for k in range(one.first, one.last + 1)
        )
    )


def beside(clause: Clause, victim: People, i: int) -> bool:
    """Tell whether a number alone follows other victims: "nine killed and six captured"."""
    if victim.last != i - 1 or victim.first != victim.last or not victim.first:
        return False
    before = clause.low[: victim.first]
    return before[-1] in {"and", ",", "or"} and any(
        kind_of(clause, k) in _HARMED for k in range(len(before))
    )


_MANY = 100
_TAKES = frozenset({"arrested", "detained", "jailed", "kidnapped", "abducted", "imprisoned"})
"""What is done to people alone, whatever the text calls them: "jailed 400 critics"."""
_FEW_INSIDE = 5
_ANYBODY = frozenset({"people", "persons", "person", "body", "one", "lives"})


_HELPERS = word_set(
    """was were been is are be being has have had got reportedly also later then fatally
    seriously critically severely slightly badly mortally confirmed believed feared
    reported presumed pronounced declared left found listed as to who that which and
    known thought understood
    remain remains remained still told ordered asked forced urged advised instructed to"""
)


def predicates(clause: Clause, people: list[People]) -> list[Found]:
    """Return the tolls that verbs and adjectives give to counted people."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        if i in clause.named and clause.tokens[i].text[0].isupper() and i:
            continue
        kind = kind_of(clause, i)
        if kind is None or (word == "marched" and clause.low[i + 1 : i + 2] in (["away"], ["off"])):
            continue
        if word in ADJECTIVES and i and clause.low[i - 1] in {"the", "those", "most", "many"}:
            continue
        victim = _described(clause, people, i, word) or _victim(clause, people, i, word, kind)
        if victim is None or (
            victim.part_of and victim.first < i and not _some_died(clause, victim, word, kind)
        ):
            continue
        victim = _of_the_harmed(clause, victim, i)
        if victim.part_of:
            found.append(make(clause, kind, victim, i))
            continue
        bare = not victim.sure and not beside(clause, victim, i)
        if bare and not _counts_anyway(clause, victim, kind, word):
            continue
        if victim.parts > 1 and not victim.sure and kind not in _HARMED:
            continue
        if word == "inside" and (victim.high or _MANY) < _FEW_INSIDE:
            continue
        if victim.ordinal and kind is TollKind.MISSING:
            continue  # "a fourth climber is missing": besides three who are dead
        if victim.high == 0 and clause.low[victim.last] not in _ANYBODY:
            continue  # "no policeman was killed" says nothing of the others
        found.append(make(clause, kind, victim, i))
    return found


_DESCRIBED = word_set(
    """dead missing displaced wounded injured homeless captured detained arrested kidnapped abducted
    imprisoned jailed interned recaptured evacuated slain"""
)


def _described(clause: Clause, people: list[People], i: int, word: str) -> People | None:
    """Return those whom an adjective stands before: "11,000 displaced people"."""
    if word not in _DESCRIBED:
        return None
    return next(
        (
            p
            for p in people
            if p.first < i < p.last
            and p.sure
            and p.low > 1
            and p.parts == 1
            and not p.part_of
            and count_at(clause.low, p.first)
            and clause.low[p.first] not in {"the", "these", "those", "its", "their"}
        ),
        None,
    )


def _victim(
    clause: Clause, people: list[People], i: int, word: str, kind: TollKind
) -> People | None:
    after = next((p for p in people if i < p.first), None)
    before = subject_of(clause, people, i)
    if word in ADJECTIVES and before is not None and before.last == i - 1:
        return before
    if before is not None and kind in _NEEDS_PERSONS and beside(clause, before, i):
        return before
    if word in TRANSITIVE and not clause.passive(i):
        single = _its_one(clause, i)
        if single is not None and after is None:
            return single
        adjective = clause.tags[i] in {"J", "N"} and word not in {"killing", "shooting"}
        if after is not None and not adjective and _directly(clause, i, after):
            return after
        if clause.tags[i] == "V" and not clause.reduced(i) and _has_object(clause, i):
            return None
    if (
        word in {"killing", "shooting"}
        and clause.low[i + 1 : i + 2] == ["of"]
        and after is not None
    ):
        return after if after.first == i + 2 else None
    if before is None or word in {
        "killing",
        "murder",
        "drowning",
        "injuring",
        "wounding",
        "shooting",
        "kill",
        "injure",
    }:
        return None
    if kind is TollKind.DETAINED and not clause.passive(i) and not clause.reduced(i):
        return None
    return before if reaches(clause, before, i) else None


def subject_of(clause: Clause, people: list[People], i: int) -> People | None:
    """The last phrase before word *i*, or the one that it only spells out between commas."""
    before = [p for p in people if p.last < i]
    if not before:
        return None
    first = clause.group(i)
    if first and clause.tokens[first - 1].text == "," and len(before) > 1:
        for one in before[:-1]:
            if clause.low[one.last + 1 : one.last + 2] == [","] and one.low > before[-1].low:
                return one
    return before[-1]


def _its_one(clause: Clause, i: int) -> People | None:
    """One known by what it belongs to: "killing its driver"."""
    if clause.low[i + 1 : i + 2] not in (["its"], ["his"], ["her"], ["their"]):
        return None
    for k in range(i + 2, min(len(clause), i + 5)):
        if clause.low[k] in SINGULAR:
            return People(1, 1, i + 1, k, sure=True)
        if clause.tags[k] not in {"N", "J"}:
            return None
    return None


def _directly(clause: Clause, i: int, people: People) -> bool:
    gap = clause.low[i + 1 : people.first]
    return (
        all(
            w
            in {
                "and",
                "or",
                "wounded",
                "injured",
                "wounding",
                "injuring",
                "killed",
                "as",
                "by",
                "to",
                "death",
                "dead",
                "down",
                "fatally",
            }
            for w in gap
        )
        and len(gap) <= 3
        and "by" not in gap
        and gap not in (["and"], ["or"])
    )


def _has_object(clause: Clause, i: int) -> bool:
    found = clause.object(i)
    return found is not None and found[0] <= i + 2


_HEARSAY = word_set("said alleged estimated rumoured rumored says say claims claimed")
_THEY = word_set("it he she they we")
"""Before hearsay between people and their verb: "are said to be dead", "people it says died"."""


def reaches(clause: Clause, people: People, i: int) -> bool:
    """Tell whether the phrase is the subject of the word *i*."""
    gap = range(max(people.last, people.tail) + 1, i)
    if len(gap) > 14:
        return False
    for k in gap:
        text, tag, word = clause.tokens[k].text, clause.tags[k], clause.low[k]
        if text in ";:":
            return False
        postmodifier = k == people.last + 1 and i > k + 2
        shared = clause.low[k + 1 : k + 2] == ["and"]  # "were ambushed and killed"
        other = tag == "V" and word not in _HELPERS and kind_of(clause, k) is None
        if other and word in _HEARSAY and clause.low[k - 1] in BE | _THEY:
            continue
        if other and not (postmodifier or shared):
            return False
        if word in {"including", "among", "with", "besides"}:
            return False
        if tag == "S" and word not in {"when", "after"}:
            return False
        if word in {"when", "after", "before", "while"}:
            return False
    return True
