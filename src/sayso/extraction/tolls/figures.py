"""Figures with their own noun, or none: "the toll rose to 34", "no casualties", "it said seven"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.persons import PERSONS
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.found import Found, word_span
from sayso.extraction.tolls.numbers import Count, cardinal, count_at
from sayso.extraction.tolls.predicates import ADJECTIVES, NOUNS, TOLL_NOUNS
from sayso.extraction.tolls.verbs import kind_of
from sayso.extraction.tolls.victims import is_age
from sayso.model import TollKind

__all__ = ["bare_figures", "counted_nouns", "none_at_all", "toll_nouns"]


def toll_nouns(clause: Clause) -> list[Found]:
    """Return the figures of tolls, counts and losses: "the toll rose to 34"."""
    found = []
    for i, word in enumerate(clause.low):
        if word in {"number", "numbers"}:
            found += _number_of(clause, i)
        if word not in TOLL_NOUNS or i in clause.named:
            continue
        before = clause.low[i - 1] if i else ""
        if word in {"count", "tally"} and (
            before in {"a", "an", "one"} or clause.low[i + 1 : i + 2] == ["of"]
        ):
            continue
        kind: TollKind | None = TollKind.KILLED
        if word in {"count", "tally"} or before in {"injury", "casualty"}:
            kind = None
        count = _after_toll(clause, i)
        if count is None:
            continue
        end = count.last
        following = clause.low[end + 1] if end + 1 < len(clause) else ""
        if following in ADJECTIVES:
            kind, end = ADJECTIVES[following], end + 1
        elif following in {"per", "percent", "%", "years", "days", "-", "months", "hours"}:
            continue
        first = min(i, count.first)
        found.append(
            Found(
                kind,
                count.low,
                count.high,
                clause.span(first if first == count.first else count.first, end),
                None,
                word_span(clause, i),
            )
        )
    return found


_NUMBERED = {
    **dict.fromkeys(("dead", "deaths", "killed", "fatalities", "victims"), TollKind.KILLED),
    **dict.fromkeys(("wounded", "injured", "injuries", "hurt"), TollKind.INJURED),
    **dict.fromkeys(("missing",), TollKind.MISSING),
    **dict.fromkeys(("detained", "arrested", "detainees", "arrests"), TollKind.DETAINED),
    **dict.fromkeys(("displaced", "evacuated", "homeless"), TollKind.DISPLACED),
}


def _number_of(clause: Clause, i: int) -> list[Found]:
    """Read "the number of dead at four", "the number of people killed rose to 19"."""
    for k in range(i + 1, min(len(clause), i + 5)):
        kind = _NUMBERED.get(clause.low[k])
        if kind is not None:
            count = _after_toll(clause, k)
            if count is None:
                return []
            span = clause.span(count.first, count.last)
            return [Found(kind, count.low, count.high, span, None, word_span(clause, k))]
        if clause.low[k] != "of" and clause.tags[k] not in {"N", "D", "J"}:
            break
    return []


def _after_toll(clause: Clause, i: int) -> Count | None:
    linked = False
    for k in range(i + 1, min(len(clause), i + 14)):
        word = clause.low[k]
        if clause.tokens[k].text in ";:—(" or (word in {"when", "while", "after"}):
            return None
        if word == "from" and cardinal(clause.low, k + 1):
            continue
        if linked and clause.low[k - 1] != "from":
            count = count_at(clause.low, k)
            if count is not None and not count.article and not count.ordinal:
                return count
        linked = linked or word in _LINKS
    return None


_LINKS = word_set(
    """to at of is was stands reached hit passed topped exceeded exceeds above past be around about
    least over nearly now increased has had rising as remains remained stays stayed still"""
)


_FIGURE_LEADS = word_set(
    """were said say says spoke speaks of at is was stands stood counts counted to not only reported
    acknowledging acknowledged announced than four"""
)


_FIGURE_ENDS = word_set(
    "because and on by in since earlier so after when it as but up from last this until there here"
)


def bare_figures(clause: Clause) -> list[Found]:
    """A figure alone where people have just been counted: "it had said seven"."""
    found: list[Found] = []
    for i in range(1, len(clause)):
        if clause.low[i - 1] not in _FIGURE_LEADS | {"the"}:
            continue
        count = count_at(clause.low, i)
        if count is None or count.article or count.ordinal or (count.high or count.low) < 2:
            continue
        if clause.low[i] in {"both", "several", "the", "a", "all"} or is_age(clause, count):
            continue
        if (
            i > 1
            and clause.low[i - 2] in {"who", "he", "she"}
            and clause.low[i - 1] in {"was", "is"}
        ):
            continue  # "who was 59"
        if clause.low[i - 1] == "not" and not _reported(clause, count.last + 1):
            continue
        k = _end_of_people(clause, i, count.last) + 1
        following = clause.low[k] if k < len(clause) else "."
        if following[0].isalnum() and following not in _FIGURE_ENDS:
            continue
        if clause.low[i - 1] == "the" and following != "it":
            continue
        if following == "in" and clause.low[k + 1 : k + 2] == ["the"]:
            continue  # "at nine in the morning"
        if following in {"-", "–", "/", ":", "%"} or (following == "," and _listed(clause, k)):
            continue
        if found and found[-1].evidence.end > clause.tokens[i].start:
            continue
        found.append(
            Found(
                None,
                count.low,
                count.high,
                clause.span(i, k - 1),
                None,
                word_span(clause, i - 1),
            )
        )
    return found


_SPEAKS = word_set("speak speaks spoke spoken speaking talk talks talked talking")
_OURS = frozenset({"us", "them", "you"})


def _end_of_people(clause: Clause, i: int, last: int) -> int:
    """Return the last token of a figure that names whom it counts: "speaks of six shepherds"."""
    if i > 1 and clause.low[i - 1] == "of" and clause.low[i - 2] in _SPEAKS:
        for k in range(last + 1, min(len(clause), last + 4)):
            if clause.low[k] in PERSONS:
                return k
            if clause.tags[k] not in {"N", "J"}:
                break
    if clause.low[last + 1 : last + 2] == ["of"] and clause.low[last + 2 : last + 3]:
        there = "there" in clause.low[max(0, i - 3) : i]
        return last + 2 if there and clause.low[last + 2] in _OURS else last
    return last


def _reported(clause: Clause, k: int) -> bool:
    """Tell "not eight, as she had said before", which was given once, from a bare "not four"."""
    rest = clause.low[k : k + 8]
    return "as" in rest[:2] and bool({"said", "reported", "announced", "stated"} & set(rest))


def _listed(clause: Clause, k: int) -> bool:
    return k + 1 < len(clause) and clause.low[k + 1][0].isdigit()


def counted_nouns(clause: Clause) -> list[Found]:
    """Return counts of deaths, injuries and the like: "34 deaths", "no casualties"."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        kinds = NOUNS.get(word)
        if kinds is None or i in clause.named:
            continue
        for k in range(max(0, i - 5), i):
            count = count_at(clause.low, k)
            if count is None or count.article or count.ordinal or count.last >= i:
                continue
            gap = range(count.last + 1, i)
            if any(clause.tags[n] not in {"N", "J", "G", "B", "#"} for n in gap):
                continue
            if count.low == 0 and word in {"death", "injury"} and count.high != 0:
                continue
            if word in {"lives", "bodies"} and count.low < 1:
                continue
            if _some_of(clause, k, i):
                continue
            for kind in kinds:
                if len(kinds) > 1 and count.high != 0:
                    continue
                found.append(
                    Found(
                        kind, count.low, count.high, clause.span(k, i), None, word_span(clause, i)
                    )
                )
            break
    return found


def _some_of(clause: Clause, k: int, i: int) -> bool:
    """Tell "one of the two further deaths", which adds to what was counted, from a total."""
    more = {"additional", "further", "more", "new", "latest", "other"} & set(clause.low[k:i])
    before = clause.low[max(0, k - 2) : k]
    return bool(more) and (before[-1:] == ["of"] or before == ["of", "the"])


_NEGATED_SUBJECTS = frozenset({"nobody", "no-one", "none"})


def none_at_all(clause: Clause) -> list[Found]:
    """Nobody was killed; no one was hurt; without casualties."""
    found = []
    low = clause.low
    for i, word in enumerate(low):
        start, size = i, 0
        if word in _NEGATED_SUBJECTS:
            size = 1
        elif word == "no" and low[i + 1 : i + 2] in (["one"], ["people"], ["person"]):
            size = 2
        elif word == "without" and low[i + 1 : i + 2] == ["casualties"]:
            span = clause.span(i, i + 1)
            found += [
                Found(kind, 0, 0, span, None, word_span(clause, i + 1))
                for kind in (TollKind.KILLED, TollKind.INJURED)
            ]
            continue
        if not size:
            continue
        for k in range(i + size, min(len(clause), i + size + 7)):
            kind = kind_of(clause, k)
            if kind in {TollKind.KILLED, TollKind.INJURED}:
                found.append(Found(kind, 0, 0, clause.span(start, k), None, word_span(clause, k)))
                if low[k + 1 : k + 2] not in (["or"], ["and"], ["nor"]):
                    break
            elif clause.tokens[k].text in ",;:":
                break
    return found
